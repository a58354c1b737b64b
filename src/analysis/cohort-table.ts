import { Sums } from '../table/compensated-sum.ts';
import type { Activity } from '../model/activity.ts';
import type { Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { monthAges } from '../model/day-lookup.ts';
import { lineIndex } from '../model/line-index.ts';

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
  /** Periods that have a cohort, counted from the first. */
  readonly periods: number[];
  readonly sizes: number[];
  /** Place of the cohort by period from the first; -1 without customers. */
  readonly placeOf: Int32Array;
  readonly cells: number;
}

export function cohortSizes(acquired: Int32Array, periodCount: number): CohortSizes {
  const counts = new Int32Array(periodCount);
  for (let customer = 0; customer < acquired.length; customer++) {
    if (acquired[customer]! >= 0) counts[acquired[customer]!]!++;
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
    cells += periodCount - period;
  }
  return { periods, sizes, placeOf, cells };
}

export function cohortTable(
  view: View,
  runs: Activity,
  { periods, sizes, placeOf }: CohortSizes,
  { activity, ages }: CohortCounting,
): CohortTable {
  const { customers } = view;
  const start = new Int32Array(periods.length + 1);
  for (let place = 0; place < periods.length; place++) {
    start[place + 1] = start[place]! + runs.count - periods[place]!;
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
  };
  const firstCell = new Int32Array(customers.count);
  const before = new Sums(1);
  let beforeCustomers = 0;
  for (let customer = 0; customer < customers.count; customer++) {
    const cohort = runs.acquired[customer]!;
    firstCell[customer] = cohort < 0 ? -1 : start[placeOf[cohort]!]!;
    if (cohort >= 0) continue;
    beforeCustomers++;
    before.add(0, customers.revenue[customer]!);
  }
  const aged = ages === 'exact' ? exactRuns(view, runs.calendar) : calendarRuns(runs);
  fillCells(table, aged, firstCell, activity);
  return { ...table, before: { customers: beforeCustomers, revenue: before.at(0) } };
}

/** Orders of a customer and of one age, ages ascending within a customer; the same age may come twice. */
interface AgedRuns {
  readonly start: Int32Array;
  readonly age: Int32Array;
  readonly purchases: Int32Array;
  readonly revenue: Float64Array;
  readonly margin: Float64Array;
}

/** Calendar ages are those of the periods. What is dated before the first purchase falls in age 0. */
function calendarRuns({ start, period, acquired, purchases, revenue, margin }: Activity): AgedRuns {
  const age = new Int32Array(period.length);
  for (let customer = 0; customer < acquired.length; customer++) {
    const end = start[customer + 1]!;
    for (let run = start[customer]!; run < end; run++)
      age[run] = Math.max(0, period[run]! - acquired[customer]!);
  }
  return { start, age, purchases, revenue, margin };
}

/** Exact ages go by the day, so every order is a run. */
function exactRuns({ dataset, orders, customers }: View, inCalendar: Calendar): AgedRuns {
  const { step } = inCalendar;
  const { base, since, reached } = monthAges(lineIndex(dataset.lines));
  const length = step === 'month' ? 1 : step === 'quarter' ? 3 : 12;
  const byDays = step === 'day' || step === 'week';
  const age = new Int32Array(orders.count);
  for (let customer = 0; customer < customers.count; customer++) {
    const acquired = customers.acquired[customer]!;
    const from = since[acquired - base]!;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      const day = orders.date[order]!;
      if (day <= acquired) continue;
      if (byDays) age[order] = inCalendar.stepsBetween(acquired, day);
      else age[order] = Math.floor(((reached[day - base]! - from) >> 5) / length);
    }
  }
  return {
    start: customers.start,
    age,
    purchases: Int32Array.from(orders.purchases),
    revenue: orders.amount,
    margin: orders.margin,
  };
}

function fillCells(
  { periods, start, active, purchases, revenue, margin }: CohortTable,
  runs: AgedRuns,
  firstCell: Int32Array,
  activity: CohortCounting['activity'],
): void {
  for (let customer = 0; customer < firstCell.length; customer++) {
    const base = firstCell[customer]!;
    if (base < 0) continue;
    const end = runs.start[customer + 1]!;
    let lastActive = -1;
    for (let run = runs.start[customer]!; run < end; run++) {
      const age = runs.age[run]!;
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
  if (activity === 'on') return;
  for (let place = 0; place < periods.length; place++) {
    for (let cell = start[place + 1]! - 2; cell >= start[place]!; cell--) active[cell]! += active[cell + 1]!;
  }
}
