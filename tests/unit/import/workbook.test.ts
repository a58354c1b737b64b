import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ImportError, ImportOptions } from '../../../src/import/check.ts';
import { findTables } from '../../../src/import/archive.ts';
import { readWorkbook } from '../../../src/import/workbook.ts';
import { readZipDirectory } from '../../../src/import/zip-directory.ts';
import { formatOfCode } from '../../../src/import/cell-formats.ts';
import { openFile } from '../../../src/import/open.ts';
import { escapeXml, plainRows, xlsx, xlsxParts, zipped, type MadeWorkbook } from './made-workbooks.ts';

const REFERENCE =
  process.env['REGULARS_REFERENCE'] ??
  fileURLToPath(new URL('../../../../shared/reference/', import.meta.url));

/** The canonical text of one sheet. */
async function csvOf(book: MadeWorkbook, sheet = 0): Promise<string> {
  const { tables } = await findTables(xlsx(book), 'book.xlsx');
  const text = await tables[sheet]?.text();
  return (await text?.blob.text()) ?? '';
}

const errorOf = async (bytes: Blob, options?: ImportOptions): Promise<ImportError> =>
  openFile(bytes, 'book.xlsx', options).then(
    () => {
      throw new Error('opened');
    },
    (error: unknown) => error as ImportError,
  );

describe('cells of a workbook', () => {
  test('are dates, times, codes or numbers by the format they are shown in', async () => {
    const csv = await csvOf({
      sheets: [
        {
          name: 'Sales',
          rows: [
            '<row r="1"><c r="A1" s="1"><v>44197</v></c><c r="B1" s="2"><v>44197.75</v></c><c r="C1" s="3"><v>0.5</v></c><c r="D1" s="4"><v>42</v></c><c r="E1" s="5"><v>1234.5</v></c></row>',
            '<row r="2"><c r="A2" s="6"><v>44562</v></c><c r="B2" s="7"><v>0.125</v></c><c r="C2" s="0"><v>44197</v></c><c r="D2" s="8"><v>43831</v></c><c r="E2" s="9"><v>1.5</v></c></row>',
          ].join(''),
        },
      ],
      formats: {
        164: 'dd/mm/yyyy\\ hh:mm',
        165: '00000',
        166: '#,##0.00\\ "Kč";[Red]-#,##0.00\\ "Kč"',
        167: '[$-411]ggge"年"m"月"d"日"',
        168: '[$-409]mmm\\-yy;@',
        169: '[h]:mm:ss',
      },
      styles: [0, 14, 164, 20, 165, 166, 167, 10, 168, 169],
    });
    expect(csv).toBe(
      '2021-01-01,2021-01-01 18:00:00,12:00:00,00042,1234.5\n2022-01-01,0.125,44197,2020-01-01,36:00:00\n',
    );
  });

  test('count days from 1904 where the workbook says so', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>42735</v></c></row>';
    const book = { sheets: [{ name: 'S', rows }], styles: [0, 14] };
    expect(await csvOf({ ...book, from1904: true })).toBe('1904-01-01,2021-01-01\n');
  });

  test('keep the days around the 29 February 1900 that never was', async () => {
    const rows = [1, 59, 60, 61, 44196.99999999999, 2958465, 2958466, -1]
      .map((serial) => `<row><c s="1"><v>${serial}</v></c></row>`)
      .join('');
    expect((await csvOf({ sheets: [{ name: 'S', rows }], styles: [0, 14] })).split('\n')).toEqual([
      '1900-01-01',
      '1900-02-28',
      '60',
      '1900-03-01',
      '2021-01-01',
      '9999-12-31',
      '2958466',
      '-1',
      '',
    ]);
  });

  test('hold stored values of formulas, errors, truth values, rich texts without their readings, and blanks', async () => {
    const csv = await csvOf({
      sheets: [
        {
          name: 'S',
          rows: [
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
            '<row r="2"><c r="A2"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r="B2" t="str"><f>"a"&amp;"b"</f><v>a, "b"</v></c><c r="C2" t="e"><v>#N/A</v></c></row>',
            '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="d"><v>2021-03-04T00:00:00</v></c><c r="C4" s="0"/></row>',
            '<row r="5"><c r="A5"><v>1234.5599999999999</v></c><c r="B5"><v>1E-2</v></c><c r="C5"><v>12345678901234567890</v></c></row>',
          ].join(''),
        },
      ],
      strings: [
        '<si><r><t>Name</t></r><r><rPr><b/></rPr><t xml:space="preserve"> full</t></r></si>',
        '<si><t>東京_x000D_x_x005F_y</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
      ],
    });
    expect(csv).toBe(
      'Name full,,"東京\rx_y"\n0.30000000000000004,"a, ""b""",#N/A\n\nTRUE,2021-03-04,\n1234.56,0.01,12345678901234567890\n',
    );
  });

  test('keep their rows’ numbers, and leave out the empty columns before the table', async () => {
    const csv = await csvOf({
      sheets: [
        {
          name: 'S',
          rows: '<row r="3"><c r="C3" t="inlineStr"><is><t>a</t></is></c><c r="E3"><v>1</v></c></row><row r="5"><c r="D5"><v>2</v></c></row>',
        },
      ],
    });
    expect(csv).toBe('\n\na,,1\n\n,2,\n');
  });

  test('need no references: cells follow one another', async () => {
    expect(await csvOf({ sheets: [{ name: 'S', rows: plainRows([['a', null, 1.5], [], ['b', 2]]) }] })).toBe(
      'a,,1.5\n\nb,2,\n',
    );
  });
});

