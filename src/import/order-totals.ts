import { numberIn, type ColumnProfile } from './column-profile.ts';
import type { RoleGuesses } from './roles.ts';

/** Headers of what a line of an order is worth: beside them a total is the order's. */
const OF_ITEMS = /item|line|polo[žz]k|řádk|pozyc|pozici|позици|строк|tétel|明細/iu;
const TOTAL = /total|celk|сумм|итог|合計|razem|suma|össz/iu;

/** Whether columns of money stand beside each other for lines and for orders. */
export function isItemised(profiles: readonly ColumnProfile[]): boolean {
  return profiles.some(
    ({ name, numberShare }) => numberShare >= 0.9 && OF_ITEMS.test(name) && TOTAL_OR_PRICE.test(name),
  );
}

const TOTAL_OR_PRICE = /total|price|amount|celk|cena|цена|сумм|金額|cena|ár/iu;

/** Rows of the sample by their order, the orders of one row left out. */
export type OrderRows = readonly (readonly number[])[];

/** Headers that name the sum of something larger than a line. */
const OF_ORDERS =
  /order|invoice|receipt|basket|cart|\bbill\b|transaction|grand|заказ|сч[её]т|чек|документ|накладн|注文|受注|伝票|請求|合計|objedn|faktur|doklad|účten|rendel|számla|bizonylat|végösszeg|захиалг|баримт|падаан|bestell|rechnung|commande|facture|panier|pedido|factura|zamówien/iu;

/**
 * @param columns the order's number; where there is none the customer and the moment: lines of the same second are of
 *   one order
 */
export function rowsByOrder(
  records: readonly (readonly string[])[],
  columns: readonly (number | undefined)[],
): OrderRows {
  if (columns.length === 0 || columns.includes(undefined)) return [];
  const rows = new Map<string, number[]>();
  records.forEach((record, row) => {
    const cells = columns.map((column) => (record[column ?? -1] ?? '').trim());
    if (cells.includes('')) return;
    const id = cells.join('\n');
    const held = rows.get(id);
    if (held) held.push(row);
    else rows.set(id, [row]);
  });
  return [...rows.values()].filter((one) => one.length > 1);
}

/** How a column of money stands in the orders of several lines. */
export interface InOrders {
  /** The same on every line of an order, whatever else the lines have: the sum of the order, not of the line. */
  readonly repeats: boolean;
  /** Lines of orders in which it repeats. */
  readonly rows: number;
}

/**
 * Whether a column repeats the sum of its order on every line of it. Lines that are equal throughout have equal amounts
 * anyway, and so may tickets of one price: their goods must differ, or the header name the order, or the sums be many.
 *
 * @param itemised whether other columns say what the lines are worth
 */
export function standsInOrders(
  column: ColumnProfile,
  orders: OrderRows,
  records: readonly (readonly string[])[],
  goods: readonly number[],
  itemised = false,
): InOrders {
  let telling = 0;
  let repeated = 0;
  let rows = 0;
  let differing = 0;
  const sums = new Set<string>();
  for (const one of orders) {
    const [first = [], ...rest] = one.map((row) => records[row] ?? []);
    const amount = (first[column.index] ?? '').trim();
    if (rest.every((record) => record.every((cell, at) => cell === first[at]))) continue;
    // A sum that stands on the first line of its order alone repeats nowhere.
    if (amount === '' || rest.some((record) => (record[column.index] ?? '').trim() === '')) continue;
    telling++;
    if (rest.some((record) => (record[column.index] ?? '').trim() !== amount)) continue;
    repeated++;
    rows += one.length;
    sums.add(amount);
    if (goods.some((at) => rest.some((record) => record[at] !== first[at]))) differing++;
  }
  const named =
    OF_ORDERS.test(column.name) || (itemised && TOTAL.test(column.name) && !OF_ITEMS.test(column.name));
  const many = sums.size >= (named ? 1 : differing >= repeated * 0.8 ? 3 : 10);
  const enough = telling >= (named && differing === telling ? 1 : 3);
  return { repeats: enough && repeated >= telling * 0.95 && many, rows };
}

/**
 * Lines that leave the sum to the first line of their order, where a column does so throughout: it has nothing to say of them,
 * and added up it is right. 0 where it does not.
 */
export function linesLeftToFirst(
  column: ColumnProfile,
  orders: OrderRows,
  records: readonly (readonly string[])[],
): number {
  const blank = (row: number) => (records[row]?.[column.index] ?? '').trim() === '';
  const left = orders.filter(([first = -1, ...rest]) => !blank(first) && rest.every(blank));
  if (left.length === 0 || left.length < orders.length * 0.9) return 0;
  const rows = left.reduce((sum, one) => sum + one.length - 1, 0);
  const blanks = records.filter((_, row) => blank(row)).length;
  return rows >= blanks * 0.9 ? rows : 0;
}

/** Whether the amount guessed stands on the first lines of orders alone. */
export function leavesToFirst({ guesses }: RoleGuesses): boolean {
  return guesses.some(
    ({ role, evidence }) => role === 'amount' && evidence.some(({ code }) => code === 'amount-on-first-line'),
  );
}

/** Whether the amount guessed is the order's total on each of its lines. */
export function repeatsTotals({ guesses }: RoleGuesses): boolean {
  return guesses.some(
    ({ role, evidence }) => role === 'amount' && evidence.some(({ code }) => code === 'amount-once-an-order'),
  );
}

/** Whether the values of the lines add up to what the order says, in all but a few orders. */
export function addsUp(
  lineValue: (row: number) => number,
  total: ColumnProfile,
  orders: OrderRows,
  records: readonly (readonly string[])[],
): boolean {
  let told = 0;
  let equal = 0;
  for (const one of orders) {
    const values = one
      .map((row) => numberIn(total, records[row] ?? []))
      .filter((value) => !Number.isNaN(value));
    const [said] = values;
    if (said === undefined || values.some((value) => value !== said)) continue;
    const sum = one.reduce((all, row) => all + lineValue(row), 0);
    if (Number.isNaN(sum)) continue;
    told++;
    if (Math.abs(sum - said) <= Math.max(0.011, Math.abs(said) * 0.0005)) equal++;
  }
  return told >= 3 && equal >= told * 0.9;
}
