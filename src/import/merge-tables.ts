import { inBlocks } from '../table/blocks.ts';
import type { Codes, PackedNumbers } from '../table/column.ts';
import { codesFor, NARROW_FROM, packNumbers, unpackNumbers, wholeFor } from '../table/narrow.ts';
import { ByteDictionary, CROWDED, hashOf, viewOf } from './byte-dictionary.ts';
import { ImportError, type AsideRow } from './check.ts';
import { unpackTable, type PackedColumn, type PackedTable } from './packed-table.ts';
import type { OddCell, RawTable } from './raw-table.ts';
import { MAX_ASIDE, MAX_LEVELS, MAX_MALFORMED, MAX_ODD } from './table-builder.ts';

/**
 * Joins the tables of consecutive slices into what one reader over the whole file would have made, order of levels
 * included. The tables are used up: their columns are let go one by one as they are copied. Throws ImportError
 * `out-of-memory`.
 */
export function mergeTables(tables: readonly PackedTable[], most?: MostLevels): RawTable {
  return unpackTable(mergePacked(tables, most));
}

/** Distinct texts each column may have. */
export type MostLevels = (column: number) => number;

export function mergePacked(
  tables: readonly PackedTable[],
  most: MostLevels = () => MAX_LEVELS,
): PackedTable {
  const [first] = tables;
  if (first === undefined) throw new Error('merge tables: no table');
  if (tables.length === 1) return first;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  try {
    return merged(first, tables, rows, most);
  } catch (cause) {
    if (cause instanceof RangeError) throw new ImportError('out-of-memory', { rows }, { cause });
    throw cause;
  }
}

function merged(
  first: PackedTable,
  tables: readonly PackedTable[],
  rows: number,
  most: MostLevels,
): PackedTable {
  const crowded = new Set(tables.flatMap((table) => table.crowded));
  const columns = first.columns.map((_, index) => {
    const parts = tables.map((table) => table.columns[index] ?? null);
    const column = mergedColumn(parts, rows, most(index), crowded.has(index));
    if (column === 'crowded') crowded.add(index);
    for (const table of tables) (table.columns as (PackedColumn | null)[])[index] = null;
    return column === 'crowded' ? null : column;
  });
  const hashLow = new Uint32Array(rows);
  const hashHigh = new Uint32Array(rows);
  const gaps = new Float64Array(tables.reduce((sum, table) => sum + table.gaps.length, 0));
  const odd: OddCell[] = [];
  const malformed: PackedTable['malformed'][number][] = [];
  const decisive = [...first.decisive];
  let row = 0;
  let fileRow = 0;
  let gap = 0;
  let oddDropped = 0;
  let malformedDropped = 0;
  const aside: AsideRow[] = [];
  let asideCount = 0;
  let padded = 0;
  let bytes = 0;
  let broken = false;
  for (const table of tables) {
    hashLow.set(table.hashLow, row);
    hashHigh.set(table.hashHigh, row);
    for (const at of table.gaps) gaps[gap++] = at + fileRow;
    oddDropped += table.oddDropped;
    malformedDropped += table.malformedDropped;
    for (const cell of table.odd) {
      if (odd.length < MAX_ODD) odd.push({ ...cell, row: cell.row + row });
      else oddDropped++;
    }
    for (const record of table.malformed) {
      if (malformed.length < MAX_MALFORMED) malformed.push({ ...record, fileRow: record.fileRow + fileRow });
      else malformedDropped++;
    }
    for (const [index, cell] of table.decisive.entries()) {
      if (cell !== null && (decisive[index] ?? null) === null)
        decisive[index] = { ...cell, row: cell.row + row };
    }
    for (const line of table.aside) {
      if (aside.length < MAX_ASIDE) aside.push({ ...line, fileRow: line.fileRow + fileRow });
    }
    asideCount += table.asideCount;
    padded += table.padded;
    bytes += table.bytes;
    row += table.rows;
    fileRow += table.fileRows;
    broken ||= table.broken;
  }
  return {
    rows,
    columns,
    hashLow,
    hashHigh,
    odd,
    oddDropped,
    malformed,
    malformedDropped,
    firstFileRow: first.firstFileRow,
    fileRows: fileRow,
    gaps,
    crowded: [...crowded].sort((a, b) => a - b),
    decisive,
    aside,
    asideCount,
    padded,
    bytes,
    encoding: first.encoding,
    broken,
  };
}

