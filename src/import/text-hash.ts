/** Final mix of a 32-bit hash (MurmurHash3, Appleby 2011, public domain): every bit of the input moves every bit. */
export function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A text of up to so many bytes is three words of four, those past its end being 0. */
export const WORDS = 12;

/** Bytes that must follow the last text of a buffer read here, because three words of every text are read. */
export const PADDING = WORDS;

/** What of the first, second and third four bytes belongs to a text of 0, 1 .. 12 bytes. */
const FIRST = Int32Array.from({ length: WORDS + 1 }, (_, length) => maskOf(length));
const SECOND = Int32Array.from({ length: WORDS + 1 }, (_, length) => maskOf(length - 4));
const THIRD = Int32Array.from({ length: WORDS + 1 }, (_, length) => maskOf(length - 8));

function maskOf(bytes: number): number {
  return bytes >= 4 ? -1 : bytes <= 0 ? 0 : (1 << (bytes * 8)) - 1;
}

export function firstWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start, true) & FIRST[length]!;
}

export function secondWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start + 4, true) & SECOND[length]!;
}

export function thirdWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start + 8, true) & THIRD[length]!;
}

/** What is left of the four bytes at a text's start where it has 0, 1, 2 or 3. */
export const SHORT = Int32Array.of(0, 0xff, 0xffff, 0xffffff);

/** The hash of a text of more than WORDS bytes. */
export function hashOf(view: DataView, start: number, end: number): number {
  const final = end - 4;
  let hash = 0x9747b28c ^ (end - start);
  for (let p = start; p < final; p += 4) {
    let word = Math.imul(view.getInt32(p, true), 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    hash ^= Math.imul(word, 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  let word = Math.imul(view.getInt32(final, true), 0xcc9e2d51);
  word = (word << 15) | (word >>> 17);
  return mixed(hash ^ Math.imul(word, 0x1b873593));
}

/**
 * The hash of a text of up to WORDS bytes. The words are multiplied side by side, not one after the other, and turned, so that what
 * stands in the same place of two of them does not meet.
 */
export function hashOfWords(first: number, second: number, third: number, length: number): number {
  const two = Math.imul(second, 0x1b873593);
  const three = Math.imul(third, 0x9e3779b1);
  let hash = Math.imul(first ^ length, 0xcc9e2d51);
  hash ^= ((two << 16) | (two >>> 16)) ^ ((three << 8) | (three >>> 24));
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
