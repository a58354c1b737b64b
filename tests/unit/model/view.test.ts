import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { orderLines } from '../../../src/model/order-lines.ts';
import { buildView } from '../../../src/model/view.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { NO_DATE } from '../../../src/table/column.ts';
import type { View } from '../../../src/model/dataset.ts';
import { datasetOf, day, linesOf, viewOf, type SmallLine } from './small-dataset.ts';

/** Orders as text: customer, date, amount, whether a purchase, lines. */
function ordersOf(view: View): string[] {
  const { orders, customers, unit } = view;
  return Array.from({ length: orders.count }, (_, at) =>
    [
      customers.keys[customers.start.findLastIndex((start) => start <= at)],
      isoOf(orders.date[at] ?? NO_DATE),
      (orders.amount[at] ?? 0) / unit,
      orders.purchase[at] === 1 ? 'purchase' : 'other',
      orderLines(view, at).length,
    ].join(' '),
  );
}

function customersOf({ customers, unit }: View): string[] {
  return customers.keys.map((key, at) =>
    [
      key,
      isoOf(customers.first[at] ?? NO_DATE),
      isoOf(customers.last[at] ?? NO_DATE),
      isoOf(customers.acquired[at] ?? NO_DATE),
      customers.purchases[at],
      (customers.revenue[at] ?? 0) / unit,
    ].join(' '),
  );
}

describe('orders', () => {
  test('are the lines that share customer and order id, dated by the earliest, summed', () => {
    const view = viewOf(`
      bo  2021-01-05 10  7
      ann 2021-01-03 4   7
      bo  2021-01-04 2.5 7
      bo  2021-01-02 1   8
    `);
    expect(ordersOf(view)).toEqual([
      'ann 2021-01-03 4 purchase 1',
      'bo 2021-01-02 1 purchase 1',
      'bo 2021-01-04 12.5 purchase 2',
    ]);
    expect([0, 1, 2].map((order) => [...orderLines(view, order)])).toEqual([[1], [3], [2, 0]]);
    expect(view.customers.start).toEqual(Int32Array.of(0, 1, 3));
  });

  test('are the lines of a customer on a day where there is no order column', () => {
    const view = viewOf(`
      ann 2021-01-03 4
      ann 2021-01-04 5
      ann 2021-01-03 6
    `);
    expect(ordersOf(view)).toEqual(['ann 2021-01-03 10 purchase 2', 'ann 2021-01-04 5 purchase 1']);
  });

  test('are days too for the lines whose order id is blank', () => {
    const lines: SmallLine[] = [
      { customer: 'ann', date: '2021-01-03', amount: 1, order: 'x' },
      { customer: 'ann', date: '2021-01-03', amount: 2 },
      { customer: 'ann', date: '2021-01-03', amount: 4, order: 'x' },
      { customer: 'ann', date: '2021-01-03', amount: 8 },
      { customer: 'ann', date: '2021-01-04', amount: 16 },
    ];
    expect(ordersOf(buildView(datasetOf(lines), DEFAULT_VIEW))).toEqual([
      'ann 2021-01-03 5 purchase 2',
      'ann 2021-01-03 10 purchase 2',
      'ann 2021-01-04 16 purchase 1',
    ]);
  });

  test('at zero are purchases only where the setting says so', () => {
    const text = `
      ann 2021-01-03 4  1
      ann 2021-01-04 0  2
      ann 2021-01-05 -1 3
      bo  2021-01-05 0  4
    `;
    const strict = viewOf(text);
    expect(ordersOf(strict)).toEqual([
      'ann 2021-01-03 4 purchase 1',
      'ann 2021-01-04 0 other 1',
      'ann 2021-01-05 -1 other 1',
    ]);
    expect(customersOf(strict)).toEqual(['ann 2021-01-03 2021-01-03 2021-01-03 1 3']);
    expect(strict.returnsOnly).toMatchObject({ keys: ['bo'], orders: 1, revenue: 0 });
    expect(strict.orderCount).toBe(4);
    expect(customersOf(viewOf(text, { zeroIsPurchase: true }))).toEqual([
      'ann 2021-01-03 2021-01-04 2021-01-03 2 3',
      'bo 2021-01-05 2021-01-05 2021-01-05 1 0',
    ]);
  });
});

