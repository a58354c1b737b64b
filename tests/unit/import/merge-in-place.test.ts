import { describe, expect, it } from 'vitest';
import { mergePacked } from '../../../src/import/merge-tables.ts';
import type { PackedTable } from '../../../src/import/packed-table.ts';
import { unpackTable } from '../../../src/import/packed-table.ts';
import type { ReadPlan } from '../../../src/import/raw-table.ts';
import { readSlice, sliceBounds } from '../../../src/import/slices.ts';

const PLAN: ReadPlan = {
  dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: true },
  columns: [
    { kind: 'text', name: 'order' },
    { kind: 'date', name: 'date', format: { order: 'ymd', separator: '-' } },
    { kind: 'text', name: 'product' },
    { kind: 'text', name: 'shop' },
    { kind: 'number', name: 'quantity', format: { decimal: '.', group: '' } },
    { kind: 'number', name: 'price', format: { decimal: '.', group: '' } },
    { kind: 'number', name: 'paid', format: { decimal: '.', group: ',' } },
  ],
  layout: { skipTop: 0, headings: [], dateColumn: 1, leastFields: 7 },
};

/** @param late what the second half has that the first has not */
function file(
  rows: number,
  late: (row: number) => { shop?: string; quantity?: string; price?: string },
): Blob {
  const lines = ['order,date,product,shop,quantity,price,paid'];
  for (let row = 0; row < rows; row++) {
    const { shop, quantity, price } = row > rows * 0.6 ? late(row) : {};
    const paid = row % 1000 === 7 ? '"1,234.50"' : `${row % 50}`;
    lines.push(
      `${100_000 + (row >> 1)},2024-0${1 + (row % 9)}-1${row % 10},thing ${row % 400},${shop ?? `shop ${row % 3}`},${quantity ?? (row % 90 === 0 ? '' : row % 7)},${price ?? `${row % 300}.${row % 10}5`},${paid}`,
    );
  }
  return new Blob([`${lines.join('\n')}\n`]);
}

async function tablesOf(blob: Blob, count: number): Promise<PackedTable[]> {
  const slices = await sliceBounds(blob, count, PLAN);
  const results = await Promise.all(slices.map((slice) => readSlice(blob, PLAN, slice)));
  return results.map((result) => {
    if (!('table' in result)) throw new Error('no table');
    return result.table;
  });
}

const cells = (table: PackedTable) => {
  const { columns, rows } = unpackTable(table);
  return columns.map((column) => Array.from({ length: rows }, (_, row) => column?.at(row)));
};

describe('parts of a file put together behind the first of them', () => {
  it.each([
    ['alike to the end', () => ({})],
    ['with more shops than a byte holds', (row: number) => ({ shop: `shop ${row % 500}` })],
    ['with quantities past a byte', (row: number) => ({ quantity: `${row % 700}` })],
    ['with more decimals', (row: number) => ({ price: `${row % 300}.125` })],
    ['with a price past 32 bits', () => ({ price: '99999999.5' })],
    [
      'with longer lines, so that there is less room than rows',
      () => ({ shop: 'a shop far away in the mountains' }),
    ],
    [
      'with shorter lines, so that there is less room than rows',
      () => ({ shop: '', quantity: '', price: '' }),
    ],
  ] as const)('are what is read in one go: %s', async (_, late) => {
    const blob = file(150_000, late);
    const [whole] = await tablesOf(blob, 1);
    if (!whole) throw new Error('no table');
    const expected = cells(whole);
    for (const count of [2, 3]) {
      const parts = await tablesOf(blob, count);
      const merged = mergePacked(parts);
      expect(merged.rows).toBe(150_000);
      const got = cells(merged);
      expected.forEach((column, index) => {
        expect(got[index]?.findIndex((cell, row) => !Object.is(cell, column[row]))).toBe(-1);
      });
    }
  });

  it('take no new memory where there is room', async () => {
    const parts = await tablesOf(
      file(150_000, () => ({})),
      2,
    );
    const buffers = parts[0]?.columns.map((column) => (column?.kind === 'text' ? column.codes.buffer : null));
    const merged = mergePacked(parts);
    const kept = merged.columns.filter(
      (column, index) => column?.kind === 'text' && column.codes.buffer === buffers?.[index],
    );
    expect(kept.map((column) => column?.name)).toEqual(['order', 'product', 'shop']);
  });
});
