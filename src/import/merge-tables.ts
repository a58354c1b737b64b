import { inBlocks } from '../table/blocks.ts';
import type { Codes, Extent } from '../table/column.ts';
import { joinedExtents } from '../table/extent.ts';
import { codesFor, NARROW_FROM } from '../table/narrow.ts';
import { ByteDictionary, CROWDED, viewOf, type PackedLevels } from './byte-dictionary.ts';
import { ImportError, type AsideRow } from './check.ts';
import { continued } from './cut.ts';
import { joined, type ComparedRows } from './duplicates.ts';
import { mergedNumbers } from './merge-numbers.ts';
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

/** What another thread may do of a merge meanwhile. Buffers are moved there and back. */
export interface MergeHelp {
  mergeColumn(
    parts: readonly (PackedColumn | null)[],
    rows: number,
    maxLevels: number,
  ): Promise<MergedColumn>;
  compareRows(
    low: readonly Uint32Array<ArrayBuffer>[],
    high: readonly Uint32Array<ArrayBuffer>[],
    rows: number,
  ): Promise<ComparedRows>;
}

/** Dictionaries with fewer texts are merged sooner than sent. */
const SENT_FROM = 1 << 17;

/**
 * As `mergeTables`, with another thread at hand: it merges the largest dictionary, and then holds the rows against each other.
 *
 * @param sentFrom texts from which on a dictionary is worth being sent
 */
export async function mergeTablesWith(
  tables: readonly PackedTable[],
  help: MergeHelp,
  most: MostLevels = () => MAX_LEVELS,
  sentFrom = SENT_FROM,
): Promise<RawTable> {
  const [first] = tables;
  if (first === undefined) throw new Error('merge tables: no table');
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const low = tables.map(({ hashLow }) => hashLow);
  const high = tables.map(({ hashHigh }) => hashHigh);
  const comparing = () => {
    const compared = help.compareRows(low, high, rows);
    // Where it fails, whoever asks is told.
    compared.catch(() => undefined);
    return { compare: () => compared };
  };
  const none = { hashLow: new Uint32Array(0), hashHigh: new Uint32Array(0) };
  if (tables.length === 1) return { ...unpackTable({ ...first, ...none }), ...comparing() };
  try {
    const largest = largestDictionary(tables, sentFrom);
    const crowded = isCrowded(tables, largest);
    const sent =
      largest < 0 || crowded ? null : help.mergeColumn(partsOf(tables, largest), rows, most(largest));
    // What goes wrong meanwhile is told where the column is awaited.
    sent?.catch(() => undefined);
    const compared = comparing();
    const columns: MergedColumn[] = first.columns.map((_, index) =>
      sent !== null && index === largest ? null : mergedAt(tables, index, rows, most),
    );
    if (sent !== null) columns[largest] = await sent;
    return { ...unpackTable({ ...wholeOf(first, tables, rows, columns), ...none }), ...compared };
  } catch (cause) {
    if (cause instanceof RangeError) throw new ImportError('out-of-memory', { rows }, { cause });
    throw cause;
  }
}

/** The column whose merging takes longest; -1 where none takes long. */
function largestDictionary(tables: readonly PackedTable[], sentFrom: number): number {
  let largest = -1;
  let most = sentFrom;
  tables[0]?.columns.forEach((_, index) => {
    const levels = tables.slice(1).reduce((sum, { columns }) => {
      const column = columns[index];
      // Texts that ascend are merged by copying them.
      const isHashed = column?.kind === 'text' && column.levelSlots.length > 0;
      return sum + (isHashed ? column.levelOffsets.length - 1 : 0);
    }, 0);
    if (levels > most) [largest, most] = [index, levels];
  });
  return largest;
}

function merged(
  first: PackedTable,
  tables: readonly PackedTable[],
  rows: number,
  most: MostLevels,
): PackedTable {
  const columns = first.columns.map((_, index) => mergedAt(tables, index, rows, most));
  const hashLow = joined(
    tables.map((table) => table.hashLow),
    rows,
  );
  const hashHigh = joined(
    tables.map((table) => table.hashHigh),
    rows,
  );
  return { ...wholeOf(first, tables, rows, columns), hashLow, hashHigh };
}

/** A column of the whole; `crowded` where it has more different texts than a dictionary holds. */
export type MergedColumn = PackedColumn | null | 'crowded';

function isCrowded(tables: readonly PackedTable[], index: number): boolean {
  return tables.some((table) => table.crowded.includes(index));
}

/** The parts of a column, which the tables let go. */
function partsOf(tables: readonly PackedTable[], index: number): (PackedColumn | null)[] {
  const parts = tables.map((table) => table.columns[index] ?? null);
  for (const table of tables) (table.columns as (PackedColumn | null)[])[index] = null;
  return parts;
}

