import type { Check, ImportOptions, MemoryNeed } from '../../import/check.ts';

/** The most that opening takes with only some of the columns kept, in bytes: as the file's own estimate, less what is left out. */
export function peakWithout({ rest, columns, opening }: MemoryNeed, leftOut: ReadonlySet<number>): number {
  let { reading, held } = rest;
  for (const column of columns) {
    if (leftOut.has(column.index) && !column.needed) continue;
    reading += column.reading;
    held += column.held;
  }
  return Math.max(reading, held * opening);
}

/** What a column adds to the most that opening takes. */
export function ownPeak(need: MemoryNeed, index: number, leftOut: ReadonlySet<number>): number {
  const without = new Set(leftOut).add(index);
  const within = new Set(without);
  within.delete(index);
  return peakWithout(need, within) - peakWithout(need, without);
}

/** Reads the file, with these columns left in it. */
export function readingWithout({ options }: Check, leftOut: ReadonlySet<number>): ImportOptions {
  return { ...options, readAnyway: true, leaveOut: [...leftOut].sort((a, b) => a - b) };
}
