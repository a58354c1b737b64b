import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { setLocale } from '../../../src/i18n/format.ts';
import { CopiedTable, plainNumber } from '../../../src/sheet/copied-text.ts';
import type { SheetRange } from '../../../src/sheet/source.ts';
import { TableSource } from '../../../src/sheet/table-source.svelte.ts';
import type { TableColumn } from '../../../src/sheet/table-rows.ts';

const NO_DAY = -2147483648;
const TABLE: readonly TableColumn[] = [
  {
    column: { name: 'name', label: 'Name', kind: 'text', decimals: 0 },
    cells: { kind: 'text', values: ['zebra', 'Árpád', null, 'item 10', 'item 9', 'arena'] },
  },
  {
    column: { name: 'money', label: 'Money', kind: 'money', decimals: 2 },
    cells: { kind: 'number', values: Float64Array.of(10.5, Number.NaN, 3, 10.5, -2, 1234.25) },
  },
  {
    column: { name: 'day', label: 'Day', kind: 'date', decimals: 0 },
    cells: { kind: 'date', values: Int32Array.of(18_628, 18_629, NO_DAY, 18_700, 18_628, 18_630) },
  },
  {
    column: { name: 'share', label: 'Share', kind: 'share', decimals: 1 },
    cells: { kind: 'number', values: Float64Array.of(0.07, 0.5, 0.25, 0.1, Number.NaN, 0) },
  },
];
const source = () => new TableSource(TABLE, 'en');
const places = (table: TableSource) => Array.from({ length: table.rows }, (_, row) => table.placeOf(row));
const range = (from: number, to: number, ...columns: string[]): SheetRange => ({ from, to, columns });
const still = new AbortController().signal;

beforeEach(() => setLocale('en'));

describe('a table on the page is sorted', () => {
  test('by text as the language has it, numbers in texts as numbers, blanks last both ways', () => {
    const table = source();
    table.setSort([{ column: 'name', descending: false }]);
    expect(places(table)).toEqual([5, 1, 4, 3, 0, 2]);
    table.setSort([{ column: 'name', descending: true }]);
    expect(places(table)).toEqual([0, 3, 4, 1, 5, 2]);
  });
  test('by several columns, equal rows as they were', () => {
    const table = source();
    table.setSort([{ column: 'money', descending: true }]);
    expect(places(table)).toEqual([5, 0, 3, 2, 4, 1]);
    table.setSort([{ column: 'day', descending: false }, { column: 'money', descending: false }]); // prettier-ignore
    expect(places(table)).toEqual([4, 0, 1, 5, 3, 2]);
    table.setSort([{ column: 'gone', descending: true }]);
    expect(places(table)).toEqual([0, 1, 2, 3, 4, 5]);
  });
  test('and each change is told', () => {
    const table = source();
    const before = table.version;
    table.setSort([{ column: 'money', descending: true }]);
    expect(table.version).not.toBe(before);
  });
});

describe('a table on the page is filtered', () => {
  const left = (...conditions: Parameters<TableSource['setConditions']>[0]) => {
    const table = source();
    table.setConditions(conditions);
    return places(table);
  };
  test('by values, text, range, blanks and their opposites', () => {
    expect(left({ column: 'name', kind: 'values', values: ['zebra', ''] })).toEqual([0, 2]);
    expect(left({ column: 'name', kind: 'text', text: 'ITEM', at: 'start' })).toEqual([3, 4]);
    expect(left({ column: 'name', kind: 'text', text: '.', at: 'anywhere' })).toEqual([]);
    expect(left({ column: 'name', kind: 'text', text: 'a', at: 'end' })).toEqual([0, 5]);
    expect(left({ column: 'name', kind: 'text', text: 'arena', at: 'whole' })).toEqual([5]);
    expect(left({ column: 'money', kind: 'range', from: 3, to: 10.5 })).toEqual([0, 2, 3]);
    expect(left({ column: 'day', kind: 'range', from: null, to: 18_628 })).toEqual([0, 4]);
    expect(left({ column: 'money', kind: 'blank' })).toEqual([1]);
    expect(left({ column: 'money', kind: 'blank', not: true })).toEqual([0, 2, 3, 4, 5]);
  });
  test('by the greatest, ties included, of what the others leave', () => {
    expect(left({ column: 'money', kind: 'top', count: 2 })).toEqual([0, 3, 5]);
    expect(left({ column: 'money', kind: 'top', count: 1, least: true })).toEqual([4]);
    expect(left({ column: 'money', kind: 'top', count: 1 }, { column: 'name', kind: 'text', text: 'item', at: 'start' })).toEqual([3]); // prettier-ignore
    expect(left({ column: 'money', kind: 'top', count: 0 })).toEqual([]);
  });
  test('and lists the values of a column under the other filters', () => {
    const table = source();
    table.setConditions([
      { column: 'day', kind: 'range', from: 18_628, to: 18_628 },
      { column: 'name', kind: 'text', text: 'zebra', at: 'whole' },
    ]);
    expect(table.values('name', '').values).toEqual([{ text: 'zebra', rows: 1 }, { text: 'item 9', rows: 1 }]); // prettier-ignore
    expect(table.values('name', 'IT')).toEqual({ total: 1, values: [{ text: 'item 9', rows: 1 }], months: null }); // prettier-ignore
  });
});

