import { beforeAll, describe, expect, test } from 'vitest';
import { lazyColumn, type SheetTableOf } from '../../../src/export/sheet-table.ts';
import { listedLevels } from '../../../src/table/cells.ts';
import type { SheetQuery } from '../../../workers/sheet-api.ts';
import { columnNamed, SheetRows } from '../../../workers/sheet-rows.ts';
import { ColumnSums } from '../../../workers/sheet-sums.ts';
import { windowOf } from '../../../workers/sheet-window.ts';
import { plain } from './small-desk.ts';

const ROWS = 20_000_000;
const SHOPS = ['north', 'south', 'east'];

/** Of row r the shop is r mod 3, and the price r mod 100 hundredths. */
let table: SheetTableOf;
beforeAll(() => {
  const codes = new Int8Array(ROWS);
  const prices = new Int8Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    codes[row] = row % 3;
    prices[row] = row % 100;
  }
  const shop = lazyColumn('shop', 'text', () => ({ kind: 'text', codes, levels: listedLevels(SHOPS) }));
  const price = lazyColumn('price', 'money', () => ({ kind: 'number', stored: prices, blank: -128, scale: 100 })); // prettier-ignore
  table = { length: ROWS, mask: null, columns: [shop, price], readBy: null };
});

const QUERY: SheetQuery = { table: 'lines', conditions: [], sort: [] };
const rows = new SheetRows();

function window(query: Partial<SheetQuery>, offset: number, count: number) {
  const ordered = rows.ordered('', table, { ...QUERY, ...query });
  const columns = ['shop', 'price'].map((name) => columnNamed(table, name));
  const [shop] = columns;
  if (!shop) throw new Error('there is a shop');
  const found = windowOf(ordered, columns, shop, { offset, count });
  const cells = found.cells.map(plain);
  return Array.from(found.rows, (place, at) => [place, ...cells.map((column) => column[at])]);
}

describe('twenty million rows', () => {
  test('are shown to the last as they lie, for which nothing is held', () => {
    expect(rows.ordered('', table, QUERY).places).toBeNull();
    expect(window({}, ROWS - 2, 10)).toEqual([
      [19_999_998, 'north', 0.98],
      [19_999_999, 'south', 0.99],
    ]);
  });

  test('are sorted and narrowed to the last', () => {
    const sort = [{ column: 'price', descending: false }];
    // 200,000 rows have each price, in the order in which they lie: those of 99 are 99, 199 and so on.
    expect(window({ sort }, 19_800_000 - 1, 2)).toEqual([
      [19_999_998, 'north', 0.98],
      [99, 'north', 0.99],
    ]);
    expect(window({ sort }, ROWS - 1, 1)).toEqual([[19_999_999, 'south', 0.99]]);
    const conditions = [{ column: 'shop', kind: 'values', values: ['south'] }] as const;
    // Rows 1, 4, 7 and so on.
    expect(rows.filtered('', table, conditions).length).toBe(6_666_667);
    expect(window({ conditions }, 6_666_666, 1)).toEqual([[19_999_999, 'south', 0.99]]);
  });

  test('are added up by the column', () => {
    const ranges = [{ from: 0, to: ROWS, columns: ['price'] }];
    const sums = new ColumnSums().of(table, rows.ordered('', table, QUERY), ranges);
    // 200,000 times 0 to 99 hundredths.
    expect([sums.cells, sums.sum, sums.least, sums.greatest]).toEqual([ROWS, 9_900_000, 0, 0.99]);
  });
});
