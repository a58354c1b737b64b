import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { afterAll, expect, test } from 'vitest';
import { copiedCells, type CopiedColumn } from '../../../src/export/copied-cells.ts';
import { tableOfCells } from '../../../src/export/file-table.ts';
import { xlsxFile } from '../../../src/export/xlsx-file.ts';
import { listedLevels, type Cells } from '../../../src/table/cells.ts';

/** What a spreadsheet makes of our files, asked of LibreOffice where the machine has it. */
const OFFICE = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
const NOT_HERE = 'LibreOffice is not on this machine, so it was not asked';
const folder = mkdtempSync(join(tmpdir(), 'regulars-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function convert(name: string, content: string | Uint8Array, to: string, filter = ''): Promise<string> {
  const from = join(folder, name);
  writeFileSync(from, content);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const how = [profile, '--headless', ...(filter === '' ? [] : [`--infilter=${filter}`])];
  await promisify(execFile)(OFFICE ?? '', [...how, '--convert-to', to, '--outdir', folder, from]);
  return join(folder, name.replace(/\.\w+$/, `.${to.split(':')[0] ?? ''}`));
}

const TEXTS = ['=1+1', '007', '1-2', '+420 777', '<b> & "c"', 'a\nb', 'Өвөл 日本', '1e5', '-'];
const NUMBERS = [1234.5, -0.05, 1e15, 0, 2021, 0.1, -12, 1_000_000, 3];
/** As money is shown. */
const SHOWN = ['1,234.50', '-0.05', '1,000,000,000,000,000.00', '0.00', '2,021.00', '0.10', '-12.00', '1,000,000.00', '3.00']; // prettier-ignore
/** 2021-03-04, 1970-01-01, 1900-03-01, 9999-12-31; one before spreadsheets have days. */
const DAYS = [18_690, 0, -25_508, 2_932_896, -25_509, 18_691, 18_692, 18_693, 18_694];
const ISO = ['2021-03-04', '1970-01-01', '1900-03-01', '9999-12-31', '1900-02-28', '2021-03-05', '2021-03-06', '2021-03-07', '2021-03-08']; // prettier-ignore

test('LibreOffice opens a workbook as it was written: texts as texts, numbers and days as what they are', async ({
  skip,
}) => {
  skip(!OFFICE, NOT_HERE);
  const { file } = await xlsxFile([
    tableOfCells({
      title: 'Sales',
      columns: [
        { title: 'who', kind: 'text', cells: TEXTS },
        { title: 'paid', kind: 'money', decimals: 2, cells: NUMBERS },
        { title: 'when', kind: 'date', cells: DAYS },
      ],
    }),
  ]);
  // 44 comma, 34 quote, 76 UTF-8; texts in quotes, everything as it is shown.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false';
  const made = await convert('sales.xlsx', new Uint8Array(await file.arrayBuffer()), filter);
  const { data } = Papa.parse<string[]>(readFileSync(made, 'utf8').trimEnd());
  expect(data[0]).toEqual(['who', 'paid', 'when']);
  expect(data.slice(1).map(([who]) => who)).toEqual(TEXTS);
  expect(data.slice(1).map(([, paid]) => paid)).toEqual(SHOWN);
  expect(data.slice(1).map(([, , when]) => when)).toEqual(ISO);
});

/** Where Excel keeps a line break inside a copied cell, LibreOffice begins a row: none is asked. */
const COPIED_TEXTS = TEXTS.map((text) => text.replace('\n', ' '));
const plain = { faults: null, faultWord: () => '', word: null };
const column = (title: string, cells: Cells): CopiedColumn => ({ title, cells, ...plain });
const COPIED = copiedCells(
  [
    {
      columns: [
        column('who', {
          kind: 'text',
          codes: Int32Array.from(TEXTS, (_, at) => at),
          levels: listedLevels(COPIED_TEXTS),
        }),
        column('paid', { kind: 'number', stored: Float64Array.from(NUMBERS), blank: NaN, scale: 1 }),
        column('when', { kind: 'date', days: Int32Array.from(DAYS) }),
      ],
      places: Int32Array.from(TEXTS, (_, at) => at),
    },
  ],
  { header: true, decimal: '.' },
);

test('LibreOffice takes what a sheet copies: numbers, days and texts stay what they are', async ({
  skip,
}) => {
  skip(!OFFICE, NOT_HERE);
  const book = await convert('copied.html', COPIED.html, 'xlsx', 'calc_HTML_WebQuery');
  const rows = await readSheet(readFileSync(book), { trim: false });
  const [header, ...cells] = rows;
  expect(header).toEqual(['who', 'paid', 'when']);
  expect(cells.map(([who]) => who)).toEqual(COPIED_TEXTS);
  expect(cells.map(([, paid]) => paid)).toEqual(NUMBERS);
  const day = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
  expect(cells.map(([, , when]) => day(when))).toEqual(ISO);
});
