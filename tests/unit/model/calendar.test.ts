import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, calendar, firstDayOfMonth, monthOf, monthsBetween } from '../../../src/model/calendar.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { day } from './small-dataset.ts';

const anyDay = fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') });
const STEPS = ['day', 'week', 'month', 'quarter', 'year'] as const;

describe('labels', () => {
  test.each([
    ['day', '2021-03-04', '2021-03-04'],
    ['month', '2021-03-04', '2021-03'],
    ['quarter', '2021-03-31', '2021-Q1'],
    ['quarter', '2021-04-01', '2021-Q2'],
    ['year', '2021-12-31', '2021'],
    ['year', '0987-06-05', '0987'],
    ['month', '0001-01-01', '0001-01'],
  ] as const)('a %s that holds %s is %s', (step, iso, label) => {
    const inCalendar = calendar(step);
    expect(inCalendar.label(inCalendar.periodOf(day(iso)))).toBe(label);
  });

  // ISO 8601: 2020 has 53 weeks, the first days of 2021 belong to it; 2018-12-31 belongs to 2019.
  test.each([
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2018-12-31', '2019-W01'],
    ['2016-01-01', '2015-W53'],
    ['2010-12-01', '2010-W48'],
    ['2021-02-07', '2021-W05'],
  ])('%s is in ISO week %s', (iso, label) => {
    const weeks = calendar('week');
    expect(weeks.label(weeks.periodOf(day(iso)))).toBe(label);
  });

  // From Sunday the fourth day is Wednesday: 2021-01-02 ends the week whose Wednesday is 2020-12-30.
  test.each([
    ['2021-01-02', '2020-W53'],
    ['2021-01-03', '2021-W01'],
    ['2021-01-09', '2021-W01'],
    ['2021-01-10', '2021-W02'],
  ])('%s is in week %s from Sunday', (iso, label) => {
    const weeks = calendar('week', 'sunday');
    expect(weeks.label(weeks.periodOf(day(iso)))).toBe(label);
  });
});

test('a week runs from its Monday or its Sunday', () => {
  const monday = calendar('week');
  const sunday = calendar('week', 'sunday');
  const wednesday = day('2021-03-03');
  expect(isoOf(monday.firstDay(monday.periodOf(wednesday)))).toBe('2021-03-01');
  expect(isoOf(monday.lastDay(monday.periodOf(wednesday)))).toBe('2021-03-07');
  expect(isoOf(sunday.firstDay(sunday.periodOf(wednesday)))).toBe('2021-02-28');
  expect(isoOf(sunday.lastDay(sunday.periodOf(wednesday)))).toBe('2021-03-06');
});

test('months, quarters and years end on their last day', () => {
  const found = (['month', 'quarter', 'year'] as const).map((step) => {
    const inCalendar = calendar(step);
    const period = inCalendar.periodOf(day('2024-02-10'));
    return [isoOf(inCalendar.firstDay(period)), isoOf(inCalendar.lastDay(period))];
  });
  expect(found).toEqual([
    ['2024-02-01', '2024-02-29'],
    ['2024-01-01', '2024-03-31'],
    ['2024-01-01', '2024-12-31'],
  ]);
});

test('every day lies in its period, and neighbouring periods touch, in every step', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom(...STEPS),
      fc.constantFrom('monday', 'sunday'),
      (of, step, weekStart) => {
        const inCalendar = calendar(step, weekStart);
        const period = inCalendar.periodOf(of);
        expect(inCalendar.firstDay(period)).toBeLessThanOrEqual(of);
        expect(inCalendar.lastDay(period)).toBeGreaterThanOrEqual(of);
        expect(inCalendar.firstDay(period + 1)).toBe(inCalendar.lastDay(period) + 1);
        expect(inCalendar.periodOf(inCalendar.lastDay(period) + 1)).toBe(period + 1);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['2021-01-31', 1, '2021-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2021-01-31', 3, '2021-04-30'],
  ['2021-03-31', -1, '2021-02-28'],
  ['2021-11-15', 2, '2022-01-15'],
])('%s and %i months is %s', (from, months, to) => {
  expect(isoOf(addMonths(day(from), months))).toBe(to);
});

test.each([
  ['2021-01-31', '2021-02-27', 0],
  ['2021-01-31', '2021-02-28', 1],
  ['2021-01-31', '2021-03-30', 1],
  ['2021-01-31', '2021-03-31', 2],
  ['2024-02-29', '2025-02-27', 11],
  ['2024-02-29', '2025-02-28', 12],
  ['2021-05-10', '2021-05-10', 0],
  ['2021-05-10', '2021-05-09', -1],
  ['2021-05-10', '2021-04-10', -1],
])('from %s to %s are %i whole months', (from, to, months) => {
  expect(monthsBetween(day(from), day(to))).toBe(months);
});

test('whole steps between two days are the most that can be added without passing the second', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 5000 }), fc.constantFrom(...STEPS), (from, days, step) => {
      const inCalendar = calendar(step);
      const steps = inCalendar.stepsBetween(from, from + days);
      expect(inCalendar.addSteps(from, steps)).toBeLessThanOrEqual(from + days);
      expect(inCalendar.addSteps(from, steps + 1)).toBeGreaterThan(from + days);
    }),
    { numRuns: 1000 },
  );
});

test('a quarter lived is three months, a year twelve', () => {
  expect(calendar('quarter').stepsBetween(day('2020-11-30'), day('2021-02-27'))).toBe(0);
  expect(calendar('quarter').stepsBetween(day('2020-11-30'), day('2021-02-28'))).toBe(1);
  expect(calendar('year').stepsBetween(day('2020-02-29'), day('2021-02-28'))).toBe(1);
  expect(calendar('week').stepsBetween(day('2020-12-28'), day('2021-01-10'))).toBe(1);
});

test('months count from year 0', () => {
  expect(monthOf(day('2021-03-31'))).toBe(2021 * 12 + 2);
  expect(isoOf(firstDayOfMonth(2021 * 12 + 2))).toBe('2021-03-01');
});
