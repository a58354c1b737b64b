import { activity } from '../model/activity.ts';
import type { View } from '../model/dataset.ts';
import { ABC_CLASSES, ABC_DEFAULTS, ABC_LIMITS, abcClasses } from './abc.ts';
import type { Analysis } from './analysis.ts';
import { breakdownAttributes, customerAttribute } from './attributes.ts';
import { customerCurve, customerValues } from './customer-value.ts';
import { differenceOf } from './factor-difference.ts';
import { factorsByGroup, lifeDays, MONTH_DAYS, type Factors } from './factors.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import { monthlyRetention } from './monthly-retention.ts';
import { silences, silentBeyond } from './purchase-gaps.ts';
import { valueCurves } from './value-curves.ts';
import { XYZ_CLASSES, XYZ_DEFAULTS, xyzClasses } from './xyz.ts';

export type { Factors } from './factors.ts';

export interface LifetimeValueSettings {
  /** What the factors are broken down by: `abc`, `xyz`, `cohort`, or an attribute (its value at the first purchase). */
  by: string;
  cutA: number;
  cutB: number;
  /** METRICS 11, what ends a customer in the Kaplan-Meier estimate: silence / expected gap at or above this. */
  overdueAt: number;
}
export interface LifetimeValueSegment extends Factors {
  /** The class, the cohort or the attribute's value ('' for blank). */
  name: string;
  /** Above 0: this row pools so many more values of the attribute, beyond the 200 listed; its name is ''. */
  pooled: number;
  /** Of a cohort its first and last day, days since 1970-01-01; null of all else. */
  days: { firstDay: number; lastDay: number } | null;
  /**
   * How the segment's LTV differs from that of all customers, by factor: the four add up to the difference. Null where
   * a factor is not above 0.
   */
  difference: { S: number; C: number; P: number; T: number } | null;
}
export interface LifetimeValueResult extends Factors {
  kaplanMeierT: number | null;
  churnT: number | null;
  /** Fraction, pooled monthly retention behind churnT. */
  monthlyRetention: number | null;
  by: string;
  /** Largest revenue first (classes in their order, cohorts in time). */
  segments: LifetimeValueSegment[];
  /** Attributes that can be asked for in `by`. */
  attributes: string[];
  /** Mean cumulative margin a customer by months since the first purchase (exact ages), one line an ABC class and all. */
  curves: { name: 'A' | 'B' | 'C' | 'all'; points: { age: number; value: number; customers: number }[] }[];
}

const MOST_SEGMENTS = 200;

export const lifetimeValue: Analysis<'lifetimeValue', LifetimeValueSettings, LifetimeValueResult> = {
  id: 'lifetimeValue',
  defaults: { by: 'abc', ...ABC_DEFAULTS, overdueAt: 2 },
  limits: {
    by: { kind: 'attribute', words: ['abc', 'xyz', 'cohort'] },
    ...ABC_LIMITS,
    overdueAt: { kind: 'number', min: 1, max: 20 },
  },
  ascending: [['cutA', 'cutB']],
  /** Throws AnalysisError `unknown-attribute`. */
  run(view, settings) {
    const everyone = new Uint8Array(view.customers.count);
    const all = factorsByGroup(view, everyone, 1)[0]!;
    const monthly = monthlyRetention(view);
    const { classOf } = abcClasses(customerValues(view).values, customerCurve(view), settings);
    return {
      ...all,
      kaplanMeierT: kaplanMeierMonths(view, settings.overdueAt),
      churnT: monthly === null || monthly >= 1 ? null : 1 / (1 - monthly),
      monthlyRetention: monthly,
      by: settings.by,
      segments: segmentsOf(view, settings, classOf, all),
      attributes: breakdownAttributes(view),
      curves: valueCurves(view, classOf, 3).map((points, at) => ({
        name: ABC_CLASSES[at] ?? ('all' as const),
        points,
      })),
    };
  },
};

