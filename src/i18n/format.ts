/**
 * How figures and dates are written. The locale decides separators and the order of digits; the language (of the
 * screen) decides the names of months. They are set apart: an English screen may show 1 234,50.
 *
 * Dates are civil days (whole days since 1970-01-01) and are formatted as UTC days explicitly, so that no machine's
 * time zone can move them.
 */

const NO_BREAK_SPACE = '\u00a0';
/** Stands where there is no figure to show: never 0. */
export const NO_FIGURE = '–';

let locale = 'en';
let formats = new Map<string, Intl.NumberFormat>();

/** Sets the locale figures are written in: a BCP 47 tag. An unknown one leaves the one in force. */
export function setLocale(tag: string): void {
  try {
    new Intl.NumberFormat(tag);
  } catch {
    return;
  }
  locale = tag;
  formats = new Map();
}
export function currentLocale(): string {
  return locale;
}

function figure(value: number, least: number, most: number, compact = false): string {
  const key = `${least}/${most}/${compact}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      ...(compact ? { notation: 'compact' as const } : {}),
    });
    formats.set(key, format);
  }
  // Negative zero would show a sign that means nothing.
  return format.format(Object.is(value, -0) ? 0 : value);
}

type Figure = number | null | undefined;
function missing(value: Figure): value is null | undefined {
  return value === null || value === undefined || Number.isNaN(value);
}

/** `4,338`; with `decimals`, exactly that many: `0.70`. Without, whole numbers as they are and others to 2 places. */
export function number(value: Figure, decimals?: number): string {
  if (missing(value)) return NO_FIGURE;
  return figure(value, decimals ?? 0, decimals ?? 2);
}

/** `279,489.02`: money to the cent. No currency sign: a file may not name one. */
export function money(value: Figure, decimals = 2): string {
  if (missing(value)) return NO_FIGURE;
  return figure(value, decimals, decimals);
}

/** `8,911,408`: money without cents, for sentences and axes. */
export function moneyRounded(value: Figure): string {
  return missing(value) ? NO_FIGURE : figure(value, 0, 0);
}

/** `8.9M`: where the room is small. */
export function compact(value: Figure): string {
  return missing(value) ? NO_FIGURE : figure(value, 0, 1, true);
}

/** `27.3 %` from the fraction 0.273. */
export function percent(fraction: Figure, decimals = 1): string {
  return missing(fraction) ? NO_FIGURE : percentPoints(fraction * 100, decimals);
}

/** `27.3 %` from 27.3, as `crr` and `crrStrict` are held. */
export function percentPoints(points: Figure, decimals = 1): string {
  if (missing(points)) return NO_FIGURE;
  return `${figure(points, decimals, decimals)}${NO_BREAK_SPACE}%`;
}

const MILLISECONDS_A_DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function utc(day: number): Date {
  return new Date(day * MILLISECONDS_A_DAY);
}
function monthName(month: number): string {
  return MONTHS[month] ?? '';
}

/** `9 Dec 2011`: the month in letters, so that no order of day and month can be misread. */
export function date(day: Figure): string {
  if (missing(day)) return NO_FIGURE;
  const at = utc(day);
  return `${at.getUTCDate()}${NO_BREAK_SPACE}${monthName(at.getUTCMonth())}${NO_BREAK_SPACE}${at.getUTCFullYear()}`;
}

/** `Mar 2021`. */
export function month(day: Figure): string {
  if (missing(day)) return NO_FIGURE;
  const at = utc(day);
  return `${monthName(at.getUTCMonth())}${NO_BREAK_SPACE}${at.getUTCFullYear()}`;
}

/** `1 Dec 2010 – 9 Dec 2011`; one day alone where both ends are the same. */
export function dateRange(from: number, to: number, joiner = ' – '): string {
  if (from === to) return date(from);
  return `${date(from)}${joiner}${date(to)}`;
}

/** `2021-03` as `Mar 2021`, `2021-Q1` as `Q1 2021`, `2021-W05` as `W5 2021`, `2021-03-04` as `4 Mar 2021`. */
export function period(label: string): string {
  const parts = /^(\d{4,})-(?:(\d\d)(?:-(\d\d))?|(Q\d)|W(\d\d))$/.exec(label);
  if (!parts) return label;
  const [, year, monthOfYear, day, quarter, week] = parts;
  if (quarter) return `${quarter}${NO_BREAK_SPACE}${year}`;
  if (week) return `W${Number(week)}${NO_BREAK_SPACE}${year}`;
  const words = `${monthName(Number(monthOfYear) - 1)}${NO_BREAK_SPACE}${year}`;
  return day ? `${Number(day)}${NO_BREAK_SPACE}${words}` : words;
}

/** `2011-12-09`. */
export function isoDate(day: number): string {
  return utc(day).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of `2011-12-09`, null for what is no date of the calendar. */
export function dayOfIso(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return null;
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  const day = at / MILLISECONDS_A_DAY;
  // 31 February rolls over into March: no such day.
  return isoDate(day) === text ? day : null;
}

/** `46.9 MB`: decimal units, as file managers show them. */
export function bytes(count: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${figure(value, 0, unit === 0 || value >= 100 ? 0 : 1)}${NO_BREAK_SPACE}${units[unit] ?? ''}`;
}
