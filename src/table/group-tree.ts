import { inBlocks } from './blocks.ts';
import type { GroupCodes } from './group-codes.ts';

/** The groups of one depth, in the order of their parents and then of their values. */
export interface GroupLevel {
  readonly count: number;
  /** By group, its parent's number a depth above. */
  readonly parent: Int32Array;
  /** By group, its code by the key of its depth. */
  readonly code: Int32Array;
  /** By row, its group. */
  readonly of: Int32Array;
}

/** Pairs of parent and value that are told apart by a table; more of them are by a map. */
const MOST_TABLED = 1 << 24;

/** Groups within groups, the outermost first. The top is one group of all rows. */
export function groupLevels(keys: readonly GroupCodes[], rows: number): GroupLevel[] {
  const top: GroupLevel = {
    count: 1,
    parent: new Int32Array(1),
    code: new Int32Array(1),
    of: new Int32Array(rows),
  };
  const levels = [top];
  let above = top;
  for (const key of keys) {
    above = divided(above, key);
    levels.push(above);
  }
  return levels;
}

function divided(above: GroupLevel, { codes, count }: GroupCodes): GroupLevel {
  // Blanks are a group too, the last.
  const width = count + 1;
  const pairs = above.count * width;
  return pairs <= Math.max(MOST_TABLED, 4 * codes.length)
    ? byTable(above, codes, width, pairs)
    : byMap(above, codes, width);
}

function byTable(above: GroupLevel, codes: Int32Array, width: number, pairs: number): GroupLevel {
  const groupOf = new Int32Array(pairs);
  const of = new Int32Array(codes.length);
  inBlocks(codes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const pair = above.of[row]! * width + codes[row]!;
      of[row] = pair;
      groupOf[pair] = 1;
    }
  });
  let count = 0;
  for (let pair = 0; pair < pairs; pair++) if (groupOf[pair] === 1) groupOf[pair] = ++count;
  const parent = new Int32Array(count);
  const code = new Int32Array(count);
  for (let pair = 0; pair < pairs; pair++) {
    if (groupOf[pair] === 0) continue;
    const group = --groupOf[pair]!;
    parent[group] = Math.floor(pair / width);
    code[group] = pair % width;
  }
  inBlocks(codes.length, (from, to) => {
    for (let row = from; row < to; row++) of[row] = groupOf[of[row]!]!;
  });
  return { count, parent, code, of };
}

function byMap(above: GroupLevel, codes: Int32Array, width: number): GroupLevel {
  const { length } = codes;
  const pairs = new Float64Array(length);
  for (let row = 0; row < length; row++) pairs[row] = above.of[row]! * width + codes[row]!;
  const sorted = pairs.slice().sort();
  let count = 0;
  for (let at = 0; at < length; at++) {
    if (at === 0 || sorted[at] !== sorted[count - 1]) sorted[count++] = sorted[at]!;
  }
  const parent = new Int32Array(count);
  const code = new Int32Array(count);
  for (let group = 0; group < count; group++) {
    parent[group] = Math.floor(sorted[group]! / width);
    code[group] = sorted[group]! % width;
  }
  const of = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < pairs[row]!) low = middle + 1;
      else high = middle;
    }
    of[row] = low;
  }
  return { count, parent, code, of };
}

/** Rows of every group. */
export function groupSizes({ of, count }: GroupLevel): Int32Array {
  const sizes = new Int32Array(count);
  inBlocks(of.length, (from, to) => {
    for (let row = from; row < to; row++) sizes[of[row]!]!++;
  });
  return sizes;
}
