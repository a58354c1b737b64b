import type { Role } from '../model/lines.ts';
import type { Evidence } from './check.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { matchHeader, namesWhatTellsApart } from './header-words.ts';
import { productsPricedByLine } from './line-price.ts';
import {
  addsUp,
  isItemised,
  linesLeftToFirst,
  rowsByOrder,
  standsInOrders,
  type OrderRows,
} from './order-totals.ts';
import { freeColumn } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';
import { isBesideTheSale } from './side-money.ts';

/** Of the lines, so many without an amount say that it is not the lines'. */
const OFTEN_BLANK = 0.2;

/** What shows that a column is the amount, however many other numbers there are. */
export const AMOUNT_BY_VALUES: ReadonlySet<Evidence['code']> = new Set([
  'equals-quantity-times-price',
  'price-grows-with-quantity',
] as const);

/** What an amount is settled among. `guessed` is changed. */
export interface AmountSettling {
  readonly guessed: Map<Role, RoleGuess>;
  /** Roles the user gave. */
  readonly chosen: readonly RoleGuess[];
  readonly profiles: readonly ColumnProfile[];
  readonly records: readonly (readonly string[])[];
  /** Roles the user decided about, columns or none. */
  readonly settled: ReadonlySet<Role>;
}

/**
 * Decides between an amount column and quantity x unit price. An amount column wins, unless it is blank on most lines
 * or repeats the total of the order on each of its lines (adding those up would count an order several times over): then
 * another column of money does, or a price that times the quantity adds up to the order's total.
 */
export function settleAmount(settling: AmountSettling): void {
  const { guessed, chosen, profiles, records, settled } = settling;
  const find = (role: Role) => guessed.get(role) ?? chosen.find((guess) => guess.role === role);
  const order = find('order')?.column;
  const orders = rowsByOrder(
    records,
    order === undefined ? [find('customer')?.column, momentsAmong(find('date')?.column, records)] : [order],
  );
  const free = !settled.has('amount');
  const repeats = free ? leaveOrderTotals(settling, orders) : null;
  if (free && order !== undefined && keepFirstLines(settling, orders)) return;
  const quantity = find('quantity');
  if (free && quantity && !find('amount')) takeLinePrice(settling, quantity.column);
  const unitPrice = find('unitPrice');
  if (repeats && !(quantity && unitPrice)) {
    // Only lines that share a number can be told to be of one order once the file is read.
    if (order === undefined) guessed.delete('amount');
    else
      explain(guessed, 'amount', {
        code: 'amount-once-an-order',
        params: { rows: repeats.params.rows ?? 0 },
      });
    return;
  }

  if (quantity && unitPrice) {
    const read = (guess: RoleGuess, record: readonly string[]) => numberIn(profiles[guess.column], record);
    const products = records.map((record) => read(quantity, record) * read(unitPrice, record));
    const agreement = (column: number) => {
      let of = 0;
      let rows = 0;
      records.forEach((record, row) => {
        const value = numberIn(profiles[column], record);
        const product = products[row] ?? NaN;
        if (Number.isNaN(value) || Number.isNaN(product) || product === 0) return;
        of++;
        if (Math.abs(Math.abs(value) - Math.abs(product)) <= Math.max(0.011, Math.abs(product) * 0.0005))
          rows++;
      });
      return { rows, of };
    };
    const amount = guessed.get('amount');
    if (free) {
      const trouble = amount && amountTrouble(amount, orders, profiles, records, products);
      const agrees = amount && agreement(amount.column);
      const instead = !agrees || agrees.rows >= agrees.of * 0.9 ? null : (trouble ?? repeats);
      // A column that is the product row by row is the amount, whatever it is called, if none is better named.
      const used = new Set([...guessed.values(), ...chosen].map((guess) => guess.column));
      const equal = profiles
        .filter(({ index }) => index !== quantity.column && index !== unitPrice.column)
        .filter(({ index }) => !used.has(index) || index === amount?.column)
        .map(({ index }) => ({ index, ...agreement(index) }))
        .find(({ rows, of }) => of >= 3 && rows >= of * 0.9);
      if (equal && (!amount || amount.column === equal.index || amount.confidence < 0.6 || instead)) {
        guessed.set('amount', {
          role: 'amount',
          column: equal.index,
          confidence: 1,
          evidence: [
            ...(amount?.column === equal.index ? amount.evidence : []),
            { code: 'equals-quantity-times-price', params: { rows: equal.rows, of: equal.of } },
          ],
        });
      } else if (instead || amount?.evidence.every(({ code }) => code === 'values-money')) {
        // Headers that name quantity and price say more than numbers that look like money.
        guessed.delete('amount');
        if (instead) explain(guessed, 'unitPrice', instead);
      }
    }
    if (!find('amount')) {
      explain(guessed, 'unitPrice', { code: 'quantity-times-price', params: {} });
      const discount = guessed.get('discount');
      if (discount && isOfOrders(profiles[discount.column], orders, records, products))
        guessed.delete('discount');
    }
    return;
  }
  const price = guessed.get('unitPrice');
  const bare = guessed.get('amount')?.evidence.every(({ code }) => code === 'values-money');
  if (price && (bare === true || !find('amount')) && free) {
    guessed.delete('unitPrice');
    if (countsUnread(settling) || isMultiplied(price.column, settling)) {
      guessed.delete('amount');
      return;
    }
    guessed.set('amount', {
      role: 'amount',
      column: price.column,
      confidence: price.confidence * 0.6,
      evidence: [...price.evidence, { code: 'price-without-quantity', params: {} }],
    });
  }
}