function mergedAt(
  tables: readonly PackedTable[],
  index: number,
  rows: number,
  most: MostLevels,
): MergedColumn {
  const parts = partsOf(tables, index);
  return isCrowded(tables, index) ? 'crowded' : mergeColumn(parts, rows, most(index));
}

/** All but the hashes. */
function wholeOf(
  first: PackedTable,
  tables: readonly PackedTable[],
  rows: number,
  columns: readonly MergedColumn[],
): Omit<PackedTable, 'hashLow' | 'hashHigh'> {
  const crowded = new Set(tables.flatMap((table) => table.crowded));
  columns.forEach((column, index) => {
    if (column === 'crowded') crowded.add(index);
  });
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
    columns: columns.map((column) => (column === 'crowded' ? null : column)),
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

/** One column of consecutive parts. Throws RangeError where memory is refused. */
export function mergeColumn(
  parts: readonly (PackedColumn | null)[],
  rows: number,
  maxLevels: number,
): MergedColumn {
  const first = parts.find((part) => part !== null);
  if (first === undefined || first === null) return null;
  const { name } = first;
  let row = 0;
  if (first.kind === 'date') {
    const days = continued(first.days, rows) ?? new Int32Array(rows);
    let extent: Extent | null = null;
    for (const part of parts) {
      if (part?.kind !== 'date') continue;
      if (part.days.buffer !== days.buffer) days.set(part.days, row);
      row += part.days.length;
      extent = extent ? joinedExtents(extent, part.extent) : part.extent;
    }
    return { kind: 'date', name, days, extent: extent ?? first.extent };
  }
  if (first.kind === 'number') {
    return mergedNumbers(
      name,
      parts.flatMap((part) => (part?.kind === 'number' ? [part] : [])),
      rows,
    );
  }
  // What the codes of each part are in the whole: so much more, or as renumbered.
  const renumberings: { readonly codes: Codes; readonly renumbered: Int32Array | number }[] = [];
  let dictionary: ByteDictionary | null = null;
  for (const part of parts) {
    if (part?.kind !== 'text') continue;
    if (dictionary === null) {
      // The first part's codes are the whole's.
      dictionary = ByteDictionary.of(part, maxLevels);
      renumberings.push({ codes: part.codes, renumbered: 0 });
      continue;
    }
    const renumbered = dictionary.goOn(part) ?? renumberedIn(dictionary, part);
    if (renumbered === CROWDED || renumbered === null) return 'crowded';
    renumberings.push({ codes: part.codes, renumbered });
  }
  if (dictionary === null) return null;
  const codes = roomForCodes(first.codes, rows, dictionary.count);
  for (const { codes: partCodes, renumbered } of renumberings) {
    const at = row;
    if (partCodes.buffer === codes.buffer) {
      // Where they should be already.
    } else if (renumbered === 0) codes.set(partCodes, at);
    else if (typeof renumbered === 'number')
      inBlocks(partCodes.length, (from, to) => shift(partCodes, renumbered, codes, at, from, to));
    else inBlocks(partCodes.length, (from, to) => renumber(partCodes, renumbered, codes, at, from, to));
    row += partCodes.length;
  }
  const full = parts.every((part) => part?.kind !== 'text' || part.full);
  return { kind: 'text', name, codes, full, ...dictionary.packed() };
}

/** Room for the codes of all parts: behind those of the first, where that was left for them. */
function roomForCodes(first: Codes<ArrayBuffer>, rows: number, levels: number): Codes<ArrayBuffer> {
  const isWide = rows < NARROW_FROM || levels > 0x8000;
  const bytes = isWide ? 4 : levels > 0x80 ? 2 : 1;
  return (first.BYTES_PER_ELEMENT === bytes ? continued(first, rows) : null) ?? codesFor(rows, levels);
}

/**
 * The codes that a part's texts have in a dictionary, which takes those it lacks; null where it may not have so many. Parts mostly
 * have the same customers and products: room is made for those that are new when they come.
 */
function renumberedIn(
  dictionary: ByteDictionary,
  { levelBytes, levelOffsets }: PackedLevels,
): Int32Array | null {
  const view = viewOf(levelBytes);
  const renumbered = new Int32Array(levelOffsets.length - 1);
  for (let level = 0; level < renumbered.length; level++) {
    const code = dictionary.take(view, levelOffsets[level]!, levelOffsets[level + 1]!);
    if (code === CROWDED) return null;
    renumbered[level] = code;
  }
  return renumbered;
}

function shift(codes: Codes, by: number, into: Codes, at: number, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const code = codes[i]!;
    into[at + i] = code < 0 ? code : code + by;
  }
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
