export interface TotalsResult {
  /** Currency units. revenue = customerRevenue + returnsOnlyRevenue + anonymousRevenue. */
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
  /** Days since 1970-01-01 */
  historyStartDay: number;
  completeThroughDay: number;
  firstDay: number;
  lastDay: number;
  step: 'day' | 'week' | 'month' | 'quarter' | 'year';
  medianGap: number | null;
  /** Revenue of every period of the view in order, for a sparkline and the date brush. */
  byPeriod: { period: string; firstDay: number; lastDay: number; revenue: number; purchases: number; customers: number; complete: boolean }[];
  /** METRICS 1, history start: more new customers in the first period than twice the median of the later ones. */
  preExisting: { suspected: boolean; firstPeriodNew: number; medianLaterNew: number | null; untilDay: number | null };
}
