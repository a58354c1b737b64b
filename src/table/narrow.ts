import { inBlocks } from './blocks.ts';
import type { Codes, Extent, NumberColumn, PackedNumbers } from './column.ts';

/**
 * Long columns in as few bytes as their values need. A category of ten million lines is one byte a line, a quantity mostly
 * too, a price two: with every column as wide as the widest, a file would take twice the memory.
 */

/** Tables shorter than this keep the widest arrays: they gain nothing, and loops that meet one kind of array run faster. */
export const NARROW_FROM = 1 << 16;

/** Room for the codes of a dictionary: as wide as its largest code needs. */
export function codesFor(rows: number, levelCount: number): Codes<ArrayBuffer> {
  if (rows < NARROW_FROM || levelCount > 0x8000) return new Int32Array(rows);
  return levelCount > 0x80 ? new Int16Array(rows) : new Int8Array(rows);
}

/**
 * The same codes in the narrowest array; the very same array where no narrower one holds them.
 *
 * @param room codes that a new array has room for behind them
 */
export function narrowCodes<Buffer extends ArrayBufferLike>(
  codes: Codes<Buffer>,
  levelCount: number,
  room = codes.length,
): Codes<Buffer | ArrayBuffer> {
  const bytes = levelCount > 0x8000 ? 4 : levelCount > 0x80 ? 2 : 1;
  if (codes.length < NARROW_FROM || bytes >= codes.BYTES_PER_ELEMENT) return codes;
  const narrow = codesFor(room, levelCount);
  narrow.set(codes);
  return narrow.subarray(0, codes.length);
}

/** Room for whole numbers between two, and a blank below them; null where 32 bits will not do. */
export function wholeFor(
  rows: number,
  least: number,
  most: number,
  extent?: Extent,
): PackedNumbers<ArrayBuffer> | null {
  const room = roomFor(rows, least, most);
  return room && extent ? { ...room, extent } : room;
}

function roomFor(rows: number, least: number, most: number): PackedNumbers<ArrayBuffer> | null {
  const bytes = widthOf(least, most);
  if (bytes === 1) return { whole: new Int8Array(rows), blank: -0x80 };
  if (bytes === 2) return { whole: new Int16Array(rows), blank: -0x8000 };
  return bytes === 4 ? { whole: new Int32Array(rows), blank: -0x80000000 } : null;
}

/** Numbers of a long column as whole ones; null where that would lose or gain anything. */
export function packNumbers(values: Float64Array, decimals: number): PackedNumbers<ArrayBuffer> | null {
  if (values.length < NARROW_FROM || decimals > 9) return null;
  const scale = 10 ** decimals;
  const extent = wholeExtent(values, scale);
  if (!extent) return null;
  const packed = wholeFor(values.length, Math.min(0, extent.least), Math.max(0, extent.most), extent);
  if (packed === null) return null;
  inBlocks(values.length, (from, to) => packRows(values, scale, packed, from, to));
  return packed;
}

/**
 * The same whole numbers in the narrowest array; the very same array where no narrower one holds them.
 *
 * @param room numbers that a new array has room for behind them
 */
export function narrowWhole(
  numbers: PackedNumbers<ArrayBuffer>,
  room = numbers.whole.length,
): PackedNumbers<ArrayBuffer> {
  const { whole, blank, extent } = numbers;
  if (!extent || whole.BYTES_PER_ELEMENT <= widthOf(extent.least, extent.most)) return numbers;
  const narrow = wholeFor(room, Math.min(0, extent.least), Math.max(0, extent.most), extent);
  if (narrow === null) return numbers;
  if (extent.blanks === 0) narrow.whole.set(whole);
  else inBlocks(whole.length, (from, to) => narrowRows(whole, blank, narrow, from, to));
  return { ...narrow, whole: narrow.whole.subarray(0, whole.length) };
}

/** Bytes that whole numbers between two take, and a blank below them; Infinity where four will not do. */
export function widthOf(least: number, most: number): number {
  if (least > -0x80 && most < 0x80) return 1;
  if (least > -0x8000 && most < 0x8000) return 2;
  return least > -0x80000000 && most < 0x80000000 ? 4 : Infinity;
}

function narrowRows(
  from: Codes,
  blank: number,
  { whole, blank: blankHere }: PackedNumbers,
  first: number,
  end: number,
): void {
  for (let row = first; row < end; row++) whole[row] = from[row] === blank ? blankHere : from[row]!;
}

/** What they come to as whole numbers; null where they are none. */
function wholeExtent(values: Float64Array, scale: number): Extent | null {
  const range = Float64Array.of(Infinity, -Infinity, 0);
  let fits = true;
  inBlocks(values.length, (from, to) => (fits &&= wholeRange(values, scale, range, from, to)));
  const [least = 0, most = 0, blanks = 0] = range;
  return fits ? { blanks, least, most } : null;
}

/** Widens the range to that of the rows as whole numbers, and counts the blanks. False: they are no whole numbers. */
function wholeRange(
  values: Float64Array,
  scale: number,
  range: Float64Array,
  from: number,
  to: number,
): boolean {
  let least = range[0]!;
  let most = range[1]!;
  let blanks = 0;
  for (let row = from; row < to; row++) {
    const value = values[row]!;
    const whole = Math.round(value * scale);
    if (whole < least) least = whole;
    if (whole > most) most = whole;
    // The quotient is the double nearest to the decimal, as reading it made it; NaN alone differs from itself.
    if (whole / scale !== value) {
      if (value === value) return false;
      blanks++;
    }
  }
  range[0] = least;
  range[1] = most;
  range[2]! += blanks;
  return true;
}

function packRows(
  values: Float64Array,
  scale: number,
  { whole, blank }: PackedNumbers,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const value = values[row]!;
    whole[row] = value === value ? Math.round(value * scale) : blank;
  }
}

/** The doubles again, NaN for a blank. */
export function unpackNumbers({ whole, blank }: PackedNumbers, decimals: number): Float64Array {
  const scale = 10 ** decimals;
  const values = new Float64Array(whole.length);
  for (let row = 0; row < values.length; row++) {
    values[row] = whole[row] === blank ? NaN : whole[row]! / scale;
  }
  return values;
}

/** A number column kept as whole numbers. Its doubles last as long as whoever asked for them holds them. */
export function packedNumberColumn(name: string, packed: PackedNumbers, decimals: number): NumberColumn {
  const { whole, blank } = packed;
  const scale = 10 ** decimals;
  let made: WeakRef<Float64Array> | null = null;
  return {
    kind: 'number',
    name,
    length: whole.length,
    get values() {
      const known = made?.deref();
      if (known) return known;
      const values = unpackNumbers(packed, decimals);
      made = new WeakRef(values);
      return values;
    },
    packed,
    decimals,
    at: (row) => {
      const value = whole[row] ?? blank;
      return value === blank ? null : value / scale;
    },
  };
}
