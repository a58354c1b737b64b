import { NO_DATE } from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import { quantile } from '../table/quantile.ts';
import type { View } from '../model/dataset.ts';
import { lineIndex } from '../model/line-index.ts';
import { oncePerView } from '../model/once-per-view.ts';
import { viewLines } from '../model/view-lines.ts';
import type { Analysis } from './analysis.ts';
import { attributeColumn, attributeToAsk, breakdownAttributes } from './attributes.ts';
import { wilson } from './wilson.ts';

export interface FirstPurchasesSettings {
  /** `size`: fifths by what the first purchase came to; an attribute of its lines; `auto`, the attribute that says most. */
  by: string;
  /** Days within which a second purchase counts. */
  days: number;
}

/** Customers alike in their first purchase, and what became of them. */
export interface FirstPurchaseGroup {
  /** The attribute's value, '' for blank; of a size, ''. */
  name: string;
  /** By size: the least and the most a first purchase of the group came to, currency units; else null. */
  least: number | null;
  most: number | null;
  customers: number;
  /** Of the customers, those whose first purchase lies so many days back that a second would show. */
  lived: number;
  /** Of `lived`, those who bought again within the days. */
  cameWithin: number;
  /** cameWithin / lived and its Wilson interval, fractions; null where nobody has lived so long. */
  within: number | null;
  interval: [number, number] | null;
  /** Who bought again at all, so far: those who came lately have had less time. */
  cameEver: number;
  ever: number | null;
  /** Of those who bought again, the median of days from the first purchase to the second. */
  medianDays: number | null;
  /** What they have brought a customer so far, the first purchase too, currency units. */
  margin: number | null;
}
export interface FirstPurchasesResult {
  /** `size`, or the attribute in force. */
  by: string;
  attributes: string[];
  days: number;
  /** Most customers first, sizes ascending. By an attribute a first purchase of several values counts for each of them. */
  groups: FirstPurchaseGroup[];
  all: FirstPurchaseGroup;
  /** Values beyond the 200 listed. */
  left: number;
  /** Customers left out, as their first purchase lies before the data or the dates looked at. */
  before: number;
}

const MOST_GROUPS = 200;
const FIFTHS = 5;

export const firstPurchases: Analysis<'firstPurchases', FirstPurchasesSettings, FirstPurchasesResult> = {
  id: 'firstPurchases',
  defaults: { by: 'auto', days: 90 },
  limits: {
    by: { kind: 'attribute', words: ['auto', 'size'] },
    days: { kind: 'number', min: 1, max: 1095, integer: true },
  },
  /** Throws AnalysisError `unknown-attribute`. */
  run(view, settings) {
    const attributes = breakdownAttributes(view);
    const asked = settings.by === 'auto' ? attributeToAsk(view, attributes) : settings.by;
    const by = asked === '' ? 'size' : asked;
    const firsts = firstOrders(view);
    const tally = new Groups(view, firsts, settings.days);
    const everybody = tally.of(firsts.customers, '');
    const { groups, left } =
      by === 'size' ? bySize(view, firsts, tally) : byAttribute(view, firsts, tally, by);
    return {
      by,
      attributes,
      days: settings.days,
      groups,
      all: everybody,
      left,
      before: view.customers.count - firsts.customers.length,
    };
  },
};

/** The customers whose first purchase of all is in the view, with its order and the day of the second. */
interface Firsts {
  readonly customers: Int32Array;
  /** By customer of the view: its first order; -1 where that is not in the view. */
  readonly order: Int32Array;
  /** By customer: days from the first purchase to the second; -1 without one. */
  readonly gap: Int32Array;
}

const firstOrders = oncePerView(
  ({ customers, orders }): Firsts => {
    const order = new Int32Array(customers.count).fill(-1);
    const gap = new Int32Array(customers.count).fill(-1);
    const counted: number[] = [];
    for (let customer = 0; customer < customers.count; customer++) {
      if (customers.first[customer] !== customers.acquired[customer]) continue;
      counted.push(customer);
      const end = customers.start[customer + 1]!;
      for (let at = customers.start[customer]!; at < end && gap[customer]! < 0; at++) {
        if (orders.purchase[at] === 0) continue;
        if (order[customer]! >= 0) gap[customer] = orders.date[at]! - customers.first[customer]!;
        else {
          order[customer] = at;
          // A line may stand for several purchases of one day.
          if (orders.purchases[at]! > 1) gap[customer] = 0;
        }
      }
    }
    return { customers: Int32Array.from(counted), order, gap };
  },
  () => '',
);

