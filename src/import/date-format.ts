import { NO_DATE } from '../table/column.ts';
import { civilFromDays, daysFromCivil, daysInMonth } from '../table/civil-day.ts';
import { eraDate, namedDate, signedDate, withoutWeekday } from './date-words.ts';
import { westernDate } from './eastern-figures.ts';
import { namedMonth } from './named-month.ts';
import { namedQuarter } from './named-quarter.ts';
import { isTimeOfDay } from './time-of-day.ts';

/** How the dates of one column are written. A time of day after the date is allowed and dropped. */
export interface DateFormat {
  /**
   * `compact`: yyyymmdd. `named`: the month is a word. `era`: Japanese years. `serial`: days as spreadsheets count them,
   * from 1900 or (`serial-1904`) from 1904. `seconds`, `milliseconds`: since 1970, in universal time. `month`: a month (or a quarter) and
   * its year, for its first day.
   */
  readonly order:
    | 'ymd'
    | 'dmy'
    | 'mdy'
    | 'compact'
    | 'named'
    | 'era'
    | 'serial'
    | 'serial-1904'
    | 'seconds'
    | 'milliseconds'
    | 'month';
  /** Between the parts; '年' for the signs 年月日, '' where there is none or it may be any. */
  readonly separator: '-' | '/' | '.' | '年' | '';
  /** The year has two figures: 69 to 99 are of the 20th century, 00 to 68 of the 21st. */
  readonly shortYear?: true;
  /**
   * Whether years are counted as in Thailand: 2569, and the 69 that ends it, is 2026. Left out, two figures end a year of the
   * common era, and years that could be Thailand's are not of the format: nobody has said which they are.
   */
  readonly buddhist?: boolean;
  /** Which of day and month is first in dates of the column that are written in another way, where some of them tell. */
  readonly strays?: 'dmy' | 'mdy';
}

/** Two figures of a year stand for these years (as in POSIX): fixed, so that a file reads the same in any year. */
export const SHORT_YEARS = { from: 1969, to: 2068 };

const SEPARATORS = ['-', '/', '.'] as const;

/** Every format a date column can have: where several read most cells, the first is the likelier. */
export const DATE_FORMATS: readonly DateFormat[] = [
  ...(['ymd', 'dmy', 'mdy'] as const).flatMap((order) =>
    SEPARATORS.map((separator) => ({ order, separator })),
  ),
  { order: 'compact', separator: '' },
  ...(['dmy', 'mdy', 'ymd'] as const).flatMap((order) =>
    SEPARATORS.map((separator) => ({ order, separator, shortYear: true as const })),
  ),
  { order: 'named', separator: '' },
  { order: 'named', separator: '', shortYear: true },
  { order: 'ymd', separator: '年' },
  { order: 'era', separator: '年' },
  { order: 'era', separator: '' },
  { order: 'serial', separator: '' },
  { order: 'serial-1904', separator: '' },
  { order: 'seconds', separator: '' },
  { order: 'milliseconds', separator: '' },
  { order: 'month', separator: '' },
];

const INDEX_OF = new Map(DATE_FORMATS.map((format, index) => [keyOf(format), index]));

function keyOf({ order, separator, shortYear }: DateFormat): string {
  return `${order} ${separator} ${shortYear ?? false}`;
}

/** Whether a format needs more than its cells to be believed: numbers and codes look the same. */
export function isWeak({ order, separator }: DateFormat): boolean {
  return /^(?:serial|seconds|milli|month)/.test(order) || (order === 'era' && separator === '');
}

/** Whether cells in the format are read in place, as bytes. */
export function isPlainDate({ order, separator, shortYear }: DateFormat): boolean {
  return !shortYear && separator !== '年' && (separator !== '' || order === 'compact');
}

export function sameDateFormat(one: DateFormat, other: DateFormat): boolean {
  return sameDateOrder(one, other) && one.buddhist === other.buddhist;
}

/** The same, whoever's years they are. */
export function sameDateOrder(one: DateFormat, other: DateFormat): boolean {
  return keyOf(one) === keyOf(other);
}

// After a dot a space may follow (`4. 3. 2021`, `2021. 03. 04.`); a final dot (Hungarian) or `г.` (Russian) may end it.
const SEPARATED =
  /^(\d{4}|\d{1,2})(-|\/|\.)( ?)(\d{1,2})\2( ?)(\d{4}|\d{1,2})(?:\.| ?г\.?| ?оны?)?(?!\d)(.*)$/su;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?!\d)(.*)$/s;
const NUMBER = /^\d{5}(?:[.,]\d+)?$|^\d{9,10}(?:[.,]\d+)?$|^\d{12,13}$/;

// Days from 1970-01-01 back to the day before 1900-01-01, with the 29 February 1900 that spreadsheets count; and to 1904-01-01.
const SERIAL_0 = 25569;
const SERIAL_0_1904 = 24107;
/** 1950 to 2099: what sales have, and few other numbers of five figures in a column said to hold dates. */
const SERIALS = { from: 18264, to: 73050 };
const SECONDS = { from: 631152000, to: 4102444800 };

