import type { Role } from '../model/lines.ts';
import type { ColumnProfile } from './column-profile.ts';
import { matchHeader, namesWhatTellsApart } from './header-words.ts';
import { rowsByOrder } from './order-totals.ts';
import { freeColumn } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';

const FEWEST_ROWS = 10;
const FEWEST_ORDERS = 3;
/** Of the orders of several lines, so many hold different goods. */
const MOSTLY = 0.8;

/**
 * What holds the lines of one order together. A number that no two lines share is that of the line, whatever it is called
 * (`Transaction ID`), where another one that is called an order's as clearly is shared by lines of one customer and day. Where no
 * header says an order's number, one that tells something apart and holds lines of different goods, one customer and one day
 * together is it (`code`). `guessed` is changed.
 */
export function settleOrder(
  guessed: Map<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): void {
  const [customer, date, order] = [guessed.get('customer'), guessed.get('date'), guessed.get('order')];
  if (!customer || !date || records.length < FEWEST_ROWS) return;
  if (order && namesGoods(order, customer, records, profiles)) {
    guessed.delete('order');
    if (guessed.has('quantity') && !guessed.has('product'))
      guessed.set('product', { ...order, role: 'product' });
    settleOrder(guessed, profiles, records);
    return;
  }
  const own = order && profiles[order.column];
  if (own && own.distinct < own.evidence.filled) return;
  for (const profile of profiles) {
    const { index, name, evidence, distinct } = profile;
    if (index === customer.column || index === date.column || index === order?.column) continue;
    if (evidence.blanks > 0 || distinct >= evidence.filled) continue;
    const says = matchHeader(name).get('order');
    const named = says !== undefined && !says.fuzzy && says.score >= 0.95;
    const taken = [...guessed.values()].some(({ column }) => column === index);
    if (!named && (own || taken || !mayTell(name))) continue;
    const several = rowsByOrder(records, [index]);
    if (several.length < FEWEST_ORDERS) continue;
    const same = (column: number) => several.every((one) => distinctIn(column, one, records) === 1);
    if (!same(customer.column) || !same(date.column)) continue;
    if (!named) {
      const goods = guessed.get('product')?.column;
      if (goods === undefined) continue;
      const different = (column: number) => distinctIn(column, records.keys(), records);
      if (different(index) <= different(customer.column)) continue;
      const mixed = several.filter((one) => distinctIn(goods, one, records) > 1);
      if (mixed.length < several.length * MOSTLY) continue;
    }
    freeColumn(guessed, index);
    guessed.set('order', {
      role: 'order',
      column: index,
      confidence: named ? 1 : 0.7,
      evidence: [
        ...(named ? [{ code: 'header-word', params: { word: says.word } } as const] : []),
        { code: 'holds-lines-together', params: { orders: several.length } },
      ],
    });
    return;
  }
}

/**
 * Whether a column that a vague word (`Name`) made the order's number holds names: without a figure, and most of them
 * shared by several customers.
 */
function namesGoods(
  { column }: RoleGuess,
  customer: RoleGuess,
  records: readonly (readonly string[])[],
  profiles: readonly ColumnProfile[],
): boolean {
  if ((matchHeader(profiles[column]?.name ?? '').get('order')?.score ?? 0) >= 0.95) return false;
  const cells = records.map((record) => (record[column] ?? '').trim()).filter((cell) => cell !== '');
  if (cells.filter((cell) => /\d/.test(cell)).length * 2 > cells.length) return false;
  const several = rowsByOrder(records, [column]);
  const shared = several.filter((one) => distinctIn(customer.column, one, records) > 1);
  return shared.length > 0 && shared.length * 2 >= several.length;
}

/** A header that names what something is told by, and not whose number it is. */
function mayTell(name: string): boolean {
  if (!namesWhatTellsApart(name)) return false;
  return [...matchHeader(name)].every(([role, { score }]) => role === 'order' || score < 0.6);
}

function distinctIn(column: number, rows: Iterable<number>, records: readonly (readonly string[])[]): number {
  const found = new Set<string>();
  for (const row of rows) found.add((records[row]?.[column] ?? '').trim());
  return found.size;
}
