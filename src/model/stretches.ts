import { BLANK, NO_DATE } from '../table/column.ts';
import type { Lines } from './lines.ts';
import type { Ticks } from '../table/ticks.ts';

/**
 * Stretches of neighbours, lines taken by date, that share customer and order id (without an id: customer and day). A
 * file lists the lines of an order together, so a stretch mostly is an order, and there are a few times fewer of them
 * than lines to sort by customer.
 *
 * What is known of a stretch travels with it when it is sorted: so every pass reads and writes memory in order, where
 * following places into tens of megabytes would miss the cache at each step.
 */
export interface Stretches {
  readonly count: number;
  /** FIELDS numbers a stretch, at KEY, FROM, TO, ID, FIRST_DAY and LAST_DAY. */
  readonly fields: Int32Array;
  /** Ticks. */
  readonly amount: Float64Array;
  readonly margin: Float64Array | null;
}

export const FIELDS = 6;
/** The customer's place among the keys; the number of keys where anonymous. */
export const KEY = 0;
/** From which place of the lines by date to which. */
export const FROM = 1;
export const TO = 2;
/** The order's code: BLANK without one, ALONE where no other stretch has it. */
export const ID = 3;
export const FIRST_DAY = 4;
export const LAST_DAY = 5;
export const ALONE = -2;

/** The stretches of some lines by key, those of a key by date. `byDate`: the lines by date, null where they are so. */
export function stretchesByKey(
  lines: Lines,
  byDate: Int32Array | null,
  keyOf: Int32Array,
  keys: number,
): Stretches {
  const cut = cutStretches(lines, byDate, keyOf, keys);
  const bits = 32 - Math.clz32(keys);
  // Two passes of few places to write to are faster than one of many.
  const low = bits <= 10 ? bits : bits >> 1;
  const { count, margin } = cut;
  const room: Stretches = {
    count,
    fields: new Int32Array(count * FIELDS),
    amount: new Float64Array(count),
    margin: margin && new Float64Array(count),
  };
  scatter(cut, room, 0, low);
  if (bits <= low) return room;
  // Back to where they came from: a file with an order a line has as many stretches, and a third set would show.
  scatter(room, cut, low, bits - low);
  return cut;
}

function cutStretches(
  lines: Lines,
  byDate: Int32Array | null,
  keyOf: Int32Array,
  anonymous: number,
): Stretches {
  const { codes } = lines.customer;
  const { date } = lines;
  const ids = lines.order?.codes ?? null;
  const start = new Int32Array(lines.count + 1);
  let count = 0;
  let code = -2;
  let id = -2;
  let day = NO_DATE;
  for (let place = 0; place < lines.count; place++) {
    const row = byDate === null ? place : byDate[place]!;
    const codeHere = codes[row]!;
    const idHere = ids === null ? BLANK : ids[row]!;
    if (codeHere !== code || idHere !== id || (idHere < 0 && date[row] !== day)) start[count++] = place;
    code = codeHere;
    id = idHere;
    day = date[row]!;
  }
  start[count] = lines.count;
  const fields = new Int32Array(count * FIELDS);
  // The stretch an order's code was met in: one that is met again is not alone.
  const metIn = new Int32Array(lines.order?.levelCount ?? 0).fill(-1);
  for (let stretch = 0; stretch < count; stretch++) {
    const at = stretch * FIELDS;
    const end = start[stretch + 1]!;
    const row = byDate === null ? start[stretch]! : byDate[start[stretch]!]!;
    const lastRow = byDate === null ? end - 1 : byDate[end - 1]!;
    const found = ids === null ? BLANK : ids[row]!;
    fields[at + KEY] = codes[row]! < 0 ? anonymous : keyOf[codes[row]!]!;
    fields[at + FROM] = start[stretch]!;
    fields[at + TO] = end;
    fields[at + ID] = found;
    fields[at + FIRST_DAY] = date[row]!;
    fields[at + LAST_DAY] = date[lastRow]!;
    if (found < 0) continue;
    if (metIn[found]! < 0) {
      metIn[found] = stretch;
      fields[at + ID] = ALONE;
    } else fields[metIn[found]! * FIELDS + ID] = found;
  }
  return {
    count,
    fields,
    amount: sumStretches(lines.amount, byDate, start, count),
    margin: lines.margin && sumStretches(lines.margin, byDate, start, count),
  };
}

/** Compensated: fractional margins come out alike in whatever order lines came. */
function sumStretches(
  values: Ticks,
  byDate: Int32Array | null,
  start: Int32Array,
  count: number,
): Float64Array {
  const sums = new Float64Array(count);
  if (values instanceof Int32Array) {
    addStretches(values, byDate, start, sums);
    return sums;
  }
  for (let stretch = 0; stretch < count; stretch++) {
    const end = start[stretch + 1]!;
    let sum = 0;
    let lost = 0;
    for (let place = start[stretch]!; place < end; place++) {
      const value = values[byDate === null ? place : byDate[place]!]!;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    sums[stretch] = Number.isFinite(sum) ? sum + lost : sum;
  }
  return sums;
}

/** Sums of whole ticks: exact as they are (`Ticks`). */
function addStretches(
  ticks: Int32Array,
  byDate: Int32Array | null,
  start: Int32Array,
  sums: Float64Array,
): void {
  for (let stretch = 0; stretch < sums.length; stretch++) {
    const end = start[stretch + 1]!;
    let sum = 0;
    for (let place = start[stretch]!; place < end; place++) {
      sum += ticks[byDate === null ? place : byDate[place]!]!;
    }
    sums[stretch] = sum;
  }
}

/** One stable pass of a radix sort: stretches by `bits` bits of their key from `shift` on. */
function scatter(
  { count, fields, amount, margin }: Stretches,
  sorted: Stretches,
  shift: number,
  bits: number,
): void {
  const mask = (1 << bits) - 1;
  const next = new Int32Array(mask + 2);
  for (let stretch = 0; stretch < count; stretch++) {
    next[((fields[stretch * FIELDS + KEY]! >>> shift) & mask) + 1]!++;
  }
  for (let digit = 0; digit <= mask; digit++) next[digit + 1]! += next[digit]!;
  for (let stretch = 0; stretch < count; stretch++) {
    const from = stretch * FIELDS;
    const place = next[(fields[from + KEY]! >>> shift) & mask]!++;
    const to = place * FIELDS;
    for (let field = 0; field < FIELDS; field++) sorted.fields[to + field] = fields[from + field]!;
    sorted.amount[place] = amount[stretch]!;
    if (margin !== null && sorted.margin !== null) sorted.margin[place] = margin[stretch]!;
  }
}
