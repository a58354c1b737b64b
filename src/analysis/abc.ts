import { Sums } from '../table/compensated-sum.ts';
import type { Analysis, SettingLimit } from './analysis.ts';
import { customerCurve, customerValues } from './customer-value.ts';
import type { ParetoCurve } from './pareto-curve.ts';

export interface AbcSettings {
  /** Cumulative shares before which an entity is A, else B. 0 < cutA < cutB <= 1. */
  cutA: number;
  cutB: number;
}
export type AbcClass = 'A' | 'B' | 'C';
export const ABC_CLASSES: readonly AbcClass[] = ['A', 'B', 'C'];
export interface AbcResult {
  classes: Record<AbcClass, { customers: number; revenue: number; value: number }>;
  /** Customers whose equal value lies on both sides of a cut. */
  tied: { cut: 'A' | 'B'; value: number; customers: number }[];
  /** Class a customer (0 A, 1 B, 2 C), in the view's order of customers. */
  classOf: Uint8Array;
}

export const ABC_DEFAULTS: AbcSettings = { cutA: 0.8, cutB: 0.95 };
export const ABC_LIMITS: Record<keyof AbcSettings, SettingLimit> = {
  cutA: { kind: 'number', min: 0.01, max: 1 },
  cutB: { kind: 'number', min: 0.01, max: 1 },
};

/**
 * METRICS 3 on values in key order and their curve: class of each (0 A, 1 B, 2 C) by the share before it in Pareto
 * order, and the values that lie on both sides of a cut with how many have them.
 */
export function abcClasses(
  values: Float64Array,
  { order, n, cumulative }: ParetoCurve,
  { cutA, cutB }: AbcSettings,
): { classOf: Uint8Array; tied: { cut: 'A' | 'B'; value: number; entities: number }[] } {
  const classOf = new Uint8Array(values.length).fill(2);
  const tied: { cut: 'A' | 'B'; value: number; entities: number }[] = [];
  for (let k = 0; k < n; k++) {
    const share = cumulative[k]!;
    classOf[order[k]!] = share < cutA ? 0 : share < cutB ? 1 : 2;
    if (k === 0) continue;
    const before = classOf[order[k - 1]!]!;
    const here = classOf[order[k]!]!;
    const value = values[order[k]!]!;
    if (before === here || values[order[k - 1]!] !== value) continue;
    if (before === 0) tied.push({ cut: 'A', value, entities: timesOf(values, order, value, k) });
    if (here === 2) tied.push({ cut: 'B', value, entities: timesOf(values, order, value, k) });
  }
  return { classOf, tied };
}

/** How many neighbours of place k in the order have its value. */
function timesOf(values: Float64Array, order: Int32Array, value: number, k: number): number {
  let from = k;
  while (from > 0 && values[order[from - 1]!] === value) from--;
  let to = k;
  while (to < order.length && values[order[to]!] === value) to++;
  return to - from;
}

export const abc: Analysis<'abc', AbcSettings, AbcResult> = {
  id: 'abc',
  defaults: ABC_DEFAULTS,
  limits: ABC_LIMITS,
  ascending: [['cutA', 'cutB']],
  run(view, settings) {
    const { values, scale } = customerValues(view);
    const { classOf, tied } = abcClasses(values, customerCurve(view), settings);
    const customers = [0, 0, 0];
    const revenue = new Sums(3);
    const value = new Sums(3);
    for (let customer = 0; customer < classOf.length; customer++) {
      const place = classOf[customer]!;
      customers[place]!++;
      revenue.add(place, view.customers.revenue[customer]!);
      value.add(place, values[customer]!);
    }
    const total = (place: number) => ({
      customers: customers[place] ?? 0,
      revenue: revenue.at(place) / view.unit,
      value: value.at(place) / scale,
    });
    return {
      classes: { A: total(0), B: total(1), C: total(2) },
      tied: tied.map((tie) => ({ cut: tie.cut, value: tie.value / scale, customers: tie.entities })),
      classOf,
    };
  },
};