describe('a table on the page is summed', () => {
  test('over ranges, each cell once', async () => {
    const table = source();
    const { ok } = await table.sums([range(0, 3, 'name', 'money'), range(1, 4, 'money')]);
    expect(ok).toEqual({ cells: 7, count: 5, numbers: 3, sum: 24, average: 8, least: 3, greatest: 10.5, dates: false }); // prettier-ignore
  });
  test('to the earliest and the latest day where all are days', async () => {
    const { ok } = await source().sums([range(0, 6, 'day')]);
    expect(ok).toEqual({ cells: 6, count: 5, numbers: 0, sum: null, average: null, least: 18_628, greatest: 18_700, dates: true }); // prettier-ignore
  });
  test('to nothing where there are no numbers', async () => {
    const { ok } = await source().sums([range(0, 2, 'name')]);
    expect(ok).toEqual({ cells: 2, count: 2, numbers: 0, sum: null, average: null, least: null, greatest: null, dates: false }); // prettier-ignore
  });
  test('without losing cents among large sums', async () => {
    const column = { name: 'x', label: 'X', kind: 'money' as const, decimals: 2 };
    const table = new TableSource([{ column, cells: { kind: 'number', values: Float64Array.of(1e16, 1, -1e16, 0.25) } }]); // prettier-ignore
    expect((await table.sums([range(0, 4, 'x')])).ok.sum).toBe(1.25);
  });
});

describe('a table on the page is copied', () => {
  test('as tabs and lines that a spreadsheet takes back as numbers, dates and texts', async () => {
    const table = source();
    const answer = await table.copy([range(0, 3, 'name', 'money', 'day', 'share')], true, still);
    if (!('ok' in answer)) throw new Error('not copied');
    expect(answer.ok.text).toBe(
      'Name\tMoney\tDay\tShare\r\nzebra\t10.5\t2021-01-01\t7%\r\nÁrpád\t\t2021-01-02\t50%\r\n\t3\t\t25%',
    );
    expect(answer.ok.html).toContain('<th>Money</th>');
    expect(answer.ok.html).toContain('<td>10.5</td>');
  });
  test('with the decimal sign of the reader', async () => {
    setLocale('cs');
    const answer = await source().copy([range(5, 6, 'money'), range(0, 1, 'money')], false, still);
    expect('ok' in answer && answer.ok.text).toBe('1234,25\r\n10,5');
  });
  test('in the order shown', async () => {
    const table = source();
    table.setSort([{ column: 'money', descending: true }]);
    const answer = await table.copy([range(0, 2, 'name')], false, still);
    expect('ok' in answer && answer.ok.text).toBe('arena\r\nzebra');
  });
  test('up to two million cells', async () => {
    const column = { name: 'x', label: 'X', kind: 'number' as const, decimals: 0 };
    const table = new TableSource([{ column, cells: { kind: 'number', values: new Float64Array(2_000_001) } }]); // prettier-ignore
    const answer = await table.copy([range(0, 2_000_001, 'x')], false, still);
    expect('error' in answer && answer.error.code).toBe('copy-too-large');
  });
  test('not to its end once nobody waits', async () => {
    const column = { name: 'x', label: 'X', kind: 'number' as const, decimals: 0 };
    const table = new TableSource([{ column, cells: { kind: 'number', values: new Float64Array(400_000) } }]); // prettier-ignore
    const run = new AbortController();
    const copying = table.copy([range(0, 400_000, 'x')], false, run.signal);
    run.abort();
    const answer = await copying;
    expect('error' in answer && answer.error.code).toBe('cancelled');
  });
});

