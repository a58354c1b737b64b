import { NO_DATE } from '../table/column.ts';
import { activity } from './activity.ts';
import { calendar } from './calendar.ts';
import type { View } from './dataset.ts';
import { monthAges, reachedBy } from './day-lookup.ts';
import type { Judge } from './judge.ts';
import { keysOfCustomers, keysOfOrders } from './key-places.ts';
import { lineIndex } from './line-index.ts';
import { attributeNamed, folded, rowsWithText, rowsWithValue } from './line-mask.ts';
import { agesSince, orderAges } from './order-mask.ts';
import { isInactive, type CustomerClause, type CustomerFigure, type Range } from './selection.ts';
import { viewLines } from './view-lines.ts';

/** Who is left: 1 a key of the index, and whether the lines of nobody stay. */
export interface ChosenKeys {
  readonly keys: Uint8Array;
  readonly nobody: boolean;
}

/**
 * The keys that meet every clause, each judged in `base`, or where it says so among others. Clauses about missing columns
 * ask nothing. A key without a purchase is found by its text, its key or for having none, and meets nothing else.
 */
export function chosenKeys(base: View, clauses: readonly CustomerClause[], judge: Judge): ChosenKeys {
  const keys = new Uint8Array(lineIndex(base.dataset.lines).keys.length).fill(1);
  const { attributes } = base.dataset.lines;
  let nobody = true;
  for (const clause of clauses) {
    if (isInactive(clause, (name) => attributes.some(({ column }) => column.name === name))) continue;
    const met = meeting(base, clause, judge);
    const wanted = clause.not ? 0 : 1;
    for (let key = 0; key < keys.length; key++) if (met.keys[key] !== wanted) keys[key] = 0;
    if (met.nobody === (clause.not === true)) nobody = false;
  }
  return { keys, nobody };
}

function meeting(base: View, clause: CustomerClause, judge: Judge): ChosenKeys {
  const view = viewOf(base, clause, judge);
  if (clause.kind === 'all') return chosenKeys(view, clause.clauses, judge);
  const keys = new Uint8Array(lineIndex(view.dataset.lines).keys.length);
  const own = keysOfCustomers(view);
  if (clause.kind === 'text') markText(view, clause.text, keys);
  else if (clause.kind === 'keys') markKeys(view, clause.keys, keys);
  else if (clause.kind === 'tagged') markTagged(view, clause.values, keys);
  else if (clause.kind === 'returnsOnly') {
    for (const key of keysOfOrders(lineIndex(view.dataset.lines), view.returnsOnly.source)) keys[key] = 1;
  } else {
    const members = membersOf(view, clause, judge);
    for (let customer = 0; customer < own.length; customer++) keys[own[customer]!] = members[customer]!;
  }
  return { keys, nobody: false };
}

/** The view a clause judges customers in. */
function viewOf(base: View, { among }: CustomerClause, judge: Judge): View {
  return among === undefined ? base : judge.view({ ...base.settings, selection: among });
}

type MemberClause = Exclude<CustomerClause, { kind: 'all' | 'text' | 'keys' | 'tagged' | 'returnsOnly' }>;

/** 1 a customer of the view that meets the clause. */
function membersOf(view: View, clause: MemberClause, judge: Judge): Uint8Array {
  switch (clause.kind) {
    case 'class':
    case 'rank':
      return judge.members(view, clause);
    case 'firstValue': {
      const column = attributeNamed(view.dataset.lines, clause.attribute);
      const rows = column && rowsWithValue(column, clause.values);
      return Uint8Array.from(view.customers.acquiredLine, (row) => rows?.[row] ?? 0);
    }
    case 'bought':
      return buyers(view, clause);
    case 'acquired':
      return between(agesSince(view, clause.order), clause);
    case 'figure':
      return between(figureOf(view, clause.figure), clause);
    case 'activeAt': {
      const ages = orderAges(view, clause);
      return withPurchase(view, (order) =>
        clause.onOrAfter === true ? ages[order]! >= clause.age : ages[order] === clause.age,
      );
    }
    case 'period':
      return inPeriod(view, clause);
  }
}

function between(values: ArrayLike<number>, { from, to }: Range): Uint8Array {
  const members = new Uint8Array(values.length);
  const least = from ?? -Infinity;
  const most = to ?? Infinity;
  for (let customer = 0; customer < members.length; customer++) {
    const value = values[customer]!;
    if (value >= least && value <= most) members[customer] = 1;
  }
  return members;
}

/** Customers with a purchase that passes a test. */
function withPurchase({ customers, orders }: View, passes: (order: number) => boolean): Uint8Array {
  const members = new Uint8Array(customers.count);
  for (let customer = 0; customer < customers.count; customer++) {
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      if (orders.purchase[order] === 0 || !passes(order)) continue;
      members[customer] = 1;
      break;
    }
  }
  return members;
}

