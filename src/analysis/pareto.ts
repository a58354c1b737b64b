import { Sums } from '../table/compensated-sum.ts';
import { orderByNumber } from '../table/order.ts';
import type { Measure } from '../model/settings.ts';
import type { Analysis } from './analysis.ts';
import { entities } from './entities.ts';

export interface ParetoSettings {
  /** `customer`, or the name of an attribute whose values are ranked (product, category, region ...). */
  entity: string;
}
export interface ParetoResult {
  entity: string;
  value: Measure;
  /** Entities with a value above zero. */
  n: number;
  notPositive: number;
  /** Currency units, or purchases. `netTotal` includes the entities at or below zero. */
  positiveTotal: number;
  netTotal: number;
  /** Fractions; null where n is 0. */
  shareOfTop20: number | null;
  fractionFor80: number | null;
  gini: number | null;
  /** Share of the total after k entities, exact for every k from 0 to n: length n + 1. */
  cumulative: Float64Array;
  /** Values in Pareto order (descending, ties by key), currency units: length n. */
  values: Float64Array;
  /**
   * Where the entity is customer: index into the view's customers in Pareto order, then those not positive. Else the
   * same of the attribute's values on the view's lines in code unit order (`entities`).
   */
  order: Int32Array;
  /** Names of the largest 200 entities, in order; '' for blank. */
  top: string[];
}

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

export const pareto: Analysis<'pareto', ParetoSettings, ParetoResult> = {
  id: 'pareto',
  defaults: { entity: 'customer' },
  limits: { entity: { kind: 'attribute', words: ['customer'] } },
  run(view, { entity }) {
    const { names, values, scale } = entities(view, entity);
    const curve = paretoCurve(values);
    const { order, n } = curve;
    const sorted = new Float64Array(n);
    for (let k = 0; k < n; k++) sorted[k] = values[order[k]!]! / scale;
    return {
      entity,
      value: view.settings.measure,
      n,
      notPositive: order.length - n,
      positiveTotal: curve.positiveTotal / scale,
      netTotal: curve.netTotal / scale,
      shareOfTop20: shareOfTop20(curve),
      fractionFor80: fractionFor80(curve),
      gini: gini(values, curve),
      cumulative: curve.cumulative,
      values: sorted,
      order,
      top: Array.from(order.subarray(0, 200), (place) => names[place] ?? ''),
    };
  },
};
