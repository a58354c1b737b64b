import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import { countedQuantile } from '../table/quantile.ts';
import { activity } from '../model/activity.ts';
import type { View } from '../model/dataset.ts';
import { oncePerView } from '../model/once-per-view.ts';
import type { Analysis, SettingLimit } from './analysis.ts';
import { customersNamed, walletShares } from './customer-facts.ts';
import { lastCompletePeriod } from './periods.ts';

export interface LadderSettings {
  /** Purchases from which a customer is a client, and from which it can be a regular. */
  clientPurchases: number;
  regularPurchases: number;
  /** Share of its complete periods, from that of the first purchase on, a customer must have bought in. */
  regularShare: number;
  /** The same for an adherent, where no share of wallet is known. */
  adherentShare: number;
  /** Share of wallet of an adherent. */
  wallet: number;
  /** Below this many complete periods nobody is a regular. */
  minPeriods: number;
}
export type Rung = 'buyer' | 'client' | 'regular' | 'adherent' | 'advocate';
export const RUNGS: readonly Rung[] = ['buyer', 'client', 'regular', 'adherent', 'advocate'];

export interface RungTotal {
  customers: number;
  revenue: number;
  margin: number;
  purchases: number;
  /** Revenue / purchases; null of nobody. */
  averageCheck: number | null;
  /** Median days between purchases of the rung's customers; null where none came twice. */
  medianGap: number | null;
}
export interface LadderResult {
  /** `advocate` holds nobody where `advocateNeedsData`. */
  rungs: Record<Rung, RungTotal>;
  customers: number;
  revenue: number;
  /** Whether adherents are told by how often they buy, because no column says the share of wallet. */
  adherentEstimated: boolean;
  /** No column says who referred whom. */
  advocateNeedsData: boolean;
  /** With a share of wallet: customers it is known of. */
  walletKnown: number;
  conversion: Conversion | null;
  /** Rung of every customer (0 buyer to 4 advocate), in the view's order of customers. */
  rungOf: Uint8Array;
}

/** What one more point of buyers becoming clients is worth. Null where nobody is on one of the two rungs. */
export interface Conversion {
  /** Share of all customers that got past the first rung: a fraction. */
  rate: number;
  /** Customers in one point: a hundredth of all, though never more than there are buyers. */
  customers: number;
  /** Mean margin of a customer on the rung of the clients, and on that of the buyers, in currency units. */
  client: number;
  buyer: number;
  /** customers x (client - buyer). */
  worth: number;
}

export const LADDER_DEFAULTS: LadderSettings = {
  clientPurchases: 2,
  regularPurchases: 3,
  regularShare: 0.5,
  adherentShare: 0.8,
  wallet: 0.8,
  minPeriods: 3,
};
export const LADDER_LIMITS: Record<keyof LadderSettings, SettingLimit> = {
  clientPurchases: { kind: 'number', min: 2, max: 1000, integer: true },
  regularPurchases: { kind: 'number', min: 2, max: 1000, integer: true },
  regularShare: { kind: 'number', min: 0.01, max: 1 },
  adherentShare: { kind: 'number', min: 0.01, max: 1 },
  wallet: { kind: 'number', min: 0.01, max: 1 },
  minPeriods: { kind: 'number', min: 1, max: 120, integer: true },
};
export const LADDER_ASCENDING: readonly (readonly (keyof LadderSettings)[])[] = [
  ['clientPurchases', 'regularPurchases'],
  ['regularShare', 'adherentShare'],
];

/** Complete periods of every customer since its first purchase, and how many of them it bought in. */
const activeShares = oncePerView(
  (view) => {
    const { customers, calendar, historyStart, completeThrough } = view;
    const periods = new Int32Array(customers.count);
    const active = new Int32Array(customers.count);
    if (customers.count === 0) return { periods, active };
    const runs = activity(view, calendar);
    const begin = calendar.periodOf(historyStart) - runs.first;
    const end = lastCompletePeriod(completeThrough, calendar) - runs.first;
    for (let customer = 0; customer < customers.count; customer++) {
      const first = Math.max(begin, runs.acquired[customer]!);
      periods[customer] = Math.max(0, end - first + 1);
      const to = runs.start[customer + 1]!;
      for (let run = runs.start[customer]!; run < to; run++) {
        const at = runs.period[run]!;
        if (at >= first && at <= end && runs.purchases[run]! > 0) active[customer]!++;
      }
    }
    return { periods, active };
  },
  () => '',
);

