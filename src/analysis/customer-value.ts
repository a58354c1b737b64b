import type { View } from '../model/dataset.ts';
import { oncePerView } from '../model/once-per-view.ts';
import { paretoCurve } from './pareto-curve.ts';

/** What entities are ranked by: numbers whose sums are exact, and what to divide them by in a result. */
export interface Values {
  readonly values: Float64Array;
  readonly scale: number;
}

/** The value of every customer by the view's measure: revenue or margin in ticks, or purchases. */
export function customerValues(view: View): Values {
  const { customers, unit, settings } = view;
  return settings.measure === 'purchases'
    ? { values: Float64Array.from(customers.purchases), scale: 1 }
    : { values: customers[settings.measure], scale: unit };
}

/** The Pareto curve of the customers by the view's measure: Pareto and every use of ABC classes rank them alike. */
export const customerCurve = oncePerView(
  (view) => paretoCurve(customerValues(view).values),
  () => '',
);
