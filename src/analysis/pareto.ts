export interface ParetoSettings {
  /** `customer`, or the name of an attribute whose values are ranked (product, category, region ...). */
  entity: string;
}
export interface ParetoResult {
  entity: string;
  value: 'revenue' | 'margin' | 'purchases';
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
  /** Where the entity is customer: index into the view's customers in Pareto order, then those not positive. */
  order: Int32Array;
  /** Names of the largest 200 entities, in order. */
  top: string[];
}
