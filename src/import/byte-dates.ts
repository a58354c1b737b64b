import { civilFromDays, daysFromCivil, daysInMonth } from '../table/civil-day.ts';
import { NO_DATE } from '../table/column.ts';
import { CellText, isSpace } from './byte-text.ts';
import { isPlainDate, parseDate, yearInFormat, type DateFormat } from './date-format.ts';
import { sameBytes, type Cells } from './record-batch.ts';

const SPACE = 32;
const DOT = 46;
const COLON = 58;
const LETTER_T = 84;

/**
 * Fills a date column from bytes. `2021-03-04`, `4.3.2021` and the like, with a plain time of day or none, are read
 * in place; everything else goes through `parseDate`, the same format's slow reading of text.
 */
export class DateBuilder {
  readonly kind = 'date';
  days: Int32Array<ArrayBuffer>;
  /** Whether a value was met that the other order of day and month forbids. */
  decided: boolean;
  /** The row of that value. */
  decidedRow = -1;
  private readonly plain: boolean;
  private readonly separator: number;
  private readonly order: DateFormat['order'];
  /** First day and length of the month met last: most dates share their month with the one before. */
  private monthKey = -1;
  private monthStart = 0;
  private monthLength = 0;
  /** Bytes from a field's start to the end of the date within it, where `add` has just read one in place. */
  private dateLength = 0;

  constructor(
    readonly name: string,
    private readonly format: DateFormat,
    capacity: number,
    private readonly text = new CellText(),
  ) {
    this.days = new Int32Array(capacity);
    this.separator = format.separator === '' ? -1 : format.separator.charCodeAt(0);
    this.order = format.order;
    this.plain = isPlainDate(format);
    this.decided = format.order === 'ymd' || format.order === 'compact';
  }

  grow(capacity: number): void {
    const grown = new Int32Array(capacity);
    grown.set(this.days);
    this.days = grown;
  }

  /** Takes the column's fields of a batch; answers with the rows outside the format, null where there are none. */
  take({ bytes, view, starts, ends, first, stride, count, row }: Cells): number[] | null {
    const { days } = this;
    let odd: number[] | null = null;
    let lastStart = 0;
    let lastLength = -1;
    let day = NO_DATE;
    /** Where a date of ten bytes lies that has been read in place; -1 without one. */
    let dateAt = -1;
    for (let i = 0, at = first; i < count; i++, at += stride) {
      const start = starts[at]!;
      const end = ends[at]!;
      const length = end - start;
      // Rows of one order, and of one day under another time of it, follow each other.
      if (length === lastLength && sameBytes(view, start, lastStart, length)) {
        days[row + i] = day;
        continue;
      }
      if (
        dateAt >= 0 &&
        length >= 10 &&
        sameBytes(view, start, dateAt, 10) &&
        (length === 10 || isPlainTime(bytes, start + 10, end))
      ) {
        lastStart = start;
        lastLength = length;
        days[row + i] = day;
        continue;
      }
      this.dateLength = 0;
      const wasDecided = this.decided;
      const inside = this.add(bytes, start, end, row + i);
      if (this.decided !== wasDecided) this.decidedRow = row + i;
      day = days[row + i]!;
      dateAt = this.dateLength === 10 ? start : -1;
      lastStart = start;
      // A text outside the format is asked for again, row by row.
      lastLength = inside ? length : -1;
      if (!inside) (odd ??= []).push(row + i);
    }
    return odd;
  }

