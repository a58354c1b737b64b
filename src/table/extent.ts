import { inBlocks } from './blocks.ts';
import { BLANK, NO_DATE, type Codes, type DateColumn, type Extent, type TextColumn } from './column.ts';

/** Goes over the cells once. `blank` stands for no value. */
export function extentOf(cells: Codes, blank: number): Extent {
  // Least, most, blanks. Whole numbers throughout: beside a double every cell would become one.
  const seen = Int32Array.of(MOST_WHOLE, LEAST_WHOLE, 0);
  inBlocks(cells.length, (from, to) => widen(seen, cells, blank, from, to));
  const [least = 0, most = 0, blanks = 0] = seen;
  return blanks === cells.length ? { ...NO_EXTENT, blanks } : { blanks, least, most };
}

/** What two parts of a column come to. */
export function joinedExtents(one: Extent, other: Extent): Extent {
  return {
    blanks: one.blanks + other.blanks,
    least: Math.min(one.least, other.least),
    most: Math.max(one.most, other.most),
  };
}

const MOST_WHOLE = 0x7fffffff;
const LEAST_WHOLE = -0x80000000;

/** Of no cells at all. */
export const NO_EXTENT: Extent = { blanks: 0, least: Infinity, most: -Infinity };

function widen(seen: Int32Array, cells: Codes, blank: number, from: number, to: number): void {
  let least = seen[0]!;
  let most = seen[1]!;
  let blanks = 0;
  for (let row = from; row < to; row++) {
    const cell = cells[row]!;
    if (cell === blank) {
      blanks++;
      continue;
    }
    if (cell < least) least = cell;
    if (cell > most) most = cell;
  }
  seen[0] = least;
  seen[1] = most;
  seen[2]! += blanks;
}

/** Whether a column lacks a text somewhere. */
export function hasBlanks({ codes, full }: TextColumn): boolean {
  return full !== true && holds(codes, BLANK);
}

/** Whether a column lacks a date somewhere. */
export function hasNoDates({ days, extent }: DateColumn): boolean {
  return extent ? extent.blanks > 0 : holds(days, NO_DATE);
}

/** Whether a cell stands in an array. Its own search for a place goes over many cells at a time, that for membership does not. */
export function holds(cells: Codes, sought: number): boolean {
  const at = cells.indexOf(sought);
  return at >= 0;
}
