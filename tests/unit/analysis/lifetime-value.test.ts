import { describe, expect, test } from 'vitest';
import { factorDifference, logarithmicMean } from '../../../src/analysis/factor-difference.ts';
import { kaplanMeier } from '../../../src/analysis/kaplan-meier.ts';
import { lifetimeValue } from '../../../src/analysis/lifetime-value.ts';
import { silences, silentBeyond } from '../../../src/analysis/purchase-gaps.ts';
import { wilson } from '../../../src/analysis/wilson.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { datasetOf, day, viewOf } from '../model/small-dataset.ts';

const settings = lifetimeValue.defaults;

/** ann lives 487 days, which are 16 months of 30.4375; bo bought once, 487 days before the end. */
const text = `
  ann 2020-01-01 100
  ann 2020-04-10 50
  ann 2020-05-01 -10
  ann 2021-05-02 60
  bo  2020-01-01 40
`;

test('the four factors are ratios of sums, and their product is the margin a customer', () => {
  const found = lifetimeValue.run(viewOf(text, { marginRate: 0.25 }), settings);
  expect(found).toMatchObject({ customers: 2, revenue: 240, margin: 60, purchases: 4, customerMonths: 17 });
  expect(found).toMatchObject({ S: 60, C: 4 / 17, P: 0.25, T: 8.5, ltv: 30 });
});

test('without a customer the factors are blank', () => {
  const found = lifetimeValue.run(viewOf('ann 2021-01-01 -5'), settings);
  expect(found).toMatchObject({
    S: null,
    C: null,
    P: null,
    T: null,
    ltv: null,
    kaplanMeierT: null,
    churnT: null,
  });
  expect(found.segments.map(({ name, customers }) => [name, customers])).toEqual([['A', 0], ['B', 0], ['C', 0]]); // prettier-ignore
});

describe('overdue', () => {
  test('expects the own mean gap, drawn towards the median by two gaps of it', () => {
    const view = viewOf(text);
    // Gaps 100 and 387: G = 243.5. ann (487 + 2 G) / 4, bo 2 G / 2.
    expect(view.medianGap).toBe(243.5);
    const found = silences(view);
    expect([...found.expectedGap]).toEqual([243.5, 243.5]);
    expect([...found.silence]).toEqual([0, 487]);
    expect([...silentBeyond(found, 2)]).toEqual([0, 1]);
    expect([...silentBeyond(found, 2.01)]).toEqual([0, 0]);
  });

  test('several orders of a day are one purchase day', () => {
    const view = viewOf(`
      ann 2021-01-01 1 1
      ann 2021-01-01 1 2
      ann 2021-01-11 1 3
      ann 2021-01-21 1 4
    `);
    // Two gaps of 10 days.
    expect([...silences(view).expectedGap]).toEqual([10]);
  });

  test('nobody is where nobody came twice, as no gap is known', () => {
    const view = viewOf('ann 2021-01-01 1', { completeThrough: day('2031-01-01') });
    expect([...silentBeyond(silences(view), 2)]).toEqual([0]);
  });
});

describe('Kaplan-Meier', () => {
  test('steps down at each end and reaches to the longest time', () => {
    const found = kaplanMeier(Float64Array.of(4, 1, 2, 3, 2), Uint8Array.of(0, 1, 1, 1, 0));
    // At risk 5, 4 and 2: 4/5, 3/4 of it, 1/2 of that.
    expect(found.times).toEqual([1, 2, 3]);
    expect(found.survival.map((share) => share.toFixed(12))).toEqual(['0.800000000000', '0.600000000000', '0.300000000000']); // prettier-ignore
    // 1 + 0.8 + 0.6 + 0.3
    expect(found.restrictedMean).toBeCloseTo(2.7, 12);
  });

  test('has ends before censorings of the same time, and nothing of nobody', () => {
    expect(kaplanMeier(Float64Array.of(5, 5), Uint8Array.of(0, 1)).survival).toEqual([0.5]);
    expect(kaplanMeier(new Float64Array(0), new Uint8Array(0)).restrictedMean).toBeNull();
  });

  test('ends the overdue after their months and censors the others at D', () => {
    // bo ended after 1 month, ann is censored at 16: 1 + 15 / 2. With a later limit nobody ended.
    expect(lifetimeValue.run(viewOf(text), settings).kaplanMeierT).toBe(8.5);
    expect(lifetimeValue.run(viewOf(text), { ...settings, overdueAt: 3 }).kaplanMeierT).toBe(16);
  });
});

