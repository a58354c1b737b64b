/**
 * Quantiles of type 7 (Hyndman & Fan 1996; the default of R and NumPy): linear between the two values around position
 * (n - 1) p of the sorted values.
 */

/** Quantile `p` (0 to 1) of ascending values; null of none. */
export function quantile(ascending: ArrayLike<number>, p: number): number | null {
  const position = (ascending.length - 1) * p;
  const below = Math.floor(position);
  const low = ascending[below];
  if (low === undefined) return null;
  const high = ascending[below + 1] ?? low;
  return low + (position - below) * (high - low);
}

/** The same of whole numbers given as counts: `counts[v]` values equal v. */
export function countedQuantile(counts: ArrayLike<number>, p: number): number | null {
  let n = 0;
  for (let value = 0; value < counts.length; value++) n += counts[value]!;
  if (n === 0) return null;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = valueAt(counts, below);
  const high = valueAt(counts, Math.min(n - 1, below + 1));
  return low + (position - below) * (high - low);
}

/** The value at a position (0 first) of the sorted values that counts stand for. */
function valueAt(counts: ArrayLike<number>, position: number): number {
  let passed = 0;
  for (let value = 0; value < counts.length; value++) {
    passed += counts[value]!;
    if (passed > position) return value;
  }
  return counts.length - 1;
}
