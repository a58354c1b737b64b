import { civilFromDays, daysFromCivil, daysInMonth } from '../table/civil-day.ts';
import type { NumericFunction } from './number-functions.ts';

/** DATEDIF in a unit that is the same in every row. */
export function dayDifference(unit: string): NumericFunction {
  return { takes: ['day', 'day'], gives: 'number', call: (start, end) => differenceIn(unit, start, end) };
}

/**
 * DATEDIF as Excel computes it, oddities and all; NaN for #NUM!. "MD" takes what is missing from the length of the month
 * before the end, so that from the 31st to 1 March it is negative (Microsoft warns of it); "YD" carries the end into the year
 * of the start.
 */
export function differenceIn(unit: string, start: number, end: number): number {
  if (start > end) return NaN;
  const wanted = unit.toUpperCase();
  if (wanted === 'D') return end - start;
  const from = civilFromDays(start);
  const to = civilFromDays(end);
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  switch (wanted) {
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD': {
      if (to.day >= from.day) return to.day - from.day;
      const before = to.month === 1 ? 31 : daysInMonth(to.year, to.month - 1);
      return before - from.day + to.day;
    }
    case 'YD': {
      const same = daysFromCivil(from.year, to.month, to.day);
      return (same >= start ? same : daysFromCivil(from.year + 1, to.month, to.day)) - start;
    }
    default:
      return NaN;
  }
}
