import { BLANK, NO_DATE } from '../table/column.ts';
import { groupRows, offsetsOf } from '../table/group.ts';
import { orderByInteger } from '../table/order.ts';
import { textRank } from '../table/text-order.ts';
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
  const stretches = stretchesOf(lines, byDate, keyOf);
  const { customerStart, orderStart, rows } = groupOrders(lines, byDate, stretches, keys.length);
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
    customerStart,
    orderStart,
    rows,
    date,
    lastDate: severalDays ? last : null,
    amount: sumRuns(lines.amount, rows, orderStart),
    margin: lines.margin && sumRuns(lines.margin, rows, orderStart),
    anonymous: anonymousByDay(lines, anonymousRows(byDate, stretches, lines.count - rows.length)),
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
 * Stretches of neighbours, rows taken by date, that share customer and order id (without an id: customer and day). A
 * file lists the lines of an order together, so a stretch mostly is an order, and what follows has a few times fewer
 * things to sort than there are rows.
 */
interface Stretches {
  /** Stretch s: places `start[s] .. start[s + 1]` of the rows by date. */
  readonly start: Int32Array;
  /** Key of every stretch, BLANK where anonymous. */
  readonly key: Int32Array;
}

function stretchesOf(lines: Lines, byDate: Int32Array, keyOf: Int32Array): Stretches {
  const { codes } = lines.customer;
  const { date } = lines;
  const ids = lines.order?.codes ?? null;
  const starts = new Int32Array(byDate.length + 1);
  let count = 0;
  let code = -2;
  let id = -2;
  let day = NO_DATE;
  for (let i = 0; i < byDate.length; i++) {
    const row = byDate[i]!;
    const codeHere = codes[row]!;
    const idHere = ids === null ? BLANK : ids[row]!;
    if (codeHere !== code || idHere !== id || (idHere < 0 && date[row] !== day)) starts[count++] = i;
    code = codeHere;
    id = idHere;
    day = date[row]!;
  }
  starts[count] = byDate.length;
  const start = starts.slice(0, count + 1);
  const key = new Int32Array(count);
  for (let stretch = 0; stretch < count; stretch++) {
    const found = codes[byDate[start[stretch]!]!]!;
    key[stretch] = found < 0 ? BLANK : keyOf[found]!;
  }
  return { start, key };
}

/**
 * Joins each key's stretches into orders: those that share an order id, and for rows without one those of a day. As
 * stretches come by date, orders are numbered by the date of their earliest line, and their rows stay by date.
 */
function groupOrders(lines: Lines, byDate: Int32Array, { start, key: keyOf }: Stretches, keys: number) {
  const ids = lines.order?.codes ?? null;
  const byKey = groupRows(keyOf, keys);
  // An id seen before belongs to this key if its order's number is one of this key's, so nothing need be cleared.
  const orderOfId = new Int32Array(lines.order?.levels.length ?? 0).fill(-1);
  const customerStart = new Int32Array(keys + 1);
  const orderOf = new Int32Array(byKey.rows.length);
  const sizes = new Int32Array(byKey.rows.length);
  let orders = 0;
  for (let key = 0; key < keys; key++) {
    const firstOrder = orders;
    let day = NO_DATE;
    let orderOfDay = -1;
    for (let i = byKey.start[key]!; i < byKey.start[key + 1]!; i++) {
      const stretch = byKey.rows[i]!;
      const row = byDate[start[stretch]!]!;
      const id = ids === null ? BLANK : ids[row]!;
      let order: number;
      if (id < 0) {
        if (orderOfDay < 0 || lines.date[row] !== day) {
          day = lines.date[row]!;
          orderOfDay = orders++;
        }
        order = orderOfDay;
      } else {
        if (orderOfId[id]! < firstOrder) orderOfId[id] = orders++;
        order = orderOfId[id]!;
      }
      orderOf[i] = order;
      sizes[order]! += start[stretch + 1]! - start[stretch]!;
    }
    customerStart[key + 1] = orders;
  }
  const orderStart = offsetsOf(sizes.subarray(0, orders));
  const next = orderStart.slice(0, orders);
  const rows = new Int32Array(orderStart[orders]!);
  for (let i = 0; i < orderOf.length; i++) {
    const stretch = byKey.rows[i]!;
    let to = next[orderOf[i]!]!;
    for (let place = start[stretch]!; place < start[stretch + 1]!; place++) rows[to++] = byDate[place]!;
    next[orderOf[i]!] = to;
  }
  return { customerStart, orderStart, rows };
}

function anonymousRows(byDate: Int32Array, { start, key }: Stretches, count: number): Int32Array {
  const rows = new Int32Array(count);
  let next = 0;
  for (let stretch = 0; stretch < key.length; stretch++) {
    if (key[stretch]! >= 0) continue;
    for (let place = start[stretch]!; place < start[stretch + 1]!; place++) rows[next++] = byDate[place]!;
  }
  return rows;
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
