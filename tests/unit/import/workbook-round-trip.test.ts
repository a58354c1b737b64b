import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { findTables } from '../../../src/import/archive.ts';
import { plainRows, xlsx } from './made-workbooks.ts';

test('a random sheet is read back equal, and as another reader reads it', async () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter(
        (text) =>
          !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text) && text.trim() !== '' && !/_x[0-9a-f]{4}_/i.test(text),
      ),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        fc.pre(rows.some((row) => row.some((value) => value !== null)));
        const book = xlsx({ sheets: [{ name: 'S', rows: plainRows(rows, true) }] });
        const { tables } = await findTables(book, 'x');
        const csv = (await (await tables[0]?.text())?.blob.text()) ?? '';
        const { default: Papa } = await import('papaparse');
        const width = Math.max(...rows.map((row) => row.length));
        // Columns empty at either side are left out.
        const filled = Array.from({ length: width }, (_, column) =>
          rows.some((row) => (row[column] ?? null) !== null),
        );
        const [from, to] = [filled.indexOf(true), filled.lastIndexOf(true) + 1];
        const texts = rows.map((row) => {
          const all = Array.from({ length: width }, (_, column) => {
            const value = row[column] ?? null;
            return value === null ? '' : typeof value === 'number' ? String(value + 0) : value;
          }).slice(from, to);
          return all.every((text) => text === '') ? [''] : all;
        });
        const read = Papa.parse<string[]>(csv, { newline: '\n' }).data.slice(0, -1);
        expect(read).toEqual(texts);
        const other = (await readSheet(Buffer.from(await book.arrayBuffer()), {
          trim: false,
        })) as (string | number | boolean | null)[][];
        const said = other.map((row) => row.map((value) => (value === null ? '' : String(value))));
        const lead = (row: readonly string[]) => [
          ...row.slice(0, row.findLastIndex((text) => text !== '') + 1),
        ];
        expect(texts.map(lead).filter((row) => row.length > 0)).toEqual(
          said.map((row) => lead(row.slice(from))).filter((row) => row.length > 0),
        );
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
