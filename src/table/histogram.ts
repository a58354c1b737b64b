/** Counts in bins of equal width. */
export interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly counts: Int32Array;
}

/**
 * Counts of numbers in `bins` bins from the least to the greatest; the greatest is in the last bin. NaN and infinite
 * values are in none. Where all are equal there is one bin of width 0.
 */
export function histogram(values: ArrayLike<number>, bins: number): Histogram {
  let least = Infinity;
  let greatest = -Infinity;
  let finite = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value)) continue;
    finite++;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (finite === 0) return { from: 0, width: 0, counts: new Int32Array(0) };
  if (least === greatest) return { from: least, width: 0, counts: Int32Array.of(finite) };
  const width = (greatest - least) / bins;
  const counts = new Int32Array(bins);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value)) continue;
    counts[Math.min(bins - 1, Math.floor((value - least) / width))]!++;
  }
  return { from: least, width, counts };
}
