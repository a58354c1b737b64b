import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';
import { viewLines } from '../model/view-lines.ts';
import { ABC_DEFAULTS, abcClasses, type AbcClass } from './abc.ts';
import type { Analysis } from './analysis.ts';
import { attributeColumn, attributeToAsk, breakdownAttributes } from './attributes.ts';
import { byLineValue, type ByLineValue, type LineValues } from './by-line-value.ts';
import { customerCurve, customerValues } from './customer-value.ts';
import { factorsOf, MONTH_DAYS, type Factors } from './factors.ts';
import { LADDER_DEFAULTS, ladderRungs, RUNGS } from './ladder.ts';
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
    const every = { codes: new Int8Array(view.dataset.lines.count), places: new Int32Array(2), count: 1 };
    const all = rowOf(view, byLineValue(view, every, classOf, CLASSES, OTHER), 0, '', 0, total, total);
    return {
      by,
      attributes,
      period: view.step,
      rows: by === '' ? [] : rowsOf(view, by, classOf, total),
      all,
    };
  },
};

function customerClasses(view: View): Uint8Array {
  const { classOf } = abcClasses(customerValues(view).values, customerCurve(view), ABC_DEFAULTS);
  const rungOf = ladderRungs(view, LADDER_DEFAULTS);
  return classOf.map((place, customer) => place + (rungOf[customer]! >= REGULAR ? 3 : 0));
}

function totalRevenue({ customers, returnsOnly, anonymous }: View): number {
  return compensatedSum([compensatedSum(customers.revenue), returnsOnly.revenue, anonymous.revenue]);
}

function rowsOf(view: View, by: string, classOf: Uint8Array, total: number): LineOfBusiness[] {
  const { codes, levels } = attributeColumn(view, by);
  const { revenue, seen } = revenueByCode(view, codes, levels.length);
  const present = Array.from(seen.keys()).filter((code) => seen[code] === 1);
  const nameOf = (code: number) => levels[code] ?? '';
  present.sort((a, b) => revenue.at(b) - revenue.at(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
  const listed = present.length > MOST_ROWS + 1 ? present.slice(0, MOST_ROWS) : present;
  const rest = present.slice(listed.length);
  const places = new Int32Array(levels.length + 1).fill(-1);
  listed.forEach((code, place) => (places[code] = place));
  for (const code of rest) places[code] = listed.length;
  const count = listed.length + (rest.length > 0 ? 1 : 0);
  const found = byLineValue(view, { codes, places, count }, classOf, CLASSES, OTHER);
  const rows = listed.map((code, place) =>
    rowOf(view, found, place, nameOf(code), 0, revenue.at(code), total),
  );
  if (rest.length === 0) return rows;
  const pooled = compensatedSum(rest.map((code) => revenue.at(code)));
  return [...rows, rowOf(view, found, listed.length, '', rest.length, pooled, total)];
}

/** All lines in the view by code, blanks last: whose they are does not matter. */
function revenueByCode(view: View, codes: LineValues['codes'], blank: number) {
  const { lines } = view.dataset;
  const inView = viewLines(view);
  const revenue = new Sums(blank + 1);
  const seen = new Uint8Array(blank + 1);
  for (let row = 0; row < lines.count; row++) {
    if (inView !== null && inView[row] === 0) continue;
    const code = codes[row]! < 0 ? blank : codes[row]!;
    revenue.add(code, lines.amount[row]!);
    seen[code] = 1;
  }
  return { revenue, seen };
}

function rowOf(
  { unit }: View,
  found: ByLineValue,
  place: number,
  name: string,
  pooled: number,
  revenue: number,
  total: number,
): LineOfBusiness {
  const cell = (at: number) => place * CLASSES + at;
  const regularCells = [3, 4, 5].map(cell);
  const regularsRevenue = compensatedSum(regularCells.map((at) => found.classRevenue.at(at)));
  const S = found.S[place]!;
  const retained = found.retained[place]!;
  const ofClass = (at: number) => ({
    customers: found.classCustomers[cell(at)]! + found.classCustomers[cell(at + 3)]!,
    revenue: (found.classRevenue.at(cell(at)) + found.classRevenue.at(cell(at + 3))) / unit,
  });
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
    totalRevenue: revenue / unit,
    share: total === 0 ? null : revenue / total,
    regulars: regularCells.reduce((sum, at) => sum + found.classCustomers[at]!, 0),
    regularsRevenue: regularsRevenue / unit,
    regularsShare: revenue > 0 ? regularsRevenue / revenue : null,
    crr: S === 0 ? null : found.returned[place]! / S,
    crrStrict: S === 0 ? null : retained / S,
    interval: wilson(retained, S),
    abc: { A: ofClass(0), B: ofClass(1), C: ofClass(2) },
  };
}
