import { Sums } from '../table/compensated-sum.ts';
import type { Activity } from '../model/activity.ts';
import type { View } from '../model/dataset.ts';
import { agedRuns, MOST_PURCHASES, type AgedRuns, type Ages } from './cohort-ages.ts';
import { NOT_REACHED, type CohortAnchors } from './cohort-anchors.ts';

/** How ages are counted and what counts as active (METRICS 8). */
export interface CohortCounting {
  readonly activity: 'on' | 'onOrAfter';
  readonly ages: Ages;
  /** The purchase that makes a customer a member: 1, the first. */
  readonly purchase: number;
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
  /** Customers without a purchase of that number, with all their revenue, and what members had brought before it. */
  readonly others: { readonly customers: number; readonly revenue: number };
}

/** Cohorts by size, before any cell is made: so that too large a triangle can be refused. */
export interface CohortSizes {
  /** Periods that have a cohort, counted from the first. */
  readonly periods: number[];
  readonly sizes: number[];
  /** Place of the cohort by period from the first; -1 without customers. */
  readonly placeOf: Int32Array;
  readonly cells: number;
}

export function cohortSizes(joined: Int32Array, periodCount: number, ages: Ages): CohortSizes {
  const counts = new Int32Array(periodCount);
  for (let customer = 0; customer < joined.length; customer++) {
    if (joined[customer]! >= 0) counts[joined[customer]!]!++;
  }
  const periods: number[] = [];
  const sizes: number[] = [];
  const placeOf = new Int32Array(periodCount).fill(-1);
  let cells = 0;
  for (let period = 0; period < periodCount; period++) {
    if (counts[period] === 0) continue;
    placeOf[period] = periods.length;
    periods.push(period);
    sizes.push(counts[period]!);
    cells += agesOf(period, periodCount, ages);
  }
  return { periods, sizes, placeOf, cells };
}

/** Ages a cohort has cells for: up to the last period, or as many as purchases are told apart. */
function agesOf(period: number, periodCount: number, ages: Ages): number {
  return ages === 'purchases' ? MOST_PURCHASES : periodCount - period;
}

export function cohortTable(
  view: View,
  runs: Activity,
  { periods, sizes, placeOf }: CohortSizes,
  { activity, ages, purchase }: CohortCounting,
  anchors: CohortAnchors,
): CohortTable {
  const { customers } = view;
  const start = new Int32Array(periods.length + 1);
  for (let place = 0; place < periods.length; place++) {
    start[place + 1] = start[place]! + agesOf(periods[place]!, runs.count, ages);
  }
  const cells = start[periods.length]!;
  const table: CohortTable = {
    periods: periods.map((period) => period + runs.first),
    sizes: Int32Array.from(sizes),
    start,
    active: new Int32Array(cells),
    purchases: new Int32Array(cells),
    revenue: new Sums(cells),
    margin: new Sums(cells),
    before: { customers: 0, revenue: 0 },
    others: { customers: 0, revenue: 0 },
  };
  const firstCell = new Int32Array(customers.count);
  const outside = new Sums(2);
  const outsiders = [0, 0];
  for (let customer = 0; customer < customers.count; customer++) {
    const cohort = anchors.period[customer]!;
    firstCell[customer] = cohort < 0 ? -1 : start[placeOf[cohort]!]!;
    if (cohort >= 0) continue;
    const kind = cohort === NOT_REACHED ? 1 : 0;
    outsiders[kind]!++;
    outside.add(kind, customers.revenue[customer]!);
  }
  const aged = agedRuns(view, runs, ages, anchors, purchase);
  // By purchases a customer is active at every age up to its last, also where a line stands for several.
  outside.add(1, fillCells(table, aged, firstCell, ages === 'purchases' ? 'onOrAfter' : activity));
  return {
    ...table,
    before: { customers: outsiders[0]!, revenue: outside.at(0) },
    others: { customers: outsiders[1]!, revenue: outside.at(1) },
  };
}

/** Fills the cells; answers the revenue that lies before age 0. */
function fillCells(
  { periods, start, active, purchases, revenue, margin }: CohortTable,
  runs: AgedRuns,
  firstCell: Int32Array,
  activity: CohortCounting['activity'],
): number {
  const before = new Sums(1);
  for (let customer = 0; customer < firstCell.length; customer++) {
    const base = firstCell[customer]!;
    if (base < 0) continue;
    const end = runs.start[customer + 1]!;
    let lastActive = -1;
    for (let run = runs.start[customer]!; run < end; run++) {
      const age = runs.age[run]!;
      if (age < 0) {
        before.add(0, runs.revenue[run]!);
        continue;
      }
      revenue.add(base + age, runs.revenue[run]!);
      margin.add(base + age, runs.margin[run]!);
      if (runs.purchases[run] === 0) continue;
      purchases[base + age]! += runs.purchases[run]!;
      if (age === lastActive) continue;
      if (activity === 'on') active[base + age]!++;
      lastActive = age;
    }
    // Active in k or later: counted at the last age, summed towards the first below.
    if (activity === 'onOrAfter' && lastActive >= 0) active[base + lastActive]!++;
  }
  if (activity === 'on') return before.at(0);
  for (let place = 0; place < periods.length; place++) {
    for (let cell = start[place + 1]! - 2; cell >= start[place]!; cell--) active[cell]! += active[cell + 1]!;
  }
  return before.at(0);
}
