import { BLANK, NO_DATE } from '../table/column.ts';
import { offsetsOf } from '../table/group.ts';
import { orderByInteger } from '../table/order.ts';
import { shortened } from '../table/shortened.ts';
import { textRank } from '../table/text-order.ts';
import type { Lines } from './lines.ts';
import type { Ticks } from '../table/ticks.ts';
import {
  ALONE,
  FIELDS,
  FIRST_DAY,
  FROM,
  ID,
  KEY,
  LAST_DAY,
  stretchesByKey,
  TO,
  type Stretches,
} from './stretches.ts';

/**
 * What a view needs of the lines and no setting changes: the lines sorted into orders, the orders into customers.
 * Made once for a dataset, so that a changed filter costs a pass over orders, not over lines.
 */
export interface LineIndex {
  /** Keys with a line, in code unit order. */
  readonly keys: readonly string[];
  /** Orders of key k: `customerStart[k] .. customerStart[k + 1]`, by date, ties by appearance. */
  readonly customerStart: Int32Array;
  /** Lines of order o: `rows[orderStart[o] .. orderStart[o + 1]]`, by date, ties by appearance. */
  readonly orderStart: Int32Array;
  readonly rows: Int32Array;
  /** The earliest line's date. */
  readonly date: Int32Array;
  /** The latest line's date; null where every order lies in one day. */
  readonly lastDate: Int32Array | null;
  /** Ticks. */
  readonly amount: Float64Array;
  /** Ticks; null where the file gives no margin. */
  readonly margin: Float64Array | null;
  /** Purchases each order's lines stand for; null where the lines say nothing of it. */
  readonly purchaseCount: Int32Array | null;
  /** Lines without a customer, summed by day, days ascending. */
  readonly anonymous: {
    readonly date: Int32Array;
    readonly lines: Int32Array;
    readonly amount: Float64Array;
    readonly margin: Float64Array | null;
  };
  /** Of all lines, the anonymous ones included; NO_DATE without lines. */
  readonly firstDate: number;
  readonly lastDateOfAll: number;
  /** The earliest `firstOrderDate` a key, NO_DATE where it has none; null without such a column. */
  readonly firstOrderDate: Int32Array | null;
}

const made = new WeakMap<Lines, LineIndex>();
const sharing = new WeakMap<Lines, Lines>();

/** The index of some lines: made at the first call, the same object after. */
export function lineIndex(lines: Lines): LineIndex {
  const own = sharing.get(lines) ?? lines;
  let index = made.get(own);
  if (!index) {
    index = makeIndex(own);
    made.set(own, index);
  }
  return index;
}

/** Lines that differ in nothing but their attributes from others have one index with them. */
export function sharesIndex(lines: Lines, others: Lines): void {
  sharing.set(lines, sharing.get(others) ?? others);
}

function makeIndex(lines: Lines): LineIndex {
  const byDate = isAscending(lines.date) ? null : orderByInteger(lines.date);
  const { keys, keyOf } = presentKeys(lines);
  const stretches = stretchesByKey(lines, byDate, keyOf, keys.length);
  const { count } = lines;
  const orders = joinOrders(lines, byDate, stretches, keys.length);
  return {
    keys,
    ...orders,
    purchaseCount: lines.purchaseCount && sumCounts(lines.purchaseCount, orders),
    anonymous: anonymousByDay(lines, byDate, stretches, keys.length),
    firstDate: count === 0 ? NO_DATE : lines.date[byDate === null ? 0 : byDate[0]!]!,
    lastDateOfAll: count === 0 ? NO_DATE : lines.date[byDate === null ? count - 1 : byDate[count - 1]!]!,
    firstOrderDate: firstOrderDates(lines, keys.length, keyOf),
  };
}

/** Sales files mostly come by date. */
function isAscending(days: Int32Array): boolean {
  for (let row = 1; row < days.length; row++) if (days[row]! < days[row - 1]!) return false;
  return true;
}

/** Keys that have a line, sorted, and the place of every level among them (BLANK where it has none). */
function presentKeys(lines: Lines): { keys: string[]; keyOf: Int32Array } {
  const { codes, levels } = lines.customer;
  const present = new Uint8Array(levels.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) present[codes[row]!] = 1;
  const found = levels.filter((_, code) => present[code] === 1);
  const rank = textRank(found);
  const keys = new Array<string>(found.length).fill('');
  for (let at = 0; at < found.length; at++) keys[rank[at]!] = found[at]!;
  const keyOf = new Int32Array(levels.length).fill(BLANK);
  let next = 0;
  for (let code = 0; code < levels.length; code++) if (present[code] === 1) keyOf[code] = rank[next++]!;
  return { keys, keyOf };
}

/**
 * Joins each key's stretches into orders: those that share an order id, and for those without one those of a day. As
 * stretches come by date, orders are numbered by the date of their earliest line, and their rows stay by date.
 */
