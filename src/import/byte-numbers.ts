import { numberParts, decimalsOf, valueOfParts, type NumberFormat } from './number-format.ts';
import { CellText, isSpace } from './byte-text.ts';
import type { PackedNumbers } from '../table/column.ts';
import { NARROW_FROM, narrowWhole, packNumbers } from '../table/narrow.ts';
import { cut } from './cut.ts';
import type { Cells } from './record-batch.ts';

const SPACE = 32;
const PERCENT = 37;
const PLUS = 43;
const MINUS = 45;

/** Powers of ten a double holds exactly: dividing a whole number below 2^53 by one is rounded once, so correctly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** A blank among whole numbers. */
const NOTHING = -0x80000000;
const MOST_WHOLE = 0x7fffffff;

/**
 * Fills a number column from bytes. What is written plainly (sign, digits, groups of three, decimal mark, percent
 * sign) is read in place; everything else goes through `numberParts`, the same format's slow reading of text.
 *
 * As long as all are short and plain, they are kept as whole numbers of their last decimal place: half the memory to fill, and
 * nothing to divide and to multiply again. The first that is not turns them all into doubles.
 */
export class NumberBuilder {
  readonly kind = 'number';
  /** The most any value was written with; whole numbers are of that place. */
  decimals = 0;
  /** Whether a value was met that only this reading of its marks allows (see `decides`). */
  decided = false;
  /** The row of that value. */
  decidedRow = -1;
  /** One of the two; blanks are NOTHING and NaN. */
  private whole: Int32Array<ArrayBuffer> | null;
  private doubles: Float64Array<ArrayBuffer> | null = null;
  private blanks = 0;
  /** Of the whole numbers. */
  private least = Infinity;
  private most = -Infinity;
  private readonly mark: number;
  private readonly group: number;
  private readonly percent: boolean;

  constructor(
    readonly name: string,
    private readonly format: NumberFormat,
    private capacity: number,
    private readonly text = new CellText(),
    private readonly currency?: string,
  ) {
    this.whole = new Int32Array(capacity);
    this.mark = format.decimal.charCodeAt(0);
    this.group = format.group === '' ? -1 : format.group.charCodeAt(0);
    this.percent = format.percent === true;
  }

  grow(capacity: number): void {
    const { whole, doubles } = this;
    if (whole !== null) {
      this.whole = new Int32Array(capacity);
      this.whole.set(whole);
    } else if (doubles !== null) {
      this.doubles = new Float64Array(capacity);
      this.doubles.set(doubles);
    }
    this.capacity = capacity;
  }

  /** The first rows: whole numbers where all are so at `decimals` and there are many, else doubles. */
  numbers(rows: number, room = rows): Float64Array<ArrayBuffer> | PackedNumbers<ArrayBuffer> {
    const { whole, decimals, blanks, least, most } = this;
    if (whole === null || rows < NARROW_FROM) {
      const values = this.doubles ?? this.asDoubles(rows, rows);
      return packNumbers(values.subarray(0, rows), decimals) ?? cut(values, rows);
    }
    const extent = { blanks, least, most };
    return narrowWhole({ whole: cut(whole, rows, room), blank: NOTHING, extent }, room);
  }

  /** What a row holds, NaN for a blank. */
  at(row: number): number {
    const { whole, doubles } = this;
    if (whole === null) return doubles?.[row] ?? NaN;
    return whole[row] === NOTHING ? NaN : whole[row]! / POWERS[this.decimals]!;
  }

  private asDoubles(rows: number, capacity: number): Float64Array<ArrayBuffer> {
    const doubles = new Float64Array(capacity);
    for (let row = 0; row < rows; row++) doubles[row] = this.at(row);
    return doubles;
  }

