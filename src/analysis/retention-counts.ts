import { Sums } from '../table/compensated-sum.ts';
import type { Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import type { PeriodRange } from './periods.ts';

/** The terms of the money bridge, ticks by cell. */
export const MONEY_TERMS = ['before', 'lost', 'expansion', 'contraction', 'reactivated', 'new', 'other', 'after'] as const; // prettier-ignore
export type MoneyTerm = (typeof MONEY_TERMS)[number];

/** Retention by group and period, in cells `group x periods + period`, period 0 the first of the range. */
export interface RetentionCounts {
  readonly periods: number;
  /** Customers with a purchase in the window that ends with the period. S of a period is E of the one before. */
  readonly E: Int32Array;
  /** New customers: their first purchase is in the period. */
  readonly N: Int32Array;
  readonly lost: Int32Array;
  readonly reactivated: Int32Array;
}

/**
 * METRICS 7 counted. A customer is in E for every window that reaches one of its purchases; where such windows touch
 * they are one stretch. It is new or reactivated where a stretch begins, lost right after it ends.
 *
 * `groupOf`: the group of every customer (0 first), null: all in one.
 */
export function retentionCounts(
  view: View,
  inCalendar: Calendar,
  range: PeriodRange,
  window: number,
  groupOf: Int32Array | null = null,
  groups = 1,
): RetentionCounts {
  const { orders, customers } = view;
  const { start, acquired } = customers;
  const { count: periods, first } = range;
  const E = new Int32Array(groups * periods);
  const N = new Int32Array(groups * periods);
  const lost = new Int32Array(groups * periods);
  const reactivated = new Int32Array(groups * periods);
  for (let customer = 0; customer < customers.count; customer++) {
    const base = groupOf === null ? 0 : groupOf[customer]! * periods;
    const acquiredIn = inCalendar.periodOf(acquired[customer]!) - first;
    // The stretch that is open: it covers `covered` last.
    let covered = -2;
    for (let order = start[customer]!; order < start[customer + 1]!; order++) {
      if (orders.purchase[order] === 0) continue;
      const period = inCalendar.periodOf(orders.date[order]!) - first;
      if (covered < 0 || period > covered + 1) {
        if (covered >= 0) lost[base + covered + 1]!++;
        if (period === acquiredIn) N[base + period]!++;
        else reactivated[base + period]!++;
        covered = period - 1;
      }
      const reach = Math.min(periods - 1, period + window - 1);
      while (covered < reach) E[base + ++covered]!++;
    }
    if (covered >= 0 && covered + 1 < periods) lost[base + covered + 1]!++;
  }
  return { periods, E, N, lost, reactivated };
}

/**
 * The money bridge between neighbouring periods (window 1), in ticks. With r0 and r1 a customer's revenue in the two:
 *
 * - `before` and `after` are the sums of r0 and r1 over all customers;
 * - `lost` is r0 of the lost, `new` and `reactivated` r1 of the new and the reactivated, `expansion` and
 *   `contraction` the sums of r1 - r0 above and below 0 of the retained (contraction as a positive number);
 * - `other` is what none of these holds: r1 of customers without a purchase in the later period less r0 of those
 *   without one in the earlier, that is the change in returns of customers who bought nothing.
 *
 * So before - lost + expansion - contraction + reactivated + new + other = after, exactly.
 */
export function retentionMoney(
  view: View,
  inCalendar: Calendar,
  range: PeriodRange,
  groupOf: Int32Array | null = null,
  groups = 1,
): Record<MoneyTerm, Sums> {
  const { orders, customers } = view;
  const { start, acquired } = customers;
  const { count: periods, first } = range;
  const money = Object.fromEntries(MONEY_TERMS.map((term) => [term, new Sums(groups * periods)])) as Record<
    MoneyTerm,
    Sums
  >;

  /** One customer's part in the bridge to a cell. */
  const step = (cell: number, r0: number, r1: number, inS: boolean, inE: boolean, isNew: boolean): void => {
    money.before.add(cell, r0);
    money.after.add(cell, r1);
    if (inS && inE) {
      if (r1 >= r0) money.expansion.add(cell, r1 - r0);
      else money.contraction.add(cell, r0 - r1);
      return;
    }
    if (inS) money.lost.add(cell, r0);
    else money.other.add(cell, -r0);
    if (inE) (isNew ? money.new : money.reactivated).add(cell, r1);
    else money.other.add(cell, r1);
  };

  for (let customer = 0; customer < customers.count; customer++) {
    const base = groupOf === null ? 0 : groupOf[customer]! * periods;
    const acquiredIn = inCalendar.periodOf(acquired[customer]!) - first;
    let before = { period: -2, revenue: 0, bought: false };
    let order = start[customer]!;
    const end = start[customer + 1]!;
    while (order < end) {
      const here = { period: inCalendar.periodOf(orders.date[order]!) - first, revenue: 0, bought: false };
      const lastDay = inCalendar.lastDay(here.period + first);
      for (; order < end && orders.date[order]! <= lastDay; order++) {
        here.revenue += orders.amount[order]!;
        if (orders.purchase[order] === 1) here.bought = true;
      }
      const touches = before.period === here.period - 1;
      if (!touches && before.period >= 0) {
        step(base + before.period + 1, before.revenue, 0, before.bought, false, false);
      }
      const isNew = here.period === acquiredIn;
      const r0 = touches ? before.revenue : 0;
      step(base + here.period, r0, here.revenue, touches && before.bought, here.bought, isNew);
      before = here;
    }
    if (before.period >= 0 && before.period + 1 < periods) {
      step(base + before.period + 1, before.revenue, 0, before.bought, false, false);
    }
  }
  return money;
}

/**
 * Pooled retention over the complete periods after the first: sum of retained / sum of S, a fraction; null where
 * nobody could be retained. `complete`: periods of the range that are complete.
 */
export function pooledRetention(counts: RetentionCounts, complete: number, group = 0): number | null {
  const { periods, E, N, reactivated } = counts;
  let retained = 0;
  let reached = 0;
  for (let period = 1; period < Math.min(periods, complete); period++) {
    const cell = group * periods + period;
    retained += E[cell]! - N[cell]! - reactivated[cell]!;
    reached += E[cell - 1]!;
  }
  return reached === 0 ? null : retained / reached;
}
