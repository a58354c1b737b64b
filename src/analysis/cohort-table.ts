import { Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';

/** How ages are counted and what counts as active (METRICS 8). */
export interface CohortCounting {
  readonly activity: 'on' | 'onOrAfter';
  readonly ages: 'calendar' | 'exact';
}

/**
 * Cohorts that have customers, in time, and their cells from age 0 to the last period, one after the other: cells of
 * cohort c are `start[c] .. start[c + 1]`. Money in ticks.
 */
export interface CohortTable {
  /** Period of each cohort. */
  readonly periods: readonly number[];
  readonly sizes: Int32Array;
  readonly start: Int32Array;
  readonly active: Int32Array;
  readonly purchases: Int32Array;
  readonly revenue: Sums;
  readonly margin: Sums;
  /** Customers acquired before the first period, who belong to no cohort. */
  readonly before: { readonly customers: number; readonly revenue: number };
}

/** Cohorts by size, before any cell is made: so that too large a triangle can be refused. */
export interface CohortSizes {
  readonly periods: number[];
  readonly sizes: number[];
  /** Place of the cohort by period from the first; -1 without customers. */
  readonly placeOf: Int32Array;
  readonly cells: number;
}

export function cohortSizes(
  acquired: Int32Array,
  inCalendar: { periodOf(day: number): number },
  range: { readonly first: number; readonly count: number },
): CohortSizes {
  const counts = new Int32Array(range.count);
  for (let customer = 0; customer < acquired.length; customer++) {
    const period = inCalendar.periodOf(acquired[customer]!) - range.first;
    if (period >= 0) counts[period]!++;
  }
  const periods: number[] = [];
  const sizes: number[] = [];
  const placeOf = new Int32Array(range.count).fill(-1);
  let cells = 0;
  for (let period = 0; period < range.count; period++) {
    if (counts[period] === 0) continue;
    placeOf[period] = periods.length;
    periods.push(period + range.first);
    sizes.push(counts[period]!);
    cells += range.count - period;
  }
  return { periods, sizes, placeOf, cells };
}

export function cohortTable(
  view: View,
  range: { readonly first: number; readonly count: number },
  { periods, sizes, placeOf }: CohortSizes,
  { activity, ages }: CohortCounting,
): CohortTable {
  const { orders, customers, calendar } = view;
  const start = new Int32Array(periods.length + 1);
  for (let place = 0; place < periods.length; place++) {
    start[place + 1] = start[place]! + range.count - (periods[place]! - range.first);
  }
  const cells = start[periods.length]!;
  const active = new Int32Array(cells);
  const purchases = new Int32Array(cells);
  const revenue = new Sums(cells);
  const margin = new Sums(cells);
  const before = new Sums(1);
  let beforeCustomers = 0;
  for (let customer = 0; customer < customers.count; customer++) {
    const acquired = customers.acquired[customer]!;
    const cohort = calendar.periodOf(acquired);
    if (cohort < range.first) {
      beforeCustomers++;
      before.add(0, customers.revenue[customer]!);
      continue;
    }
    const base = start[placeOf[cohort - range.first]!]!;
    let lastActive = -1;
    for (let order = customers.start[customer]!; order < customers.start[customer + 1]!; order++) {
      const day = orders.date[order]!;
      // What is dated before the first purchase (a return of something older) falls in age 0.
      let age = 0;
      if (day > acquired) {
        age = ages === 'exact' ? calendar.stepsBetween(acquired, day) : calendar.periodOf(day) - cohort;
      }
      revenue.add(base + age, orders.amount[order]!);
      margin.add(base + age, orders.margin[order]!);
      if (orders.purchase[order] === 0) continue;
      purchases[base + age]!++;
      if (age === lastActive) continue;
      if (activity === 'on') active[base + age]!++;
      lastActive = age;
    }
    // Active in k or later: counted at the last age, summed towards the first below.
    if (activity === 'onOrAfter' && lastActive >= 0) active[base + lastActive]!++;
  }
  if (activity === 'onOrAfter') {
    for (let place = 0; place < periods.length; place++) {
      for (let cell = start[place + 1]! - 2; cell >= start[place]!; cell--)
        active[cell]! += active[cell + 1]!;
    }
  }
  return {
    periods,
    sizes: Int32Array.from(sizes),
    start,
    active,
    purchases,
    revenue,
    margin,
    before: { customers: beforeCustomers, revenue: before.at(0) },
  };
}
