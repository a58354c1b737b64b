import { compensatedSum } from '../table/compensated-sum.ts';
import { activity } from '../model/activity.ts';
import { calendar } from '../model/calendar.ts';
import { customerNames } from '../model/customer-names.ts';
import type { View } from '../model/dataset.ts';
import type { Analysis, SettingLimit } from './analysis.ts';
import { binomialAtMost } from './binomial.ts';
import {
  OVERDUE_DEFAULTS,
  OVERDUE_LIMITS,
  overdueStates,
  OVERDUE_STATES,
  type OverdueState,
} from './overdue.ts';
import { lastCompletePeriod } from './periods.ts';

export interface DecliningSettings {
  /** Complete months that are compared with as many before them. */
  months: number;
  /** Least fall of revenue, a fraction. */
  drop: number;
  /** Purchases must be fewer with a probability below this, were the customer as it was. */
  significance: number;
  overdueAt: number;
  lostAt: number;
}
export interface DecliningCustomer {
  key: string;
  name: string | null;
  /** Currency units and purchases of the months before and of the last ones. */
  revenueBefore: number;
  revenueAfter: number;
  purchasesBefore: number;
  purchasesAfter: number;
  /** Probability of so few purchases in the last months, were each as likely to fall into one half as into the other. */
  p: number;
  /** By METRICS 11: who fades may be silent already. */
  state: OverdueState;
}
export interface DecliningResult {
  /** Largest fall of revenue first; at most LISTED of them. */
  list: DecliningCustomer[];
  customers: number;
  /** Of them, those not overdue and not lost: still buying, but less. */
  stillActive: number;
  /** Fall of revenue of all of them together, currency units. */
  fall: number;
  /** First and last day of the two stretches that are compared, days since 1970-01-01; null where there are too few months. */
  before: { firstDay: number; lastDay: number } | null;
  after: { firstDay: number; lastDay: number } | null;
  /** 1 where a customer is declining, in the view's order of customers. */
  isDeclining: Uint8Array;
}

const LISTED = 1000;
/** A fall that is the limit in exact arithmetic may land an ulp above it in doubles. */
const ROUNDING = 1 + 1e-12;
export const DECLINING_LIMITS: Record<keyof DecliningSettings, SettingLimit> = {
  months: { kind: 'number', min: 1, max: 24, integer: true },
  drop: { kind: 'number', min: 0.01, max: 1 },
  significance: { kind: 'number', min: 0.0001, max: 0.5 },
  ...OVERDUE_LIMITS,
};

/**
 * METRICS 11: revenue of the last months at least so much below that of as many before, and purchases fewer by an
 * exact one-sided binomial test: of n purchases in both stretches, k fell into the later one, at p = 1/2.
 */
export const declining: Analysis<'declining', DecliningSettings, DecliningResult> = {
  id: 'declining',
  defaults: { months: 3, drop: 0.3, significance: 0.05, ...OVERDUE_DEFAULTS },
  limits: DECLINING_LIMITS,
  ascending: [['overdueAt', 'lostAt']],
  run(view, settings) {
    const { customers, unit } = view;
    const isDeclining = new Uint8Array(customers.count);
    const stretches = stretchesOf(view, settings.months);
    if (!stretches)
      return { list: [], customers: 0, stillActive: 0, fall: 0, before: null, after: null, isDeclining };
    const halves = halvesOf(view, settings.months);
    const stateOf = overdueStates(view, settings);
    const names = customerNames(view);
    const rows: number[] = [];
    const p = new Float64Array(customers.count);
    for (let customer = 0; customer < customers.count; customer++) {
      const before = halves.revenueBefore[customer]!;
      if (!(before > 0) || !(halves.revenueAfter[customer]! <= before * (1 - settings.drop) * ROUNDING))
        continue;
      const fewer = halves.purchasesAfter[customer]!;
      p[customer] = binomialAtMost(fewer, fewer + halves.purchasesBefore[customer]!, 0.5);
      if (!(p[customer]! < settings.significance)) continue;
      isDeclining[customer] = 1;
      rows.push(customer);
    }
    const fallOf = (customer: number) => halves.revenueBefore[customer]! - halves.revenueAfter[customer]!;
    rows.sort((a, b) => fallOf(b) - fallOf(a));
    return {
      list: rows.slice(0, LISTED).map((customer) => ({
        key: customers.keys[customer] ?? '',
        name: names?.at(customer) ?? null,
        revenueBefore: halves.revenueBefore[customer]! / unit,
        revenueAfter: halves.revenueAfter[customer]! / unit,
        purchasesBefore: halves.purchasesBefore[customer]!,
        purchasesAfter: halves.purchasesAfter[customer]!,
        p: p[customer]!,
        state: OVERDUE_STATES[stateOf[customer]!] ?? 'active',
      })),
      customers: rows.length,
      stillActive: rows.filter((customer) => stateOf[customer] === 0).length,
      fall: compensatedSum(rows.map(fallOf)) / unit,
      ...stretches,
      isDeclining,
    };
  },
};

const MONTHS = calendar('month');

/** The two stretches of complete months, null where the history does not hold both. */
function stretchesOf(view: View, months: number): Pick<DecliningResult, 'before' | 'after'> | null {
  if (view.customers.count === 0) return null;
  const end = lastCompletePeriod(view.completeThrough, MONTHS);
  const begin = end - 2 * months + 1;
  // A month that the history begins within is not whole.
  if (MONTHS.firstDay(begin) < view.historyStart) return null;
  return {
    before: { firstDay: MONTHS.firstDay(begin), lastDay: MONTHS.lastDay(end - months) },
    after: { firstDay: MONTHS.firstDay(end - months + 1), lastDay: MONTHS.lastDay(end) },
  };
}

interface Halves {
  readonly revenueBefore: Float64Array;
  readonly revenueAfter: Float64Array;
  readonly purchasesBefore: Int32Array;
  readonly purchasesAfter: Int32Array;
}

/** Ticks and purchases of every customer in the last complete months, and in as many before them. */
function halvesOf(view: View, months: number): Halves {
  const { count } = view.customers;
  const runs = activity(view, MONTHS);
  const end = lastCompletePeriod(view.completeThrough, MONTHS) - runs.first;
  const halves: Halves = {
    revenueBefore: new Float64Array(count),
    revenueAfter: new Float64Array(count),
    purchasesBefore: new Int32Array(count),
    purchasesAfter: new Int32Array(count),
  };
  for (let customer = 0; customer < count; customer++) {
    const to = runs.start[customer + 1]!;
    for (let run = runs.start[customer]!; run < to; run++) {
      const age = end - runs.period[run]!;
      if (age < 0 || age >= 2 * months) continue;
      if (age < months) {
        halves.revenueAfter[customer]! += runs.revenue[run]!;
        halves.purchasesAfter[customer]! += runs.purchases[run]!;
      } else {
        halves.revenueBefore[customer]! += runs.revenue[run]!;
        halves.purchasesBefore[customer]! += runs.purchases[run]!;
      }
    }
  }
  return halves;
}
