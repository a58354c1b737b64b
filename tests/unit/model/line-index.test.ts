import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineIndex } from '../../../src/model/line-index.ts';
import type { Lines } from '../../../src/model/lines.ts';
import { BLANK, textColumn } from '../../../src/table/column.ts';

interface Row {
  readonly customer: number;
  readonly order: number;
  readonly day: number;
  readonly amount: number;
}

function linesOf(rows: readonly Row[], customers: number, orders: number | null): Lines {
  const named = (count: number, start: string) => Array.from({ length: count }, (_, at) => `${start}${at}`);
  return {
    count: rows.length,
    customer: textColumn('customer', Int32Array.from(rows, (row) => row.customer), named(customers, 'c')), // prettier-ignore
    date: Int32Array.from(rows, (row) => row.day),
    amount: Float64Array.from(rows, (row) => row.amount),
    margin: Float64Array.from(rows, (row) => row.amount / 3),
    unit: 100,
    order: orders === null ? null : textColumn('order', Int32Array.from(rows, (row) => row.order), named(orders, 'o')), // prettier-ignore
    purchaseCount: null,
    attributes: [],
    sourceRow: Int32Array.from(rows, (_, at) => at),
  };
}

/** Orders the plain way, each as customer, first and last day, amount and its rows in order: a Map and a sort. */
function ordersOf(lines: Lines): string[] {
  const found = new Map<string, { key: string; rows: number[] }>();
  const byDate = Array.from({ length: lines.count }, (_, row) => row);
  byDate.sort((a, b) => (lines.date[a] ?? 0) - (lines.date[b] ?? 0) || a - b);
  for (const row of byDate) {
    const key = lines.customer.at(row);
    if (key === null) continue;
    const id = lines.order?.at(row) ?? `day ${lines.date[row]}`;
    const name = JSON.stringify([key, id]);
    const order = found.get(name) ?? { key, rows: [] };
    found.set(name, order);
    order.rows.push(row);
  }
  return [...found.values()]
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ key, rows }) => {
      const days = rows.map((row) => lines.date[row] ?? NaN);
      const amount = rows.reduce((sum, row) => sum + (lines.amount[row] ?? NaN), 0);
      return JSON.stringify([key, days.at(0), days.at(-1), amount, rows]);
    });
}

function indexed(lines: Lines): string[] {
  const { keys, customerStart, orderStart, rows, date, lastDate, amount } = lineIndex(lines);
  return keys.flatMap((key, at) => {
    const list: string[] = [];
    for (let order = customerStart[at] ?? 0; order < (customerStart[at + 1] ?? 0); order++) {
      const its = [...rows.subarray(orderStart[order], orderStart[order + 1])];
      list.push(JSON.stringify([key, date[order], (lastDate ?? date)[order], amount[order], its]));
    }
    return list;
  });
}

test('lines are sorted into the orders a Map finds, whatever their order in the file', () => {
  const row = fc.record({
    customer: fc.integer({ min: BLANK, max: 5 }),
    order: fc.integer({ min: BLANK, max: 9 }),
    day: fc.integer({ min: 100, max: 106 }),
    amount: fc.integer({ min: -50, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), fc.boolean(), (rows, sorted, ids) => {
      const list = sorted ? rows.toSorted((a, b) => a.day - b.day) : rows;
      const lines = linesOf(list, 6, ids ? 10 : null);
      expect(indexed(lines)).toEqual(ordersOf(lines));
    }),
    { numRuns: 300 },
  );
});

test('thousands of customers, whose keys take two passes to sort, keep their orders', () => {
  // 7 and 3000 have no common factor: every customer comes 4 times, far apart.
  const rows = Array.from({ length: 12_000 }, (_, at) => ({
    customer: (at * 7) % 3000,
    order: at >> 1,
    day: 18_000 + Math.floor(at / 40),
    amount: at % 97,
  }));
  const lines = linesOf(rows, 3000, 6000);
  expect(indexed(lines)).toEqual(ordersOf(lines));
});

test('lines of an order that others interrupt are one order, summed as one', () => {
  const rows = [
    { customer: 0, order: 0, day: 1, amount: 1 },
    { customer: 1, order: 1, day: 1, amount: 10 },
    { customer: 0, order: 0, day: 2, amount: 2 },
    { customer: BLANK, order: 0, day: 2, amount: 100 },
    { customer: 1, order: 0, day: 3, amount: 20 },
  ];
  const index = lineIndex(linesOf(rows, 2, 2));
  expect([...index.amount]).toEqual([3, 10, 20]);
  expect([...(index.margin ?? [])]).toEqual([1, 10 / 3, 20 / 3]);
  expect([...index.rows]).toEqual([0, 2, 1, 4]);
  expect([...(index.lastDate ?? [])]).toEqual([2, 1, 3]);
  expect(index.anonymous).toMatchObject({ date: Int32Array.of(2), amount: Float64Array.of(100) });
});