/** METRICS 6: the highest rung every customer of a view meets, as its place in RUNGS. */
export const ladderRungs = oncePerView(
  (view: View, settings: LadderSettings) => {
    const { purchases, count } = view.customers;
    const { periods, active } = activeShares(view);
    const wallets = walletShares(view);
    const named = customersNamed(view);
    const rungOf = new Uint8Array(count);
    for (let customer = 0; customer < count; customer++) {
      const bought = purchases[customer]!;
      if (bought >= settings.clientPurchases) rungOf[customer] = 1;
      const share = active[customer]! / periods[customer]!;
      const steady = periods[customer]! >= settings.minPeriods && share >= settings.regularShare;
      if (!steady || bought < settings.regularPurchases) continue;
      const adherent = wallets ? wallets[customer]! >= settings.wallet : share >= settings.adherentShare;
      rungOf[customer] = adherent ? (named?.[customer] === 1 ? 4 : 3) : 2;
    }
    return rungOf;
  },
  (settings) => JSON.stringify(settings),
);

export const ladder: Analysis<'ladder', LadderSettings, LadderResult> = {
  id: 'ladder',
  defaults: LADDER_DEFAULTS,
  limits: LADDER_LIMITS,
  ascending: LADDER_ASCENDING,
  run(view, settings) {
    const rungOf = ladderRungs(view, settings);
    const totals = rungTotals(view, rungOf);
    const wallets = walletShares(view);
    const { count, revenue } = view.customers;
    return {
      rungs: Object.fromEntries(RUNGS.map((name, at) => [name, totals[at]])) as LadderResult['rungs'],
      customers: count,
      revenue: compensatedSum(revenue) / view.unit,
      adherentEstimated: wallets === null,
      advocateNeedsData: customersNamed(view) === null,
      walletKnown: wallets === null ? 0 : wallets.reduce((sum, share) => sum + Number(share >= 0), 0),
      conversion: conversionOf(count, totals),
      rungOf,
    };
  },
};

function rungTotals(view: View, rungOf: Uint8Array): RungTotal[] {
  const { customers, unit } = view;
  const size = new Int32Array(RUNGS.length);
  const purchases = new Int32Array(RUNGS.length);
  const revenue = new Sums(RUNGS.length);
  const margin = new Sums(RUNGS.length);
  // Days are whole: counts hold every gap, and their median needs no sort.
  const gaps = RUNGS.map(() => new Int32Array(view.gaps.counts.length));
  for (let customer = 0; customer < customers.count; customer++) {
    const rung = rungOf[customer]!;
    size[rung]!++;
    purchases[rung]! += customers.purchases[customer]!;
    revenue.add(rung, customers.revenue[customer]!);
    margin.add(rung, customers.margin[customer]!);
    countGaps(view, customer, gaps[rung]!);
  }
  return RUNGS.map((_, rung) => ({
    customers: size[rung]!,
    revenue: revenue.at(rung) / unit,
    margin: margin.at(rung) / unit,
    purchases: purchases[rung]!,
    averageCheck: purchases[rung] === 0 ? null : revenue.at(rung) / unit / purchases[rung]!,
    medianGap: countedQuantile(gaps[rung]!, 0.5),
  }));
}

/** The days between consecutive distinct purchase days of a customer (METRICS 11). */
function countGaps({ customers, orders, gaps }: View, customer: number, counts: Int32Array): void {
  if (gaps.ofCustomer[customer] === 0) return;
  const end = customers.start[customer + 1]!;
  let before = customers.first[customer]!;
  for (let order = customers.start[customer]!; order < end; order++) {
    if (orders.purchase[order] === 0) continue;
    const day = orders.date[order]!;
    if (day > before) counts[day - before]!++;
    before = day;
  }
}

function conversionOf(count: number, totals: readonly RungTotal[]): Conversion | null {
  const [buyers, clients] = totals;
  if (!buyers?.customers || !clients?.customers) return null;
  const customers = Math.min(count / 100, buyers.customers);
  const client = clients.margin / clients.customers;
  const buyer = buyers.margin / buyers.customers;
  return {
    rate: (count - buyers.customers) / count,
    customers,
    client,
    buyer,
    worth: customers * (client - buyer),
  };
}
