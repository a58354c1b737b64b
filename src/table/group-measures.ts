import { inBlocks } from './blocks.ts';
import { blankOf, storedOf, type Cells, type Rows } from './cells.ts';
import type { GroupLevel } from './group-tree.ts';

/** What a column comes to in every group; numbers as stored. */
export interface Measures {
  /** Cells that are not blank, faults among them, and those that are numbers or days. */
  readonly filled: Int32Array;
  readonly numbers: Int32Array;
  readonly sum: Float64Array;
  /** What additions lost (see compensated-sum.ts). */
  readonly lost: Float64Array;
  /** Infinite where there is no number. */
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

function emptyMeasures(groups: number): Measures {
  return {
    filled: new Int32Array(groups),
    numbers: new Int32Array(groups),
    sum: new Float64Array(groups),
    lost: new Float64Array(groups),
    least: new Float64Array(groups).fill(Infinity),
    greatest: new Float64Array(groups).fill(-Infinity),
  };
}

/** One pass over the rows for the innermost groups; those outside are put together of them. Outermost first, as the levels. */
export function measures(
  cells: Cells,
  faults: Uint8Array | null,
  { places, length }: Rows,
  levels: readonly GroupLevel[],
): Measures[] {
  const innermost = levels.at(-1);
  if (!innermost) return [];
  const found = emptyMeasures(innermost.count);
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  const { of } = innermost;
  const isText = cells.kind === 'text';
  inBlocks(length, (from, to) => {
    if (isText) countRows(found.filled, of, stored, blank, places, from, to);
    else addRows(found, of, stored, blank, places, from, to);
  });
  if (!isText) found.filled.set(found.numbers);
  if (faults !== null) {
    for (let row = 0; row < length; row++)
      if (faults[places === null ? row : places[row]!]! > 0) found.filled[of[row]!]!++;
  }
  const all = [found];
  for (let depth = levels.length - 1; depth > 0; depth--) {
    all.unshift(putTogether(all[0]!, levels[depth]!, levels[depth - 1]!.count));
  }
  return all;
}

function addRows(
  { numbers, sum, lost, least, greatest }: Measures,
  of: Int32Array,
  stored: ArrayLike<number>,
  blank: number,
  places: Int32Array | null,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const value = stored[places === null ? row : places[row]!]!;
    if (value === blank || value !== value) continue;
    const group = of[row]!;
    numbers[group]!++;
    const before = sum[group]!;
    const next = before + value;
    lost[group]! += Math.abs(before) >= Math.abs(value) ? before - next + value : value - next + before;
    sum[group] = next;
    if (value < least[group]!) least[group] = value;
    if (value > greatest[group]!) greatest[group] = value;
  }
}

function countRows(
  filled: Int32Array,
  of: Int32Array,
  stored: ArrayLike<number>,
  blank: number,
  places: Int32Array | null,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    if (stored[places === null ? row : places[row]!]! !== blank) filled[of[row]!]!++;
  }
}

function putTogether(inner: Measures, { parent }: GroupLevel, groups: number): Measures {
  const outer = emptyMeasures(groups);
  const { sum, lost } = outer;
  const add = (group: number, value: number) => {
    const before = sum[group]!;
    const next = before + value;
    lost[group]! += Math.abs(before) >= Math.abs(value) ? before - next + value : value - next + before;
    sum[group] = next;
  };
  for (let at = 0; at < parent.length; at++) {
    const group = parent[at]!;
    outer.filled[group]! += inner.filled[at]!;
    outer.numbers[group]! += inner.numbers[at]!;
    add(group, inner.sum[at]!);
    add(group, inner.lost[at]!);
    outer.least[group] = Math.min(outer.least[group]!, inner.least[at]!);
    outer.greatest[group] = Math.max(outer.greatest[group]!, inner.greatest[at]!);
  }
  return outer;
}

/** Bits that may be held to tell which pairs of group and code there were. */
const MOST_BITS = 1 << 27;

/** Distinct values of a column in every group of a level; blanks and faults are none. */
export function distinctValues(
  cells: Cells,
  { places, length }: Rows,
  { of, count }: GroupLevel,
): Int32Array {
  const distinct = new Int32Array(count);
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  if (cells.kind === 'text' && count * cells.levels.count <= MOST_BITS) {
    const width = cells.levels.count;
    const seen = new Uint8Array(Math.ceil((count * width) / 8));
    for (let row = 0; row < length; row++) {
      const code = stored[places === null ? row : places[row]!]!;
      if (code === blank) continue;
      const bit = of[row]! * width + code;
      if ((seen[bit >> 3]! & (1 << (bit & 7))) !== 0) continue;
      seen[bit >> 3]! |= 1 << (bit & 7);
      distinct[of[row]!]!++;
    }
    return distinct;
  }
  return hashedDistinct(stored, blank, places, of, distinct);
}

/** Open addressing over pairs of group and value, at most half full. */
function hashedDistinct(
  stored: ArrayLike<number>,
  blank: number,
  places: Int32Array | null,
  of: Int32Array,
  distinct: Int32Array,
): Int32Array {
  const size = 1 << (33 - Math.clz32(Math.max(4, of.length)));
  const groups = new Int32Array(size).fill(-1);
  const values = new Float64Array(size);
  const double = new Float64Array(1);
  const words = new Int32Array(double.buffer);
  for (let row = 0; row < of.length; row++) {
    const value = stored[places === null ? row : places[row]!]!;
    if (value === blank || value !== value) continue;
    const group = of[row]!;
    double[0] = value + 0;
    let slot =
      Math.imul(words[0]! ^ Math.imul(words[1]!, 0x85ebca6b), 0xc2b2ae35) ^ Math.imul(group, 0x9e3779b1);
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    while (groups[slot] !== -1 && (groups[slot] !== group || values[slot] !== value))
      slot = (slot + 1) & (size - 1);
    if (groups[slot] !== -1) continue;
    groups[slot] = group;
    values[slot] = value;
    distinct[group]!++;
  }
  return distinct;
}
