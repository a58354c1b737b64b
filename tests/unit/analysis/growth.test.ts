import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growth, type GrowthRow } from '../../../src/analysis/growth.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { datasetOf, day, linesOf, viewOf } from '../model/small-dataset.ts';

/** bo returns in February, cy in April after it stopped; ann buys twice in January. */
const text = `
  ann 2021-01-05 10
  ann 2021-01-20 4
  ann 2021-02-05 15
  ann 2021-03-05 12
  bo  2021-01-06 20
  bo  2021-02-06 -2
  bo  2021-03-06 5
  cy  2021-02-07 7
  cy  2021-04-07 -3
  di  2021-04-08 9
`;
const april = { completeThrough: day('2021-04-29'), step: 'month' } as const;
const auto = { layers: 'auto' } as const;

const customersOf = (row: GrowthRow) => [
  row.period,
  row.active,
  row.new,
  row.retained,
  row.reactivated,
  row.lost,
  row.complete,
];

test('every period counts who is new, stayed, came back and left, from the first on', () => {
  const { rows } = growth.run(viewOf(text, april), auto);
  expect(rows.map(customersOf)).toEqual([
    ['2021-01', 2, 2, 0, 0, 0, true],
    ['2021-02', 2, 1, 1, 0, 1, true],
    ['2021-03', 2, 0, 1, 1, 1, true],
    ['2021-04', 1, 1, 0, 0, 2, false],
  ]);
});

test('revenue is parted by what its customer was in the period, returns of who bought nothing apart', () => {
  const { rows } = growth.run(viewOf(text, april), auto);
  expect(rows.map(({ revenue, parts, firstPurchases }) => [revenue, parts, firstPurchases])).toEqual([
    // ann's second purchase of January is a new customer's, yet no first purchase.
    [34, { new: 34, retained: 0, reactivated: 0, other: 0 }, 30],
    [20, { new: 7, retained: 15, reactivated: 0, other: -2 }, 7],
    [17, { new: 0, retained: 12, reactivated: 5, other: 0 }, 0],
    [6, { new: 9, retained: 0, reactivated: 0, other: -3 }, 9],
  ]);
});

test('what was lost, grew and shrank leads from one period to the next, and makes the quick ratio', () => {
  const { rows } = growth.run(viewOf(text, april), auto);
  expect(rows.map(({ change, quickRatio }) => [change, quickRatio])).toEqual([
    [null, null],
    // 34 - 20 (bo) + 1 (ann, 14 to 15) + 7 (cy) - 2 (bo's return) = 20; (7 + 1) / 20.
    [{ lost: 20, expansion: 1, contraction: 0, other: -2 }, 0.4],
    // 20 - 7 (cy) - 3 (ann) + 5 (bo again) + 2 (the return is over) = 17; 5 / 10.
    [{ lost: 7, expansion: 0, contraction: 3, other: 2 }, 0.5],
    // 17 - 17 + 9 - 3 = 6; 9 / 17.
    [{ lost: 17, expansion: 0, contraction: 0, other: -3 }, 9 / 17],
  ]);
});

test('where nothing was lost there is no quick ratio', () => {
  const { rows } = growth.run(viewOf('ann 2021-01-05 10\nann 2021-02-05 10\nbo 2021-02-05 1', april), auto);
  expect(rows[1]?.quickRatio).toBeNull();
});

test('who came before the date range is reactivated in it, and brings no first purchase', () => {
  const view = viewOf('old 2020-06-01 1\nold 2021-01-05 2\nnew 2021-01-06 4', {
    ...april,
    from: day('2021-01-01'),
  });
  const { rows, layers } = growth.run(view, auto);
  expect(rows.map(customersOf)).toEqual([['2021-01', 2, 1, 0, 1, 0, true]]);
  expect(rows[0]?.parts).toEqual({ new: 4, retained: 0, reactivated: 2, other: 0 });
  expect(rows[0]?.firstPurchases).toBe(4);
  expect(layers.map(({ cohort, customers, revenue }) => [cohort, customers, [...revenue]])).toEqual([
    ['', 1, [2]],
    ['2021-01', 1, [4]],
  ]);
});

