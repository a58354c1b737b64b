import { describe, expect, it } from 'vitest';
import {
  codesFor,
  NARROW_FROM,
  narrowCodes,
  packedNumberColumn,
  packNumbers,
} from '../../../src/table/narrow.ts';

const LONG = NARROW_FROM;

function filled(values: readonly number[]): Float64Array {
  return Float64Array.from({ length: LONG }, (_, row) => values[row % values.length] ?? NaN);
}

describe('codes', () => {
  it('take one byte up to 128 levels, two up to 32,768, four above', () => {
    expect(codesFor(LONG, 128)).toBeInstanceOf(Int8Array);
    expect(codesFor(LONG, 129)).toBeInstanceOf(Int16Array);
    expect(codesFor(LONG, 32_768)).toBeInstanceOf(Int16Array);
    expect(codesFor(LONG, 32_769)).toBeInstanceOf(Int32Array);
    expect(codesFor(LONG - 1, 2)).toBeInstanceOf(Int32Array);
  });

  it('stay the same codes in a narrower array, blanks among them', () => {
    const codes = new Int32Array(LONG);
    codes.set([127, -1, 0]);
    const narrow = narrowCodes(codes, 128);
    expect(narrow).toBeInstanceOf(Int8Array);
    expect([...narrow.subarray(0, 4)]).toEqual([127, -1, 0, 0]);
    expect(narrowCodes(codes, 40_000)).toBe(codes);
    const short = Int32Array.of(0, 1);
    expect(narrowCodes(short, 2)).toBe(short);
  });
});

describe('numbers of a long column', () => {
  it('become whole ones of one, two or four bytes, and the very same doubles again', () => {
    for (const [values, decimals, kind] of [
      [[1, 2, 127, -127, NaN], 0, Int8Array],
      [[1, -128], 0, Int16Array],
      [[0.1, 0.29, 48.95, -3.5, NaN, 327.67], 2, Int16Array],
      [[0.1, 327.68], 2, Int32Array],
      [[21_474_836.47, -21_474_836.47], 2, Int32Array],
      [[0.000000001], 9, Int8Array],
    ] as const) {
      const doubles = filled(values);
      const packed = packNumbers(doubles, decimals);
      expect(packed?.whole).toBeInstanceOf(kind);
      if (packed === null) continue;
      const column = packedNumberColumn('price', packed, decimals);
      expect(column.values).toEqual(doubles);
      expect(values.map((_, row) => column.at(row))).toEqual(
        values.map((value) => (Number.isNaN(value) ? null : value)),
      );
      expect(column.at(LONG)).toBeNull();
    }
  });

  it('stay doubles where whole numbers would not be the same, or gain nothing', () => {
    expect(packNumbers(filled([0.125]), 2)).toBeNull();
    expect(packNumbers(filled([29.990000000000002]), 2)).toBeNull();
    expect(packNumbers(filled([21_474_836.48]), 2)).toBeNull();
    expect(packNumbers(filled([1e300]), 0)).toBeNull();
    expect(packNumbers(filled([Infinity]), 0)).toBeNull();
    expect(packNumbers(Float64Array.of(1, 2), 0)).toBeNull();
  });
});
