import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abc, abcClasses, ABC_DEFAULTS, type AbcSettings } from '../../../src/analysis/abc.ts';
import { abcXyz } from '../../../src/analysis/abc-xyz.ts';
import { paretoCurve } from '../../../src/analysis/pareto-curve.ts';
import { variation, xyz, XYZ_DEFAULTS } from '../../../src/analysis/xyz.ts';
import { day, viewOf } from '../model/small-dataset.ts';

function classesOf(list: readonly number[], cuts: AbcSettings) {
  const values = Float64Array.from(list);
  return abcClasses(values, paretoCurve(values), cuts);
}

describe('ABC', () => {
  test('goes by the share before, and names values that lie on both sides of a cut', () => {
    const found = abc.run(
      viewOf(`
        ann 2021-01-01 20 1
        bo  2021-01-01 50 2
        cy  2021-01-01 30 3
        di  2021-01-01 5  4
        di  2021-01-02 -15 5
        fi  2021-01-01 20 6
      `),
      ABC_DEFAULTS,
    );
    // Shares before: bo 0, cy 50/120, ann 80/120, fi 100/120 = 0.83.
    expect([...found.classOf]).toEqual([0, 0, 0, 2, 1]);
    expect(found.classes).toEqual({
      A: { customers: 3, revenue: 100, value: 100 },
      B: { customers: 1, revenue: 20, value: 20 },
      C: { customers: 1, revenue: -10, value: -10 },
    });
    expect(found.tied).toEqual([{ cut: 'A', value: 20, customers: 2 }]);
  });

  test('an entity after exactly 80 % is B, after exactly 95 % is C', () => {
    expect([...classesOf([80, 15, 5], ABC_DEFAULTS).classOf]).toEqual([0, 1, 2]);
    expect([...classesOf([79, 16, 5], ABC_DEFAULTS).classOf]).toEqual([0, 0, 2]);
  });

  test('a tie that jumps both cuts is named at both', () => {
    const { classOf, tied } = classesOf([50, 50], { cutA: 0.3, cutB: 0.4 });
    expect([...classOf]).toEqual([0, 2]);
    expect(tied).toEqual([
      { cut: 'A', value: 50, entities: 2 },
      { cut: 'B', value: 50, entities: 2 },
    ]);
  });

  test('ranks by the measure and reports revenue beside it', () => {
    const text = 'ann 2021-01-01 100 1\nbo 2021-01-01 1 2\nbo 2021-01-02 1 3\nbo 2021-01-03 1 4';
    const found = abc.run(viewOf(text, { measure: 'purchases' }), { cutA: 0.5, cutB: 0.95 });
    expect([...found.classOf]).toEqual([1, 0]);
    expect(found.classes.A).toEqual({ customers: 1, revenue: 3, value: 3 });
    expect(found.classes.B).toEqual({ customers: 1, revenue: 100, value: 1 });
  });
});

/**
 * January to April 2021, D on the last day of April. By month: even 10 10 10 10, half 15 5 15 5, other 20 0 20 0,
 * once 40 0 0 0, loss 5 -20 (a return), late from February, early has a return before it bought.
 */
const months = `
  even  2021-01-03 10 1
  even  2021-02-03 10 2
  even  2021-03-03 10 3
  even  2021-04-03 10 4
  half  2021-01-03 15 5
  half  2021-02-03 5  6
  half  2021-03-03 15 7
  half  2021-04-03 4  8
  half  2021-04-04 1  9
  other 2021-01-03 20 10
  other 2021-03-03 20 11
  once  2021-01-03 40 12
  loss  2021-01-03 5  13
  loss  2021-02-03 -20 14
  late  2021-02-03 10 15
  late  2021-03-03 10 16
`;
const april = { completeThrough: day('2021-04-30'), step: 'month' } as const;

