import { inBlocks } from './blocks.ts';
import { blankOf, storedOf, type Cells, type Rows } from './cells.ts';

/** A column to sort by. */
export interface SortKey {
  readonly cells: Cells;
  readonly descending: boolean;
  /** Of text the rank of every code, 0 first; null: its codes as they are. */
  readonly rank: Int32Array | null;
  /** Faults of a formula by place; null: none. */
  readonly faults: Uint8Array | null;
}

/** Whole numbers to sort by, in one word or two; `bits` of each are used. */
interface Words {
  readonly low: Uint32Array;
  readonly lowBits: number;
  readonly high: Uint32Array | null;
}

/**
 * Rows in a stable order by several keys, the first decides: blanks last whatever the direction and faults before them, rows
 * alike in all keys as they came. Least significant digit first, so that no two rows are ever compared; whole numbers that span
 * little (days, cents, ranks) take one pass or two.
 */
export function stableOrder(rows: Rows, keys: readonly SortKey[]): Int32Array {
  const { length } = rows;
  let order: Int32Array | null = null;
  for (const key of keys.toReversed()) {
    const words = wordsOf(rows, key);
    order = sortedBy(order, words.low, words.lowBits);
    if (words.high) order = sortedBy(order, words.high, 32);
  }
  if (order === null) return rows.places ?? identity(length);
  const { places } = rows;
  if (places !== null) for (let at = 0; at < length; at++) order[at] = places[order[at]!]!;
  return order;
}

function identity(length: number): Int32Array {
  const order = new Int32Array(length);
  for (let at = 0; at < length; at++) order[at] = at;
  return order;
}

function sortedBy(order: Int32Array | null, words: Uint32Array, bits: number): Int32Array {
  const passes = bits > 16 ? 2 : 1;
  const width = Math.max(1, Math.ceil(bits / passes));
  let sorted = order;
  for (let shift = 0; shift < passes * width; shift += width) sorted = pass(sorted, words, shift, width);
  return sorted ?? identity(words.length);
}

/** One stable pass by some bits of each row's word; the very order where they are all alike. */
function pass(order: Int32Array | null, words: Uint32Array, shift: number, width: number): Int32Array | null {
  const { length } = words;
  const mask = (1 << width) - 1;
  const next = new Int32Array(mask + 2);
  inBlocks(length, (from, to) => countDigits(words, shift, mask, next, from, to));
  if (length === 0 || next[((words[0]! >>> shift) & mask) + 1] === length) return order;
  for (let digit = 0; digit <= mask; digit++) next[digit + 1]! += next[digit]!;
  const sorted = new Int32Array(length);
  inBlocks(length, (from, to) =>
    order === null
      ? placeInRow(words, shift, mask, next, sorted, from, to)
      : place(order, words, shift, mask, next, sorted, from, to),
  );
  return sorted;
}

function countDigits(
  words: Uint32Array,
  shift: number,
  mask: number,
  counts: Int32Array,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at++) counts[((words[at]! >>> shift) & mask) + 1]!++;
}

function placeInRow(
  words: Uint32Array,
  shift: number,
  mask: number,
  next: Int32Array,
  sorted: Int32Array,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at++) sorted[next[(words[at]! >>> shift) & mask]!++] = at;
}

function place(
  order: Int32Array,
  words: Uint32Array,
  shift: number,
  mask: number,
  next: Int32Array,
  sorted: Int32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const at = order[i]!;
    sorted[next[(words[at]! >>> shift) & mask]!++] = at;
  }
}

/** Spans beyond this leave no room for faults and blanks in a word. */
const MOST_SPAN = 0xffff_fffc;

function wordsOf(rows: Rows, key: SortKey): Words {
  const { cells } = key;
  if (cells.kind === 'text') {
    const last = (key.rank?.length ?? cells.levels.count) - 1;
    return wholeWords(rows, key, 0, Math.max(0, last));
  }
  const range = { least: Infinity, greatest: -Infinity, whole: true };
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  inBlocks(rows.length, (from, to) => widen(stored, blank, rows.places, range, from, to));
  if (range.least > range.greatest) return wholeWords(rows, key, 0, 0);
  return range.whole && range.greatest - range.least <= MOST_SPAN
    ? wholeWords(rows, key, range.least, range.greatest)
    : doubleWords(rows, key);
}

function widen(
  stored: ArrayLike<number>,
  blank: number,
  places: Int32Array | null,
  range: { least: number; greatest: number; whole: boolean },
  from: number,
  to: number,
): void {
  let { least, greatest, whole } = range;
  for (let at = from; at < to; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    // NaN alone differs from itself.
    if (value === blank || value !== value) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    if (whole && value !== Math.floor(value)) whole = false;
  }
  range.least = least;
  range.greatest = greatest;
  range.whole = whole;
}

/** Whole numbers of a known span as words; past it the faults, and past them the blanks. */
function wholeWords({ places, length }: Rows, key: SortKey, least: number, greatest: number): Words {
  const low = new Uint32Array(length);
  const stored = storedOf(key.cells);
  const blank = blankOf(key.cells);
  const span = greatest - least;
  const { descending, rank, faults } = key;
  const base = descending ? greatest : least;
  const sign = descending ? -1 : 1;
  inBlocks(length, (from, to) => {
    for (let at = from; at < to; at++) {
      const place = places === null ? at : places[at]!;
      const value = stored[place]!;
      if (value === blank || value !== value) {
        low[at] = faults !== null && faults[place]! > 0 ? span + 1 : span + 2;
      } else low[at] = ((rank === null ? value : rank[value]!) - base) * sign;
    }
  });
  return { low, lowBits: 32 - Math.clz32(span + 2), high: null };
}

const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);
const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Doubles as two words: their bits sort like whole numbers once negatives are inverted and positives get the sign bit. */
function doubleWords({ places, length }: Rows, key: SortKey): Words {
  const low = new Uint32Array(length);
  const high = new Uint32Array(length);
  const stored = storedOf(key.cells);
  const blank = blankOf(key.cells);
  const { faults } = key;
  const flip = key.descending ? 0xffffffff : 0;
  const [lowWord, highWord] = LITTLE_ENDIAN ? [0, 1] : [1, 0];
  inBlocks(length, (from, to) => {
    for (let at = from; at < to; at++) {
      const place = places === null ? at : places[at]!;
      const value = stored[place]!;
      if (value === blank || value !== value) {
        high[at] = 0xffffffff;
        low[at] = faults !== null && faults[place]! > 0 ? 0 : 0xffffffff;
        continue;
      }
      // Adding 0 turns -0 into 0.
      DOUBLE[0] = value + 0;
      const negative = WORDS[highWord]! >>> 31 === 1;
      low[at] = WORDS[lowWord]! ^ (negative ? 0xffffffff : 0) ^ flip;
      high[at] = WORDS[highWord]! ^ (negative ? 0xffffffff : 0x80000000) ^ flip;
    }
  });
  return { low, lowBits: 32, high };
}
