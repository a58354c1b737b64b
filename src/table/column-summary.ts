import { blankOf, storedOf, type Cells, type Rows, type TextCells } from './cells.ts';

/** What is to be known of a column before it is narrowed. */
export interface ColumnSummary {
  readonly rows: number;
  readonly blanks: number;
  readonly faults: number;
  /** Null of numbers, which nobody counts. */
  readonly distinct: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
  /** Rows in bins of equal width from the least to the greatest; of text those of its most frequent values. */
  readonly bins: readonly number[];
}

/** Bins of a histogram, and frequent values. */
const BINS = 24;

export function summarise(cells: Cells, faults: Uint8Array | null, rows: Rows): ColumnSummary {
  return cells.kind === 'text' ? ofTexts(cells, faults, rows) : ofValues(cells, faults, rows);
}

/** Rows by code, and at the end those that are blank. Faults are in none of them. */
export function countCodes(
  cells: TextCells,
  faults: Uint8Array | null,
  { places, length }: Rows,
): Int32Array {
  const { codes, levels } = cells;
  const counts = new Int32Array(levels.count + 1);
  for (let at = 0; at < length; at++) {
    const place = places === null ? at : places[at]!;
    const code = codes[place]!;
    if (code >= 0) counts[code]!++;
    else if (faults === null || faults[place] === 0) counts[levels.count]!++;
  }
  return counts;
}

function ofTexts(cells: TextCells, faults: Uint8Array | null, rows: Rows): ColumnSummary {
  const counts = countCodes(cells, faults, rows);
  const blanks = counts[cells.levels.count]!;
  const known = counts.subarray(0, cells.levels.count);
  let filled = 0;
  let distinct = 0;
  for (let code = 0; code < known.length; code++) {
    filled += known[code]!;
    if (known[code]! > 0) distinct++;
  }
  const bins = Array.from(known.slice().sort().subarray(-BINS)).reverse();
  return {
    rows: rows.length,
    blanks,
    faults: rows.length - filled - blanks,
    distinct,
    least: null,
    greatest: null,
    bins: bins.filter((count) => count > 0),
  };
}

function ofValues(cells: Exclude<Cells, TextCells>, faults: Uint8Array | null, rows: Rows): ColumnSummary {
  const { places, length } = rows;
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  let least = Infinity;
  let greatest = -Infinity;
  let missing = 0;
  let faulty = 0;
  for (let at = 0; at < length; at++) {
    const place = places === null ? at : places[at]!;
    const value = stored[place]!;
    if (value === blank || value !== value) {
      missing++;
      if (faults !== null && faults[place]! > 0) faulty++;
      continue;
    }
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const scale = cells.kind === 'number' ? cells.scale : 1;
  const some = missing < length;
  return {
    rows: length,
    blanks: missing - faulty,
    faults: faulty,
    distinct: cells.kind === 'date' ? daysOf(cells.days, rows, least, greatest) : null,
    least: some ? least / scale : null,
    greatest: some ? greatest / scale : null,
    bins: some ? binsOf(stored, blank, rows, least, greatest) : [],
  };
}

function binsOf(
  stored: ArrayLike<number>,
  blank: number,
  rows: Rows,
  least: number,
  greatest: number,
): number[] {
  const { places, length } = rows;
  // Infinity has no bin, and spans beyond the largest double none either.
  const width = (greatest - least) / BINS;
  if (!Number.isFinite(width)) return [];
  const counts = new Int32Array(width === 0 ? 1 : BINS);
  for (let at = 0; at < length; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    if (value === blank || value !== value) continue;
    counts[width === 0 ? 0 : Math.min(BINS - 1, Math.floor((value - least) / width))]!++;
  }
  return [...counts];
}

function daysOf(days: Int32Array, { places, length }: Rows, least: number, greatest: number): number {
  if (least > greatest) return 0;
  const seen = new Uint8Array(greatest - least + 1);
  let distinct = 0;
  for (let at = 0; at < length; at++) {
    const from = days[places === null ? at : places[at]!]! - least;
    if (from < 0 || seen[from] === 1) continue;
    seen[from] = 1;
    distinct++;
  }
  return distinct;
}
