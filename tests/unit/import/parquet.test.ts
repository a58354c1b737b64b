import { gzipSync } from 'fflate';
import fc from 'fast-check';
import { ByteWriter, parquetWriteBuffer } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js';
import { describe, expect, test } from 'vitest';
import type { ImportError } from '../../../src/import/check.ts';
import { findTables } from '../../../src/import/archive.ts';
import { openFile } from '../../../src/import/open.ts';
import { floatText, withPoint } from '../../../src/import/parquet.ts';

type Options = Parameters<typeof parquetWriteBuffer>[0];

const written = (options: Options) => new Blob([parquetWriteBuffer(options)]);
const csvOf = async (file: Blob) => {
  const { tables } = await findTables(file, 'x.parquet');
  return (await (await tables[0]?.text())?.blob.text()) ?? '';
};
const errorOf = (file: Blob): Promise<ImportError> =>
  openFile(file, 'x.parquet').then(
    () => {
      throw new Error('opened');
    },
    (error: unknown) => error as ImportError,
  );

const SALES: Options = {
  columnData: [
    { name: 'customer', data: ['ann', 'bob', 'ann', null], type: 'STRING' },
    {
      name: 'date',
      data: [new Date('2021-01-05'), new Date('2021-01-06'), new Date('2021-02-07'), new Date('2021-02-08')],
      type: 'TIMESTAMP',
    },
    { name: 'amount', data: [1.234, 5.678, 10, 2], type: 'DOUBLE' },
  ],
};

