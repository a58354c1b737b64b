import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import { ABC_CLASSES, ABC_DEFAULTS, ABC_LIMITS, abcClasses, type AbcClass, type AbcSettings } from './abc.ts';
import type { Analysis } from './analysis.ts';
import { customerCurve, customerValues } from './customer-value.ts';
import { XYZ_CLASSES, XYZ_DEFAULTS, XYZ_LIMITS, xyzClasses, type XyzClass, type XyzSettings } from './xyz.ts';

export type AbcXyzSettings = AbcSettings & XyzSettings;
export type AbcXyzCell = `${AbcClass}${XyzClass}`;
export interface AbcXyzResult {
  /** All twelve, empty ones with 0. `share` of the customers' revenue as a fraction, null where that is 0. */
  cells: Record<AbcXyzCell, { customers: number; revenue: number; share: number | null }>;
  total: { customers: number; revenue: number };
}

export const abcXyz: Analysis<'abcXyz', AbcXyzSettings, AbcXyzResult> = {
  id: 'abcXyz',
  defaults: { ...ABC_DEFAULTS, ...XYZ_DEFAULTS },
  limits: { ...ABC_LIMITS, ...XYZ_LIMITS },
  ascending: [
    ['cutA', 'cutB'],
    ['cutX', 'cutY'],
  ],
  run(view, settings) {
    const { revenue, count } = view.customers;
    const abc = abcClasses(customerValues(view).values, customerCurve(view), settings).classOf;
    const xyz = xyzClasses(view, settings).classOf;
    const customers = new Int32Array(12);
    const sums = new Sums(12);
    for (let customer = 0; customer < count; customer++) {
      const cell = abc[customer]! * 4 + xyz[customer]!;
      customers[cell]!++;
      sums.add(cell, revenue[customer]!);
    }
    const total = compensatedSum(revenue);
    const cells = ABC_CLASSES.flatMap((a, row) =>
      XYZ_CLASSES.map((x, column): [AbcXyzCell, AbcXyzResult['cells'][AbcXyzCell]] => {
        const cell = row * 4 + column;
        const share = total === 0 ? null : sums.at(cell) / total;
        return [`${a}${x}`, { customers: customers[cell] ?? 0, revenue: sums.at(cell) / view.unit, share }];
      }),
    );
    return {
      cells: Object.fromEntries(cells) as AbcXyzResult['cells'],
      total: { customers: count, revenue: total / view.unit },
    };
  },
};
