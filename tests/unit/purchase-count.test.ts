import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, openFile, results } from '../../src/headless.ts';
import { profileColumn } from '../../src/import/column-profile.ts';
import { openFile as openForCheck } from '../../src/import/open.ts';
import { guessRoles } from '../../src/import/roles.ts';
import type { Clause } from '../../src/model/selection.ts';
import { DEFAULT_VIEW } from '../../src/model/settings.ts';
import { buildView } from '../../src/model/view.ts';
import { datasetOf } from './model/small-dataset.ts';

const open = (text: string) => openFile(new Blob([text]), { name: 'months.csv' });

// Ann buys nine times in three months; what Bob sends back in March is no purchase.
const MONTHS = `client,month,orders,revenue
ann,2024-01,3,100
bob,2024-01,1,20
ann,2024-02,2,70
cyd,2024-02,1,15
ann,2024-03,4,170
bob,2024-03,0,-5
`;

describe('a line a customer and month, with a column that counts purchases', () => {
  test('totals count what lines stand for, and what is no purchase once', async () => {
    expect(results(await open(MONTHS)).totals).toMatchObject({
      revenue: 370,
      customers: 3,
      purchases: 11,
      orders: 12,
      lines: 6,
      firstDate: '2024-01-01',
      lastDate: '2024-03-01',
    });
  });

  test('the average check and purchases a month follow; months go by the lines’ dates', async () => {
    const { ltv } = results(await open(MONTHS));
    // Ann’s months: 60 days / 30.4375; the others’ 1 each.
    expect(ltv.S).toBeCloseTo(370 / 11, 12);
    expect(ltv.C).toBeCloseTo(11 / (60 / 30.4375 + 2), 12);
    expect(ltv.T).toBeCloseTo((60 / 30.4375 + 2) / 3, 12);
    expect(ltv.ltv).toBeCloseTo(370 / 3, 10);
  });

  test('retention counts who was there, not how often', async () => {
    const { retention } = results(await open(MONTHS));
    expect(retention.period).toBe('month');
    expect(
      retention.rows.map(({ period, S, E, N, retained, lost }) => [period, S, E, N, retained, lost]),
    ).toEqual([
      ['2024-02', 2, 2, 1, 1, 1],
      ['2024-03', 2, 1, 0, 1, 1],
    ]);
  });

  test('gaps lie between the lines’ days', async () => {
    // 31 and 29 days, both Ann’s.
    expect(analyse(await open(MONTHS), 'totals').medianGap).toBe(30);
  });

  test.each(['calendar', 'exact'] as const)('cohorts count purchases by %s ages', async (ages) => {
    const { rows } = analyse(await open(MONTHS), 'cohorts', { ages });
    const told = rows.map(({ cohort, size, cells }) => [cohort, size, cells.map(({ orders }) => orders)]);
    expect(told).toEqual([
      ['2024-01', 2, [4, 2, 4]],
      ['2024-02', 1, [1, 0]],
    ]);
    expect(rows.map(({ cells }) => cells.map(({ active }) => active))).toEqual([
      [2, 1, 1],
      [1, 0],
    ]);
  });

  test('Pareto by purchases', async () => {
    const pareto = analyse(await open(MONTHS), 'pareto', {}, { measure: 'purchases' });
    expect(pareto.positiveTotal).toBe(11);
    expect(pareto.shareOfTop20).toBeCloseTo(9 / 11, 12);
  });

  test('a date range keeps the purchases of its lines', async () => {
    expect(results(await open(MONTHS), { from: '2024-02-01' }).totals).toMatchObject({
      purchases: 7,
      orders: 8,
      customers: 2,
    });
  });

  test('a line without a usable count is one purchase where it has an amount', async () => {
    const text = MONTHS.replace('cyd,2024-02,1,', 'cyd,2024-02,,').replace(
      'bob,2024-01,1',
      'bob,2024-01,2.5',
    );
    const opened = await openForCheck(new Blob([text]), 'x.csv', {
      roles: { customer: 0, date: 1, purchaseCount: 2, amount: 3 },
    });
    expect(opened.check.purchaseCount).toEqual({ column: 2, counts: true, purchases: 11, uncounted: 2 });
    expect([...(opened.dataset().lines.purchaseCount ?? [])]).toEqual([3, 1, 2, 1, 4, 0]);
  });

  test('without the role, a line is a purchase', async () => {
    const dataset = await openFile(new Blob([MONTHS]), { roles: { purchaseCount: null, order: null } });
    expect(results(dataset).totals).toMatchObject({ revenue: 370, purchases: 5, orders: 6 });
  });
});