describe('columns of a Parquet file', () => {
  test('of every common type come out as they are written', async () => {
    const csv = await csvOf(
      written({
        columnData: [
          { name: 'text', data: ['a, "b"', 'c', null] },
          { name: 'whole', data: [1, -2, null] },
          { name: 'long', data: [9007199254740993n, -1n, null] },
          { name: 'double', data: [0.1 + 0.2, 1e21, null] },
          { name: 'float', data: [0.1, 1234.5, null] },
          { name: 'cents', data: [12.34, -0.05, null] },
          { name: 'day', data: [18691, -1, null] },
          { name: 'at', data: [1614865500123456n, -1n, null] },
          { name: 'paid', data: [true, false, null] },
        ],
        schema: [
          { name: 'root', num_children: 9 },
          { name: 'text', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
          { name: 'whole', type: 'INT32', repetition_type: 'OPTIONAL' },
          { name: 'long', type: 'INT64', repetition_type: 'OPTIONAL' },
          { name: 'double', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
          { name: 'float', type: 'FLOAT', repetition_type: 'OPTIONAL' },
          {
            name: 'cents',
            type: 'INT64',
            converted_type: 'DECIMAL',
            scale: 2,
            precision: 18,
            repetition_type: 'OPTIONAL',
          },
          { name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
          {
            name: 'at',
            type: 'INT64',
            repetition_type: 'OPTIONAL',
            logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
          },
          { name: 'paid', type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
        ],
      }),
    );
    expect(csv.split('\n')).toEqual([
      'text,whole,long,double,float,cents,day,at,paid',
      '"a, ""b""",1,9007199254740993,0.30000000000000004,0.1,12.34,2021-03-05,2021-03-04 13:45:00,TRUE',
      // The moment before 1970 is of the day before.
      'c,-2,-1,1e+21,1234.5,-0.05,1969-12-31,1969-12-31 23:59:59,FALSE',
      '',
      '',
    ]);
  });

  test('hold decimals to the last digit', () => {
    expect(withPoint(-5n, 2)).toBe('-0.05');
    expect(withPoint(123456789012345678n, 4)).toBe('12345678901234.5678');
    expect(withPoint(7n, 0)).toBe('7');
  });

  test('hold single-precision numbers in their shortest spelling', () => {
    expect([0.1, 1 / 3, 16777216, 1e-20, -2.5].map((value) => floatText(Math.fround(value)))).toEqual([
      '0.1',
      '0.33333334',
      '16777216',
      '1e-20',
      '-2.5',
    ]);
  });
});

describe('a Parquet file', () => {
  test('opens by its first bytes, with numbers that need no guessing', async () => {
    const { check } = await openFile(written(SALES), 'sales.csv');
    expect(check.container).toMatchObject({
      kind: 'parquet',
      tables: [{ rows: 5, columns: 3, chosen: true }],
    });
    expect(check.questions).toEqual([]);
    expect(check.waterfall).toMatchObject({
      file: { rows: 4, amount: 18.912 },
      anonymous: { rows: 1, amount: 2 },
      analysed: { rows: 3, amount: 16.912 },
    });
    expect(check.summary).toMatchObject({ firstDate: '2021-01-05', lastDate: '2021-02-08' });
  });

  test.each(['SNAPPY', 'UNCOMPRESSED', 'GZIP', 'ZSTD'] as const)(
    'compressed as %s reads the same',
    async (codec) => {
      const compressors = { GZIP: (input: Uint8Array) => gzipSync(input), ZSTD: storedZstd };
      const data = Array.from({ length: 500 }, (_, row) => `customer ${row % 7}`);
      const csv = await csvOf(
        written({ columnData: [{ name: 'c', data }], codec, compressors, rowGroupSize: 200 }),
      );
      expect(csv).toBe(`c\n${data.join('\n')}\n`);
    },
  );

  test('in a codec that is not read names it', async () => {
    const compressors = { BROTLI: (input: Uint8Array) => input };
    expect(await errorOf(written({ ...SALES, codec: 'BROTLI', compressors }))).toMatchObject({
      code: 'parquet-codec',
      params: { codec: 'BROTLI' },
    });
  });

  test('leaves lists and the row numbers of pandas out, and says so', async () => {
    const found = await findTables(
      written({
        columnData: [
          { name: 'a', data: ['x', 'y'] },
          { name: 'list', data: [{ p: 1 }, { p: 2 }], type: 'JSON' },
          { name: '__index_level_0__', data: [0, 1] },
        ],
      }),
      'x',
    );
    expect(found.left).toEqual(['__index_level_0__']);
    expect(await (await found.tables[0]?.text())?.blob.text()).toBe('a,list\nx,"{""p"":1}"\ny,"{""p"":2}"\n');
  });

  test('without rows says so', async () => {
    expect((await errorOf(written({ columnData: [{ name: 'a', data: [], type: 'STRING' }] }))).code).toBe(
      'file-header-only',
    );
  });

  test('cut off anywhere, or with any byte changed, opens to the same figures or not at all', async () => {
    const whole = new Uint8Array(
      parquetWriteBuffer({ ...SALES, codec: 'GZIP', compressors: { GZIP: (input) => gzipSync(input) } }),
    );
    const text = await csvOf(new Blob([whole]));
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, cut) => {
          const bytes = cut ? whole.slice(0, at) : Uint8Array.from(whole);
          if (!cut) bytes[at] = (bytes[at] ?? 0) ^ flip;
          const got = await csvOf(new Blob([bytes])).catch((error: unknown) => {
            expect(error).toMatchObject({ name: 'ImportError' });
            refused++;
            return text;
          });
          // The names and types lie in the footer without a check sum; cut files and changed pages must never pass.
          if (cut) expect(got).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  test('whose footer promises rows it has not is refused', async () => {
    const whole = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: 'a', data: new Array(100).fill('x') }] }),
    );
    // 100 rows are 0xc8 0x01 in the footer's variable-length numbers; 0xc8 0x7f says 8,164.
    let lies = 0;
    for (let at = whole.length - 150; at < whole.length - 8; at++) {
      if (whole[at] !== 0xc8 || whole[at + 1] !== 0x01) continue;
      const bytes = Uint8Array.from(whole);
      bytes[at + 1] = 0x7f;
      const error = await findTables(new Blob([bytes]), 'x')
        .then(({ tables }) => tables[0]?.text())
        .catch((caught: unknown) => caught);
      if ((error as ImportError).code === 'parquet-broken') lies++;
    }
    expect(lies).toBeGreaterThan(0);
  });
});

/** A Zstandard frame whose blocks are stored as they are (RFC 8878, 3.1.1): a single segment, raw blocks. */
function storedZstd(input: Uint8Array): Uint8Array {
  const output = [0x28, 0xb5, 0x2f, 0xfd, 0xa0];
  const size = input.length;
  output.push(size & 255, (size >> 8) & 255, (size >> 16) & 255, (size >>> 24) & 255);
  const block = (size << 3) | 1;
  output.push(block & 255, (block >> 8) & 255, (block >> 16) & 255);
  return Uint8Array.from([...output, ...input]);
}

/**
 * A file as Arrow and Spark write it, pages of the first kind, made by hand: a dictionary of two names, a page of five rows with
 * levels before their indices, a page of five whole numbers.
 */
function firstKind(
  change: { levels?: number[]; indices?: number[]; width?: number; values?: number } = {},
): Blob {
  const writer = new ByteWriter();
  writer.appendUint32(0x31524150);
  const page = (type: number, bytes: number[], header: object) => {
    serializeTCompactProtocol(writer, {
      field_1: type,
      field_2: bytes.length,
      field_3: bytes.length,
      ...header,
    });
    writer.appendBytes(Uint8Array.from(bytes));
  };
  const text = (value: string) => [
    value.length,
    0,
    0,
    0,
    ...value.split('').map((letter) => letter.charCodeAt(0)),
  ];
  const start = writer.offset;
  page(2, [...text('ann'), ...text('bob')], { field_7: { field_1: 2, field_2: 0 } });
  const data = writer.offset;
  // Rows 1, 2, 4, 5 have a name: bits 1 1 0 1 1 in one packed group; then four indices of one bit: a run of two 0, then packed 1 0.
  const levels = change.levels ?? [3, 0b11011];
  const indices = change.indices ?? [4, 0, 3, 0b01];
  page(0, [levels.length, 0, 0, 0, ...levels, change.width ?? 1, ...indices], {
    field_5: { field_1: change.values ?? 5, field_2: 8, field_3: 3, field_4: 3 },
  });
  const numbers = writer.offset;
  page(
    0,
    [1, 2, 3, 4, 5].flatMap((value) => [value, 0, 0, 0]),
    {
      field_5: { field_1: 5, field_2: 0, field_3: 3, field_4: 3 },
    },
  );
  const end = writer.offset;
  const column = (
    name: string,
    type: 'BYTE_ARRAY' | 'INT32',
    from: number,
    to: number,
    dictionary?: number,
  ) => ({
    file_offset: BigInt(from),
    meta_data: {
      type,
      encodings: ['PLAIN' as const],
      path_in_schema: [name],
      codec: 'UNCOMPRESSED' as const,
      num_values: 5n,
      total_uncompressed_size: BigInt(to - from),
      total_compressed_size: BigInt(to - from),
      data_page_offset: BigInt(dictionary === undefined ? from : data),
      ...(dictionary !== undefined && { dictionary_page_offset: BigInt(dictionary) }),
    },
  });
  writeMetadata(writer, {
    version: 1,
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'who', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'n', type: 'INT32', repetition_type: 'REQUIRED' },
    ],
    num_rows: 5n,
    row_groups: [
      {
        columns: [column('who', 'BYTE_ARRAY', start, numbers, start), column('n', 'INT32', numbers, end)],
        total_byte_size: BigInt(end - start),
        num_rows: 5n,
      },
    ],
    metadata_length: 0,
  });
  writer.appendUint32(0x31524150);
  return new Blob([writer.getBytes()]);
}

