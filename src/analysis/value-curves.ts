import { Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';
import { monthAges, reachedBy } from '../model/day-lookup.ts';
import { lineIndex } from '../model/line-index.ts';

/** The longest curve: a hundred years of months. */
const MOST_MONTHS = 1200;

export interface ValuePoint {
  /** Whole months since the first purchase (exact ages). */
  age: number;
  /** Mean cumulative margin a customer up to and including this age, currency units. */
  value: number;
  /** Customers it is the mean of: those who have lived all of the age. */
  customers: number;
}

/**
 * Mean cumulative margin a customer by exact age in months: a curve a group, and one of all after them. The mean at an
 * age is over the customers who have lived all of it by D, so nothing incomplete is in; customers acquired before the
 * date range, whose beginning is not in view, are left out. Ages past a hundred years are not drawn.
 */
export function valueCurves(view: View, groupOf: ArrayLike<number>, groups: number): ValuePoint[][] {
  const { customers, orders, historyStart, completeThrough } = view;
  const { base: firstDay, since, reached } = monthAges(lineIndex(view.dataset.lines));
  const end = reachedBy(completeThrough + 1);
  const cells = MOST_MONTHS + 1;
  const change = new Sums(groups * cells);
  const living = new Int32Array(groups * cells);
  for (let customer = 0; customer < customers.count; customer++) {
    const acquired = customers.acquired[customer]!;
    if (acquired < historyStart) continue;
    const from = since[acquired - firstDay]!;
    const lived = Math.min(MOST_MONTHS, (end - from) >> 5);
    if (lived <= 0) continue;
    const base = groupOf[customer]! * cells;
    living[base]!++;
    living[base + lived]!--;
    const last = customers.start[customer + 1]!;
    let margin = 0;
    for (let order = customers.start[customer]!; order < last; order++) {
      // A return of something older falls in age 0.
      const age = Math.max(0, (reached[orders.date[order]! - firstDay]! - from) >> 5);
      if (age >= lived) break;
      change.add(base + age, orders.margin[order]!);
      margin += orders.margin[order]!;
    }
    // The customer leaves the sum where it leaves the count.
    change.add(base + lived, -margin);
  }
  const curves = Array.from({ length: groups }, (_, group) => curveOf(view, change, living, [group]));
  return [...curves, curveOf(view, change, living, Array.from(curves.keys()))];
}

/** Running sum over running count of some groups together. */
function curveOf(view: View, change: Sums, living: Int32Array, groups: readonly number[]): ValuePoint[] {
  const points: ValuePoint[] = [];
  const sum = new Sums(1);
  let count = 0;
  for (let age = 0; age < MOST_MONTHS; age++) {
    for (const group of groups) {
      const cell = group * (MOST_MONTHS + 1) + age;
      count += living[cell]!;
      sum.add(0, change.at(cell));
    }
    if (count === 0) break;
    points.push({ age, value: sum.at(0) / view.unit / count, customers: count });
  }
  return points;
}
