import { describe, expect, test } from 'vitest';
import { attributeInfos, attributeValues } from '../../../src/analysis/attribute-values.ts';
import { selectedView } from '../../../src/analysis/selection-classes.ts';
import { tableCsv } from '../../../src/export/customers-table.ts';
import { openRows, orderedRows, rowCounts, type RowTable } from '../../../src/export/open-rows.ts';
import type { Selection } from '../../../src/model/selection.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { datasetOf, day } from '../model/small-dataset.ts';

// ann buys tea twice, bo cake; dee only gave back; one line of nobody. An attribute is called like a column of the table.
const DATASET = datasetOf([
  { customer: 'bo', date: '2021-02-03', amount: 20, order: 'o2', attributes: { amount: 'large', shop: 'north' } },
  { customer: 'ann', date: '2021-01-05', amount: 10, order: 'o1', attributes: { amount: 'small', shop: 'north' } },
  { customer: 'ann', date: '2021-03-07', amount: 5.5, order: 'o3', attributes: { amount: 'small', shop: 'south' } },
  { customer: 'ann', date: '2021-03-07', amount: 1, order: 'o3', attributes: { amount: '', shop: 'south' } },
  { customer: 'dee', date: '2021-03-09', amount: -2, order: 'o4', attributes: { amount: '', shop: 'North' } },
  { customer: '', date: '2021-03-10', amount: 7, order: 'o5', attributes: { amount: '', shop: 'south' } },
]); // prettier-ignore

function rowsOf(table: RowTable, selection: Selection = [], sortBy?: string, descending?: boolean) {
  const view = selectedView(DATASET, { ...DEFAULT_VIEW, selection });
  const { columns } = openRows(view, table);
  return Array.from(orderedRows(view, table, sortBy, descending), (row) =>
    columns.map((column) => column.at(row)),
  );
}

describe('the rows of a view', () => {
  test('are counted, those of keys without a purchase and of nobody among orders and lines', () => {
    expect(rowCounts(selectedView(DATASET, DEFAULT_VIEW))).toEqual({
      customers: 2,
      returnsOnly: 1,
      orders: 4,
      purchases: 3,
      lines: 6,
      revenue: 41.5,
    });
  });

  test('customers by revenue, who only gave back after them', () => {
    expect(rowsOf('customers')).toEqual([
      ['bo', 20, 1, day('2021-02-03'), day('2021-02-03')],
      ['ann', 16.5, 2, day('2021-01-05'), day('2021-03-07')],
      ['dee', -2, 0, null, null],
    ]);
    expect(rowsOf('customers', [], 'first', false).map(([key]) => key)).toEqual(['ann', 'bo', 'dee']);
    expect(rowsOf('customers', [], 'first', true).map(([key]) => key)).toEqual(['bo', 'ann', 'dee']);
  });

  test('orders by date, with the lines of theirs that are in the view', () => {
    expect(rowsOf('orders')).toEqual([
      [day('2021-03-09'), 'dee', 'o4', -2, 1, null],
      [day('2021-03-07'), 'ann', 'o3', 6.5, 2, 'purchase'],
      [day('2021-02-03'), 'bo', 'o2', 20, 1, 'purchase'],
      [day('2021-01-05'), 'ann', 'o1', 10, 1, 'purchase'],
    ]);
    const small: Selection = [{ about: 'lines', kind: 'value', attribute: 'amount', values: ['small'] }];
    expect(rowsOf('orders', small)).toEqual([
      [day('2021-03-07'), 'ann', 'o3', 5.5, 1, 'purchase'],
      [day('2021-01-05'), 'ann', 'o1', 10, 1, 'purchase'],
    ]);
  });

  test('lines with their row of the file and all their columns, one named like ours told apart', () => {
    const view = selectedView(DATASET, { ...DEFAULT_VIEW, from: day('2021-03-08') });
    expect(openRows(view, 'lines').columns.map(({ name }) => name)).toEqual(
      ['row', 'date', 'customer', 'order', 'amount', 'amount *', 'shop'], // prettier-ignore
    );
    expect(Array.from(orderedRows(view, 'lines'))).toEqual([5, 4]);
    expect(rowsOf('lines', [{ about: 'customers', kind: 'keys', keys: ['bo'] }])).toEqual([
      [1, day('2021-02-03'), 'bo', 'o2', 20, 'large', 'north'],
    ]);
    const csv = tableCsv(openRows(view, 'lines').columns, orderedRows(view, 'lines'));
    expect(csv.trimEnd().split('\n')).toEqual([
      '\ufeffrow,date,customer,order,amount,amount *,shop',
      '6,2021-03-10,,o5,7,,south',
      '5,2021-03-09,dee,o4,-2,,North',
    ]);
  });
});

describe('the values of a column', () => {
  test('come with their lines, most first, blank among them', () => {
    expect(attributeValues(DATASET.lines, 'amount', '')).toEqual({
      kind: 'text',
      total: 3,
      values: [
        { text: '', lines: 3 },
        { text: 'small', lines: 2 },
        { text: 'large', lines: 1 },
      ],
      least: null,
      greatest: null,
    });
  });

  test('are searched without regard to case; a column that is not there has none', () => {
    expect(attributeValues(DATASET.lines, 'shop', ' NOR')?.values).toEqual([
      { text: 'north', lines: 2 },
      { text: 'North', lines: 1 },
    ]);
    expect(attributeValues(DATASET.lines, 'colour', '')).toBeNull();
    expect(attributeInfos(DATASET.lines)).toEqual([
      { name: 'amount', role: null, kind: 'text', values: 2 },
      { name: 'shop', role: null, kind: 'text', values: 3 },
    ]);
  });
});
