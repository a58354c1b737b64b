import { NO_DATE } from '../table/column.ts';
import { civilFromDays, isoOf } from '../table/civil-day.ts';
import type { Evidence } from './check.ts';
import {
  allows,
  CONTESTED,
  decidingRows,
  EMPTY,
  exampleOf,
  outvoted,
  rowsAllowing,
  type ColumnEvidence,
  type DateGroup,
  type Verdict,
} from './column-evidence.ts';
import {
  buddhistYear,
  DATE_FORMATS,
  dateInFormat,
  fullYear,
  isWeak,
  parseDate,
  SHORT_YEARS,
  type DateFormat,
} from './date-format.ts';

/** Of parts that could be either, the years are the fewer: so many different days, and twice as many, settle it where dots speak for the day. */
const DOTTED_DAYS = 3;
/** Days are many and lie all over the month, while years are few; years that lie so far apart are no sales. */
const DAYS = { different: 7, apart: 20 };
const ONE_YEAR = { days: 3, apart: 10 };
/** Days of one file: a reading that takes days of one month for years far apart goes past it. */
const MOST_YEARS = 25 * 366;
/** And one that keeps them this close is believed: days late in their months would lie in six years, read as those. */
const FEW_YEARS = 3 * 366;
/** Readings that a person is asked to choose between. */
const MOST_CHOICES = 4;
/** Sales may be dated a little ahead, those counted from 1904 no more than others. */
const AHEAD = 60;

/**
 * Decides the date format of a column, by all its cells together.
 *
 * @param weak whether formats count that numbers and codes have too: only where something else says that these are dates
 * @param thai whether something in the file says that it comes from Thailand
 */
export function dateVerdict(
  evidence: ColumnEvidence,
  weak = false,
  thai: () => boolean = () => false,
): Verdict<DateFormat> {
  return inCalendar(orderVerdict(evidence, weak), evidence, thai);
}

/** The order of the parts, years taken as Thailand's where they can be. */
function orderVerdict(evidence: ColumnEvidence, weak: boolean): Verdict<DateFormat> {
  const { dates } = evidence;
  const fits = DATE_FORMATS.map((format, index) =>
    isWeak(format) === weak ? rowsAllowing(dates, index) : 0,
  );
  const most = Math.max(0, ...fits);
  if (most === 0) return EMPTY;
  // Of readings that fit the same cells the one that more cells insist on stands first.
  const insisted = (index: number) =>
    dates.reduce((sum, one) => sum + (allows(one, index) && !one.differ ? one.rows : 0), 0);
  const tied = DATE_FORMATS.map((_, index) => index).filter((index) => fits[index] === most);
  const first = tied.reduce((best, index) => (insisted(index) > insisted(best) ? index : best));
  const winner = tied.find((index) => insisted(index) === insisted(first) && outlives(index, first)) ?? first;
  const format = DATE_FORMATS[winner];
  if (format === undefined) return EMPTY;
  const reasons: Evidence[] = [];
  const open: number[] = [];
  /** `23/01/31`: whoever reads the day first has sales in years to come, where the first part is the year of all. */
  function outlives(index: number, other: number): boolean {
    const [one, rival] = [DATE_FORMATS[index], DATE_FORMATS[other]];
    if (!one?.shortYear || !rival?.shortYear || one.order !== 'ymd' || index === other) return false;
    const { first, last } = evidence.shortDates;
    const comes = (years: ReadonlySet<number>) => Math.max(...[...years].map(fullYear)) > thisYear() + 1;
    return (
      last.size >= FEWEST_DAYS && comes(last) && !comes(first) && byCustom(one, rival, evidence, '') !== null
    );
  }
  DATE_FORMATS.forEach((rival, index) => {
    if (index === winner || !fits[index]) return;
    const contested = dates.find(
      (one) =>
        allows(one, winner) && allows(one, index) && one.readings.get(winner) !== one.readings.get(index),
    );
    if (!contested) return;
    const inFavour = decidingRows(dates, winner, index);
    const against = decidingRows(dates, index, winner);
    if (inFavour > 0 && against <= inFavour * CONTESTED) return;
    const custom = against === 0 ? byCustom(format, rival, evidence, contested.text) : null;
    if (custom) reasons.push(custom);
    else open.push(index);
  });
  if (open.length > 0) {
    const choices = [winner, ...open].slice(0, 3);
    return {
      format: null,
      rows: most,
      evidence: [{ code: 'ambiguous', params: {} }],
      choices: choices.flatMap((index) => DATE_FORMATS[index] ?? []),
      example: tellingApart(dates, choices),
    };
  }
  const mirror = DATE_FORMATS.findIndex(
    (other) =>
      other.separator === format.separator &&
      other.shortYear === format.shortYear &&
      other.order === (format.order === 'dmy' ? 'mdy' : format.order === 'mdy' ? 'dmy' : ''),
  );
  const text = exampleOf(dates, winner, mirror);
  const decided = mirror < 0 || decidingRows(dates, winner, mirror) > 0;
  // `1403/05/12` is counted from another year than any that is known here.
  if (!dates.some((one) => allows(one, winner) && isOfOurTime(dateInFormat(one.text, format)))) return EMPTY;
  const others = dates.filter((one) => !allows(one, winner));
  const told = orderOf(others);
  const read: DateFormat = { ...format, ...(told === null ? {} : { strays: told }) };
  // Dates written in another way that can be read all the same.
  const strays = others.filter((one) => parseDate(one.text, { ...read, buddhist: true }) !== NO_DATE);
  return {
    format: read,
    rows: strays.reduce((sum, one) => sum + one.rows, most),
    evidence: [
      ...(reasons.length > 0 && !decided ? [] : [reasonOf(format, text, decided)]),
      ...reasons,
      ...(format.shortYear && format.order !== 'ymd' ? [shortYears(text)] : []),
      ...outvoted(dates, winner),
    ],
    choices: [],
    example: text,
  };
}