describe('number formats', () => {
  test.each([
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00 [$€-407]', 'number'],
    ['"Day" 0', 'number'],
    ['0\\d', 'number'],
    ['[Red]0;[Blue]-0', 'number'],
    ['_-* #,##0.00\\ _d_-', 'number'],
    ['yyyy', 'date'],
    ['mmm', 'date'],
    ['d.m.', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['[$-411]e', 'date'],
    ['mm:ss.0', 'time'],
    ['[mm]', 'number'],
    ['[h]:mm', 'time'],
    ['h AM/PM', 'time'],
    ['000', 'zeros'],
    ['0', 'number'],
  ])('%s is a %s', (code, kind) => {
    const found = formatOfCode(code).kind;
    // Minutes alone in brackets are a span; nobody keeps dates so.
    expect(code === '[mm]' ? ['date', 'time', 'number'].includes(found) : found === kind, found).toBe(true);
  });
});

const SALES: (string | number)[][] = [
  ['customer', 'date', 'amount'],
  ['ann', 44197, 1.234],
  ['bob', 44198, 5.678],
  ['ann', 44229, 10],
];
const salesRows = (rows: readonly (readonly (string | number)[])[] = SALES) =>
  rows
    .map((cells, index) =>
      `<row>${cells
        .map((cell, column) =>
          typeof cell === 'number'
            ? `<c s="${column === 1 ? 1 : 0}"><v>${cell}</v></c>`
            : `<c t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`,
        )
        .join('')}</row>`.replace('<row>', `<row r="${index + 1}">`),
    )
    .join('');

describe('a workbook', () => {
  test('opens its likeliest sheet, says what the others are, and opens another on request', async () => {
    const opened = await openFile(
      xlsx({
        sheets: [
          { name: 'Cover', rows: plainRows([['Report'], ['2021']]) },
          { name: 'Sales', rows: salesRows() },
          { name: 'Secret', rows: salesRows(SALES.slice(0, 2)), state: 'hidden' },
          { name: 'Empty', rows: '' },
        ],
        styles: [0, 14],
      }),
      'book.xlsx',
    );
    const { check } = opened;
    expect(check.container?.kind).toBe('xlsx');
    expect(
      check.container?.tables.map(({ label, rows, hidden, chosen }) => [label, rows, hidden, chosen]),
    ).toEqual([
      ['Cover', 2, false, false],
      ['Sales', 4, false, true],
      ['Secret', 2, true, false],
    ]);
    expect(check.container?.alike).toEqual([2]);
    expect(check.options.table).toEqual([1]);
    // 1.234 in a cell of numbers is no thousand two hundred and thirty-four, and nobody needs to be asked.
    expect(check.questions).toEqual([]);
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 16.912 });
    expect(check.columns[2]?.formatEvidence).toEqual([{ code: 'cell-type', params: { text: '1.234' } }]);
    expect(check.summary).toMatchObject({ customers: 2, firstDate: '2021-01-01', lastDate: '2021-02-02' });
    const other = await opened.recheck({ ...check.options, table: 'Secret' });
    expect(other.container?.tables.map(({ chosen }) => chosen)).toEqual([false, false, true]);
    expect(other.waterfall?.file).toEqual({ rows: 1, amount: 1.234 });
    const back = await opened.recheck({ ...other.options, table: 1 });
    expect(back.waterfall?.analysed.rows).toBe(3);
    const error = await opened
      .recheck({ ...back.options, table: 'Nobody' })
      .catch((one: unknown) => one as ImportError);
    expect(error).toMatchObject({ code: 'table-unknown', params: { name: 'Nobody' } });
    expect(opened.check.waterfall?.analysed.rows).toBe(3);
  });

  test('with a sheet a month opens all of them as one', async () => {
    const month = (serial: number) =>
      salesRows([
        ['customer', 'date', 'amount'],
        ['ann', serial, 1.5],
        ['bob', serial + 1, 2.25],
      ]);
    const { check } = await openFile(
      xlsx({
        sheets: [
          { name: 'Jan', rows: month(44197) },
          { name: 'Feb', rows: month(44228) },
          { name: 'Mar', rows: month(44256) },
        ],
        styles: [0, 14],
      }),
      'months.xlsx',
    );
    expect(check.waterfall?.analysed).toEqual({ rows: 6, amount: 11.25 });
    expect(check.container?.appended?.overlap).toEqual({ rows: 0, amount: 0, dropped: false });
    expect(
      check.container?.appended?.parts.map(({ fromRow, shift, rows }) => [fromRow, shift, rows]),
    ).toEqual([
      [2, 0, 2],
      [5, 3, 2],
      [8, 6, 2],
    ]);
  });

  test('with a sheet that holds the others’ lines again opens that one alone', async () => {
    const [head = [], ...body] = SALES;
    const { check } = await openFile(
      xlsx({
        sheets: [
          { name: 'Jan', rows: salesRows([head, ...body.slice(0, 2)]) },
          { name: 'All', rows: salesRows() },
          { name: 'Feb', rows: salesRows([head, ...body.slice(2)]) },
        ],
        styles: [0, 14],
      }),
      'book.xlsx',
    );
    expect(check.container?.tables.map(({ chosen }) => chosen)).toEqual([false, true, false]);
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 16.912 });
    expect(check.container?.alike).toEqual([]);
  });

  test('keeps a column of numbers and look-alike texts from being read by guess', async () => {
    const { check } = await openFile(
      xlsx({
        sheets: [
          {
            name: 'S',
            rows: plainRows([
              ['customer', 'date', 'amount'],
              ['ann', '2021-01-01', 1234.5],
              ['bob', '2021-01-02', '1 234,50'],
              ['cid', '2021-01-03', 99.25],
              ['dan', '2021-01-04', 7.75],
              ['eva', '2021-01-05', 8.5],
              ['fay', '2021-01-06', 9.5],
            ]),
          },
        ],
      }),
      'book.xlsx',
    );
    expect(check.waterfall?.rejected.rows).toBe(1);
    expect(check.rejected[0]).toMatchObject({ fileRow: 3, text: '1 234,50', reason: 'amount-unreadable' });
    expect(check.waterfall?.analysed).toEqual({ rows: 5, amount: 1359.5 });
  });

  test('with namespace prefixes, apostrophes for quotes and a comment within reads the same', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'S', rows: '' }], styles: [0, 14] });
    parts['xl/worksheets/sheet1.xml'] =
      "<?xml version='1.0'?><!-- made > by --><x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>a&#x41;&amp;&lt;<![CDATA[<b>&amp;]]></x:t></x:is></x:c><x:c r='B1'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const { tables } = await findTables(new Blob([zipped(parts)]), 'x');
    expect(await (await tables[0]?.text())?.blob.text()).toBe('aA&<<b>&amp;,1\n');
  });
});

