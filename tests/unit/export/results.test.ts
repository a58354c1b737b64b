import { expect, test } from 'vitest';
import { results } from '../../../src/export/results.ts';
import { datasetOf, day, linesOf } from '../model/small-dataset.ts';

const DATASET = datasetOf(
  linesOf(`
    ann 2021-01-05 60
    ann 2021-02-05 20
    bob 2021-02-10 20.5
    cyd 2021-02-11 -3
    -   2021-03-02 7
  `),
);
const found = results(DATASET, { step: 'month', completeThrough: day('2021-02-28') });

test('the head says what was in force, dates as ISO text', () => {
  expect(found.format).toBe('regulars-results');
  expect(found.version).toBe(1);
  expect(found.input.settings).toEqual({
    step: 'month',
    weekStart: 'monday',
    measure: 'revenue',
    completeThrough: '2021-02-28',
    marginRate: null,
    zeroIsPurchase: false,
    from: null,
    to: null,
    xyzStep: 'month',
  });
});

test('totals are in currency units and add up', () => {
  expect(found.totals).toEqual({
    revenue: 104.5,
    margin: 104.5,
    customerRevenue: 100.5,
    returnsOnlyRevenue: -3,
    returnsOnlyCustomers: 1,
    anonymousRevenue: 7,
    customers: 2,
    orders: 4,
    purchases: 3,
    lines: 4,
    firstDate: '2021-01-05',
    lastDate: '2021-03-02',
    completeThrough: '2021-02-28',
  });
});

test('every class is there, empty ones with 0', () => {
  // ann's share before is 0, bob's 80 / 100.5 = 0.796.
  expect(found.abc).toEqual({
    A: { customers: 2, revenue: 100.5 },
    B: { customers: 0, revenue: 0 },
    C: { customers: 0, revenue: 0 },
  });
  expect(found.xyz).toEqual({ X: 0, Y: 0, Z: 0, new: 2 });
  expect(Object.keys(found.abcxyz)).toHaveLength(12);
  expect(found.abcxyz.Anew).toEqual({ customers: 2, revenue: 100.5 });
});

test('retention starts at the second period, rates in percent', () => {
  expect(found.retention.period).toBe('month');
  expect(found.retention.rows).toEqual([
    { period: '2021-02', S: 1, E: 2, N: 1, retained: 1, lost: 0, reactivated: 0, crr: 100, crrStrict: 100, complete: true },
    { period: '2021-03', S: 2, E: 0, N: 0, retained: 0, lost: 2, reactivated: 0, crr: 0, crrStrict: 0, complete: false },
  ]); // prettier-ignore
});

test('cohorts run to the last period, rates as fractions, what is not mature out of the mean', () => {
  const cell = { active: 1, retention: 1, mature: true };
  expect(found.cohorts.rows).toEqual([
    {
      cohort: '2021-01',
      size: 1,
      cells: [
        { ...cell, age: 0, revenue: 60, cumulativeRevenue: 60 },
        { ...cell, age: 1, revenue: 20, cumulativeRevenue: 80 },
        { age: 2, active: 0, retention: 0, revenue: 0, cumulativeRevenue: 80, mature: false },
      ],
    },
    {
      cohort: '2021-02',
      size: 1,
      cells: [
        { ...cell, age: 0, revenue: 20.5, cumulativeRevenue: 20.5 },
        { age: 1, active: 0, retention: 0, revenue: 0, cumulativeRevenue: 20.5, mature: false },
      ],
    },
  ]);
  expect(found.cohorts.mean).toEqual([
    { age: 0, retention: 1 },
    { age: 1, retention: 1 },
  ]);
});

test('scores that occur, every segment and every rung, the advocates blank where nobody says who referred whom', () => {
  // bob bought last, ann more often and for more: R 1 and 3, F 3 and 1, M 3 and 1.
  expect(found.rfm.scores).toEqual({ 133: 1, 311: 1 });
  expect(Object.keys(found.rfm.segments)).toEqual([
    'champion', 'loyal', 'potential loyalist', 'new', 'promising', 'needs attention', 'about to sleep', 'at risk',
    'cannot lose', 'hibernating', 'lost',
  ]); // prettier-ignore
  expect(found.rfm.segments['at risk']).toEqual({ customers: 1, revenue: 80 });
  expect(found.rfm.segments['about to sleep']).toEqual({ customers: 1, revenue: 20.5 });
  expect(found.rfm.segments.champion).toEqual({ customers: 0, revenue: 0 });
  expect(found.ladder).toEqual({ buyer: 1, client: 1, regular: 0, adherent: 0, advocate: null });
});

test('what is at stake a year, by who is active, overdue and lost', () => {
  // One gap of 31 days; silent for 23 and 18 days. Nobody was there for a year, so each year is what it brought.
  expect(found.overdue).toEqual({
    medianGap: 31,
    active: { customers: 2, atStake: 100.5 },
    overdue: { customers: 0, atStake: 0 },
    lost: { customers: 0, atStake: 0 },
    ifAThirdWakes: 0,
  });
});

test('blank is null: nobody left, so no time until they do', () => {
  expect(found.ltv).toMatchObject({ P: 1, ltv: 50.25, churnT: null });
});
