import { NO_DATE } from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import { offsetsOf } from '../table/group.ts';
import { orderByNumber } from '../table/order.ts';
import { countedQuantile, quantile } from '../table/quantile.ts';
import type { View } from '../model/dataset.ts';
import { oncePerView } from '../model/once-per-view.ts';
import { orderParts } from '../model/order-parts.ts';
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
    const counted = new Int32Array(customers.count);
    let count = 0;
    for (let customer = 0; customer < customers.count; customer++) {
      if (customers.first[customer] !== customers.acquired[customer]) continue;
      counted[count++] = customer;
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
    return { customers: counted.slice(0, count), order, gap };
  },
  () => '',
);

class Groups {
  readonly #view: View;
  readonly #firsts: Firsts;
  readonly #days: number;
  readonly #longest: number;

  constructor(view: View, firsts: Firsts, days: number) {
    this.#view = view;
    this.#firsts = firsts;
    this.#days = days;
    this.#longest = firsts.gap.reduce((longest, gap) => Math.max(longest, gap), 0);
  }

  of(members: ArrayLike<number>, name: string, least: number | null = null, most: number | null = null) {
    const { customers, completeThrough, unit } = this.#view;
    // Days are whole: counted, they need no sort.
    const gaps = new Int32Array(this.#longest + 1);
    let cameEver = 0;
    const margin = new Sums(1);
    let lived = 0;
    let cameWithin = 0;
    for (let at = 0; at < members.length; at++) {
      const customer = members[at]!;
      const gap = this.#firsts.gap[customer]!;
      margin.add(0, customers.margin[customer]!);
      if (gap >= 0) {
        gaps[gap]!++;
        cameEver++;
      }
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
      cameEver,
      ever: count === 0 ? null : cameEver / count,
      medianDays: countedQuantile(gaps, 0.5),
      margin: count === 0 ? null : margin.at(0) / unit / count,
    };
    return group;
  }
}

function byAttribute(view: View, firsts: Firsts, tally: Groups, by: string) {
  const column = attributeColumn(view, by);
  const { levels } = column;
  // An order has one part a value, so a first purchase counts once for it.
  const { start, code } = orderParts(view, column);
  const sizes = new Int32Array(levels.length + 1);
  const source = firsts.customers.map((customer) => view.orders.source[firsts.order[customer]!]!);
  for (let at = 0; at < source.length; at++) {
    const end = start[source[at]! + 1]!;
    for (let part = start[source[at]!]!; part < end; part++) sizes[code[part]!]!++;
  }
  const from = offsetsOf(sizes);
  const next = from.slice();
  const members = new Int32Array(from[sizes.length]!);
  for (let at = 0; at < source.length; at++) {
    const end = start[source[at]! + 1]!;
    for (let part = start[source[at]!]!; part < end; part++)
      members[next[code[part]!]!++] = firsts.customers[at]!;
  }
  const nameOf = (value: number) => levels[value] ?? '';
  const ranked = Array.from(sizes.keys())
    .filter((value) => sizes[value]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || (nameOf(a) < nameOf(b) ? -1 : 1));
  const groups = ranked
    .slice(0, MOST_GROUPS)
    .map((value) => tally.of(members.subarray(from[value], from[value + 1]), nameOf(value)));
  return { groups, left: ranked.length - groups.length };
}

/** Fifths by what the first purchase came to; equal amounts are never parted, so there may be fewer. */
function bySize(view: View, firsts: Firsts, tally: Groups) {
  const { length } = firsts.customers;
  const unsorted = new Float64Array(length);
  for (let at = 0; at < length; at++)
    unsorted[at] = view.orders.amount[firsts.order[firsts.customers[at]!]!]!;
  const order = orderByNumber(unsorted, 'ascending');
  const members = new Int32Array(length);
  const amounts = new Float64Array(length);
  for (let place = 0; place < length; place++) {
    members[place] = firsts.customers[order[place]!]!;
    amounts[place] = unsorted[order[place]!]!;
  }
  const cuts = Array.from({ length: FIFTHS }, (_, at) => quantile(amounts, (at + 1) / FIFTHS) ?? 0);
  const groups: FirstPurchaseGroup[] = [];
  let from = 0;
  for (const cut of cuts) {
    let to = from;
    while (to < amounts.length && amounts[to]! <= cut) to++;
    if (to > from) {
      const [least, most] = [amounts[from]! / view.unit, amounts[to - 1]! / view.unit];
      groups.push(tally.of(members.subarray(from, to), '', least, most));
    }
    from = to;
  }
  return { groups, left: 0 };
}
