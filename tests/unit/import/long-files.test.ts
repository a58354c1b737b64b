import { describe, expect, test } from 'vitest';
import { openFile } from '../../../src/import/open.ts';

/** Long enough for columns to be kept as whole numbers. */
const ROWS = 70_000;

interface Line {
  readonly customer: string;
  readonly day: number;
  readonly quantity: number;
  readonly cents: number;
}

const lines = Array.from({ length: ROWS }, (_, row): Line => ({
  customer: `c${row % 900}`,
  day: 1 + (row % 28),
  quantity: row % 50 === 7 ? -1 : 1 + (row % 6),
  cents: 5 + ((row * 37) % 90_000),
}));

function csv(cellsOf: (line: Line, row: number) => string): Blob {
  return new Blob([`customer,date,quantity,price\n${lines.map(cellsOf).join('\n')}\n`]);
}

const written = ({ customer, day, quantity, cents }: Line): string =>
  `${customer},2023-03-${String(day).padStart(2, '0')},${quantity},${(cents / 100).toFixed(2)}`;

const sumOf = (counted: readonly Line[]) =>
  counted.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0) / 100;

describe('a long file', () => {
  test('without a gap adds up to the cent', async () => {
    const { check } = await openFile(csv(written), 'long.csv');
    expect(check.questions).toEqual([]);
    expect(check.waterfall?.analysed).toEqual({ rows: ROWS, amount: sumOf(lines) });
    expect(check.waterfall?.rejected.rows).toBe(0);
    expect(check.summary).toMatchObject({
      firstDate: '2023-03-01',
      lastDate: '2023-03-28',
      revenue: sumOf(lines),
    });
    expect(check.columns.map(({ blanks, range }) => [blanks, range])).toEqual([
      [0, null],
      [0, ['2023-03-01', '2023-03-28']],
      [0, ['-1', '6']],
      [0, ['0.05', '900.04']],
    ]);
  });

  test('adds up to the same with gaps, whose rows are rejected', async () => {
    const broken = (row: number) => row % 1000 === 999;
    const file = csv((line, row) => {
      if (!broken(row)) return written(line);
      return row % 2000 === 999 ? `${line.customer},,3,1.00` : `${line.customer},2023-05-31,3,`;
    });
    const { check } = await openFile(file, 'gaps.csv');
    const counted = lines.filter((_, row) => !broken(row));
    expect(check.waterfall?.analysed).toEqual({ rows: counted.length, amount: sumOf(counted) });
    expect(check.waterfall?.rejected.rows).toBe(70);
    expect(check.rejected[0]).toMatchObject({ fileRow: 1001, column: 'date', reason: 'date-blank' });
    expect(check.rejected.at(-1)).toMatchObject({ fileRow: 70_001, column: 'price', reason: 'amount-blank' });
    // The last day that is written belongs to a row that does not count.
    expect(check.summary).toMatchObject({ lastDate: '2023-03-28', revenue: sumOf(counted) });
    expect(check.columns[1]).toMatchObject({ blanks: 35, range: ['2023-03-01', '2023-05-31'] });
    expect(check.columns[3]).toMatchObject({ blanks: 35 });
  });

  test('takes its amounts as they stand where it has them', async () => {
    const file = new Blob([
      `customer,date,amount\n${lines.map(({ customer, day, cents }) => `${customer},${day}.03.2023,${cents / 100}`).join('\n')}\n`,
    ]);
    const { check } = await openFile(file, 'amounts.csv');
    const sum = lines.reduce((total, { cents }) => total + cents, 0) / 100;
    expect(check.waterfall?.analysed).toEqual({ rows: ROWS, amount: sum });
  });
});