test('an order cut by a date range counts the lines inside', () => {
  const dataset = datasetOf([
    { customer: 'a', date: '2024-01-10', amount: 5, order: 'o1', purchases: 2 },
    { customer: 'a', date: '2024-02-10', amount: 7, order: 'o1', purchases: 3 },
    { customer: 'a', date: '2024-02-11', amount: -1, order: 'o2', purchases: 0 },
  ]);
  expect(analyse(dataset, 'totals')).toMatchObject({ purchases: 5, orders: 6 });
  expect(analyse(dataset, 'totals', {}, { from: '2024-02-01' })).toMatchObject({ purchases: 3, orders: 4 });
});

test('orders are asked for by any of the purchases they stand for', () => {
  const dataset = datasetOf([
    { customer: 'a', date: '2024-01-01', amount: 5, purchases: 2 },
    { customer: 'a', date: '2024-02-01', amount: 7, purchases: 3 },
    { customer: 'a', date: '2024-03-01', amount: -1, purchases: 0 },
    { customer: 'b', date: '2024-01-01', amount: 7, purchases: 1 },
  ]);
  const view = (clause: Clause) => buildView(dataset, { ...DEFAULT_VIEW, selection: [clause] });
  const orders = (from: number, to: number | null) =>
    view({ about: 'orders', kind: 'number', from, to }).orders.date.length;
  // The first two, the third to the fifth, and one of b's.
  expect([orders(1, 1), orders(2, 2), orders(4, null), orders(6, null)]).toEqual([2, 1, 1, 0]);
  const made = (from: number) =>
    view({ about: 'customers', kind: 'figure', figure: 'orders', from, to: null }).customers.keys;
  expect(made(6)).toEqual(['a']);
  expect(made(7)).toEqual([]);
});

test('products count the purchases of their own lines', () => {
  const dataset = datasetOf([
    { customer: 'a', date: '2024-01-01', amount: 5, purchases: 2, attributes: { product: 'tea' } },
    { customer: 'a', date: '2024-01-01', amount: 7, purchases: 3, attributes: { product: 'milk' } },
    { customer: 'b', date: '2024-01-01', amount: 7, purchases: 1, attributes: { product: 'tea' } },
  ]);
  const { positiveTotal, n } = analyse(dataset, 'pareto', { entity: 'product' }, { measure: 'purchases' });
  expect([n, positiveTotal]).toEqual([2, 6]);
});

