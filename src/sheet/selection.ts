import type { SheetRange } from './source.ts';

export interface Cell {
  readonly row: number;
  /** Place among the columns shown. */
  readonly column: number;
}

/** From `top` and `left` up to but not including `bottom` and `right`. Infinity: to the last, however many there will be. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/**
 * What is picked. The last range is the one that Shift makes larger: it lies between `anchor` and `extent`. `active` is
 * the cell with the cursor, in one of the ranges.
 */
export interface Selection {
  readonly ranges: readonly Range[];
  readonly active: Cell;
  readonly anchor: Cell;
  readonly extent: Cell;
}

function single(cell: Cell): Range {
  return { top: cell.row, bottom: cell.row + 1, left: cell.column, right: cell.column + 1 };
}

function between(a: Cell, b: Cell): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row) + 1,
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column) + 1,
  };
}

export function cellAt(cell: Cell): Selection {
  return { ranges: [single(cell)], active: cell, anchor: cell, extent: cell };
}

/** Adds a range of one cell, to be made larger. */
export function addCell(selection: Selection, cell: Cell): Selection {
  return { ranges: [...selection.ranges, single(cell)], active: cell, anchor: cell, extent: cell };
}

export function isWholeRows({ left, right }: Range): boolean {
  return left === 0 && right === Infinity;
}
export function isWholeColumns({ top, bottom }: Range): boolean {
  return top === 0 && bottom === Infinity;
}

/** The last range from its anchor to a cell. Whole rows stay whole, and so do whole columns. */
export function extendTo(selection: Selection, extent: Cell): Selection {
  const last = selection.ranges.at(-1) ?? single(selection.active);
  let range = between(selection.anchor, extent);
  if (isWholeRows(last)) range = { ...range, left: 0, right: Infinity };
  if (isWholeColumns(last)) range = { ...range, top: 0, bottom: Infinity };
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), range], extent };
}

/** Rows as a whole; `first` is the one with the cursor. */
export function rowsBetween(first: Cell, other: number, before: readonly Range[] = []): Selection {
  const range = {
    top: Math.min(first.row, other),
    bottom: Math.max(first.row, other) + 1,
    left: 0,
    right: Infinity,
  };
  return {
    ranges: [...before, range],
    active: first,
    anchor: first,
    extent: { row: other, column: first.column },
  };
}

export function columnsBetween(first: Cell, other: number, before: readonly Range[] = []): Selection {
  const range = {
    top: 0,
    bottom: Infinity,
    left: Math.min(first.column, other),
    right: Math.max(first.column, other) + 1,
  };
  return {
    ranges: [...before, range],
    active: first,
    anchor: first,
    extent: { row: first.row, column: other },
  };
}

/** The rows, or the columns, of the last range as a whole. */
export function widen(selection: Selection, to: 'rows' | 'columns'): Selection {
  const last = selection.ranges.at(-1) ?? single(selection.active);
  const range = to === 'rows' ? { ...last, left: 0, right: Infinity } : { ...last, top: 0, bottom: Infinity };
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), range] };
}

export function everything(active: Cell): Selection {
  return {
    ranges: [{ top: 0, bottom: Infinity, left: 0, right: Infinity }],
    active,
    anchor: active,
    extent: active,
  };
}

export function contains(selection: Selection, row: number, column: number): boolean {
  for (const { top, bottom, left, right } of selection.ranges)
    if (row >= top && row < bottom && column >= left && column < right) return true;
  return false;
}

export function isOneCell({ ranges }: Selection): boolean {
  const [range] = ranges;
  return (
    range !== undefined &&
    ranges.length === 1 &&
    range.bottom === range.top + 1 &&
    range.right === range.left + 1
  );
}

/** A range as far as there are rows and columns; null where nothing is left of it. */
export function clip(range: Range, size: Size): Range | null {
  const bottom = Math.min(range.bottom, size.rows);
  const right = Math.min(range.right, size.columns);
  const { top, left } = range;
  return top < bottom && left < right ? { top, bottom, left, right } : null;
}

function clampCell(cell: Cell, size: Size): Cell {
  return {
    row: Math.max(0, Math.min(cell.row, size.rows - 1)),
    column: Math.max(0, Math.min(cell.column, size.columns - 1)),
  };
}

/** The same in a table that has got smaller. Ranges that are gone go; the cursor stays as near as it can. */
export function fit(selection: Selection, size: Size): Selection {
  const active = clampCell(selection.active, size);
  const ranges = selection.ranges.filter((range) => clip(range, size) !== null);
  if (ranges.length === 0 || active.row !== selection.active.row || active.column !== selection.active.column)
    return cellAt(active);
  return {
    ranges,
    active,
    anchor: clampCell(selection.anchor, size),
    extent: clampCell(selection.extent, size),
  };
}

/**
 * The next cell of the ranges, around their end, as Enter (down first) and Tab (right first) go through what is picked.
 */
