import type { Factors } from './factors.ts';

/** Logarithmic mean: (a - b) / ln(a / b), a where they are equal. Both above 0. */
export function logarithmicMean(a: number, b: number): number {
  // log1p: near 1 the logarithm of the ratio would keep none of its digits.
  return a === b ? a : (a - b) / Math.log1p((a - b) / b);
}

/**
 * Logarithmic mean Divisia index (Ang 2005, LMDI-I, additive): the difference of two products, one share a factor:
 * L(a, b) ln(f_a / f_b), a and b the products. The shares add up to a - b; what rounding leaves over goes to the
 * largest of them. Null where a factor of either is not above 0.
 */
export function factorDifference(factorsA: readonly number[], factorsB: readonly number[]): number[] | null {
  if (![...factorsA, ...factorsB].every((factor) => factor > 0)) return null;
  const a = factorsA.reduce((product, factor) => product * factor, 1);
  const b = factorsB.reduce((product, factor) => product * factor, 1);
  const mean = logarithmicMean(a, b);
  const shares = factorsA.map((factor, at) => mean * Math.log(factor / (factorsB[at] ?? factor)));
  const over = a - b - shares.reduce((sum, share) => sum + share, 0);
  const largest = shares.reduce(
    (best, share, at) => (Math.abs(share) > Math.abs(shares[best] ?? 0) ? at : best),
    0,
  );
  return shares.map((share, at) => (at === largest ? share + over : share));
}

/**
 * By which factors one lifetime value differs from another, in currency units: S, C, P and T add up to `total`. Null where a
 * factor of either is not above 0.
 */
export function differenceOf(one: FourFactors, other: FourFactors) {
  const shares = factorDifference(factorList(one), factorList(other));
  if (!shares) return null;
  const [S = 0, C = 0, P = 0, T = 0] = shares;
  return { S, C, P, T, total: S + C + P + T };
}

type FourFactors = Pick<Factors, 'S' | 'C' | 'P' | 'T'>;

function factorList({ S, C, P, T }: FourFactors): number[] {
  return [S ?? 0, C ?? 0, P ?? 0, T ?? 0];
}