/** `2024 оны арван хоёрдугаар сар` and a little more. */
const LONGEST_MONTH = 32;

const MARKS = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text as dates are looked for in: ASCII figures, marks and spaces, no weekday. */
function tidy(text: string): string {
  let tidied = text.trim();
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(tidied)) {
    tidied = westernDate(
      tidied
        .normalize('NFKC')
        .replace(MARKS, '')
        .replace(/[\u2010-\u2015\u2212]/g, '-')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  // A spreadsheet is kept from reading a text as anything else by `="..."`.
  const quoted = /^="(.*)"$/s.exec(tidied);
  // So is it by a mark before the text, which some programs write out.
  const bare = (quoted?.[1] ?? tidied).replace(/^'(?=\d)/, '');
  // `16:51:06 16-04-2026`: some put the time of day first.
  const timed = TIME_FIRST.exec(bare);
  return timed !== null && isTimeOfDay(` ${timed[1] ?? ''}`) ? bare.slice(timed[0].length) : bare;
}

const TIME_FIRST = /^(\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)(?:,? +| - )(?=[\p{L}\d]+[-/. 年])/iu;

/**
 * Every reading of a text as a date: index into DATE_FORMATS, days since 1970-01-01, and whether its year was taken as Thailand
 * counts them. Empty where it is no date under any format.
 */
export function dateReadings(written: string): DateReadings {
  if (written.length > 80) return [];
  const known = knownReadings.get(written);
  if (known !== undefined) return known;
  const found = readingsOf(written);
  if (knownReadings.size >= MOST_KNOWN) knownReadings.clear();
  knownReadings.set(written, found);
  return found;
}

export type DateReadings = readonly (readonly [format: number, day: number, buddhist: boolean])[];

/** The cells of a head are asked about several times: as a header's, a delimiter's, a column's. */
const knownReadings = new Map<string, DateReadings>();
const MOST_KNOWN = 1 << 13;

/** Numbers this short are no date in any way of writing one. */
const SHORT_NUMBER = /^-?\d{1,3}(?:[.,]\d{1,3})?$/;

function readingsOf(written: string, commonEra = false): DateReadings {
  if (SHORT_NUMBER.test(written)) return [];
  const tidied = tidy(written);
  if (!/\d/.test(tidied)) return [];
  const text = withoutWeekday(tidied);
  const found: [number, number, boolean][] = [];
  const add = (format: DateFormat, year: number, month: number, day: number) => {
    const civil = commonEra ? year : civilYear(year);
    const days = civilDay(civil, month, day);
    const index = INDEX_OF.get(keyOf(format));
    if (days !== NO_DATE && index !== undefined) found.push([index, days, civil !== year]);
  };
  const separated = SEPARATED.exec(text);
  if (separated !== null) {
    const [, a = '', mark = '', spaceA, b = '', spaceB, c = '', rest = ''] = separated;
    const separator = mark as '-' | '/' | '.';
    if (separator !== '.' && (spaceA !== '' || spaceB !== '')) return [];
    if (rest !== '' && !isTimeOfDay(rest)) return [];
    const [first, second, third] = [Number(a), Number(b), Number(c)];
    if (a.length === 4) {
      if (c.length <= 2) add({ order: 'ymd', separator }, first, second, third);
      return found;
    }
    if (c.length === 4) {
      add({ order: 'dmy', separator }, third, second, first);
      add({ order: 'mdy', separator }, third, first, second);
      return found;
    }
    const shortYear = true;
    if (c.length === 2) {
      add({ order: 'dmy', separator, shortYear }, fullYear(third), second, first);
      add({ order: 'mdy', separator, shortYear }, fullYear(third), first, second);
    }
    if (a.length === 2) add({ order: 'ymd', separator, shortYear }, fullYear(first), second, third);
    return found;
  }
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second, rest = ''] = compact;
    const clock = Number(hour ?? 0) <= 24 && Number(minute ?? 0) <= 59 && Number(second ?? 0) <= 60;
    if (clock && (rest === '' || (hour === undefined && isTimeOfDay(rest)))) {
      add({ order: 'compact', separator: '' }, Number(year), Number(month), Number(day));
    }
  }
  if (NUMBER.test(text)) {
    countedDays(Number(text.replace(',', '.')), found);
    return found;
  }
  if (found.length > 0) return found;
  const signed = signedDate(text);
  if (signed !== null) add({ order: 'ymd', separator: '年' }, ...signed);
  const era = signed === null ? eraDate(text) : null;
  if (era !== null) add({ order: 'era', separator: era.letter ? '' : '年' }, era.year, era.month, era.day);
  if (found.length > 0) return found;
  const named = namedDate(text);
  if (named !== null) {
    const { year, shortYear, month, day } = named;
    if (shortYear) add({ order: 'named', separator: '', shortYear }, fullYear(year), month, day);
    else add({ order: 'named', separator: '' }, year, month, day);
  }
  if (found.length > 0 || text.length > LONGEST_MONTH) return found;
  // A quarter is its first month.
  const month = namedMonth(text) ?? namedQuarter(text);
  if (month !== null && month.year !== null)
    add({ order: 'month', separator: '' }, month.year, month.month, 1);
  return found;
}

