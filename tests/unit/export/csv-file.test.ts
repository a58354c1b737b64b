import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvFile, type CsvFormat } from '../../../src/export/csv-file.ts';
import { tableOfCells } from '../../../src/export/file-table.ts';
import { Making } from '../../../src/export/making.ts';
import { plainDecimal } from '../../../src/export/plain-decimal.ts';
import { spreadsheetText } from '../../../src/export/spreadsheet-text.ts';
import type { ReadPlan } from '../../../src/import/raw-table.ts';
import { readTable } from '../../../src/import/read.ts';
import { daysFromCivil } from '../../../src/table/civil-day.ts';
import { cellTable, held, madeTables } from './made-tables.ts';

const TABLE = tableOfCells({
  title: 'Sales',
  columns: [
    { title: 'who', kind: 'text', cells: ['=1+1', 'Ann; the "first"', 'a,b', '-12.5', ''] },
    { title: 'paid', kind: 'money', decimals: 2, cells: [-12.5, 1234.05, null, 1e21, NaN] },
    // 2021-03-04 is day 18690.
    { title: 'when', kind: 'date', cells: [18690, null, -25_568, 0, null] },
  ],
});

const bytesOf = async (file: Blob) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());

describe('a table as CSV', () => {
  test('for a country with a decimal point', async () => {
    expect(await bytesOf(await csvFile(TABLE))).toBe(
      '\ufeffwho,paid,when\r\n' +
        "'=1+1,-12.5,2021-03-04\r\n" +
        '"Ann; the ""first""",1234.05,\r\n' +
        '"a,b",,1899-12-31\r\n' +
        '-12.5,1000000000000000000000,1970-01-01\r\n' +
        ',,\r\n',
    );
  });

  test('for one with a decimal comma', async () => {
    expect(await bytesOf(await csvFile(TABLE, { delimiter: ';', decimal: ',' }))).toBe(
      '\ufeffwho;paid;when\r\n' +
        "'=1+1;-12,5;2021-03-04\r\n" +
        '"Ann; the ""first""";1234,05;\r\n' +
        'a,b;;1899-12-31\r\n' +
        '-12.5;1000000000000000000000;1970-01-01\r\n' +
        ';;\r\n',
    );
  });

  test('without rows is a header alone, and a lone blank cell is no empty line', async () => {
    const lone = (cells: string[]) =>
      tableOfCells({ title: 'x', columns: [{ title: 'note', kind: 'text', cells }] });
    expect(await bytesOf(await csvFile(lone([])))).toBe('\ufeffnote\r\n');
    expect(await bytesOf(await csvFile(lone(['', 'a'])))).toBe('\ufeffnote\r\n""\r\na\r\n');
  });

  test('is given up when nobody wants it any more', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(csvFile(TABLE, undefined, new Making(undefined, stop.signal))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

const FORMATS: readonly CsvFormat[] = [
  { delimiter: ',', decimal: '.' },
  { delimiter: ';', decimal: ',' },
  { delimiter: ',', decimal: ',' },
  { delimiter: '\t', decimal: '.' },
];

function plan({ delimiter, decimal }: CsvFormat): ReadPlan {
  return {
    dialect: { encoding: 'utf-8', bom: 3, delimiter, quote: '"', newline: '\r\n', header: true },
    columns: [
      { kind: 'number', name: 'row', format: { decimal: '.', group: '' } },
      { kind: 'text', name: 'who' },
      { kind: 'number', name: 'paid', format: { decimal, group: '' } },
      { kind: 'date', name: 'when', format: { order: 'ymd', separator: '-' } },
    ],
  };
}

/** White space alone is a blank to the reader, and every line end in a field a line feed. */
const asRead = (text: string) => {
  const cell = spreadsheetText(text);
  return cell.trim() === '' ? null : cell.replace(/\r\n?/g, '\n');
};

/** Years that could be those Thailand counts: a file's reader asks whose they are. */
const THAI = { from: daysFromCivil(2483, 1, 1), to: daysFromCivil(2643, 12, 31) };
const isThai = (day: number | null) => day !== null && day >= THAI.from && day <= THAI.to;

describe('read back by the reader of the app', () => {
  test('every cell is what it was, but for the apostrophe before a formula', async () => {
    await fc.assert(
      fc.asyncProperty(madeTables, fc.constantFrom(...FORMATS), async (made, format) => {
        fc.pre(!made.days.some(isThai));
        // The reader passes over a row that is blank: none is.
        const row = { title: 'row', kind: 'number', cells: made.texts.map((_, at) => at) } as const;
        const { title, columns: others } = cellTable(made);
        const file = await csvFile(tableOfCells({ title, columns: [row, ...others] }), format);
        const table = await readTable(file, plan(format));
        const columns = table.columns.map((column) =>
          Array.from({ length: table.rows }, (_, row) => column?.at(row)),
        );
        expect(table.malformed).toEqual([]);
        expect(columns).toEqual([row.cells, made.texts.map(asRead), made.numbers.map(held), made.days]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a number with all its figures', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [12.5, '12.5'],
    [-1e21, '-1000000000000000000000'],
    [1.5e21, '1500000000000000000000'],
    [1.25e-7, '0.000000125'],
    [-5e-324, `-0.${'0'.repeat(323)}5`],
  ])('%d is %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  test('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

test('no text begins as a formula does', () => {
  fc.assert(
    fc.property(madeTables, (made) => {
      for (const text of cellTable(made).columns[0]?.cells ?? [])
        expect(spreadsheetText(String(text))).not.toMatch(
          /^\s*[=@＝＠]|^[\t\r\n]|^[+\-＋－](?!\d+([.,]\d+)?$)/u,
        );
    }),
  );
});