describe('XYZ', () => {
  test('goes by the variation of monthly revenue from the month of the first purchase, zeros counted', () => {
    const found = xyz.run(viewOf(months, april), XYZ_DEFAULTS);
    // Customers by key: even, half, late, loss, once, other.
    // CV: 0; 5/10; late has three months; loss has a mean below 0; sqrt(1200/4)/10; 10/10.
    expect([...found.classOf]).toEqual([0, 0, 3, 2, 2, 1]);
    expect([found.cv[0], found.cv[1], found.cv[5]]).toEqual([0, 0.5, 1]);
    expect(found.cv[4]).toBeCloseTo(1.7320508, 7);
    expect([found.cv[2], found.cv[3]]).toEqual([NaN, NaN]);
    expect(found.classes).toEqual({
      X: { customers: 2, revenue: 80 },
      Y: { customers: 1, revenue: 40 },
      Z: { customers: 2, revenue: 25 },
      new: { customers: 1, revenue: 20 },
    });
  });

  test('an incomplete month counts for nobody', () => {
    const found = xyz.run(viewOf(months, { ...april, completeThrough: day('2021-04-29') }), XYZ_DEFAULTS);
    expect(found.classes.new.customers).toBe(6);
    const three = xyz.run(viewOf(months, { ...april, completeThrough: day('2021-04-29') }), {
      ...XYZ_DEFAULTS,
      minPeriods: 3,
    });
    // late: 10, 10 over February and March only.
    expect(three.classOf[2]).toBe(3);
    expect(three.classOf[0]).toBe(0);
  });

  test('over the whole history a later customer has zeros before it came', () => {
    const found = xyz.run(viewOf(months, april), { ...XYZ_DEFAULTS, window: 'history' });
    // late: 0 10 10 0.
    expect(found.classOf[2]).toBe(1);
    expect(found.cv[2]).toBe(1);
  });

  test('counts months unless a step is set, in the view or for itself', () => {
    const auto = xyz.run(viewOf(months, { completeThrough: day('2021-04-30') }), XYZ_DEFAULTS);
    expect(auto.classes.X.customers).toBe(2);
    const quarter = xyz.run(viewOf(months, { ...april, step: 'quarter' }), XYZ_DEFAULTS);
    expect(quarter.classes.new.customers).toBe(6);
    const own = xyz.run(viewOf(months, { ...april, step: 'quarter' }), { ...XYZ_DEFAULTS, step: 'month' });
    expect(own.classes.X.customers).toBe(2);
  });

  test('a return before the first purchase is outside its window', () => {
    const view = viewOf(
      `
      ann 2021-01-03 -7 1
      ann 2021-02-03 10 2
      ann 2021-03-03 10 3
    `,
      { ...april, completeThrough: day('2021-03-31') },
    );
    expect(xyz.run(view, { ...XYZ_DEFAULTS, minPeriods: 2 }).cv[0]).toBe(0);
  });

  test('visits only periods with an order, so days over a thousand years cost nothing', () => {
    const runs = {
      start: Int32Array.of(0, 2),
      period: Int32Array.of(0, 401767),
      revenue: Float64Array.of(1e300, 1e300),
    };
    const found = variation(runs, 0, 0, 401768);
    // Two equal periods of n: sqrt(n / 2 - 1).
    expect(found).toBeCloseTo(448.2, 1);
  });
});

test('the table crosses both, empty cells with 0, shares of the customers revenue', () => {
  const found = abcXyz.run(viewOf(months, april), { ...ABC_DEFAULTS, ...XYZ_DEFAULTS });
  // Revenue: even 40, half 40, once 40, other 40, late 20, loss -15; positive 180: 40 40 40 are before 0.8, then
  // other after 120/180 is A too, late after 160/180 is B.
  expect(found.total).toEqual({ customers: 6, revenue: 165 });
  expect(found.cells.AX).toEqual({ customers: 2, revenue: 80, share: 80 / 165 });
  expect(found.cells.AZ).toMatchObject({ customers: 1, revenue: 40 });
  expect(found.cells.AY).toMatchObject({ customers: 1, revenue: 40 });
  expect(found.cells.Bnew).toMatchObject({ customers: 1, revenue: 20 });
  expect(found.cells.CZ).toMatchObject({ customers: 1, revenue: -15 });
  expect(found.cells.CX).toEqual({ customers: 0, revenue: 0, share: 0 });
  expect(Object.keys(found.cells)).toHaveLength(12);
});

test('classes never fall as value rises, whatever the cuts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 1000 }), { minLength: 1, maxLength: 40 }),
      fc.double({ min: 0.05, max: 0.6, noNaN: true }),
      fc.double({ min: 0.61, max: 1, noNaN: true }),
      (values, cutA, cutB) => {
        const { classOf } = classesOf(values, { cutA, cutB });
        const ranked = values.map((value, at) => ({ value, place: classOf[at] ?? 9 }));
        ranked.sort((a, b) => b.value - a.value || a.place - b.place);
        for (let k = 1; k < ranked.length; k++) {
          expect(ranked[k]?.place).toBeGreaterThanOrEqual(ranked[k - 1]?.place ?? 0);
        }
        for (const { value, place } of ranked) if (value <= 0) expect(place).toBe(2);
      },
    ),
    { numRuns: 200 },
  );
});
