import { inBlocks } from '../table/blocks.ts';
import {
  numberColumn,
  type Codes,
  type Extent,
  type NumberColumn,
  type PackedNumbers,
} from '../table/column.ts';
import type { Ticks } from '../table/ticks.ts';

/** An amount this large is no sale: a double no longer tells its cents apart. Such a row is rejected. */
export const TOO_LARGE = 1e15;

/** Money of every row in ticks of 1 / `unit`; NaN where a row has none. */
export interface Money {
  readonly ticks: Ticks;
  readonly unit: number;
  /** Whether all ticks are whole and all their sums exact. */
  readonly exact: boolean;
  /** Whether every row is known to have an amount. */
  readonly complete?: boolean;
  /** Whether every row is known to have one above zero. */
  readonly positive?: boolean;
}

/** Columns an amount is made of: `amount`, or `quantity` x `unitPrice` less `discount`. */
export interface AmountColumns {
  readonly amount: NumberColumn | null;
  readonly quantity: NumberColumn | null;
  readonly unitPrice: NumberColumn | null;
  readonly discount: NumberColumn | null;
  readonly discountKind: DiscountKind;
  /** Rows whose discount is there but cannot be read: they have no amount. */
  readonly discountOdd: (row: number) => boolean;
}

export type DiscountKind = 'money' | 'fraction' | 'percent';

/**
 * What a discount column means. `fraction`: a percent sign, or values from 0 to 1 with parts; `percent`: a header that
 * speaks of percent or rate over plain numbers; else `money`: currency units off the line.
 */
export function discountKind(column: NumberColumn, percentSigns: boolean): DiscountKind {
  if (percentSigns) return 'fraction';
  if (/%|percent|pct|rate|процент|率|procent|százalék|mérték|хувь/iu.test(column.name)) {
    return largest(column.values) <= 1 ? 'fraction' : 'percent';
  }
  if (largest(column.values) <= 1 && column.decimals > 0) return 'fraction';
  return 'money';
}

/** Largest magnitude, 0 without values. */
export function largest(values: Float64Array): number {
  let most = 0;
  for (let row = 0; row < values.length; row++) {
    const size = Math.abs(values[row]!);
    if (size > most) most = size;
  }
  return most;
}

const EXACT_SUM = 2 ** 53;
/** Whole numbers below it fit an Int32Array, with their sign. */
const FOUR_BYTES = 2 ** 31;
// A decimal read as a double and multiplied by a power of ten is off by less than half a tick below this.
const EXACT_TICK = 2 ** 51;

/**
 * Decimals at which all values are whole ticks and their sums exact, or null. The decimals as written where they
 * fit; fewer where the last of them are only the noise of a program's own doubles (`29.990000000000002`).
 */
export function exactDecimals(values: Float64Array, written: number): number | null {
  let sum = 0;
  let most = 0;
  for (let row = 0; row < values.length; row++) {
    const size = Math.abs(values[row]!);
    if (!(size < TOO_LARGE)) continue;
    sum += size;
    if (size > most) most = size;
  }
  const fits = (decimals: number) => sum * 10 ** decimals <= EXACT_SUM && most * 10 ** decimals < EXACT_TICK;
  if (written <= 15 && fits(written)) return written;
  for (let decimals = Math.min(written, 12); decimals >= 0; decimals--) {
    if (!fits(decimals)) continue;
    return onlyNoiseBelow(values, decimals) ? decimals : null;
  }
  return null;
}

function onlyNoiseBelow(values: Float64Array, decimals: number): boolean {
  const scale = 10 ** decimals;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!(Math.abs(value) < TOO_LARGE)) continue;
    const ticks = value * scale;
    // A few units in the last place of a double, and nothing a person would write.
    if (Math.abs(ticks - Math.round(ticks)) > Math.abs(ticks) * 2 ** -48 + 1e-9) return false;
  }
  return true;
}