describe('what is taken for a count of purchases', () => {
  function role(header: string, records: string[], of: string) {
    const names = header.split('|');
    const cells = records.map((record) => record.split('|'));
    const profiles = names.map((name, index) => profileColumn(index, name, cells));
    const { guesses, mayCount } = guessRoles(profiles, cells);
    const found = guesses.find(({ column }) => names[column] === of)?.role ?? null;
    return mayCount === null ? found : `${found} but ${names[mayCount]} may count`;
  }

  test.each([
    ['client|date|purchases|amount', 'purchases'],
    ['Клиент|Месяц|Кол-во заказов|Выручка', 'Кол-во заказов'],
    ['顧客ID|年月|注文件数|売上金額', '注文件数'],
    ['Zákazník|Měsíc|Počet objednávek|Tržby', 'Počet objednávek'],
    ['Vevő|Hónap|Rendelések száma|Árbevétel', 'Rendelések száma'],
    ['Харилцагч|Сар|Захиалгын тоо|Орлого', 'Захиалгын тоо'],
  ])('%s', (header, column) => {
    const records = ['k1|2024-01|3|10.50', 'k2|2024-01|1|7.00', 'k1|2024-02|1|3.20', 'k2|2024-02|4|9.90'];
    expect(role(header, records, column)).toBe('purchaseCount');
  });

  test('not the quantity of an ordinary line', () => {
    const records = [
      'a|2024-01-03|2|5.00',
      'b|2024-01-04|1|3.00',
      'a|2024-01-05|3|9.00',
      'b|2024-02-05|2|4.00',
    ];
    expect(role('customer|date|quantity|amount', records, 'quantity')).toBe('quantity');
    expect(role('customer|date|units|amount', records, 'units')).toBe('quantity');
    expect(role('customer|date|items|amount', records, 'items')).not.toBe('purchaseCount');
  });

  test('not order numbers, which never come again', () => {
    const records = [
      'a|2024-01-03|1|5.00',
      'b|2024-01-04|2|3.00',
      'a|2024-01-05|3|9.00',
      'b|2024-02-05|4|4.00',
    ];
    expect(role('customer|date|orders|amount', records, 'orders')).toBe('order');
  });

  test('not order numbers, which several lines of a customer and day share', () => {
    const records = [
      'a|2024-01-03|1|5.00',
      'a|2024-01-03|1|3.00',
      'b|2024-01-05|2|9.00',
      'b|2024-01-05|2|4.00',
    ];
    expect(role('customer|date|orders|amount', records, 'orders')).toBe('order');
  });

  test('not where the file has order numbers', () => {
    const records = ['a|2024-01-03|1|5.00|x1', 'b|2024-01-04|2|3.00|x2', 'a|2024-01-05|2|9.00|x3'];
    expect(role('customer|date|purchases|amount|order id', records, 'purchases')).not.toBe('purchaseCount');
  });

  test('neither a customer’s orders of a lifetime nor a running number, and these are no order numbers', () => {
    const lifetime = [
      'a|2024-01-03|2|5.00',
      'b|2024-01-04|3|3.00',
      'a|2024-01-05|2|9.00',
      'b|2024-02-05|3|4.00',
    ];
    expect(role('customer|date|orders|amount', lifetime, 'orders')).toBeNull();
    const running = [
      'a|2024-01-03|1|5.00',
      'b|2024-01-04|1|3.00',
      'a|2024-01-05|2|9.00',
      'b|2024-02-05|2|4.00',
    ];
    expect(role('customer|date|orders|amount', running, 'orders')).toBeNull();
  });

  test('not what counts nothing over money', () => {
    const records = ['a|2024-01|0|5.00', 'b|2024-01|0|3.00', 'a|2024-02|2|9.00', 'b|2024-02|0|4.00'];
    expect(role('customer|month|visits|amount', records, 'visits')).toBeNull();
  });

  test('customers that come once leave it open', () => {
    const records = [
      'a|2024-01-03|2|5.00',
      'b|2024-01-14|1|3.00',
      'c|2024-01-05|2|9.00',
      'd|2024-02-05|1|4.00',
    ];
    expect(role('customer|date|orders|amount', records, 'orders')).toBe('null but orders may count');
  });
});

/** A line a customer and month: cents and purchases; a month of returns has none. */
const aggregated = fc.uniqueArray(
  fc.record({
    customer: fc.integer({ min: 0, max: 7 }),
    month: fc.integer({ min: 1, max: 12 }),
    purchases: fc.integer({ min: 0, max: 5 }),
    cents: fc.integer({ min: 0, max: 5000 }),
  }),
  { minLength: 1, maxLength: 40, selector: ({ customer, month }) => `${customer} ${month}` },
);

test('a file taken apart into single purchases has the same figures', async () => {
  await fc.assert(
    fc.asyncProperty(aggregated, async (months) => {
      const summed = ['customer,date,purchases,amount'];
      const single = ['customer,date,order,amount'];
      for (const { customer, month, purchases, cents } of [
        ...months,
        { customer: 8, month: 1, purchases: 2, cents: 7 },
      ]) {
        const day = `2024-${String(month).padStart(2, '0')}-15`;
        const sum = purchases === 0 ? -cents : cents + purchases;
        summed.push(`c${customer},${day},${purchases},${(sum / 100).toFixed(2)}`);
        // A cent each, and the rest to the first.
        const parts = purchases === 0 ? [sum] : [cents + 1, ...Array<number>(purchases - 1).fill(1)];
        for (const part of parts)
          single.push(`c${customer},${day},o${single.length},${(part / 100).toFixed(2)}`);
      }
      const one = results(
        await openFile(new Blob([summed.join('\n')]), {
          roles: { customer: 0, date: 1, purchaseCount: 2, amount: 3 },
        }),
        { step: 'month' },
      );
      const other = results(
        await openFile(new Blob([single.join('\n')]), {
          roles: { customer: 0, date: 1, order: 2, amount: 3 },
        }),
        { step: 'month' },
      );
      expect({ ...one.totals, lines: 0 }).toEqual({ ...other.totals, lines: 0 });
      expect(one.ltv).toEqual(other.ltv);
      expect(one.retention).toEqual(other.retention);
      expect(one.cohorts).toEqual(other.cohorts);
      expect(one.abc).toEqual(other.abc);
      expect(one.xyz).toEqual(other.xyz);
    }),
    { numRuns: 20 },
  );
}, 30_000);
