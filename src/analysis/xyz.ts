import { Sums } from '../table/compensated-sum.ts';
import { calendar, type Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
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
 * Coefficient of variation (population standard deviation / mean) of the sums of a customer's amounts by period, over
 * `periods` periods from `firstPeriod` on, those without an amount counted as 0. NaN where the mean is not above 0.
 * Only periods with an order are visited, so a fine step over a long history costs nothing.
 */
export function variation(
  amounts: { readonly date: Int32Array; readonly amount: Float64Array },
  from: number,
  to: number,
  inCalendar: Calendar,
  firstPeriod: number,
  periods: number,
): number {
  const sums: number[] = [];
  let total = 0;
  let current = NaN;
  for (let order = from; order < to; order++) {
    const period = inCalendar.periodOf(amounts.date[order]!);
    if (period < firstPeriod || period >= firstPeriod + periods) continue;
    if (period !== current) sums.push(0);
    current = period;
    sums[sums.length - 1]! += amounts.amount[order]!;
    total += amounts.amount[order]!;
  }
  const mean = total / periods;
  if (!(mean > 0)) return NaN;
  // Relative to the mean, so that squares of 1e300 stay numbers.
  let squares = periods - sums.length;
  for (const sum of sums) squares += (sum / mean - 1) ** 2;
  return Math.sqrt(squares / periods);
}

/** The calendar XYZ counts in. */
export function xyzCalendar(view: View, step: XyzSettings['step']): Calendar {
  const { step: set, weekStart } = view.settings;
  const unlessSet = set === 'auto' ? 'month' : set;
  return calendar(step === 'view' ? unlessSet : step, weekStart);
}

/** METRICS 4: class and CV of every customer of a view. */
export function xyzClasses(view: View, settings: XyzSettings): Pick<XyzResult, 'classOf' | 'cv'> {
  const { customers, orders, historyStart, completeThrough } = view;
  const inCalendar = xyzCalendar(view, settings.step);
  const classOf = new Uint8Array(customers.count);
  const cv = new Float64Array(customers.count).fill(NaN);
  if (customers.count === 0) return { classOf, cv };
  const begin = inCalendar.periodOf(historyStart);
  const end = lastCompletePeriod(completeThrough, inCalendar);
  for (let customer = 0; customer < customers.count; customer++) {
    const acquired = inCalendar.periodOf(customers.acquired[customer]!);
    const first = settings.window === 'history' ? begin : Math.max(begin, acquired);
    const periods = end - first + 1;
    if (periods < settings.minPeriods) {
      classOf[customer] = 3;
      continue;
    }
    const { start } = customers;
    const found = variation(orders, start[customer]!, start[customer + 1]!, inCalendar, first, periods);
    cv[customer] = found;
    if (found <= settings.cutX * ROUNDING) classOf[customer] = 0;
    else classOf[customer] = found <= settings.cutY * ROUNDING ? 1 : 2;
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
