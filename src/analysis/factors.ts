import { Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';

/** Days a month: 365.25 / 12. A multiple of 1/16, so that sums of days stay exact. */
export const MONTH_DAYS = 30.4375;

export interface Factors {
  customers: number;
  /** Average check, currency units a purchase. */
  S: number | null;
  /** Purchases a customer-month. */
  C: number | null;
  /** Margin rate, fraction. */
  P: number | null;
  /** Months a customer. */
  T: number | null;
  /** S x C x P x T = margin a customer. */
  ltv: number | null;
  revenue: number;
  margin: number;
  purchases: number;
  customerMonths: number;
}

/** A customer's months (METRICS 9), in days: from first to last purchase, at least one month. */
export function lifeDays(first: number, last: number): number {
  return Math.max(MONTH_DAYS, last - first);
}

/**
 * METRICS 9 by group of customers: S = revenue / purchases, C = purchases / customer-months, P = margin / revenue,
 * T = customer-months / customers. All are ratios of sums, so their product is margin / customers. Null where a
 * denominator is 0. Customers of a group below 0 are in none.
 */
export function factorsByGroup(view: View, groupOf: ArrayLike<number>, groups: number): Factors[] {
  const { customers, unit } = view;
  const count = new Int32Array(groups);
  const purchases = new Float64Array(groups);
  const days = new Float64Array(groups);
  const revenue = new Sums(groups);
  const margin = new Sums(groups);
  for (let customer = 0; customer < customers.count; customer++) {
    const group = groupOf[customer]!;
    if (group < 0) continue;
    count[group]!++;
    purchases[group]! += customers.purchases[customer]!;
    days[group]! += lifeDays(customers.first[customer]!, customers.last[customer]!);
    revenue.add(group, customers.revenue[customer]!);
    margin.add(group, customers.margin[customer]!);
  }
  return Array.from(count, (size, group) =>
    factorsOf(
      size,
      revenue.at(group) / unit,
      margin.at(group) / unit,
      purchases[group]!,
      days[group]! / MONTH_DAYS,
    ),
  );
}

/** The factors of sums: money in currency units, `customerMonths` in months. */
export function factorsOf(
  customers: number,
  revenue: number,
  margin: number,
  purchases: number,
  customerMonths: number,
): Factors {
  return {
    customers,
    S: ratio(revenue, purchases),
    C: ratio(purchases, customerMonths),
    P: ratio(margin, revenue),
    T: ratio(customerMonths, customers),
    ltv: ratio(margin, customers),
    revenue,
    margin,
    purchases,
    customerMonths,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
