import { NO_DATE } from '../table/column.ts';
import { civilFromDays, daysInMonth } from '../table/civil-day.ts';
import { firstDayOfMonth, monthOf, type Calendar } from './calendar.ts';
import type { LineIndex } from './line-index.ts';

/**
 * What a day is, looked up instead of calculated: a file has few days and many orders. Tables reach from the first day
 * a customer can have been acquired on to the file's last, and are made once for a file, whatever the filter.
 */
export interface DayLookup {
  /** The day of place 0: `values[day - base]`. */
  readonly base: number;
  readonly values: Int32Array;
}

/** Whole months from day a to day b, `monthsBetween(a, b)`: `(reached[b - base] - since[a - base]) >> 5`. */
export interface MonthAges {
  readonly base: number;
  readonly since: Int32Array;
  readonly reached: Int32Array;
}

const periodTables = new WeakMap<LineIndex, Map<string, DayLookup>>();
const ageTables = new WeakMap<LineIndex, MonthAges>();

/** The period every day of the file lies in. */
export function periodLookup(index: LineIndex, calendar: Calendar): DayLookup {
  let tables = periodTables.get(index);
  if (!tables) periodTables.set(index, (tables = new Map<string, DayLookup>()));
  const key = `${calendar.step} ${calendar.weekStart}`;
  let table = tables.get(key);
  if (!table) tables.set(key, (table = makePeriods(index, calendar)));
  return table;
}

function makePeriods(index: LineIndex, calendar: Calendar): DayLookup {
  const { base, days } = spanOf(index);
  const values = new Int32Array(days);
  let period = days === 0 ? 0 : calendar.periodOf(base);
  for (let at = 0; at < days; period++) {
    const end = Math.min(days, calendar.lastDay(period) + 1 - base);
    values.fill(period, at, end);
    at = end;
  }
  return { base, values };
}

export function monthAges(index: LineIndex): MonthAges {
  let table = ageTables.get(index);
  if (!table) ageTables.set(index, (table = makeAges(index)));
  return table;
}

/**
 * A day is 32 x its month + its day of the month, so that the difference of two, shifted right by 5, is whole months,
 * one less while the day of the month is not reached. The last day of a month reaches every day of the month (31).
 */
function makeAges(index: LineIndex): MonthAges {
  const { base, days } = spanOf(index);
  const since = new Int32Array(days);
  const reached = new Int32Array(days);
  let month = monthOf(base);
  let dayOfMonth = base - firstDayOfMonth(month) + 1;
  let length = lengthOf(month);
  for (let at = 0; at < days; at++) {
    since[at] = month * 32 + dayOfMonth;
    reached[at] = month * 32 + (dayOfMonth === length ? 31 : dayOfMonth);
    if (dayOfMonth++ < length) continue;
    dayOfMonth = 1;
    length = lengthOf(++month);
  }
  return { base, since, reached };
}

/** What a day outside the table has reached: `reached` of any day. */
export function reachedBy(day: number): number {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const isLast = dayOfMonth === daysInMonth(year, month);
  return (year * 12 + month - 1) * 32 + (isLast ? 31 : dayOfMonth);
}

function lengthOf(month: number): number {
  return firstDayOfMonth(month + 1) - firstDayOfMonth(month);
}

function spanOf({ firstDate, lastDateOfAll, firstOrderDate }: LineIndex): { base: number; days: number } {
  if (firstDate === NO_DATE) return { base: 0, days: 0 };
  let base = firstDate;
  for (let key = 0; firstOrderDate !== null && key < firstOrderDate.length; key++) {
    const day = firstOrderDate[key]!;
    if (day !== NO_DATE && day < base) base = day;
  }
  return { base, days: lastDateOfAll - base + 1 };
}
