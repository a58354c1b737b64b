import { BLANK, NO_DATE } from '../table/column.ts';
import { offsetsOf } from '../table/group.ts';
import { orderByInteger, textRank } from '../table/order.ts';
import type { Lines } from './lines.ts';

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

/** The index of some lines: made at the first call, the same object after. */
export function lineIndex(lines: Lines): LineIndex {
  let index = made.get(lines);
  if (!index) {
    index = makeIndex(lines);
    made.set(lines, index);
  }
  return index;
}

function makeIndex(lines: Lines): LineIndex {
  const byDate = orderByInteger(lines.date);
  const { keys, keyOf } = presentKeys(lines);
  const { customerRows, rowStart, anonymousRows } = rowsByKey(lines, byDate, keys.length, keyOf);
  const orders = groupOrders(lines, customerRows, rowStart);
  const { rows, orderStart } = orders;
  const count = orderStart.length - 1;
  const date = new Int32Array(count);
  const last = new Int32Array(count);
  let severalDays = false;
  for (let order = 0; order < count; order++) {
    date[order] = lines.date[rows[orderStart[order]!]!]!;
    last[order] = lines.date[rows[orderStart[order + 1]! - 1]!]!;
    if (last[order] !== date[order]) severalDays = true;
  }
  return {
    keys,
    customerStart: orders.customerStart,
    orderStart,
    rows,
    date,
    lastDate: severalDays ? last : null,
    amount: sumRuns(lines.amount, rows, orderStart),
    margin: lines.margin && sumRuns(lines.margin, rows, orderStart),
    anonymous: anonymousByDay(lines, anonymousRows),
    firstDate: byDate.length === 0 ? NO_DATE : lines.date[byDate[0]!]!,
    lastDateOfAll: byDate.length === 0 ? NO_DATE : lines.date[byDate[byDate.length - 1]!]!,
    firstOrderDate: firstOrderDates(lines, keys.length, keyOf),
  };
}

/** Keys that have a line, sorted, and the place of every level among them (BLANK where it has none). */
function presentKeys(lines: Lines): { keys: string[]; keyOf: Int32Array } {
  const { codes, levels } = lines.customer;
  const present = new Uint8Array(levels.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) present[codes[row]!] = 1;
  const keys = levels.filter((_, code) => present[code] === 1);
  const keyOf = new Int32Array(levels.length).fill(BLANK);
  const rank = textRank(keys);
  let next = 0;
  for (let code = 0; code < levels.length; code++) if (present[code] === 1) keyOf[code] = rank[next++]!;
  return { keys: keys.sort(), keyOf };
}

/** Rows by key and date, ties by appearance: one counting sort over rows that come by date. */
function rowsByKey(lines: Lines, byDate: Int32Array, keys: number, keyOf: Int32Array) {
  const { codes } = lines.customer;
  const counts = new Int32Array(keys);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) counts[keyOf[codes[row]!]!]!++;
  const rowStart = offsetsOf(counts);
  const next = rowStart.slice(0, keys);
  const customerRows = new Int32Array(rowStart[keys]!);
  const anonymousRows = new Int32Array(lines.count - customerRows.length);
  let anonymous = 0;
  for (let i = 0; i < byDate.length; i++) {
    const row = byDate[i]!;
    const code = codes[row]!;
    if (code >= 0) customerRows[next[keyOf[code]!]!++] = row;
    else anonymousRows[anonymous++] = row;
  }
  return { customerRows, rowStart, anonymousRows };
}

/**
 * Cuts each key's rows into orders: rows that share an order id, and for rows without one those of a day. As the rows
 * come by date, orders are numbered by the date of their earliest line, and their rows stay by date.
 */
function groupOrders(lines: Lines, customerRows: Int32Array, rowStart: Int32Array) {
  const ids = lines.order?.codes ?? null;
  // An id seen before belongs to this key if its order's number is one of this key's, so nothing need be cleared.
  const orderOfId = new Int32Array(lines.order?.levels.length ?? 0).fill(-1);
  const keys = rowStart.length - 1;
  const customerStart = new Int32Array(keys + 1);
  const orderOf = new Int32Array(customerRows.length);
  let orders = 0;
  for (let key = 0; key < keys; key++) {
    const firstOrder = orders;
    let day = NO_DATE;
    let orderOfDay = -1;
    for (let i = rowStart[key]!; i < rowStart[key + 1]!; i++) {
      const row = customerRows[i]!;
      const id = ids === null ? BLANK : ids[row]!;
      if (id < 0) {
        if (orderOfDay < 0 || lines.date[row] !== day) {
          day = lines.date[row]!;
          orderOfDay = orders++;
        }
        orderOf[i] = orderOfDay;
      } else {
        if (orderOfId[id]! < firstOrder) orderOfId[id] = orders++;
        orderOf[i] = orderOfId[id]!;
      }
    }
    customerStart[key + 1] = orders;
  }
  const orderStart = new Int32Array(orders + 1);
  for (let i = 0; i < orderOf.length; i++) orderStart[orderOf[i]! + 1]!++;
  for (let order = 0; order < orders; order++) orderStart[order + 1]! += orderStart[order]!;
  const next = orderStart.slice(0, orders);
  const rows = new Int32Array(customerRows.length);
  for (let i = 0; i < orderOf.length; i++) rows[next[orderOf[i]!]!++] = customerRows[i]!;
  return { customerStart, orderStart, rows };
}

/** Sum over the rows of every run. Compensated: fractional margins come out alike in whatever order lines came. */
function sumRuns(values: Float64Array, rows: Int32Array, start: Int32Array): Float64Array {
  const sums = new Float64Array(start.length - 1);
  for (let run = 0; run < sums.length; run++) {
    let sum = 0;
    let lost = 0;
    for (let i = start[run]!; i < start[run + 1]!; i++) {
      const value = values[rows[i]!]!;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    sums[run] = Number.isFinite(sum) ? sum + lost : sum;
  }
  return sums;
}

function anonymousByDay(lines: Lines, rows: Int32Array): LineIndex['anonymous'] {
  const starts: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (i === 0 || lines.date[rows[i]!] !== lines.date[rows[i - 1]!]) starts.push(i);
  }
  const start = Int32Array.from([...starts, rows.length]);
  const days = starts.length;
  const date = new Int32Array(days);
  const counts = new Int32Array(days);
  for (let day = 0; day < days; day++) {
    date[day] = lines.date[rows[start[day]!]!]!;
    counts[day] = start[day + 1]! - start[day]!;
  }
  return {
    date,
    lines: counts,
    amount: sumRuns(lines.amount, rows, start),
    margin: lines.margin && sumRuns(lines.margin, rows, start),
  };
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
