import { NO_DATE } from '../table/column.ts';
import type { Activity } from '../model/activity.ts';
import type { View } from '../model/dataset.ts';
import { periodLookup } from '../model/day-lookup.ts';
import { lineIndex } from '../model/line-index.ts';
import { oncePerView } from '../model/once-per-view.ts';

/** Where the ages of every customer begin. */
export interface CohortAnchors {
  /** Days; NO_DATE where the customer has no such purchase. */
  readonly day: Int32Array;
  /** The same in periods as the activity counts them; NOT_REACHED where it has none, below 0 before the view's first. */
  readonly period: Int32Array;
}

export const NOT_REACHED = -(2 ** 30);

/**
 * The purchase that makes a customer a member of its cohort: the first, in the whole file, so that no filter moves
 * anybody; from the second on that of the view. Where the file counts purchases a line may be several at once.
 */
export const cohortAnchors = oncePerView(
  makeAnchors,
  ({ calendar: { step, weekStart } }, purchase) => `${step} ${weekStart} ${purchase}`,
);

function makeAnchors(view: View, runs: Activity, purchase: number): CohortAnchors {
  const { customers, orders } = view;
  const { base, values: periodOf } = periodLookup(lineIndex(view.dataset.lines), runs.calendar);
  if (purchase === 1) return { day: customers.acquired, period: runs.acquired };
  const day = new Int32Array(customers.count).fill(NO_DATE);
  const period = new Int32Array(customers.count).fill(NOT_REACHED);
  for (let customer = 0; customer < customers.count; customer++) {
    if (customers.purchases[customer]! < purchase) continue;
    let bought = 0;
    let order = customers.start[customer]!;
    while ((bought += orders.purchases[order]!) < purchase) order++;
    day[customer] = orders.date[order]!;
    period[customer] = periodOf[day[customer]! - base]! - runs.first;
  }
  return { day, period };
}
