import { NO_DATE } from '../table/column.ts';
import { sumSlices } from '../table/compensated-sum.ts';
import { shortened } from '../table/shortened.ts';
import type { Customers, Left, Orders } from './dataset.ts';
import type { LineIndex } from './line-index.ts';
import type { Lines } from './lines.ts';
import type { ViewSettings } from './settings.ts';

/** What of the orders a view shows. */
export interface Picked {
  readonly orders: Orders;
  readonly customers: Customers;
  readonly outside: Outside;
  /** First and last date of their lines; infinite without any. */
  readonly least: number;
  readonly greatest: number;
  /** Lines of customers with a purchase. */
  readonly lines: number;
}

/** Keys without a purchase in the view: few, so plain arrays. */
export interface Outside {
  readonly keys: string[];
  readonly dates: number[];
  readonly amounts: number[];
  readonly margins: number[];
  /** Each order's place in the index. */
  readonly sources: number[];
  lines: number;
}

/** Written while orders are picked, by nobody after. */
interface WritableOrders {
  readonly date: Int32Array;
  readonly amount: Float64Array;
  readonly margin: Float64Array | null;
  readonly purchase: Uint8Array;
  readonly source: Int32Array;
}

/**
 * One pass over the orders of the index, key by key. An order across an end of the date range keeps its lines inside, one
 * with lines that the mask hides the others.
 */
