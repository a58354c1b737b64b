import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendar, monthsBetween } from '../../../src/model/calendar.ts';
import { monthAges, periodLookup, reachedBy } from '../../../src/model/day-lookup.ts';
import { lineIndex } from '../../../src/model/line-index.ts';
import type { Step } from '../../../src/model/settings.ts';
import { datasetOf, day } from './small-dataset.ts';

function indexOf(...dates: string[]) {
  return lineIndex(datasetOf(dates.map((date) => ({ customer: 'ann', date, amount: 1 }))).lines);
}

test.each([
  ['day', 0, 1, 366],
  ['week', 0, 0, 53],
  ['month', 0, 0, 12],
  ['quarter', 0, 0, 4],
  ['year', 0, 0, 1],
] as const)('by %s, a leap year holds the periods it should', (step, first, second, last) => {
  const { base, values } = periodLookup(indexOf('2020-01-01', '2021-01-01'), calendar(step));
  expect(base).toBe(day('2020-01-01'));
  const from = values[0] ?? NaN;
  // 2020-01-01 was a Wednesday: the week it lies in has a Thursday next, and 2021-01-01 lies in the 53rd after it.
  expect([values[0], values[1], values[366]].map((period) => (period ?? NaN) - from)).toEqual([
    first,
    second,
    step === 'week' ? 52 : last,
  ]);
});

test('a day is in the same period looked up and calculated', () => {
  const index = indexOf('1999-12-27', '2005-03-02');
  const steps: readonly Step[] = ['day', 'week', 'month', 'quarter', 'year'];
  for (const step of steps) {
    for (const weekStart of ['monday', 'sunday'] as const) {
      const inCalendar = calendar(step, weekStart);
      const { base, values } = periodLookup(index, inCalendar);
      expect(values).toHaveLength(1893);
      expect([...values]).toEqual(Array.from(values, (_, at) => inCalendar.periodOf(base + at)));
    }
  }
});

test('tables reach back to the earliest order date a customer is said to have', () => {
  const { lines } = datasetOf(
    [{ customer: 'ann', date: '2021-01-04', amount: 1, attributes: { since: '2019-06-01' } }],
    { roles: { since: 'firstOrderDate' } },
  );
  expect(periodLookup(lineIndex(lines), calendar('month')).base).toBe(day('2019-06-01'));
});

test.each([
  ['2021-01-31', '2021-02-27', 0],
  ['2021-01-31', '2021-02-28', 1],
  ['2020-01-31', '2020-02-28', 0],
  ['2020-01-31', '2020-02-29', 1],
  ['2021-01-30', '2021-02-28', 1],
  ['2021-04-30', '2021-05-29', 0],
  ['2021-04-30', '2021-05-30', 1],
  ['2020-02-29', '2021-02-28', 12],
  ['2020-12-15', '2021-01-14', 0],
])('from %s to %s are %i whole months', (from, to, months) => {
  const { base, since, reached } = monthAges(indexOf('2020-01-01', '2021-12-31'));
  const start = since[day(from) - base] ?? NaN;
  expect(((reached[day(to) - base] ?? NaN) - start) >> 5).toBe(months);
  expect((reachedBy(day(to)) - start) >> 5).toBe(months);
});

test('whole months looked up are those counted on the calendar', () => {
  const first = day('1995-01-01');
  const { base, since, reached } = monthAges(indexOf('1995-01-01', '2004-12-31'));
  const days = fc.integer({ min: 0, max: since.length - 1 });
  fc.assert(
    fc.property(days, days, (a, b) => {
      expect(((reached[b] ?? NaN) - (since[a] ?? NaN)) >> 5).toBe(monthsBetween(first + a, first + b));
    }),
    { numRuns: 500 },
  );
  expect(base).toBe(first);
});

test('no lines, no days', () => {
  const index = indexOf();
  expect(periodLookup(index, calendar('month')).values).toHaveLength(0);
  expect(monthAges(index).since).toHaveLength(0);
});
