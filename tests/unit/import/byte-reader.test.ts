import { describe, expect, it } from 'vitest';
import { BLANK, NO_DATE } from '../../../src/table/column.ts';
import { ByteReader } from '../../../src/import/byte-reader.ts';
import { ImportError } from '../../../src/import/check.ts';
import { fileRowOf, type ColumnPlan, type RawTable, type ReadPlan } from '../../../src/import/raw-table.ts';

const POINT = { decimal: '.', group: '' } as const;
const text = (name: string): ColumnPlan => ({ kind: 'text', name });
const number = (
  name: string,
  format: { decimal: '.' | ','; group: '' | ',' | '.' | ' ' | "'" } = POINT,
): ColumnPlan => ({
  kind: 'number',
  name,
  format,
});
const date = (
  name: string,
  order: 'ymd' | 'dmy' | 'mdy' | 'compact',
  separator: '-' | '/' | '.' | '',
): ColumnPlan => ({
  kind: 'date',
  name,
  format: { order, separator },
});

function plan(columns: ColumnPlan[], delimiter: ',' | ';' | '\t' | '|' = ',', header = true): ReadPlan {
  return { dialect: { encoding: 'utf-8', bom: 0, delimiter, quote: '"', newline: '\n', header }, columns };
}

function read(input: string | Uint8Array, readPlan: ReadPlan, chunkSize = Infinity): RawTable {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const reader = new ByteReader(readPlan);
  for (let at = 0; at < bytes.length; at += chunkSize) reader.push(bytes.slice(at, at + chunkSize));
  expect(reader.needsPapa).toBeNull();
  return reader.finish();
}

/** The table as rows of what `at` says. */
function rowsOf(table: RawTable): (string | number | null)[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns.map((column) => (column === null ? null : column.at(row))),
  );
}

function texts(input: string, columns: number, header = false): (string | number | null)[][] {
  return rowsOf(
    read(
      input,
      plan(
        Array.from({ length: columns }, (_, i) => text(`c${i}`)),
        ',',
        header,
      ),
    ),
  );
}

describe('cutting records', () => {
  it('reads a plain file under its header', () => {
    const table = read(
      'who,when,paid\nAnn,2021-03-04,12.50\nBob,2021-03-05,7\n',
      plan([text('who'), date('when', 'ymd', '-'), number('paid')]),
    );
    // 2021-03-04 is day 18690: 51 years of 365 days, 13 leap days, 31 + 28 + 3 days.
    expect(rowsOf(table)).toEqual([
      ['Ann', 18690, 12.5],
      ['Bob', 18691, 7],
    ]);
    expect(table.columns.map((column) => column?.name)).toEqual(['who', 'when', 'paid']);
    expect(table.columns[2]).toMatchObject({ decimals: 2 });
    expect(table.malformed).toEqual([]);
    // 14 + 21 + 17.
    expect(table.bytes).toBe(52);
  });

  it('ends a record at LF, CRLF or CR, with or without one at the end of the file', () => {
    const rows = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    for (const input of [
      'a,b\nc,d',
      'a,b\nc,d\n',
      'a,b\r\nc,d\r\n',
      'a,b\rc,d\r',
      'a,b\r\nc,d\n',
      'a,b\rc,d',
    ]) {
      expect(texts(input, 2)).toEqual(rows);
    }
  });

  it('reads quoted fields with delimiters, doubled quotes and line breaks in them', () => {
    expect(texts('"a,1","say ""hi"""\n"two\nlines","two\r\nlines"\n"",""""\n', 2)).toEqual([
      ['a,1', 'say "hi"'],
      ['two\nlines', 'two\nlines'],
      [null, '"'],
    ]);
  });

  it('takes a quote inside an unquoted field as text', () => {
    expect(texts('5" pipe,a"b"\n', 2)).toEqual([['5" pipe', 'a"b"']]);
  });

  it('skips a byte order mark, even one that comes in single bytes', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 97, 44, 98, 10, 49, 44, 50, 10);
    const readPlan = plan([text('a'), number('b')]);
    expect(rowsOf(read(bytes, readPlan, 1))).toEqual([['1', 2]]);
    expect(read(bytes, readPlan).bytes).toBe(11);
  });

  it('keeps what a chunk border cuts: characters, quotes, line breaks', () => {
    const input = 'имя,"say ""ура"""\r\n"a\r\nb",日本\r\n';
    for (let size = 1; size < 20; size++) {
      const table = read(input, plan([text('a'), text('b')], ',', false), size);
      expect(rowsOf(table)).toEqual([
        ['имя', 'say "ура"'],
        ['a\nb', '日本'],
      ]);
    }
  });

  it('reads the other delimiters', () => {
    expect(
      rowsOf(read('a;1,5\n', plan([text('a'), number('b', { decimal: ',', group: '' })], ';', false))),
    ).toEqual([['a', 1.5]]);
    expect(rowsOf(read('a\t"b\tc"\n', plan([text('a'), text('b')], '\t', false)))).toEqual([['a', 'b\tc']]);
    expect(rowsOf(read('a|b\n', plan([text('a'), text('b')], '|', false)))).toEqual([['a', 'b']]);
  });

  it('says in which row a quote was opened that never closes', () => {
    expect(() => read('a,b\n1,2\n3,"4\n5,6\n', plan([text('a'), text('b')]))).toThrow(
      new ImportError('file-quote-open', { row: 3 }),
    );
  });

  it('gives text after a closing quote to the reader that knows what to make of it', () => {
    const reader = new ByteReader(plan([text('a'), text('b')]));
    reader.push(new TextEncoder().encode('a,b\n"x"y,1\n'));
    expect(reader.needsPapa).toEqual({ reason: 'stray-quote', fileRow: 2 });
  });
});

