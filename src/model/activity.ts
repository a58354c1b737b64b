import { NO_DATE } from '../table/column.ts';
import { sumSlices } from '../table/compensated-sum.ts';
import type { Calendar } from './calendar.ts';
import type { View } from './dataset.ts';
import { periodLookup } from './day-lookup.ts';
import { lineIndex } from './line-index.ts';
import { oncePerView } from './once-per-view.ts';

/**
 * Customers by period: every customer's orders of one period are a run, and most of what is said of periods is said of
 * runs, which are fewer than orders. Periods count from `first`, that of the view's first line.
 */
export interface Activity {
  readonly calendar: Calendar;
  readonly first: number;
  /** Periods from the first line's to the last line's; 0 without lines. */
  readonly count: number;
  /** Runs of customer c: `start[c] .. start[c + 1]`, periods ascending. */
  readonly start: Int32Array;
  readonly period: Int32Array;
  /** Orders of run r: `orderStart[r] .. orderStart[r + 1]`. */
  readonly orderStart: Int32Array;
  readonly purchases: Int32Array;
  /** Ticks. */
  readonly revenue: Float64Array;
  readonly margin: Float64Array;
  /** The period each customer was acquired in; below 0 before the view's first. */
  readonly acquired: Int32Array;
}

/** A period there is not, small enough to stay a machine integer. */
const NONE = -(2 ** 30);

/** The activity of a view in a calendar. */
export const activity = oncePerView(
  makeActivity,
  ({ step, weekStart }) => `${step} ${step === 'week' ? weekStart : ''}`,
);

function makeActivity(view: View, calendar: Calendar): Activity {
  const { orders, customers } = view;
  const { base, values: periodOf } = periodLookup(lineIndex(view.dataset.lines), calendar);
  const empty = view.firstDate === NO_DATE;
  const first = empty ? 0 : calendar.periodOf(view.firstDate);
  const count = empty ? 0 : calendar.periodOf(view.lastDate) - first + 1;
  const start = new Int32Array(customers.count + 1);
  const acquired = new Int32Array(customers.count);
  // Counted before they are filled: room for a run an order would be let go at once, and be collected with all else.
  let runs = 0;
  for (let customer = 0; customer < customers.count; customer++) {
    acquired[customer] = periodOf[customers.acquired[customer]! - base]! - first;
    const end = customers.start[customer + 1]!;
    let current = NONE;
    for (let order = customers.start[customer]!; order < end; order++) {
      const here = periodOf[orders.date[order]! - base]!;
      if (here !== current) runs++;
      current = here;
    }
    start[customer + 1] = runs;
  }
  const period = new Int32Array(runs);
  const orderStart = new Int32Array(runs + 1);
  const purchases = new Int32Array(runs);
  for (let customer = 0; customer < customers.count; customer++) {
    let run = start[customer]! - 1;
    let current = NONE;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      const here = periodOf[orders.date[order]! - base]!;
      if (here !== current) {
        period[++run] = here - first;
        orderStart[run] = order;
        current = here;
      }
      purchases[run]! += orders.purchases[order]!;
    }
  }
  orderStart[runs] = orders.count;
  const revenue = sumSlices(orders.amount, orderStart);
  return {
    calendar,
    first,
    count,
    start,
    period,
    orderStart,
    purchases,
    revenue,
    margin: orders.margin === orders.amount ? revenue : sumSlices(orders.margin, orderStart),
    acquired,
  };
}
