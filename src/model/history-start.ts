import { NO_DATE } from '../table/column.ts';
import { countedQuantile, quantile } from '../table/quantile.ts';
import type { View } from './dataset.ts';
import { periodLookup } from './day-lookup.ts';
import { lineIndex } from './line-index.ts';

/** METRICS 1, history start: whether the customers first seen soon after it may be old ones. */
export interface HistoryStart {
  readonly suspected: boolean;
  /** Customers acquired in the file's first period, of the view's step. */
  readonly firstPeriodNew: number;
  /** Median of the same over the later complete periods, 0 counted; null where there is none. */
  readonly medianLaterNew: number | null;
  /** The last day of those who may be: H + the 95th percentile of purchase gaps; null where not suspected. */
  readonly untilDay: number | null;
}

const NOTHING: HistoryStart = { suspected: false, firstPeriodNew: 0, medianLaterNew: null, untilDay: null };

/**
 * The first period is suspect where it holds more than twice the median later number of new customers. A file with
 * `firstOrderDate` says when its customers came: nothing is suspected then. Counts the view's customers.
 */
export function historyStart(view: View): HistoryStart {
  const { customers, calendar, completeThrough } = view;
  const index = lineIndex(view.dataset.lines);
  if (index.firstDate === NO_DATE || customers.count === 0) return NOTHING;
  const first = calendar.periodOf(index.firstDate);
  const periods = calendar.periodOf(view.lastDate) - first + 1;
  const fresh = new Int32Array(periods);
  const { base, values: periodOf } = periodLookup(index, calendar);
  for (let customer = 0; customer < customers.count; customer++) {
    const period = periodOf[customers.acquired[customer]! - base]! - first;
    if (period >= 0) fresh[period]!++;
  }
  const complete = calendar.periodOf(completeThrough + 1) - first;
  const later = fresh.slice(1, Math.max(1, complete)).sort();
  const medianLaterNew = quantile(later, 0.5);
  const firstPeriodNew = fresh[0] ?? 0;
  const suspected =
    index.firstOrderDate === null && medianLaterNew !== null && firstPeriodNew > 2 * medianLaterNew;
  const gap = suspected ? countedQuantile(view.gaps.counts, 0.95) : null;
  return {
    suspected,
    firstPeriodNew,
    medianLaterNew,
    untilDay: suspected ? index.firstDate + Math.floor(gap ?? 0) : null,
  };
}
