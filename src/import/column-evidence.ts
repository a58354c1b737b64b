import type { Evidence } from './check.ts';
import { civilFromDays } from '../table/civil-day.ts';
import { DATE_FORMATS, dateReadings, isWeak, shortDateParts, type DateReadings } from './date-format.ts';
import { NUMBER_FORMATS, numberBesideSide, numberParts, plainDigits, valueOfParts } from './number-format.ts';

/**
 * What all cells of one column say together. Each cell allows some formats and forbids the others; cells that allow
 * the same ones are counted as one group, so a column of any length boils down to a few groups and their examples.
 */
export interface ColumnEvidence {
  readonly filled: number;
  readonly blanks: number;
  /** By the set of number formats allowed (bit i: NUMBER_FORMATS[i]). */
  readonly numbers: readonly FormatGroup[];
  /** By the set of date formats allowed (bit i: DATE_FORMATS[i]) and by which of them read alike. */
  readonly dates: readonly DateGroup[];
  /** Of dates with two figures for the year: the different ones that come first, and last. */
  readonly shortDates: { readonly first: ReadonlySet<number>; readonly last: ReadonlySet<number> };
  /**
   * Dates whose year could be one as Thailand counts them; `told`: a 29 February that the common era has not shows that it is.
   */
  readonly buddhist: { readonly rows: number; readonly text: string; readonly told: boolean };
  /** The last day among a spreadsheet's numbers, counted from 1904; -Infinity without any. */
  readonly lastSerial: number;
  readonly percents: { readonly rows: number; readonly text: string };
  /** Filled cells that are neither number nor date, and the first of them. */
  readonly texts: { readonly rows: number; readonly text: string };
  /** Of those, cells in which a program says that there is nothing: `NaN`, `n/a`, `#DIV/0!`. */
  readonly placeholders: { readonly rows: number; readonly text: string };
  /** Whole numbers written with leading zeros. */
  readonly leadingZeros: { readonly rows: number; readonly text: string };
  /** Whole parts of five digits or more without a mark between thousands. */
  readonly ungrouped: { readonly rows: number; readonly text: string };
  /** The currencies written beside numbers. */
  readonly currencies: ReadonlySet<string>;
  /** Numbers in a currency without cents. */
  readonly wholeCurrency: { readonly rows: number; readonly text: string };
  /** Numbers that formats read differently and no currency stands beside. */
  readonly bareDiffering: { readonly rows: number; readonly text: string };
}

export interface FormatGroup {
  readonly formats: number;
  /** Whether the formats allowed read the cells differently. */
  readonly differ: boolean;
  readonly percent: boolean;
  rows: number;
  readonly text: string;
}

export interface DateGroup extends FormatGroup {
  /** Day under each format allowed, told apart by small numbers: equal ones read the cells alike. */
  readonly readings: ReadonlyMap<number, number>;
}

