import { NO_DATE, type Codes } from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import { periodLookup, type DayLookup } from '../model/day-lookup.ts';
import type { View } from '../model/dataset.ts';
import { lineIndex, type LineIndex } from '../model/line-index.ts';
import type { Lines } from '../model/lines.ts';
import { viewLines } from '../model/view-lines.ts';
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

/** Values that lines are told apart by. */
export interface LineValues {
  readonly codes: Codes;
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
  values: LineValues,
  classOf: ArrayLike<number>,
  classes: number,
  otherClass: number,
): ByLineValue {
  const { customers, orders, returnsOnly, dataset } = view;
  const tally = new Tally(view, values, classes);
  for (let customer = 0; customer < customers.count; customer++) {
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) tally.take(orders.source[order]!);
    tally.settle(customers.acquired[customer]!, classOf[customer]!);
  }
  const { customerStart } = lineIndex(dataset.lines);
  let key = 0;
  for (let at = 0; at < returnsOnly.source.length; at++) {
    const source = returnsOnly.source[at]!;
    tally.take(source);
    while (customerStart[key + 1]! <= source) key++;
    const next = returnsOnly.source[at + 1];
    if (next === undefined || next >= customerStart[key + 1]!) tally.settle(Infinity, otherClass);
  }
  return tally.found;
}

/** One customer at a time: its lines are taken order by order, then it is settled into the sums. */
class Tally {
  readonly found: ByLineValue;
  readonly #view: View;
  readonly #values: LineValues;
  readonly #classes: number;
  readonly #lines: Lines;
  readonly #index: LineIndex;
  readonly #inView: Uint8Array | null;
  readonly #periods: DayLookup;
  readonly #firstPeriod: number;
  readonly #lastPeriod: number;
  /** Places the customer has lines of; only theirs are cleared for the next. */
  readonly #touched: number[] = [];
  readonly #isTouched: Uint8Array;
  readonly #revenue: Float64Array;
  readonly #revenueLost: Float64Array;
  readonly #margin: Float64Array;
  readonly #marginLost: Float64Array;
  /** Places the order has lines of. */
  readonly #here: number[] = [];
  readonly #isHere: Uint8Array;
  readonly #amount: Float64Array;
  readonly #day: Int32Array;
  readonly #counted: Int32Array;
  /** The customer's purchases of values, side by side: an object each would be one a line. */
  readonly #places: number[] = [];
  readonly #days: number[] = [];
  readonly #counts: number[] = [];
  readonly #bought: Int32Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;

  constructor(view: View, values: LineValues, classes: number) {
    const { count } = values;
    this.#view = view;
    this.#values = values;
    this.#classes = classes;
    this.#lines = view.dataset.lines;
    this.#index = lineIndex(this.#lines);
    this.#inView = viewLines(view);
    this.#periods = periodLookup(this.#index, view.calendar);
    this.#firstPeriod = view.firstDate === NO_DATE ? 0 : view.calendar.periodOf(view.firstDate);
    this.#lastPeriod =
      view.firstDate === NO_DATE ? 0 : lastCompletePeriod(view.completeThrough, view.calendar);
    this.#isTouched = new Uint8Array(count);
    this.#revenue = new Float64Array(count);
    this.#revenueLost = new Float64Array(count);
    this.#margin = new Float64Array(count);
    this.#marginLost = new Float64Array(count);
    this.#isHere = new Uint8Array(count);
    this.#amount = new Float64Array(count);
    this.#day = new Int32Array(count);
    this.#counted = new Int32Array(count);
    this.#bought = new Int32Array(count);
    this.#first = new Int32Array(count);
    this.#last = new Int32Array(count);
    this.found = {
      customers: new Int32Array(count),
      purchases: new Int32Array(count),
      days: new Float64Array(count),
      revenue: new Sums(count),
      margin: new Sums(count),
      classCustomers: new Int32Array(count * classes),
      classRevenue: new Sums(count * classes),
      S: new Float64Array(count),
      retained: new Float64Array(count),
      returned: new Float64Array(count),
    };
  }

