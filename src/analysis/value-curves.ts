import { Sums } from '../table/compensated-sum.ts';
import { monthsBetween } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';

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
 * Mean cumulative margin a customer by exact age in months, by group. The mean at an age is over the customers who have
 * lived all of it by D, so nothing incomplete is in; customers acquired before the date range, whose beginning is not
 * in view, are left out.
 */
export function valueCurves(view: View, groupOf: ArrayLike<number>, groups: number): ValuePoint[][] {
  const { customers, orders, historyStart, completeThrough, unit } = view;
  // Sums and counts at an age are those of the customer's cells that begin there less those that end there.
  const cells = MOST_MONTHS + 1;
  const change = new Sums(groups * cells);
  const living = new Int32Array(groups * cells);
  for (let customer = 0; customer < customers.count; customer++) {
    const acquired = customers.acquired[customer]!;
    if (acquired < historyStart) continue;
    const lived = Math.min(MOST_MONTHS, monthsBetween(acquired, completeThrough + 1));
    if (lived <= 0) continue;
    const base = groupOf[customer]! * cells;
    living[base]!++;
    living[base + lived]!--;
    for (let order = customers.start[customer]!; order < customers.start[customer + 1]!; order++) {
      const age = Math.max(0, monthsBetween(acquired, orders.date[order]!));
      if (age >= lived) break;
      change.add(base + age, orders.margin[order]!);
      change.add(base + lived, -orders.margin[order]!);
    }
  }
  return Array.from({ length: groups }, (_, group) => {
    const points: ValuePoint[] = [];
    const sum = new Sums(1);
    let count = 0;
    for (let age = 0; age < MOST_MONTHS; age++) {
      count += living[group * cells + age]!;
      if (count === 0) break;
      sum.add(0, change.at(group * cells + age));
      points.push({ age, value: sum.at(0) / count / unit, customers: count });
    }
    return points;
  });
}
