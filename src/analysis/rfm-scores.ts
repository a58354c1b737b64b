import { NO_DATE } from '../table/column.ts';
import { orderByInteger, orderByNumber } from '../table/order.ts';
import type { View } from '../model/dataset.ts';
import { oncePerView } from '../model/once-per-view.ts';
import type { SettingLimit } from './analysis.ts';
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

/** METRICS 5: scores and segment of every customer of a view. */
export const rfmScores = oncePerView(
  (view: View, settings: RfmSettings): RfmScores => {
    const { customers, completeThrough } = view;
    const { last, purchases, revenue } = customers;
    const recency = last.map((day) => (completeThrough === NO_DATE ? 0 : completeThrough - day));
    const parts =
      settings.scoring === 'ranks'
        ? {
            r: rankScores(orderByInteger(last), last),
            f: rankScores(orderByInteger(purchases), purchases),
            m: rankScores(orderByNumber(revenue, 'ascending'), revenue),
          }
        : cutScores(view, recency, settings);
    const segmentOf = new Uint8Array(customers.count);
    for (let customer = 0; customer < customers.count; customer++) {
      const fm = fmScore(parts.f[customer]!, parts.m[customer]!);
      segmentOf[customer] = RFM_SEGMENTS.indexOf(rfmSegment(parts.r[customer]!, fm));
    }
    return { ...parts, recency, segmentOf };
  },
  (settings) => (settings.scoring === 'ranks' ? 'ranks' : JSON.stringify(settings)),
);

/**
 * 1 + floor(5 L / n), L the number of customers strictly worse: equal values always score alike.
 *
 * @param order customers from the worst to the best
 */
function rankScores(order: Int32Array, values: ArrayLike<number>): Uint8Array {
  const scores = new Uint8Array(order.length);
  let worse = 0;
  for (let place = 0; place < order.length; place++) {
    const customer = order[place]!;
    if (place > 0 && values[customer] !== values[order[place - 1]!]) worse = place;
    scores[customer] = 1 + Math.floor((5 * worse) / order.length);
  }
  return scores;
}

function cutScores({ customers, unit }: View, recency: Int32Array, settings: RfmSettings) {
  const { recency5, recency4, recency3, recency2 } = settings;
  const { frequency2, frequency3, frequency4, frequency5 } = settings;
  const money = [settings.money2, settings.money3, settings.money4, settings.money5];
  const count = (passed: readonly boolean[]) => 1 + passed.reduce((sum, one) => sum + Number(one), 0);
  return {
    r: Uint8Array.from(recency, (days) =>
      count([recency5, recency4, recency3, recency2].map((cut) => days <= cut)),
    ),
    f: Uint8Array.from(customers.purchases, (bought) =>
      count([frequency2, frequency3, frequency4, frequency5].map((cut) => bought >= cut)),
    ),
    m: Uint8Array.from(customers.revenue, (ticks) => count(money.map((cut) => ticks / unit >= cut))),
  };
}
