import type { Measure } from '../model/settings.ts';
import type { Analysis } from './analysis.ts';
import { customerCurve } from './customer-value.ts';
import { entities } from './entities.ts';
import { fractionFor80, gini, paretoCurve, shareOfTop20 } from './pareto-curve.ts';

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

export const pareto: Analysis<'pareto', ParetoSettings, ParetoResult> = {
  id: 'pareto',
  defaults: { entity: 'customer' },
  limits: { entity: { kind: 'attribute', words: ['customer'] } },
  run(view, { entity }) {
    const { names, values, scale } = entities(view, entity);
    const curve = entity === 'customer' ? customerCurve(view) : paretoCurve(values);
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
