import { Sums } from '../table/compensated-sum.ts';
import { orderByNumber } from '../table/order.ts';

/** METRICS 2 on values in key order. `order` lists all entities, the first `n` of them above zero. */
export interface ParetoCurve {
  readonly order: Int32Array;
  readonly n: number;
  /** Sum of the values above zero, and of all. */
  readonly positiveTotal: number;
  readonly netTotal: number;
  /** Share after k entities, length n + 1. */
  readonly cumulative: Float64Array;
}

export function paretoCurve(values: Float64Array): ParetoCurve {
  const order = orderByNumber(values, 'descending');
  let n = 0;
  while (n < order.length && values[order[n]!]! > 0) n++;
  const running = new Sums(1);
  const cumulative = new Float64Array(n + 1);
  for (let k = 0; k < n; k++) {
    running.add(0, values[order[k]!]!);
    cumulative[k + 1] = running.at(0);
  }
  const positiveTotal = running.at(0);
  for (let k = n; k < order.length; k++) running.add(0, values[order[k]!]!);
  for (let k = 1; k <= n; k++) cumulative[k] = cumulative[k]! / positiveTotal;
  return { order, n, positiveTotal, netTotal: running.at(0), cumulative };
}

/** Share of the first fifth of the entities, the number rounded up. */
export function shareOfTop20({ n, cumulative }: ParetoCurve): number | null {
  // n / 5 and not 0.2 n: 0.2 x 35 is 7.000000000000001 in doubles.
  return n === 0 ? null : (cumulative[Math.ceil(n / 5)] ?? null);
}

/** The least fraction of the entities whose share reaches 0.8. */
export function fractionFor80({ n, cumulative }: ParetoCurve): number | null {
  if (n === 0) return null;
  let k = 0;
  while (k < n && cumulative[k]! < 0.8) k++;
  return k / n;
}

/** Gini coefficient of the positive values: 2 sum(i v_i) / (n sum v) - (n + 1) / n, v ascending, i from 1. */
export function gini(values: Float64Array, { order, n, positiveTotal }: ParetoCurve): number | null {
  if (n === 0) return null;
  const weighted = new Sums(1);
  // Divided first, so that 1e300 times a rank stays a number.
  for (let k = 0; k < n; k++) weighted.add(0, (n - k) * (values[order[k]!]! / positiveTotal));
  return (2 * weighted.at(0)) / n - (n + 1) / n;
}