/** Values in whole ticks, in place of what is too large NaN. */
function inTicks(values: Float64Array, decimals: number): Float64Array {
  const scale = 10 ** decimals;
  const ticks = new Float64Array(values.length);
  for (let row = 0; row < ticks.length; row++) {
    const value = values[row]!;
    // `+ 0` makes a negative zero plain.
    ticks[row] = Math.abs(value) < TOO_LARGE ? Math.round(value * scale) + 0 : NaN;
  }
  return ticks;
}

function plain(values: Float64Array): Money {
  const ticks = new Float64Array(values.length);
  for (let row = 0; row < ticks.length; row++) {
    const value = values[row]!;
    ticks[row] = Math.abs(value) < TOO_LARGE ? value : NaN;
  }
  return { ticks, unit: 1, exact: false };
}

function moneyOf(values: Float64Array, written: number): Money {
  const decimals = exactDecimals(values, written);
  return decimals === null
    ? plain(values)
    : { ticks: inTicks(values, decimals), unit: 10 ** decimals, exact: true };
}

/** A column in whole ticks of 10 ** -decimals; `blank` stands for no value (NaN: where there is none to hold it). */
interface WholeTicks {
  readonly ticks: Codes | Float64Array;
  readonly blank: number;
  readonly decimals: number;
  readonly extent?: Extent | undefined;
}

/** A column's values in ticks whose sums are exact: those it is kept as, where it is; null where there are none. */
function wholeTicks(column: NumberColumn): WholeTicks | null {
  const { packed, decimals } = column;
  if (packed && (mostOf(packed) <= EXACT_SUM || sizeOf(packed.whole, packed.blank) <= EXACT_SUM)) {
    return { ticks: packed.whole, blank: packed.blank, decimals, extent: packed.extent };
  }
  const { values } = column;
  const exact = exactDecimals(values, decimals);
  return exact === null ? null : { ticks: inTicks(values, exact), blank: NaN, decimals: exact };
}

/** What the sizes of all cells come to at most, by their width: as large as the blank is each (`wholeFor`). */
function mostOf({ whole, blank }: PackedNumbers): number {
  return whole.length * -blank;
}

function sizeOf(whole: Codes, blank: number): number {
  let sum = 0;
  inBlocks(whole.length, (from, to) => (sum += sizeIn(whole, blank, from, to)));
  return sum;
}

function sizeIn(whole: Codes, blank: number, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) if (whole[row] !== blank) sum += Math.abs(whole[row]!);
  return sum;
}

/** The products of two columns in whole ticks, those of `from .. to`; answers with the sum of their sizes. */
function multiply(
  { ticks: quantities, blank: noQuantity }: WholeTicks,
  { ticks: prices, blank: noPrice }: WholeTicks,
  into: Float64Array,
  most: number,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let row = from; row < to; row++) {
    const pieces = quantities[row]!;
    const price = prices[row]!;
    const value = pieces * price;
    const size = Math.abs(value);
    if (pieces === noQuantity || price === noPrice || !(size < most)) into[row] = NaN;
    else {
      // `+ 0` makes a negative zero plain.
      into[row] = value + 0;
      sum += size;
    }
  }
  return sum;
}

/** The products of columns without blanks that are known to be no larger than an amount may be. */
function multiplyAll(
  quantities: Codes | Float64Array,
  prices: Codes | Float64Array,
  into: Ticks,
  from: number,
  to: number,
): void {
  // `+ 0` makes a negative zero plain.
  for (let row = from; row < to; row++) into[row] = quantities[row]! * prices[row]! + 0;
}

/** The largest size of what lies between the least and the most. */
function sizeWithin({ least, most }: Extent): number {
  return Math.max(Math.abs(least), Math.abs(most));
}

/** The size no product of two columns exceeds; null where a cell is blank or nobody knows. */
function mostProduct(one: WholeTicks, other: WholeTicks): number | null {
  if (one.extent?.blanks !== 0 || other.extent?.blanks !== 0) return null;
  return sizeWithin(one.extent) * sizeWithin(other.extent);
}

function isPositive({ extent }: WholeTicks): boolean {
  return extent !== undefined && extent.least > 0;
}

