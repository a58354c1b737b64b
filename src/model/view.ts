import { NO_DATE } from '../table/column.ts';
import { compensatedSum } from '../table/compensated-sum.ts';
import { calendar } from './calendar.ts';
import type { Dataset, View } from './dataset.ts';
import { lineIndex, type LineIndex } from './line-index.ts';
import { pickOrders, type Picked } from './pick-orders.ts';
import { medianGap, purchaseGaps, stepFor } from './purchase-gaps.ts';
import type { ViewSettings } from './settings.ts';

/**
 * A dataset through settings (METRICS 1). The first view of a dataset sorts its lines into orders (LineIndex); every
 * other is one pass over orders. An order that reaches across an end of the date range keeps its lines inside.
 */
export function buildView(dataset: Dataset, settings: ViewSettings): View {
  const { lines } = dataset;
  const index = lineIndex(lines);
  const marginRate = settings.marginRate ?? 1;
  const picked = pickOrders(lines, index, settings);
  const { orders, customers, outside } = picked;
  const anonymous = pickAnonymous(index, settings, marginRate);
  const gaps = purchaseGaps(customers.start, orders.date, orders.purchase);
  const gap = medianGap(gaps.counts);
  const step = settings.step === 'auto' ? stepFor(gap) : settings.step;
  const { firstDate, lastDate } = dateRange(picked, anonymous.dates);
  const returnsOnlyAmounts = Float64Array.from(outside.amounts);
  const returnsOnlyRevenue = compensatedSum(returnsOnlyAmounts);
  const empty = firstDate === NO_DATE;
  return {
    dataset,
    settings,
    step,
    calendar: calendar(step, settings.weekStart),
    historyStart: empty ? NO_DATE : Math.max(index.firstDate, settings.from ?? index.firstDate),
    completeThrough: empty
      ? NO_DATE
      : Math.min(settings.completeThrough ?? index.lastDateOfAll, settings.to ?? Infinity),
    firstDate,
    lastDate,
    unit: lines.unit,
    marginIsRevenue: lines.margin === null && settings.marginRate === null,
    orders,
    customers,
    returnsOnly: {
      keys: outside.keys,
      orders: outside.dates.length,
      revenue: returnsOnlyRevenue,
      margin: index.margin ? compensatedSum(outside.margins) : returnsOnlyRevenue * marginRate,
      dates: Int32Array.from(outside.dates),
      amounts: returnsOnlyAmounts,
    },
    anonymous,
    lineCount: picked.lines + outside.lines,
    orderCount: orders.count + outside.dates.length + purchasesWithin(orders),
    medianGap: gap,
    gaps,
  };
}

/** Purchases that lie in orders beside the one each is: none unless the file counts them. */
function purchasesWithin({ purchase, purchases }: View['orders']): number {
  let within = 0;
  if (purchases === purchase) return within;
  for (let order = 0; order < purchases.length; order++) within += purchases[order]! - purchase[order]!;
  return within;
}

function pickAnonymous(index: LineIndex, settings: ViewSettings, marginRate: number): View['anonymous'] {
  const { date, lines, amount, margin } = index.anonymous;
  const from = settings.from ?? -Infinity;
  const to = settings.to ?? Infinity;
  let begin = 0;
  while (begin < date.length && date[begin]! < from) begin++;
  let end = begin;
  let count = 0;
  while (end < date.length && date[end]! <= to) count += lines[end++]!;
  const revenue = compensatedSum(amount, begin, end);
  return {
    lines: count,
    revenue,
    margin: margin ? compensatedSum(margin, begin, end) : revenue * marginRate,
    dates: date.slice(begin, end),
    amounts: amount.slice(begin, end),
  };
}

/** First and last date of the lines in the view. */
function dateRange(range: Pick<Picked, 'least' | 'greatest'>, anonymousDates: Int32Array) {
  const least = Math.min(range.least, anonymousDates[0] ?? Infinity);
  const greatest = Math.max(range.greatest, anonymousDates.at(-1) ?? -Infinity);
  return least === Infinity
    ? { firstDate: NO_DATE, lastDate: NO_DATE }
    : { firstDate: least, lastDate: greatest };
}
