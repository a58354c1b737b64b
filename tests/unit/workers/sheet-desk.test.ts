import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import type { SheetQuery, SheetWindow } from '../../../workers/sheet-api.ts';
import { day } from '../model/small-dataset.ts';
import { DATASET, deskOf, LINES, ok, plain } from './small-desk.ts';

async function shown(
  query: Partial<SheetQuery>,
  columns: readonly string[],
  settings: Partial<ViewSettings> = {},
): Promise<(string | number | null)[][]> {
  const desk = deskOf(DATASET);
  const window = ok(await desk.sheetWindow({ ...LINES, ...query }, { ...DEFAULT_VIEW, ...settings }, columns, 0, 100)); // prettier-ignore
  const cells = window.cells.map(plain);
  return Array.from(window.rows, (_, row) => cells.map((column) => column[row] ?? null));
}

describe('rows of a sheet', () => {
  test('lines come as the file has them, with what they are to the analyses', async () => {
    expect(await shown({}, ['row', 'customer', 'amount'])).toEqual([
      [1, 'Bo', 20],
      [2, 'ann', 10],
      [3, 'ann', 5.5],
      [4, 'ann', 1],
      [5, 'dee', -2],
      [6, null, 7],
    ]);
    const info = ok(await deskOf(DATASET).sheetInfo(LINES, DEFAULT_VIEW));
    expect(info.columns.map(({ name, kind, role, from }) => [name, kind, role, from])).toEqual([
      ['row', 'number', null, 'own'],
      ['date', 'date', 'date', 'own'],
      ['customer', 'text', 'customer', 'own'],
      ['order', 'text', 'order', 'own'],
      ['amount', 'money', 'amount', 'own'],
      ['size', 'text', null, 'file'],
      ['shop', 'text', null, 'file'],
    ]);
    expect([info.rows, info.of]).toEqual([6, 6]);
  });

  test('orders come the latest first, with the lines of theirs in the view; customers by revenue', async () => {
    expect(await shown({ table: 'orders' }, ['date', 'customer', 'order', 'amount', 'lines', 'purchase', 'number'])).toEqual([
      [day('2021-03-09'), 'dee', 'o4', -2, 1, null, NaN],
      [day('2021-03-07'), 'ann', 'o3', 6.5, 2, 'purchase', 2],
      [day('2021-02-03'), 'Bo', 'o10', 20, 1, 'purchase', 1],
      [day('2021-01-05'), 'ann', 'o1', 10, 1, 'purchase', 1],
    ]); // prettier-ignore
    // D is 10 March. Of 36.50 Bo has the first 55 %, so ann begins below 0.80 and is of class A too.
    expect(await shown({ table: 'customers' }, ['customer', 'revenue', 'abc', 'purchases', 'averageCheck', 'recency', 'share'])).toEqual([
      ['Bo', 20, 'A', 1, 20, 35, 20 / 36.5],
      ['ann', 16.5, 'A', 2, 8.25, 3, 16.5 / 36.5],
      ['dee', -2, null, 0, NaN, NaN, NaN],
    ]); // prettier-ignore
  });

  test('are sorted by several columns in the order of a language, blanks last both ways', async () => {
    const by = (...sort: [string, boolean][]) => ({ sort: sort.map(([column, descending]) => ({ column, descending })) }); // prettier-ignore
    expect((await shown(by(['customer', false]), ['row'])).flat()).toEqual([2, 3, 4, 1, 5, 6]);
    expect((await shown(by(['customer', true]), ['row'])).flat()).toEqual([5, 1, 2, 3, 4, 6]);
    expect((await shown(by(['size', true], ['amount', true]), ['row'])).flat()).toEqual([2, 3, 1, 6, 4, 5]);
    expect((await shown(by(['order', false]), ['order'])).flat()).toEqual(['o1', 'o3', 'o3', 'o4', 'o5', 'o10']); // prettier-ignore
    expect((await shown(by(['no such', false]), ['row'])).flat()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('opened behind a figure keep the classes of the view', async () => {
    const where = [{ about: 'customers', kind: 'keys', keys: ['ann'] }] as const;
    expect(await shown({ table: 'customers', where }, ['customer', 'share'])).toEqual([['ann', 16.5 / 36.5]]);
    expect(await shown({ where }, ['row'])).toEqual([[2], [3], [4]]);
  });

  test('come in windows, whatever is asked for', async () => {
    const desk = deskOf(DATASET);
    const ask = async (offset: number, count: number): Promise<SheetWindow> =>
      ok(await desk.sheetWindow(LINES, DEFAULT_VIEW, ['shop'], offset, count));
    expect([...(await ask(4, 10)).rows]).toEqual([4, 5]);
    expect([...(await ask(-3, 2)).rows]).toEqual([0, 1]);
    expect((await ask(NaN, NaN)).rows).toHaveLength(0);
    expect((await ask(1e9, 1e9)).rows).toHaveLength(0);
    expect((await ask(0, 1e9)).rows).toHaveLength(6);
    expect(plain((await ask(4, 2)).customers && { kind: 'text', ...(await ask(4, 2)).customers })).toEqual(['dee', null]); // prettier-ignore
    expect(await desk.sheetWindow(LINES, DEFAULT_VIEW, ['colour'], 0, 1)).toMatchObject({
      error: { code: 'column-unknown', params: { name: 'colour' } },
    });
  });
});

describe('conditions', () => {
  const meeting = async (...conditions: SheetQuery['conditions']) =>
    (await shown({ conditions }, ['row'])).flat();

  test('narrow the rows all at once; what is negated has everything else, blanks too', async () => {
    expect(await meeting({ column: 'shop', kind: 'values', values: ['north', 'South'] })).toEqual([1, 2]);
    expect(await meeting({ column: 'size', kind: 'values', values: ['large', ''] })).toEqual([1, 4, 5, 6]);
    expect(await meeting({ column: 'size', kind: 'values', not: true, values: ['small'] })).toEqual([1, 4, 5, 6]);
    expect(await meeting({ column: 'size', kind: 'blank' })).toEqual([4, 5, 6]);
    expect(await meeting({ column: 'size', kind: 'blank', not: true })).toEqual([1, 2, 3]);
    expect(await meeting({ column: 'shop', kind: 'text', text: 'NOR', at: 'start' })).toEqual([1, 2, 5]);
    expect(await meeting({ column: 'shop', kind: 'text', text: '(n|s)?.*', at: 'anywhere' })).toEqual([]);
    expect(await meeting({ column: 'amount', kind: 'values', values: ['5.5', '-2'] })).toEqual([3, 5]);
    expect(await meeting({ column: 'amount', kind: 'range', from: 1, to: 7 })).toEqual([3, 4, 6]);
    expect(await meeting({ column: 'date', kind: 'range', from: null, to: day('2021-02-03') })).toEqual([1, 2]);
    expect(await meeting({ column: 'date', kind: 'text', text: '-03-', at: 'anywhere' })).toEqual([3, 4, 5, 6]);
    expect(await meeting({ column: 'shop', kind: 'text', text: 'south', at: 'whole' }, { column: 'size', kind: 'blank' })).toEqual([4, 6]);
    expect(await meeting({ column: 'no such', kind: 'blank' })).toEqual([1, 2, 3, 4, 5, 6]);
  }); // prettier-ignore

  test('the greatest are those of what the others leave, ties at the end included', async () => {
    expect(await meeting({ column: 'amount', kind: 'top', count: 2 })).toEqual([1, 2]);
    expect(await meeting({ column: 'amount', kind: 'top', count: 2, least: true })).toEqual([4, 5]);
    expect(await meeting({ column: 'amount', kind: 'top', count: 2, not: true })).toEqual([3, 4, 5, 6]);
    expect(await meeting({ column: 'date', kind: 'top', count: 3 })).toEqual([3, 4, 5, 6]);
    expect(await meeting({ column: 'amount', kind: 'top', count: 1 }, { column: 'shop', kind: 'values', values: ['south'] })).toEqual([6]);
    expect(await meeting({ column: 'amount', kind: 'top', count: 0 })).toEqual([]);
    expect(await meeting({ column: 'amount', kind: 'top', count: 1e9 })).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await meeting({ column: 'shop', kind: 'top', count: 1 })).toEqual([1, 2, 3, 4, 5, 6]);
  }); // prettier-ignore

  test('count against all rows of the view', async () => {
    const conditions = [{ column: 'size', kind: 'blank' }] as const;
    const view = { ...DEFAULT_VIEW, from: day('2021-03-01') };
    const info = ok(await deskOf(DATASET).sheetInfo({ ...LINES, conditions }, view));
    expect([info.rows, info.of]).toEqual([3, 4]);
  });
});

describe('sums of ranges', () => {
  const sums = async (...ranges: [number, number, ...string[]][]) =>
    ok(
      await deskOf(DATASET).sheetSums(
        LINES,
        DEFAULT_VIEW,
        ranges.map(([from, to, ...columns]) => ({ from, to, columns })),
      ),
    );

  test('count each cell once, of numbers their sum, of texts that they are there', async () => {
    expect(await sums([0, 3, 'amount'], [1, 5, 'amount', 'size'])).toEqual({
      cells: 9,
      count: 7,
      numbers: 5,
      sum: 34.5,
      average: 6.9,
      least: -2,
      greatest: 20,
      dates: false,
    });
    expect(await sums([0, 6, 'row', 'amount', 'shop'])).toMatchObject({ cells: 18, count: 18, numbers: 12, sum: 62.5, average: 62.5 / 12 }); // prettier-ignore
  });

  test('of days have the first and the last and no sum', async () => {
    expect(await sums([0, 6, 'date'])).toEqual({
      cells: 6,
      count: 6,
      numbers: 6,
      sum: null,
      average: null,
      least: day('2021-01-05'),
      greatest: day('2021-03-10'),
      dates: true,
    });
    expect(await sums([0, 2, 'date', 'amount'])).toMatchObject({ count: 4, numbers: 2, sum: 30, least: 10, dates: false }); // prettier-ignore
  });

  test('of nothing are nothing, whatever the ranges', async () => {
    const none = { cells: 0, count: 0, numbers: 0, sum: null, average: null, least: null, greatest: null, dates: false }; // prettier-ignore
    expect(await sums()).toEqual(none);
    expect(await sums([5, 2, 'amount'], [NaN, NaN, 'amount'], [1e9, 2e9, 'amount'])).toEqual(none);
    expect(await sums([4, 1e9, 'size'])).toMatchObject({ cells: 2, count: 0 });
    expect(await sums([-5, 1, 'amount'])).toMatchObject({ cells: 1, sum: 20 });
  });
});
