import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import type { SheetGrouping, SheetQuery } from '../../../workers/sheet-api.ts';
import { numberColumn } from '../../../src/table/column.ts';
import { datasetOf, day } from '../model/small-dataset.ts';
import { DATASET, deskOf, LINES, ok, plain } from './small-desk.ts';

const desk = deskOf(DATASET);

describe('a column before it is narrowed', () => {
  const summary = async (column: string, query: Partial<SheetQuery> = {}) =>
    ok(await desk.sheetColumn({ ...LINES, ...query }, DEFAULT_VIEW, column));

  test('is told by its least and greatest and how the rows lie between; of texts by the most frequent', async () => {
    expect(await summary('amount')).toEqual({
      rows: 6,
      blanks: 0,
      faults: 0,
      distinct: null,
      least: -2,
      greatest: 20,
      // Bins of 22/24: -2 in the first, 1 in the fourth, 5.5 in the ninth, 7 in the tenth, 10 in the fourteenth.
      bins: [1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    });
    expect(await summary('size')).toEqual({ rows: 6, blanks: 3, faults: 0, distinct: 2, least: null, greatest: null, bins: [2, 1] }); // prettier-ignore
    expect(await summary('date')).toMatchObject({ distinct: 5, least: day('2021-01-05'), greatest: day('2021-03-10') }); // prettier-ignore
  });

  test('is shown as the conditions on other columns leave it', async () => {
    const conditions = [
      { column: 'size', kind: 'values', values: ['large'] },
      { column: 'shop', kind: 'values', values: ['south'] },
    ] as const;
    expect(await summary('size', { conditions })).toMatchObject({
      rows: 3,
      blanks: 2,
      distinct: 1,
      bins: [1],
    });
    const none = [{ column: 'row', kind: 'range', from: 99, to: null }] as const;
    expect(await summary('amount', { conditions: none })).toEqual({ rows: 0, blanks: 0, faults: 0, distinct: null, least: null, greatest: null, bins: [] }); // prettier-ignore
    expect(await summary('date', { conditions: none })).toMatchObject({ distinct: 0, least: null, bins: [] });
  });
});

describe('the values of a column', () => {
  const values = async (column: string, search = '', query: Partial<SheetQuery> = {}) =>
    ok(await desk.sheetValues({ ...LINES, ...query }, DEFAULT_VIEW, column, search));

  test('come with their rows, most first, blank among them', async () => {
    expect(await values('size')).toEqual({
      total: 3,
      values: [
        { text: '', rows: 3 },
        { text: 'small', rows: 2 },
        { text: 'large', rows: 1 },
      ],
      months: null,
    });
    expect((await values('amount')).values.map(({ text }) => text)).toEqual([
      '-2',
      '1',
      '10',
      '20',
      '5.5',
      '7',
    ]);
  });

  test('are searched without regard to case and never by a pattern', async () => {
    expect((await values('shop', ' NOR ')).values).toEqual([
      { text: 'north', rows: 2 },
      { text: 'North', rows: 1 },
    ]);
    expect(await values('shop', '.*')).toMatchObject({ total: 0, values: [] });
    expect(await values('amount', '5')).toMatchObject({ total: 1, values: [{ text: '5.5', rows: 1 }] });
  });

  test('that are days are counted by month too', async () => {
    expect(await values('date', '03-07')).toEqual({
      total: 1,
      values: [{ text: '2021-03-07', rows: 2 }],
      months: [
        { year: 2021, month: 1, rows: 1 },
        { year: 2021, month: 2, rows: 1 },
        { year: 2021, month: 3, rows: 4 },
      ],
    });
  });

  test('are the first 500 of more, those with most rows before the others', async () => {
    const many = deskOf(
      datasetOf(
        Array.from({ length: 1300 }, (_, row) => ({ customer: `c${row < 1200 ? row : 1199}`, date: '2021-01-01', amount: row })),
      ),
    ); // prettier-ignore
    const found = ok(await many.sheetValues(LINES, DEFAULT_VIEW, 'customer', ''));
    expect([found.total, found.values.length, found.values[0], found.values[1]]).toEqual([
      1200,
      500,
      { text: 'c1199', rows: 101 },
      { text: 'c0', rows: 1 },
    ]);
  });
});

describe('groups', () => {
  const groups = async (grouping: SheetGrouping, query: Partial<SheetQuery> = {}) => {
    const found = ok(await desk.sheetGroup({ ...LINES, ...query }, DEFAULT_VIEW, grouping));
    const keys = found.keys.map(plain);
    return {
      count: found.groups,
      cut: found.cut,
      rows: Array.from(found.depth, (depth, at) => [
        depth,
        ...keys.map((key) => key[at] ?? null),
        found.rows[at],
        ...found.aggregates.map((figures) => figures[at]),
      ]),
    };
  };

  test('have subtotals before the groups in them and the total at the end; blanks are a group, the last', async () => {
    const found = await groups({
      by: [{ column: 'shop' }, { column: 'size' }],
      aggregates: [
        { column: 'amount', of: 'sum' },
        { column: 'amount', of: 'average' },
        { column: 'customer', of: 'distinct' },
        { column: 'size', of: 'count' },
        { column: 'amount', of: 'share' },
      ],
    });
    // The total is 41.50; of four keys, one is blank and counts for nobody.
    expect(found).toEqual({
      count: 8,
      cut: false,
      rows: [
        [1, 'north', null, 2, 30, 15, 2, 2, 30 / 41.5],
        [2, 'north', 'large', 1, 20, 20, 1, 1, 20 / 41.5],
        [2, 'north', 'small', 1, 10, 10, 1, 1, 10 / 41.5],
        [1, 'North', null, 1, -2, -2, 1, 0, -2 / 41.5],
        [2, 'North', null, 1, -2, -2, 1, 0, -2 / 41.5],
        [1, 'south', null, 3, 13.5, 4.5, 1, 1, 13.5 / 41.5],
        [2, 'south', 'small', 1, 5.5, 5.5, 1, 1, 5.5 / 41.5],
        [2, 'south', null, 2, 8, 4, 1, 0, 8 / 41.5],
        [0, null, null, 6, 41.5, 41.5 / 6, 3, 3, 1],
      ],
    });
  });

  test('are by steps of the calendar where the column is one of days, with their least and greatest', async () => {
    const found = await groups({
      by: [{ column: 'date', step: 'month' }],
      aggregates: [
        { column: 'date', of: 'least' },
        { column: 'amount', of: 'greatest' },
        { column: 'date', of: 'sum' },
        { column: null, of: 'count' },
        { column: 'date', of: 'distinct' },
      ],
      sort: { aggregate: 'group', descending: true },
    });
    const [january, february, march] = ['2021-01-01', '2021-02-01', '2021-03-01'].map(day);
    expect(found.rows.slice(0, 3)).toEqual([
      [1, march, 4, day('2021-03-07'), 7, NaN, 4, 3],
      [1, february, 1, day('2021-02-03'), 20, NaN, 1, 1],
      [1, january, 1, day('2021-01-05'), 10, NaN, 1, 1],
    ]);
  });

  test('are sorted by a figure within what is around them', async () => {
    const found = await groups({
      by: [{ column: 'shop' }, { column: 'size' }],
      aggregates: [{ column: 'amount', of: 'sum' }],
      sort: { aggregate: 0, descending: true },
    });
    expect(found.rows.map(([depth, shop, size, , sum]) => [depth, shop, size, sum])).toEqual([
      [1, 'north', null, 30],
      [2, 'north', 'large', 20],
      [2, 'north', 'small', 10],
      [1, 'south', null, 13.5],
      [2, 'south', null, 8],
      [2, 'south', 'small', 5.5],
      [1, 'North', null, -2],
      [2, 'North', null, -2],
      [0, null, null, 41.5],
    ]);
  });

  test('of numbers, of nothing and of columns that are not there', async () => {
    const byAmount = await groups({ by: [{ column: 'amount' }], aggregates: [] });
    expect(byAmount.rows.map(([, amount]) => amount)).toEqual([-2, 1, 5.5, 7, 10, 20, NaN]);
    const conditions = [{ column: 'row', kind: 'range', from: 99, to: null }] as const;
    const none = await groups({ by: [{ column: 'shop' }], aggregates: [{ column: 'amount', of: 'sum' }] }, { conditions });
    expect(none).toEqual({ count: 0, cut: false, rows: [[0, null, 0, NaN]] });
    const gone = { by: [{ column: 'colour' }], aggregates: [] };
    expect(await desk.sheetGroup(LINES, DEFAULT_VIEW, gone)).toMatchObject({ error: { code: 'column-unknown' } });
  }); // prettier-ignore

  test('past the most that are listed are in the subtotals still', async () => {
    const many = deskOf(datasetOf(Array.from({ length: 100_001 }, () => ({ customer: 'a', date: '2021-01-01', amount: 1 })))); // prettier-ignore
    const found = ok(await many.sheetGroup(LINES, DEFAULT_VIEW, { by: [{ column: 'row' }], aggregates: [{ column: 'amount', of: 'sum' }] })); // prettier-ignore
    expect([found.cut, found.groups, found.depth.length]).toEqual([true, 100_001, 100_001]);
    expect([found.depth[100_000], found.aggregates[0]?.[100_000]]).toEqual([0, 100_001]);
  });
});

describe('what lies behind rows', () => {
  const byAmount: SheetQuery = { ...LINES, sort: [{ column: 'amount', descending: true }] };
  const range = (from: number, to: number) => [{ from, to, columns: [] }];

  test('customers of ranges, each once, in the order of the rows', async () => {
    expect(ok(await desk.sheetCustomers(byAmount, DEFAULT_VIEW, range(0, 4)))).toEqual(['Bo', 'ann']);
    expect(ok(await desk.sheetCustomers(byAmount, DEFAULT_VIEW, [...range(5, 9), ...range(0, 1)]))).toEqual(['Bo', 'dee']); // prettier-ignore
    const customers = { ...LINES, table: 'customers' } as const;
    expect(ok(await desk.sheetCustomers(customers, DEFAULT_VIEW, range(1, 3)))).toEqual(['ann', 'dee']);
  });

  test('the first row of a customer', async () => {
    expect(ok(await desk.sheetRowOf(byAmount, DEFAULT_VIEW, 'ann'))).toBe(1);
    expect(ok(await desk.sheetRowOf(LINES, DEFAULT_VIEW, 'dee'))).toBe(4);
    expect(ok(await desk.sheetRowOf(LINES, DEFAULT_VIEW, 'nobody'))).toBe(-1);
    expect(ok(await desk.sheetRowOf({ ...LINES, table: 'customers' }, DEFAULT_VIEW, 'dee'))).toBe(2);
  });

  test('rows of the file, of orders and customers those of all their lines', async () => {
    expect(ok(await desk.sheetFileRows(byAmount, DEFAULT_VIEW, range(0, 2)))).toEqual([0, 1]);
    const orders = { ...LINES, table: 'orders' } as const;
    expect(ok(await desk.sheetFileRows(orders, DEFAULT_VIEW, range(0, 2)))).toEqual([2, 3, 4]);
    const customers = { ...LINES, table: 'customers' } as const;
    expect(ok(await desk.sheetFileRows(customers, DEFAULT_VIEW, range(1, 3)))).toEqual([1, 2, 3, 4]);
    const march = { ...DEFAULT_VIEW, from: day('2021-03-01') };
    expect(ok(await desk.sheetFileRows(customers, march, range(0, 1)))).toEqual([2, 3]);
  });

  test('all rows as CSV', async () => {
    const csv = await ok(await desk.sheetCsv({ ...byAmount, conditions: [{ column: 'size', kind: 'blank' }] }, DEFAULT_VIEW, ['date', 'customer', 'amount'])).text(); // prettier-ignore
    expect(csv.replace('\ufeff', '').split('\r\n')).toEqual([
      'date,customer,amount',
      '2021-03-10,,7',
      '2021-03-07,ann,1',
      '2021-03-09,dee,-2',
      '',
    ]);
  });
});

describe('questions of one sheet', () => {
  test('give way to newer ones about other rows, and to newer ones of their kind', async () => {
    const own = { ...LINES, sheet: 'lines' };
    const other = { ...own, sort: [{ column: 'amount', descending: true }] };
    const answers = await Promise.all([
      desk.sheetInfo(own, DEFAULT_VIEW),
      desk.sheetInfo(LINES, DEFAULT_VIEW),
      desk.sheetSums(other, DEFAULT_VIEW, []),
      desk.sheetSums(other, DEFAULT_VIEW, [{ from: 0, to: 1, columns: ['amount'] }]),
      desk.sheetWindow(other, DEFAULT_VIEW, ['row'], 0, 1),
      desk.sheetWindow(other, DEFAULT_VIEW, ['row'], 1, 1),
    ]);
    expect(answers.map((answer) => ('error' in answer ? answer.error.code : 'answered'))).toEqual([
      'superseded',
      'answered',
      'superseded',
      'answered',
      'answered',
      'answered',
    ]);
  });
});

describe('a column by a formula', () => {
  // Row 2 divides by zero (8) and row 5 has no figure at all.
  const ratio = numberColumn('ratio', Float64Array.of(4, NaN, 2.5, -1, NaN, 2.5), 1);
  const lines = {
    ...DATASET.lines,
    attributes: [
      ...DATASET.lines.attributes,
      { role: null, column: ratio, computed: true, faults: Uint8Array.of(0, 8, 0, 0, 0, 0) } as const,
    ],
  };
  const own = deskOf({ ...DATASET, lines });

  test('is a column like any other, and says where it has no value and why', async () => {
    const info = ok(await own.sheetInfo(LINES, DEFAULT_VIEW));
    expect(info.columns.at(-1)).toEqual({ name: 'ratio', kind: 'number', role: null, decimals: 1, from: 'computed', absent: false }); // prettier-ignore
    const ask = async (descending: boolean) =>
      ok(await own.sheetWindow({ ...LINES, sort: [{ column: 'ratio', descending }] }, DEFAULT_VIEW, ['ratio', 'row'], 0, 9)); // prettier-ignore
    const rising = await ask(false);
    expect(plain(rising.cells[1])).toEqual([4, 3, 6, 1, 2, 5]);
    expect(rising.faults.map((faults) => faults && [...faults])).toEqual([[0, 0, 0, 0, 8, 0], null]);
    expect(plain((await ask(true)).cells[1])).toEqual([1, 3, 6, 4, 2, 5]);
    expect(ok(await own.sheetColumn(LINES, DEFAULT_VIEW, 'ratio'))).toMatchObject({ rows: 6, blanks: 1, faults: 1, least: -1, greatest: 4 }); // prettier-ignore
  });

  test('shows its faults by their words wherever it is counted, found, narrowed, copied or added up', async () => {
    expect(ok(await own.sheetValues(LINES, DEFAULT_VIEW, 'ratio', '')).values).toEqual([
      { text: '2.5', rows: 2 },
      { text: '', rows: 1 },
      { text: '#DIV/0!', rows: 1 },
      { text: '-1', rows: 1 },
      { text: '4', rows: 1 },
    ]);
    const find = { text: 'div/', columns: ['shop', 'ratio'], row: 0, column: 0, backwards: false };
    expect(ok(await own.sheetFind(LINES, DEFAULT_VIEW, find))).toEqual({ row: 1, column: 1 });
    const conditions = [{ column: 'ratio', kind: 'values', values: ['#DIV/0!'] }] as const;
    expect(ok(await own.sheetInfo({ ...LINES, conditions }, DEFAULT_VIEW)).rows).toBe(1);
    const ranges = [{ from: 0, to: 2, columns: ['ratio'] }];
    const copied = ok(await own.sheetCopy(LINES, DEFAULT_VIEW, { ranges, header: false, decimal: '.' }));
    expect(copied.text).toBe('4\r\n#DIV/0!');
    expect(ok(await own.sheetSums(LINES, DEFAULT_VIEW, ranges))).toMatchObject({ cells: 2, count: 2, numbers: 1, sum: 4 }); // prettier-ignore
  });
});
