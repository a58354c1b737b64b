import type { Role } from '../model/lines.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { rowsByOrder } from './order-totals.ts';
import type { RoleGuess } from './roles.ts';

const FEWEST_ORDERS = 3;
const NEARLY_ALL = 0.9;

/**
 * Whether an export writes a sale and, below it, its lines, under one number: the amount of the first row is then the sum of
 * the others, and everything would count twice. Orders of one line say nothing: a line may come twice.
 */
export function holdsItsOwnSums(
  guessed: ReadonlyMap<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  const [order, amount] = [guessed.get('order'), guessed.get('amount')];
  const money = amount && profiles[amount.column];
  if (!order || !money) return false;
  let telling = 0;
  let summed = 0;
  for (const rows of rowsByOrder(records, [order.column])) {
    const values = rows.map((row) => numberIn(money, records[row] ?? [])).filter((value) => value > 0);
    const [first = 0, ...others] = values;
    if (others.length < 2) continue;
    telling++;
    const sum = others.reduce((all, value) => all + value, 0);
    if (Math.abs(first - sum) < 0.011) summed++;
  }
  return summed >= FEWEST_ORDERS && summed >= telling * NEARLY_ALL;
}
