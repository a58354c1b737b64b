import { calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { historyStart } from '../model/history-start.ts';
import type { Analysis } from './analysis.ts';
import { LADDER_DEFAULTS, LADDER_LIMITS, ladderRungs, RUNGS, type LadderSettings } from './ladder.ts';
import { wilson } from './wilson.ts';

export type ConversionSettings = Pick<
  LadderSettings,
  'clientPurchases' | 'regularPurchases' | 'regularShare'
> & {
  /** Days within which the second purchase counts, so that young years can be held against old ones. */
  days: number;
};

/** The customers acquired in one year, and what they have become. */
export interface ConversionRow {
  year: string;
  firstDay: number;
  lastDay: number;
  customers: number;
  /** By D: on the ladder (METRICS 6) at the rung of clients or above, of regulars or above. Fractions beside them. */
  clients: number;
  regulars: number;
  clientShare: number;
  regularShare: number;
  /** Of the customers, those acquired so many days before D or more; of them, who was a client within the days. */
  lived: number;
  clientsWithin: number;
  within: number | null;
  interval: [number, number] | null;
  /** The year is over, and all its customers have had the days: the rates of such years compare. */
  mature: boolean;
  /** METRICS 1: of customers who may be older than the data. */
  preExisting: boolean;
}
export interface ConversionResult {
  days: number;
  rows: ConversionRow[];
  /** Customers acquired before the data or the dates looked at, who are in no row. */
  before: number;
}

const [CLIENT, REGULAR] = [RUNGS.indexOf('client'), RUNGS.indexOf('regular')];

export const conversion: Analysis<'conversion', ConversionSettings, ConversionResult> = {
  id: 'conversion',
  defaults: {
    clientPurchases: LADDER_DEFAULTS.clientPurchases,
    regularPurchases: LADDER_DEFAULTS.regularPurchases,
    regularShare: LADDER_DEFAULTS.regularShare,
    days: 365,
  },
  limits: {
    clientPurchases: LADDER_LIMITS.clientPurchases,
    regularPurchases: LADDER_LIMITS.regularPurchases,
    regularShare: LADDER_LIMITS.regularShare,
    days: { kind: 'number', min: 1, max: 1095, integer: true },
  },
  ascending: [['clientPurchases', 'regularPurchases']],
  run(view, settings) {
    const { customers } = view;
    const rungOf = ladderRungs(view, { ...LADDER_DEFAULTS, ...pickLadder(settings) });
    const years = calendar('year');
    const members = new Map<number, number[]>();
    let before = 0;
    for (let customer = 0; customer < customers.count; customer++) {
      const acquired = customers.acquired[customer]!;
      if (acquired < view.historyStart) {
        before++;
        continue;
      }
      const year = years.periodOf(acquired);
      const known = members.get(year);
      if (known) known.push(customer);
      else members.set(year, [customer]);
    }
    const ascending = [...members].sort(([a], [b]) => a - b);
    const rows = ascending.map(([year, of]) => rowOf(view, year, of, rungOf, settings));
    return { days: settings.days, rows, before };
  },
};

function pickLadder({ clientPurchases, regularPurchases, regularShare }: ConversionSettings) {
  // An adherent is a regular too: a share above its threshold must not leave it below.
  const adherentShare = Math.max(LADDER_DEFAULTS.adherentShare, regularShare);
  return { clientPurchases, regularPurchases, regularShare, adherentShare };
}

function rowOf(
  view: View,
  year: number,
  members: readonly number[],
  rungOf: Uint8Array,
  { days, clientPurchases }: ConversionSettings,
): ConversionRow {
  const years = calendar('year');
  const { completeThrough } = view;
  const { untilDay } = historyStart(view);
  let [clients, regulars, lived, clientsWithin] = [0, 0, 0, 0];
  for (const customer of members) {
    if (rungOf[customer]! >= CLIENT) clients++;
    if (rungOf[customer]! >= REGULAR) regulars++;
    if (view.customers.acquired[customer]! + days > completeThrough) continue;
    lived++;
    if (isClientWithin(view, customer, clientPurchases, days)) clientsWithin++;
  }
  const firstDay = years.firstDay(year);
  const lastDay = years.lastDay(year);
  return {
    year: years.label(year),
    firstDay,
    lastDay,
    customers: members.length,
    clients,
    regulars,
    clientShare: clients / members.length,
    regularShare: regulars / members.length,
    lived,
    clientsWithin,
    within: lived === 0 ? null : clientsWithin / lived,
    interval: wilson(clientsWithin, lived),
    mature: lastDay + days <= completeThrough,
    preExisting: untilDay !== null && firstDay <= untilDay,
  };
}

function isClientWithin(
  { customers, orders }: View,
  customer: number,
  purchases: number,
  days: number,
): boolean {
  const until = customers.acquired[customer]! + days;
  const end = customers.start[customer + 1]!;
  let bought = 0;
  for (let order = customers.start[customer]!; order < end && orders.date[order]! <= until; order++) {
    bought += orders.purchases[order]!;
    if (bought >= purchases) return true;
  }
  return false;
}
