import { activity, type Activity } from '../model/activity.ts';
import type { View } from '../model/dataset.ts';
import type { Analysis } from './analysis.ts';
import { customerAttribute } from './attributes.ts';
import { lastCompletePeriod, MOST_PERIODS, periodRange, refusePast } from './periods.ts';
import {
  MONEY_TERMS,
  pooledRetention,
  retentionCounts,
  retentionMoney,
  type MoneyTerm,
  type RetentionCounts,
} from './retention-counts.ts';
import type { Sums } from '../table/compensated-sum.ts';
import { wilson } from './wilson.ts';

export interface RetentionSettings {
  /** L, periods of activity. */
  window: number;
  /** `none`, or an attribute: retention of the customers by its value at their first purchase. */
  by: string;
}
export interface RetentionRow {
  period: string;
  /** First and last day, days since 1970-01-01. */
  firstDay: number;
  lastDay: number;
  S: number;
  E: number;
  N: number;
  retained: number;
  lost: number;
  reactivated: number;
  /** Percent; null where S is 0. */
  crr: number | null;
  crrStrict: number | null;
  /** Wilson 95 % of crrStrict, percent. */
  interval: [number, number] | null;
  complete: boolean;
  /**
   * The money bridge, currency units; null where L > 1.
   * before - lost + expansion - contraction + reactivated + new + other = after, `before` and `after` the customers'
   * revenue of the two periods. `other`: the change in returns of customers who bought nothing in the period.
   */
  money: Record<MoneyTerm, number> | null;
}
export interface RetentionSegment {
  /** The attribute's value, '' for blank. */
  name: string;
  customers: number;
  rows: RetentionRow[];
  pooledRetention: number | null;
}
export interface RetentionResult {
  period: string;
  window: number;
  rows: RetentionRow[];
  /** Pooled over the complete rows: sum of retained / sum of S, a fraction; null where there is none. */
  pooledRetention: number | null;
  /** With `by`: the 20 segments with most customers, most first; else empty. */
  segments: RetentionSegment[];
}

const MOST_SEGMENTS = 20;

export const retention: Analysis<'retention', RetentionSettings, RetentionResult> = {
  id: 'retention',
  defaults: { window: 1, by: 'none' },
  limits: {
    window: { kind: 'number', min: 1, max: 24, integer: true },
    by: { kind: 'attribute', words: ['none'] },
  },
  /** Throws AnalysisError `too-many-periods` past 20,000 rows, `unknown-attribute`. */
  run(view, { window, by }) {
    refusePast(view, MOST_PERIODS, (inCalendar) => periodRange(view, inCalendar).count);
    const runs = activity(view, view.calendar);
    const complete = lastCompletePeriod(view.completeThrough, view.calendar) - runs.first + 1;
    const counts = retentionCounts(runs, window);
    const money = window === 1 ? retentionMoney(runs) : null;
    return {
      period: view.step,
      window,
      rows: rowsOf(view, runs.first, counts, money, 0),
      pooledRetention: pooledRetention(counts, complete),
      segments: by === 'none' ? [] : segmentsOf(view, runs, window, complete, by),
    };
  },
};

function segmentsOf(view: View, runs: Activity, window: number, complete: number, by: string) {
  const { groupOf, names } = customerAttribute(view, by);
  const sizes = new Int32Array(names.length);
  for (let customer = 0; customer < groupOf.length; customer++) sizes[groupOf[customer]!]!++;
  const largest = Array.from(sizes.keys())
    .sort((a, b) => sizes[b]! - sizes[a]! || (names[a]! < names[b]! ? -1 : 1))
    .slice(0, MOST_SEGMENTS);
  // Groups beyond the largest share one more, which is left out.
  const place = new Int32Array(names.length).fill(largest.length);
  largest.forEach((group, at) => (place[group] = at));
  const placeOf = groupOf.map((group) => place[group]!);
  const groups = largest.length + 1;
  const counts = retentionCounts(runs, window, placeOf, groups);
  const money = window === 1 ? retentionMoney(runs, placeOf, groups) : null;
  return largest.map((group, at): RetentionSegment => ({
    name: names[group] ?? '',
    customers: sizes[group] ?? 0,
    rows: rowsOf(view, runs.first, counts, money, at),
    pooledRetention: pooledRetention(counts, complete, at),
  }));
}

function rowsOf(
  { calendar, completeThrough, unit }: View,
  first: number,
  counts: RetentionCounts,
  money: Record<MoneyTerm, Sums> | null,
  group: number,
): RetentionRow[] {
  const rows: RetentionRow[] = [];
  // The first period has none before it.
  for (let at = 1; at < counts.periods; at++) {
    const cell = group * counts.periods + at;
    const S = counts.E[cell - 1]!;
    const E = counts.E[cell]!;
    const N = counts.N[cell]!;
    const reactivated = counts.reactivated[cell]!;
    const retained = E - N - reactivated;
    const period = first + at;
    const interval = wilson(retained, S);
    rows.push({
      period: calendar.label(period),
      firstDay: calendar.firstDay(period),
      lastDay: calendar.lastDay(period),
      S,
      E,
      N,
      retained,
      lost: counts.lost[cell]!,
      reactivated,
      crr: S === 0 ? null : ((E - N) / S) * 100,
      crrStrict: S === 0 ? null : (retained / S) * 100,
      interval: interval && [interval[0] * 100, interval[1] * 100],
      complete: calendar.lastDay(period) <= completeThrough,
      money:
        money &&
        (Object.fromEntries(
          MONEY_TERMS.map((term) => [term, money[term].at(cell) / unit]),
        ) as RetentionRow['money']),
    });
  }
  return rows;
}
