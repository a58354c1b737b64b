import { civilFromDays } from '../table/civil-day.ts';
import type { Ticks } from '../table/ticks.ts';
import { NO_DATE, type NumberColumn } from '../table/column.ts';
import { ANALYSED } from './bucket-order.ts';
import type { Evidence, ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import { parseDate } from './date-format.ts';
import { phrasesOf, tokensOf, type Phrase } from './header-words.ts';
import { parseNumber } from './number-format.ts';
import { ROLE_WORDS } from './role-words.ts';
import { WEST_WORDS } from './role-words-west.ts';

/** The most purchases one line can stand for: more is no count. */
export const MOST_COUNTED = 1_000_000;

/** Of rows that may speak against it: lines of one customer and date, purchases of nothing. */
const TOLERATED = 0.02;

/**
 * Columns whose header says that they count purchases, and nothing else: close will not do, as an order's number is
 * called nearly so.
 */
export function countHeaders(
  profiles: readonly ColumnProfile[],
  chosen: NonNullable<ImportOptions['roles']>,
): { readonly column: number; readonly evidence: readonly Evidence[] }[] {
  if (chosen.purchaseCount !== undefined || (chosen.order ?? null) !== null) return [];
  const taken = new Set(Object.values(chosen));
  return profiles.flatMap(({ name, index }) => {
    const word = countWord(name);
    if (word === null || taken.has(index) || taken.has(name)) return [];
    const says: Evidence = { code: 'header-word', params: { word } };
    return [{ column: index, evidence: [says, { code: 'counts-lines', params: {} }] }];
  });
}

let phrases: readonly Phrase[] | null = null;

/** The words by which a header says that it counts purchases, or null. */
export function countWord(header: string): string | null {
  phrases ??= phrasesOf([...ROLE_WORDS.purchaseCount, ...(WEST_WORDS.purchaseCount ?? [])]);
  const joined = tokensOf(header).join('');
  return phrases.find((phrase) => phrase.joined === joined)?.word ?? null;
}

/** The columns a line is told by. */
interface CountedColumns {
  readonly count: ColumnProfile;
  readonly customer: ColumnProfile;
  readonly date: ColumnProfile;
  readonly amount: ColumnProfile;
}

/**
 * `maybe`: nothing speaks against it, but customers come once in the sample, so that little speaks for it. `other`: it
 * counts something else, and is no order's number either.
 */
export type CountVerdict = 'counts' | 'maybe' | 'other' | 'no';

/**
 * Whether the sample is one of lines already added up, and the column counts what was: whole numbers that come again and
 * begin low (order numbers do not), a line a customer and date (an order's lines share these), a count that changes
 * within a customer (the number of orders a customer ever made does not), but not by one from line to line (a running
 * number does). Where customers hardly come twice within the sample, the dates must be those of months.
 */
export function countVerdict(
  { count, customer, date, amount }: CountedColumns,
  records: readonly (readonly string[])[],
): CountVerdict {
  const number = count.number.format ?? count.number.choices[0];
  const money = amount.number.format ?? amount.number.choices[0];
  const format = date.date.format ?? date.weakDate.format ?? date.date.choices[0];
  if (number === undefined || money === undefined || format === undefined || count.fractions) return 'no';
  if (count.evidence.leadingZeros.rows > 0) return 'no';
  const linesOf = new Map<string, Line[]>();
  const counts = new Set<number>();
  const days = new Set<number>();
  let lines = 0;
  let against = 0;
  let least = Infinity;
  for (const record of records) {
    const key = (record[customer.index] ?? '').trim();
    const day = parseDate(record[date.index] ?? '', format);
    if (key === '' || day === NO_DATE) continue;
    lines++;
    const counted = parseNumber(record[count.index] ?? '', number);
    // No number, less than none, or money for no purchase.
    const value = parseNumber(record[amount.index] ?? '', money);
    if (Number.isNaN(counted) || counted < 0 || (counted === 0 && value > 0)) {
      against++;
      continue;
    }
    if (counted > MOST_COUNTED) return 'no';
    counts.add(counted);
    days.add(day);
    least = Math.min(least, counted);
    const own = linesOf.get(key) ?? [];
    if (own.some((line) => line.day === day)) against++;
    own.push({ day, counted });
    linesOf.set(key, own);
  }
  if (lines < 2 || against > lines * TOLERATED || least > 3) return 'no';
  if (lines > 3 && counts.size === lines) return 'no';
  const several = [...linesOf.values()].filter((own) => own.length > 1);
  if (several.length * 5 < linesOf.size) return areMonths(days) ? 'counts' : 'maybe';
  const changing = several.filter((own) => own.some(({ counted }) => counted !== own[0]?.counted));
  if (counts.size > 1 && changing.length * 5 < several.length) return 'other';
  const running = changing.filter(runs);
  return changing.length > 1 && running.length > changing.length * 0.8 ? 'other' : 'counts';
}

interface Line {
  readonly day: number;
  readonly counted: number;
}

/** The first, the second, the third. */
function runs(own: readonly Line[]): boolean {
  const inTime = own.toSorted((a, b) => a.day - b.day);
  return inTime.every((line, at) => at === 0 || line.counted === (inTime[at - 1]?.counted ?? 0) + 1);
}

/** Several, all of them first or all of them last days of a month. */
function areMonths(days: ReadonlySet<number>): boolean {
  const all = [...days];
  const first = all.every((day) => civilFromDays(day).day === 1);
  return all.length > 1 && (first || all.every((day) => civilFromDays(day + 1).day === 1));
}

/** Purchases every row stands for. */
export interface PurchaseCounts {
  readonly counts: Int32Array;
  /** Of the analysed rows: all they stand for, and rows with money but no count of their own, taken as one purchase. */
  readonly purchases: number;
  readonly uncounted: number;
}

/**
 * What each row counts by its column: whole numbers from 0. A row whose amount is above zero is one purchase at least,
 * and one where its cell is no such number: what is a purchase hangs on amounts alone (METRICS 1).
 *
 * @param ticks amounts, NaN where a row has none
 * @param bucketOf index into BUCKET_ORDER of every row
 */
export function purchasesOf(
  column: NumberColumn | null,
  ticks: Ticks,
  bucketOf: Uint8Array,
): PurchaseCounts | null {
  if (column === null) return null;
  const { values } = column;
  const counts = new Int32Array(values.length);
  let purchases = 0;
  let uncounted = 0;
  for (let row = 0; row < counts.length; row++) {
    const value = values[row]!;
    const sold = ticks[row]! > 0;
    let count = 0;
    if (Number.isInteger(value) && value > 0 && value <= MOST_COUNTED) count = value;
    else if (sold) count = 1;
    counts[row] = count;
    if (bucketOf[row] !== ANALYSED || !sold) continue;
    purchases += count;
    if (count !== value) uncounted++;
  }
  return { counts, purchases, uncounted };
}
