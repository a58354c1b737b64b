/**
 * P(X <= hits) of `n` independent trials that each hit with probability `p` (0 to 1): the exact lower tail of the
 * binomial distribution, for a one-sided test of "fewer than that". The tail that has fewer terms of any weight is
 * summed, from its largest term on outwards, so that nothing is lost to cancellation however large n is.
 */
export function binomialAtMost(hits: number, n: number, p: number): number {
  if (hits >= n) return 1;
  if (hits < 0) return 0;
  if (p <= 0) return 1;
  if (p >= 1) return 0;
  const mean = n * p;
  // The upper tail is the lower tail of the misses.
  return hits <= mean ? lowerTail(hits, n, p) : Math.max(0, 1 - lowerTail(n - hits - 1, n, 1 - p));
}

/** The sum of the terms at `hits`, hits - 1, ..., 0, each made of the one before: C(n, k - 1) / C(n, k) = k / (n - k + 1). */
function lowerTail(hits: number, n: number, p: number): number {
  let term = Math.exp(logChoose(n, hits) + hits * Math.log(p) + (n - hits) * Math.log1p(-p));
  let sum = term;
  for (let k = hits; k > 0 && term > sum * 1e-18; k--) {
    term *= (k / (n - k + 1)) * ((1 - p) / p);
    sum += term;
  }
  return Math.min(1, sum);
}

/** ln C(n, k), as a sum of logarithms: exact enough for any number of purchases a customer can have. */
function logChoose(n: number, k: number): number {
  const few = Math.min(k, n - k);
  let sum = 0;
  for (let i = 1; i <= few; i++) sum += Math.log((n - few + i) / i);
  return sum;
}
