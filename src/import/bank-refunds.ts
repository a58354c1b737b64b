import { BLANK, textColumn, type TextColumn } from '../table/column.ts';
import { ruleBit } from './bank-rules.ts';
import { customerKey } from './customer-key.ts';

/** How statements call money that goes back to who paid it. */
const REFUND =
  /(?<!\p{L})(?:refund\p{L}*|charge-?backs?|payment reversals?|money back|возврат\p{L}*|повернення|(?:rück)?erstattung\p{L}*|rückzahlung|remboursement\p{L}*|reembolso\p{L}*|devoluci[oó]n\p{L}*|devolução|rimbors\p{L}*|zwrot\p{L}*|vrácení|vratka|visszatérítés\p{L}*|visszafizetés|iade(?:si)?|terugbetaling|återbetalning|буцаалт|буцаан олго\p{L}*)(?!\p{L})|返金|払い?戻し|退款|환불/iu;

interface Paid {
  /** What came in; what went out is below zero. */
  readonly values: Float64Array;
  readonly customer: TextColumn;
  /** The names beside the accounts, where there are any. */
  readonly name: TextColumn | null;
  /** What each payment was, in words. */
  readonly texts: readonly TextColumn[];
}

/**
 * Returns are negative: money that went back to somebody who had paid counts for that customer, and is no spending.
 * Wallets name themselves as the sender of it, so that the name tells whose it is where the account does not.
 *
 * @param rules of each row, as bits; those of refunds are cleared
 * @returns who each row is of
 */
export function countRefunds({ values, customer, name, texts }: Paid, rules: Uint8Array): TextColumn {
  const says = texts.map((text) => Uint8Array.from(text.levels, (level) => (REFUND.test(level) ? 1 : 0)));
  const isRefund = (row: number) =>
    values[row]! < 0 &&
    rules[row] === ruleBit('outgoing') &&
    texts.some((text, at) => text.codes[row]! !== BLANK && says[at]?.[text.codes[row]!] === 1);
  const rows = Array.from(values.keys()).filter(isRefund);
  if (rows.length === 0) return customer;
  const paid = new Set<number>();
  const byName = new Map<string, number>();
  for (let row = 0; row < values.length; row++) {
    const code = customer.codes[row]!;
    if (!(values[row]! > 0) || rules[row] !== 0 || code === BLANK) continue;
    paid.add(code);
    const key = customerKey(name?.at(row) ?? '');
    const held = byName.get(key);
    // Two who are called the same: nobody can say which.
    if (key !== '') byName.set(key, held === undefined || held === code ? code : BLANK);
  }
  const codes = Int32Array.from(customer.codes);
  for (const row of rows) {
    const own = codes[row]!;
    const code = paid.has(own) ? own : (byName.get(customerKey(name?.at(row) ?? '')) ?? BLANK);
    if (code === BLANK) continue;
    codes[row] = code;
    rules[row] = 0;
  }
  return textColumn(customer.name, codes, customer.levels);
}