function countedDays(value: number, found: [number, number, boolean][]): void {
  const push = (order: DateFormat['order'], day: number) => {
    const index = INDEX_OF.get(keyOf({ order, separator: '' }));
    if (index !== undefined) found.push([index, day, false]);
  };
  if (value >= SERIALS.from && value < SERIALS.to + 1) {
    push('serial', Math.floor(value) - SERIAL_0);
    push('serial-1904', Math.floor(value) - SERIAL_0_1904);
  }
  if (value >= SECONDS.from && value <= SECONDS.to) push('seconds', Math.floor(value / 86400));
  if (value >= SECONDS.from * 1000 && value <= SECONDS.to * 1000) {
    push('milliseconds', Math.floor(value / 86400000));
  }
}

/** The year of the common era that two figures stand for. */
export function fullYear(short: number): number {
  return short < SHORT_YEARS.from % 100 ? 2000 + short : 1900 + short;
}

/** Years that Thailand counts by: no sale is dated five centuries ahead. */
const BUDDHIST = { from: 2483, to: 2643, before: 543 };

/** The year of the common era that a year of four figures stands for, if one that could be Thailand's is. */
export function civilYear(year: number): number {
  return year >= BUDDHIST.from && year <= BUDDHIST.to ? year - BUDDHIST.before : year;
}

/** The same for a column's format; 0 where that does not say what the year stands for. */
export function yearInFormat(year: number, { buddhist }: DateFormat): number {
  const civil = civilYear(year);
  return civil === year || buddhist === false ? year : buddhist ? civil : 0;
}

function civilDay(year: number, month: number, day: number): number {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return NO_DATE;
  }
  return daysFromCivil(year, month, day);
}

/**
 * Days since 1970-01-01 of a text under a column's format; NO_DATE where it names no existing day, lies outside the
 * years 1 to 9999, or is written in another way that leaves a choice. A time of day after the date is checked and
 * dropped: the day is the one written, whatever zone follows.
 */
export function parseDate(text: string, format: DateFormat): number {
  const { buddhist, shortYear } = format;
  const readings = buddhist === false ? readingsOf(text, true) : dateReadings(text);
  if (buddhist === undefined && readings.some(([, , thai]) => thai)) return NO_DATE;
  const wanted = INDEX_OF.get(keyOf(format));
  for (const [index, day] of readings)
    if (index === wanted) return buddhist && shortYear ? fromBuddhist(day) : day;
  return readings.length === 0 ? NO_DATE : strayDate(readings, format);
}

/** The year that two figures stand for where they end one of Thailand's. */
export function buddhistYear(short: number): number {
  return civilYear(2500 + short);
}

/** A day whose year of two figures was read as one of the common era. */
function fromBuddhist(read: number): number {
  const { year, month, day } = civilFromDays(read);
  return civilDay(buddhistYear(year % 100), month, day);
}

/** The same, but for the texts alone that are written in the format. */
export function dateInFormat(text: string, format: DateFormat): number {
  const wanted = INDEX_OF.get(keyOf(format));
  for (const [index, day] of dateReadings(text)) if (index === wanted) return day;
  return NO_DATE;
}

/**
 * A date written in another way than its column's, where that can be read in one way alone: a year of four figures in
 * front, a month in letters, a day that is no month, or others of the kind that tell. Between the same marks the
 * column's order of day and month stands.
 */
function strayDate(readings: DateReadings, { order, separator, shortYear, strays }: DateFormat): number {
  if (shortYear || isFigures({ order, separator })) return NO_DATE;
  const plain = readings.flatMap(([index, day]) => {
    const written = DATE_FORMATS[index];
    return written && !written.shortYear && !isFigures(written) ? [{ written, day }] : [];
  });
  if (plain.length < readings.length) return NO_DATE;
  const found = plain.length === 1 ? plain[0] : plain.find(({ written }) => written.order === strays);
  if (found === undefined) return NO_DATE;
  const { written, day } = found;
  const against = written.separator === separator && YEAR_LAST.has(order) && YEAR_LAST.has(written.order);
  return against ? NO_DATE : day;
}

const YEAR_LAST: ReadonlySet<DateFormat['order']> = new Set(['dmy', 'mdy']);

function isFigures(format: DateFormat): boolean {
  return isWeak(format) || format.order === 'compact';
}

/** The first and last part of a date whose year has two figures; null for other texts. */
export function shortDateParts(text: string): readonly [first: number, last: number] | null {
  const match = /^(\d{2})[-/.] ?\d{1,2}[-/.] ?(\d{2})(?!\d)/.exec(withoutWeekday(tidy(text)));
  return match && [Number(match[1]), Number(match[2])];
}