describe('the Japanese sales sheet', () => {
  const path = `${REFERENCE}encodings/jp-sales.xlsx`;
  test.skipIf(!existsSync(path))('reads as it is written', async () => {
    const { check } = await openFile(new Blob([readFileSync(path)]), 'jp-sales.xlsx');
    expect(check.container?.tables.map(({ label, rows }) => [label, rows])).toEqual([
      ['売上データ', 145],
      ['店舗マスタ', 4],
      ['月次報告', 15],
    ]);
    expect(check.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      '日付 date',
      '店舗 text',
      'カテゴリ text',
      '売上 number',
    ]);
    expect(check.head[0]).toEqual(['2025-01-01', '新宿店', '家電', '1727000']);
  });
});

describe('a workbook made to do harm, or broken', () => {
  const one = (xml: string, strings?: string[]) => {
    const parts = xlsxParts({ sheets: [{ name: 'S', rows: '', xml }], ...(strings && { strings }) });
    return new Blob([zipped(parts)]);
  };

  test('cannot expand entities: a document type is refused', async () => {
    const lol = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>';
    const error = await errorOf(
      one(
        `<?xml version="1.0"?>${lol}<worksheet><sheetData><row><c><v>&lol2;</v></c></row></sheetData></worksheet>`,
      ),
    );
    expect(error.code).toBe('xml-doctype');
    const parts = xlsxParts({ sheets: [{ name: 'S', rows: '' }], strings: [] });
    parts['xl/sharedStrings.xml'] = `${lol}<sst/>`;
    expect((await errorOf(new Blob([zipped(parts)]))).code).toBe('xml-doctype');
  });

  test('that unpacks to gigabytes is given up early', async () => {
    // 3 MB of blanks in 3 kB, under limits a hundredth of the real ones.
    const bytes = one(`<worksheet><sheetData><row><c t="inlineStr"><is><t>${' '.repeat(3_000_000)}`);
    expect(bytes.size).toBeLessThan(10_000);
    const zip = await readZipDirectory(bytes, { bytes: 2 ** 27, ratio: 250, ratioFrom: 2 ** 21 });
    const error = await readWorkbook(zip).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'zip-too-large', params: { member: 'xl/worksheets/sheet1.xml' } });
    expect(zip.unpacked).toBeLessThan(2 ** 21 + 2 ** 18);
  });

  test.each([
    ['a row past the last one', '<row r="1048577"><c><v>1</v></c></row>', 'workbook-broken'],
    [
      'rows that go backwards',
      '<row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>',
      'workbook-broken',
    ],
    ['a column past the last one', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'workbook-broken'],
    [
      'cells that go backwards',
      '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
      'workbook-broken',
    ],
    ['a shared text that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', 'workbook-broken'],
  ])('with %s is refused', async (_, rows, code) => {
    expect((await errorOf(xlsx({ sheets: [{ name: 'S', rows }] }))).code).toBe(code);
  });

  test('that breaks off is refused', async () => {
    expect((await errorOf(one('<worksheet><sheetData><row><c r="A1'))).code).toBe('xml-broken');
    const whole = new Uint8Array(await xlsx({ sheets: [{ name: 'S', rows: salesRows() }] }).arrayBuffer());
    expect((await errorOf(new Blob([whole.slice(0, whole.length / 2)]))).code).toBe('zip-broken');
  });

  test('with a flipped bit is refused, not read wrongly', async () => {
    const whole = zipped(xlsxParts({ sheets: [{ name: 'S', rows: salesRows() }] }), 0);
    const text = new TextDecoder('latin1').decode(whole);
    const at = text.indexOf('<v>5.678');
    whole[at + 3] = '6'.charCodeAt(0);
    expect(await errorOf(new Blob([whole]))).toMatchObject({
      code: 'zip-broken',
      params: { member: 'xl/worksheets/sheet1.xml' },
    });
  });

  test('without any cell is empty', async () => {
    expect((await errorOf(xlsx({ sheets: [{ name: 'S', rows: '' }] }))).code).toBe('file-empty');
  });

  test('of the old kind, behind a password, or of the binary kind is named', async () => {
    const ole = (text: string) => {
      const bytes = new Uint8Array(2048);
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
      for (let at = 0; at < text.length; at++) bytes[1024 + at * 2] = text.charCodeAt(at);
      return new Blob([bytes]);
    };
    expect(await errorOf(ole('Workbook'))).toMatchObject({ code: 'file-xls', params: { type: 'xls' } });
    expect((await errorOf(ole('EncryptedPackage'))).code).toBe('file-encrypted');
    const binary = zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' });
    expect(await errorOf(new Blob([binary]))).toMatchObject({ code: 'file-xls', params: { type: 'xlsb' } });
  });
});