function moneyOfColumn(column: NumberColumn): Money {
  const found = column.packed && wholeTicks(column);
  if (!found) return moneyOf(column.values, column.decimals);
  if (found.extent?.blanks === 0) {
    const { whole } = column.packed;
    // Nobody writes to either: the lines and the column may be one array.
    const ticks = whole instanceof Int32Array ? whole : Int32Array.from(whole);
    const positive = found.extent.least > 0;
    return { ticks, unit: 10 ** found.decimals, exact: true, complete: true, positive };
  }
  const ticks = new Float64Array(found.ticks.length);
  for (let row = 0; row < ticks.length; row++) {
    const tick = found.ticks[row]!;
    ticks[row] = tick === found.blank ? NaN : tick;
  }
  return { ticks, unit: 10 ** found.decimals, exact: true };
}

/** The amount of every row (METRICS 1): the amount column, else quantity x unit price less discount. */
export function amountsOf(columns: AmountColumns): Money {
  const { amount, quantity, unitPrice, discount } = columns;
  if (amount) return moneyOfColumn(amount);
  if (!quantity || !unitPrice) throw new Error('amounts: neither an amount nor quantity and unit price');
  const rows = quantity.length;
  const kind = discount ? columns.discountKind : 'money';
  // Nobody takes off more than all.
  const all = kind === 'money' ? Infinity : kind === 'percent' ? 100 : 1;
  const wholeQuantity = wholeTicks(quantity);
  const wholePrice = wholeTicks(unitPrice);
  const wholeOff = discount && wholeTicks(discount);
  if (wholeQuantity !== null && wholePrice !== null && (discount === null || wholeOff !== null)) {
    // The product of whole ticks is whole: 3 x 2.55 is 3 x 255 cents. A fraction off multiplies once more.
    const base = wholeQuantity.decimals + wholePrice.decimals;
    const offDecimals = wholeOff?.decimals ?? 0;
    const off = kind === 'percent' ? offDecimals + 2 : offDecimals;
    const decimals = kind === 'money' ? Math.max(base, off) : base + off;
    const lift = kind === 'money' ? 10 ** (decimals - base) : 1;
    const offLift = kind === 'money' ? 10 ** (decimals - off) : 1;
    const whole = 10 ** off;
    const offUnit = 10 ** offDecimals;
    const { ticks: quantities, blank: noQuantity } = wholeQuantity;
    const { ticks: prices, blank: noPrice } = wholePrice;
    const offs = wholeOff?.ticks ?? null;
    const noOff = wholeOff?.blank ?? NaN;
    const unit = 10 ** decimals;
    let sum = 0;
    const most = mostProduct(wholeQuantity, wholePrice);
    if (offs === null && most !== null && most < TOO_LARGE * unit && most * rows <= EXACT_SUM) {
      const products = most < FOUR_BYTES ? new Int32Array(rows) : new Float64Array(rows);
      inBlocks(rows, (from, to) => multiplyAll(quantities, prices, products, from, to));
      const positive = isPositive(wholeQuantity) && isPositive(wholePrice);
      return { ticks: products, unit, exact: true, complete: true, positive };
    }
    const ticks = new Float64Array(rows);
    if (offs === null)
      inBlocks(
        rows,
        (from, to) => (sum += multiply(wholeQuantity, wholePrice, ticks, TOO_LARGE * unit, from, to)),
      );
    for (let row = 0; offs !== null && row < rows; row++) {
      const pieces = quantities[row]!;
      const price = prices[row]!;
      let value = pieces === noQuantity || price === noPrice ? NaN : pieces * price * lift;
      const less = offs[row]! === noOff ? NaN : offs[row]!;
      if (!Number.isNaN(less)) {
        if (Math.abs(less) > all * offUnit) value = NaN;
        else if (kind !== 'money') value *= whole - Math.abs(less);
        // A discount makes a line smaller in size: less of a sale, less of a return; some files write it negative.
        else value -= Math.abs(less) * offLift * (value < 0 ? -1 : 1);
      } else if (columns.discountOdd(row)) value = NaN;
      else if (kind !== 'money') value *= whole;
      if (Math.abs(value) >= TOO_LARGE * unit) value = NaN;
      ticks[row] = value + 0;
      if (!Number.isNaN(value)) sum += Math.abs(value);
    }
    if (sum <= EXACT_SUM) return { ticks, unit, exact: true };
  }
  const values = new Float64Array(rows);
  const quantities = quantity.values;
  const prices = unitPrice.values;
  const offs = discount?.values ?? null;
  for (let row = 0; row < rows; row++) {
    let value = quantities[row]! * prices[row]!;
    const less = offs === null ? NaN : offs[row]!;
    if (!Number.isNaN(less)) {
      if (Math.abs(less) > all) value = NaN;
      else if (kind === 'money') value -= Math.abs(less) * (value < 0 ? -1 : 1);
      else value *= 1 - Math.abs(less) / (kind === 'percent' ? 100 : 1);
    } else if (discount && columns.discountOdd(row)) value = NaN;
    values[row] = value;
  }
  return moneyOf(values, 12);
}

