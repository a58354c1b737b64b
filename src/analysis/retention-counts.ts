import { Sums } from '../table/compensated-sum.ts';
import type { Activity } from '../model/activity.ts';

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
  runs: Activity,
  window: number,
  groupOf: Int32Array | null = null,
  groups = 1,
): RetentionCounts {
  const { start, period: periodOf, purchases, acquired, count: periods } = runs;
  const E = new Int32Array(groups * periods);
  const N = new Int32Array(groups * periods);
  const lost = new Int32Array(groups * periods);
  const reactivated = new Int32Array(groups * periods);
  for (let customer = 0; customer < acquired.length; customer++) {
    const base = groupOf === null ? 0 : groupOf[customer]! * periods;
    const acquiredIn = acquired[customer]!;
    const end = start[customer + 1]!;
    // The stretch that is open: it covers `covered` last.
    let covered = -2;
    for (let run = start[customer]!; run < end; run++) {
      if (purchases[run] === 0) continue;
      const period = periodOf[run]!;
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
  runs: Activity,
  groupOf: Int32Array | null = null,
  groups = 1,
): Record<MoneyTerm, Sums> {
  const { start, period: periodOf, purchases, revenue, acquired, count: periods } = runs;
  const sums = (): Sums => new Sums(groups * periods);
  const money: Record<MoneyTerm, Sums> = {
    before: sums(), lost: sums(), expansion: sums(), contraction: sums(), reactivated: sums(), new: sums(),
    other: sums(), after: sums(),
  }; // prettier-ignore
  for (let customer = 0; customer < acquired.length; customer++) {
    const base = groupOf === null ? 0 : groupOf[customer]! * periods;
    const end = start[customer + 1]!;
    for (let run = start[customer]!; run < end; run++) {
      const cell = base + periodOf[run]!;
      const r1 = revenue[run]!;
      const inE = purchases[run]! > 0;
      const touches = run > start[customer]! && periodOf[run - 1]! === periodOf[run]! - 1;
      const r0 = touches ? revenue[run - 1]! : 0;
      const inS = touches && purchases[run - 1]! > 0;
      money.after.add(cell, r1);
      if (inS && inE) {
        if (r1 >= r0) money.expansion.add(cell, r1 - r0);
        else money.contraction.add(cell, r0 - r1);
      } else {
        if (inS) money.lost.add(cell, r0);
        else if (touches) money.other.add(cell, -r0);
        if (!inE) money.other.add(cell, r1);
        else if (periodOf[run] === acquired[customer]) money.new.add(cell, r1);
        else money.reactivated.add(cell, r1);
      }
      if (periodOf[run]! + 1 === periods) continue;
      money.before.add(cell + 1, r1);
      // Nothing in the next period: what was here is lost, or a return that has no like.
      if (run + 1 < end && periodOf[run + 1]! === periodOf[run]! + 1) continue;
      if (inE) money.lost.add(cell + 1, r1);
      else money.other.add(cell + 1, -r1);
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
