import type { Analysis, SettingLimit } from './analysis.ts';
import { factorsByGroup } from './factors.ts';
import { monthlyRetention } from './monthly-retention.ts';

/** What can be pulled: the four factors of LTV (METRICS 9) and the monthly retention, which changes T. */
export const LEVERS = ['S', 'C', 'P', 'T', 'crr'] as const;
export type Lever = (typeof LEVERS)[number];

/** Changes of the observed values. */
export interface WhatIfSettings {
  /** Fractions: 0.1 is 10 % more. */
  S: number;
  C: number;
  P: number;
  T: number;
  /** Fraction to add to the monthly retention: 0.05 is five points more. */
  crr: number;
  /** Change of LTV that is sought: 0.2 is 20 % more than observed. */
  target: number;
  /** How far the tornado swings every lever, as a fraction of its observed value. */
  swing: number;
}

/** The levers at some values, and what comes of them. */
export interface LeverValues extends Record<Exclude<Lever, 'crr'>, number> {
  /** Monthly retention, a fraction; null where nobody could be retained. */
  crr: number | null;
  /** S x C x P x T, currency units a customer. */
  ltv: number;
  /** LTV x customers. */
  total: number;
}
export interface LeverEnd {
  value: number;
  ltv: number;
}
export interface WhatIfResult {
  customers: number;
  /** Null where there is nothing to multiply: no customer, or nothing earned. Then the lists are empty. */
  observed: LeverValues | null;
  changed: LeverValues | null;
  /** Levers that were asked for more than there can be: a margin rate above 1, a retention above 0.99 or below 0. */
  held: Lever[];
  /** Each lever alone, swung down and up from its observed value; the widest first. */
  tornado: { lever: Lever; low: LeverEnd; high: LeverEnd }[];
  seek: {
    /** The LTV sought. */
    ltv: number;
    /** What each lever alone would have to be for it, the others as they are set; null where it cannot. */
    levers: { lever: Lever; value: number | null }[];
    /** The change, a fraction, of S, C, P and T all at once from where they are set; null where P cannot. */
    together: number | null;
  } | null;
  /** Five points of monthly retention more than observed, all else the same; null where there can be no five more. */
  fivePoints: { crr: number; T: number; ltv: number; change: number } | null;
}

const FACTORS = ['S', 'C', 'P', 'T'] as const;
/** A monthly retention past this makes a life of eight years and more out of rounding. */
const MOST_CRR = 0.99;
const CHANGE: SettingLimit = { kind: 'number', min: -0.9, max: 4 };

export const whatIf: Analysis<'whatIf', WhatIfSettings, WhatIfResult> = {
  id: 'whatIf',
  defaults: { S: 0, C: 0, P: 0, T: 0, crr: 0, target: 0.2, swing: 0.1 },
  limits: {
    S: CHANGE,
    C: CHANGE,
    P: CHANGE,
    T: CHANGE,
    crr: { kind: 'number', min: -0.5, max: 0.5 },
    target: { kind: 'number', min: -0.9, max: 9 },
    swing: { kind: 'number', min: 0.01, max: 0.5 },
  },
  run(view, settings) {
    const { customers } = view;
    const [all] = factorsByGroup(view, new Uint8Array(customers.count), 1);
    const none = { customers: customers.count, observed: null, changed: null, held: [], tornado: [], seek: null, fivePoints: null }; // prettier-ignore
    if (!all || !(all.ltv !== null && all.ltv > 0) || !all.S || !all.C || !all.P || !all.T) return none;
    const { S, C, P, T } = all;
    const observed: LeverValues = {
      ...{ S, C, P, T, crr: monthlyRetention(view), ltv: all.ltv },
      total: all.ltv * customers.count,
    };
    const { changed, held } = pull(observed, settings, customers.count);
    return {
      customers: customers.count,
      observed,
      changed,
      held,
      tornado: tornado(observed, settings.swing, customers.count),
      seek: seek(observed, changed, observed.ltv * (1 + settings.target)),
      fivePoints: fivePoints(observed, customers.count),
    };
  },
};

