import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extentOf, holds, joinedExtents, NO_EXTENT } from '../../../src/table/extent.ts';
import { packNumbers } from '../../../src/table/narrow.ts';

describe('the extent of a column', () => {
  test('is its least and its most, blanks counted and left out', () => {
    expect(extentOf(Int8Array.of(3, -128, -7, 12, -128), -128)).toEqual({ blanks: 2, least: -7, most: 12 });
    expect(extentOf(Int32Array.of(5), -1)).toEqual({ blanks: 0, least: 5, most: 5 });
  });

  test('is nothing where all cells are blank, or there are none', () => {
    expect(extentOf(Int16Array.of(-1, -1), -1)).toEqual({ blanks: 2, least: Infinity, most: -Infinity });
    expect(extentOf(new Int32Array(0), -1)).toEqual(NO_EXTENT);
  });

  test('holds the widest whole numbers', () => {
    const cells = Int32Array.of(2147483647, -2147483647, -2147483648);
    expect(extentOf(cells, -2147483648)).toEqual({ blanks: 1, least: -2147483647, most: 2147483647 });
  });

  test('of the parts comes to that of the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 3000 }), fc.nat(), (values, cut) => {
        const cells = Int32Array.from(values);
        const at = cut % (values.length + 1);
        const parts = joinedExtents(extentOf(cells.slice(0, at), -5), extentOf(cells.slice(at), -5));
        expect(parts).toEqual(extentOf(cells, -5));
        expect(holds(cells, 3)).toBe(values.includes(3));
      }),
      { numRuns: 100 },
    );
  });

  test('goes with numbers that are made whole', () => {
    const values = new Float64Array(70_000).fill(1.25);
    values[3] = NaN;
    values[9] = -0.5;
    values[69_999] = 99.75;
    expect(packNumbers(values, 2)?.extent).toEqual({ blanks: 1, least: -50, most: 9975 });
    expect(packNumbers(values.fill(NaN), 2)?.extent).toEqual({
      blanks: 70_000,
      least: Infinity,
      most: -Infinity,
    });
  });
});
