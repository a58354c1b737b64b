import { afterEach, describe, expect, test, vi } from 'vitest';
import { openFile } from '../../../src/import/open.ts';
import { plainRows, xlsx, zipped } from './made-workbooks.ts';

const ORDERS = [
  ['order_id', 'customer_id', 'order_date'],
  ['A1', 'C1', '2024-01-05'],
  ['A2', 'C2', '2024-01-09'],
  ['A3', 'C1', '2024-02-11'],
];
const ITEMS = [
  ['order_id', 'product', 'qty', 'unit_price'],
  ['A1', 'Tea', 2, 5],
  ['A1', 'Pot', 1, 40],
  ['A2', 'Tea', 1, 5],
  ['A3', 'Cups', 4, 6],
];
const NOTES = [['How to use this workbook'], ['Fill in the sheet orders']];

describe('what one table lacks', () => {
  test('is looked for in the other sheets of its workbook', async () => {
    const sheets = [
      { name: 'orders', rows: plainRows(ORDERS, true) },
      { name: 'items', rows: plainRows(ITEMS, true) },
      { name: 'notes', rows: plainRows(NOTES, true) },
    ];
    const { check } = await openFile(xlsx({ sheets }), 'shop.xlsx');
    expect(check.questions).toEqual([]);
    expect(check.summary).toEqual({
      customers: 2,
      firstDate: '2024-01-05',
      lastDate: '2024-02-11',
      revenue: 79,
    });
    expect(check.container?.joined?.steps.map(({ matched, unmatched }) => [matched, unmatched])).toEqual([
      [4, 0],
    ]);
  });

  test('is looked for in the other members of its archive', async () => {
    const csv = (rows: readonly (readonly (string | number)[])[]) =>
      rows.map((cells) => cells.join(';')).join('\r\n');
    const archive = new Blob([zipped({ 'orders.csv': csv(ORDERS), 'items.csv': csv(ITEMS) })]);
    const { check } = await openFile(archive, 'shop.zip');
    expect(check.questions).toEqual([]);
    expect(check.summary?.revenue).toBe(79);
  });

  test('is asked for where no key leads to the others', async () => {
    const apart = [
      { name: 'orders', rows: plainRows(ORDERS, true) },
      {
        name: 'budget',
        rows: plainRows(
          [
            ['month', 'plan'],
            ['2024-01', 500],
            ['2024-02', 700],
          ],
          true,
        ),
      },
    ];
    const { check } = await openFile(xlsx({ sheets: apart }), 'shop.xlsx');
    expect(check.questions.map(({ code, role }) => `${code} ${role ?? ''}`)).toEqual(['missing-role amount']);
    expect(check.container?.joined).toBeNull();
  });
});

describe('days counted by a spreadsheet', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const machineSays = (now: string) =>
    vi.spyOn(performance, 'now').mockReturnValue(Date.parse(now) - performance.timeOrigin);
  const file = new Blob(['date,customer,amount\n44927,Ann,5\n44930,Bob,6\n44950,Ann,7\n']);

  test('are counted from 1900 where from 1904 they were still to come', async () => {
    machineSays('2024-03-01T12:00:00Z');
    const { check } = await openFile(file, 'days.csv');
    expect(check.questions).toEqual([]);
    expect(check.summary?.firstDate).toBe('2023-01-01');
  });

  test('are asked about where both have been', async () => {
    machineSays('2030-03-01T12:00:00Z');
    const { check } = await openFile(file, 'days.csv');
    expect(check.questions.map(({ code }) => code)).toEqual(['date-order']);
  });
});
