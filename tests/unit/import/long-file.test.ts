import { describe, expect, test } from 'vitest';
import { analyse, openFile } from '../../../src/headless.ts';

/** Lines of a file long enough for its columns to be kept narrow, with some that do not count. */
const ROWS = 70_000;

function csv(line: (row: number) => string): Blob {
  let text = 'customer,date,order,product,quantity,price,status\n';
  for (let row = 0; row < ROWS; row++) text += `${line(row)}\n`;
  return new Blob([text]);
}

/** Customer `C<n>` of 700, an order each line, 100 products, 1 or 2 pieces at 1.25 or 2.50. */
const line = (row: number, status = 'paid', quantity: number | string = 1 + (row % 2)) =>
  `C${row % 700},2024-01-${String(1 + (row % 28)).padStart(2, '0')},O${row},P${row % 100},${quantity},${row % 2 === 0 ? '1.25' : '2.50'},${status}`;

describe('a long file', () => {
  test('is kept in narrow columns, every line an analysed one', async () => {
    const { lines, waterfall } = await openFile(csv((row) => line(row)));
    // 35,000 x 1 x 1.25 + 35,000 x 2 x 2.50
    expect(waterfall.analysed).toEqual({ rows: ROWS, amount: 218_750 });
    const column = (role: string) => lines.attributes.find((attribute) => attribute.role === role)?.column;
    expect(column('product')).toMatchObject({ kind: 'text', levelCount: 100 });
    const product = column('product');
    expect(product?.kind === 'text' && product.codes).toBeInstanceOf(Int8Array);
    const quantity = column('quantity');
    expect(quantity?.kind === 'number' && quantity.packed?.whole).toBeInstanceOf(Int8Array);
    const price = column('unitPrice');
    expect(price?.kind === 'number' && price.packed?.whole).toBeInstanceOf(Int16Array);
    expect([price?.at(0), price?.at(1), price?.at(ROWS - 1)]).toEqual([1.25, 2.5, 2.5]);
    expect(lines.customer.codes).toBeInstanceOf(Int16Array);
    expect(lines.sourceRow).toBeNull();
  });

  test('gives the same figures where some lines do not count', async () => {
    const dataset = await openFile(
      csv((row) => line(row, row < 7000 ? 'cancelled' : 'paid', row === 69_999 ? 'many' : undefined)),
    );
    const { lines, waterfall } = dataset;
    // The first 7,000 lines: 3,500 x 1.25 + 3,500 x 5; the last line cannot be read.
    expect(waterfall.status).toEqual({ rows: 7000, amount: 21_875 });
    expect(waterfall.rejected.rows).toBe(1);
    expect(waterfall.analysed).toEqual({ rows: 62_999, amount: 218_750 - 21_875 - 5 });
    expect(lines.count).toBe(62_999);
    expect(lines.order?.at(0)).toBe('O7000');
    expect(lines.order?.at(62_998)).toBe('O69998');
    const price = lines.attributes.find(({ role }) => role === 'unitPrice')?.column;
    expect([price?.at(0), price?.at(1)]).toEqual([1.25, 2.5]);
    expect(analyse(dataset, 'totals')).toMatchObject({ customers: 700, revenue: 196_870, purchases: 62_999 });
  });

  test('says in a bucket what cannot be read, and counts blanks among narrow numbers', async () => {
    const { waterfall } = await openFile(csv((row) => line(row, 'paid', row % 1000 === 0 ? '' : undefined)));
    // 70 lines without a quantity, all of them even: 1 x 1.25 each.
    expect(waterfall.rejected.rows).toBe(70);
    expect(waterfall.analysed).toEqual({ rows: ROWS - 70, amount: 218_750 - 87.5 });
  });
});