const WHOLE_CURRENCY = /[¥￥\\円₩₮₫]|(?<!\p{L})(?:Ft|Rp|đ|JPY|KRW|HUF|IDR|VND|CLP)(?!\p{L})/u;
const PLACEHOLDER =
  /^(?:\p{Sc}|[a-z]{2,3})? ?(?:nan|null|none|nil|n\/a|na|undefined|#n\/a|#n\/d|#div\/0!|#ref!|#value!|#num!|#name\?|-{1,3}|–|—)$/iu;
const CODE_YEARS = { from: 1800, to: 2999 };

/**
 * Cells are observed with the number of rows they stand for.
 *
 * @param units units of measure stand behind numbers
 * @param sides marks of debit and credit stand beside numbers
 */
export function gatherEvidence(
  cells: Iterable<readonly [text: string, rows: number]>,
  units = false,
  sides = false,
): ColumnEvidence {
  const numbers = new Map<string, FormatGroup>();
  const dates = new Map<string, DateGroup>();
  const shortFirst = new Set<number>();
  const shortLast = new Set<number>();
  const tally = () => ({ rows: 0, text: '' });
  const note = (kept: { rows: number; text: string }, text: string, rows: number) => {
    if (kept.rows === 0) kept.text = text;
    kept.rows += rows;
  };
  const buddhist = { ...tally(), told: false };
  const percents = tally();
  const texts = tally();
  const placeholders = tally();
  const leadingZeros = tally();
  const ungrouped = tally();
  const wholeCurrency = tally();
  const bareDiffering = tally();
  const currencies = new Set<string>();
  let filled = 0;
  let blanks = 0;
  let lastSerial = -Infinity;
  for (const [text, rows] of cells) {
    if (text === '' || text.trim() === '') {
      blanks += rows;
      continue;
    }
    filled += rows;
    let known = false;

    const readings = dateReadings(text);
    if (readings.length > 0 && codeYear(text, readings[0])) {
      let formats = 0;
      const days: number[] = [];
      const alike = new Map<number, number>();
      if (readings.some(([, , thai]) => thai)) {
        note(buddhist, text, rows);
        // 543 years apart only one of the two is a leap year.
        if (readings.every(([, day]) => isLeapDay(day))) buddhist.told = true;
      }
      for (const [index, day] of readings) {
        formats |= 1 << index;
        const found = days.indexOf(day);
        alike.set(index, found < 0 ? days.push(day) - 1 : found);
        const format = DATE_FORMATS[index];
        if (format && !isWeak(format)) known = true;
        if (format?.order === 'serial-1904') lastSerial = Math.max(lastSerial, day);
        if (format?.shortYear && format.order !== 'named') {
          const ends = shortDateParts(text);
          if (ends) {
            shortFirst.add(ends[0]);
            shortLast.add(ends[1]);
          }
        }
      }
      const key = [...alike].join(' ');
      const found = dates.get(key);
      if (found) found.rows += rows;
      else dates.set(key, { formats, differ: days.length > 1, percent: false, rows, text, readings: alike });
    }

    const parts = numberParts(text, units) ?? (sides ? numberBesideSide(text) : null);
    if (parts !== null) {
      let formats = 0;
      let value = NaN;
      let differ = false;
      NUMBER_FORMATS.forEach((format, index) => {
        const read = valueOfParts(parts, parts.percent ? { ...format, percent: true } : format);
        if (Number.isNaN(read)) return;
        if (formats !== 0 && read !== value) differ = true;
        value = read;
        formats |= 1 << index;
      });
      if (formats !== 0) {
        known = true;
        group(numbers, formats, differ, parts.percent, text, rows);
        if (parts.currency !== '') currencies.add(parts.currency);
        else if (differ) note(bareDiffering, text, rows);
        if (parts.percent) note(percents, text, rows);
        if (/^0\d/.test(parts.body) && /^\d+$/.test(parts.body)) note(leadingZeros, text, rows);
        if (/^\d{5}/.test(parts.body)) note(ungrouped, text, rows);
        if (WHOLE_CURRENCY.test(text)) note(wholeCurrency, text, rows);
      }
    }
    if (!known) {
      note(texts, text, rows);
      if (PLACEHOLDER.test(text.trim())) note(placeholders, text, rows);
    }
  }
  return {
    filled,
    blanks,
    numbers: [...numbers.values()],
    dates: [...dates.values()],
    shortDates: { first: shortFirst, last: shortLast },
    buddhist,
    lastSerial,
    percents,
    texts,
    placeholders,
    leadingZeros,
    ungrouped,
    currencies,
    wholeCurrency,
    bareDiffering,
  };
}

function group(
  groups: Map<string, FormatGroup>,
  formats: number,
  differ: boolean,
  percent: boolean,
  text: string,
  rows: number,
): void {
  const key = `${formats} ${differ} ${percent}`;
  const found = groups.get(key);
  if (found) found.rows += rows;
  else groups.set(key, { formats, differ, percent, rows, text });
}

function isLeapDay(day: number): boolean {
  const civil = civilFromDays(day);
  return civil.month === 2 && civil.day === 29;
}

/** Digits alone are a date only in years that sales have; 99991231 is somebody's code. */
function codeYear(text: string, reading: DateReadings[number] | undefined): boolean {
  const order = reading && DATE_FORMATS[reading[0]]?.order;
  if (order !== 'compact') return true;
  const year = Number(/\d{4}/.exec(text)?.[0]);
  return year >= CODE_YEARS.from && year <= CODE_YEARS.to;
}

/** What one cell looks like by itself. */
export function cellKind(text: string): 'blank' | 'number' | 'date' | 'text' {
  if (text.trim() === '') return 'blank';
  const readings = dateReadings(text);
  const dated = readings.some(([index]) => {
    const format = DATE_FORMATS[index];
    return format !== undefined && !isWeak(format);
  });
  if (dated && codeYear(text, readings[0])) return 'date';
  const parts = numberParts(text);
  if (parts === null) return 'text';
  return NUMBER_FORMATS.some((format) => plainDigits(parts.body, format) !== null) ? 'number' : 'text';
}

/** One reading of a column. */
export interface Reading<Format> {
  readonly format: Format;
  /** Cells it can read. */
  readonly rows: number;
}

/** A column's format, or the readings only a person can choose between. */
export interface Verdict<Format> {
  /** Null where `choices` are open or nothing fits. */
  readonly format: Format | null;
  readonly rows: number;
  readonly evidence: readonly Evidence[];
  /** Two or more where nothing decides; likeliest first. */
  readonly choices: readonly Format[];
  /** A cell that the choices read differently. */
  readonly example: string;
}

// A minority this small beside the decided majority is a slip to be rejected; a larger one makes the column doubtful.
export const CONTESTED = 0.2;

export const EMPTY = { format: null, rows: 0, evidence: [], choices: [], example: '' } as const;

export function allows(one: FormatGroup, index: number): boolean {
  return (one.formats & (1 << index)) !== 0;
}

export function rowsAllowing(groups: readonly FormatGroup[], index: number): number {
  return groups.reduce((sum, one) => sum + (allows(one, index) ? one.rows : 0), 0);
}

/** Cells that allow one format and forbid another. */
export function decidingRows(groups: readonly FormatGroup[], index: number, rival: number): number {
  return groups.reduce((sum, one) => sum + (allows(one, index) && !allows(one, rival) ? one.rows : 0), 0);
}

/** The first cell that allows a format and, where there is one, forbids the rival (-1: none). */
export function exampleOf(groups: readonly FormatGroup[], index: number, rival: number): string {
  const found =
    groups.find((one) => allows(one, index) && (rival < 0 || !allows(one, rival))) ??
    groups.find((one) => allows(one, index));
  return found?.text ?? '';
}

/** Cells that are numbers or dates, but not under the format chosen: they will be rejected, and that is said. */
export function outvoted(groups: readonly FormatGroup[], index: number): Evidence[] {
  const others = groups.filter((one) => !allows(one, index));
  const rows = others.reduce((sum, one) => sum + one.rows, 0);
  const [first] = others;
  return first === undefined ? [] : [{ code: 'outvoted', params: { text: first.text, rows } }];
}
