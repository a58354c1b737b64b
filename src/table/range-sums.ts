import { blankOf, storedOf, type Cells, type Rows } from './cells.ts';

/** What the cells of some rows of a column come to. Sums in currency units, exact to the last tick where they are ticks. */
export interface CellSums {
  readonly cells: number;
  /** Cells that are not blank. */
  readonly count: number;
  /** Those of them that are numbers or days. */
  readonly numbers: number;
  readonly sum: number;
  /** NaN without numbers. */
  readonly least: number;
  readonly greatest: number;
}

/** Rows from one up to another, the other not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stretches as those that do not overlap, in order, within rows 0 to `length`. What reaches nowhere is left out. */
export function disjoint(stretches: readonly Stretch[], length: number): Stretch[] {
  const sorted = stretches
    .map(({ from, to }) => ({ from: within(from, length), to: within(to, length) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = apart.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

function within(row: number, length: number): number {
  return Math.max(0, Math.min(length, Math.trunc(row) || 0));
}

/** @param faults faults of a formula by place: cells that are not blank, and no numbers */
export function sumCells(
  cells: Cells,
  faults: Uint8Array | null,
  rows: Rows,
  stretches: readonly Stretch[],
): CellSums {
  const found = { count: 0, numbers: 0, sum: 0, lost: 0, least: Infinity, greatest: -Infinity };
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  const { places } = rows;
  let size = 0;
  for (const { from, to } of stretches) {
    size += to - from;
    // A block a call: the loop is compiled, and its sums stay in registers.
    for (let at = from; at < to; at += BLOCK) {
      addBlock(found, stored, blank, places, at, Math.min(to, at + BLOCK), cells.kind === 'text');
    }
    if (faults === null) continue;
    for (let at = from; at < to; at++) if (faults[places === null ? at : places[at]!]! > 0) found.count++;
  }
  const scale = cells.kind === 'number' ? cells.scale : 1;
  const sum = Number.isFinite(found.sum) ? found.sum + found.lost : found.sum;
  return {
    cells: size,
    count: found.count,
    numbers: found.numbers,
    sum: sum / scale,
    least: found.numbers === 0 ? NaN : found.least / scale,
    greatest: found.numbers === 0 ? NaN : found.greatest / scale,
  };
}

const BLOCK = 1 << 13;

/** Neumaier's sum (see compensated-sum.ts), written out where it is called a cell. */
function addBlock(
  into: { count: number; numbers: number; sum: number; lost: number; least: number; greatest: number },
  stored: ArrayLike<number>,
  blank: number,
  places: Int32Array | null,
  from: number,
  to: number,
  text: boolean,
): void {
  let { count, sum, lost, least, greatest } = into;
  for (let at = from; at < to; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    if (value === blank || value !== value) continue;
    count++;
    if (text) continue;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (!text) into.numbers += count - into.count;
  into.count = count;
  into.sum = sum;
  into.lost = lost;
  into.least = least;
  into.greatest = greatest;
}
