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
const onCalendar = { activity: 'on', ages: 'calendar', purchase: 1 } as const;

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
    // Wilson of 1 in 2.
    low: expect.closeTo(0.094531, 6) as number,
    high: expect.closeTo(0.905469, 6) as number,
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
  expect(found.mean).toMatchObject([
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
  const exact = { activity: 'on', ages: 'exact', purchase: 1 } as const;

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

  // The first purchase, the last day of age k and the first of age k + 1, by plain counting on a calendar.
  test.each([
    ['2021-01-29', 0, '2021-02-27', '2021-02-28'],
    ['2021-01-30', 0, '2021-02-27', '2021-02-28'],
    ['2021-01-31', 1, '2021-03-30', '2021-03-31'],
    ['2021-01-31', 2, '2021-04-29', '2021-04-30'],
    ['2021-02-28', 0, '2021-03-27', '2021-03-28'],
    ['2021-03-31', 0, '2021-04-29', '2021-04-30'],
    ['2021-05-31', 3, '2021-09-29', '2021-09-30'],
    ['2021-08-31', 5, '2022-02-27', '2022-02-28'],
    ['2021-12-31', 1, '2022-02-27', '2022-02-28'],
    ['2023-11-30', 2, '2024-02-28', '2024-02-29'],
    ['2024-01-30', 0, '2024-02-28', '2024-02-29'],
    ['2024-02-29', 0, '2024-03-28', '2024-03-29'],
    ['2024-02-29', 11, '2025-02-27', '2025-02-28'],
    ['2024-02-29', 47, '2028-02-28', '2028-02-29'],
    ['2000-02-29', 11, '2001-02-27', '2001-02-28'],
    ['1899-12-31', 1, '1900-02-27', '1900-02-28'],
  ])('from %s age %i lasts until %s, the next begins on %s', (first, age, last, next) => {
    const ageOf = (date: string) => {
      const view = viewOf(`ann ${first} 1\nann ${date} 2`, { step: 'month' });
      const cells = cohorts.run(view, exact).rows[0]?.cells ?? [];
      return cells.findLastIndex(({ orders }) => orders > 0);
    };
    expect([ageOf(last), ageOf(next)]).toEqual([age, age + 1]);
  });

  // The cohort's last day + (k + 1) months, and from which D on the age is mature: the day before.
  test.each([
    ['2021-01-15', 0, '2021-02-27'],
    ['2021-01-15', 1, '2021-03-30'],
    ['2021-02-15', 0, '2021-03-27'],
    ['2021-02-15', 11, '2022-02-27'],
    ['2024-01-15', 0, '2024-02-28'],
    ['2024-02-15', 11, '2025-02-27'],
    ['2021-04-15', 0, '2021-05-29'],
  ])('the cohort of %s has lived all of age %i on %s and not a day before', (first, age, lived) => {
    const matureOn = (completeThrough: number) => {
      const view = viewOf(`ann ${first} 1\nann 2026-01-01 2`, { step: 'month', completeThrough });
      return cohorts.run(view, exact).rows[0]?.cells[age]?.mature;
    };
    expect([matureOn(day(lived) - 1), matureOn(day(lived))]).toEqual([false, true]);
  });

  test('by quarter and by year count three and twelve months', () => {
    const lines = 'ann 2023-11-30 1\nann 2024-02-28 2\nann 2024-02-29 4\nann 2024-11-29 8\nann 2024-11-30 16';
    expect(grid(cohorts.run(viewOf(lines, { step: 'quarter' }), exact))).toEqual([
      ['2023-Q4', 1, '1 3', '1 4', '0 0', '1 8', '1 16'],
    ]);
    expect(grid(cohorts.run(viewOf(lines, { step: 'year' }), exact))).toEqual([['2023', 1, '1 15', '1 16']]);
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

describe('by a later purchase than the first', () => {
  const lines = `
    ann 2021-01-05 1
    ann 2021-01-20 2
    ann 2021-02-05 4
    ann 2021-03-20 8
    bo  2021-01-06 16
    bo  2021-02-06 -32
    bo  2021-02-07 64
    cy  2021-02-07 128
    cy  2021-03-01 -2
    di  2021-03-05 256
    di  2021-03-05 512
  `;

  test('the cohort is the period of that purchase, and ages begin with its day', () => {
    const found = cohorts.run(viewOf(lines, april), { ...onCalendar, purchase: 2 });
    // ann's second purchase is of January, bo's of February; cy and di (one order a day) have none.
    expect(grid(found)).toEqual([
      ['2021-01', 1, '1 2', '1 4', '1 8'],
      ['2021-02', 1, '1 64', '0 0'],
    ]);
    // cy 126 and di 768, ann's first 1, bo's first 16 and the return before its second.
    expect(found.others).toEqual({ customers: 2, revenue: 126 + 768 + 1 + 16 - 32 });
    expect(found.before).toEqual({ customers: 0, revenue: 0 });
  });

  test('exact ages count from the day of that purchase', () => {
    const found = cohorts.run(viewOf(lines, april), { ...onCalendar, ages: 'exact', purchase: 2 });
    // 5 February is within a month of 20 January, 20 March two months after it.
    expect(grid(found)).toEqual([
      ['2021-01', 1, '1 6', '0 0', '1 8'],
      ['2021-02', 1, '1 64', '0 0'],
    ]);
  });

  test('a purchase nobody made has no cohorts', () => {
    const found = cohorts.run(viewOf(lines, april), { ...onCalendar, purchase: 5 });
    expect([found.rows, found.mean, found.others.customers]).toEqual([[], [], 4]);
  });
});

describe('ages by purchases', () => {
  const byPurchases = { ...onCalendar, ages: 'purchases' } as const;
  const lines = `
    ann 2021-01-05 1
    ann 2021-01-20 2
    ann 2021-03-05 4
    ann 2021-03-06 -1
    bo  2021-01-04 -8
    bo  2021-01-06 16
    bo  2021-02-06 32
    cy  2021-01-07 64
    di  2021-03-05 128
  `;

  test('hold who made so many purchases more, and what they brought until the next', () => {
    const found = cohorts.run(viewOf(lines, april), byPurchases);
    expect(grid(found).map((row) => (row as unknown[]).slice(0, 6))).toEqual([
      // 1 + 16 - 8 (a return of something older) + 64; 2 + 32; 4 - 1.
      ['2021-01', 3, '3 73', '2 34', '1 3', '0 0'],
      ['2021-03', 1, '1 128', '0 0', '0 0', '0 0'],
    ]);
    expect(found.rows.map(({ cells }) => cells.length)).toEqual([12, 12]);
  });

  test('what comes after the twelfth purchase stays with it', () => {
    const many = Array.from({ length: 14 }, (_, at) => `ann 2021-01-${String(at + 1).padStart(2, '0')} 1`);
    const found = cohorts.run(viewOf(many.join('\n'), april), byPurchases);
    expect(found.rows[0]?.cells.map(({ active, orders, revenue }) => [active, orders, revenue])).toEqual([
      ...Array.from({ length: 11 }, () => [1, 1, 1]),
      [1, 3, 3],
    ]);
  });

  test('a cohort counts once it had the time nearly all take', () => {
    // Gaps of 15, 44 and 31 days: median 31, 95th percentile 31 + 0.9 x 13 = 42.7. January ends on the 31st: the second
    // purchase counts from 31 January + 42.7 days on, the third 31 days later.
    const matureOn = (completeThrough: string) => {
      const settings = { ...april, completeThrough: day(completeThrough) };
      return cohorts
        .run(viewOf(lines, settings), byPurchases)
        .rows[0]?.cells.slice(0, 4)
        .map(({ mature }) => mature);
    };
    expect(matureOn('2021-03-14')).toEqual([true, false, false, false]);
    expect(matureOn('2021-03-15')).toEqual([true, true, false, false]);
    expect(matureOn('2021-04-14')).toEqual([true, true, false, false]);
    expect(matureOn('2021-04-15')).toEqual([true, true, true, false]);
  });

  test('a first purchase before the date range has been made all the same', () => {
    const view = viewOf('ann 2021-01-05 1\nann 2021-01-20 2\nann 2021-02-20 4', {
      ...april,
      from: day('2021-01-15'),
    });
    expect(grid(cohorts.run(view, byPurchases)).map((row) => (row as unknown[]).slice(0, 5))).toEqual([
      ['2021-01', 1, '1 0', '1 2', '1 4'],
    ]);
  });
});

test('the interval of a cell and of the mean is that of Wilson', () => {
  // 3 of January's 10 come back, 1 of February's 1.
  const january = Array.from({ length: 10 }, (_, at) => `j${at} 2021-01-05 1`);
  const lines = [
    ...january,
    'j0 2021-02-05 1',
    'j1 2021-02-05 1',
    'j2 2021-02-05 1',
    'f 2021-02-07 1',
    'f 2021-03-07 1',
  ];
  const found = cohorts.run(viewOf(lines.join('\n'), april), onCalendar);
  const cell = found.rows[0]?.cells[1];
  expect([cell?.low, cell?.high]).toEqual([expect.closeTo(0.107791, 6), expect.closeTo(0.603222, 6)]);
  // 0 of 10: nothing below 0.
  const none = found.rows[0]?.cells[2];
  expect([none?.low, none?.high]).toEqual([0, expect.closeTo(0.277533, 6)]);
  // 4 of 11 pooled.
  const pooled = found.mean.find(({ age }) => age === 1);
  expect([pooled?.low, pooled?.high]).toEqual([expect.closeTo(0.151665, 6), expect.closeTo(0.646199, 6)]);
});