  /** Takes the column's fields of a batch; answers with the rows outside the format, null where there are none. */
  take({ bytes, starts, ends, first, stride, count, row }: Cells): number[] | null {
    const { mark, percent } = this;
    let odd: number[] | null = null;
    for (let i = 0, at = first; i < count; i++, at += stride) {
      const start = starts[at]!;
      const end = ends[at]!;
      // Up to eight digits with a mark or none, as most numbers are: whole arithmetic, none of the questions of `add`.
      let p = start;
      const negative = bytes[p] === MINUS;
      if (negative) p++;
      const body = p;
      let mantissa = 0;
      let markAt = -1;
      if (end - body <= 9 && !percent) {
        for (; p < end; p++) {
          const digit = bytes[p]! - 48;
          if (digit >= 0 && digit <= 9) mantissa = Math.imul(mantissa, 10) + digit;
          else if (markAt < 0 && p > body && bytes[p] === mark) markAt = p;
          else break;
        }
        if (p === end && p > body && markAt !== end - 1) {
          const decimals = markAt < 0 ? 0 : end - 1 - markAt;
          this.put(row + i, negative ? -mantissa | 0 : mantissa, decimals);
          if (decimals > 0 && !this.decided) {
            this.decided = decides(this.format, true, decimals, 0, markAt - body, bytes[body] === 48);
            this.decidedRow = row + i;
          }
          continue;
        }
      }
      if (this.whole !== null && this.text.isBlank(bytes, start, end)) {
        this.whole[row + i] = NOTHING;
        this.blanks++;
        continue;
      }
      const wasDecided = this.decided;
      if (!this.add(bytes, start, end, row + i)) (odd ??= []).push(row + i);
      if (this.decided !== wasDecided) this.decidedRow = row + i;
    }
    return odd;
  }

  /** A whole number of up to nine digits, `decimals` of them behind the mark. */
  private put(row: number, mantissa: number, decimals: number): void {
    const { whole } = this;
    if (whole !== null && (decimals === this.decimals || this.fits(row, mantissa, decimals))) {
      const value = decimals === this.decimals ? mantissa : mantissa * POWERS[this.decimals - decimals]!;
      whole[row] = value;
      if (value < this.least) this.least = value;
      if (value > this.most) this.most = value;
      return;
    }
    const doubles = this.doubles ?? this.turn(row);
    // Minus nothing is nothing.
    doubles[row] = mantissa === 0 ? 0 : decimals === 0 ? mantissa : mantissa / POWERS[decimals]!;
    if (decimals > this.decimals) this.decimals = decimals;
  }

  /** Brings the rows so far to the decimals of the next, where those are more. False: they, or it, become too large for that. */
  private fits(rows: number, mantissa: number, decimals: number): boolean {
    const { whole } = this;
    if (decimals < this.decimals) return Math.abs(mantissa) * POWERS[this.decimals - decimals]! <= MOST_WHOLE;
    const factor = POWERS[decimals - this.decimals]!;
    if (whole === null || Math.max(-this.least, this.most) * factor > MOST_WHOLE) return false;
    for (let row = 0; row < rows; row++) if (whole[row] !== NOTHING) whole[row]! *= factor;
    this.least *= factor;
    this.most *= factor;
    this.decimals = decimals;
    return true;
  }

  /** From here on doubles. */
  private turn(rows: number): Float64Array<ArrayBuffer> {
    this.doubles = this.asDoubles(rows, this.capacity);
    this.whole = null;
    return this.doubles;
  }

