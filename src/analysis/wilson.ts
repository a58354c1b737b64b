/** The 0.975 quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson score interval, 95 %, of a proportion of `hits` in `n` (Wilson 1927): stays within 0 and 1 and holds for
 * small n, where the textbook interval does not. Fractions; null where n is 0.
 */
export function wilson(hits: number, n: number): [number, number] | null {
  if (n === 0) return null;
  const share = hits / n;
  const denominator = 1 + (Z * Z) / n;
  const centre = (share + (Z * Z) / (2 * n)) / denominator;
  const half = (Z / denominator) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  // At 0 and n hits the bound is 0 and 1 in exact arithmetic.
  return [hits === 0 ? 0 : Math.max(0, centre - half), hits === n ? 1 : Math.min(1, centre + half)];
}
