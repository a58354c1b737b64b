import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import readBook, { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { tableOfCells } from '../../../src/export/file-table.ts';
import { xlsxFile } from '../../../src/export/xlsx-file.ts';
import { sheetName } from '../../../src/export/xlsx-parts.ts';
import { findTables } from '../../../src/import/archive.ts';
import { fileTable, held, madeTables } from './made-tables.ts';

const bytesOf = async (file: Blob) => Buffer.from(await file.arrayBuffer());
const partOf = async (file: Blob, path: string) =>
  strFromU8(unzipSync(await bytesOf(file))[path] ?? new Uint8Array());
const FIRST_SHEET = 'xl/worksheets/sheet1.xml';

const SALES = tableOfCells({
  title: 'Sales',
  columns: [
    { title: 'who', kind: 'text', cells: ['=1+1', '007', '<b> & "c"', ''] },
    { title: 'paid', kind: 'money', decimals: 2, cells: [1234.5, -0.05, null, NaN] },
    { title: 'share', kind: 'share', cells: [0.25, 1, null, 0] },
    { title: 'pieces', kind: 'number', cells: [2021, 1e21, 0.1, null] },
    // 2021-03-04 is 44259 days after 30 December 1899; 1900-03-01 is the first day spreadsheets agree on.
    { title: 'when', kind: 'date', cells: [18690, -25_508, -25_509, null] },
  ],
});

describe('a table as a sheet', () => {
  test('has cells of its columns’ types, money with its decimals, and its header stays in sight', async () => {
    const { file, notes } = await xlsxFile([SALES]);
    const sheet = await partOf(file, FIRST_SHEET);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(/<row r="2">.*?<\/row>/.exec(sheet)?.[0]).toBe(
      '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>' +
        '<c r="B2" s="6"><v>1234.5</v></c><c r="C2" s="3"><v>0.25</v></c><c r="D2"><v>2021</v></c><c r="E2" s="2"><v>44259</v></c></row>',
    );
    expect(/<row r="5">.*?<\/row>/.exec(sheet)?.[0]).toBe('<row r="5"><c r="C5" s="3"><v>0</v></c></row>');
    // 28 February 1900 is a text.
    expect(sheet).toContain('<c r="E3" s="2"><v>61</v></c>');
    expect(sheet).toContain('<c r="E4" t="inlineStr"><is><t xml:space="preserve">1900-02-28</t></is></c>');
    expect(notes).toEqual({ splitTables: 0, daysAsText: 1, cutTexts: 0 });
    const styles = await partOf(file, 'xl/styles.xml');
    expect(styles).toContain('<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>');
    expect(styles).toContain('<numFmt numFmtId="168" formatCode="#,##0.00"/>');
  });

  test('goes on in a second sheet where it is longer than one', async () => {
    const { file, notes } = await xlsxFile([SALES, SALES], undefined, 3);
    const sheets = await readBook(await bytesOf(file));
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['Sales', 4],
      ['Sales (2)', 2],
      ['Sales (3)', 4],
      ['Sales (4)', 2],
    ]);
    expect(notes.splitTables).toBe(2);
  });

  test('cuts a text where a cell ends, and says so', async () => {
    const cells = [`${'a'.repeat(32_766)}👍`, 'b'.repeat(32_768)];
    const { file, notes } = await xlsxFile([
      tableOfCells({ title: 'x', columns: [{ title: 'note', kind: 'text', cells }] }),
    ]);
    const rows = await readSheet(await bytesOf(file));
    expect(rows.slice(1).map(([cell]) => String(cell).length)).toEqual([32_766, 32_767]);
    expect(notes.cutTexts).toBe(2);
  });

  test('without rows or columns is still a workbook', async () => {
    const { file } = await xlsxFile([tableOfCells({ title: '', columns: [] })]);
    expect((await readBook(await bytesOf(file))).map(({ sheet }) => sheet)).toEqual(['Table']);
  });
});

test.each([
  ['Sales 2021', 'Sales 2021'],
  ['a[b]:c*d?e/f\\g', 'a b c d e f g'],
  ["'quoted'", 'quoted'],
  ['', 'Table'],
  ['History', 'Table'],
  ['x'.repeat(40), 'x'.repeat(31)],
])('the sheet of %j is named %j', (title, name) => {
  expect(sheetName(title)).toBe(name);
});

test('names of sheets are told apart without regard to case, within their length', async () => {
  const tables = ['Lines', 'lines', 'x'.repeat(40), 'x'.repeat(31)].map((title) =>
    tableOfCells({ title, columns: [{ title: 'a', kind: 'text', cells: ['1'] }] }),
  );
  const { file } = await xlsxFile(tables);
  expect((await readBook(await bytesOf(file))).map(({ sheet }) => sheet)).toEqual([
    'Lines',
    'lines (2)',
    'x'.repeat(31),
    `${'x'.repeat(27)} (2)`,
  ]);
});

// XML has no room for these, so they are written as `_x000B_`, which this reader does not undo.
const ESCAPED = /[\p{Cc}\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/u;
const EPOCH = Date.UTC(1970, 0, 1);
const FIRST_DATE = -25_508;

describe('read back', () => {
  test('by read-excel-file every cell is what it was', async () => {
    await fc.assert(
      fc.asyncProperty(madeTables, async (made) => {
        const { file } = await xlsxFile([fileTable(made)]);
        const [, ...rows] = await readSheet(await bytesOf(file), { trim: false });
        const expected = made.texts.map((text, at) => {
          const day = made.days[at] ?? null;
          const iso = day === null ? null : new Date(EPOCH + day * 86_400_000).toISOString().slice(0, 10);
          return [ESCAPED.test(text) ? 'escaped' : text || null, held(made.numbers[at] ?? null), iso];
        });
        const found = rows.map((row, at) => {
          const [text, number, day] = [row[0] ?? null, row[1] ?? null, row[2] ?? null];
          return [
            ESCAPED.test(made.texts[at] ?? '') ? 'escaped' : text,
            number,
            day instanceof Date ? day.toISOString().slice(0, 10) : day,
          ];
        });
        // Rows without a cell at the end of a sheet are no rows to that reader.
        while (expected.length > found.length && expected.at(-1)?.every((cell) => cell === null))
          expected.pop();
        expect(found).toEqual(expected);
        for (const [at, row] of rows.entries())
          expect(row[2] instanceof Date).toBe((made.days[at] ?? -Infinity) >= FIRST_DATE);
      }),
      { numRuns: 200 },
    );
  });

  test('by the app the texts are what they were', async () => {
    const cells = ['=1+1', '007', 'a\r\nb', 'a\u000bb', '_x000D_', '_x0041', '<&>"', ' x ', '日本', '👩‍👩‍👧'];
    const { file } = await xlsxFile([
      tableOfCells({ title: 'x', columns: [{ title: 'note', kind: 'text', cells }] }),
    ]);
    const { tables } = await findTables(file, 'x.xlsx');
    const csv = await (await tables[0]?.text())?.blob.text();
    expect(csv).toBe('note\n=1+1\n007\n"a\r\nb"\na\u000bb\n_x000D_\n_x0041\n"<&>"""\n x \n日本\n👩‍👩‍👧\n');
  });
});