/** A share as a fraction: a column whose values pass 1.5 is in percent. */
export function asFraction(column: NumberColumn): NumberColumn {
  const { values } = column;
  if (largest(values) <= 1.5) return column;
  return numberColumn(
    column.name,
    values.map((value) => value / 100),
    column.decimals + 2,
  );
}

/** Columns a margin is made of, the first that a row has a value in counts: METRICS 1, Margin. */
export interface MarginColumns {
  readonly margin: NumberColumn | null;
  readonly cost: NumberColumn | null;
  readonly unitCost: NumberColumn | null;
  readonly quantity: NumberColumn | null;
  readonly marginRate: NumberColumn | null;
}

/**
 * The margin of every row in ticks of the same unit as the amounts, which is refined where the costs have more
 * decimals and the sums stay exact. A row for which none of the columns has a value counts its whole amount, as a
 * file without margins does. Null where there are no such columns.
 */
export function marginsOf(
  money: Money,
  columns: MarginColumns,
): { money: Money; margin: Float64Array } | null {
  const { margin, cost, unitCost, quantity, marginRate } = columns;
  const unitCosts = unitCost !== null && quantity !== null;
  if (!margin && !cost && !unitCosts && !marginRate) return null;
  const decimals = Math.max(
    margin?.decimals ?? 0,
    cost?.decimals ?? 0,
    unitCosts ? unitCost.decimals + quantity.decimals : 0,
  );
  const refined = refine(money, decimals);
  const { ticks, unit } = refined;
  const scaled = (value: number) => {
    const size = value * unit;
    const whole = Math.round(size);
    return Math.abs(size - whole) <= Math.abs(size) * 2 ** -48 + 1e-9 ? whole : size;
  };
  // Taken once: a packed column makes them anew.
  const marginValues = margin?.values;
  const costValues = cost?.values;
  const unitCostValues = unitCosts ? unitCost.values : undefined;
  const quantities = unitCosts ? quantity.values : undefined;
  const rates = marginRate?.values;
  const rate = rates && largest(rates) > 1.5 ? 0.01 : 1;
  const result = new Float64Array(ticks.length);
  for (let row = 0; row < result.length; row++) {
    const amount = ticks[row]!;
    let value = marginValues ? scaled(marginValues[row]!) : NaN;
    if (Number.isNaN(value) && costValues) value = amount - scaled(costValues[row]!);
    if (Number.isNaN(value) && unitCostValues && quantities)
      value = amount - scaled(unitCostValues[row]! * quantities[row]!);
    if (Number.isNaN(value) && rates) value = amount * rates[row]! * rate;
    result[row] = Number.isNaN(value) ? amount : value;
  }
  return { money: refined, margin: result };
}

function refine(money: Money, decimals: number): Money {
  const unit = 10 ** decimals;
  if (!money.exact || decimals > 15 || unit <= money.unit) return money;
  const factor = unit / money.unit;
  let sum = 0;
  for (let row = 0; row < money.ticks.length; row++) {
    const size = Math.abs(money.ticks[row]!);
    if (!Number.isNaN(size)) sum += size;
  }
  if (sum * factor > EXACT_SUM) return money;
  // From here on they may not fit into four bytes.
  return { ticks: Float64Array.from(money.ticks, (tick) => tick * factor), unit, exact: true };
}