describe('rows and what is set aside', () => {
  const two = plan([text('a'), text('b')]);

  it('counts rows of the file as a spreadsheet does, blank lines included', () => {
    const table = read('a,b\n\n1,2\n   \n3,4\n5\n6,7,8\n9,10\n', two);
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['9', '10'],
    ]);
    expect(Array.from(table.gaps)).toEqual([2, 4, 6, 7]);
    expect([0, 1, 2].map((row) => fileRowOf(table, row))).toEqual([3, 5, 8]);
    expect(table.malformed).toEqual([
      { fileRow: 6, fields: 1, text: '5' },
      { fileRow: 7, fields: 3, text: '6,7,8' },
    ]);
    expect(table.fileRows).toBe(8);
  });

  it('finds the header under blank lines and counts from 1 without a header', () => {
    const below = read('\n\na,b\n1,2\n', two);
    expect(Array.from(below.gaps)).toEqual([2, 3]);
    expect(fileRowOf(below, 0)).toBe(4);
    const without = read('1,2\n3,4\n', plan([text('a'), text('b')], ',', false));
    expect(without.firstFileRow).toBe(1);
    expect(fileRowOf(without, 1)).toBe(2);
  });

  it('keeps the fields of malformed records out of the dictionaries', () => {
    const table = read('a,b\nx\ny,z\n', two);
    expect(table.columns[0]).toMatchObject({ levels: ['y'] });
  });

  it('cuts the text of a malformed record at 500 characters', () => {
    const table = read(`a,b\n${'й'.repeat(700)}\n`, two);
    expect(table.malformed[0]?.text).toBe('й'.repeat(500));
  });

  it('reads nothing from nothing', () => {
    for (const input of ['', 'a,b', 'a,b\n', '\n\n']) expect(read(input, two).rows).toBe(0);
  });

  it('hands back cells outside their format with row and text', () => {
    const table = read(
      'when,paid\n2021-02-29,5\n2021-02-28,five\n2021-02-27,1e999\nsoon,"1,5"\n,7\n',
      plan([date('when', 'ymd', '-'), number('paid')]),
    );
    expect(table.odd).toEqual([
      { row: 0, column: 0, text: '2021-02-29' },
      { row: 1, column: 1, text: 'five' },
      { row: 2, column: 1, text: '1e999' },
      { row: 3, column: 0, text: 'soon' },
      { row: 3, column: 1, text: '1,5' },
    ]);
    expect(rowsOf(table)[0]).toEqual([null, 5]);
    expect(rowsOf(table)[4]).toEqual([null, 7]);
    expect(table.columns[0]).toMatchObject({ days: Int32Array.of(NO_DATE, 18686, 18685, NO_DATE, NO_DATE) });
  });

  it('sets a text column aside that has more distinct values than allowed', () => {
    const reader = new ByteReader(two, { maxLevels: 2 });
    reader.push(new TextEncoder().encode('a,b\n1,x\n2,x\n3,y\n4,y\n'));
    const table = reader.finish();
    expect(table.crowded).toEqual([0]);
    expect(table.columns[0]).toBeNull();
    expect(rowsOf(table).map((row) => row[1])).toEqual(['x', 'x', 'y', 'y']);
  });

  it('keeps nothing of a skipped column but its part in the hashes', () => {
    const columns: ColumnPlan[] = [text('a'), { kind: 'skip', name: 'b' }];
    const table = read('1,x\n1,x\n1,y\n', plan(columns, ',', false));
    expect(table.columns[1]).toBeNull();
    expect(table.hashLow[0]).toBe(table.hashLow[1]);
    expect(table.hashLow[0]).not.toBe(table.hashLow[2]);
  });
});

