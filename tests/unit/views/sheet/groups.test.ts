import { expect, test } from 'vitest';
import { groupsCsv } from '../../../../src/views/sheet/groups-csv.ts';
import { GroupsSource } from '../../../../src/views/sheet/groups-source.svelte.ts';
import type { SheetColumn } from '../../../../workers/sheet-api.ts';

const column = (name: string, kind: SheetColumn['kind'], decimals = 2): SheetColumn => ({
  name,
  kind,
  role: null,
  decimals,
  from: 'file',
  absent: false,
});
const NOTHING = -2147483648;

/** 2023 with `=1+1` (30 in 2 rows) and blank (5 in 1), 2024 with `tea` (65 in 3). */
function made(): GroupsSource {
  return new GroupsSource(
    {
      groups: 3,
      depth: Int32Array.of(1, 2, 2, 1, 2, 0),
      rows: Int32Array.of(3, 2, 1, 3, 3, 6),
      keys: [
        { kind: 'date', days: Int32Array.of(19358, 19358, 19358, 19723, 19723, NOTHING) },
        { kind: 'text', codes: Int32Array.of(-1, 0, -1, -1, 1, -1), levels: ['=1+1', 'tea'] },
      ],
      aggregates: [Float64Array.of(3, 2, 1, 3, 3, 6), Float64Array.of(35, 30, 5, 65, 65, 100)],
      cut: false,
    },
    {
      by: [{ column: 'Day', step: 'year' }, { column: 'Product' }],
      aggregates: [
        { column: null, of: 'count' },
        { column: 'Amount', of: 'sum' },
      ],
    },
    [column('Day', 'date', 0), column('Product', 'text'), column('Amount', 'money')],
  );
}
const texts = (source: GroupsSource) => Array.from({ length: source.rows }, (_, row) => source.textOf(row));

test('the total comes first, inner groups stand under the outer one that is open', () => {
  const source = made();
  expect(texts(source)).toEqual(['Total', '2023', '2024']);
  expect([0, 1].map((row) => source.isOpen(row))).toEqual([null, false]);
  source.toggle(1);
  expect(texts(source)).toEqual(['Total', '2023', '=1+1', '(blank)', '2024']);
  expect([source.isOpen(1), source.isOpen(2)]).toEqual([true, null]);
  expect([source.value(0, 'aggregate 1'), source.value(3, 'aggregate 1')]).toEqual([100, 5]);
  source.openAll(true);
  expect(texts(source)).toEqual(['Total', '2023', '=1+1', '(blank)', '2024', 'tea']);
  source.openAll(false);
  expect(texts(source)).toEqual(['Total', '2023', '2024']);
});

test('a group opens its rows by conditions from the outermost on', () => {
  const source = made();
  source.openAll(true);
  expect(source.conditionsOf(0)).toEqual([]);
  // 2023-01-01 is day 19358, 2023-12-31 day 19722.
  const year = { column: 'Day', kind: 'range', from: 19358, to: 19722 };
  expect(source.conditionsOf(2)).toEqual([year, { column: 'Product', kind: 'values', values: ['=1+1'] }]);
  expect(source.conditionsOf(3)).toEqual([year, { column: 'Product', kind: 'blank' }]);
});

test('cells of groups add up, and leave as CSV without a text that runs', async () => {
  const source = made();
  source.toggle(1);
  expect((await source.sums([{ from: 1, to: 3, columns: ['group', 'aggregate 1'] }])).ok).toEqual({
    cells: 4,
    count: 4,
    numbers: 2,
    sum: 65,
    average: 32.5,
    least: 30,
    greatest: 35,
    dates: false,
  });
  expect(await groupsCsv(source).text()).toBe(
    "Day / Product,Rows,Sum of Amount\r\nTotal,6,100\r\n2023,3,35\r\n'=1+1,2,30\r\n(blank),1,5\r\n2024,3,65\r\n",
  );
});
