import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entities } from '../../../src/analysis/entities.ts';
import { pareto } from '../../../src/analysis/pareto.ts';
import { fractionFor80, gini, paretoCurve, shareOfTop20 } from '../../../src/analysis/pareto-curve.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { datasetOf, day, viewOf, type SmallLine } from '../model/small-dataset.ts';

/** ann 20, bo 50, cy 30, di nets 0, ed -10, fi 20. */
const text = `
  ann 2021-01-01 20 1
  bo  2021-01-01 40 2
  bo  2021-01-02 10 3
  cy  2021-01-01 30 4
  di  2021-01-01 5  5
  di  2021-01-02 -5 6
  ed  2021-01-01 5  7
  ed  2021-01-02 -15 8
  fi  2021-01-01 20 9
`;

test('customers stand by revenue, ties by key, those at or below zero apart', () => {
  const found = pareto.run(viewOf(text), { entity: 'customer' });
  expect(found.top).toEqual(['bo', 'cy', 'ann', 'fi', 'di', 'ed']);
  expect(found).toMatchObject({ n: 4, notPositive: 2, positiveTotal: 120, netTotal: 110, value: 'revenue' });
  expect([...found.values]).toEqual([50, 30, 20, 20]);
  expect([...found.cumulative]).toEqual([0, 50 / 120, 80 / 120, 100 / 120, 1]);
  // One customer is a fifth of four, rounded up; three of four reach 80 %.
  expect(found.shareOfTop20).toBeCloseTo(0.41666667, 8);
  expect(found.fractionFor80).toBe(0.75);
  // Ascending 20, 20, 30, 50: 2 x (20 + 40 + 90 + 200) / (4 x 120) - 5/4.
  expect(found.gini).toBeCloseTo(0.20833333, 8);
});

test('the measure decides the value: purchases, or margin at the rate given', () => {
  const purchases = pareto.run(viewOf(text, { measure: 'purchases' }), { entity: 'customer' });
  expect(purchases.top).toEqual(['bo', 'ann', 'cy', 'di', 'ed', 'fi']);
  expect(purchases).toMatchObject({ n: 6, notPositive: 0, positiveTotal: 7, value: 'purchases' });
  const margin = pareto.run(viewOf(text, { measure: 'margin', marginRate: 0.5 }), { entity: 'customer' });
  expect([...margin.values]).toEqual([25, 15, 10, 10]);
});

test('equal values have no inequality, and one entity is everything', () => {
  const same = Float64Array.of(7, 7, 7);
  expect(gini(same, paretoCurve(same))).toBeCloseTo(0, 15);
  const one = paretoCurve(Float64Array.of(9));
  expect([shareOfTop20(one), fractionFor80(one), gini(Float64Array.of(9), one)]).toEqual([1, 1, 0]);
});

test('a fifth of 35 is 7, though 0.2 x 35 is above it in doubles', () => {
  const values = new Float64Array(35).fill(1);
  expect(shareOfTop20(paretoCurve(values))).toBe(0.2);
});

test('80 % is reached where the share is exactly 0.8', () => {
  expect(fractionFor80(paretoCurve(Float64Array.of(8, 1, 1)))).toBe(1 / 3);
});

test('without a positive value there is nothing to read off', () => {
  const values = Float64Array.of(0, -3);
  const curve = paretoCurve(values);
  expect([shareOfTop20(curve), fractionFor80(curve), gini(values, curve)]).toEqual([null, null, null]);
  expect(curve).toMatchObject({ n: 0, positiveTotal: 0, netTotal: -3 });
});

describe('by attribute', () => {
  const line = (
    customer: string,
    date: string,
    amount: number,
    order: string,
    product: string,
  ): SmallLine => ({
    customer,
    date,
    amount,
    order,
    attributes: { product, size: product === '' ? '' : '42' },
  });
  const dataset = datasetOf([
    line('ann', '2021-01-01', 10, '1', 'tea'),
    line('ann', '2021-01-01', 5, '1', 'tea'),
    line('ann', '2021-01-01', 5, '1', 'jam'),
    line('bo', '2021-01-02', 8, '2', 'tea'),
    line('bo', '2021-01-03', -2, '3', 'jam'),
    line('', '2021-01-04', 30, '4', 'egg'),
    line('bo', '2021-01-05', 1, '5', ''),
    line('cy', '2021-01-05', -4, '6', 'tea'),
  ]);

  test('lines of nobody count, so that products add up to the total revenue', () => {
    const found = pareto.run(buildView(dataset, DEFAULT_VIEW), { entity: 'product' });
    expect(found.top).toEqual(['egg', 'tea', 'jam', '']);
    expect([...found.values]).toEqual([30, 19, 3, 1]);
    expect(found.netTotal).toBe(53);
  });

  test('by purchases every purchase counts once a product, returns and nobody not at all', () => {
    const view = buildView(dataset, { ...DEFAULT_VIEW, measure: 'purchases' });
    const { names, values } = entities(view, 'product');
    expect(names.map((name, at) => [name, values[at]])).toEqual([
      ['', 1],
      ['egg', 0],
      ['jam', 1],
      ['tea', 2],
    ]);
  });

  test('a date range leaves only what was sold in it', () => {
    const view = buildView(dataset, { ...DEFAULT_VIEW, from: day('2021-01-02'), to: day('2021-01-03') });
    const found = pareto.run(view, { entity: 'product' });
    expect(found.top).toEqual(['tea', 'jam']);
    expect(found).toMatchObject({ n: 1, notPositive: 1, netTotal: 6 });
    const purchases = entities(buildView(dataset, { ...view.settings, measure: 'purchases' }), 'product');
    expect([...purchases.values]).toEqual([0, 1]);
  });

  test('an attribute that is not there is refused by name', () => {
    expect(() => pareto.run(buildView(dataset, DEFAULT_VIEW), { entity: 'colour' })).toThrow(
      expect.objectContaining({ code: 'unknown-attribute', params: { name: 'colour' } }),
    );
  });
});

test('shares rise from 0 to 1, the gini lies between 0 and 1, and the total is net of what is apart', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 100000 }), { minLength: 1, maxLength: 50 }),
      (values) => {
        const ticks = Float64Array.from(values);
        const curve = paretoCurve(ticks);
        const apart = values.filter((value) => value <= 0).reduce((sum, value) => sum + value, 0);
        expect(curve.netTotal).toBe(curve.positiveTotal + apart);
        for (let k = 1; k <= curve.n; k++) {
          expect(curve.cumulative[k]).toBeGreaterThan(curve.cumulative[k - 1] ?? 1);
        }
        if (curve.n === 0) return;
        expect(curve.cumulative[curve.n]).toBe(1);
        expect(gini(ticks, curve)).toBeGreaterThanOrEqual(-1e-12);
        expect(gini(ticks, curve)).toBeLessThan(1);
      },
    ),
    { numRuns: 200 },
  );
});