/**
 * Whose years they are, where they could be Thailand's: the file says so, or a person does. A few such years among many others
 * are neither, but slips.
 */
function inCalendar(
  verdict: Verdict<DateFormat>,
  evidence: ColumnEvidence,
  thai: () => boolean,
): Verdict<DateFormat> {
  const { format, rows, choices } = verdict;
  const { buddhist } = evidence;
  const full = buddhist.rows > 0;
  const couldBe = (one: DateFormat) =>
    one.shortYear ? endsBuddhistYears(one, evidence) : full && !isWeak(one) && one.order !== 'era';
  const formats = format === null ? choices : [format];
  if (!formats.some(couldBe)) return verdict;
  const counted = formats.map((one) => (couldBe(one) ? { ...one, buddhist: true } : one));
  if (buddhist.told || thai()) {
    if (format === null) return { ...verdict, choices: counted };
    const text = format.shortYear ? verdict.example : buddhist.text;
    const date = isoOf(parseDate(text, counted[0] ?? format));
    const evidence = [...verdict.evidence, { code: 'buddhist-years' as const, params: { text, date } }];
    return { ...verdict, format: counted[0] ?? format, evidence };
  }
  if (format !== null && !format.shortYear && buddhist.rows <= (rows - buddhist.rows) * CONTESTED) {
    const slips: Evidence = { code: 'outvoted', params: { text: buddhist.text, rows: buddhist.rows } };
    return { ...verdict, rows: rows - buddhist.rows, evidence: [...verdict.evidence, slips] };
  }
  const asWritten = formats.flatMap((one) => (couldBe(one) ? [{ ...one, buddhist: false }] : []));
  return {
    format: null,
    rows,
    evidence: [{ code: 'ambiguous', params: {} }],
    choices: [...counted, ...asWritten].slice(0, MOST_CHOICES),
    example: format !== null && !format.shortYear ? buddhist.text : verdict.example,
  };
}

/** The day the machine believes it is. */
function today(): number {
  return Math.floor((performance.timeOrigin + performance.now()) / 86_400_000);
}

function thisYear(): number {
  return civilFromDays(today()).year;
}

/** Fewer different days of a month than these can be the years they look like. */
const FEWEST_DAYS = 5;

/** 1800 to 2199: no sale lies further off. */
const OUR_TIME = { from: -62091, to: 84006 };

function isOfOurTime(day: number): boolean {
  return day >= OUR_TIME.from && day <= OUR_TIME.to;
}

/** Sales are newer than this. */
const OLDEST = { asWritten: 1980, buddhist: 1990 };

/** Whether years of two figures make sense as Thailand's alone: 67 to 69 would be half a century ago, or to come. */
function endsBuddhistYears({ order, shortYear }: DateFormat, { shortDates }: ColumnEvidence): boolean {
  if (!shortYear || order === 'named') return false;
  const years = [...(order === 'ymd' ? shortDates.first : shortDates.last)];
  const latest = thisYear() + 1;
  return (
    years.length > 0 &&
    years.every((year) => fullYear(year) > latest || fullYear(year) < OLDEST.asWritten) &&
    years.every((year) => buddhistYear(year) >= OLDEST.buddhist && buddhistYear(year) <= latest)
  );
}

