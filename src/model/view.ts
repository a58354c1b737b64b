import { NO_DATE } from '../table/column.ts';
import { compensatedSum } from '../table/compensated-sum.ts';
import { calendar } from './calendar.ts';
import type { Customers, Dataset, Orders, View } from './dataset.ts';
import { lineIndex, type LineIndex } from './line-index.ts';
import type { Lines } from './lines.ts';
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
  const { orders, customers, outside, range } = pickOrders(lines, index, settings);
  const anonymous = pickAnonymous(index, settings, marginRate);
  const gap = medianGap(purchaseGaps(customers.start, orders.date, orders.purchase));
  const step = settings.step === 'auto' ? stepFor(gap) : settings.step;
  const { firstDate, lastDate } = dateRange(range, anonymous.dates);
  const returnsOnlyAmounts = Float64Array.from(outside.amounts);
  const returnsOnlyRevenue = compensatedSum(returnsOnlyAmounts);
  let lineCount = outside.lines;
  for (let order = 0; order < orders.count; order++) lineCount += orders.lines[order]!;
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
    lineCount,
    orderCount: orders.count + outside.dates.length,
    medianGap: gap,
  };
}

/** Keys without a purchase in the view: few, so plain arrays. */
interface Outside {
  readonly keys: string[];
  readonly dates: number[];
  readonly amounts: number[];
  readonly margins: number[];
  lines: number;
}

interface WritableOrders {
  customer: Int32Array;
  date: Int32Array;
  amount: Float64Array;
  margin: Float64Array | null;
  purchase: Uint8Array;
  firstLine: Int32Array;
  lines: Int32Array;
  source: Int32Array;
}

function pickOrders(lines: Lines, index: LineIndex, settings: ViewSettings) {
  const from = settings.from ?? -Infinity;
  const to = settings.to ?? Infinity;
  const { keys, customerStart, orderStart, rows } = index;
  const all = orderStart.length - 1;
  const orders: WritableOrders = {
    customer: new Int32Array(all),
    date: new Int32Array(all),
    amount: new Float64Array(all),
    margin: index.margin && new Float64Array(all),
    purchase: new Uint8Array(all),
    firstLine: new Int32Array(all),
    lines: new Int32Array(all),
    source: new Int32Array(all),
  };
  const start = new Int32Array(keys.length + 1);
  const first = new Int32Array(keys.length);
  const last = new Int32Array(keys.length);
  const acquired = new Int32Array(keys.length);
  const acquiredLine = new Int32Array(keys.length);
  const purchases = new Int32Array(keys.length);
  const keyOf = new Int32Array(keys.length);
  const outside: Outside = { keys: [], dates: [], amounts: [], margins: [], lines: 0 };
  const part: Part = { date: 0, lastDate: 0, amount: 0, margin: 0, firstLine: 0, lines: 0 };
  const range = { least: Infinity, greatest: -Infinity };
  let customer = 0;
  let next = 0;
  for (let key = 0; key < keys.length; key++) {
    const begin = next;
    let firstPurchase = -1;
    let cut = false;
    for (let order = customerStart[key]!; order < customerStart[key + 1]!; order++) {
      const earliest = index.date[order]!;
      const latest = index.lastDate === null ? earliest : index.lastDate[order]!;
      if (firstPurchase < 0 && isPurchase(index.amount[order]!, settings)) firstPurchase = order;
      if (latest < from || earliest > to) continue;
      orders.customer[next] = customer;
      orders.source[next] = order;
      if (earliest >= from && latest <= to) {
        orders.date[next] = earliest;
        orders.amount[next] = index.amount[order]!;
        if (orders.margin !== null) orders.margin[next] = index.margin?.[order] ?? 0;
        orders.firstLine[next] = rows[orderStart[order]!]!;
        orders.lines[next] = orderStart[order + 1]! - orderStart[order]!;
        if (latest > range.greatest) range.greatest = latest;
      } else {
        partOf(lines, index, order, from, to, part);
        if (part.lines === 0) continue;
        cut = true;
        orders.date[next] = part.date;
        orders.amount[next] = part.amount;
        if (orders.margin !== null) orders.margin[next] = part.margin;
        orders.firstLine[next] = part.firstLine;
        orders.lines[next] = part.lines;
        if (part.lastDate > range.greatest) range.greatest = part.lastDate;
      }
      if (orders.date[next]! < range.least) range.least = orders.date[next]!;
      next++;
    }
    // An order that lost its earliest lines has a later date: it may have to move behind its neighbours.
    if (cut) sortByDate(orders, begin, next);
    let count = 0;
    for (let order = begin; order < next; order++) {
      if (!isPurchase(orders.amount[order]!, settings)) {
        orders.purchase[order] = 0;
        continue;
      }
      orders.purchase[order] = 1;
      if (count === 0) first[customer] = orders.date[order]!;
      last[customer] = orders.date[order]!;
      if (count++ === 0) acquiredLine[customer] = orders.firstLine[order]!;
    }
    if (count === 0) {
      if (next > begin) outside.keys.push(keys[key]!);
      for (let order = begin; order < next; order++) {
        outside.dates.push(orders.date[order]!);
        outside.amounts.push(orders.amount[order]!);
        if (orders.margin !== null) outside.margins.push(orders.margin[order]!);
        outside.lines += orders.lines[order]!;
      }
      next = begin;
      continue;
    }
    // The range may cut a return off an order that is no purchase as a whole: then the view's purchase is the first.
    acquired[customer] = first[customer]!;
    if (firstPurchase >= 0 && index.date[firstPurchase]! <= first[customer]!) {
      acquired[customer] = index.date[firstPurchase]!;
      acquiredLine[customer] = rows[orderStart[firstPurchase]!]!;
    }
    const known = index.firstOrderDate === null ? NO_DATE : index.firstOrderDate[key]!;
    if (known !== NO_DATE && known < acquired[customer]!) acquired[customer] = known;
    purchases[customer] = count;
    keyOf[customer] = key;
    customer++;
    start[customer] = next;
  }
  const kept = cutOrders(orders, next, settings.marginRate ?? 1);
  const customerKeys =
    customer === keys.length ? keys : Array.from(keyOf.subarray(0, customer), (key) => keys[key] ?? '');
  const bounds = shortened(start, customer + 1);
  const revenue = sumSlices(kept.amount, bounds);
  const customers: Customers = {
    count: customer,
    keys: customerKeys,
    start: bounds,
    first: shortened(first, customer),
    last: shortened(last, customer),
    acquired: shortened(acquired, customer),
    acquiredLine: shortened(acquiredLine, customer),
    purchases: shortened(purchases, customer),
    revenue,
    margin: orders.margin ? sumSlices(kept.margin, bounds) : scaled(revenue, settings.marginRate ?? 1),
  };
  return { orders: kept, customers, outside, range };
}