describe('customers', () => {
  test('come by key in code unit order; keys with returns only and lines of nobody stay apart', () => {
    const view = viewOf(`
      b  2021-01-01 5
      B  2021-01-02 6
      á  2021-01-02 7
      r  2021-01-09 -3
      r  2021-01-10 -4
      -  2021-01-20 11
      -  2020-12-20 12
      -  2021-01-20 -1
    `);
    expect(view.customers.keys).toEqual(['B', 'b', 'á']);
    expect(view.returnsOnly).toMatchObject({ keys: ['r'], orders: 2, revenue: -700, margin: -700 });
    expect(view.anonymous).toMatchObject({ lines: 3, revenue: 2200, margin: 2200 });
    expect(Array.from(view.anonymous.dates, isoOf)).toEqual(['2020-12-20', '2021-01-20']);
    expect(view.anonymous.amounts).toEqual(Float64Array.of(1200, 1000));
    expect(view.lineCount).toBe(5);
    expect(view.orderCount).toBe(5);
    expect([isoOf(view.firstDate), isoOf(view.lastDate)]).toEqual(['2020-12-20', '2021-01-20']);
    expect(isoOf(view.completeThrough)).toBe('2021-01-20');
  });

  test('keep leading zeros apart', () => {
    const view = viewOf(`
      007 2021-01-01 5
      7   2021-01-02 6
    `);
    expect(view.customers.keys).toEqual(['007', '7']);
  });
});

describe('a date range', () => {
  const text = `
    ann 2021-01-10 10 1
    ann 2021-03-10 20 2
    bo  2021-02-10 30 3
    bo  2021-05-10 -5 4
    cy  2021-05-11 7  5
  `;

  test('masks lines with both ends in, and moves neither the acquisition nor the history before it', () => {
    const view = viewOf(text, { from: day('2021-02-10'), to: day('2021-05-10') });
    expect(customersOf(view)).toEqual([
      'ann 2021-03-10 2021-03-10 2021-01-10 1 20',
      'bo 2021-02-10 2021-02-10 2021-02-10 1 25',
    ]);
    expect(isoOf(view.historyStart)).toBe('2021-02-10');
    expect(isoOf(view.completeThrough)).toBe('2021-05-10');
    expect(view.lineCount).toBe(3);
  });

  test('leaves a customer whose purchases lie outside among the returns', () => {
    const view = viewOf(text, { from: day('2021-04-01') });
    expect(view.customers.keys).toEqual(['cy']);
    expect(view.returnsOnly).toMatchObject({ keys: ['bo'], orders: 1, revenue: -500 });
  });

  test('cuts an order that reaches across its ends, and puts it in its place by date', () => {
    const view = viewOf(
      `
      ann 2021-01-01 1  a
      ann 2021-01-08 2  a
      ann 2021-01-20 4  a
      ann 2021-01-05 8  b
    `,
      { from: day('2021-01-02'), to: day('2021-01-19') },
    );
    expect(ordersOf(view)).toEqual(['ann 2021-01-05 8 purchase 1', 'ann 2021-01-08 2 purchase 1']);
    expect([0, 1].map((order) => [...orderLines(view, order)])).toEqual([[3], [1]]);
    expect(isoOf(view.customers.acquired[0] ?? 0)).toBe('2021-01-01');
  });

  test('without a line in it leaves an empty view', () => {
    const view = viewOf(text, { from: day('2022-01-01') });
    expect(view.customers.count).toBe(0);
    expect(view.orderCount).toBe(0);
    expect([view.firstDate, view.lastDate, view.completeThrough]).toEqual([NO_DATE, NO_DATE, NO_DATE]);
  });

  test('may cut a return off an order: the purchase left is then the first', () => {
    const view = viewOf(
      `
      ann 2021-01-01 5  a
      ann 2021-02-01 -5 a
    `,
      { to: day('2021-01-15') },
    );
    expect(customersOf(view)).toEqual(['ann 2021-01-01 2021-01-01 2021-01-01 1 5']);
  });
});

describe('D', () => {
  const text = 'ann 2021-01-10 10\nann 2021-03-10 20';
  test.each([
    [null, null, '2021-03-10'],
    ['2021-03-31', null, '2021-03-31'],
    ['2021-02-15', null, '2021-02-15'],
    ['2021-03-31', '2021-03-20', '2021-03-20'],
    [null, '2021-02-01', '2021-02-01'],
  ])('said %s, range to %s: %s', (said, to, expected) => {
    const view = viewOf(text, {
      completeThrough: said === null ? null : day(said),
      to: to === null ? null : day(to),
    });
    expect(isoOf(view.completeThrough)).toBe(expected);
  });
});

describe('margin', () => {
  const lines: SmallLine[] = [
    { customer: 'ann', date: '2021-01-01', amount: 10, margin: 2.5 },
    { customer: 'ann', date: '2021-01-01', amount: 6, margin: 1 },
    { customer: '', date: '2021-01-01', amount: 6, margin: 4 },
  ];
  test('is what the file gives, whatever rate is set', () => {
    const view = buildView(datasetOf(lines), { ...DEFAULT_VIEW, marginRate: 0.5 });
    expect(view.customers.margin).toEqual(Float64Array.of(350));
    expect(view.orders.margin).toEqual(Float64Array.of(350));
    expect(view.anonymous.margin).toBe(400);
    expect(view.marginIsRevenue).toBe(false);
  });
  test('is revenue at the set rate where the file gives none, and revenue itself until one is set', () => {
    const none = viewOf('ann 2021-01-01 10');
    expect([none.customers.margin[0], none.marginIsRevenue]).toEqual([1000, true]);
    const half = viewOf('ann 2021-01-01 10', { marginRate: 0.5 });
    expect([half.customers.margin[0], half.orders.margin[0], half.marginIsRevenue]).toEqual([
      500,
      500,
      false,
    ]);
  });
});

