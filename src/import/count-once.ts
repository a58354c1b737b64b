import { BLANK, type DateColumn, type TextColumn } from '../table/column.ts';
import type { Money } from './amounts.ts';

/**
 * Counts an order's total once where every line of the order repeats it: on the first line, the others at nothing. A line with
 * another amount, day or customer than the first of its number counts for itself.
 */
export function countOrderTotalsOnce(
  money: Money,
  order: TextColumn,
  date: DateColumn,
  customer: TextColumn,
): Money {
  const ticks = money.ticks.slice();
  const firstOf = new Int32Array(order.levelCount).fill(-1);
  for (let row = 0; row < ticks.length; row++) {
    const code = order.codes[row]!;
    if (code === BLANK || Number.isNaN(ticks[row]!)) continue;
    const first = firstOf[code]!;
    if (first < 0) firstOf[code] = row;
    else if (
      money.ticks[row] === money.ticks[first] &&
      date.days[row] === date.days[first] &&
      customer.codes[row] === customer.codes[first]
    ) {
      ticks[row] = 0;
    }
  }
  return { ...money, ticks, positive: false };
}

/** Counts lines at nothing whose order has its sum on an earlier line; `blank`: whether a row says nothing of its own. */
export function countFirstLines(money: Money, order: TextColumn, blank: (row: number) => boolean): Money {
  const ticks = money.ticks.slice();
  const told = new Uint8Array(order.levelCount);
  for (let row = 0; row < ticks.length; row++) {
    const code = order.codes[row]!;
    if (code === BLANK) continue;
    if (!Number.isNaN(ticks[row]!)) told[code] = 1;
    else if (told[code] === 1 && blank(row)) ticks[row] = 0;
  }
  return { ...money, ticks, positive: false };
}