test('churn by month gives its own T, whatever the step', () => {
  const retained = `
    ann 2021-01-05 10
    ann 2021-02-05 15
    ann 2021-03-05 12
    bo  2021-01-06 20
    bo  2021-03-06 5
    cy  2021-02-07 7
    di  2021-04-08 9
  `;
  const view = viewOf(retained, { step: 'year', completeThrough: day('2021-04-30') });
  const found = lifetimeValue.run(view, settings);
  // Retained 1 + 1 + 0 of 2 + 2 + 2.
  expect(found.monthlyRetention).toBeCloseTo(1 / 3, 15);
  expect(found.churnT).toBeCloseTo(1.5, 12);
});

test('who always comes back has no T by churn', () => {
  const view = viewOf('ann 2021-01-05 1\nann 2021-02-05 1', { completeThrough: day('2021-02-28') });
  expect(lifetimeValue.run(view, settings)).toMatchObject({ monthlyRetention: 1, churnT: null });
});

describe('by segment', () => {
  const region = (customer: string, amount: number, date: string, name: string) => ({
    customer,
    amount,
    date,
    attributes: { region: name },
  });
  const dataset = datasetOf([
    region('ann', 10, '2021-01-05', 'north'),
    region('ann', 20, '2021-02-05', 'south'),
    region('bo', 70, '2021-01-05', 'south'),
    region('cy', 5, '2021-03-05', ''),
  ]);
  const view = buildView(dataset, { ...DEFAULT_VIEW, step: 'month' });

  test('an attribute is that of the first purchase, largest revenue first', () => {
    const found = lifetimeValue.run(view, { ...settings, by: 'region' });
    expect(
      found.segments.map(({ name, customers, revenue, pooled }) => [name, customers, revenue, pooled]),
    ).toEqual([
      ['south', 1, 70, 0],
      ['north', 1, 30, 0],
      ['', 1, 5, 0],
    ]);
    expect(found.attributes).toEqual(['region']);
  });

  test('cohorts come in time, classes in their order', () => {
    const cohort = lifetimeValue.run(view, { ...settings, by: 'cohort' });
    expect(cohort.segments.map(({ name, ltv }) => [name, ltv])).toEqual([
      ['2021-01', 50],
      ['2021-03', 5],
    ]);
    const xyz = lifetimeValue.run(view, { ...settings, by: 'xyz' });
    expect(xyz.segments.map(({ name, customers }) => [name, customers])).toEqual([
      ['X', 0],
      ['Y', 0],
      ['Z', 0],
      ['new', 3],
    ]);
  });

  test('differs from all by factors that add up', () => {
    const found = lifetimeValue.run(view, { ...settings, by: 'region' });
    const south = found.segments[0];
    const { S = NaN, C = NaN, P = NaN, T = NaN } = south?.difference ?? {};
    expect(P).toBe(0);
    // LTV 70 against 105 / 3.
    expect(S + C + P + T).toBeCloseTo(35, 12);
  });

  test('values past the 200 largest are pooled in one row', () => {
    const many = Array.from({ length: 202 }, (_, at) => region(`c${at}`, at + 1, '2021-01-05', `r${at}`));
    const found = lifetimeValue.run(buildView(datasetOf(many), DEFAULT_VIEW), { ...settings, by: 'region' });
    expect(found.segments).toHaveLength(201);
    expect(found.segments.at(-1)).toMatchObject({ name: '', pooled: 2, customers: 2, revenue: 3 });
  });

  test('an attribute that is not there is refused by name', () => {
    expect(() => lifetimeValue.run(view, { ...settings, by: 'colour' })).toThrow(
      expect.objectContaining({ code: 'unknown-attribute', params: { name: 'colour' } }),
    );
  });
});