/** Whether goods are counted in a way nobody can read (`500 g` beside `2 kg`): then a price is no amount of a line. */
function countsUnread({ profiles, settled }: AmountSettling): boolean {
  if (settled.has('quantity')) return false;
  return profiles.some(
    ({ name, evidence, distinct }) =>
      (matchHeader(name).get('quantity')?.score ?? 0) >= 0.9 &&
      distinct > 1 &&
      /\d/.test(evidence.texts.text) &&
      evidence.texts.rows * 2 > evidence.filled,
  );
}

/**
 * Whether another sum is a price some whole number of times, row by row, and more than once in some: what a night costs is not what
 * several did.
 */
function isMultiplied(price: number, { guessed, profiles, records }: AmountSettling): boolean {
  const taken = new Set([...guessed.values()].map(({ column }) => column));
  return profiles.some((other) => {
    if (other.index === price || taken.has(other.index) || other.numberShare < 0.5) return false;
    if (namesWhatTellsApart(other.name)) return false;
    let rows = 0;
    let more = 0;
    for (const record of records) {
      const each = numberIn(profiles[price], record);
      const times = numberIn(other, record) / each;
      if (!(Math.abs(each) > 1)) continue;
      if (!(times >= 1 && times <= MOST_TIMES && Math.abs(times - Math.round(times)) < 1e-6)) return false;
      rows++;
      if (times > 1) more++;
    }
    return rows >= FEWEST_MULTIPLIED && more > 0;
  });
}

const FEWEST_MULTIPLIED = 3;
const MOST_TIMES = 366;

/** Takes a price that grows with the quantity for what it is: the amount of the line. */
function takeLinePrice({ guessed, profiles, records }: AmountSettling, quantity: number): void {
  const price = guessed.get('unitPrice');
  if (!price) return;
  const product = guessed.get('product')?.column ?? goodsAmong(profiles)[0];
  if (product === undefined) return;
  const products = productsPricedByLine(profiles[price.column], profiles[quantity], product, records);
  if (products === 0) return;
  guessed.delete('unitPrice');
  const reason: Evidence = { code: 'price-grows-with-quantity', params: { products } };
  guessed.set('amount', { ...price, role: 'amount', evidence: [...price.evidence, reason] });
}

/**
 * Whether the amount found is the order's, stands on its first line alone and is to be kept: nothing tells what the lines are worth,
 * or a discount of the order stands there too, and quantity x unit price would leave it out.
 */
function keepFirstLines({ guessed, chosen, profiles, records }: AmountSettling, orders: OrderRows): boolean {
  const amount = guessed.get('amount');
  const column = amount && profiles[amount.column];
  if (!column) return false;
  const rows = linesLeftToFirst(column, orders, records);
  if (rows === 0) return false;
  const has = (role: Role) => guessed.has(role) || chosen.some((guess) => guess.role === role);
  const offOrder = profiles.some(
    (profile) =>
      (matchHeader(profile.name).get('discount')?.score ?? 0) >= 0.6 &&
      linesLeftToFirst(profile, orders, records) > 0 &&
      records.some((record) => Math.abs(numberIn(profile, record)) > 0),
  );
  if (
    has('quantity') &&
    has('unitPrice') &&
    !offOrder &&
    column.evidence.blanks > records.length * OFTEN_BLANK
  )
    return false;
  explain(guessed, 'amount', { code: 'amount-on-first-line', params: { rows } });
  return true;
}

/** The column of dates where they come with a time of day. */
function momentsAmong(date: number | undefined, records: readonly (readonly string[])[]): number | undefined {
  if (date === undefined) return undefined;
  const timed = records.filter((record) => /\d{1,2}:\d{2}:\d{2}/.test(record[date] ?? ''));
  return timed.length >= records.length * 0.9 ? date : undefined;
}

/** Whether a discount in money is the order's, and stands on each of its lines: taken off every one, it would count anew. */
function isOfOrders(
  discount: ColumnProfile | undefined,
  orders: OrderRows,
  records: readonly (readonly string[])[],
  products: readonly number[],
): boolean {
  if (!discount || discount.number.format?.percent || /%|percent|rate|pct/i.test(discount.name)) return false;
  let repeated = 0;
  for (const one of orders) {
    const values = one.map((row) => Math.abs(numberIn(discount, records[row] ?? [])));
    // A share of something is the same on every line by right; so may be a discount on lines of one price.
    if (values.some((value) => value > 0 && value <= 1)) return false;
    if (values.every((value) => !(value > 0)) || new Set(one.map((row) => products[row])).size < 2) continue;
    if (new Set(values).size > 1) return false;
    repeated++;
  }
  return repeated > 0;
}