describe('pages of the first kind', () => {
  test('are read by their levels and their dictionary', async () => {
    expect(await csvOf(firstKind())).toBe('who,n\nann,1\nann,2\n,3\nbob,4\nann,5\n');
  });

  test.each([
    ['a run of a thousand million levels', { levels: [0x80, 0x80, 0x80, 0x80, 0x08, 1] }],
    ['a run of a thousand million indices', { indices: [0x80, 0x80, 0x80, 0x80, 0x08, 1] }],
    ['indices of 200 bits', { width: 200 }],
    ['packed groups that break off', { width: 8, indices: [3, 1, 1] }],
    ['runs that never come', { indices: [0x80] }],
    ['more values than rows', { values: 6 }],
    ['fewer values than rows', { values: 4 }],
  ])('with %s are refused', async (_, change) => {
    const error = await csvOf(firstKind(change)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'parquet-broken' });
  });
});

test('a random table is read back equal', async () => {
  const text = fc.string({ maxLength: 10 }).filter((value) => !/[\ud800-\udfff]/.test(value));
  const column = <T>(value: fc.Arbitrary<T>) => fc.array(fc.option(value), { minLength: 12, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      column(text),
      column(fc.integer()),
      column(fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.integer({ min: 1, max: 12 }),
      async (texts, wholes, doubles, rows) => {
        const [a, b, c] = [texts, wholes, doubles].map((values) => values.slice(0, rows));
        const { default: Papa } = await import('papaparse');
        const csv = await csvOf(
          written({
            columnData: [
              { name: 'a', data: a ?? [], type: 'STRING', nullable: true },
              { name: 'b', data: b ?? [], type: 'INT32', nullable: true },
              { name: 'c', data: c ?? [], type: 'DOUBLE', nullable: true },
            ],
            rowGroupSize: 5,
          }),
        );
        const shown = (value: unknown) =>
          value === null ? '' : typeof value === 'number' ? String(value) : (value as string);
        const wanted = Array.from({ length: rows }, (_, row) =>
          [a, b, c].map((values) => shown(values?.[row])),
        );
        const read = Papa.parse<string[]>(csv, { newline: '\n' }).data.slice(1, -1);
        expect(read).toEqual(wanted.map((row) => (row.every((cell) => cell === '') ? [''] : row)));
      },
    ),
    { numRuns: 60 },
  );
});