class Groups {
  readonly #view: View;
  readonly #firsts: Firsts;
  readonly #days: number;

  constructor(view: View, firsts: Firsts, days: number) {
    this.#view = view;
    this.#firsts = firsts;
    this.#days = days;
  }

  of(members: ArrayLike<number>, name: string, least: number | null = null, most: number | null = null) {
    const { customers, completeThrough, unit } = this.#view;
    const gaps: number[] = [];
    const margin = new Sums(1);
    let lived = 0;
    let cameWithin = 0;
    for (let at = 0; at < members.length; at++) {
      const customer = members[at]!;
      const gap = this.#firsts.gap[customer]!;
      margin.add(0, customers.margin[customer]!);
      if (gap >= 0) gaps.push(gap);
      if (completeThrough === NO_DATE || customers.first[customer]! + this.#days > completeThrough) continue;
      lived++;
      if (gap >= 0 && gap <= this.#days) cameWithin++;
    }
    const count = members.length;
    const group: FirstPurchaseGroup = {
      name,
      least,
      most,
      customers: count,
      lived,
      cameWithin,
      within: lived === 0 ? null : cameWithin / lived,
      interval: wilson(cameWithin, lived),
      cameEver: gaps.length,
      ever: count === 0 ? null : gaps.length / count,
      medianDays: quantile(Int32Array.from(gaps).sort(), 0.5),
      margin: count === 0 ? null : margin.at(0) / unit / count,
    };
    return group;
  }
}

function byAttribute(view: View, firsts: Firsts, tally: Groups, by: string) {
  const { codes, levels } = attributeColumn(view, by);
  const members = new Map<number, number[]>();
  const { rows, orderStart } = lineIndex(view.dataset.lines);
  const inView = viewLines(view);
  // The last customer each code was seen with, blanks last: a first purchase counts once for a value.
  const seenWith = new Int32Array(levels.length + 1).fill(-1);
  for (const customer of firsts.customers) {
    const source = view.orders.source[firsts.order[customer]!]!;
    const end = orderStart[source + 1]!;
    for (let i = orderStart[source]!; i < end; i++) {
      const row = rows[i]!;
      if (inView !== null && inView[row] === 0) continue;
      const code = codes[row]! < 0 ? levels.length : codes[row]!;
      if (seenWith[code] === customer) continue;
      seenWith[code] = customer;
      const known = members.get(code);
      if (known) known.push(customer);
      else members.set(code, [customer]);
    }
  }
  const nameOf = (code: number) => levels[code] ?? '';
  const ranked = [...members].sort(
    ([a, of], [b, others]) => others.length - of.length || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  const groups = ranked.slice(0, MOST_GROUPS).map(([code, of]) => tally.of(of, nameOf(code)));
  return { groups, left: ranked.length - groups.length };
}

/** Fifths by what the first purchase came to; equal amounts are never parted, so there may be fewer. */
function bySize(view: View, firsts: Firsts, tally: Groups) {
  const amountOf = (customer: number) => view.orders.amount[firsts.order[customer]!]!;
  const members = Array.from(firsts.customers).sort((a, b) => amountOf(a) - amountOf(b) || a - b);
  const amounts = Float64Array.from(members, amountOf);
  const cuts = Array.from({ length: FIFTHS }, (_, at) => quantile(amounts, (at + 1) / FIFTHS) ?? 0);
  const groups: FirstPurchaseGroup[] = [];
  let from = 0;
  for (const cut of cuts) {
    let to = from;
    while (to < amounts.length && amounts[to]! <= cut) to++;
    if (to > from) {
      const [least, most] = [amounts[from]! / view.unit, amounts[to - 1]! / view.unit];
      groups.push(tally.of(members.slice(from, to), '', least, most));
    }
    from = to;
  }
  return { groups, left: 0 };
}
