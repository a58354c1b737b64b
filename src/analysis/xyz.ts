import { Sums } from '../table/compensated-sum.ts';
import { activity, type Activity } from '../model/activity.ts';
import { calendar, type Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { oncePerView } from '../model/once-per-view.ts';
import type { Step } from '../model/settings.ts';
import type { Analysis, SettingLimit } from './analysis.ts';
import { lastCompletePeriod } from './periods.ts';

export interface XyzSettings {
  cutX: number;
  cutY: number;
  /** Below this many complete periods a customer is `new`. */
  minPeriods: number;
  /** `own`: from the period of the first purchase; `history`: the whole history for everyone. */
  window: 'own' | 'history';
  /**
   * METRICS 4: month unless set. `view`: the step set in the view, and the month while that is `auto`; any other
   * word: that step, whatever the view's.
   */
  step: 'view' | Step;
}
export type XyzClass = 'X' | 'Y' | 'Z' | 'new';
export const XYZ_CLASSES: readonly XyzClass[] = ['X', 'Y', 'Z', 'new'];
export interface XyzResult {
  classes: Record<XyzClass, { customers: number; revenue: number }>;
  /** Class a customer (0 X, 1 Y, 2 Z, 3 new), in the view's order of customers. */
  classOf: Uint8Array;
  /** Coefficient of variation a customer, NaN where it has none (`new`, or a mean at or below 0). */
  cv: Float64Array;
}

export const XYZ_DEFAULTS: XyzSettings = { cutX: 0.5, cutY: 1, minPeriods: 4, window: 'own', step: 'view' };
export const XYZ_LIMITS: Record<keyof XyzSettings, SettingLimit> = {
  cutX: { kind: 'number', min: 0.01, max: 10 },
  cutY: { kind: 'number', min: 0.01, max: 10 },
  minPeriods: { kind: 'number', min: 2, max: 120, integer: true },
  window: { kind: 'choice', values: ['own', 'history'] },
  step: { kind: 'choice', values: ['view', 'day', 'week', 'month', 'quarter', 'year'] },
};

/**
 * A CV that is a cut in exact arithmetic may land an ulp above it in doubles; it still belongs below the cut. Far
 * under what six printed decimals show.
 */
const ROUNDING = 1 + 1e-12;

/**
 * Coefficient of variation (population standard deviation / mean) of a customer's revenue by period, over `periods`
 * periods from `firstPeriod` on (counted as the activity counts them), those without an order counted as 0. NaN where
 * the mean is not above 0. Only runs are visited, so a fine step over a long history costs nothing.
 */
export function variation(
  { start, period, revenue }: Pick<Activity, 'start' | 'period' | 'revenue'>,
  customer: number,
  firstPeriod: number,
  periods: number,
): number {
  let from = start[customer]!;
  let to = start[customer + 1]!;
  while (from < to && period[from]! < firstPeriod) from++;
  while (from < to && period[to - 1]! >= firstPeriod + periods) to--;
  let total = 0;
  for (let run = from; run < to; run++) total += revenue[run]!;
  const mean = total / periods;
  if (!(mean > 0)) return NaN;
  // Relative to the mean, so that squares of 1e300 stay numbers.
  let squares = periods - (to - from);
  for (let run = from; run < to; run++) squares += (revenue[run]! / mean - 1) ** 2;
  return Math.sqrt(squares / periods);
}

/** The calendar XYZ counts in. */
export function xyzCalendar(view: View, step: XyzSettings['step']): Calendar {
  const { step: set, weekStart } = view.settings;
  const unlessSet = set === 'auto' ? 'month' : set;
  return calendar(step === 'view' ? unlessSet : step, weekStart);
}

/** What the cuts do not change: the CV of every customer, NaN for one that is `new`, and which are (1). */
const variations = oncePerView(
  (view: View, inCalendar: Calendar, window: XyzSettings['window'], minPeriods: number) => {
    const { customers, historyStart, completeThrough } = view;
    const cv = new Float64Array(customers.count).fill(NaN);
    const isNew = new Uint8Array(customers.count);
    if (customers.count === 0) return { cv, isNew };
    const runs = activity(view, inCalendar);
    const begin = inCalendar.periodOf(historyStart) - runs.first;
    const end = lastCompletePeriod(completeThrough, inCalendar) - runs.first;
    for (let customer = 0; customer < customers.count; customer++) {
      const first = window === 'history' ? begin : Math.max(begin, runs.acquired[customer]!);
      const periods = end - first + 1;
      if (periods < minPeriods) isNew[customer] = 1;
      else cv[customer] = variation(runs, customer, first, periods);
    }
    return { cv, isNew };
  },
  ({ step, weekStart }, window, minPeriods) => `${step} ${weekStart} ${window} ${minPeriods}`,
);

/** METRICS 4: class and CV of every customer of a view. */
export function xyzClasses(view: View, settings: XyzSettings): Pick<XyzResult, 'classOf' | 'cv'> {
  const { cutX, cutY, window, minPeriods } = settings;
  const { cv, isNew } = variations(view, xyzCalendar(view, settings.step), window, minPeriods);
  const classOf = new Uint8Array(cv.length);
  for (let customer = 0; customer < cv.length; customer++) {
    const found = cv[customer]!;
    if (isNew[customer] === 1) classOf[customer] = 3;
    else if (found <= cutX * ROUNDING) classOf[customer] = 0;
    else classOf[customer] = found <= cutY * ROUNDING ? 1 : 2;
  }
  return { classOf, cv };
}

export const xyz: Analysis<'xyz', XyzSettings, XyzResult> = {
  id: 'xyz',
  defaults: XYZ_DEFAULTS,
  limits: XYZ_LIMITS,
  ascending: [['cutX', 'cutY']],
  run(view, settings) {
    const { classOf, cv } = xyzClasses(view, settings);
    const customers = [0, 0, 0, 0];
    const revenue = new Sums(4);
    for (let customer = 0; customer < classOf.length; customer++) {
      customers[classOf[customer]!]!++;
      revenue.add(classOf[customer]!, view.customers.revenue[customer]!);
    }
    const total = (place: number) => ({
      customers: customers[place] ?? 0,
      revenue: revenue.at(place) / view.unit,
    });
    return { classes: { X: total(0), Y: total(1), Z: total(2), new: total(3) }, classOf, cv };
  },
};