type Pulls = Pick<WhatIfSettings, Lever>;
const STILL: Pulls = { S: 0, C: 0, P: 0, T: 0, crr: 0 };

/**
 * The levers pulled from the observed values. Retention changes T through 1 / (1 - CRR): T observed x its own change x
 * (1 - r) / (1 - r changed).
 */
function pull(from: LeverValues, by: Pulls, customers: number): { changed: LeverValues; held: Lever[] } {
  const held: Lever[] = [];
  const within = (lever: Lever, wanted: number, least: number, most: number): number => {
    const kept = Math.min(most, Math.max(least, wanted));
    if (kept !== wanted) held.push(lever);
    return kept;
  };
  const S = from.S * (1 + by.S);
  const C = from.C * (1 + by.C);
  const P = within('P', from.P * (1 + by.P), 0, Math.max(1, from.P));
  const crr = from.crr === null ? null : within('crr', from.crr + by.crr, 0, Math.max(MOST_CRR, from.crr));
  const T = from.T * (1 + by.T) * lifeRatio(from.crr, crr);
  const ltv = S * C * P * T;
  return { changed: { S, C, P, T, crr, ltv, total: ltv * customers }, held };
}

/** How many times as long customers stay at another retention. */
function lifeRatio(observed: number | null, changed: number | null): number {
  if (observed === null || changed === null || observed === changed) return 1;
  return (1 - observed) / (1 - changed);
}

function tornado(observed: LeverValues, swing: number, customers: number): WhatIfResult['tornado'] {
  const end = (lever: Lever, sign: number): LeverEnd => {
    const change = lever === 'crr' ? (observed.crr ?? 0) * swing * sign : swing * sign;
    const { changed } = pull(observed, { ...STILL, [lever]: change }, customers);
    return { value: changed[lever] ?? 0, ltv: changed.ltv };
  };
  // Four factors weigh the same: rounding must not shuffle them.
  const width = ({ low, high }: { low: LeverEnd; high: LeverEnd }) =>
    Math.round(((high.ltv - low.ltv) / observed.ltv) * 1e9);
  return LEVERS.filter((lever) => observed[lever] !== null && !isFixed(observed, lever))
    .map((lever) => ({ lever, low: end(lever, -1), high: end(lever, 1) }))
    .sort((a, b) => width(b) - width(a));
}

/** A retention of 1 leaves nothing to divide by. */
function isFixed({ crr }: LeverValues, lever: Lever): boolean {
  return lever === 'crr' && crr !== null && crr >= 1;
}

function seek(observed: LeverValues, changed: LeverValues, ltv: number): WhatIfResult['seek'] {
  if (!(changed.ltv > 0)) return null;
  const ratio = ltv / changed.ltv;
  const most = Math.max(1, observed.P);
  const levers = LEVERS.map((lever) => {
    if (lever === 'crr') return { lever, value: crrFor(changed.crr, ratio) };
    const value = changed[lever] * ratio;
    return { lever, value: lever === 'P' && value > most ? null : value };
  });
  const each = ratio ** (1 / FACTORS.length);
  return { ltv, levers, together: changed.P * each > most ? null : each - 1 };
}

/** The retention at which customers stay `ratio` times as long. */
function crrFor(crr: number | null, ratio: number): number | null {
  if (crr === null || crr >= 1) return null;
  const wanted = 1 - (1 - crr) / ratio;
  return wanted < 0 || wanted > MOST_CRR ? null : wanted;
}

function fivePoints(observed: LeverValues, customers: number): WhatIfResult['fivePoints'] {
  if (observed.crr === null || observed.crr + 0.05 > MOST_CRR) return null;
  const { changed } = pull(observed, { ...STILL, crr: 0.05 }, customers);
  return {
    crr: observed.crr + 0.05,
    T: changed.T,
    ltv: changed.ltv,
    change: changed.ltv / observed.ltv - 1,
  };
}
