import { firstWord, mixed } from './text-hash.ts';

/** Where the two 32-bit hashes of every row go. */
export interface RowHashes {
  low: Uint32Array<ArrayBuffer>;
  high: Uint32Array<ArrayBuffer>;
}

/** Seeds of rows whose fields hold neither delimiter nor line break, and of the others. */
export const PLAIN_ROW = 0x9747b28c;
export const KNOTTY_ROW = 0x2545f491;

/**
 * Hashes the bytes `start .. end` into a row. Four bytes at a time (the last four overlap the ones before, rather than
 * a loop over single bytes): the first hash is MurmurHash3, the second the same words under another rotation and
 * multiplier, so that what cancels in one does not in the other. PADDING bytes must follow.
 */
export function hashRow(
  view: DataView,
  start: number,
  end: number,
  seed: number,
  { low, high }: RowHashes,
  row: number,
): void {
  const length = end - start;
  const final = end - 4;
  let first = seed ^ length;
  let second = (0x3c6ef372 + length) | 0;
  let word: number;
  for (let p = start; p < final; p += 4) {
    word = Math.imul(view.getInt32(p, true), 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    second = Math.imul(((second << 11) | (second >>> 21)) ^ word, 0x9e3779b1);
    first ^= Math.imul(word, 0x1b873593);
    first = (Math.imul((first << 13) | (first >>> 19), 5) + 0xe6546b64) | 0;
  }
  word = length < 4 ? firstWord(view, start, length) : view.getInt32(final, true);
  word = Math.imul(word, 0xcc9e2d51);
  word = (word << 15) | (word >>> 17);
  low[row] = mixed(first ^ Math.imul(word, 0x1b873593));
  high[row] = mixed(Math.imul(((second << 11) | (second >>> 21)) ^ word, 0x9e3779b1) ^ seed);
}
