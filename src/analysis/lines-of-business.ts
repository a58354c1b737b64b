import type { Codes } from '../table/column.ts';
import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';
import { activity } from '../model/activity.ts';
import { orderParts, type OrderParts } from '../model/order-parts.ts';
import { viewLines } from '../model/view-lines.ts';
import { ABC_DEFAULTS, abcClasses, type AbcClass } from './abc.ts';
import type { Analysis } from './analysis.ts';
import { attributeColumn, attributeToAsk, breakdownAttributes } from './attributes.ts';
import { byLineValue, type ByLineValue } from './by-line-value.ts';
import { customerCurve, customerValues } from './customer-value.ts';
import { factorsByGroup, factorsOf, MONTH_DAYS, type Factors } from './factors.ts';
import { LADDER_DEFAULTS, ladderRungs, RUNGS } from './ladder.ts';
import { lastCompletePeriod } from './periods.ts';
import { retentionCounts } from './retention-counts.ts';
import { wilson } from './wilson.ts';

export interface LinesOfBusinessSettings {
  /** An attribute, or `auto`: the first of category, product, channel, region and seller that there is, else any. */
  by: string;
}

/**
 * One value of the attribute as a business of its own. Its customers have a purchase of it: an order whose lines of the
 * value sum to more than nothing. Factors, life and retention are counted on those purchases alone.
 */
export interface LineOfBusiness extends Factors {
  /** '' for blank. */
  name: string;
  /** Above 0: this row pools so many more values beyond the 200 listed; its name is ''. */
  pooled: number;
  /** Of all its lines, those of nobody known included; `share` of the view's total, null where that is 0. */
  totalRevenue: number;
  share: number | null;
  /** Its customers that are regulars or more on the ladder of the whole business, and what they brought. */
  regulars: number;
  regularsRevenue: number;
  /** Of `totalRevenue`, a fraction; null where that is not above 0. */
  regularsShare: number | null;
  /** Pooled over the complete periods of the view's step, fractions: the published formula and the same customers'. */
  crr: number | null;
  crrStrict: number | null;
  interval: [number, number] | null;
  /** Its customers and their revenue here by their class in the whole business. */
  abc: Record<AbcClass, { customers: number; revenue: number }>;
}
export interface LinesOfBusinessResult {
  /** The attribute in force; '' where there is none to tell by. */
  by: string;
  attributes: string[];
  period: string;
  /** Largest revenue first. */
  rows: LineOfBusiness[];
  /** The whole business in the same figures. */
  all: LineOfBusiness;
}

const MOST_ROWS = 200;
const REGULAR = RUNGS.indexOf('regular');
/** Class of a customer: 0 to 2 A, B and C, 3 to 5 the same for regulars. */
const CLASSES = 6;
const OTHER = 2;

export const linesOfBusiness: Analysis<'linesOfBusiness', LinesOfBusinessSettings, LinesOfBusinessResult> = {
  id: 'linesOfBusiness',
  defaults: { by: 'auto' },
  limits: { by: { kind: 'attribute', words: ['auto'] } },
  /** Throws AnalysisError `unknown-attribute`. */
  run(view, settings) {
    const attributes = breakdownAttributes(view);
    const by = settings.by === 'auto' ? attributeToAsk(view, attributes) : settings.by;
    const classOf = customerClasses(view);
    const total = totalRevenue(view);
    const all = wholeBusiness(view, classOf, total);
    return {
      by,
      attributes,
      period: view.step,
      rows: by === '' ? [] : rowsOf(view, by, classOf, total),
      all,
    };
  },
};

/** The same figures of all customers, from their orders: they are those of the other screens. */
function wholeBusiness(view: View, classOf: Uint8Array, total: number): LineOfBusiness {
  const { customers } = view;
  const classCustomers = new Int32Array(CLASSES);
  const classRevenue = new Sums(CLASSES);
  for (let customer = 0; customer < customers.count; customer++) {
    classCustomers[classOf[customer]!]!++;
    classRevenue.add(classOf[customer]!, customers.revenue[customer]!);
  }
  const runs = activity(view, view.calendar);
  const complete = lastCompletePeriod(view.completeThrough, view.calendar) - runs.first + 1;
  const { E, N, reactivated, periods } = retentionCounts(runs, 1);
  const rates = { S: 0, retained: 0, returned: 0 };
  for (let period = 1; period < Math.min(periods, complete); period++) {
    rates.S += E[period - 1]!;
    rates.returned += E[period]! - N[period]!;
    rates.retained += E[period]! - N[period]! - reactivated[period]!;
  }
  const [factors] = factorsByGroup(view, new Uint8Array(customers.count), 1);
  return {
    ...(factors ?? factorsOf(0, 0, 0, 0, 0)),
    name: '',
    pooled: 0,
    ...moneyOf(view, total, total, classCustomers, classRevenue, 0),
    ...ratesOf(rates.S, rates.retained, rates.returned),
  };
}

