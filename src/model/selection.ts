import type { Measure, Step } from './settings.ts';

/**
 * The filter language: plain data, read back from anywhere by `restoreSelection`. A selection is all of its clauses at
 * once; each can be negated. There are three kinds, and which is which matters:
 *
 * - LINE clauses hide lines: what is left of an order is its lines that stay. They never move a customer's cohort: who is
 *   new, the day a customer was acquired and the attributes it came with are those of the whole file.
 * - ORDER clauses hide orders whole, judged as the date range and the line clauses leave them. They move no cohort either.
 * - CUSTOMER clauses choose customers whole, with all their orders that the others leave. A customer is judged in the view
 *   without the customer clauses, so that picking class A does not make a new A, B and C out of class A.
 *
 * Negation is everything but: lines without a customer, and keys without a purchase, meet no customer clause and so fall
 * to the negated one. A filter and its complement therefore add up to the whole.
 *
 * A clause about a column the file does not have is kept and does nothing (`isInactive`).
 */
export type Selection = readonly Clause[];
export type Clause = LineClause | OrderClause | CustomerClause;

interface Negatable {
  /** Everything but. */
  readonly not?: boolean;
}
/** Both ends included; null: open. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

export type LineClause = Negatable & { readonly about: 'lines' } & (
    | {
        readonly kind: 'value';
        readonly attribute: string;
        /** Text as the column has it, dates as ISO text, numbers as JavaScript writes them, '' for blank. */
        readonly values: readonly string[];
      }
    /** Without regard to case. */
    | { readonly kind: 'text'; readonly attribute: string; readonly text: string }
    /** The attribute's number, or of a date column its day (since 1970-01-01). */
    | ({ readonly kind: 'range'; readonly attribute: string } & Range)
    /** The line's own day, since 1970-01-01. */
    | ({ readonly kind: 'date' } & Range)
    /** Lines without a customer. */
    | { readonly kind: 'anonymous' }
    /** All of these: a bracket, so that several can be negated as one. */
    | { readonly kind: 'all'; readonly clauses: readonly LineClause[] }
  );

export type OrderClause = Negatable & {
  readonly about: 'orders';
  /** The selection an order is judged in, where it is not the line clauses of its own: what a figure saw. */
  readonly among?: Selection;
} & (
    | { readonly kind: 'purchase' }
    /** The order's day, that of its earliest line in the view. Lines without a customer are judged by their own. */
    | ({ readonly kind: 'date' } & Range)
    /** Currency units. */
    | ({ readonly kind: 'amount' } & Range)
    /** The customer's how manieth purchase in the view it is, from 1. */
    | ({ readonly kind: 'number' } & Range)
    /** Age in steps since the customer was acquired, what is earlier is age 0 (METRICS 8). */
    | ({ readonly kind: 'age' } & Aged & Range)
    | { readonly kind: 'all'; readonly clauses: readonly OrderClause[] }
  );

/** How ages are counted: by the calendar, in whole steps to the day, or by purchases made (the step is then idle). */
export interface Aged {
  readonly step: Step;
  readonly weekStart?: 'monday' | 'sunday';
  readonly ages?: 'calendar' | 'exact' | 'purchases';
  /** Age 0 begins with this purchase of the customer; 1, the first in the whole file, where left out. Above 1: those of the view. */
  readonly since?: number;
}

/** Customer clauses that only an analysis can judge: who is in which class. */
export const CLASSIFICATIONS = [
  'abc', 'xyz', 'abcXyz', 'rfmSegment', 'rfmScore', 'rfmCell', 'ladder', 'overdue', 'declining',
] as const; // prettier-ignore
export type Classification = (typeof CLASSIFICATIONS)[number];
/**
 * What of a customer can be held against a range: currency units, counts, days since 1970-01-01, days; `monthsLived`: whole
 * months from the first purchase in the whole file to the day after D; `sinceAcquired`: days from there to the first in the view.
 */
export const CUSTOMER_FIGURES = [
  'revenue', 'margin', 'purchases', 'orders', 'averageCheck', 'firstAmount', 'first', 'last', 'recency', 'secondAfter',
  'monthsLived', 'sinceAcquired',
] as const; // prettier-ignore
export type CustomerFigure = (typeof CUSTOMER_FIGURES)[number];
export type PeriodActivity = 'active' | 'before' | 'retained' | 'lost' | 'reactivated' | 'new';

