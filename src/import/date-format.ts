import { NO_DATE } from '../table/column.ts';
import { daysFromCivil, daysInMonth } from '../table/civil-day.ts';

/** How the dates of one column are written. A time of day after the date is allowed and dropped. */
export interface DateFormat {
  readonly order: 'ymd' | 'dmy' | 'mdy' | 'compact';
  /** Between the parts; '' for `compact` (yyyymmdd). */
  readonly separator: '-' | '/' | '.' | '';
}

/** Every format a date column can have. */
export const DATE_FORMATS: readonly DateFormat[] = [
  ...(['ymd', 'dmy', 'mdy'] as const).flatMap((order) =>
    (['-', '/', '.'] as const).map((separator) => ({ order, separator })),
  ),
  { order: 'compact', separator: '' },
];

/** A date cut into its parts as they stand, before anyone has said which is the day. */
export interface DateParts {
  readonly separator: DateFormat['separator'];
  readonly parts: readonly [number, number, number];
  /** Which part has four digits: 0 or 2; -1 for `compact`, whose parts are year, month, day. */
  readonly yearAt: 0 | 2 | -1;
}

// After a dot a space may follow (`4. 3. 2021`, `2021. 03. 04.`); a final dot (Hungarian) or `г.` (Russian) may end it.
const SEPARATED = /^(\d{4}|\d{1,2})(-|\/|\.)( ?)(\d{1,2})\2( ?)(\d{4}|\d{1,2})(?:\.| ?г\.?)?(.*)$/s;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?!\d)(.*)$/s;
// A time of day: `8:26`, `08:26:00.000`, `1:05 PM`, `T082600`, with a zone (`Z`, `+03:00`, `UTC`), which is not applied.
const TIME =
  /^(?:,? *T?| *, *| at )(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?|(\d{2})(\d{2})?)? *(am|pm|a\.m\.|p\.m\.)? *(?:Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT|\([A-Z]{2,5}\)|[A-Z]{3,4})?$/i;

function isTimeOfDay(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [, hours, minutes, seconds, packedMinutes, packedSeconds, half] = match;
  // A bare number after a date is no time: `2021-03-04 7` could be anything.
  if (minutes === undefined && packedMinutes === undefined && half === undefined) return false;
  // Nor is a run of digits that goes straight on from the date.
  if (!/^[ ,Tt]/.test(text)) return false;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return false;
  return (
    hour <= 24 && Number(minutes ?? packedMinutes ?? 0) < 60 && Number(seconds ?? packedSeconds ?? 0) <= 60
  );
}

/** Cuts a text into date parts, or null where it is none under any format. Two-digit years are not read. */
export function dateParts(text: string): DateParts | null {
  const trimmed = text.trim().replace(/[\u00a0\u2009\u202f]/g, ' ');
  const first = trimmed.charCodeAt(0);
  if (!(first >= 48 && first <= 57) || trimmed.length > 60) return null;
  const separated = SEPARATED.exec(trimmed);
  if (separated !== null) {
    const [, a = '', separator = '', spaceA, b = '', spaceB, c = '', rest = ''] = separated;
    if (separator !== '.' && (spaceA !== '' || spaceB !== '')) return null;
    if (rest !== '' && !isTimeOfDay(rest)) return null;
    const yearAt = a.length === 4 ? 0 : 2;
    if (yearAt === 0 ? c.length > 2 : c.length !== 4) return null;
    return { separator: separator as '-' | '/' | '.', parts: [Number(a), Number(b), Number(c)], yearAt };
  }
  const compact = COMPACT.exec(trimmed);
  if (compact !== null) {
    const [, year = '', month = '', day = '', hour, minute, second, rest = ''] = compact;
    if (Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return null;
    if (rest !== '' && (hour !== undefined || !isTimeOfDay(rest))) return null;
    return { separator: '', parts: [Number(year), Number(month), Number(day)], yearAt: -1 };
  }
  return null;
}

/** The civil day of cut parts under one order, or NO_DATE where the order does not fit or no such day exists. */
export function dayOfParts(cut: DateParts, order: DateFormat['order']): number {
  const [a, b, c] = cut.parts;
  const yearFirst = cut.yearAt !== 2;
  if (
    (cut.yearAt === -1) !== (order === 'compact') ||
    yearFirst !== (order === 'ymd' || order === 'compact')
  ) {
    return NO_DATE;
  }
  const year = yearFirst ? a : c;
  const month = order === 'dmy' ? b : order === 'mdy' ? a : b;
  const day = order === 'dmy' ? a : order === 'mdy' ? b : c;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return NO_DATE;
  return daysFromCivil(year, month, day);
}

/**
 * Days since 1970-01-01 of a text under a column's format; NO_DATE where it is written in another way, names no
 * existing day, or lies outside the years 1 to 9999. A time of day after the date is checked and dropped: the day is
 * the one written, whatever zone follows.
 */
export function parseDate(text: string, format: DateFormat): number {
  const cut = dateParts(text);
  if (cut === null || cut.separator !== format.separator) return NO_DATE;
  return dayOfParts(cut, format.order);
}