function customerClasses(view: View): Uint8Array {
  const { classOf } = abcClasses(customerValues(view).values, customerCurve(view), ABC_DEFAULTS);
  const rungOf = ladderRungs(view, LADDER_DEFAULTS);
  return classOf.map((place, customer) => place + (rungOf[customer]! >= REGULAR ? 3 : 0));
}

function totalRevenue({ customers, returnsOnly, anonymous }: View): number {
  return compensatedSum([compensatedSum(customers.revenue), returnsOnly.revenue, anonymous.revenue]);
}

function rowsOf(view: View, by: string, classOf: Uint8Array, total: number): LineOfBusiness[] {
  const column = attributeColumn(view, by);
  const { levels } = column;
  const parts = orderParts(view, column);
  const { revenue, seen } = revenueByCode(view, column.codes, parts, levels.length);
  const present = Array.from(seen.keys()).filter((code) => seen[code] === 1);
  const nameOf = (code: number) => levels[code] ?? '';
  present.sort((a, b) => revenue.at(b) - revenue.at(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
  const listed = present.length > MOST_ROWS + 1 ? present.slice(0, MOST_ROWS) : present;
  const rest = present.slice(listed.length);
  const places = new Int32Array(levels.length + 1).fill(-1);
  listed.forEach((code, place) => (places[code] = place));
  for (const code of rest) places[code] = listed.length;
  const count = listed.length + (rest.length > 0 ? 1 : 0);
  const found = byLineValue(view, { parts, places, count }, classOf, CLASSES, OTHER);
  const rows = listed.map((code, place) =>
    rowOf(view, found, place, nameOf(code), 0, revenue.at(code), total),
  );
  if (rest.length === 0) return rows;
  const pooled = compensatedSum(rest.map((code) => revenue.at(code)));
  return [...rows, rowOf(view, found, listed.length, '', rest.length, pooled, total)];
}

/** All lines in the view by code, blanks last: whose they are does not matter. */
function revenueByCode(view: View, codes: Codes, parts: OrderParts, blank: number) {
  const { lines } = view.dataset;
  const revenue = new Sums(blank + 1);
  const seen = new Uint8Array(blank + 1);
  for (const source of [view.orders.source, view.returnsOnly.source]) {
    for (let order = 0; order < source.length; order++) {
      const end = parts.start[source[order]! + 1]!;
      for (let part = parts.start[source[order]!]!; part < end; part++) {
        const code = parts.code[part]!;
        revenue.add(code, parts.amount[part]!);
        seen[code] = 1;
      }
    }
  }
  if (view.anonymous.lines === 0) return { revenue, seen };
  const inView = viewLines(view);
  const customers = lines.customer.codes;
  for (let row = 0; row < lines.count; row++) {
    if (customers[row]! >= 0 || (inView !== null && inView[row] === 0)) continue;
    const code = codes[row]! < 0 ? blank : codes[row]!;
    revenue.add(code, lines.amount[row]!);
    seen[code] = 1;
  }
  return { revenue, seen };
}

function rowOf(
  view: View,
  found: ByLineValue,
  place: number,
  name: string,
  pooled: number,
  revenue: number,
  total: number,
): LineOfBusiness {
  const { unit } = view;
  return {
    ...factorsOf(
      found.customers[place]!,
      found.revenue.at(place) / unit,
      found.margin.at(place) / unit,
      found.purchases[place]!,
      found.days[place]! / MONTH_DAYS,
    ),
    name,
    pooled,
    ...moneyOf(view, revenue, total, found.classCustomers, found.classRevenue, place * CLASSES),
    ...ratesOf(found.S[place]!, found.retained[place]!, found.returned[place]!),
  };
}

/** Whose the money is; the classes of a row begin at the cell `base`. */
function moneyOf(
  { unit }: View,
  revenue: number,
  total: number,
  classCustomers: Int32Array,
  classRevenue: Sums,
  base: number,
) {
  const regularCells = [3, 4, 5].map((at) => base + at);
  const regularsRevenue = compensatedSum(regularCells.map((at) => classRevenue.at(at)));
  const ofClass = (at: number) => ({
    customers: classCustomers[base + at]! + classCustomers[base + at + 3]!,
    revenue: (classRevenue.at(base + at) + classRevenue.at(base + at + 3)) / unit,
  });
  return {
    totalRevenue: revenue / unit,
    share: total === 0 ? null : revenue / total,
    regulars: regularCells.reduce((sum, at) => sum + classCustomers[at]!, 0),
    regularsRevenue: regularsRevenue / unit,
    regularsShare: revenue > 0 ? regularsRevenue / revenue : null,
    abc: { A: ofClass(0), B: ofClass(1), C: ofClass(2) },
  };
}

function ratesOf(S: number, retained: number, returned: number) {
  return {
    crr: S === 0 ? null : returned / S,
    crrStrict: S === 0 ? null : retained / S,
    interval: wilson(retained, S),
  };
}
