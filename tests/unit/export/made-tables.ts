import fc from 'fast-check';
import { tableOfCells, type CellTable, type FileTable } from '../../../src/export/file-table.ts';
import { daysFromCivil } from '../../../src/table/civil-day.ts';

/** Texts that have broken spreadsheets, readers and pages. */
const HOSTILE = [
  '=1+1', '=HYPERLINK("http://x")', '+SUM(A1)', '-cmd|x', '@now', '\t=1', '＝1+1', ' =1', "'quoted", '"', '""', 'a"b', ',', ';', 'a,b', 'a;b',
  'a\nb', 'a\r\nb', 'a\tb', '007', '1e5', '1,5', '1.5', 'TRUE', '2021-03-04', '_x000D_', '_x0041_', '&amp;', '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>', ']]>', '\u000b', '\u0000', '\u00a0', 'áéű', 'Өвөл', '日本', '👩‍👩‍👧', '\u202e', '#N/A', '-', '.', '\\N',
]; // prettier-ignore

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constant(''),
);
const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, -12.34, 1e21, 1.5e-7, 2 ** 53, -(2 ** 53), 123456789.12, NaN, Infinity),
);
const day = fc.integer({ min: daysFromCivil(1, 1, 1), max: daysFromCivil(9999, 12, 31) });

export interface MadeTable {
  readonly texts: readonly string[];
  readonly numbers: readonly (number | null)[];
  readonly days: readonly (number | null)[];
}

export const madeTables: fc.Arbitrary<MadeTable> = fc
  .array(fc.tuple(text, fc.option(number), fc.option(day)), { maxLength: 12 })
  .map((rows) => ({
    texts: rows.map(([one]) => one),
    numbers: rows.map(([, one]) => one),
    days: rows.map(([, , one]) => one),
  }));

export function cellTable({ texts, numbers, days }: MadeTable, title = 'Sales'): CellTable {
  return {
    title,
    columns: [
      { title: 'who', kind: 'text', cells: texts },
      { title: 'paid', kind: 'money', decimals: 2, cells: numbers },
      { title: 'when', kind: 'date', cells: days },
    ],
  };
}

export const fileTable = (made: MadeTable): FileTable => tableOfCells(cellTable(made));

/** A number as a file can hold it: blank where there is none, no negative zero. */
export function held(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return value === 0 ? 0 : value;
}
