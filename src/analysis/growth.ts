import type { Sums } from '../table/compensated-sum.ts';
import { activity, type Activity } from '../model/activity.ts';
import type { View } from '../model/dataset.ts';
import type { Step } from '../model/settings.ts';
import type { Analysis } from './analysis.ts';
import { cohortLayers, type CohortLayer } from './cohort-layers.ts';
import { firstPurchaseRevenue, revenueByPart, type RevenuePart } from './growth-counts.ts';
import { MOST_PERIODS, periodRange, refusePast } from './periods.ts';
import { retentionCounts, retentionMoney, type MoneyTerm, type RetentionCounts } from './retention-counts.ts';

export interface GrowthSettings {
  /** The step of the cohorts that the layers of revenue are: `auto` as is readable. */
  layers: 'auto' | 'week' | 'month' | 'quarter' | 'year';
}

/**
 * One period, from the first on. Customers: active = retained + reactivated + new, and the active of the period before
 * - lost + reactivated + new = active. Who was acquired before the view's first period is reactivated in it.
 */
export interface GrowthRow {
  period: string;
  /** First and last day, days since 1970-01-01. */
  firstDay: number;
  lastDay: number;
  complete: boolean;
  active: number;
  new: number;
  retained: number;
  reactivated: number;
  /** Bought in the period before and not in this one. */
  lost: number;
  /** The customers' revenue in currency units, and whose it is: the four parts add up to it. */
  revenue: number;
  parts: Record<RevenuePart, number>;
  /** Revenue of first purchases alone; what new customers bought again in the same period is not in it. */
  firstPurchases: number;
  /**
   * What changed since the period before (METRICS 7): its revenue - lost + expansion - contraction + reactivated + new
   * + other = the revenue. Null in the first period.
   */
  change: { lost: number; expansion: number; contraction: number; other: number } | null;
  /** (new + reactivated + expansion) / (lost + contraction), in money; null where nothing was lost. */
  quickRatio: number | null;
}

export interface GrowthResult {
  period: string;
  rows: GrowthRow[];
  /** The customers' revenue by cohort, oldest cohort first. */
  layerStep: Step;
  layers: CohortLayer[];
}

export const growth: Analysis<'growth', GrowthSettings, GrowthResult> = {
  id: 'growth',
  defaults: { layers: 'auto' },
  limits: { layers: { kind: 'choice', values: ['auto', 'week', 'month', 'quarter', 'year'] } },
  /** Throws AnalysisError `too-many-periods` past 20,000 rows. */
  run(view, settings) {
    refusePast(view, MOST_PERIODS, (inCalendar) => periodRange(view, inCalendar).count);
    const runs = activity(view, view.calendar);
    const { step, layers } = cohortLayers(view, runs, settings.layers);
    return { period: view.step, rows: rowsOf(view, runs), layerStep: step, layers };
  },
};

function rowsOf(view: View, runs: Activity): GrowthRow[] {
  const counts = retentionCounts(runs, 1);
  const money = retentionMoney(runs);
  const parts = revenueByPart(runs);
  const firsts = firstPurchaseRevenue(view, runs);
  return Array.from({ length: runs.count }, (_, at) =>
    rowOf(view, runs.first, at, counts, money, parts, firsts),
  );
}

function rowOf(
  { calendar, completeThrough, unit }: View,
  first: number,
  at: number,
  counts: RetentionCounts,
  money: Record<MoneyTerm, Sums>,
  parts: Record<RevenuePart, Sums>,
  firsts: Sums,
): GrowthRow {
  const term = (name: MoneyTerm) => money[name].at(at) / unit;
  const part = (name: RevenuePart) => parts[name].at(at) / unit;
  const active = counts.E[at]!;
  const fresh = counts.N[at]!;
  const reactivated = counts.reactivated[at]!;
  const gained = term('new') + term('reactivated') + term('expansion');
  const given = term('lost') + term('contraction');
  const lastDay = calendar.lastDay(first + at);
  return {
    period: calendar.label(first + at),
    firstDay: calendar.firstDay(first + at),
    lastDay,
    complete: lastDay <= completeThrough,
    active,
    new: fresh,
    retained: active - fresh - reactivated,
    reactivated,
    lost: counts.lost[at]!,
    revenue: term('after'),
    parts: {
      new: part('new'),
      retained: part('retained'),
      reactivated: part('reactivated'),
      other: part('other'),
    },
    firstPurchases: firsts.at(at) / unit,
    change:
      at === 0
        ? null
        : {
            lost: term('lost'),
            expansion: term('expansion'),
            contraction: term('contraction'),
            other: term('other'),
          },
    quickRatio: at === 0 || given <= 0 ? null : gained / given,
  };
}