export function pickOrders(lines: Lines, index: LineIndex, settings: ViewSettings, left: Left): Picked {
  const from = settings.from ?? -Infinity;
  const to = settings.to ?? Infinity;
  const { keys, customerStart, orderStart, rows } = index;
  const orders = room(index);
  const { date, amount, margin, purchase, source } = orders;
  const start = new Int32Array(keys.length + 1);
  const first = new Int32Array(keys.length);
  const last = new Int32Array(keys.length);
  const acquired = new Int32Array(keys.length);
  const acquiredLine = new Int32Array(keys.length);
  const purchases = new Int32Array(keys.length);
  const keyOf = new Int32Array(keys.length);
  const outside: Outside = { keys: [], dates: [], amounts: [], margins: [], sources: [], lines: 0 };
  const masked = left.lines !== null || left.orders !== null;
  const part: Part = { date: 0, lastDate: 0, amount: 0, margin: 0, firstLine: 0, lines: 0 };
  const { zeroIsPurchase } = settings;
  let least = Infinity;
  let greatest = -Infinity;
  let lineCount = 0;
  /** Every order is as the index has it. */
  let isWhole = true;
  let customer = 0;
  let next = 0;
  for (let key = 0; key < keys.length; key++) {
    if (left.keys !== null && left.keys[key] === 0) continue;
    const begin = next;
    const end = customerStart[key + 1]!;
    let firstPurchase = -1;
    let cut = false;
    let keyLines = 0;
    for (let order = customerStart[key]!; order < end; order++) {
      const earliest = index.date[order]!;
      const latest = index.lastDate === null ? earliest : index.lastDate[order]!;
      const whole = index.amount[order]!;
      if (firstPurchase < 0 && (whole > 0 || (zeroIsPurchase && whole === 0))) firstPurchase = order;
      if (latest < from || earliest > to || (left.orders !== null && left.orders[order] === 0)) continue;
      source[next] = order;
      if (left.lines === null && earliest >= from && latest <= to) {
        date[next] = earliest;
        amount[next] = whole;
        if (margin !== null) margin[next] = index.margin?.[order] ?? 0;
        keyLines += orderStart[order + 1]! - orderStart[order]!;
        if (latest > greatest) greatest = latest;
      } else {
        partOf(lines, index, order, from, to, left.lines, part);
        if (part.lines === 0) continue;
        cut = true;
        date[next] = part.date;
        amount[next] = part.amount;
        if (margin !== null) margin[next] = part.margin;
        keyLines += part.lines;
        if (part.lastDate > greatest) greatest = part.lastDate;
      }
      if (date[next]! < least) least = date[next]!;
      next++;
    }
    // An order that lost its earliest lines has a later date: it may have to move behind its neighbours.
    if (cut) {
      sortByDate(orders, begin, next);
      isWhole = false;
    }
    let count = 0;
    let firstOrder = -1;
    for (let order = begin; order < next; order++) {
      const value = amount[order]!;
      if (!(value > 0 || (zeroIsPurchase && value === 0))) {
        purchase[order] = 0;
        continue;
      }
      purchase[order] = 1;
      last[customer] = date[order]!;
      if (count++ > 0) continue;
      first[customer] = date[order]!;
      firstOrder = source[order]!;
    }
    if (count === 0) {
      if (next > begin) outside.keys.push(keys[key]!);
      for (let order = begin; order < next; order++) {
        outside.dates.push(date[order]!);
        outside.amounts.push(amount[order]!);
        if (margin !== null) outside.margins.push(margin[order]!);
        outside.sources.push(source[order]!);
      }
      outside.lines += keyLines;
      next = begin;
      continue;
    }
    lineCount += keyLines;
    // The range may cut a return off an order that is no purchase as a whole: then the view's purchase is the first. What
    // a selection hides moves no cohort.
    const known = firstPurchase < 0 ? Infinity : index.date[firstPurchase]!;
    if (known <= first[customer]! || (masked && known <= to)) {
      acquired[customer] = known;
      acquiredLine[customer] = rows[orderStart[firstPurchase]!]!;
    } else {
      acquired[customer] = first[customer]!;
      partOf(lines, index, firstOrder, from, to, left.lines, part);
      acquiredLine[customer] = part.firstLine;
    }
    const told = index.firstOrderDate === null ? NO_DATE : index.firstOrderDate[key]!;
    if (told !== NO_DATE && told < acquired[customer]!) acquired[customer] = told;
    purchases[customer] = count;
    keyOf[customer] = key;
    customer++;
    start[customer] = next;
  }
  if (next < orders.date.length) isWhole = false;
  const kept = shortenedOrders(
    isWhole ? sharedOrders(orders, index) : orders,
    next,
    settings.marginRate ?? 1,
  );
  const bounds = shortened(start, customer + 1);
  const counted = index.purchaseCount && countedPurchases(lines, index, kept, settings, left.lines);
  const revenue = sumSlices(kept.amount, bounds);
  const customers: Customers = {
    count: customer,
    keys: customer === keys.length ? keys : pickKeys(keys, keyOf, customer),
    start: bounds,
    first: shortened(first, customer),
    last: shortened(last, customer),
    acquired: shortened(acquired, customer),
    acquiredLine: shortened(acquiredLine, customer),
    purchases: counted ? sumsOfSlices(counted, bounds) : shortened(purchases, customer),
    revenue,
    margin: margin ? sumSlices(kept.margin, bounds) : scaled(revenue, settings.marginRate ?? 1),
  };
  return {
    orders: counted ? { ...kept, purchases: counted } : kept,
    customers,
    outside,
    least,
    greatest,
    lines: lineCount,
  };
}

function room(index: LineIndex): WritableOrders {
  const all = index.orderStart.length - 1;
  return {
    date: new Int32Array(all),
    amount: new Float64Array(all),
    margin: index.margin && new Float64Array(all),
    purchase: new Uint8Array(all),
    source: new Int32Array(all),
  };
}

interface Part {
  date: number;
  lastDate: number;
  amount: number;
  margin: number;
  firstLine: number;
  lines: number;
}