/** Figures of a customer as METRICS has them; NaN, which lies in no range, where there is none. */
export function figureOf(view: View, figure: CustomerFigure): ArrayLike<number> {
  const { customers, orders, unit, completeThrough } = view;
  switch (figure) {
    case 'revenue':
    case 'margin':
      return customers[figure].map((ticks) => ticks / unit);
    case 'averageCheck':
      return customers.revenue.map((ticks, customer) => ticks / unit / customers.purchases[customer]!);
    case 'purchases':
    case 'first':
    case 'last':
      return customers[figure];
    case 'orders':
      return ordersMade(view);
    case 'recency':
      return customers.last.map((day) => (completeThrough === NO_DATE ? 0 : completeThrough - day));
    case 'monthsLived': {
      const end = reachedBy(completeThrough + 1);
      const { base, since } = monthAges(lineIndex(view.dataset.lines));
      return customers.acquired.map((day) => (end - since[day - base]!) >> 5);
    }
    case 'sinceAcquired':
      return customers.first.map((day, customer) => day - customers.acquired[customer]!);
    case 'secondAfter': {
      const second = agesSince(view, 2);
      return second.map((day, customer) => day - customers.first[customer]!);
    }
    case 'firstAmount': {
      const amounts = new Float64Array(customers.count);
      for (let customer = 0; customer < customers.count; customer++) {
        let order = customers.start[customer]!;
        while (orders.purchase[order] === 0) order++;
        amounts[customer] = orders.amount[order]! / unit;
      }
      return amounts;
    }
  }
}

/** Orders a customer, purchases and others; one that stands for five purchases is five. */
function ordersMade({ customers, orders }: View): Int32Array {
  const made = new Int32Array(customers.count);
  for (let customer = 0; customer < made.length; customer++) {
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++)
      made[customer]! += Math.max(1, orders.purchases[order]!);
  }
  return made;
}

/** METRICS 7: S, E and what lies between, of the period that holds a day. */
function inPeriod(view: View, clause: Extract<CustomerClause, { kind: 'period' }>): Uint8Array {
  const { step, weekStart = 'monday', day, activity: wanted, window = 1 } = clause;
  const inCalendar = calendar(step, weekStart);
  const runs = activity(view, inCalendar);
  const period = inCalendar.periodOf(day) - runs.first;
  const members = new Uint8Array(view.customers.count);
  for (let customer = 0; customer < members.length; customer++) {
    let before = false;
    let here = false;
    const end = runs.start[customer + 1]!;
    for (let run = runs.start[customer]!; run < end && runs.period[run]! <= period; run++) {
      if (runs.purchases[run] === 0) continue;
      if (runs.period[run]! >= period - window && runs.period[run]! < period) before = true;
      if (runs.period[run]! > period - window) here = true;
    }
    const isNew = here && !before && runs.acquired[customer] === period;
    const met = {
      active: here,
      before,
      retained: before && here,
      lost: before && !here,
      reactivated: here && !before && !isNew,
      new: isNew,
    }[wanted];
    if (met) members[customer] = 1;
  }
  return members;
}

/** Who has a line in the view with one of the values, and none with one of the others. */
function buyers(view: View, clause: Extract<CustomerClause, { kind: 'bought' }>): Uint8Array {
  const column = attributeNamed(view.dataset.lines, clause.attribute);
  if (column === null) return new Uint8Array(view.customers.count);
  const found = havingLines(view, rowsWithValue(column, clause.values));
  if (clause.butNot.length === 0) return found;
  const refused = havingLines(view, rowsWithValue(column, clause.butNot));
  return found.map((one, customer) => one & ~refused[customer]! & 1);
}

/** 1 a customer that has one of some lines in the view. Lines are gone through as they lie, which is fastest by far. */
function havingLines(view: View, rows: Uint8Array): Uint8Array {
  const { customers, orders, dataset } = view;
  const { codes } = dataset.lines.customer;
  const inView = viewLines(view);
  const has = new Uint8Array(dataset.lines.customer.levelCount);
  for (let row = 0; row < codes.length; row++) {
    if (rows[row] === 1 && codes[row]! >= 0 && (inView === null || inView[row] === 1)) has[codes[row]!] = 1;
  }
  const index = lineIndex(dataset.lines);
  return Uint8Array.from({ length: customers.count }, (_, customer) => {
    const source = orders.source[customers.start[customer]!]!;
    return has[codes[index.rows[index.orderStart[source]!]!]!]!;
  });
}

const SPOKEN = ['name', 'email', 'phone'] as const;

/** Keys that hold a text themselves, or one of whose lines does as a name, e-mail address or telephone number. */
function markText({ dataset }: View, text: string, keys: Uint8Array): void {
  const { lines } = dataset;
  const index = lineIndex(lines);
  const sought = folded(text.trim());
  for (let key = 0; key < keys.length; key++) if (folded(index.keys[key]!).includes(sought)) keys[key] = 1;
  for (const { role, column } of lines.attributes) {
    if (!SPOKEN.some((one) => one === role)) continue;
    const rows = rowsWithText(column, text);
    for (let key = 0; key < keys.length; key++) {
      const begin = index.orderStart[index.customerStart[key]!]!;
      const end = index.orderStart[index.customerStart[key + 1]!]!;
      for (let i = begin; i < end && keys[key] === 0; i++) keys[key] = rows[index.rows[i]!]!;
    }
  }
}

function markKeys({ dataset }: View, wanted: readonly string[], keys: Uint8Array): void {
  const set = new Set(wanted);
  const { keys: known } = lineIndex(dataset.lines);
  for (let key = 0; key < keys.length; key++) if (set.has(known[key]!)) keys[key] = 1;
}

function markTagged({ dataset }: View, wanted: readonly string[], keys: Uint8Array): void {
  const { remarks } = dataset;
  const tags = new Set(wanted);
  const { keys: known } = lineIndex(dataset.lines);
  for (let key = 0; key < keys.length; key++) {
    const own = remarks?.get(known[key]!)?.tags ?? [];
    if (own.length === 0 ? tags.has('') : own.some((tag) => tags.has(tag))) keys[key] = 1;
  }
}
