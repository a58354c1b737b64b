import { NO_DATE } from '../table/column.ts';
import type { Activity } from '../model/activity.ts';
import type { Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { monthAges, periodLookup } from '../model/day-lookup.ts';
import { lineIndex } from '../model/line-index.ts';
import type { CohortAnchors } from './cohort-anchors.ts';

/**
 * How ages are counted (METRICS 8): by the calendar's periods, exactly from the day of the purchase that began them, or
 * by purchases: age k holds the customers who made k more, with all they brought until the next.
 */
export type Ages = 'calendar' | 'exact' | 'purchases';

/** Columns by purchase: what comes after the last of them stays in it. */
export const MOST_PURCHASES = 12;
/** The age of what lies before the purchase that ages begin with. */
export const BEFORE = -1;

/** Orders of a customer and of one age, ages ascending within a customer; the same age may come twice. */
export interface AgedRuns {
  readonly start: Int32Array;
  readonly age: Int32Array;
  readonly purchases: ArrayLike<number>;
  readonly revenue: Float64Array;
  readonly margin: Float64Array;
}

/**
 * Runs with their ages, counted from the customers' purchase of this number. What is dated before a first purchase falls
 * in age 0; before a later one it is BEFORE.
 */
export function agedRuns(
  view: View,
  runs: Activity,
  ages: Ages,
  anchors: CohortAnchors,
  purchase: number,
): AgedRuns {
  if (ages === 'calendar' && purchase === 1) return calendarRuns(runs);
  const { customers, orders } = view;
  const age = ages === 'purchases' ? purchaseAges(view, purchase) : dayAges(view, runs, ages, anchors);
  if (purchase === 1) {
    for (let order = 0; order < age.length; order++) if (age[order] === BEFORE) age[order] = 0;
  }
  return {
    start: customers.start,
    age,
    purchases: orders.purchases,
    revenue: orders.amount,
    margin: orders.margin,
  };
}

/** By the calendar a run of one period has one age. */
function calendarRuns({ start, period, acquired, purchases, revenue, margin }: Activity): AgedRuns {
  const age = new Int32Array(period.length);
  for (let customer = 0; customer < acquired.length; customer++) {
    const end = start[customer + 1]!;
    for (let run = start[customer]!; run < end; run++)
      age[run] = Math.max(0, period[run]! - acquired[customer]!);
  }
  return { start, age, purchases, revenue, margin };
}

/** Ages that go by the day, so every order is a run. */
function dayAges(view: View, runs: Activity, ages: 'calendar' | 'exact', anchors: CohortAnchors): Int32Array {
  const { orders, customers } = view;
  const ageOf = ages === 'exact' ? exactAge(view, runs.calendar) : null;
  const { base, values: periodOf } = periodLookup(lineIndex(view.dataset.lines), runs.calendar);
  const age = new Int32Array(orders.count).fill(BEFORE);
  for (let customer = 0; customer < customers.count; customer++) {
    const day = anchors.day[customer]!;
    if (day === NO_DATE) continue;
    const end = customers.start[customer + 1]!;
    for (let order = firstOrderFrom(view, customer, day); order < end; order++) {
      const here = orders.date[order]!;
      age[order] =
        ageOf === null ? periodOf[here - base]! - runs.first - anchors.period[customer]! : ageOf(day, here);
    }
  }
  return age;
}

/** Whole steps from one day of the file to a later one. */
function exactAge({ dataset }: View, inCalendar: Calendar): (from: number, to: number) => number {
  const { step } = inCalendar;
  if (step === 'day' || step === 'week') return (from, to) => inCalendar.stepsBetween(from, to);
  const { base, since, reached } = monthAges(lineIndex(dataset.lines));
  const length = step === 'month' ? 1 : step === 'quarter' ? 3 : 12;
  return (from, to) => Math.floor(((reached[to - base]! - since[from - base]!) >> 5) / length);
}

function firstOrderFrom({ customers, orders }: View, customer: number, day: number): number {
  let order = customers.start[customer]!;
  const end = customers.start[customer + 1]!;
  while (order < end && orders.date[order]! < day) order++;
  return order;
}

/** Ages that go by purchases made: every order has that of the purchase it is or follows. */
function purchaseAges({ customers, orders }: View, purchase: number): Int32Array {
  const age = new Int32Array(orders.count);
  for (let customer = 0; customer < customers.count; customer++) {
    // A first purchase that lies before the view has been made all the same.
    let bought = purchase === 1 && customers.first[customer] !== customers.acquired[customer] ? 1 : 0;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      bought += orders.purchases[order]!;
      age[order] = bought < purchase ? BEFORE : Math.min(MOST_PURCHASES - 1, bought - purchase);
    }
  }
  return age;
}
