import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';
import type { Analysis } from './analysis.ts';
import {
  RFM_ASCENDING,
  RFM_DEFAULTS,
  RFM_LIMITS,
  rfmScores,
  type RfmScores,
  type RfmSettings,
} from './rfm-scores.ts';
import { fmScore, RFM_SEGMENTS, rfmSegment, type RfmSegment } from './rfm-segments.ts';

export type { RfmSettings } from './rfm-scores.ts';
export type { RfmSegment } from './rfm-segments.ts';

export interface RfmCell {
  /** Recency score, and the mean of the frequency and the money score: 1 to 5, 5 best. */
  r: number;
  fm: number;
  segment: RfmSegment;
  customers: number;
  revenue: number;
}
export interface RfmScoreRange {
  score: number;
  customers: number;
  revenue: number;
  /** The least and the greatest value that has this score: days, purchases or currency units; null of nobody. */
  least: number | null;
  greatest: number | null;
}
export interface RfmResult {
  /** Customers by score, as `555`; only scores that occur. */
  scores: Record<string, number>;
  /** All twenty-five, R 5 first, then FM 1 first. */
  grid: RfmCell[];
  /** All eleven, empty ones with 0; share of the customers' revenue, null where that is 0. */
  segments: Record<RfmSegment, { customers: number; revenue: number; margin: number; share: number | null }>;
  /** Score 5 first. Recency in days since the last purchase, frequency in purchases, money in currency units. */
  distribution: { recency: RfmScoreRange[]; frequency: RfmScoreRange[]; money: RfmScoreRange[] };
  customers: number;
  revenue: number;
  /** Segment of every customer, as its place in RFM_SEGMENTS, in the view's order of customers. */
  segmentOf: Uint8Array;
  /** 100 R + 10 F + M of every customer. */
  scoreOf: Uint16Array;
}

export const rfm: Analysis<'rfm', RfmSettings, RfmResult> = {
  id: 'rfm',
  defaults: RFM_DEFAULTS,
  limits: RFM_LIMITS,
  ascending: RFM_ASCENDING,
  run(view, settings) {
    const scores = rfmScores(view, settings);
    const { customers, unit } = view;
    const scoreOf = new Uint16Array(customers.count);
    for (let customer = 0; customer < customers.count; customer++) {
      scoreOf[customer] = 100 * scores.r[customer]! + 10 * scores.f[customer]! + scores.m[customer]!;
    }
    const units = new Float64Array(customers.count);
    for (let customer = 0; customer < customers.count; customer++)
      units[customer] = customers.revenue[customer]! / unit;
    return {
      scores: scoreCounts(scoreOf),
      grid: gridOf(view, scores),
      segments: segmentsOf(view, scores),
      distribution: {
        recency: rangesOf(view, scores.r, scores.recency),
        frequency: rangesOf(view, scores.f, customers.purchases),
        money: rangesOf(view, scores.m, units),
      },
      customers: customers.count,
      revenue: compensatedSum(customers.revenue) / unit,
      segmentOf: scores.segmentOf,
      scoreOf,
    };
  },
};

function scoreCounts(scoreOf: Uint16Array): Record<string, number> {
  const counts = new Int32Array(556);
  for (const score of scoreOf) counts[score]!++;
  const found: Record<string, number> = {};
  counts.forEach((count, score) => {
    if (count > 0) found[score] = count;
  });
  return found;
}

function gridOf({ customers, unit }: View, { r, f, m }: RfmScores): RfmCell[] {
  const size = new Int32Array(25);
  const revenue = new Sums(25);
  for (let customer = 0; customer < customers.count; customer++) {
    const cell = (5 - r[customer]!) * 5 + fmScore(f[customer]!, m[customer]!) - 1;
    size[cell]!++;
    revenue.add(cell, customers.revenue[customer]!);
  }
  return Array.from(size, (count, cell) => {
    const recency = 5 - Math.floor(cell / 5);
    const fm = (cell % 5) + 1;
    return {
      r: recency,
      fm,
      segment: rfmSegment(recency, fm),
      customers: count,
      revenue: revenue.at(cell) / unit,
    };
  });
}

function segmentsOf({ customers, unit }: View, { segmentOf }: RfmScores): RfmResult['segments'] {
  const size = new Int32Array(RFM_SEGMENTS.length);
  const revenue = new Sums(RFM_SEGMENTS.length);
  const margin = new Sums(RFM_SEGMENTS.length);
  for (let customer = 0; customer < customers.count; customer++) {
    const place = segmentOf[customer]!;
    size[place]!++;
    revenue.add(place, customers.revenue[customer]!);
    margin.add(place, customers.margin[customer]!);
  }
  const total = compensatedSum(customers.revenue);
  return Object.fromEntries(
    RFM_SEGMENTS.map((name, place) => [
      name,
      {
        customers: size[place]!,
        revenue: revenue.at(place) / unit,
        margin: margin.at(place) / unit,
        share: total === 0 ? null : revenue.at(place) / total,
      },
    ]),
  ) as RfmResult['segments'];
}

/** Who has each score of one kind, and from which value to which. */
function rangesOf(
  { customers, unit }: View,
  scores: Uint8Array,
  values: Int32Array | Float64Array,
): RfmScoreRange[] {
  const size = new Int32Array(6);
  const revenue = new Sums(6);
  const least = new Float64Array(6).fill(Infinity);
  const greatest = new Float64Array(6).fill(-Infinity);
  for (let customer = 0; customer < customers.count; customer++) {
    const score = scores[customer]!;
    const value = values[customer]!;
    size[score]!++;
    revenue.add(score, customers.revenue[customer]!);
    if (value < least[score]!) least[score] = value;
    if (value > greatest[score]!) greatest[score] = value;
  }
  return [5, 4, 3, 2, 1].map((score) => ({
    score,
    customers: size[score]!,
    revenue: revenue.at(score) / unit,
    least: size[score] === 0 ? null : least[score]!,
    greatest: size[score] === 0 ? null : greatest[score]!,
  }));
}
