/**
 * Stable orders of rows. Numbers are sorted by their bits (least significant digit first, 16 bits at a time), which
 * takes a fixed number of passes and calls no comparator.
 */
const DIGIT = 65536;

/** One stable pass: `rows` reordered by a 16-bit digit of each row. Answers null where all digits are equal. */
function pass(rows: Int32Array, digits: Uint32Array, shift: number): Int32Array | null {
  const counts = new Int32Array(DIGIT + 1);
  for (let i = 0; i < rows.length; i++) counts[((digits[i]! >>> shift) & 0xffff) + 1]!++;
  const first = ((digits[0] ?? 0) >>> shift) & 0xffff;
  if (counts[first + 1] === rows.length) return null;
  for (let digit = 0; digit < DIGIT; digit++) counts[digit + 1]! += counts[digit]!;
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    sorted[counts[(digits[row]! >>> shift) & 0xffff]!++] = row;
  }
  return sorted;
}

function identity(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

/** Rows in ascending order of whole numbers (days, counts), equal ones in row order. */
export function orderByInteger(values: Int32Array): Int32Array {
  let least = Infinity;
  let ascending = true;
  for (let row = 0; row < values.length; row++) {
    if (values[row]! < least) least = values[row]!;
    if (row > 0 && values[row]! < values[row - 1]!) ascending = false;
  }
  let rows = identity(values.length);
  // Sales files mostly come sorted by date.
  if (ascending) return rows;
  const digits = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) digits[row] = values[row]! - least;
  rows = pass(rows, digits, 0) ?? rows;
  return pass(rows, digits, 16) ?? rows;
}

/** Rows in order of numbers, equal ones (0 and -0 too) in row order, NaN last whichever the direction. */
export function orderByNumber(values: Float64Array, direction: 'ascending' | 'descending'): Int32Array {
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  const bits = new Uint32Array(2);
  const double = new Float64Array(bits.buffer);
  const [lowWord, highWord] = littleEndian() ? [0, 1] : [1, 0];
  const flip = direction === 'ascending' ? 0 : 0xffffffff;
  for (let row = 0; row < values.length; row++) {
    // Adding 0 turns -0 into 0.
    const value = values[row]! + 0;
    if (Number.isNaN(value)) {
      low[row] = 0xffffffff;
      high[row] = 0xffffffff;
      continue;
    }
    double[0] = value;
    // The bits of doubles sort like whole numbers once negatives are inverted and positives get the sign bit.
    const sign = bits[highWord]! >>> 31 === 1 ? 0xffffffff : 0x80000000;
    low[row] = bits[lowWord]! ^ (sign === 0x80000000 ? 0 : 0xffffffff) ^ flip;
    high[row] = bits[highWord]! ^ sign ^ flip;
  }
  return orderByPair(high, low);
}

/** Rows in ascending order of 64-bit whole numbers given as two words, equal ones in row order. */
export function orderByPair(high: Uint32Array, low: Uint32Array): Int32Array {
  let rows = identity(high.length);
  rows = pass(rows, low, 0) ?? rows;
  rows = pass(rows, low, 16) ?? rows;
  rows = pass(rows, high, 0) ?? rows;
  return pass(rows, high, 16) ?? rows;
}

function littleEndian(): boolean {
  return new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
}
