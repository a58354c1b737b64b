import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import { NO_DATE } from '../table/column.ts';
import { isoOf } from '../table/civil-day.ts';
import { activity } from '../model/activity.ts';
import { calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { historyStart, type HistoryStart } from '../model/history-start.ts';
import { stepFor } from '../model/purchase-gaps.ts';
import type { Step } from '../model/settings.ts';
import type { Analysis } from './analysis.ts';
import { MOST_PERIODS, periodRange, stepThatFits } from './periods.ts';

export interface TotalsResult {
  /** Currency units. revenue = customerRevenue + returnsOnlyRevenue + anonymousRevenue; margin the same of margins. */
  revenue: number;
  margin: number;
  marginIsRevenue: boolean;
  customerRevenue: number;
  returnsOnlyRevenue: number;
  returnsOnlyCustomers: number;
  anonymousRevenue: number;
  anonymousLines: number;
  customers: number;
  orders: number;
  purchases: number;
  lines: number;
  /** ISO dates, null where there are no lines. */
  firstDate: string | null;
  lastDate: string | null;
  completeThrough: string | null;
  /** Days since 1970-01-01; 0 where there are no lines. */
  historyStartDay: number;
  completeThroughDay: number;
  firstDay: number;
  lastDay: number;
  step: Step;
  /** The step that suits the median gap (METRICS 1), whatever is set. */
  suggestedStep: Step;
  medianGap: number | null;
  /**
   * Revenue of every period of the view in order, for a sparkline and the date brush: all of it, so that it adds up to
   * `revenue`; purchases and active customers of the customers. In the view's step, or the next coarser one with which
   * there are at most 20,000 periods.
   */
  byPeriod: {
    period: string;
    firstDay: number;
    lastDay: number;
    revenue: number;
    purchases: number;
    customers: number;
    complete: boolean;
  }[];
  /** METRICS 1, history start: more new customers in the first period than twice the median of the later ones. */
  preExisting: HistoryStart;
}

export const totals: Analysis<'totals', Record<never, never>, TotalsResult> = {
  id: 'totals',
  defaults: {},
  limits: {},
  run(view) {
    const { customers, unit, returnsOnly, anonymous } = view;
    const revenue = compensatedSum(customers.revenue);
    const margin = compensatedSum(customers.margin);
    let purchases = 0;
    for (let customer = 0; customer < customers.count; customer++)
      purchases += customers.purchases[customer]!;
    const iso = (day: number) => (day === NO_DATE ? null : isoOf(day));
    const dayOrZero = (day: number) => (day === NO_DATE ? 0 : day);
    return {
      revenue: compensatedSum([revenue, returnsOnly.revenue, anonymous.revenue]) / unit,
      margin: compensatedSum([margin, returnsOnly.margin, anonymous.margin]) / unit,
      marginIsRevenue: view.marginIsRevenue,
      customerRevenue: revenue / unit,
      returnsOnlyRevenue: returnsOnly.revenue / unit,
      returnsOnlyCustomers: returnsOnly.keys.length,
      anonymousRevenue: anonymous.revenue / unit,
      anonymousLines: anonymous.lines,
      customers: customers.count,
      orders: view.orderCount,
      purchases,
      lines: view.lineCount,
      firstDate: iso(view.firstDate),
      lastDate: iso(view.lastDate),
      completeThrough: iso(view.completeThrough),
      historyStartDay: dayOrZero(view.historyStart),
      completeThroughDay: dayOrZero(view.completeThrough),
      firstDay: dayOrZero(view.firstDate),
      lastDay: dayOrZero(view.lastDate),
      step: view.step,
      suggestedStep: stepFor(view.medianGap),
      medianGap: view.medianGap,
      byPeriod: byPeriod(view),
      preExisting: historyStart(view),
    };
  },
};

function byPeriod(view: View): TotalsResult['byPeriod'] {
  const step = stepThatFits(view, MOST_PERIODS, (inCalendar) => periodRange(view, inCalendar).count);
  const inCalendar = calendar(step, view.settings.weekStart);
  const runs = activity(view, inCalendar);
  const { first, count, period } = runs;
  const { returnsOnly, anonymous, unit } = view;
  const revenue = new Sums(count);
  const purchases = new Int32Array(count);
  const active = new Int32Array(count);
  for (let run = 0; run < period.length; run++) {
    const at = period[run]!;
    revenue.add(at, runs.revenue[run]!);
    purchases[at]! += runs.purchases[run]!;
    if (runs.purchases[run]! > 0) active[at]!++;
  }
  for (const { dates, amounts } of [returnsOnly, anonymous]) {
    for (let i = 0; i < dates.length; i++) revenue.add(inCalendar.periodOf(dates[i]!) - first, amounts[i]!);
  }
  return Array.from({ length: count }, (_, at) => ({
    period: inCalendar.label(first + at),
    firstDay: inCalendar.firstDay(first + at),
    lastDay: inCalendar.lastDay(first + at),
    revenue: revenue.at(at) / unit,
    purchases: purchases[at] ?? 0,
    customers: active[at] ?? 0,
    complete: inCalendar.lastDay(first + at) <= view.completeThrough,
  }));
}
