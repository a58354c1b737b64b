import { describe, expect, test } from 'vitest';
import { formatOfCode } from '../../../src/import/cell-formats.ts';
import { openFile } from '../../../src/import/open.ts';
import { plainRows, xlsx } from './made-workbooks.ts';

describe('currencies of cells', () => {
  test.each([
    ['#,##0.00 [$€-407]', '€'],
    ['[$CZK] #,##0.00', 'CZK'],
    ['#,##0.00\\ "Kč"', 'CZK'],
    ['_("$"* #,##0.00_);_("$"* (#,##0.00)', '$'],
    ['\\€0.00', '€'],
    ['$#,##0', '$'],
    ['#,##0.00 ₽', 'RUB'],
    ['[$-409]#,##0.00', undefined],
    ['0 "kg"', undefined],
    ['[Red]0.00', undefined],
    ['General', undefined],
  ])('%s is %s', (code, currency) => {
    const found = formatOfCode(code);
    expect(found.kind === 'number' ? found.currency : found.kind).toBe(currency);
  });

  const rows = (styles: readonly number[]) =>
    plainRows([['customer', 'date', 'amount']]) +
    styles
      .map(
        (style, at) =>
          `<row><c t="inlineStr"><is><t>c${at % 2}</t></is></c><c s="1"><v>${44197 + at}</v></c><c s="${style}"><v>${at + 1}.5</v></c></row>`,
      )
      .join('');
  const formats = { 164: '#,##0.00 [$€-407]', 165: '[$$-409]#,##0.00' };
  const book = (styles: readonly number[]) =>
    xlsx({ sheets: [{ name: 'S', rows: rows(styles) }], formats, styles: [0, 14, 164, 165, 44] });

  test('in one column are never added up', async () => {
    const { check } = await openFile(book([2, 2, 3, 2]), 'book.xlsx');
    expect(check.currencies).toEqual([
      { text: '€', rows: 3, chosen: true },
      { text: '$', rows: 1, chosen: false },
    ]);
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 8.5 });
    expect(check.waterfall?.currency).toEqual({ rows: 1, amount: 3.5 });
  });

  test('of the country a workbook is opened in are no other’s', async () => {
    const { check } = await openFile(book([2, 4, 2, 4, 2]), 'book.xlsx');
    expect(check.currencies.map(({ text, rows: count }) => `${text} ${count}`)).toEqual(['€ 3', '¤ 2']);
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 10.5 });
  });

  test('that are all the same, or beside plain numbers, change nothing', async () => {
    const { check } = await openFile(book([2, 0, 2]), 'book.xlsx');
    expect(check.currencies).toEqual([]);
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 7.5 });
  });
});
