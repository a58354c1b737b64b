import { inBlocks } from './blocks.ts';

/**
 * Money of every line: whole ticks in four bytes where all of them fit and all their sums are exact, as is so in nearly every file;
 * else doubles.
 */
export type Ticks = Int32Array | Float64Array;

/** What whole numbers in doubles add up to exactly. */
const EXACT_SUM = 2 ** 53;

/** The same ticks in four bytes each where that loses nothing; else the very same array. */
export function narrowTicks(ticks: Ticks): Ticks {
  if (ticks instanceof Int32Array) return ticks;
  let size = 0;
  inBlocks(ticks.length, (from, to) => (size += sizeOf(ticks, from, to)));
  if (!(size <= EXACT_SUM)) return ticks;
  const narrow = new Int32Array(ticks.length);
  narrow.set(ticks);
  return narrow;
}

/** What the sizes add up to; Infinity where one does not fit. Of a negative zero the sign is nothing. */
function sizeOf(ticks: Float64Array, from: number, to: number): number {
  let size = 0;
  for (let row = from; row < to; row++) {
    const tick = ticks[row]!;
    if ((tick | 0) !== tick) return Infinity;
    size += Math.abs(tick);
  }
  return size;
}