function explain(guessed: Map<Role, RoleGuess>, role: Role, reason: Evidence): void {
  const guess = guessed.get(role);
  if (guess) guessed.set(role, { ...guess, evidence: [...guess.evidence, reason] });
}

/**
 * Where the amount found is the order's total on each of its lines: looks for what the lines themselves are worth. What is the
 * matter where it finds nothing, else null.
 */
function leaveOrderTotals(
  { guessed, chosen, profiles, records }: AmountSettling,
  orders: OrderRows,
): Evidence | null {
  const amount = guessed.get('amount');
  const total = amount && profiles[amount.column];
  if (!amount || !total || orders.length === 0) return null;
  const goods = goodsAmong(profiles);
  const itemised = isItemised(profiles);
  const { repeats, rows } = standsInOrders(total, orders, records, goods, itemised);
  if (!repeats) return null;
  const reason: Evidence = { code: 'amount-repeats-in-order', params: { rows, column: total.name } };
  const numeric = profiles.filter(
    (profile) =>
      profile.index !== total.index &&
      profile.numberShare >= 0.5 &&
      // The same or yes and no throughout is no money.
      profile.distinct > 2 &&
      profile.evidence.blanks < profile.evidence.filled &&
      !isBesideTheSale(profile.name),
  );
  const perLine = numeric.filter(
    (profile) => !standsInOrders(profile, orders, records, goods, itemised).repeats,
  );
  const totals = [total, ...numeric.filter((profile) => !perLine.includes(profile))];
  const worth = perLine
    .map((profile) => ({ profile, says: matchHeader(profile.name) }))
    .map(({ profile, says }) => ({
      profile,
      score: says.get('amount')?.score ?? 0,
      price: says.get('unitPrice')?.score ?? 0,
      adds: totals.some((one) =>
        addsUp((row) => numberIn(profile, records[row] ?? []), one, orders, records),
      ),
    }))
    .filter(({ score, price, adds }) => (score >= 0.6 && score > price) || (score > 0 && adds))
    .sort((one, other) => Number(other.adds) - Number(one.adds) || other.score - one.score);
  const [best] = worth;
  if (best) {
    freeColumn(guessed, best.profile.index);
    guessed.set('amount', { ...amount, column: best.profile.index, evidence: [reason] });
    return null;
  }
  // `Item Cost` is a price where quantity times it makes the order's (sub)total.
  const quantity = guessed.get('quantity') ?? chosen.find(({ role }) => role === 'quantity');
  const pieces = quantity && profiles[quantity.column];
  if (!pieces || guessed.has('unitPrice') || chosen.some(({ role }) => role === 'unitPrice')) return reason;
  for (const price of perLine) {
    if (price === pieces) continue;
    const each = (row: number) => {
      const record = records[row] ?? [];
      return numberIn(pieces, record) * numberIn(price, record);
    };
    if (!totals.some((one) => one !== price && addsUp(each, one, orders, records))) continue;
    freeColumn(guessed, price.index);
    guessed.delete('amount');
    guessed.set('unitPrice', { role: 'unitPrice', column: price.index, confidence: 0.8, evidence: [reason] });
    return null;
  }
  return reason;
}

/** Columns that say what was bought. */
export function goodsAmong(profiles: readonly ColumnProfile[]): number[] {
  return profiles
    .filter(({ name }) => (matchHeader(name).get('product')?.score ?? 0) >= 0.6)
    .map(({ index }) => index);
}

function amountTrouble(
  amount: RoleGuess,
  orders: OrderRows,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  products: readonly number[],
): Evidence | null {
  const evidence = profiles[amount.column]?.evidence;
  const readable = products.filter((product) => !Number.isNaN(product)).length;
  if (
    evidence &&
    evidence.blanks > records.length * OFTEN_BLANK &&
    readable > records.length - evidence.blanks / 2
  ) {
    return { code: 'amount-often-blank', params: { rows: evidence.blanks } };
  }
  let telling = 0;
  let repeated = 0;
  let rows = 0;
  for (const one of orders) {
    // Equal lines have equal amounts anyway.
    if (new Set(one.map((row) => products[row])).size < 2) continue;
    telling++;
    if (new Set(one.map((row) => (records[row]?.[amount.column] ?? '').trim())).size > 1) continue;
    repeated++;
    rows += one.length;
  }
  // Lines of different worth with one and the same amount: few of them tell enough, as long as none says otherwise.
  if (telling === 0 || repeated < telling * (telling < 3 ? 1 : 0.95)) return null;
  return { code: 'amount-repeats-in-order', params: { rows, column: profiles[amount.column]?.name ?? '' } };
}
