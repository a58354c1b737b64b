import { civilFromDays, daysFromCivil, daysInMonth } from '../table/civil-day.ts';

/**
 * Days are civil days; Excel's serial numbers appear only where a day is used as a number or a number as a day. In the
 * 1900 system 1 is 1 January 1900 and 60 a 29 February 1900 that never was: 61 is 1 March 1900, days before it lie one
 * nearer, and 60 reads as 28 February. 0 is 31 December 1899, which Excel writes "0 January 1900". Days before that,
 * which Excel has none for, have negative numbers.
 */
const MARCH_1900 = -25508;
/** 31 December 9999, the last day Excel knows. */
const LAST_DAY = 2932896;

export function serialOf(days: number): number {
  return days < MARCH_1900 ? days + 25568 : days + 25569;
}

export function dayOfSerial(serial: number): number {
  const whole = Math.floor(serial);
  return whole < 60 ? whole - 25568 : whole === 60 ? MARCH_1900 - 1 : whole - 25569;
}

export function isDay(days: number): boolean {
  return days <= LAST_DAY && days >= -LAST_DAY;
}

/** Months later, the day clamped to the month's last (Excel's EDATE). */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = civilFromDays(days);
  const first = year * 12 + month - 1 + months;
  const inYear = Math.floor(first / 12);
  const inMonth = first - inYear * 12 + 1;
  return daysFromCivil(inYear, inMonth, Math.min(day, daysInMonth(inYear, inMonth)));
}

/** The last day of the month that lies `months` later (Excel's EOMONTH). */
export function endOfMonth(days: number, months: number): number {
  const { year, month } = civilFromDays(days);
  const first = year * 12 + month - 1 + months;
  const inYear = Math.floor(first / 12);
  const inMonth = first - inYear * 12 + 1;
  return daysFromCivil(inYear, inMonth, daysInMonth(inYear, inMonth));
}

export function isoDay(days: number): string {
  const { year, month, day } = civilFromDays(days);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