describe('layers', () => {
  test('are cohorts, oldest first, with their revenue and their customers by period', () => {
    const { layerStep, layers } = growth.run(viewOf(text, april), auto);
    expect(layerStep).toBe('month');
    expect(layers.map(({ cohort, customers, revenue, active }) => [cohort, customers, [...revenue], [...active]])).toEqual([
      ['2021-01', 2, [34, 13, 17, 0], [2, 1, 2, 0]],
      ['2021-02', 1, [0, 7, 0, -3], [0, 1, 0, 0]],
      ['2021-04', 1, [0, 0, 0, 9], [0, 0, 0, 1]],
    ]); // prettier-ignore
  });

  test('are coarser than the periods where that is asked for', () => {
    const { layerStep, layers } = growth.run(viewOf(text, april), { layers: 'quarter' });
    expect(layerStep).toBe('quarter');
    expect(layers.map(({ cohort, revenue }) => [cohort, [...revenue]])).toEqual([
      ['2021-Q1', [34, 20, 17, -3]],
      ['2021-Q2', [0, 0, 0, 9]],
    ]);
  });

  // A new customer a month, for so many months from January 2020 on.
  const months = (count: number) =>
    Array.from({ length: count }, (_, month) => `c${month} ${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-10 ${month + 1}`).join('\n'); // prettier-ignore

  test('choose the finest step with which there are at most eighteen', () => {
    expect(growth.run(viewOf(months(18), { step: 'month' }), auto)).toMatchObject({ layerStep: 'month' });
    const coarser = growth.run(viewOf(months(19), { step: 'month' }), auto);
    expect(coarser.layerStep).toBe('quarter');
    expect(coarser.layers.map(({ cohort, customers }) => [cohort, customers])).toEqual([
      ['2020-Q1', 3],
      ['2020-Q2', 3],
      ['2020-Q3', 3],
      ['2020-Q4', 3],
      ['2021-Q1', 3],
      ['2021-Q2', 3],
      ['2021-Q3', 1],
    ]);
  });

  test('put the oldest together where a finer step is asked for than can be told apart', () => {
    const { layers } = growth.run(viewOf(months(20), { step: 'year' }), { layers: 'month' });
    expect(layers).toHaveLength(18);
    // January to March 2020: 1 + 2 + 3.
    expect(layers.slice(0, 2).map(({ cohort, customers, revenue }) => [cohort, customers, [...revenue]])).toEqual([
      ['', 3, [6, 0]],
      ['2020-04', 1, [4, 0]],
    ]); // prettier-ignore
  });
});

test('without a customer there is nothing', () => {
  expect(growth.run(buildView(datasetOf([]), DEFAULT_VIEW), auto)).toEqual({
    period: 'month',
    rows: [],
    layerStep: 'month',
    layers: [],
  });
  const nobody = growth.run(viewOf('- 2021-01-05 10', april), auto);
  expect(nobody.rows.map(({ active, revenue }) => [active, revenue])).toEqual([[0, 0]]);
});

test('customers, money, parts and layers add up at every period of any sales', () => {
  const start = day('2020-11-20');
  const line = fc.record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', ''),
    date: fc.integer({ min: 0, max: 560 }).map((days) => isoOf(start + days)),
    amount: fc.integer({ min: -3000, max: 20000 }).map((cents) => cents / 100),
    order: fc.integer({ min: 0, max: 25 }).map(String),
  });
  const settings = fc.record({
    step: fc.constantFrom('week', 'month', 'quarter'),
    zeroIsPurchase: fc.boolean(),
    from: fc.constantFrom(null, start + 100),
    to: fc.constantFrom(null, start + 400),
  });
  const cents = (amount: number) => Math.round(amount * 100);
  const layers = fc.constantFrom('auto', 'week', 'month', 'year');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), settings, layers, (lines, view, layerStep) => {
      const found = growth.run(buildView(datasetOf(lines), { ...DEFAULT_VIEW, ...view }), {
        layers: layerStep,
      });
      found.rows.forEach((row, at) => {
        const before = found.rows[at - 1];
        expect(row.retained + row.reactivated + row.new).toBe(row.active);
        expect((before?.active ?? 0) - row.lost + row.reactivated + row.new).toBe(row.active);
        const { parts } = row;
        expect(cents(parts.new) + cents(parts.retained) + cents(parts.reactivated) + cents(parts.other)).toBe(
          cents(row.revenue),
        );
        if (before && row.change) {
          const { lost, expansion, contraction, other } = row.change;
          expect(
            cents(before.revenue) -
              cents(lost) +
              cents(expansion) -
              cents(contraction) +
              cents(parts.reactivated) +
              cents(parts.new) +
              cents(other),
          ).toBe(cents(row.revenue));
        }
        const ofLayers = (of: (layer: (typeof found.layers)[number]) => number) =>
          found.layers.reduce((sum, layer) => sum + of(layer), 0);
        expect(ofLayers(({ revenue }) => cents(revenue[at] ?? NaN))).toBe(cents(row.revenue));
        expect(ofLayers(({ active }) => active[at] ?? NaN)).toBe(row.active);
      });
    }),
    { numRuns: 150 },
  );
});

test('the order of the rows changes nothing', () => {
  const plain = growth.run(viewOf(text, april), auto);
  const shuffled = growth.run(
    buildView(datasetOf(linesOf(text).reverse()), { ...DEFAULT_VIEW, ...april }),
    auto,
  );
  expect(shuffled).toEqual(plain);
});