describe('curves of value', () => {
  test('are means over those who have lived all of an age', () => {
    const view = viewOf(
      `
      a 2021-01-10 10
      a 2021-02-10 5
      a 2021-03-20 7
      b 2021-02-15 20
    `,
      { completeThrough: day('2021-03-31') },
    );
    const found = lifetimeValue.run(view, settings).curves;
    expect(found.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'all']);
    // a lived two months by then (its third purchase is in the third), b one.
    expect(found[3]?.points).toEqual([
      { age: 0, value: 15, customers: 2 },
      { age: 1, value: 15, customers: 1 },
    ]);
    // a has 22 of 42: the share before it is 0, before b 22/42, so both are A.
    expect(found[0]?.points).toEqual(found[3]?.points);
    expect(found[1]?.points).toEqual([]);
  });

  test('leave out who came before the date range', () => {
    const view = viewOf('a 2020-01-10 10\na 2021-01-10 5\nb 2021-01-10 7', {
      from: day('2021-01-01'),
      completeThrough: day('2021-02-28'),
    });
    expect(lifetimeValue.run(view, settings).curves[3]?.points).toEqual([{ age: 0, value: 7, customers: 1 }]);
  });
});

describe('the difference of two products by factor', () => {
  test.each([
    // L(12, 6) = 6 / ln 2: a factor that halves takes 6, one that grows fourfold gives 12.
    { one: [2, 6], other: [4, 1.5], shares: [-6, 12] },
    // L(80, 20) = 60 / ln 4: each doubling gives 30, each halving takes as much.
    { one: [10, 2, 0.5, 8], other: [5, 4, 0.25, 4], shares: [30, -30, 30, 30] },
    // L(1, 8) = 7 / ln 8: a fourfold factor is two thirds of an eightfold product.
    { one: [1, 1], other: [4, 2], shares: [-14 / 3, -7 / 3] },
  ])('$one against $other is $shares', ({ one, other, shares }) => {
    const found = factorDifference(one, other) ?? [];
    expect(found).toEqual(shares.map((share) => expect.closeTo(share, 10) as number));
  });

  test('goes to the factor that differs', () => {
    expect(factorDifference([2, 3], [1, 3])).toEqual([3, 0]);
  });
  test('is shared where factors change alike', () => {
    const [one = NaN, other = NaN] = factorDifference([2, 2], [1, 1]) ?? [];
    expect(one).toBeCloseTo(1.5, 12);
    expect(one + other).toBe(3);
  });
  test('has no answer where a factor is not above 0', () => {
    expect(factorDifference([2, 0], [1, 1])).toBeNull();
    expect(factorDifference([2, 1], [1, -1])).toBeNull();
  });
  test('rests on the logarithmic mean, which is stable near equality', () => {
    // (8 - 2) / ln 4
    expect(logarithmicMean(8, 2)).toBeCloseTo(4.328085, 6);
    expect(logarithmicMean(5, 5)).toBe(5);
    expect(logarithmicMean(1 + 1e-12, 1)).toBeCloseTo(1, 11);
  });
});

describe('the Wilson interval', () => {
  // Worked by hand with z = 1.959964; 1 of 2, 0 of 2, 10 of 20, and a large sample.
  test.each([
    [1, 2, 0.0945, 0.9055],
    [0, 2, 0, 0.6576],
    [2, 2, 0.3424, 1],
    [10, 20, 0.2993, 0.7007],
    [324, 885, 0.335, 0.3984],
  ])('of %i in %i is %f to %f', (hits, n, low, high) => {
    const found = wilson(hits, n);
    expect(found?.[0]).toBeCloseTo(low, 4);
    expect(found?.[1]).toBeCloseTo(high, 4);
  });
  test('of none is blank', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});