test('a first order date known from elsewhere goes before the first purchase in the file, never after', () => {
  const lines: SmallLine[] = [
    { customer: 'ann', date: '2021-01-05', amount: 1, attributes: { since: '2019-06-01' } },
    { customer: 'ann', date: '2021-02-05', amount: 1, attributes: { since: '' } },
    { customer: 'bo', date: '2021-01-05', amount: 1, attributes: { since: '2021-03-01' } },
  ];
  const view = buildView(datasetOf(lines, { roles: { since: 'firstOrderDate' } }), DEFAULT_VIEW);
  expect(Array.from(view.customers.acquired, isoOf)).toEqual(['2019-06-01', '2021-01-05']);
  expect(Array.from(view.customers.first, isoOf)).toEqual(['2021-01-05', '2021-01-05']);
});

describe('the step', () => {
  // One customer, three purchases: gaps of `gap` days twice, so that is their median.
  const every = (gap: number) => {
    const start = day('2021-01-01');
    return viewOf([0, gap, 2 * gap].map((days) => `ann ${isoOf(start + days)} 5`).join('\n'));
  };
  test.each([
    [10, 'week'],
    [11, 'month'],
    [45, 'month'],
    [46, 'quarter'],
    [135, 'quarter'],
    [136, 'year'],
  ])('suits a median gap of %i days with a %s', (gap, step) => {
    expect(every(gap)).toMatchObject({ medianGap: gap, step });
  });

  test('is a month where nobody came twice, and what was set where one was', () => {
    expect(viewOf('ann 2021-01-01 5')).toMatchObject({ medianGap: null, step: 'month' });
    expect(viewOf('ann 2021-01-01 5', { step: 'day' }).step).toBe('day');
  });

  test('counts gaps between distinct purchase days alone', () => {
    const view = viewOf(`
      ann 2021-01-01 5  1
      ann 2021-01-01 5  2
      ann 2021-01-11 -5 3
      ann 2021-01-21 5  4
      bo  2021-01-01 5  5
      bo  2021-01-31 5  6
    `);
    // 20 days of ann, 30 of bo.
    expect(view.medianGap).toBe(25);
  });
});

test('the order of the rows does not matter, to the last bit', () => {
  const line = fc.record({
    customer: fc.constantFrom('a', 'b', 'c', ''),
    // A day an order: which of two orders of one day comes first is a matter of appearance.
    order: fc.integer({ min: 0, max: 20 }).map(String),
    date: fc.constant('2021-01-01'),
    amount: fc.integer({ min: -500, max: 2000 }).map((cents) => cents / 100),
    margin: fc.double({ min: -5, max: 20, noNaN: true }),
  });
  const lines = fc
    .array(line, { maxLength: 40 })
    .map((found) => found.map((one) => ({ ...one, date: isoOf(day('2021-01-01') + Number(one.order) * 9) })));
  const plain = (view: View) => {
    const { source: _source, ...orders } = view.orders;
    const { acquiredLine: _line, ...customers } = view.customers;
    return { orders, customers, returnsOnly: view.returnsOnly, anonymous: view.anonymous };
  };
  fc.assert(
    fc.property(
      lines.chain((found) =>
        fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })),
      ),
      ([one, other]) => {
        expect(plain(buildView(datasetOf(other), DEFAULT_VIEW))).toEqual(
          plain(buildView(datasetOf(one), DEFAULT_VIEW)),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('a file sorted by date and one that is not give the same view, orders of several days included', () => {
  const text = `
    bo  2021-01-02 1   8
    ann 2021-01-03 4   7
    bo  2021-01-04 2.5 7
    bo  2021-01-05 10  7
    -   2021-01-06 3   9
  `;
  const sorted = linesOf(text);
  const found = buildView(datasetOf(sorted.toReversed()), DEFAULT_VIEW);
  expect(ordersOf(found)).toEqual(ordersOf(buildView(datasetOf(sorted), DEFAULT_VIEW)));
  expect(ordersOf(found)).toEqual([
    'ann 2021-01-03 4 purchase 1',
    'bo 2021-01-02 1 purchase 1',
    'bo 2021-01-04 12.5 purchase 2',
  ]);
});
