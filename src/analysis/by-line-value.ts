import { NO_DATE } from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import { periodLookup } from '../model/day-lookup.ts';
import type { View } from '../model/dataset.ts';
import { lineIndex } from '../model/line-index.ts';
import type { OrderParts } from '../model/order-parts.ts';
import { lifeDays } from './factors.ts';
import { lastCompletePeriod } from './periods.ts';

/**
 * What customers did by the value of an attribute on their lines, each value a business of its own: a purchase of a value is
 * an order whose lines of it sum to more than nothing, and whoever has one is a customer of it. The same figures come
 * of a view that keeps the lines of the value alone.
 */
export interface ByLineValue {
  readonly customers: Int32Array;
  readonly purchases: Int32Array;
  /** From a customer's first purchase of the value to its last, at least a month each. */
  readonly days: Float64Array;
  /** Ticks, of the value's customers. */
  readonly revenue: Sums;
  readonly margin: Sums;
  /** The same by class of customer, in cells `place x classes + class`. */
  readonly classCustomers: Int32Array;
  readonly classRevenue: Sums;
  /** Summed over the complete periods of the view's step after the first (METRICS 7, L = 1). */
  readonly S: Float64Array;
  readonly retained: Float64Array;
  /** Active in the period and not new in it. */
  readonly returned: Float64Array;
}

/** Values that orders are told apart by. */
export interface OrderValues {
  readonly parts: OrderParts;
  /** The place of every code, that of blanks last; -1 leaves a value out. */
  readonly places: Int32Array;
  readonly count: number;
}

/**
 * `classOf`: the class of every customer of the view. A key without a purchase in the view that has one of a value (a coffee
 * in an order whose returns outweigh it) is a customer of that value, of the class `otherClass`.
 */
export function byLineValue(
  view: View,
  values: OrderValues,
  classOf: ArrayLike<number>,
  classes: number,
  otherClass: number,
): ByLineValue {
  const { customers, orders, returnsOnly, dataset } = view;
  const tally = new Tally(view, values, classes);
  for (let customer = 0; customer < customers.count; customer++) {
    const from = customers.start[customer]!;
    const to = customers.start[customer + 1]!;
    tally.take(orders.source, from, to, customers.acquired[customer]!, classOf[customer]!);
  }
  const { source } = returnsOnly;
  const { customerStart } = lineIndex(dataset.lines);
  let key = 0;
  for (let from = 0; from < source.length;) {
    while (customerStart[key + 1]! <= source[from]!) key++;
    let to = from + 1;
    while (to < source.length && source[to]! < customerStart[key + 1]!) to++;
    tally.take(source, from, to, NEVER, otherClass);
    from = to;
  }
  return tally.found();
}

/** A period there is not, and a day that never comes: small enough to stay machine integers. */
const NONE = -(2 ** 30);
const NEVER = 2 ** 30;

/** The sums of one place: numbers beside each other, as a customer's visit to a place asks for most of them at once. */
const REVENUE = 0;
const REVENUE_LOST = 1;
const MARGIN = 2;
const MARGIN_LOST = 3;
/** What the order holds of the place. */
const AMOUNT = 4;
const SUMS = 5;
const BOUGHT = 0;
const FIRST = 1;
const LAST = 2;
/** The day of the order's first line of the place, and the purchases its lines stand for. */
const DAY = 3;
const COUNTED = 4;
/** The customer and the order that the rest was last cleared for. */
const CUSTOMER = 5;
const ORDER = 6;
const FACTS = 7;

