import { NO_DATE } from '../table/column.ts';
import { sumSlices } from '../table/compensated-sum.ts';
import { shortened } from '../table/shortened.ts';
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
  const period = new Int32Array(orders.count);
  const orderStart = new Int32Array(orders.count + 1);
  const purchases = new Int32Array(orders.count);
  const acquired = new Int32Array(customers.count);
  let runs = 0;
  for (let customer = 0; customer < customers.count; customer++) {
    acquired[customer] = periodOf[customers.acquired[customer]! - base]! - first;
    const end = customers.start[customer + 1]!;
    let current = -1;
    for (let order = customers.start[customer]!; order < end; order++) {
      const here = periodOf[orders.date[order]! - base]! - first;
      if (here !== current) {
        period[runs] = here;
        orderStart[runs++] = order;
        current = here;
      }
      purchases[runs - 1]! += orders.purchase[order]!;
    }
    start[customer + 1] = runs;
  }
  orderStart[runs] = orders.count;
  const bounds = shortened(orderStart, runs + 1);
  const revenue = sumSlices(orders.amount, bounds);
  return {
    calendar,
    first,
    count,
    start,
    period: shortened(period, runs),
    orderStart: bounds,
    purchases: shortened(purchases, runs),
    revenue,
    margin: orders.margin === orders.amount ? revenue : sumSlices(orders.margin, bounds),
    acquired,
  };
}