/** What of an order lies in the date range and the mask, written into `part`. Sums are compensated, as the index's are. */
function partOf(
  lines: Lines,
  index: LineIndex,
  order: number,
  from: number,
  to: number,
  mask: Uint8Array | null,
  part: Part,
): void {
  let count = 0;
  let amount = 0;
  let amountLost = 0;
  let margin = 0;
  let marginLost = 0;
  const end = index.orderStart[order + 1]!;
  for (let i = index.orderStart[order]!; i < end; i++) {
    const row = index.rows[i]!;
    // The mask first: its bytes stay in the cache, days and amounts are fetched from afar.
    if (mask !== null && mask[row] === 0) continue;
    const day = lines.date[row]!;
    if (day < from || day > to) continue;
    if (count++ === 0) {
      part.date = day;
      part.firstLine = row;
    }
    part.lastDate = day;
    const value = lines.amount[row]!;
    const sum = amount + value;
    amountLost += Math.abs(amount) >= Math.abs(value) ? amount - sum + value : value - sum + amount;
    amount = sum;
    if (lines.margin === null) continue;
    const gain = lines.margin[row]!;
    const sumOfGains = margin + gain;
    marginLost +=
      Math.abs(margin) >= Math.abs(gain) ? margin - sumOfGains + gain : gain - sumOfGains + margin;
    margin = sumOfGains;
  }
  part.lines = count;
  part.amount = Number.isFinite(amount) ? amount + amountLost : amount;
  part.margin = Number.isFinite(margin) ? margin + marginLost : margin;
}

/** Insertion sort by date of a few orders that are nearly sorted; stable. */
function sortByDate(orders: WritableOrders, begin: number, end: number): void {
  const columns = [orders.date, orders.amount, orders.margin, orders.source].filter(
    (column) => column !== null,
  );
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

/** The orders with the index's own arrays where they say the same: twelve bytes an order less. */
function sharedOrders({ purchase, source }: WritableOrders, index: LineIndex): WritableOrders {
  const { date, amount, margin, orderStart } = index;
  const all = source.length;
  // Where every order is a line, its place is the place of its line.
  const places = orderStart[all] === all ? orderStart.subarray(0, all) : source;
  return { date, amount, margin, purchase, source: places };
}

function shortenedOrders(orders: WritableOrders, count: number, marginRate: number): Orders {
  const amount = shortened(orders.amount, count);
  const purchase = shortened(orders.purchase, count);
  return {
    count,
    date: shortened(orders.date, count),
    amount,
    margin: orders.margin ? shortened(orders.margin, count) : scaled(amount, marginRate),
    purchase,
    purchases: purchase,
    source: shortened(orders.source, count),
  };
}

/** Purchases each order stands for by the counts of its lines in the date range: at least 1 where it is one. */
function countedPurchases(
  lines: Lines,
  index: LineIndex,
  { count, purchase, source }: Orders,
  settings: ViewSettings,
  mask: Uint8Array | null,
): Int32Array {
  const from = settings.from ?? -Infinity;
  const to = settings.to ?? Infinity;
  const counted = new Int32Array(count);
  for (let order = 0; order < count; order++) {
    if (purchase[order] === 0) continue;
    const end = index.orderStart[source[order]! + 1]!;
    let sum = 0;
    for (let i = index.orderStart[source[order]!]!; i < end; i++) {
      const row = index.rows[i]!;
      const day = lines.date[row]!;
      if (day >= from && day <= to && mask?.[row] !== 0) sum += lines.purchaseCount?.[row] ?? 0;
    }
    counted[order] = Math.max(1, sum);
  }
  return counted;
}

function sumsOfSlices(values: Int32Array, start: Int32Array): Int32Array {
  const sums = new Int32Array(start.length - 1);
  for (let slice = 0; slice < sums.length; slice++) {
    for (let at = start[slice]!; at < start[slice + 1]!; at++) sums[slice]! += values[at]!;
  }
  return sums;
}

function pickKeys(keys: readonly string[], keyOf: Int32Array, count: number): string[] {
  const picked = new Array<string>(count).fill('');
  for (let customer = 0; customer < count; customer++) picked[customer] = keys[keyOf[customer]!]!;
  return picked;
}

/** Values times the margin rate; the very same array at 100 %, which saves 8 bytes an order. */
function scaled(values: Float64Array, rate: number): Float64Array {
  return rate === 1 ? values : values.map((value) => value * rate);
}