/** One customer at a time: all its orders are taken, then it is settled into the sums. */
class Tally {
  readonly #view: View;
  readonly #values: OrderValues;
  readonly #classes: number;
  readonly #date: Int32Array;
  readonly #sorted: boolean;
  readonly #base: number;
  readonly #periodOf: Int32Array;
  readonly #firstPeriod: number;
  readonly #lastPeriod: number;
  /** SUMS and FACTS a place. */
  readonly #sums: Float64Array;
  readonly #facts: Int32Array;
  /** Places the customer, and the order, has parts of. */
  readonly #touched: Int32Array;
  readonly #here: Int32Array;
  #takenCustomers = 0;
  #takenOrders = 0;
  /** Purchases of values side by side, where they have to be sorted first. */
  readonly #later: { place: number; day: number; count: number }[] = [];
  readonly #customers: Int32Array;
  readonly #purchases: Int32Array;
  readonly #days: Float64Array;
  readonly #revenue: Sums;
  readonly #margin: Sums;
  /** Nothing is known of margins: the two are one. */
  readonly #marginIsRevenue: boolean;
  readonly #classCustomers: Int32Array;
  readonly #classRevenue: Sums;
  readonly #S: Float64Array;
  readonly #retained: Float64Array;
  readonly #returned: Float64Array;

  constructor(view: View, values: OrderValues, classes: number) {
    const { count } = values;
    const index = lineIndex(view.dataset.lines);
    const periods = periodLookup(index, view.calendar);
    const empty = view.firstDate === NO_DATE;
    this.#view = view;
    this.#values = values;
    this.#classes = classes;
    this.#date = index.date;
    // Orders of several days may overlap: then what they hold of a value does not come by date.
    this.#sorted = index.lastDate === null;
    this.#base = periods.base;
    this.#periodOf = periods.values;
    this.#firstPeriod = empty ? 0 : view.calendar.periodOf(view.firstDate);
    this.#lastPeriod = empty ? 0 : lastCompletePeriod(view.completeThrough, view.calendar);
    this.#sums = new Float64Array(count * SUMS);
    this.#facts = new Int32Array(count * FACTS);
    this.#touched = new Int32Array(count);
    this.#here = new Int32Array(count);
    this.#customers = new Int32Array(count);
    this.#purchases = new Int32Array(count);
    this.#days = new Float64Array(count);
    this.#revenue = new Sums(count);
    this.#marginIsRevenue = values.parts.margin === null && (view.settings.marginRate ?? 1) === 1;
    this.#margin = this.#marginIsRevenue ? this.#revenue : new Sums(count);
    this.#classCustomers = new Int32Array(count * classes);
    this.#classRevenue = new Sums(count * classes);
    this.#S = new Float64Array(count);
    this.#retained = new Float64Array(count);
    this.#returned = new Float64Array(count);
  }

  found(): ByLineValue {
    return {
      customers: this.#customers,
      purchases: this.#purchases,
      days: this.#days,
      revenue: this.#revenue,
      margin: this.#margin,
      classCustomers: this.#classCustomers,
      classRevenue: this.#classRevenue,
      S: this.#S,
      retained: this.#retained,
      returned: this.#returned,
    };
  }

