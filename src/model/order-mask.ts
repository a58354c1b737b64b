import { calendar } from './calendar.ts';
import type { View } from './dataset.ts';
import { lineIndex } from './line-index.ts';
import type { Aged, OrderClause, Range } from './selection.ts';

/** The orders of a view that every clause leaves, 1 an order of the index. */
export function orderMask(view: View, clauses: readonly OrderClause[]): Uint8Array {
  const { orders, returnsOnly } = view;
  const mask = new Uint8Array(lineIndex(view.dataset.lines).orderStart.length - 1);
  const kept = ordersMeeting(view, clauses);
  for (let order = 0; order < kept.length; order++) {
    if (kept[order] === 0) continue;
    const own = order < orders.count;
    mask[own ? orders.source[order]! : returnsOnly.source[order - orders.count]!] = 1;
  }
  return mask;
}

/** Whether lines without a customer of one day are left: they are no order, so only their day can be asked for. */
export function anonymousDayMeets(clauses: readonly OrderClause[], day: number): boolean {
  return clauses.every((clause) => {
    const met =
      clause.kind === 'date'
        ? day >= (clause.from ?? -Infinity) && day <= (clause.to ?? Infinity)
        : clause.kind === 'all' && anonymousDayMeets(clause.clauses, day);
    return met !== (clause.not === true);
  });
}

/** 1 for each order of the view that meets all clauses; those of keys without a purchase after those of customers. */
function ordersMeeting(view: View, clauses: readonly OrderClause[]): Uint8Array {
  const count = view.orders.count + view.returnsOnly.source.length;
  const kept = new Uint8Array(count).fill(1);
  for (const clause of clauses) {
    const meeting = meetingOf(view, clause, count);
    const wanted = clause.not ? 0 : 1;
    for (let order = 0; order < count; order++) if (meeting[order] !== wanted) kept[order] = 0;
  }
  return kept;
}

function meetingOf(view: View, clause: OrderClause, count: number): Uint8Array {
  const { orders, returnsOnly, unit } = view;
  switch (clause.kind) {
    case 'all':
      return ordersMeeting(view, clause.clauses);
    case 'purchase': {
      const meeting = new Uint8Array(count);
      meeting.set(orders.purchase);
      return meeting;
    }
    case 'date':
      return within([orders.date, returnsOnly.dates], clause, 1, count);
    case 'amount':
      return within([orders.amount, returnsOnly.amounts], clause, unit, count);
    case 'number':
      return numbered(view, clause, count);
    case 'age':
      return within([orderAges(view, clause)], clause, 1, count);
  }
}

function within(
  parts: readonly ArrayLike<number>[],
  { from, to }: Range,
  unit: number,
  count: number,
): Uint8Array {
  const meeting = new Uint8Array(count);
  const least = from ?? -Infinity;
  const most = to ?? Infinity;
  let at = 0;
  for (const values of parts) {
    for (let i = 0; i < values.length; i++, at++) {
      const value = values[i]! / unit;
      if (value >= least && value <= most) meeting[at] = 1;
    }
  }
  return meeting;
}

/** Orders by the how manieth purchases of their customer they are: one that stands for several is each of them. */
function numbered({ customers, orders }: View, { from, to }: Range, count: number): Uint8Array {
  const meeting = new Uint8Array(count);
  const least = from ?? -Infinity;
  const most = to ?? Infinity;
  for (let customer = 0; customer < customers.count; customer++) {
    let before = 0;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      const last = before + orders.purchases[order]!;
      if (last > before && before + 1 <= most && last >= least) meeting[order] = 1;
      before = last;
    }
  }
  return meeting;
}

/**
 * The day each customer's ages count from: when it was acquired, or its nth purchase in the view; NaN where it has not come
 * so often. Where the file counts purchases a line may be several at once.
 */
export function agesSince({ customers, orders }: View, nth = 1): Float64Array {
  if (nth === 1) return Float64Array.from(customers.acquired);
  const since = new Float64Array(customers.count).fill(NaN);
  for (let customer = 0; customer < customers.count; customer++) {
    let number = 0;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end && number < nth; order++) {
      number += orders.purchases[order]!;
      if (number >= nth) since[customer] = orders.date[order]!;
    }
  }
  return since;
}

/**
 * METRICS 8: the age of every order. What lies before the first purchase of all is age 0; before a later one that ages count
 * from it has none: NaN.
 */
export function orderAges(view: View, aged: Aged): Float64Array {
  if (aged.ages === 'purchases') return agesByPurchase(view, aged.since ?? 1);
  const { customers, orders } = view;
  const inCalendar = calendar(aged.step, aged.weekStart);
  const begins = agesSince(view, aged.since);
  const before = (aged.since ?? 1) === 1 ? 0 : NaN;
  const age = new Float64Array(orders.count).fill(NaN);
  for (let customer = 0; customer < customers.count; customer++) {
    const from = begins[customer]!;
    if (Number.isNaN(from)) continue;
    const firstPeriod = inCalendar.periodOf(from);
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      const day = orders.date[order]!;
      if (day < from) age[order] = before;
      else if (aged.ages === 'exact') age[order] = inCalendar.stepsBetween(from, day);
      else age[order] = inCalendar.periodOf(day) - firstPeriod;
    }
  }
  return age;
}

/** Every order has the age of the purchase it is or follows, age 0 the nth. */
function agesByPurchase({ customers, orders }: View, nth: number): Float64Array {
  const age = new Float64Array(orders.count).fill(NaN);
  for (let customer = 0; customer < customers.count; customer++) {
    // A first purchase that lies before the view has been made all the same.
    let number = nth === 1 && customers.first[customer] !== customers.acquired[customer] ? 1 : 0;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      number += orders.purchases[order]!;
      if (number >= nth) age[order] = number - nth;
      else if (nth === 1) age[order] = 0;
    }
  }
  return age;
}