/**
 * Restricted mean of the months customers last: those overdue ended after their months, any other is censored at
 * (D - first) / 30.4375, at least 1.
 */
function kaplanMeierMonths(view: View, overdueAt: number): number | null {
  const { first, last, count } = view.customers;
  const ended = silentBeyond(silences(view), overdueAt);
  const days = new Float64Array(count);
  for (let customer = 0; customer < count; customer++) {
    const end = ended[customer] === 1 ? last[customer]! : view.completeThrough;
    days[customer] = lifeDays(first[customer]!, end);
  }
  const { restrictedMean } = kaplanMeier(days, ended);
  return restrictedMean === null ? null : restrictedMean / MONTH_DAYS;
}

interface Grouping {
  readonly groupOf: ArrayLike<number>;
  readonly names: readonly string[];
  /** Whether the groups have an order of their own; else largest revenue first. */
  readonly ordered: boolean;
  readonly days?: readonly { firstDay: number; lastDay: number }[];
}

function groupingOf(view: View, { by }: LifetimeValueSettings, abcOf: Uint8Array): Grouping {
  switch (by) {
    case 'abc':
      return { groupOf: abcOf, names: ABC_CLASSES, ordered: true };
    case 'xyz':
      return { groupOf: xyzClasses(view, XYZ_DEFAULTS).classOf, names: XYZ_CLASSES, ordered: true };
    case 'cohort':
      return cohortGrouping(view);
    default:
      return { ...customerAttribute(view, by), ordered: false };
  }
}

function cohortGrouping(view: View): Grouping {
  const { acquired, first } = activity(view, view.calendar);
  const periods = Array.from(new Set(acquired)).sort((a, b) => a - b);
  const place = new Map(periods.map((period, at) => [period, at]));
  return {
    groupOf: acquired.map((period) => place.get(period) ?? -1),
    names: periods.map((period) => view.calendar.label(period + first)),
    days: periods.map((period) => ({
      firstDay: view.calendar.firstDay(period + first),
      lastDay: view.calendar.lastDay(period + first),
    })),
    ordered: true,
  };
}

function segmentsOf(
  view: View,
  settings: LifetimeValueSettings,
  abcOf: Uint8Array,
  all: Factors,
): LifetimeValueSegment[] {
  const { groupOf, names, ordered, days } = groupingOf(view, settings, abcOf);
  const segment = (
    factors: Factors,
    name: string,
    pooled: number,
    days: LifetimeValueSegment['days'] = null,
  ): LifetimeValueSegment => ({
    ...factors,
    name,
    pooled,
    days,
    difference: shareOf(differenceOf(factors, all)),
  });
  const groups = factorsByGroup(view, groupOf, names.length);
  if (ordered) return groups.map((factors, group) => segment(factors, names[group] ?? '', 0, days?.[group]));
  const ranked = Array.from(groups.keys()).sort(
    (a, b) => groups[b]!.revenue - groups[a]!.revenue || (names[a]! < names[b]! ? -1 : 1),
  );
  const listed = ranked.slice(0, MOST_SEGMENTS);
  const segments = listed.map((group) => segment(groups[group]!, names[group] ?? '', 0));
  if (ranked.length === listed.length) return segments;
  const place = new Int32Array(names.length).fill(-1);
  for (const group of ranked.slice(MOST_SEGMENTS)) place[group] = 0;
  const restOf = Int32Array.from(groupOf, (group) => place[group]!);
  const [rest] = factorsByGroup(view, restOf, 1);
  return rest ? [...segments, segment(rest, '', ranked.length - listed.length)] : segments;
}

/** What of a difference a segment shows: its total is plain beside it. */
function shareOf(difference: ReturnType<typeof differenceOf>): LifetimeValueSegment['difference'] {
  if (!difference) return null;
  const { S, C, P, T } = difference;
  return { S, C, P, T };
}