  /** Reads a field into a row. False: the field is outside the format, the row is NaN. */
  add(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const { mark, group } = this;
    const values = this.doubles ?? this.turn(row);
    let p = start;
    let last = end;
    while (p < last && isSpace(bytes[p]!)) p++;
    while (last > p && isSpace(bytes[last - 1]!)) last--;
    if (p === last) {
      values[row] = NaN;
      return true;
    }
    let negative = false;
    let byte = bytes[p]!;
    if (byte === MINUS || byte === PLUS) {
      negative = byte === MINUS;
      p++;
    }
    if (this.percent) {
      if (bytes[last - 1] !== PERCENT) return this.addSlowly(bytes, start, end, row);
      last--;
      if (last > p && bytes[last - 1] === SPACE) last--;
    }
    let mantissa = 0;
    let digits = 0;
    let groups = 0;
    let grouped = 0;
    const first = p < last ? bytes[p]! : 0;
    for (; p < last; p++) {
      byte = bytes[p]!;
      if (byte >= 48 && byte <= 57) {
        mantissa = mantissa * 10 + (byte - 48);
        digits++;
        grouped++;
      } else if (
        byte === group &&
        digits > 0 &&
        first !== 48 &&
        (groups === 0 ? grouped <= 3 : grouped === 3)
      ) {
        groups++;
        grouped = 0;
      } else if (
        group === SPACE &&
        byte >= 128 &&
        digits > 0 &&
        first !== 48 &&
        (groups === 0 ? grouped <= 3 : grouped === 3)
      ) {
        const wide = this.text.wideSpaceAt(bytes, p);
        if (wide === 0) break;
        p += wide - 1;
        groups++;
        grouped = 0;
      } else break;
    }
    if (digits === 0 || (groups > 0 && grouped !== 3)) return this.addSlowly(bytes, start, end, row);
    let decimals = 0;
    const marked = p < last && byte === mark;
    if (marked) {
      for (p++; p < last; p++) {
        byte = bytes[p]!;
        if (byte < 48 || byte > 57) break;
        mantissa = mantissa * 10 + (byte - 48);
        decimals++;
      }
      if (decimals === 0) return this.addSlowly(bytes, start, end, row);
    }
    // The mantissa only grows, so below 2^53 at the end it was exact all along.
    const scale = this.percent ? decimals + 2 : decimals;
    if (p !== last || mantissa >= 9007199254740992 || scale > 22)
      return this.addSlowly(bytes, start, end, row);
    const value = scale === 0 ? mantissa : mantissa / POWERS[scale]!;
    values[row] = negative && value !== 0 ? -value : value;
    if (scale > this.decimals) this.decimals = scale;
    if (!this.decided && (marked || groups > 1)) {
      this.decided = decides(this.format, marked, decimals, groups, digits, first === 48);
    }
    return true;
  }

  private addSlowly(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const values = this.doubles ?? this.turn(row);
    values[row] = NaN;
    if (this.text.isBlank(bytes, start, end)) return true;
    const text = this.text.decode(bytes, start, end);
    const parts = numberParts(text, this.format.units);
    if (parts === null) return false;
    const value = valueOfParts(parts, this.format);
    if (!Number.isFinite(value)) return false;
    if (this.currency !== undefined && parts.currency !== '' && parts.currency !== this.currency)
      return false;
    values[row] = value;
    this.decimals = Math.max(this.decimals, decimalsOf(text, this.format));
    if (!this.decided) {
      const { body } = parts;
      const at = body.indexOf(this.format.decimal);
      const whole = at < 0 ? body : body.slice(0, at);
      const groups = this.format.group === '' ? 0 : whole.split(this.format.group).length - 1;
      const decimals = at < 0 ? 0 : body.length - at - 1;
      this.decided = decides(this.format, at >= 0, decimals, groups, whole.length - groups, whole[0] === '0');
    }
    return true;
  }
}

/**
 * Whether a number can be read in one way only: `1,5` and `1.234,56` cannot have a decimal point, `1.234.567` no
 * decimal point either; `1,234` could be either.
 */
function decides(
  format: NumberFormat,
  marked: boolean,
  decimals: number,
  groups: number,
  digits: number,
  leadingZero: boolean,
): boolean {
  if (marked) return decimals !== 3 || groups > 0 || digits === 0 || digits > 3 || leadingZero;
  return groups > 1 && (format.group === ',' || format.group === '.');
}
