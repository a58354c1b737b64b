import type { FirstPurchaseGroup } from '../../../src/analysis/first-purchases.ts';
import type { GrowthResult, GrowthRow } from '../../../src/analysis/growth.ts';
import type { LineOfBusiness } from '../../../src/analysis/lines-of-business.ts';
import type { AbcXyzResult } from '../../../src/analysis/abc-xyz.ts';
import type { CohortResult } from '../../../src/analysis/cohorts.ts';
import type { LifetimeValueResult } from '../../../src/analysis/lifetime-value.ts';
import type { ParetoResult } from '../../../src/analysis/pareto.ts';
import type { RetentionResult, RetentionRow } from '../../../src/analysis/retention.ts';
import type { TotalsResult } from '../../../src/analysis/totals.ts';

/** Results made up for drawing: any length, plausible shapes, no claim to be computed. */
const many = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place));
const monthOf = (place: number) =>
  `${1970 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;

export function paretoOf(values: readonly number[], entity = 'customer'): ParetoResult {
  const total = values.reduce((sum, value) => sum + value, 0);
  const cumulative = new Float64Array(values.length + 1);
  let sum = 0;
  values.forEach((value, place) => {
    sum += value;
    cumulative[place + 1] = sum / total;
  });
  const n = values.length;
  return {
    entity,
    value: 'revenue',
    n,
    notPositive: 0,
    positiveTotal: total,
    netTotal: total,
    shareOfTop20: n === 0 ? null : (cumulative[Math.ceil(0.2 * n)] ?? null),
    fractionFor80: n === 0 ? null : cumulative.findIndex((share) => share >= 0.8) / n,
    gini: n === 0 ? null : 0.5,
    cumulative,
    values: Float64Array.from(values),
    order: Int32Array.from(values, (_, place) => place),
    top: values.slice(0, 200).map((_, place) => `c${place}`),
  };
}

export const retentionRow = (over: Partial<RetentionRow> = {}): RetentionRow => ({
  period: '2021-02',
  firstDay: 18_659,
  lastDay: 18_686,
  S: 100,
  E: 90,
  N: 30,
  retained: 40,
  lost: 60,
  reactivated: 20,
  crr: 60,
  crrStrict: 40,
  interval: [30.9, 49.8],
  complete: true,
  money: {
    before: 1000,
    lost: 500,
    expansion: 100,
    contraction: 50,
    reactivated: 150,
    new: 200,
    other: 0,
    after: 900,
  },
  ...over,
});

export function retentionOf(rows: RetentionRow[], over: Partial<RetentionResult> = {}): RetentionResult {
  return { period: 'month', window: 1, rows, pooledRetention: 0.4, segments: [], ...over };
}
export const retentionOfLength = (count: number) =>
  retentionOf(
    many(count, (place) =>
      retentionRow({ period: monthOf(place), complete: place < count - 1 || count === 1 }),
    ),
  );

export function cohortsOfLength(count: number): CohortResult {
  return {
    period: 'month',
    activity: 'on',
    ages: 'calendar',
    purchase: 1,
    rows: many(count, (row) => ({
      cohort: monthOf(row),
      firstDay: 0,
      lastDay: 0,
      size: 50 + row,
      preExisting: row === 0,
      cells: many(count - row, (age) => ({
        age,
        active: age === 0 ? 50 + row : 10,
        retention: age === 0 ? 1 : 10 / (50 + row),
        low: 0.1,
        high: 0.3,
        revenue: 400,
        margin: 400,
        step: age === 0 ? null : 1,
        orders: 12,
        averageCheck: 33,
        cumulativeRevenue: 8 * (age + 1),
        cumulativeMargin: 8 * (age + 1),
        mature: row + age < count - 1,
      })),
    })),
    mean: many(Math.max(0, count - 1), (age) => ({
      age,
      retention: age === 0 ? 1 : 0.2,
      low: 0.15,
      high: 0.25,
      revenue: 8,
      cumulativeRevenue: 8 * (age + 1),
      cohorts: count - 1 - age,
    })),
    before: { customers: 0, revenue: 0 },
    others: { customers: 0, revenue: 0 },
  };
}

export function totalsOfLength(count: number, over: Partial<TotalsResult> = {}): TotalsResult {
  return {
    revenue: 1000 * count,
    margin: 1000 * count,
    marginIsRevenue: false,
    customerRevenue: 1000 * count,
    returnsOnlyRevenue: 0,
    returnsOnlyCustomers: 0,
    anonymousRevenue: 0,
    anonymousLines: 0,
    customers: 500,
    orders: 10 * count,
    purchases: 10 * count,
    lines: 10 * count,
    firstDate: '1970-01-01',
    lastDate: '1970-01-31',
    completeThrough: '1970-01-31',
    historyStartDay: 0,
    completeThroughDay: 30,
    firstDay: 0,
    lastDay: 30,
    step: 'month',
    suggestedStep: 'month',
    medianGap: 30,
    byPeriod: many(count, (place) => ({
      period: monthOf(place),
      firstDay: place * 30,
      lastDay: place * 30 + 29,
      revenue: 1000 + 10 * (place % 7),
      purchases: 10,
      customers: 8,
      complete: place < count - 1 || count === 1,
    })),
    preExisting: { suspected: false, firstPeriodNew: 0, medianLaterNew: null, untilDay: null },
    ...over,
  };
}

const factors = (ltv: number, customers: number) => ({
  customers,
  S: ltv,
  C: 1,
  P: 1,
  T: 1,
  ltv,
  revenue: ltv * customers,
  margin: ltv * customers,
  purchases: customers,
  customerMonths: customers,
});
export const segmentOf = (name: string, ltv: number, customers = 100) => ({
  ...factors(ltv, customers),
  name,
  pooled: 0,
  days: null,
  difference: { S: ltv - 10, C: 1, P: 0, T: -2 },
});

export function valueOf(over: Partial<LifetimeValueResult> = {}): LifetimeValueResult {
  return {
    ...factors(120, 300),
    kaplanMeierT: 9.3,
    churnT: 1.65,
    monthlyRetention: 0.394,
    by: 'abc',
    segments: [segmentOf('A', 300), segmentOf('B', 40), segmentOf('C', 20)],
    attributes: [],
    curves: [],
    ...over,
  };
}
export const curvesOfLength = (count: number): LifetimeValueResult['curves'] =>
  (['A', 'B', 'C', 'all'] as const).map((name, place) => ({
    name,
    points: many(count, (age) => ({ age, value: (4 - place) * 10 * (age + 1), customers: 100 - (age % 50) })),
  }));

export function matrixOf(customers: number): AbcXyzResult {
  const cell = { customers, revenue: customers * 10, share: customers > 0 ? 1 / 12 : null };
  const cells = Object.fromEntries(
    ['A', 'B', 'C'].flatMap((abc) => ['X', 'Y', 'Z', 'new'].map((xyz) => [`${abc}${xyz}`, cell])),
  ) as AbcXyzResult['cells'];
  return { cells, total: { customers: 12 * customers, revenue: 120 * customers } };
}

const growthRow = (place: number, count: number): GrowthRow => ({
  period: monthOf(place),
  firstDay: 0,
  lastDay: 0,
  complete: place < count - 1,
  active: 100,
  new: 30,
  retained: 50,
  reactivated: 20,
  lost: place === 0 ? 0 : 40,
  revenue: 1000,
  parts: { new: 300, retained: 550, reactivated: 200, other: -50 },
  firstPurchases: 250,
  change: place === 0 ? null : { lost: 400, expansion: 150, contraction: 100, other: -150 },
  quickRatio: place === 0 ? null : 1.3,
});
export function growthOfLength(count: number): GrowthResult {
  return {
    period: 'month',
    rows: many(count, (place) => growthRow(place, count)),
    layerStep: 'month',
    layers: many(Math.min(18, count), (layer) => ({
      cohort: layer === 0 ? '' : monthOf(layer),
      firstDay: layer === 0 ? null : layer * 30,
      lastDay: layer * 30 + 29,
      customers: 40,
      revenue: Float64Array.from({ length: count }, (_, at) => (at < layer ? 0 : 1000 / 18)),
      active: Int32Array.from({ length: count }, () => 5),
    })),
  };
}

export function lineOfBusiness(name: string, over: Partial<LineOfBusiness> = {}): LineOfBusiness {
  const none = { customers: 0, revenue: 0 };
  return {
    name,
    pooled: 0,
    totalRevenue: 1000,
    share: 0.1,
    regulars: 20,
    regularsRevenue: 600,
    regularsShare: 0.6,
    crr: 0.7,
    crrStrict: 0.4,
    interval: [0.3, 0.5],
    abc: { A: { customers: 10, revenue: 800 }, B: none, C: none },
    customers: 50,
    S: 10,
    C: 1,
    P: 1,
    T: 2,
    ltv: 20,
    revenue: 1000,
    margin: 1000,
    purchases: 100,
    customerMonths: 100,
    ...over,
  };
}

export function firstPurchaseGroup(name: string, over: Partial<FirstPurchaseGroup> = {}): FirstPurchaseGroup {
  return {
    name,
    least: null,
    most: null,
    customers: 100,
    lived: 80,
    cameWithin: 40,
    within: 0.5,
    interval: [0.39, 0.61],
    cameEver: 60,
    ever: 0.6,
    medianDays: 31,
    margin: 20,
    ...over,
  };
}