function isPurchase(amount: number, { zeroIsPurchase }: ViewSettings): boolean {
  return zeroIsPurchase ? amount >= 0 : amount > 0;
}

interface Part {
  date: number;
  lastDate: number;
  amount: number;
  margin: number;
  firstLine: number;
  lines: number;
}

/** What of an order lies in the date range, written into `part`. */
function partOf(lines: Lines, index: LineIndex, order: number, from: number, to: number, part: Part): void {
  const amounts: number[] = [];
  const margins: number[] = [];
  for (let i = index.orderStart[order]!; i < index.orderStart[order + 1]!; i++) {
    const row = index.rows[i]!;
    const day = lines.date[row]!;
    if (day < from || day > to) continue;
    if (amounts.length === 0) {
      part.date = day;
      part.firstLine = row;
    }
    part.lastDate = day;
    amounts.push(lines.amount[row]!);
    if (lines.margin) margins.push(lines.margin[row]!);
  }
  part.lines = amounts.length;
  part.amount = compensatedSum(amounts);
  part.margin = compensatedSum(margins);
}

/** Insertion sort by date of a few orders that are nearly sorted; stable. */
function sortByDate(orders: WritableOrders, begin: number, end: number): void {
  const columns = [
    orders.date,
    orders.amount,
    orders.margin,
    orders.firstLine,
    orders.lines,
    orders.source,
  ].filter((column) => column !== null);
  for (let order = begin + 1; order < end; order++) {
    for (let at = order; at > begin && orders.date[at - 1]! > orders.date[at]!; at--) {
      for (const column of columns) {
        const value = column[at]!;
        column[at] = column[at - 1]!;
        column[at - 1] = value;
      }
    }
  }
}

function cutOrders(orders: WritableOrders, count: number, marginRate: number): Orders {
  const amount = shortened(orders.amount, count);
  return {
    count,
    customer: shortened(orders.customer, count),
    date: shortened(orders.date, count),
    amount,
    margin: orders.margin ? shortened(orders.margin, count) : scaled(amount, marginRate),
    purchase: shortened(orders.purchase, count),
    firstLine: shortened(orders.firstLine, count),
    lines: shortened(orders.lines, count),
    source: shortened(orders.source, count),
  };
}

/** The first `length` items; copied, so that what was allocated for the rest is let go. */
function shortened<T extends Int32Array | Float64Array | Uint8Array>(values: T, length: number): T {
  return (values.length === length ? values : values.slice(0, length)) as T;
}

/** Values times the margin rate; the very same array at 100 %, which saves 8 bytes an order. */
function scaled(values: Float64Array, rate: number): Float64Array {
  return rate === 1 ? values : values.map((value) => value * rate);
}

function sumSlices(values: Float64Array, start: Int32Array): Float64Array {
  const sums = new Float64Array(start.length - 1);
  for (let slice = 0; slice < sums.length; slice++) {
    sums[slice] = compensatedSum(values, start[slice], start[slice + 1]);
  }
  return sums;
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
function dateRange(range: { least: number; greatest: number }, anonymousDates: Int32Array) {
  const least = Math.min(range.least, anonymousDates[0] ?? Infinity);
  const greatest = Math.max(range.greatest, anonymousDates.at(-1) ?? -Infinity);
  return least === Infinity
    ? { firstDate: NO_DATE, lastDate: NO_DATE }
    : { firstDate: least, lastDate: greatest };
}
