import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountsOf, marginsOf } from '../../../src/import/amounts.ts';
import { narrowTicks } from '../../../src/table/ticks.ts';
import { numberColumn, type NumberColumn } from '../../../src/table/column.ts';
import { packedNumberColumn } from '../../../src/table/narrow.ts';

/** Whole numbers kept as such, and the same as doubles. */
function both(whole: Int32Array, decimals: number): readonly [NumberColumn, NumberColumn] {
  const extent = { blanks: 0, least: Math.min(...whole), most: Math.max(...whole) };
  const packed = packedNumberColumn('x', { whole, blank: -0x80000000, extent }, decimals);
  return [packed, numberColumn('x', packed.values, decimals)];
}

const NONE = { amount: null, quantity: null, unitPrice: null, discount: null };
const PLAIN = { discountKind: 'money', discountOdd: () => false } as const;

describe('ticks take four bytes', () => {
  test('where all are whole and fit', () => {
    const narrow = narrowTicks(Float64Array.of(0, -0, 2147483647, -2147483648, 5));
    expect(narrow).toBeInstanceOf(Int32Array);
    expect([...narrow]).toEqual([0, 0, 2147483647, -2147483648, 5]);
  });

  test.each([
    ['past the largest', 2147483648],
    ['below the least', -2147483649],
    ['a part of a tick', 0.5],
    ['nothing', NaN],
    ['without end', Infinity],
  ])('and eight with one that does not: %s', (_, odd) => {
    const ticks = Float64Array.of(1, odd, 3);
    expect(narrowTicks(ticks)).toBe(ticks);
  });

  test('as products of the same columns are, and as doubles they come to the same', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.maxSafeInteger()), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(pairs, fc.constantFrom(1000, 2 ** 20, 2 ** 31), (rows, most) => {
        const [pieces, piecesAsDoubles] = both(
          Int32Array.from(rows, ([quantity]) => quantity),
          0,
        );
        const [price, priceAsDoubles] = both(
          Int32Array.from(rows, ([, cents]) => cents % most),
          2,
        );
        const packed = amountsOf({ ...NONE, ...PLAIN, quantity: pieces, unitPrice: price });
        const plain = amountsOf({
          ...NONE,
          ...PLAIN,
          quantity: piecesAsDoubles,
          unitPrice: priceAsDoubles,
        });
        expect([...packed.ticks]).toEqual([...plain.ticks]);
        expect(packed.unit).toBe(plain.unit);
        expect([...narrowTicks(plain.ticks)]).toEqual([...plain.ticks]);
      }),
    );
  });

  test('until finer costs make them too large for it: nothing wraps around', () => {
    const [amount] = both(Int32Array.of(2_000_000_000, -1), 2);
    const money = amountsOf({ ...NONE, ...PLAIN, amount });
    expect(money.ticks).toBeInstanceOf(Int32Array);
    const cost = numberColumn('cost', Float64Array.of(0.0001, 0.0002), 4);
    const made = marginsOf(money, { margin: null, cost, unitCost: null, quantity: null, marginRate: null });
    expect(made?.money.unit).toBe(10_000);
    expect([...(made?.money.ticks ?? [])]).toEqual([200_000_000_000, -100]);
    expect([...(made?.margin ?? [])]).toEqual([199_999_999_999, -102]);
  });
});