export type CustomerClause = Negatable & {
  readonly about: 'customers';
  /**
   * The selection a customer is judged in, where it is not the view without its customer clauses: what a figure saw when it
   * was counted ("class A among those who bought coffee").
   */
  readonly among?: Selection;
} & (
    | ClassClause
    /** The attribute on the first line of its first purchase in the whole file. */
    | { readonly kind: 'firstValue'; readonly attribute: string; readonly values: readonly string[] }
    /** Has any line in the view with one of the values, and none with one of `butNot`. */
    | {
        readonly kind: 'bought';
        readonly attribute: string;
        readonly values: readonly string[];
        readonly butNot: readonly string[];
      }
    /** The day of its first purchase in the whole file (its cohort); with `order` above 1 that of its nth in the view. */
    | ({ readonly kind: 'acquired'; readonly order?: number } & Range)
    | ({ readonly kind: 'figure'; readonly figure: CustomerFigure } & Range)
    /** Places in Pareto order by a measure, from 1: the top k is 1 to k; `from` the other end where `last`. */
    | ({ readonly kind: 'rank'; readonly by: Measure; readonly last?: boolean } & Range)
    /** Has a purchase at that age, or with `onOrAfter` at it or later: with `acquired` a cell of the cohort table. */
    | ({ readonly kind: 'activeAt'; readonly age: number; readonly onOrAfter?: boolean } & Aged)
    /** What it is to the retention of the period that holds `day` (METRICS 7), `window` L. */
    | {
        readonly kind: 'period';
        readonly activity: PeriodActivity;
        readonly step: Step;
        readonly weekStart?: 'monday' | 'sunday';
        readonly day: number;
        readonly window?: number;
      }
    /** In its key, name, email or phone; without regard to case. Keys without a purchase can be found too. */
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'keys'; readonly keys: readonly string[] }
    /** Has one of the tags; '': none at all. Keys without a purchase can be found too. */
    | { readonly kind: 'tagged'; readonly values: readonly string[] }
    /** Keys without a purchase in the view. */
    | { readonly kind: 'returnsOnly' }
    | { readonly kind: 'all'; readonly clauses: readonly CustomerClause[] }
  );

export interface ClassClause {
  readonly kind: 'class';
  readonly of: Classification;
  /**
   * `abc` A B C; `xyz` X Y Z new; `abcXyz` AX .. Cnew; `rfmSegment` the words of METRICS 5; `rfmScore` '555', a '*' for any;
   * `rfmCell` R and FM, '54'; `ladder` buyer .. advocate; `overdue` active overdue lost; `declining` 'declining'.
   */
  readonly values: readonly string[];
  /** Settings of the analysis that are not at their defaults: cuts and thresholds. */
  readonly settings?: Readonly<Record<string, string | number | boolean | null>>;
  /** Judged as things stood at the end of this day, since 1970-01-01. */
  readonly asOf?: number;
}

/** No selection: everything. */
export const EVERYTHING: Selection = [];

/** The most clauses a selection holds, and the most values or keys one of them. */
export const MOST_CLAUSES = 60;
export const MOST_VALUES = 100_000;

export function isCustomerClause(clause: Clause): clause is CustomerClause {
  return clause.about === 'customers';
}

/** Whether a clause asks nothing, because it is about a column that is not there. */
export function isInactive(clause: Clause, has: (attribute: string) => boolean): boolean {
  if (clause.kind === 'all') return clause.clauses.every((one) => isInactive(one, has));
  return 'attribute' in clause && !has(clause.attribute);
}

/**
 * A view's selection with what a figure in it stands for: customers and orders are judged as the figure saw them, and those of
 * the selection as they were, whatever lines and orders the figure leaves out.
 */
export function narrowed(selection: Selection, where: Selection): Selection {
  const lines = selection.filter(({ about }) => about === 'lines');
  const others = selection.filter((clause) => !isCustomerClause(clause));
  const ofLines = where.some(({ about }) => about === 'lines');
  const ofOthers = where.some((clause) => !isCustomerClause(clause));
  const kept = selection.map((clause) => {
    if (isCustomerClause(clause)) return ofOthers ? judgedIn(clause, others) : clause;
    return clause.about === 'orders' && ofLines ? judgedIn(clause, lines) : clause;
  });
  const added = where.map((clause) => {
    if (isCustomerClause(clause))
      return ofOthers || others.length < selection.length ? judgedIn(clause, selection) : clause;
    const moved = ofLines || lines.length < others.length;
    return clause.about === 'orders' && moved ? judgedIn(clause, others) : clause;
  });
  return [...kept, ...added];
}

function judgedIn<C extends CustomerClause | OrderClause>(clause: C, among: Selection): C {
  return clause.among === undefined ? { ...clause, among } : clause;
}

/**
 * The rest of a selection: with customer clauses the other customers, on the same lines and orders; with none the other
 * orders or lines. Null where there is nothing to leave out.
 */
export function complement(selection: Selection): Selection | null {
  const customers = selection.filter(isCustomerClause);
  const others = selection.filter((clause) => !isCustomerClause(clause));
  if (customers.length > 0) return [...others, bracket('customers', customers)];
  const orders = others.filter((clause) => clause.about === 'orders');
  const lines = others.filter((clause) => clause.about === 'lines');
  if (orders.length > 0) return [...lines, bracket('orders', orders)];
  return lines.length > 0 ? [bracket('lines', lines)] : null;
}

function bracket<About extends Clause['about']>(
  about: About,
  clauses: readonly Extract<Clause, { about: About }>[],
): Clause {
  const [only] = clauses;
  if (only && clauses.length === 1) return { ...only, not: !only.not };
  // Which union member it is follows from `about`; TypeScript does not see it through the type parameter.
  return { about, kind: 'all', clauses, not: true } as unknown as Clause;
}
