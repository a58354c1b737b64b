import { expect, test } from 'vitest';
import { totals } from '../../../src/analysis/totals.ts';
import { day, viewOf } from '../model/small-dataset.ts';

const text = `
  ann 2021-01-05 10 1
  ann 2021-01-05 5  1
  ann 2021-02-05 7  2
  ann 2021-03-06 -1 3
  bo  2021-01-20 3  4
  ret 2021-02-10 -4 5
  -   2021-01-31 20 6
  -   2021-03-31 30 7
`;

test('revenue is that of customers, of returns only and of nobody', () => {
  expect(totals.run(viewOf(text, { marginRate: 0.5 }), {})).toMatchObject({
    revenue: 70,
    margin: 35,
    marginIsRevenue: false,
    customerRevenue: 24,
    returnsOnlyRevenue: -4,
    returnsOnlyCustomers: 1,
    anonymousRevenue: 50,
    anonymousLines: 2,
    customers: 2,
    orders: 5,
    purchases: 3,
    lines: 6,
    firstDate: '2021-01-05',
    lastDate: '2021-03-31',
    completeThrough: '2021-03-31',
    medianGap: 31,
    step: 'month',
    suggestedStep: 'month',
  });
});

test('the step that suits the data is told whatever step is set', () => {
  expect(totals.run(viewOf(text, { step: 'week' }), {})).toMatchObject({
    step: 'week',
    suggestedStep: 'month',
  });
});

test('the periods add up to all of it', () => {
  const found = totals.run(viewOf(text, { completeThrough: day('2021-03-30') }), {}).byPeriod;
  expect(
    found.map(({ period, revenue, purchases, customers, complete }) => [
      period,
      revenue,
      purchases,
      customers,
      complete,
    ]),
  ).toEqual([
    ['2021-01', 38, 2, 2, true],
    ['2021-02', 3, 1, 1, true],
    ['2021-03', 29, 0, 0, false],
  ]);
});

test('periods too many to list are listed in the next coarser step that fits', () => {
  const found = totals.run(viewOf('a 1899-05-05 1\na 2999-05-05 1', { step: 'day' }), {});
  expect(found.step).toBe('day');
  // 1100 years and a month.
  expect(found.byPeriod).toHaveLength(13_201);
  expect(found.byPeriod[0]?.period).toBe('1899-05');
});

test('without lines there are no dates', () => {
  expect(totals.run(viewOf(text, { from: day('2030-01-01') }), {})).toMatchObject({
    revenue: 0,
    customers: 0,
    firstDate: null,
    lastDate: null,
    completeThrough: null,
    historyStartDay: 0,
    byPeriod: [],
  });
});
