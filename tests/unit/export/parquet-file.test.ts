import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { tableOfCells } from '../../../src/export/file-table.ts';
import { parquetFile } from '../../../src/export/parquet-file.ts';
import { fileTable, madeTables } from './made-tables.ts';

/** Days come out as `Date`. */
async function read(file: Blob) {
  const rows = await parquetReadObjects({ file: await file.arrayBuffer() });
  return rows.map((row) =>
    Object.values(row).map((cell: unknown) =>
      cell instanceof Date ? cell.toISOString().slice(0, 10) : cell,
    ),
  );
}

describe('a table as Parquet', () => {
  test('has the types of its columns, and null where it is blank', async () => {
    const file = await parquetFile(
      tableOfCells({
        title: 'Sales',
        columns: [
          { title: 'who', kind: 'text', cells: ['ann', '', 'ann', '=1+1'] },
          { title: 'pieces', kind: 'number', cells: [1, -2, null, 2_147_483_647] },
          { title: 'far', kind: 'number', cells: [1, null, 3, 2_147_483_648] },
          { title: 'paid', kind: 'money', decimals: 2, cells: [0.1, NaN, null, 12] },
          { title: 'when', kind: 'date', cells: [18690, null, -25_568, 0] },
          { title: 'when', kind: 'text', cells: [] },
          { title: '', kind: 'text', cells: ['x'] },
        ],
      }),
    );
    const { schema, num_rows } = parquetMetadata(await file.arrayBuffer());
    expect(num_rows).toBe(4n);
    expect(schema.slice(1).map(({ name, type, converted_type }) => [name, type, converted_type])).toEqual([
      ['who', 'BYTE_ARRAY', 'UTF8'],
      ['pieces', 'INT32', undefined],
      ['far', 'DOUBLE', undefined],
      ['paid', 'DOUBLE', undefined],
      ['when', 'INT32', 'DATE'],
      ['when (2)', 'BYTE_ARRAY', 'UTF8'],
      ['column 7', 'BYTE_ARRAY', 'UTF8'],
    ]);
    expect(await read(file)).toEqual([
      ['ann', 1, 1, 0.1, '2021-03-04', null, 'x'],
      [null, -2, null, null, null, null, null],
      ['ann', null, 3, null, '1899-12-31', null, null],
      ['=1+1', 2_147_483_647, 2_147_483_648, 12, '1970-01-01', null, null],
    ]);
  });

  test('keeps a text that repeats once, in a dictionary', async () => {
    const cells = Array.from({ length: 70_000 }, (_, row) =>
      row % 2 === 0 ? 'a product with a long name' : 'tea',
    );
    const file = await parquetFile(
      tableOfCells({ title: 'x', columns: [{ title: 'product', kind: 'text', cells }] }),
    );
    const { row_groups } = parquetMetadata(await file.arrayBuffer());
    expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([65_536n, 4_464n]);
    expect(row_groups[0]?.columns[0]?.meta_data?.encodings).toContain('RLE_DICTIONARY');
    expect(file.size).toBeLessThan(20_000);
  });

  test('reads back equal, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(madeTables, async (made) => {
        const rows = await parquetReadObjects({
          file: await (await parquetFile(fileTable(made))).arrayBuffer(),
        });
        const day = (cell: unknown): unknown => (cell instanceof Date ? cell.getTime() / 86_400_000 : cell);
        expect(rows.map((row): unknown[] => [row['who'], row['paid'], day(row['when'])])).toEqual(
          made.texts.map((text, at) => {
            const number = made.numbers[at] ?? null;
            return [
              text || null,
              number !== null && Number.isFinite(number) ? number : null,
              made.days[at] ?? null,
            ];
          }),
        );
      }),
      { numRuns: 200 },
    );
  });
});
