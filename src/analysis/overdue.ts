import { Sums } from '../table/compensated-sum.ts';
import { isoOf } from '../table/civil-day.ts';
import { customerNames } from '../model/customer-names.ts';
import type { View } from '../model/dataset.ts';
import { oncePerView } from '../model/once-per-view.ts';
import type { Analysis, SettingLimit } from './analysis.ts';
import { gapHistogram, type GapHistogram } from './gap-histogram.ts';
import { silences, silentBeyond } from './purchase-gaps.ts';

export interface OverdueSettings {
  /** Silence / expected gap from which a customer is overdue, and from which it is lost. */
  overdueAt: number;
  lostAt: number;
}
export type OverdueState = 'active' | 'overdue' | 'lost';
export const OVERDUE_STATES: readonly OverdueState[] = ['active', 'overdue', 'lost'];

export interface OverdueCustomer {
  key: string;
  /** Null where no name is known. */
  name: string | null;
  purchases: number;
  /** ISO date of the last purchase, and the days since then. */
  last: string;
  silence: number;
  /** Days within which it was expected back. */
  expectedGap: number;
  /** silence / expectedGap. */
  ratio: number;
  /** What it brought in a year while it came, currency units. */
  atStake: number;
  revenue: number;
}
export interface OverdueResult {
  states: Record<OverdueState, { customers: number; atStake: number; revenue: number }>;
  /** G, days; null where no customer came twice: then nobody can be overdue. */
  medianGap: number | null;
  /** A third of what the overdue customers brought in a year. */
  ifAThirdWakes: number;
  /** The overdue, most at stake first; at most LISTED of them. */
  list: OverdueCustomer[];
  gaps: GapHistogram;
  /** State of every customer (0 active, 1 overdue, 2 lost), in the view's order of customers. */
  stateOf: Uint8Array;
}

/** How many customers are listed with their reasons. */
const LISTED = 1000;
const YEAR_DAYS = 365.25;

export const OVERDUE_DEFAULTS: OverdueSettings = { overdueAt: 2, lostAt: 4 };
export const OVERDUE_LIMITS: Record<keyof OverdueSettings, SettingLimit> = {
  overdueAt: { kind: 'number', min: 1, max: 20 },
  lostAt: { kind: 'number', min: 1.1, max: 100 },
};

/** METRICS 11: the state of every customer of a view, as its place in OVERDUE_STATES. */
export const overdueStates = oncePerView(
  (view: View, { overdueAt, lostAt }: OverdueSettings): Uint8Array => {
    const found = silences(view);
    const lost = silentBeyond(found, lostAt);
    return silentBeyond(found, overdueAt).map((overdue, customer) => overdue + lost[customer]!);
  },
  ({ overdueAt, lostAt }) => `${overdueAt} ${lostAt}`,
);

/** Ticks a customer brought in a year while it came: margin / max(1, (last - first + gap) / 365.25), at least 0. */
export function customerStakes(view: View): Float64Array {
  const { expectedGap } = silences(view);
  const { first, last, margin } = view.customers;
  return margin.map((brought, customer) => {
    const gap = expectedGap[customer]!;
    const days = last[customer]! - first[customer]! + (Number.isNaN(gap) ? 0 : gap);
    return Math.max(0, brought / Math.max(1, days / YEAR_DAYS));
  });
}

export const overdue: Analysis<'overdue', OverdueSettings, OverdueResult> = {
  id: 'overdue',
  defaults: OVERDUE_DEFAULTS,
  limits: OVERDUE_LIMITS,
  ascending: [['overdueAt', 'lostAt']],
  run(view, settings) {
    const { customers, unit } = view;
    const stateOf = overdueStates(view, settings);
    const atStake = customerStakes(view);
    const size = new Int32Array(3);
    const stake = new Sums(3);
    const revenue = new Sums(3);
    for (let customer = 0; customer < customers.count; customer++) {
      const state = stateOf[customer]!;
      size[state]!++;
      stake.add(state, atStake[customer]!);
      revenue.add(state, customers.revenue[customer]!);
    }
    return {
      states: Object.fromEntries(
        OVERDUE_STATES.map((name, state) => [
          name,
          { customers: size[state]!, atStake: stake.at(state) / unit, revenue: revenue.at(state) / unit },
        ]),
      ) as OverdueResult['states'],
      medianGap: view.medianGap,
      ifAThirdWakes: stake.at(1) / unit / 3,
      list: listOf(view, stateOf, atStake),
      gaps: gapHistogram(view.gaps.counts),
      stateOf,
    };
  },
};

function listOf(view: View, stateOf: Uint8Array, atStake: Float64Array): OverdueCustomer[] {
  const { customers, unit } = view;
  const { expectedGap, silence } = silences(view);
  const names = customerNames(view);
  const rows: number[] = [];
  for (let customer = 0; customer < customers.count; customer++)
    if (stateOf[customer] === 1) rows.push(customer);
  // A stable sort: who has equally much at stake stays in the order of the keys.
  rows.sort((a, b) => atStake[b]! - atStake[a]!);
  return rows.slice(0, LISTED).map((customer) => ({
    key: customers.keys[customer] ?? '',
    name: names?.at(customer) ?? null,
    purchases: customers.purchases[customer]!,
    last: isoOf(customers.last[customer]!),
    silence: silence[customer]!,
    expectedGap: expectedGap[customer]!,
    ratio: silence[customer]! / expectedGap[customer]!,
    atStake: atStake[customer]! / unit,
    revenue: customers.revenue[customer]! / unit,
  }));
}
