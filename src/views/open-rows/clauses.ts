import type {
  CustomerClause,
  LineClause,
  OrderClause,
  PeriodActivity,
  Selection,
} from '../../model/selection.ts';
import type { Measure, Step } from '../../model/settings.ts';

/** Clauses that the figures of several screens are made of. Days are civil days since 1970-01-01, both ends included. */

/** Every customer of the view, and nobody's lines. */
export const CUSTOMERS: CustomerClause = {
  about: 'customers',
  kind: 'figure',
  figure: 'purchases',
  from: 1,
  to: null,
};
export const PURCHASES: OrderClause = { about: 'orders', kind: 'purchase' };

export interface Days {
  readonly firstDay: number;
  readonly lastDay: number;
}

export function ordersIn({ firstDay, lastDay }: Days): OrderClause {
  return { about: 'orders', kind: 'date', from: firstDay, to: lastDay };
}

export function acquiredIn({ firstDay, lastDay }: Days, order = 1): CustomerClause {
  const clause = { about: 'customers', kind: 'acquired', from: firstDay, to: lastDay } as const;
  return order === 1 ? clause : { ...clause, order };
}

/** How periods are counted where a figure stands. */
export interface Periods {
  readonly step: Step;
  readonly weekStart: 'monday' | 'sunday';
  /** L of METRICS 7. */
  readonly window?: number;
}

/** What a customer is to a period. */
export function inPeriod(
  activity: PeriodActivity,
  { firstDay }: Pick<Days, 'firstDay'>,
  { step, weekStart, window = 1 }: Periods,
): CustomerClause {
  return { about: 'customers', kind: 'period', activity, step, weekStart, day: firstDay, window };
}

/** Places in Pareto order, the largest first. */
export function ranked(by: Measure, from: number, to: number): CustomerClause {
  return { about: 'customers', kind: 'rank', by, from, to };
}

/** Customers by what their first purchase says of them. */
export function firstValue(attribute: string, values: readonly string[]): CustomerClause {
  return { about: 'customers', kind: 'firstValue', attribute, values };
}

export function linesWith(attribute: string, values: readonly string[]): LineClause {
  return { about: 'lines', kind: 'value', attribute, values };
}

export function not<C extends CustomerClause | OrderClause | LineClause>(clause: C): C {
  return { ...clause, not: true };
}

/** Lines of somebody. */
export const NOT_ANONYMOUS: LineClause = { about: 'lines', kind: 'anonymous', not: true };
export const EVERYBODY: Selection = [];
