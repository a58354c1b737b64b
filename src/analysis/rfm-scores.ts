import { NO_DATE } from '../table/column.ts';
import { orderByInteger, orderByNumber } from '../table/order.ts';
import type { View } from '../model/dataset.ts';
import { oncePerView } from '../model/once-per-view.ts';
import type { SettingLimit } from './analysis.ts';
import { customerCurve } from './customer-value.ts';
import { fmScore, RFM_SEGMENTS, rfmSegment } from './rfm-segments.ts';

export interface RfmSettings {
  /** `ranks`: fifths by rank; `cuts`: by the thresholds below. */
  scoring: 'ranks' | 'cuts';
  /** Most days since the last purchase for a score of 5, 4, 3 and 2; past the last, 1. */
  recency5: number;
  recency4: number;
  recency3: number;
  recency2: number;
  /** Fewest purchases for a score of 2, 3, 4 and 5. */
  frequency2: number;
  frequency3: number;
  frequency4: number;
  frequency5: number;
  /** Least revenue for a score of 2, 3, 4 and 5, currency units. */
  money2: number;
  money3: number;
  money4: number;
  money5: number;
}

export const RFM_DEFAULTS: RfmSettings = {
  scoring: 'ranks',
  recency5: 30,
  recency4: 90,
  recency3: 180,
  recency2: 365,
  frequency2: 2,
  frequency3: 3,
  frequency4: 5,
  frequency5: 10,
  money2: 100,
  money3: 300,
  money4: 1000,
  money5: 3000,
};
const DAYS: SettingLimit = { kind: 'number', min: 0, max: 36_500, integer: true };
const PURCHASES: SettingLimit = { kind: 'number', min: 1, max: 1_000_000, integer: true };
const MONEY: SettingLimit = { kind: 'number', min: -1e15, max: 1e15 };
export const RFM_LIMITS: Record<keyof RfmSettings, SettingLimit> = {
  scoring: { kind: 'choice', values: ['ranks', 'cuts'] },
  recency5: DAYS,
  recency4: DAYS,
  recency3: DAYS,
  recency2: DAYS,
  frequency2: PURCHASES,
  frequency3: PURCHASES,
  frequency4: PURCHASES,
  frequency5: PURCHASES,
  money2: MONEY,
  money3: MONEY,
  money4: MONEY,
  money5: MONEY,
};
export const RFM_ASCENDING: readonly (readonly (keyof RfmSettings)[])[] = [
  ['recency5', 'recency4', 'recency3', 'recency2'],
  ['frequency2', 'frequency3', 'frequency4', 'frequency5'],
  ['money2', 'money3', 'money4', 'money5'],
];

/** Scores of every customer, 1 to 5, in the view's order of customers. */
export interface RfmScores {
  readonly r: Uint8Array;
  readonly f: Uint8Array;
  readonly m: Uint8Array;
  /** Days from the last purchase to D. */
  readonly recency: Int32Array;
  /** The segment, as its place in RFM_SEGMENTS. */
  readonly segmentOf: Uint8Array;
}

/** Place of the segment in RFM_SEGMENTS by 6 R + FM. */
const SEGMENT_AT = Uint8Array.from({ length: 36 }, (_, at) =>
  RFM_SEGMENTS.indexOf(rfmSegment(Math.floor(at / 6), at % 6)),
);

/** METRICS 5: scores and segment of every customer of a view. */
export const rfmScores = oncePerView(
  (view: View, settings: RfmSettings): RfmScores => {
    const { customers, completeThrough } = view;
    const { last, purchases } = customers;
    const recency = new Int32Array(customers.count);
    for (let customer = 0; customer < customers.count && completeThrough !== NO_DATE; customer++)
      recency[customer] = completeThrough - last[customer]!;
    const parts =
      settings.scoring === 'ranks'
        ? { r: scoresByCount(last), f: scoresByCount(purchases), m: moneyScores(view) }
        : cutScores(view, recency, settings);
    const segmentOf = new Uint8Array(customers.count);
    for (let customer = 0; customer < customers.count; customer++) {
      const fm = fmScore(parts.f[customer]!, parts.m[customer]!);
      segmentOf[customer] = SEGMENT_AT[parts.r[customer]! * 6 + fm]!;
    }
    return { ...parts, recency, segmentOf };
  },
  (settings) => (settings.scoring === 'ranks' ? 'ranks' : JSON.stringify(settings)),
);

/**
 * 1 + floor(5 L / n), L the number of customers strictly worse: equal values always score alike.
 *
 * Days and purchases take few values, which are counted instead of sorted.
 */
function scoresByCount(values: Int32Array): Uint8Array {
  const { length } = values;
  let least = Infinity;
  let most = -Infinity;
  for (let customer = 0; customer < length; customer++) {
    const value = values[customer]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (length === 0 || most - least > MOST_COUNTED)
    return rankScores(orderByInteger(values).reverse(), values);
  const counts = new Int32Array(most - least + 1);
  for (let customer = 0; customer < length; customer++) counts[values[customer]! - least]!++;
  const scoreOf = new Uint8Array(counts.length);
  let worse = 0;
  for (let value = 0; value < counts.length; value++) {
    scoreOf[value] = 1 + Math.floor((5 * worse) / length);
    worse += counts[value]!;
  }
  const scores = new Uint8Array(length);
  for (let customer = 0; customer < length; customer++)
    scores[customer] = scoreOf[values[customer]! - least]!;
  return scores;
}

const MOST_COUNTED = 1 << 20;

/** Pareto and the classes rank customers by revenue too, unless the view's measure is another. */
function moneyScores(view: View): Uint8Array {
  const { revenue } = view.customers;
  const order =
    view.settings.measure === 'revenue' ? customerCurve(view).order : orderByNumber(revenue, 'descending');
  return rankScores(order, revenue);
}

/** @param order customers from the best to the worst */
function rankScores(order: Int32Array, values: ArrayLike<number>): Uint8Array {
  const { length } = order;
  const scores = new Uint8Array(length);
  let worse = 0;
  for (let place = length - 1; place >= 0; place--) {
    const customer = order[place]!;
    if (place < length - 1 && values[customer] !== values[order[place + 1]!]) worse = length - 1 - place;
    scores[customer] = 1 + Math.floor((5 * worse) / length);
  }
  return scores;
}

/** The cuts ascend (RFM_ASCENDING): who passes one passes those before it. */
function cutScores({ customers, unit }: View, recency: Int32Array, settings: RfmSettings) {
  const { recency5, recency4, recency3, recency2 } = settings;
  const { frequency2, frequency3, frequency4, frequency5 } = settings;
  const { money2, money3, money4, money5 } = settings;
  const r = new Uint8Array(customers.count);
  const f = new Uint8Array(customers.count);
  const m = new Uint8Array(customers.count);
  for (let customer = 0; customer < customers.count; customer++) {
    const days = recency[customer]!;
    r[customer] =
      days <= recency5 ? 5 : days <= recency4 ? 4 : days <= recency3 ? 3 : days <= recency2 ? 2 : 1;
    const bought = customers.purchases[customer]!;
    f[customer] =
      bought >= frequency5
        ? 5
        : bought >= frequency4
          ? 4
          : bought >= frequency3
            ? 3
            : bought >= frequency2
              ? 2
              : 1;
    const money = customers.revenue[customer]! / unit;
    m[customer] = money >= money5 ? 5 : money >= money4 ? 4 : money >= money3 ? 3 : money >= money2 ? 2 : 1;
  }
  return { r, f, m };
}
