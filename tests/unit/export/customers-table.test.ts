import { describe, expect, test } from 'vitest';
import { customerColumns, tableCsv } from '../../../src/export/customers-table.ts';
import { spreadsheetText } from '../../../src/export/spreadsheet-text.ts';
import { ANALYSES, clampSettings } from '../../../src/analysis/index.ts';
import { openFile } from '../../../src/headless.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';

// Ana brings 90 of 100, ben 9, cy 1: shares before each are 0, 0.90 and 0.99, so A, B and C.
const SALES = `customer,date,amount
"=HYPERLINK(""x"")",2021-01-04,90.00
ben,2021-02-04,4.50
ben,2021-03-04,4.50
"cy, of the hill",2021-03-05,1.00
`;

async function columns() {
  const dataset = await openFile(new Blob([SALES]), { name: 'sales.csv' });
  const view = buildView(dataset, { ...DEFAULT_VIEW, step: 'month' });
  return customerColumns(view, {
    pareto: ANALYSES.pareto.run(view, clampSettings('pareto', {})),
    abc: ANALYSES.abc.run(view, clampSettings('abc', {})),
    xyz: ANALYSES.xyz.run(view, clampSettings('xyz', {})),
  });
}

describe('the customers as a table', () => {
  test('a row a customer, money exact, dates as days', async () => {
    const made = await columns();
    expect(made.map(({ name }) => name)).toEqual([
      'customer',
      'abc',
      'xyz',
      'revenue',
      'share',
      'purchases',
      'first',
      'last',
    ]);
    expect(made.map((column) => column.at(1))).toEqual(['ben', 'B', 'new', 9, 0.09, 2, 18662, 18690]);
  });

  test('as CSV: in the order given, quoted where it must be, no formula, ISO dates', async () => {
    expect(tableCsv(await columns(), Int32Array.of(2, 0))).toBe(
      '\ufeffcustomer,abc,xyz,revenue,share,purchases,first,last\n' +
        '"cy, of the hill",C,new,1,0.01,1,2021-03-05,2021-03-05\n' +
        '"\'=HYPERLINK(""x"")",A,new,90,0.9,1,2021-01-04,2021-01-04\n',
    );
  });

  test('nobody is a header alone', async () => {
    expect(tableCsv(await columns(), new Int32Array(0))).toBe(
      '\ufeffcustomer,abc,xyz,revenue,share,purchases,first,last\n',
    );
  });
});

describe('text for a spreadsheet', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['-cmd', "'-cmd"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['-12.5', '-12.5'],
    ['+7', '+7'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j becomes %j', (text, safe) => {
    expect(spreadsheetText(text)).toBe(safe);
  });
});