describe('cells', () => {
  it('numbers texts in order of first appearance and keeps them as written', () => {
    const table = read(' a,x\nb,x\n a,y\n,x\n   ,x\nb,\u00a0\n', plan([text('a'), text('b')], ',', false));
    expect(table.columns[0]).toMatchObject({
      levels: [' a', 'b'],
      codes: Int32Array.of(0, 1, 0, BLANK, BLANK, 1),
    });
    expect(table.columns[1]).toMatchObject({
      levels: ['x', 'y'],
      codes: Int32Array.of(0, 0, 1, 0, 0, BLANK),
    });
  });

  it('keeps thousands of distinct texts apart, in any script', () => {
    const values = Array.from({ length: 5000 }, (_, i) => `${['id', 'ид', '番号', '🙂'][i % 4] ?? ''}${i}`);
    const table = read(
      values.map((value) => `${value},1\n`).join(''),
      plan([text('a'), number('n')], ',', false),
    );
    expect(table.columns[0]).toMatchObject({ levels: values });
  });

  it('reads numbers as the nearest double', () => {
    const cells = [
      '0.1',
      '-0',
      '1e300',
      '9007199254740993',
      '123456789012345678901234567890',
      '0.30000000000000004',
      ' 7.50 ',
      '+3',
      '007',
      '1.7976931348623157e308',
    ];
    const table = read(`${cells.join('\n')}\n`, plan([number('n')], ',', false));
    expect(Array.from((table.columns[0] as { values: Float64Array }).values)).toEqual([
      0.1, 0, 1e300, 9007199254740992, 1.2345678901234568e29, 0.30000000000000004, 7.5, 3, 7,
      1.7976931348623157e308,
    ]);
  });

  it('verifies thousands separators', () => {
    const grouped = plan([number('n', { decimal: ',', group: '.' })], ';', false);
    const table = read('1.234,50\n12.345.678\n1.23,5\n1234,5\n1.2345\n', grouped);
    expect(rowsOf(table).flat()).toEqual([1234.5, 12345678, null, 1234.5, null]);
    expect(table.odd.map((cell) => cell.text)).toEqual(['1.23,5', '1.2345']);
    const spaced = read(
      '1 234,50\n1\u00a0234,5\n1\u202f234\n',
      plan([number('n', { decimal: ',', group: ' ' })], ';', false),
    );
    expect(rowsOf(spaced).flat()).toEqual([1234.5, 1234.5, 1234]);
  });

  it('reads dates in every order and drops the time of day', () => {
    const day = 18690; // 2021-03-04
    expect(
      rowsOf(
        read(
          '2021-03-04\n2021-3-4 08:26\n2021-03-04T08:26:00.123Z\n',
          plan([date('d', 'ymd', '-')], ',', false),
        ),
      ).flat(),
    ).toEqual([day, day, day]);
    expect(
      rowsOf(read('04.03.2021\n4.3.2021 23:59:59\n', plan([date('d', 'dmy', '.')], ',', false))).flat(),
    ).toEqual([day, day]);
    expect(
      rowsOf(read('3/4/2021\n03/04/2021 8:26 AM\n', plan([date('d', 'mdy', '/')], ',', false))).flat(),
    ).toEqual([day, day]);
    expect(rowsOf(read('20210304\n', plan([date('d', 'compact', '')], ',', false))).flat()).toEqual([day]);
  });

  it('reads dates far away and refuses days that do not exist', () => {
    const table = read(
      '1899-12-31\n2999-01-01\n1900-02-29\n2000-02-29\n2021-13-01\n',
      plan([date('d', 'ymd', '-')], ',', false),
    );
    // 1899-12-31: 70 years with 17 leap days and one day before 1970. 2999-01-01: 1029 years with 250 leap days after.
    expect(rowsOf(table).flat()).toEqual([-25568, 375835, null, 11016, null]);
  });

  it('keeps the first value that only one reading allows', () => {
    const columns = [date('d', 'dmy', '/'), number('n', { decimal: ',', group: '.' })];
    const table = read('03/04/2021;1,234\n05/06/2021;12,50\n31/12/2021;7,5\n', plan(columns, ';', false));
    expect(table.decisive).toEqual([
      { row: 2, column: 0, text: '31/12/2021' },
      { row: 1, column: 1, text: '12,50' },
    ]);
    const open = read('03/04/2021;1,234\n', plan(columns, ';', false));
    expect(open.decisive).toEqual([null, null]);
  });

  it('hashes equal rows alike, quoted or not, and moved fields apart', () => {
    const table = read(
      'ab,c\n"ab","c"\na,bc\nab,c \n"a""b",c\n"a""b","c"\nab,\n,ab\n',
      plan([text('a'), text('b')], ',', false),
    );
    const hashes = Array.from(table.hashLow, (low, row) => `${low}:${table.hashHigh[row]}`);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[5]).toBe(hashes[4]);
    expect(new Set(hashes).size).toBe(6);
  });

  it('tells apart rows that differ in one byte, its place or a byte of nothing', () => {
    const fields = [
      '',
      '\0',
      '\0\0',
      'a',
      'a\0',
      '\0a',
      'aaaa',
      'aaaaa',
      'aaaab',
      'baaaa',
      'aaaabaaaa',
      'baaaaaaaa',
    ];
    for (let i = 0; i < 300; i++) fields.push(`ORD-${100_000 + i}`, 'x'.repeat(i + 2));
    const lines = fields.flatMap((a) => fields.map((b) => `${a},${b}\n`)).filter((line) => line !== ',\n');
    const table = read(lines.join(''), plan([text('a'), text('b')], ',', false));
    const hashes = new Set(
      Array.from(table.hashLow, (low, row) => low * 2 ** 32 + (table.hashHigh[row] ?? 0)),
    );
    // 612 fields beside 612, but for the pair of empty ones; as doubles the hashes keep 53 bits.
    expect(table.rows).toBe(374_543);
    expect(hashes.size).toBe(374_543);
  });

  it('reads a field of 5 MB, whatever the chunks', () => {
    const long = 'x'.repeat(5_000_000);
    const table = read(`a,"${long}\n${long}"\nb,c\n`, plan([text('a'), text('b')], ',', false), 65_536);
    expect(table.rows).toBe(2);
    expect(String(table.columns[1]?.at(0)).length).toBe(10_000_001);
  });

  it('reads 200 columns', () => {
    const line = Array.from({ length: 200 }, (_, i) => String(i)).join(',');
    const table = read(
      `${line}\n${line}\n`,
      plan(
        Array.from({ length: 200 }, (_, i) => number(`c${i}`)),
        ',',
        true,
      ),
    );
    expect(rowsOf(table)).toEqual([Array.from({ length: 200 }, (_, i) => i)]);
  });

  it('joins texts that are equal once what is not UTF-8 is replaced', () => {
    const table = read(Uint8Array.of(0xff, 10, 97, 10, 0xfe, 10), plan([text('a')], ',', false));
    expect(table.columns[0]).toMatchObject({ levels: ['\ufffd', 'a'], codes: Int32Array.of(0, 1, 0) });
  });
});
