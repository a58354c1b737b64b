import { numberParts, decimalsOf, valueOfParts, type NumberFormat } from './number-format.ts';
import { CellText, isSpace } from './byte-text.ts';
import type { Extent } from '../table/column.ts';
import type { Cells } from './record-batch.ts';

const SPACE = 32;
const PERCENT = 37;
const PLUS = 43;
const MINUS = 45;

/** Powers of ten a double holds exactly: dividing a whole number below 2^53 by one is rounded once, so correctly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Fills a number column from bytes. What is written plainly (sign, digits, groups of three, decimal mark, percent
 * sign) is read in place; everything else goes through `numberParts`, the same format's slow reading of text.
 */
export class NumberBuilder {
  readonly kind = 'number';
  values: Float64Array<ArrayBuffer>;
  decimals = 0;
  /** Whether a value was met that only this reading of its marks allows (see `decides`). */
  decided = false;
  /** The row of that value. */
  decidedRow = -1;
  /** Whether all that are no blanks were up to nine digits, read in whole arithmetic: then their extent is known. */
  private plain = true;
  private blanks = 0;
  private least = Infinity;
  private most = -Infinity;
  private readonly mark: number;
  private readonly group: number;
  private readonly percent: boolean;

  constructor(
    readonly name: string,
    private readonly format: NumberFormat,
    capacity: number,
    private readonly text = new CellText(),
    private readonly currency?: string,
  ) {
    this.values = new Float64Array(capacity);
    this.mark = format.decimal.charCodeAt(0);
    this.group = format.group === '' ? -1 : format.group.charCodeAt(0);
    this.percent = format.percent === true;
  }

  grow(capacity: number): void {
    const grown = new Float64Array(capacity);
    grown.set(this.values);
    this.values = grown;
  }

  /** What the values come to, where all were written plainly; null where nobody has looked. */
  get extent(): Extent | null {
    const { plain, blanks, least, most } = this;
    return plain ? { blanks, least, most } : null;
  }

  /** Takes the column's fields of a batch; answers with the rows outside the format, null where there are none. */
  take({ bytes, starts, ends, first, stride, count, row }: Cells): number[] | null {
    const { values, mark, percent } = this;
    let odd: number[] | null = null;
    let { least, most } = this;
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
          const size = decimals === 0 ? mantissa : mantissa / POWERS[decimals]!;
          const value = negative && size !== 0 ? -size : size;
          values[row + i] = value;
          if (value < least) least = value;
          if (value > most) most = value;
          if (decimals > this.decimals) this.decimals = decimals;
          if (decimals > 0 && !this.decided) {
            this.decided = decides(this.format, true, decimals, 0, markAt - body, bytes[body] === 48);
            this.decidedRow = row + i;
          }
          continue;
        }
      }
      const wasDecided = this.decided;
      if (!this.add(bytes, start, end, row + i)) (odd ??= []).push(row + i);
      if (this.decided !== wasDecided) this.decidedRow = row + i;
      if (Number.isNaN(values[row + i]!)) this.blanks++;
      else this.plain = false;
    }
    this.least = least;
    this.most = most;
    return odd;
  }

  /** Reads a field into a row. False: the field is outside the format, the row is NaN. */
  add(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const { mark, group } = this;
    let p = start;
    let last = end;
    while (p < last && isSpace(bytes[p]!)) p++;
    while (last > p && isSpace(bytes[last - 1]!)) last--;
    if (p === last) {
      this.values[row] = NaN;
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
    this.values[row] = negative && value !== 0 ? -value : value;
    if (scale > this.decimals) this.decimals = scale;
    if (!this.decided && (marked || groups > 1)) {
      this.decided = decides(this.format, marked, decimals, groups, digits, first === 48);
    }
    return true;
  }

  private addSlowly(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    this.values[row] = NaN;
    if (this.text.isBlank(bytes, start, end)) return true;
    const text = this.text.decode(bytes, start, end);
    const cut = numberParts(text, this.format.units);
    if (cut === null) return false;
    const value = valueOfParts(cut, this.format);
    if (!Number.isFinite(value)) return false;
    if (this.currency !== undefined && cut.currency !== '' && cut.currency !== this.currency) return false;
    this.values[row] = value;
    this.decimals = Math.max(this.decimals, decimalsOf(text, this.format));
    if (!this.decided) {
      const { body } = cut;
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
