import { civilFromDays, daysFromCivil } from '../table/civil-day.ts';
import { DIV0, NUM } from './lane.ts';
import { roundTo } from './rounding.ts';
import { addMonths, endOfMonth, isDay } from './serial.ts';

/**
 * Functions of numbers and days. Sources: Microsoft, "Excel functions (alphabetical)", the page of each. They are given
 * doubles and answer one; a failure is `fail(tag)`, which answers NaN.
 */
export interface NumericFunction {
  /** Per argument, whether it is read as a number or as a day; its length is the most arguments taken. */
  readonly takes: readonly ('number' | 'day')[];
  readonly gives: 'number' | 'day';
  /** For arguments left out at the end. */
  readonly defaults?: readonly number[];
  readonly call: (a: number, b: number, c: number) => number;
}

let failed = 0;

/** Says why the NaN answered is one. */
export function fail(tag: number): number {
  failed = tag;
  return NaN;
}

/** Why the last answer was not finite; #NUM! where nobody said. */
export function takeFailure(): number {
  const tag = failed === 0 ? NUM : failed;
  failed = 0;
  return tag;
}

const one = (call: (a: number) => number): NumericFunction => ({
  takes: ['number'],
  gives: 'number',
  call,
});
const two = (call: (a: number, b: number) => number, defaults?: readonly number[]): NumericFunction => ({
  takes: ['number', 'number'],
  gives: 'number',
  call,
  ...(defaults ? { defaults } : {}),
});
const ofDay = (call: (days: number) => number): NumericFunction => ({
  takes: ['day'],
  gives: 'number',
  call,
});

export const NUMERIC: Readonly<Record<string, NumericFunction>> = {
  ROUND: two((value, digits) => roundTo(value, digits, 'half-away')),
  ROUNDUP: two((value, digits) => roundTo(value, digits, 'up')),
  ROUNDDOWN: two(truncated),
  TRUNC: two(truncated, [0, 0]),
  INT: one(Math.floor),
  ABS: one(Math.abs),
  SIGN: one(Math.sign),
  SQRT: one(Math.sqrt),
  EXP: one(Math.exp),
  LN: one((value) => (value > 0 ? Math.log(value) : NaN)),
  LOG10: one((value) => (value > 0 ? Math.log10(value) : NaN)),
  LOG: two(logarithm, [0, 10]),
  POWER: two(power),
  MOD: two(modulo),
  DATE: { takes: ['number', 'number', 'number'], gives: 'day', call: civilDate },
  YEAR: ofDay((days) => civilFromDays(days).year),
  MONTH: ofDay((days) => civilFromDays(days).month),
  DAY: ofDay((days) => civilFromDays(days).day),
  WEEKDAY: { takes: ['day', 'number'], gives: 'number', defaults: [0, 1], call: weekday },
  EDATE: { takes: ['day', 'number'], gives: 'day', call: (days, months) => within(days, months, addMonths) },
  EOMONTH: {
    takes: ['day', 'number'],
    gives: 'day',
    call: (days, months) => within(days, months, endOfMonth),
  },
};

/** INT((0.1 + 0.7) * 10) is 7 in Excel: without digits nothing but the double counts. */
function truncated(value: number, digits: number): number {
  return Math.trunc(digits) === 0 ? Math.trunc(value) : roundTo(value, digits, 'down');
}

export function power(base: number, exponent: number): number {
  if (base === 0 && exponent <= 0) return fail(exponent === 0 ? NUM : DIV0);
  return base ** exponent;
}

/** MOD(n, d) = n - d * INT(n / d): the sign is the divisor's. */
function modulo(value: number, divisor: number): number {
  if (divisor === 0) return fail(DIV0);
  const rest = value % divisor;
  return rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest + 0;
}

function logarithm(value: number, base: number): number {
  if (value <= 0 || base <= 0) return NaN;
  if (base === 1) return fail(DIV0);
  if (base === 10) return Math.log10(value);
  return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}

/** Years 0 to 1899 count from 1900; months and days past their end run over into the next. */
function civilDate(year: number, month: number, day: number): number {
  const years = Math.trunc(year);
  if (years < 0 || years > 9999 || Math.abs(month) > 1e6 || Math.abs(day) > 1e7) return NaN;
  const months = (years < 1900 ? years + 1900 : years) * 12 + Math.trunc(month) - 1;
  const inYear = Math.floor(months / 12);
  const days = daysFromCivil(inYear, months - inYear * 12 + 1, 1) + Math.trunc(day) - 1;
  // Excel's own first day: 31 December 1899 is its 0.
  return days < -25568 || !isDay(days) ? NaN : days;
}

function within(days: number, months: number, shift: (days: number, months: number) => number): number {
  if (Math.abs(months) > 240000) return NaN;
  const shifted = shift(days, Math.trunc(months));
  return isDay(shifted) ? shifted : NaN;
}

/** Types 1 (Sunday = 1), 2 (Monday = 1), 3 (Monday = 0), 11 to 17 (Monday to Sunday = 1). 1970-01-01 was a Thursday. */
function weekday(days: number, type: number): number {
  const monday = (((days + 3) % 7) + 7) % 7;
  const kind = Math.trunc(type);
  if (kind === 1) return ((monday + 1) % 7) + 1;
  if (kind === 2) return monday + 1;
  if (kind === 3) return monday;
  if (kind >= 11 && kind <= 17) return ((monday - (kind - 11) + 7) % 7) + 1;
  return NaN;
}