describe('what is copied', () => {
  const copied = (text: string) => {
    const table = new CopiedTable(['text'], '.');
    table.row([text]);
    return table.made();
  };
  test('stays one cell, whatever is in a text', () => {
    expect(copied('a\tb').text).toBe('"a\tb"');
    expect(copied('say "x"').text).toBe('"say ""x"""');
    expect(copied('a\r\nb').text).toBe('"a\r\nb"');
    expect(copied('<b>&').html).toContain('>&lt;b&gt;&amp;</td>');
  });
  test('is never run as a formula', () => {
    expect(copied('=1+1').text).toBe("'=1+1");
    expect(copied('@SUM(A1)').text).toBe("'@SUM(A1)");
    expect(copied('+420 123').text).toBe("'+420 123");
    expect(copied('-5').text).toBe('-5');
  });
  test('writes numbers without an exponent', () => {
    expect(plainNumber(1e21, '.')).toBe('1000000000000000000000');
    expect(plainNumber(0.0000001, ',')).toBe('0,0000001');
    expect(plainNumber(-0, '.')).toBe('0');
    expect(plainNumber(Infinity, '.')).toBe('');
  });
  test('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const text = plainNumber(value, '.');
        if (Math.abs(value) >= 1e-6 || value === 0) expect(Number(text)).toBe(value === 0 ? 0 : value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});

describe('find', () => {
  const names = ['name', 'money', 'day'];
  const next = async (text: string, row: number, column: string, backwards = false) => {
    const answer = await source().find(text, { row, column }, backwards, names);
    return 'ok' in answer ? answer.ok : null;
  };
  test('goes on from the cursor, across and down, and around the end', async () => {
    expect(await next('item', 0, 'name')).toEqual({ row: 3, column: 'name' });
    expect(await next('item', 3, 'name')).toEqual({ row: 4, column: 'name' });
    expect(await next('item', 4, 'name')).toEqual({ row: 3, column: 'name' });
    expect(await next('item', 3, 'name', true)).toEqual({ row: 4, column: 'name' });
  });
  test('sees figures and days as they are shown', async () => {
    expect(await next('1,234.25', 0, 'name')).toEqual({ row: 5, column: 'money' });
    expect(await next('jan', 0, 'name')).toEqual({ row: 0, column: 'day' });
  });
  test('finds the cursor’s own cell last, and nothing where there is nothing', async () => {
    expect(await next('zebra', 0, 'name')).toEqual({ row: 0, column: 'name' });
    expect(await next('nowhere', 0, 'name')).toBeNull();
    expect(await next('', 0, 'name')).toBeNull();
  });
});

test('the head of a column sees how its values lie', async () => {
  const { ok } = await source().summary('money');
  expect(ok).toMatchObject({ rows: 6, blanks: 1, least: -2, greatest: 1234.25 });
  expect(ok?.bins).toHaveLength(24);
  expect(ok?.bins[0]).toBe(4);
  expect(ok?.bins[23]).toBe(1);
  expect((await source().summary('name')).ok).toMatchObject({ distinct: 5, bins: [1, 1, 1, 1, 1] });
  expect((await source().summary('gone')).ok).toBeNull();
});

test('a window holds the rows as shown, and another table takes their place', async () => {
  const table = source();
  table.setSort([{ column: 'money', descending: true }]);
  const answer = await table.window(['name', 'money', 'day'], 1, 2);
  if (!('ok' in answer)) throw new Error('no window');
  const [names, money, days] = answer.ok.cells;
  expect(names?.kind === 'text' && [...names.codes].map((code) => names.levels[code])).toEqual(['zebra', 'item 10']); // prettier-ignore
  expect(money?.kind === 'number' && [...money.values]).toEqual([10.5, 10.5]);
  expect(days?.kind === 'date' && [...days.days]).toEqual([18_628, 18_700]);
  table.replace([{ column: { name: 'x', label: 'X', kind: 'number', decimals: 0 }, cells: { kind: 'number', values: Float64Array.of(1, 2) } }]); // prettier-ignore
  expect(table.rows).toBe(2);
  expect(table.columns.map(({ name }) => name)).toEqual(['x']);
});
