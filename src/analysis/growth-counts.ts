import { Sums } from '../table/compensated-sum.ts';
import type { Activity } from '../model/activity.ts';
import type { View } from '../model/dataset.ts';

/** Whose a period's revenue is, by what the customer was in it. */
export const REVENUE_PARTS = ['new', 'retained', 'reactivated', 'other'] as const;
export type RevenuePart = (typeof REVENUE_PARTS)[number];

/**
 * The customers' revenue of every period, ticks, by what its customer was in it: new (acquired in the period),
 * retained (bought in the period before too), reactivated (bought neither then nor first now); `other`: of customers
 * who bought nothing in the period, that is their returns and what is no purchase. The four add up to the revenue.
 */
export function revenueByPart({
  start,
  period,
  purchases,
  revenue,
  acquired,
  count,
}: Activity): Record<RevenuePart, Sums> {
  const parts = { new: new Sums(count), retained: new Sums(count), reactivated: new Sums(count), other: new Sums(count) }; // prettier-ignore
  for (let customer = 0; customer < acquired.length; customer++) {
    const end = start[customer + 1]!;
    let lastActive = -2;
    for (let run = start[customer]!; run < end; run++) {
      const at = period[run]!;
      if (purchases[run] === 0) {
        parts.other.add(at, revenue[run]!);
        continue;
      }
      if (lastActive === at - 1) parts.retained.add(at, revenue[run]!);
      else if (acquired[customer] === at) parts.new.add(at, revenue[run]!);
      else parts.reactivated.add(at, revenue[run]!);
      lastActive = at;
    }
  }
  return parts;
}

/**
 * Revenue of first purchases alone by period, ticks: new customers as a till sees them. A customer whose first
 * purchase lies before the view has none.
 */
export function firstPurchaseRevenue({ customers, orders }: View, runs: Activity): Sums {
  const sums = new Sums(runs.count);
  for (let customer = 0; customer < customers.count; customer++) {
    if (customers.first[customer] !== customers.acquired[customer]) continue;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      if (orders.purchase[order] === 0) continue;
      sums.add(runs.acquired[customer]!, orders.amount[order]!);
      break;
    }
  }
  return sums;
}