/** The order of day and month that some dates insist on, and none forbids; null where they leave it open. */
function orderOf(dates: readonly DateGroup[]): 'dmy' | 'mdy' | null {
  const only = (order: 'dmy' | 'mdy') =>
    dates.some(({ readings }) => readings.size === 1 && orders([...readings.keys()]).includes(order));
  const orders = (formats: readonly number[]) => formats.map((index) => DATE_FORMATS[index]?.order);
  if (only('dmy') === only('mdy')) return null;
  return only('dmy') ? 'dmy' : 'mdy';
}

/** A cell that shows how the choices differ, each from every other where there is one: `12/02/27` sooner than `12/02/12`. */
function tellingApart(dates: readonly DateGroup[], choices: readonly number[]): string {
  const days = ({ readings }: DateGroup) =>
    new Set(choices.flatMap((index) => readings.get(index) ?? [])).size;
  const [first, ...others] = dates;
  if (!first) return '';
  return others.reduce((best, one) => (days(one) > days(best) ? one : best), first).text;
}

/** What people do where the cells allow two readings: dots put the day first, and the part that hardly changes is the year. */
function byCustom(
  format: DateFormat,
  rival: DateFormat,
  { dates, shortDates, lastSerial }: ColumnEvidence,
  text: string,
): Evidence | null {
  if (format.order === 'serial' && rival.order === 'serial-1904') {
    // Four years on: where that is still to come, nobody counted from 1904.
    return lastSerial > today() + AHEAD
      ? { code: 'spreadsheet-days', params: { text, date: isoOf(dateInFormat(text, format)) } }
      : null;
  }
  const years = rival.order === 'ymd' || format.order === 'ymd';
  if (years && format.shortYear && span(dates, rival) > MOST_YEARS && span(dates, format) <= FEW_YEARS)
    return { code: 'steady-year', params: { text } };
  if (
    format.order === 'dmy' &&
    format.separator === '.' &&
    (!years || shortDates.first.size >= Math.max(DOTTED_DAYS, shortDates.last.size * 2))
  ) {
    return { code: 'dots-day-first', params: { text } };
  }
  if (!years || !format.shortYear) return null;
  const { first, last } = shortDates;
  const [days, others] = format.order === 'ymd' ? [last, first] : [first, last];
  const apart = Math.max(...days) - Math.min(...days);
  const plain = days.size >= Math.max(DAYS.different, others.size * 2) && apart >= DAYS.apart;
  // A file of one year: the other reading would have one and the same day of a month in years far from each other.
  const only = others.size === 1 && days.size >= ONE_YEAR.days && apart >= ONE_YEAR.apart;
  return plain || only ? { code: 'steady-year', params: { text } } : null;
}

/** Days from the first to the last date under a format. */
function span(dates: readonly DateGroup[], format: DateFormat): number {
  const days = dates.map(({ text }) => dateInFormat(text, format)).filter((day) => day !== NO_DATE);
  return Math.max(...days) - Math.min(...days);
}

function shortYears(text: string): Evidence {
  return { code: 'two-digit-years', params: { text, ...SHORT_YEARS } };
}

function reasonOf(format: DateFormat, text: string, decided: boolean): Evidence {
  const date = () => isoOf(dateInFormat(text, format));
  switch (format.order) {
    case 'ymd':
      if (format.shortYear) return shortYears(text);
      return { code: format.separator === '年' ? 'year-month-day-signs' : 'year-first', params: { text } };
    case 'compact':
      return { code: 'compact-date', params: { text } };
    case 'named':
      return { code: 'month-names', params: { text } };
    case 'era':
      return { code: 'japanese-era', params: { text, date: date() } };
    case 'serial':
    case 'serial-1904':
      return { code: 'spreadsheet-days', params: { text, date: date() } };
    case 'month':
      return { code: 'months', params: { text, date: date() } };
    case 'seconds':
    case 'milliseconds':
      return { code: 'seconds-since-1970', params: { text, date: date() } };
    default:
      return decided
        ? { code: 'day-over-12', params: { text, order: format.order } }
        : { code: 'same-either-way', params: {} };
  }
}
