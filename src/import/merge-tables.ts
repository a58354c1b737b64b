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
export function mergeTables(tables: readonly PackedTable[], maxLevels = MAX_LEVELS): RawTable {
  return unpackTable(mergePacked(tables, maxLevels));
}

export function mergePacked(tables: readonly PackedTable[], maxLevels = MAX_LEVELS): PackedTable {
  const [first] = tables;
  if (first === undefined) throw new Error('merge tables: no table');
  if (tables.length === 1) return first;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  try {
    return merged(first, tables, rows, maxLevels);
  } catch (cause) {
    if (cause instanceof RangeError) throw new ImportError('out-of-memory', { rows }, { cause });
    throw cause;
  }
}

function merged(
  first: PackedTable,
  tables: readonly PackedTable[],
  rows: number,
  maxLevels: number,
): PackedTable {
  const crowded = new Set(tables.flatMap((table) => table.crowded));
  const columns = first.columns.map((_, index) => {
    const parts = tables.map((table) => table.columns[index] ?? null);
    const column = mergedColumn(parts, rows, maxLevels, crowded.has(index));
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
    const values = new Float64Array(rows);
    let decimals = 0;
    for (const part of parts) {
      if (part?.kind !== 'number') continue;
      values.set(part.values, row);
      row += part.values.length;
      decimals = Math.max(decimals, part.decimals);
    }
    return { kind: 'number', name, values, decimals };
  }
  const codes = new Int32Array(rows);
  let dictionary: ByteDictionary | null = null;
  for (const part of parts) {
    if (part?.kind !== 'text') continue;
    const { levelBytes, levelOffsets } = part;
    if (dictionary === null) {
      // The first part's codes are the whole's.
      dictionary = ByteDictionary.of(part, maxLevels);
      codes.set(part.codes, row);
      row += part.codes.length;
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
    const partCodes = part.codes;
    for (let i = 0; i < partCodes.length; i++) {
      const code = partCodes[i]!;
      codes[row + i] = code < 0 ? code : renumbered[code]!;
    }
    row += partCodes.length;
  }
  return dictionary && { kind: 'text', name, codes, ...dictionary.packed() };
}
