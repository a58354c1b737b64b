import type { Evidence } from './check.ts';
import { DATE_FORMATS, dateReadings, isWeak, shortDateParts } from './date-format.ts';
import {
  NUMBER_FORMATS,
  numberParts,
  plainDigits,
  valueOfParts,
  type NumberFormat,
} from './number-format.ts';

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
 */
export function gatherEvidence(
  cells: Iterable<readonly [text: string, rows: number]>,
  units = false,
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

    const parts = numberParts(text, units);
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

/** Digits alone are a date only in years that sales have; 99991231 is somebody's code. */
function codeYear(text: string, reading: readonly [format: number, day: number] | undefined): boolean {
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

/** The format of numbers that come from cells of that type: there is nothing to decide. */
export function plainNumberVerdict(evidence: ColumnEvidence): Verdict<NumberFormat> {
  const plain = NUMBER_FORMATS[0];
  const groups = evidence.numbers.filter((one) => allows(one, 0) && !one.percent);
  const rows = groups.reduce((sum, one) => sum + one.rows, 0);
  const [first] = groups;
  if (!plain || !first) return EMPTY;
  return {
    format: plain,
    rows,
    evidence: [{ code: 'cell-type', params: { text: first.text } }],
    choices: [],
    example: first.text,
  };
}

/**
 * Decides the number format of a column, by all its cells together.
 *
 * @param japanese nobody who writes so puts a comma before decimals
 */
export function numberVerdict(evidence: ColumnEvidence, japanese = false): Verdict<NumberFormat> {
  const all = evidence.numbers;
  const total = all.reduce((sum, one) => sum + one.rows, 0);
  const percent = evidence.percents.rows * 2 > total;
  const groups = all.filter((one) => one.percent === percent);
  const fits = NUMBER_FORMATS.map((_, index) => rowsAllowing(groups, index));
  const most = Math.max(0, ...fits);
  if (most === 0) return EMPTY;
  const asFormat = (format: NumberFormat): NumberFormat => (percent ? { ...format, percent: true } : format);
  const percentEvidence: Evidence[] = percent
    ? [{ code: 'percent', params: { text: evidence.percents.text } }]
    : [];
  const decide = (index: number, reason: Evidence): Verdict<NumberFormat> => {
    const format = NUMBER_FORMATS[index] ?? NUMBER_FORMATS[0];
    if (format === undefined) return EMPTY;
    return {
      format: asFormat(format),
      rows: fits[index] ?? 0,
      evidence: [reason, ...percentEvidence, ...outvoted(groups, index)],
      choices: [],
      example: groups.find((one) => allows(one, index))?.text ?? '',
    };
  };

  const contested = groups.find((one) => one.differ);
  // The best format of each decimal sign, and how many cells only that sign can read.
  const bestOf = (decimal: '.' | ',') => {
    let best = -1;
    NUMBER_FORMATS.forEach((format, index) => {
      if (format.decimal === decimal && (best < 0 || (fits[index] ?? 0) > (fits[best] ?? 0))) best = index;
    });
    return best;
  };
  const point = bestOf('.');
  const comma = bestOf(',');
  const onlyPoint = signRows(groups, '.');
  const onlyComma = signRows(groups, ',');
  const decisive = onlyPoint.rows + onlyComma.rows;

  if (decisive === 0 && !contested) {
    const index = fits.indexOf(most);
    const group = NUMBER_FORMATS[index]?.group ?? '';
    const text = exampleOf(groups, index, 0);
    return decide(
      index,
      group === ''
        ? { code: 'whole-numbers', params: {} }
        : { code: 'group-mark', params: { text, mark: group } },
    );
  }
  const winner = onlyPoint.rows >= onlyComma.rows ? point : comma;
  const loserRows = Math.min(onlyPoint.rows, onlyComma.rows);
  const doubtful = contested !== undefined && loserRows > (decisive - loserRows) * CONTESTED;
  if (decisive > 0 && !doubtful) {
    return decide(winner, markEvidence(winner, winner === point ? onlyPoint.text : onlyComma.text));
  }
  if (contested && decisive === 0) {
    // Only `1.234` or `1,234` and whole numbers so far: what else can tell a decimal mark from a thousands mark?
    const mark = bodyOf(contested.text).includes(',') ? ',' : '.';
    const asDecimal = mark === '.' ? point : comma;
    const asGroup = mark === '.' ? comma : point;
    const marked = groups.reduce((sum, one) => sum + (one.differ ? one.rows : 0), 0);
    const plain = groups.reduce((sum, one) => sum + (one.differ ? 0 : one.rows), 0);
    if (evidence.wholeCurrency.rows > 0) {
      return decide(asGroup, { code: 'group-by-currency', params: { text: evidence.wholeCurrency.text } });
    }
    // A sum of foreign money may be written the foreign way.
    if (japanese && mark === ',' && !/[^\d.,¥円\s()+-]/.test(contested.text.normalize('NFKC')))
      return decide(asGroup, { code: 'group-in-japan', params: { text: contested.text } });
    if (evidence.ungrouped.rows > 0) {
      return decide(asDecimal, { code: 'ungrouped-thousands', params: { text: evidence.ungrouped.text } });
    }
    // Decimals that drop their zeros show one or two digits a tenth of the time: 0.9^300 is 2e-14. Fixed decimals
    // would mark every number.
    if (marked >= 300 && plain > 0)
      return decide(asGroup, { code: 'group-by-count', params: { rows: marked } });
  }
  const [one, two] = onlyComma.rows > onlyPoint.rows ? [comma, point] : [point, comma];
  return {
    format: null,
    rows: most,
    evidence: [{ code: 'ambiguous', params: {} }, ...percentEvidence],
    choices: [one, two].flatMap((index) => NUMBER_FORMATS[index] ?? []).map(asFormat),
    example: contested?.text ?? onlyPoint.text,
  };
}

/** Cells that only formats with this decimal sign can read, and the first of them. */
function signRows(groups: readonly FormatGroup[], decimal: '.' | ','): { rows: number; text: string } {
  let rows = 0;
  let text = '';
  for (const one of groups) {
    const allowed = NUMBER_FORMATS.filter((_, index) => allows(one, index));
    if (allowed.length === 0 || allowed.some((format) => format.decimal !== decimal)) continue;
    if (rows === 0) text = one.text;
    rows += one.rows;
  }
  return { rows, text };
}

/** The digits and marks of a number, full-width ones made plain. */
function bodyOf(text: string): string {
  return numberParts(text)?.body ?? '';
}

function markEvidence(index: number, text: string): Evidence {
  const format = NUMBER_FORMATS[index];
  if (format === undefined) return { code: 'ambiguous', params: {} };
  return bodyOf(text).includes(format.decimal)
    ? { code: 'decimal-mark', params: { text, mark: format.decimal } }
    : { code: 'group-mark', params: { text, mark: format.group } };
}

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