function mergedColumn(
  parts: readonly (PackedColumn | null)[],
  rows: number,
  maxLevels: number,
  crowded: boolean,
): PackedColumn | null | 'crowded' {
  const first = parts.find((part) => part !== null);
  if (first === undefined || first === null || crowded) return crowded ? 'crowded' : null;
  const { name } = first;
  let row = 0;
  if (first.kind === 'date') {
    const days = new Int32Array(rows);
    for (const part of parts) {
      if (part?.kind !== 'date') continue;
      days.set(part.days, row);
      row += part.days.length;
    }
    return { kind: 'date', name, days };
  }
  if (first.kind === 'number') {
    return mergedNumbers(
      name,
      parts.flatMap((part) => (part?.kind === 'number' ? [part] : [])),
      rows,
    );
  }
  // What the codes of each part are in the whole; null: the same.
  const renumberings: { readonly codes: Codes; readonly renumbered: Int32Array | null }[] = [];
  let dictionary: ByteDictionary | null = null;
  for (const part of parts) {
    if (part?.kind !== 'text') continue;
    const { levelBytes, levelOffsets } = part;
    if (dictionary === null) {
      // The first part's codes are the whole's.
      dictionary = ByteDictionary.of(part, maxLevels);
      renumberings.push({ codes: part.codes, renumbered: null });
      continue;
    }
    const view = viewOf(levelBytes);
    const renumbered = new Int32Array(levelOffsets.length - 1);
    for (let level = 0; level < renumbered.length; level++) {
      const start = levelOffsets[level]!;
      const end = levelOffsets[level + 1]!;
      const code = dictionary.code(view, start, end, hashOf(view, start, end));
      if (code === CROWDED) return 'crowded';
      renumbered[level] = code;
    }
    renumberings.push({ codes: part.codes, renumbered });
  }
  if (dictionary === null) return null;
  const codes = codesFor(rows, dictionary.count);
  for (const { codes: partCodes, renumbered } of renumberings) {
    if (renumbered === null) codes.set(partCodes, row);
    else {
      const at = row;
      inBlocks(partCodes.length, (from, to) => renumber(partCodes, renumbered, codes, at, from, to));
    }
    row += partCodes.length;
  }
  return { kind: 'text', name, codes, ...dictionary.packed() };
}

function renumber(
  codes: Codes,
  renumbered: Int32Array,
  into: Codes,
  at: number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const code = codes[i]!;
    into[at + i] = code < 0 ? code : renumbered[code]!;
  }
}

/** Whole numbers times a factor, at `at` and after; blanks as the others have them. */
function scale(
  { whole, blank }: PackedNumbers,
  factor: number,
  into: PackedNumbers,
  at: number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const value = whole[i]!;
    into.whole[at + i] = value === blank ? into.blank : value * factor;
  }
}

type PackedNumberColumn = Extract<PackedColumn, { kind: 'number' }>;

/** Whole numbers stay whole where all parts' are; each part may have been written with fewer decimals than the next. */
function mergedNumbers(name: string, parts: readonly PackedNumberColumn[], rows: number): PackedColumn {
  const decimals = parts.reduce((most, part) => Math.max(most, part.decimals), 0);
  const factorOf = (part: PackedNumberColumn) => 10 ** (decimals - part.decimals);
  let least = 0;
  let most = 0;
  for (const part of parts) {
    if (!('whole' in part.numbers)) {
      least = -Infinity;
      break;
    }
    const { whole, blank } = part.numbers;
    const factor = factorOf(part);
    // The width alone says enough where nothing is multiplied.
    if (factor === 1) {
      least = Math.min(least, blank + 1);
      most = Math.max(most, -blank - 1);
    } else {
      for (let i = 0; i < whole.length; i++) {
        const value = whole[i]! === blank ? 0 : whole[i]! * factor;
        if (value < least) least = value;
        else if (value > most) most = value;
      }
    }
  }
  const packed = rows < NARROW_FROM ? null : wholeFor(rows, least, most);
  let row = 0;
  if (packed !== null) {
    for (const part of parts) {
      if (!('whole' in part.numbers)) continue;
      const { numbers } = part;
      const factor = factorOf(part);
      const at = row;
      inBlocks(numbers.whole.length, (from, to) => scale(numbers, factor, packed, at, from, to));
      row += numbers.whole.length;
    }
    return { kind: 'number', name, numbers: packed, decimals };
  }
  const values = new Float64Array(rows);
  for (const { numbers, decimals: written } of parts) {
    const doubles = 'whole' in numbers ? unpackNumbers(numbers, written) : numbers;
    values.set(doubles, row);
    row += doubles.length;
  }
  // Parts too short to be packed may make a whole that is not.
  return { kind: 'number', name, numbers: packNumbers(values, decimals) ?? values, decimals };
}