export function nextWithin(
  selection: Selection,
  size: Size,
  by: 'rows' | 'columns',
  backwards: boolean,
): Selection {
  const ranges = selection.ranges.map((range) => clip(range, size)).filter((range) => range !== null);
  const { row, column } = selection.active;
  let at = ranges.findIndex(
    ({ top, bottom, left, right }) => row >= top && row < bottom && column >= left && column < right,
  );
  const range = ranges[at];
  if (!range) return selection;
  const step = backwards ? -1 : 1;
  const first = by === 'rows' ? row + step : column + step;
  const [low, high] = by === 'rows' ? [range.top, range.bottom] : [range.left, range.right];
  const across = by === 'rows' ? column + step : row + step;
  const [acrossLow, acrossHigh] = by === 'rows' ? [range.left, range.right] : [range.top, range.bottom];
  const to = (along: number, beside: number): Selection => {
    const active = by === 'rows' ? { row: along, column: beside } : { row: beside, column: along };
    return { ...selection, active, anchor: active };
  };
  if (first >= low && first < high) return to(first, by === 'rows' ? column : row);
  if (across >= acrossLow && across < acrossHigh) return to(backwards ? high - 1 : low, across);
  at = (at + step + ranges.length) % ranges.length;
  const other = ranges[at] ?? range;
  const active = backwards
    ? { row: other.bottom - 1, column: other.right - 1 }
    : { row: other.top, column: other.left };
  return { ...selection, active, anchor: active };
}

/** The same cells after columns were moved, hidden or shown: by their names. What is no range any more leaves the cursor alone. */
export function followColumns(
  selection: Selection,
  before: readonly string[],
  after: readonly string[],
): Selection {
  const place = new Map(after.map((name, at) => [name, at]));
  const moved = (cell: Cell): Cell => ({
    row: cell.row,
    column: place.get(before[cell.column] ?? '') ?? Math.max(0, Math.min(cell.column, after.length - 1)),
  });
  const active = moved(selection.active);
  const ranges: Range[] = [];
  for (const range of selection.ranges) {
    if (isWholeRows(range)) {
      ranges.push(range);
      continue;
    }
    const places = before
      .slice(range.left, range.right)
      .map((name) => place.get(name))
      .filter((at) => at !== undefined);
    const left = Math.min(...places);
    const right = Math.max(...places) + 1;
    if (places.length === 0 || right - left !== places.length) return cellAt(active);
    ranges.push({ ...range, left, right });
  }
  const next = { ranges, active, anchor: moved(selection.anchor), extent: moved(selection.extent) };
  return contains(next, active.row, active.column) ? next : cellAt(active);
}

/** The ranges by names, as far as there are rows and columns. */
export function namedRanges(selection: Selection, rows: number, names: readonly string[]): SheetRange[] {
  const size = { rows, columns: names.length };
  const found: SheetRange[] = [];
  for (const range of selection.ranges) {
    const clipped = clip(range, size);
    if (clipped)
      found.push({
        from: clipped.top,
        to: clipped.bottom,
        columns: names.slice(clipped.left, clipped.right),
      });
  }
  return found;
}

/** Ranges given by names, the last of them with the cursor; null where none of their columns is there. */
export function fromNamed(ranges: readonly SheetRange[], names: readonly string[]): Selection | null {
  const found = ranges.flatMap(({ from, to, columns }): Range[] => {
    const places = names.flatMap((name, at) => (columns.includes(name) ? [at] : []));
    const left = places[0];
    const right = (places.at(-1) ?? 0) + 1;
    if (left === undefined || to <= from) return [];
    return [{ top: from, bottom: to, left, right: left === 0 && right === names.length ? Infinity : right }];
  });
  const last = found.at(-1);
  if (!last) return null;
  const active = { row: last.top, column: last.left };
  const extent = { row: last.bottom - 1, column: Math.min(last.right, names.length) - 1 };
  return { ranges: found, active, anchor: active, extent };
}

/** Cells of ranges; those in several count once a range. */
export function cellCount(ranges: readonly SheetRange[]): number {
  return ranges.reduce((sum, { from, to, columns }) => sum + (to - from) * columns.length, 0);
}

/**
 * Ranges as one table to copy: all over the same columns, from the top, none over another. Null where they share neither
 * their rows nor their columns, which no table can hold.
 */
export function oneTable(ranges: readonly SheetRange[], names: readonly string[]): SheetRange[] | null {
  const [first] = ranges;
  if (!first) return null;
  const sorted = (columns: ReadonlySet<string>) => names.filter((name) => columns.has(name));
  if (ranges.every(({ from, to }) => from === first.from && to === first.to))
    return [
      { from: first.from, to: first.to, columns: sorted(new Set(ranges.flatMap(({ columns }) => columns))) },
    ];
  const same = (columns: readonly string[]) =>
    columns.length === first.columns.length && columns.every((name, at) => name === first.columns[at]);
  if (!ranges.every(({ columns }) => same(columns))) return null;
  const merged: SheetRange[] = [];
  for (const range of ranges.slice().sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to)
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}