  /** The lines of one order (of the index) that lie in the view. */
  take(source: number): void {
    const { rows, orderStart } = this.#index;
    const { codes, places } = this.#values;
    const { amount, margin, date, purchaseCount } = this.#lines;
    const { marginRate, zeroIsPurchase } = this.#view.settings;
    const rate = marginRate ?? 1;
    const end = orderStart[source + 1]!;
    for (let i = orderStart[source]!; i < end; i++) {
      const row = rows[i]!;
      if (this.#inView !== null && this.#inView[row] === 0) continue;
      const code = codes[row]!;
      const place = places[code < 0 ? places.length - 1 : code]!;
      if (place < 0) continue;
      if (this.#isHere[place] === 0) this.#enter(place, date[row]!);
      const value = amount[row]!;
      this.#amount[place]! += value;
      this.#counted[place]! += purchaseCount === null ? 0 : purchaseCount[row]!;
      addTo(this.#revenue, this.#revenueLost, place, value);
      addTo(this.#margin, this.#marginLost, place, margin === null ? value * rate : margin[row]!);
    }
    for (const place of this.#here) {
      this.#isHere[place] = 0;
      const sum = this.#amount[place]!;
      if (!(sum > 0 || (zeroIsPurchase && sum === 0))) continue;
      this.#places.push(place);
      this.#days.push(this.#day[place]!);
      this.#counts.push(purchaseCount === null ? 1 : Math.max(1, this.#counted[place]!));
    }
    this.#here.length = 0;
  }

  #enter(place: number, day: number): void {
    this.#isHere[place] = 1;
    this.#here.push(place);
    this.#amount[place] = 0;
    this.#day[place] = day;
    this.#counted[place] = 0;
    if (this.#isTouched[place] === 1) return;
    this.#isTouched[place] = 1;
    this.#touched.push(place);
    this.#bought[place] = 0;
    this.#revenue[place] = 0;
    this.#revenueLost[place] = 0;
    this.#margin[place] = 0;
    this.#marginLost[place] = 0;
  }

  /** `acquired`: the day of the customer's first purchase of all; its first of a value counts where it lies earlier. */
  settle(acquired: number, className: number): void {
    const count = this.#places.length;
    // Orders of several days may overlap: then what they hold of a value does not come by date.
    const byDay =
      this.#index.lastDate === null
        ? null
        : Array.from(this.#places.keys()).sort((a, b) => this.#days[a]! - this.#days[b]!);
    for (let i = 0; i < count; i++) {
      const at = byDay === null ? i : byDay[i]!;
      this.#settlePurchase(this.#places[at]!, this.#days[at]!, this.#counts[at]!, acquired);
    }
    this.#places.length = 0;
    this.#days.length = 0;
    this.#counts.length = 0;
    const { found } = this;
    for (const place of this.#touched) {
      this.#isTouched[place] = 0;
      if (this.#bought[place] === 0) continue;
      const cell = place * this.#classes + className;
      const revenue = this.#revenue[place]! + this.#revenueLost[place]!;
      found.customers[place]!++;
      found.purchases[place]! += this.#bought[place]!;
      found.days[place]! += lifeDays(this.#first[place]!, this.#last[place]!);
      found.revenue.add(place, revenue);
      found.margin.add(place, this.#margin[place]! + this.#marginLost[place]!);
      found.classCustomers[cell]!++;
      found.classRevenue.add(cell, revenue);
    }
    this.#touched.length = 0;
  }

  #settlePurchase(place: number, day: number, count: number, acquired: number): void {
    const { found } = this;
    const { base, values: periodOf } = this.#periods;
    const isFirst = this.#bought[place] === 0;
    const period = periodOf[day - base]!;
    const before = isFirst ? -Infinity : periodOf[this.#last[place]! - base]!;
    if (isFirst) this.#first[place] = day;
    this.#last[place] = day;
    this.#bought[place]! += count;
    if (period === before) return;
    // Active in a period that another complete one follows: somebody to retain.
    if (period < this.#lastPeriod) found.S[place]!++;
    if (period <= this.#firstPeriod || period > this.#lastPeriod) return;
    if (before === period - 1) found.retained[place]!++;
    const joined = Math.min(acquired, this.#first[place]!);
    if (periodOf[joined - base] !== period) found.returned[place]!++;
  }
}

/** Compensated, so that the order of the rows shows nowhere. */
function addTo(sums: Float64Array, lost: Float64Array, place: number, value: number): void {
  const sum = sums[place]!;
  const next = sum + value;
  lost[place]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  sums[place] = next;
}
