import { inBlocks } from '../table/blocks.ts';
import type { Ticks } from '../table/ticks.ts';
import { BLANK, NO_DATE, type Codes, type DateColumn, type TextColumn } from '../table/column.ts';
import { hasBlanks, holds } from '../table/extent.ts';
import type { Bucket } from '../model/lines.ts';
import type { Money } from './amounts.ts';
import { ANALYSED, ANONYMOUS, BUCKET_ORDER, REJECTED } from './bucket-order.ts';

/** Rejects what lacks a day or an amount; all else is analysed until something speaks against it. */
export function readableRows({ days, extent }: DateColumn, { ticks, complete }: Money): Uint8Array {
  const bucketOf = new Uint8Array(days.length);
  if (extent?.blanks === 0 && complete === true) return bucketOf.fill(ANALYSED);
  inBlocks(days.length, (from, to) => markReadable(days, ticks, bucketOf, from, to));
  return bucketOf;
}

function markReadable(days: Int32Array, ticks: Ticks, bucketOf: Uint8Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    // NaN alone differs from itself.
    bucketOf[row] = days[row] === NO_DATE || ticks[row] !== ticks[row] ? REJECTED : ANALYSED;
  }
}

/** Puts readable rows without a customer with the anonymous. */
export function setNamelessAside(customer: TextColumn, keyOf: Int32Array, bucketOf: Uint8Array): void {
  // Mostly there are none.
  if (!holds(keyOf, -1) && !hasBlanks(customer)) return;
  const { codes } = customer;
  inBlocks(codes.length, (from, to) => markNameless(codes, keyOf, bucketOf, from, to));
}

function markNameless(codes: Codes, keyOf: Int32Array, bucketOf: Uint8Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const code = codes[row]!;
    if ((code === BLANK || keyOf[code] === -1) && bucketOf[row] === ANALYSED) bucketOf[row] = ANONYMOUS;
  }
}

/** Readable rows a level (without buckets: all rows); the last entry counts the blanks. */
export function levelRows({ codes, levelCount }: TextColumn, bucketOf: Uint8Array | null): Float64Array {
  const counts = new Float64Array(levelCount + 1);
  inBlocks(codes.length, (from, to) =>
    bucketOf === null
      ? countLevels(codes, levelCount, counts, from, to)
      : countReadable(codes, levelCount, counts, bucketOf, from, to),
  );
  return counts;
}

/** Rows of one level follow each other often: they are counted together. */
function countLevels(codes: Codes, levelCount: number, counts: Float64Array, from: number, to: number): void {
  let begins = from;
  let code = codes[from]!;
  for (let row = from; row < to; row++) {
    const next = codes[row]!;
    if (next === code) continue;
    counts[code === BLANK ? levelCount : code]! += row - begins;
    begins = row;
    code = next;
  }
  counts[code === BLANK ? levelCount : code]! += to - begins;
}

function countReadable(
  codes: Codes,
  levelCount: number,
  counts: Float64Array,
  bucketOf: Uint8Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    if (bucketOf[row] === REJECTED) continue;
    const code = codes[row]!;
    counts[code === BLANK ? levelCount : code]!++;
  }
}

/** Rows and sums a bucket. */
export interface BucketSums {
  readonly rows: Float64Array;
  /** Ticks. */
  readonly sums: Float64Array;
  /** Whole ticks add exactly; for the rest, what each addition drops is gathered (Neumaier 1974). */
  readonly lost: Float64Array;
}

export function sumBuckets(bucketOf: Uint8Array, money: Money): BucketSums {
  const width = BUCKET_ORDER.length;
  const into = {
    rows: new Float64Array(width),
    sums: new Float64Array(width),
    lost: new Float64Array(width),
  };
  inBlocks(bucketOf.length, (from, to) =>
    money.exact
      ? addWhole(bucketOf, money.ticks, into, from, to)
      : addRows(bucketOf, money.ticks, into, from, to),
  );
  return into;
}

/** What there mostly is: whole ticks. Rows of one bucket follow each other: they are added up together. */
function addWhole(
  bucketOf: Uint8Array,
  ticks: Ticks,
  { rows, sums }: BucketSums,
  from: number,
  to: number,
): void {
  for (let row = from; row < to;) {
    const bucket = bucketOf[row]!;
    const begins = row;
    let sum = 0;
    if (bucket === REJECTED) while (row < to && bucketOf[row] === bucket) row++;
    else for (; row < to && bucketOf[row] === bucket; row++) sum += ticks[row]!;
    rows[bucket]! += row - begins;
    sums[bucket]! += sum;
  }
}

function addRows(
  bucketOf: Uint8Array,
  ticks: Ticks,
  { rows, sums, lost }: BucketSums,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const bucket = bucketOf[row]!;
    rows[bucket]!++;
    if (bucket === REJECTED) continue;
    const value = ticks[row]!;
    const sum = sums[bucket]!;
    const next = sum + value;
    lost[bucket]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sums[bucket] = next;
  }
}

/** Readable rows that are marked, few mostly, in whatever bucket. */
export function markedRows(bucketOf: Uint8Array, { ticks, unit }: Money, marked: Uint8Array | null): Bucket {
  let rows = 0;
  let sum = 0;
  let lost = 0;
  for (let row = marked?.indexOf(1) ?? -1; row >= 0; row = marked?.indexOf(1, row + 1) ?? -1) {
    if (bucketOf[row] === REJECTED) continue;
    rows++;
    const value = ticks[row]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return { rows, amount: (sum + lost) / unit };
}

/**
 * First and last day of the rows that count, the anonymous among them.
 *
 * @param all whether every row counts
 */
export function daysThatCount(
  { days, extent }: DateColumn,
  bucketOf: Uint8Array,
  all: boolean,
): { first: number; last: number } {
  if (all && extent) return { first: extent.least, last: extent.most };
  const range = Int32Array.of(0x7fffffff, -0x80000000);
  inBlocks(bucketOf.length, (from, to) => widenDays(days, bucketOf, range, from, to));
  return { first: range[0]!, last: range[1]! };
}

function widenDays(
  days: Int32Array,
  bucketOf: Uint8Array,
  range: Int32Array,
  from: number,
  to: number,
): void {
  let first = range[0]!;
  let last = range[1]!;
  for (let row = from; row < to; row++) {
    if (bucketOf[row]! < ANONYMOUS) continue;
    const day = days[row]!;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  range[0] = first;
  range[1] = last;
}
