import { describe, expect, test } from 'vitest';
import { cohorts, type CohortResult } from '../../../src/analysis/cohorts.ts';
import { day, viewOf } from '../model/small-dataset.ts';

const text = `
  ann 2021-01-05 10
  ann 2021-02-05 15
  ann 2021-03-05 12
  bo  2021-01-06 20
  bo  2021-02-06 -2
  bo  2021-03-06 5
  cy  2021-02-07 7
  cy  2021-04-07 -3
  di  2021-03-08 -1
  di  2021-04-08 9
`;
const april = { completeThrough: day('2021-04-30'), step: 'month' } as const;
const onCalendar = { activity: 'on', ages: 'calendar' } as const;

function grid(found: CohortResult): unknown[] {
  return found.rows.map(({ cohort, size, cells }) => [
    cohort,
    size,
    ...cells.map(({ active, revenue }) => `${active} ${revenue}`),
  ]);
}

test('customers stand in the period of their first purchase, what was returned before it in age 0', () => {
  const found = cohorts.run(viewOf(text, april), onCalendar);
  expect(grid(found)).toEqual([
    ['2021-01', 2, '2 30', '1 13', '2 17', '0 0'],
    ['2021-02', 1, '1 7', '0 0', '0 -3'],
    ['2021-04', 1, '1 8'],
  ]);
});

test('a cell knows its rate, its money, its purchases and what has come so far a customer acquired', () => {
  const [january] = cohorts.run(viewOf(text, { ...april, marginRate: 0.5 }), onCalendar).rows;
  expect(january?.cells[1]).toEqual({
    age: 1,
    active: 1,
    retention: 0.5,
    step: 0.5,
    revenue: 13,
    margin: 6.5,
    orders: 1,
    averageCheck: 13,
    cumulativeRevenue: 21.5,
    cumulativeMargin: 10.75,
    mature: true,
  });
  expect(january?.cells[2]).toMatchObject({ retention: 1, step: 2, orders: 2, averageCheck: 8.5 });
  expect(january?.cells[3]).toMatchObject({ retention: 0, step: 0, orders: 0, averageCheck: null });
});

test('an incomplete period is not mature, and the mean leaves its cells out on both sides', () => {
  const found = cohorts.run(viewOf(text, { ...april, completeThrough: day('2021-04-29') }), onCalendar);
  expect(found.rows.map(({ cells }) => cells.map(({ mature }) => mature))).toEqual([
    [true, true, true, false],
    [true, true, false],
    [false],
  ]);
  expect(found.mean).toEqual([
    { age: 0, retention: 1, revenue: 37 / 3, cumulativeRevenue: 37 / 3, cohorts: 2 },
    { age: 1, retention: 1 / 3, revenue: 13 / 3, cumulativeRevenue: 50 / 3, cohorts: 2 },
    { age: 2, retention: 1, revenue: 8.5, cumulativeRevenue: 30, cohorts: 1 },
  ]);
});

test('active on or after an age counts everyone who came at all from then on', () => {
  const found = cohorts.run(viewOf(text, april), { ...onCalendar, activity: 'onOrAfter' });
  expect(found.rows.map(({ cells }) => cells.map(({ active }) => active))).toEqual([
    [2, 2, 2, 0],
    [1, 0, 0],
    [1],
  ]);
});

describe('exact ages', () => {
  const exact = { activity: 'on', ages: 'exact' } as const;

  test('count whole months since the first purchase, clamped at the end of a month', () => {
    const found = cohorts.run(
      viewOf(
        `
        ann 2021-01-31 1
        ann 2021-02-27 2
        ann 2021-02-28 4
        ann 2021-03-30 8
        ann 2021-03-31 16
      `,
        { step: 'month' },
      ),
      exact,
    );
    expect(grid(found)).toEqual([['2021-01', 1, '1 3', '1 12', '1 16']]);
  });

  test('clamp to the 29th in a leap year', () => {
    const found = cohorts.run(
      viewOf('ann 2024-01-31 1\nann 2024-02-28 2\nann 2024-02-29 4', { step: 'month' }),
      exact,
    );
    expect(grid(found)).toEqual([['2024-01', 1, '1 3', '1 4']]);
  });

  test.each([
    ['2021-02-26', false],
    ['2021-02-27', true],
  ])('complete through %s the first age of January is mature: %s', (completeThrough, mature) => {
    const found = cohorts.run(
      viewOf('ann 2021-01-31 1\nann 2021-02-20 2', { step: 'month', completeThrough: day(completeThrough) }),
      exact,
    );
    expect(found.rows[0]?.cells.map((cell) => cell.mature)).toEqual([mature, false]);
  });

  test('in weeks count seven days from the first purchase on', () => {
    const view = viewOf('ann 2021-01-07 1\nann 2021-01-13 2\nann 2021-01-14 4', { step: 'week' });
    expect(grid(cohorts.run(view, exact))).toEqual([['2021-W01', 1, '1 3', '1 4']]);
    expect(grid(cohorts.run(view, onCalendar))).toEqual([['2021-W01', 1, '1 1', '1 6']]);
  });
});

test('who came before the date range stands apart', () => {
  const view = viewOf(
    `
    old 2020-06-01 1
    new 2021-01-05 2
    old 2021-02-05 4
  `,
    { step: 'month', from: day('2021-01-01') },
  );
  const found = cohorts.run(view, onCalendar);
  expect(grid(found)).toEqual([['2021-01', 1, '1 2', '0 0']]);
  expect(found.before).toEqual({ customers: 1, revenue: 4 });
});

test('cohorts within the 95th percentile of gaps after a crowded start are marked', () => {
  const view = viewOf(
    `
    a 2021-01-01 5
    b 2021-01-02 5
    c 2021-01-03 5
    a 2021-02-10 5
    d 2021-02-03 5
    e 2021-03-03 5
    f 2021-04-10 5
  `,
    { step: 'month' },
  );
  // One gap of 40 days: marked up to 2021-02-10, so January and February.
  expect(cohorts.run(view, onCalendar).rows.map(({ cohort, preExisting }) => [cohort, preExisting])).toEqual([
    ['2021-01', true],
    ['2021-02', true],
    ['2021-03', false],
    ['2021-04', false],
  ]);
});
