import { inBlocks } from '../table/blocks.ts';

/**
 * A short name for what was read: FNV-1a over the row hashes in order (`stirred`), 2 x 32 bits, hex. It ties results to their file
 * and shows that a file changed; it is no proof against somebody who wants two files to look alike. Own arithmetic
 * because `crypto.subtle` is missing in a page opened from disk or over plain http.
 */
export function fingerprintOf([low, high]: RowsStirred, bytes: number): string {
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(Math.imul(low ^ bytes, 0x01000193));
}

/** All rows in two words. */
export type RowsStirred = readonly [low: number, high: number];

/** @param hashLow, hashHigh of the rows of consecutive parts */
export function stirred(
  hashLow: readonly Uint32Array[],
  hashHigh: readonly Uint32Array[],
  rows: number,
): RowsStirred {
  const state = Int32Array.of(0x811c9dc5, 0x01000193 ^ rows);
  for (const [part, low] of hashLow.entries()) {
    const high = hashHigh[part]!;
    inBlocks(low.length, (from, to) => stir(state, low, high, from, to));
  }
  return [state[0]!, state[1]!];
}

function stir(
  state: Int32Array,
  hashLow: Uint32Array,
  hashHigh: Uint32Array,
  from: number,
  to: number,
): void {
  let low = state[0]!;
  let high = state[1]!;
  for (let row = from; row < to; row++) {
    low = Math.imul(low ^ hashLow[row]!, 0x01000193);
    high = Math.imul(high ^ hashHigh[row]! ^ (low >>> 15), 0x01000193);
  }
  state[0] = low;
  state[1] = high;
}