function joinOrders(lines: Lines, byDate: Int32Array | null, stretches: Stretches, keys: number) {
  const { fields, count } = stretches;
  // An id seen before belongs to this key if its order's number is one of this key's, so nothing need be cleared. Made
  // when a first id comes again: in many files none does.
  let orderOfId: Int32Array | null = null;
  const customerStart = new Int32Array(keys + 1);
  const orderOf = new Int32Array(count);
  const sizes = new Int32Array(count);
  const date = new Int32Array(count);
  /** Made when a first order reaches over midnight. */
  let last: Int32Array | null = null;
  const amount = new Float64Array(count);
  const margin = stretches.margin && new Float64Array(count);
  /** 1 where an order is joined of several stretches. */
  const joined = new Uint8Array(count);
  let orders = 0;
  let key = -1;
  let firstOrder = 0;
  let day = NO_DATE;
  let orderOfDay = -1;
  let stretch = 0;
  for (; stretch < count && fields[stretch * FIELDS + KEY]! < keys; stretch++) {
    const at = stretch * FIELDS;
    if (fields[at + KEY] !== key) {
      key = fields[at + KEY]!;
      customerStart[key] = orders;
      firstOrder = orders;
      orderOfDay = -1;
    }
    const id = fields[at + ID]!;
    let order = orders;
    if (id === BLANK) {
      if (orderOfDay >= 0 && fields[at + FIRST_DAY] === day) order = orderOfDay;
      day = fields[at + FIRST_DAY]!;
      orderOfDay = order;
    } else if (id !== ALONE) {
      orderOfId ??= new Int32Array(lines.order?.levelCount ?? 0).fill(-1);
      if (orderOfId[id]! >= firstOrder) order = orderOfId[id]!;
      orderOfId[id] = order;
    }
    orderOf[stretch] = order;
    sizes[order]! += fields[at + TO]! - fields[at + FROM]!;
    if (order === orders) {
      date[order] = fields[at + FIRST_DAY]!;
      amount[order] = stretches.amount[stretch]!;
      if (margin !== null) margin[order] = stretches.margin?.[stretch] ?? 0;
      orders++;
    } else joined[order] = 1;
    const lastDay = fields[at + LAST_DAY]!;
    if (last === null && lastDay !== date[order]) {
      last = new Int32Array(count);
      last.set(date.subarray(0, orders));
    }
    if (last !== null) last[order] = lastDay;
  }
  customerStart[keys] = orders;
  const orderStart = offsetsOf(sizes.subarray(0, orders));
  const next = sizes;
  next.set(orderStart.subarray(0, orders));
  const rows = new Int32Array(orderStart[orders]!);
  for (let each = 0; each < stretch; each++) {
    const end = fields[each * FIELDS + TO]!;
    let to = next[orderOf[each]!]!;
    for (let place = fields[each * FIELDS + FROM]!; place < end; place++) {
      rows[to++] = byDate === null ? place : byDate[place]!;
    }
    next[orderOf[each]!] = to;
  }
  // Sums of sums would round twice: an order of several stretches is summed anew, line by line.
  for (let order = 0; order < orders; order++) {
    if (joined[order] === 0) continue;
    const from = orderStart[order]!;
    const to = orderStart[order + 1]!;
    amount[order] = sumRows(lines.amount, rows, from, to);
    if (margin !== null && lines.margin) margin[order] = sumRows(lines.margin, rows, from, to);
  }
  return {
    customerStart,
    orderStart,
    rows,
    date: shortened(date, orders),
    lastDate: last && shortened(last, orders),
    amount: shortened(amount, orders),
    margin: margin && shortened(margin, orders),
  };
}

/** Sum over some rows. Compensated: fractional margins come out alike in whatever order lines came. */
function sumRows(values: Ticks, rows: Int32Array, from: number, to: number): number {
  let sum = 0;
  let lost = 0;
  for (let i = from; i < to; i++) {
    const value = values[rows[i]!]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

function sumCounts(
  counts: Int32Array,
  { orderStart, rows }: Pick<LineIndex, 'orderStart' | 'rows'>,
): Int32Array {
  const sums = new Int32Array(orderStart.length - 1);
  for (let order = 0; order < sums.length; order++) {
    const end = orderStart[order + 1]!;
    for (let i = orderStart[order]!; i < end; i++) sums[order]! += counts[rows[i]!]!;
  }
  return sums;
}

function anonymousByDay(
  lines: Lines,
  byDate: Int32Array | null,
  { fields, count }: Stretches,
  keys: number,
): LineIndex['anonymous'] {
  let first = count;
  let size = 0;
  for (; first > 0 && fields[(first - 1) * FIELDS + KEY] === keys; first--) {
    size += fields[(first - 1) * FIELDS + TO]! - fields[(first - 1) * FIELDS + FROM]!;
  }
  const rows = new Int32Array(size);
  let next = 0;
  for (let stretch = first; stretch < count; stretch++) {
    const end = fields[stretch * FIELDS + TO]!;
    for (let place = fields[stretch * FIELDS + FROM]!; place < end; place++) {
      rows[next++] = byDate === null ? place : byDate[place]!;
    }
  }
  const starts: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (i === 0 || lines.date[rows[i]!] !== lines.date[rows[i - 1]!]) starts.push(i);
  }
  const start = Int32Array.from([...starts, rows.length]);
  const days = starts.length;
  const date = new Int32Array(days);
  const counts = new Int32Array(days);
  const sums = (values: Ticks) =>
    Float64Array.from(starts, (from, day) => sumRows(values, rows, from, start[day + 1]!));
  for (let day = 0; day < days; day++) {
    date[day] = lines.date[rows[start[day]!]!]!;
    counts[day] = start[day + 1]! - start[day]!;
  }
  return { date, lines: counts, amount: sums(lines.amount), margin: lines.margin && sums(lines.margin) };
}

function firstOrderDates(lines: Lines, keys: number, keyOf: Int32Array): Int32Array | null {
  const column = lines.attributes.find(({ role }) => role === 'firstOrderDate')?.column;
  if (column?.kind !== 'date') return null;
  const first = new Int32Array(keys).fill(NO_DATE);
  const { codes } = lines.customer;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    const day = column.days[row]!;
    if (code < 0 || day === NO_DATE) continue;
    const key = keyOf[code]!;
    if (first[key] === NO_DATE || day < first[key]!) first[key] = day;
  }
  return first;
}