  /** Reads a field into a row. False: the field is outside the format, the row is NO_DATE. */
  add(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    let p = start;
    let last = end;
    while (p < last && isSpace(bytes[p]!)) p++;
    while (last > p && isSpace(bytes[last - 1]!)) last--;
    if (p === last) {
      this.days[row] = NO_DATE;
      return true;
    }
    if (!this.plain) return this.addSlowly(bytes, start, end, row);
    let a = 0;
    let b = 0;
    let c = 0;
    let digit: number;
    const { separator, order } = this;
    if (separator < 0) {
      if (last - p < 8) return this.addSlowly(bytes, start, end, row);
      for (const stop = p + 8; p < stop; p++) {
        digit = bytes[p]! - 48;
        if (digit < 0 || digit > 9) return this.addSlowly(bytes, start, end, row);
        c = c * 10 + digit;
      }
      a = (c / 10000) | 0;
      b = ((c / 100) | 0) % 100;
      c %= 100;
    } else {
      let from = p;
      for (; p < last && (digit = bytes[p]! - 48) >= 0 && digit <= 9; p++) a = a * 10 + digit;
      const yearFirst = order === 'ymd';
      let length = p - from;
      if ((yearFirst ? length !== 4 : length < 1 || length > 2) || p >= last || bytes[p] !== separator) {
        return this.addSlowly(bytes, start, end, row);
      }
      from = ++p;
      for (; p < last && (digit = bytes[p]! - 48) >= 0 && digit <= 9; p++) b = b * 10 + digit;
      length = p - from;
      if (length < 1 || length > 2 || p >= last || bytes[p] !== separator) {
        return this.addSlowly(bytes, start, end, row);
      }
      from = ++p;
      for (; p < last && (digit = bytes[p]! - 48) >= 0 && digit <= 9; p++) c = c * 10 + digit;
      length = p - from;
      if (yearFirst ? length < 1 || length > 2 : length !== 4) return this.addSlowly(bytes, start, end, row);
    }
    const dateEnd = p;
    if (p < last && !isPlainTime(bytes, p, last)) return this.addSlowly(bytes, start, end, row);
    let day = c;
    let month = b;
    let year = a;
    if (order === 'dmy') {
      day = a;
      year = c;
    } else if (order === 'mdy') {
      month = a;
      day = b;
      year = c;
    }
    if (year < 1 || month < 1 || month > 12) return this.addSlowly(bytes, start, end, row);
    const key = year * 16 + month;
    if (key !== this.monthKey) {
      const civil = yearInFormat(year, this.format);
      if (civil === 0) return this.addSlowly(bytes, start, end, row);
      this.monthKey = key;
      this.monthStart = daysFromCivil(civil, month, 1) - 1;
      this.monthLength = daysInMonth(civil, month);
    }
    if (day < 1 || day > this.monthLength) return this.addSlowly(bytes, start, end, row);
    this.days[row] = this.monthStart + day;
    this.dateLength = dateEnd - start;
    if (day > 12) this.decided = true;
    return true;
  }

  private addSlowly(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    this.days[row] = NO_DATE;
    if (this.text.isBlank(bytes, start, end)) return true;
    const text = this.text.decode(bytes, start, end);
    const days = parseDate(text, this.format);
    if (days === NO_DATE) return false;
    this.days[row] = days;
    if (!this.decided) this.decided = civilFromDays(days).day > 12;
    return true;
  }
}

/** ` 08:26`, `T08:26:00`, `T8:26:00.000Z` and the like; any other time is for the slow reading to judge. */
function isPlainTime(bytes: Uint8Array, start: number, end: number): boolean {
  let p = start;
  if (bytes[p] !== SPACE && bytes[p] !== LETTER_T) return false;
  p++;
  let length = digitsAt(bytes, p, end);
  if (length < 1 || length > 2 || numberAt(bytes, p, length) > 23) return false;
  p += length;
  if (p >= end || bytes[p] !== COLON) return false;
  p++;
  if (digitsAt(bytes, p, end) !== 2 || numberAt(bytes, p, 2) > 59) return false;
  p += 2;
  if (p < end && bytes[p] === COLON) {
    p++;
    if (digitsAt(bytes, p, end) !== 2 || numberAt(bytes, p, 2) > 59) return false;
    p += 2;
    if (p < end && bytes[p] === DOT) {
      length = digitsAt(bytes, p + 1, end);
      if (length < 1 || length > 9) return false;
      p += 1 + length;
    }
  }
  return p === end;
}

function digitsAt(bytes: Uint8Array, start: number, end: number): number {
  let p = start;
  while (p < end && bytes[p]! >= 48 && bytes[p]! <= 57) p++;
  return p - start;
}

function numberAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let p = start; p < start + length; p++) value = value * 10 + (bytes[p]! - 48);
  return value;
}