  /**
   * One customer's orders. `acquired`: the day of its first purchase of all; its first of a value counts where it lies
   * earlier.
   */
  take(source: Int32Array, from: number, to: number, acquired: number, className: number): void {
    const { parts, places } = this.#values;
    const { start, code, amount, margin, day, purchaseCount } = parts;
    const { marginRate, zeroIsPurchase } = this.#view.settings;
    const rate = marginRate ?? 1;
    const sums = this.#sums;
    const facts = this.#facts;
    const touched = this.#touched;
    const here = this.#here;
    const customer = ++this.#takenCustomers;
    let touchedCount = 0;
    for (let each = from; each < to; each++) {
      const order = source[each]!;
      const taken = ++this.#takenOrders;
      const end = start[order + 1]!;
      let hereCount = 0;
      for (let part = start[order]!; part < end; part++) {
        const place = places[code[part]!]!;
        if (place < 0) continue;
        const sum = place * SUMS;
        const fact = place * FACTS;
        if (facts[fact + CUSTOMER] !== customer) {
          facts[fact + CUSTOMER] = customer;
          touched[touchedCount++] = place;
          sums[sum + REVENUE] = 0;
          sums[sum + REVENUE_LOST] = 0;
          sums[sum + MARGIN] = 0;
          sums[sum + MARGIN_LOST] = 0;
          facts[fact + BOUGHT] = 0;
        }
        // Several values may have one place.
        if (facts[fact + ORDER] !== taken) {
          facts[fact + ORDER] = taken;
          here[hereCount++] = place;
          sums[sum + AMOUNT] = 0;
          facts[fact + DAY] = day === null ? this.#date[order]! : day[part]!;
          facts[fact + COUNTED] = 0;
        }
        const value = amount[part]!;
        sums[sum + AMOUNT]! += value;
        if (purchaseCount !== null) facts[fact + COUNTED]! += purchaseCount[part]!;
        addTo(sums, sum + REVENUE, sum + REVENUE_LOST, value);
        if (this.#marginIsRevenue) continue;
        addTo(sums, sum + MARGIN, sum + MARGIN_LOST, margin === null ? value * rate : margin[part]!);
      }
      for (let at = 0; at < hereCount; at++) {
        const place = here[at]!;
        const sum = sums[place * SUMS + AMOUNT]!;
        if (!(sum > 0 || (zeroIsPurchase && sum === 0))) continue;
        const fact = place * FACTS;
        const count = purchaseCount === null ? 1 : Math.max(1, facts[fact + COUNTED]!);
        if (this.#sorted) this.#buy(place, facts[fact + DAY]!, count, acquired);
        else this.#later.push({ place, day: facts[fact + DAY]!, count });
      }
    }
    if (this.#later.length > 0) {
      this.#later.sort((a, b) => a.day - b.day);
      for (const { place, day: on, count } of this.#later) this.#buy(place, on, count, acquired);
      this.#later.length = 0;
    }
    for (let at = 0; at < touchedCount; at++) this.#settle(touched[at]!, className);
  }

  #settle(place: number, className: number): void {
    const fact = place * FACTS;
    const bought = this.#facts[fact + BOUGHT]!;
    if (bought === 0) return;
    const sum = place * SUMS;
    const cell = place * this.#classes + className;
    const revenue = this.#sums[sum + REVENUE]! + this.#sums[sum + REVENUE_LOST]!;
    this.#customers[place]!++;
    this.#purchases[place]! += bought;
    this.#days[place]! += lifeDays(this.#facts[fact + FIRST]!, this.#facts[fact + LAST]!);
    this.#revenue.add(place, revenue);
    if (!this.#marginIsRevenue)
      this.#margin.add(place, this.#sums[sum + MARGIN]! + this.#sums[sum + MARGIN_LOST]!);
    this.#classCustomers[cell]!++;
    this.#classRevenue.add(cell, revenue);
  }

  #buy(place: number, day: number, count: number, acquired: number): void {
    const facts = this.#facts;
    const fact = place * FACTS;
    const periodOf = this.#periodOf;
    const base = this.#base;
    const isFirst = facts[fact + BOUGHT] === 0;
    const period = periodOf[day - base]!;
    const before = isFirst ? NONE : periodOf[facts[fact + LAST]! - base]!;
    if (isFirst) facts[fact + FIRST] = day;
    facts[fact + LAST] = day;
    facts[fact + BOUGHT]! += count;
    if (period === before) return;
    // Active in a period that another complete one follows: somebody to retain.
    if (period < this.#lastPeriod) this.#S[place]!++;
    if (period <= this.#firstPeriod || period > this.#lastPeriod) return;
    if (before === period - 1) this.#retained[place]!++;
    const joined = Math.min(acquired, facts[fact + FIRST]!);
    if (periodOf[joined - base] !== period) this.#returned[place]!++;
  }
}

/** Compensated, so that the order of the rows shows nowhere. */
function addTo(sums: Float64Array, at: number, lostAt: number, value: number): void {
  const sum = sums[at]!;
  const next = sum + value;
  sums[lostAt]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  sums[at] = next;
}
