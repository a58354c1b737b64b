import type { Role } from '../model/lines.ts';
import type { Evidence } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import { parseNumber } from './number-format.ts';
import type { RoleGuess } from './roles.ts';

/**
 * Decides between an amount column and quantity x unit price. An amount column wins, unless it is blank on most lines
 * or repeats the total of the order on each of its lines (adding those up would count an order several times over).
 */
export function settleAmount(
  guessed: Map<Role, RoleGuess>,
  chosen: readonly RoleGuess[],
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  settled: ReadonlySet<Role>,
): void {
  const find = (role: Role) => guessed.get(role) ?? chosen.find((guess) => guess.role === role);
  const quantity = find('quantity');
  const unitPrice = find('unitPrice');
  const order = find('order');

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
    if (!settled.has('amount')) {
      // A column that is the product row by row is the amount, whatever it is called, if none is better named.
      const used = new Set([...guessed.values(), ...chosen].map((guess) => guess.column));
      const equal = profiles
        .filter(({ index }) => index !== quantity.column && index !== unitPrice.column)
        .filter(({ index }) => !used.has(index) || index === amount?.column)
        .map(({ index }) => ({ index, ...agreement(index) }))
        .find(({ rows, of }) => of >= 3 && rows >= of * 0.9);
      if (equal && (!amount || amount.column === equal.index || amount.confidence < 0.6)) {
        guessed.set('amount', {
          role: 'amount',
          column: equal.index,
          confidence: 1,
          evidence: [
            ...(amount?.column === equal.index ? amount.evidence : []),
            { code: 'equals-quantity-times-price', params: { rows: equal.rows, of: equal.of } },
          ],
        });
      } else if (amount) {
        const instead = amountTrouble(amount, order, profiles, records, products);
        const found = agreement(amount.column);
        if (instead && found.rows < found.of * 0.9) {
          guessed.delete('amount');
          const price = guessed.get('unitPrice');
          if (price) guessed.set('unitPrice', { ...price, evidence: [...price.evidence, instead] });
        }
      }
    }
    if (!find('amount')) {
      const price = guessed.get('unitPrice');
      if (price) {
        guessed.set('unitPrice', {
          ...price,
          evidence: [...price.evidence, { code: 'quantity-times-price', params: {} }],
        });
      }
    }
    return;
  }
  const price = guessed.get('unitPrice');
  if (price && !find('amount') && !settled.has('amount')) {
    guessed.delete('unitPrice');
    guessed.set('amount', {
      role: 'amount',
      column: price.column,
      confidence: price.confidence * 0.6,
      evidence: [...price.evidence, { code: 'price-without-quantity', params: {} }],
    });
  }
}

function numberIn(profile: ColumnProfile | undefined, record: readonly string[]): number {
  const format = profile?.number.format ?? profile?.number.choices[0];
  return profile === undefined || format === undefined
    ? NaN
    : parseNumber(record[profile.index] ?? '', format);
}

function amountTrouble(
  amount: RoleGuess,
  order: RoleGuess | undefined,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  products: readonly number[],
): Evidence | null {
  const evidence = profiles[amount.column]?.evidence;
  const readable = products.filter((product) => !Number.isNaN(product)).length;
  if (evidence && evidence.blanks > records.length * 0.2 && readable > records.length - evidence.blanks / 2) {
    return { code: 'amount-often-blank', params: { rows: evidence.blanks } };
  }
  if (!order) return null;
  const orders = new Map<string, { amounts: Set<string>; products: Set<number>; lines: number }>();
  records.forEach((record, row) => {
    const id = record[order.column] ?? '';
    if (id.trim() === '') return;
    const found = orders.get(id) ?? { amounts: new Set<string>(), products: new Set<number>(), lines: 0 };
    found.amounts.add((record[amount.column] ?? '').trim());
    found.products.add(products[row] ?? NaN);
    found.lines++;
    orders.set(id, found);
  });
  let telling = 0;
  let repeated = 0;
  let rows = 0;
  for (const one of orders.values()) {
    // Equal lines have equal amounts anyway.
    if (one.lines < 2 || one.products.size < 2) continue;
    telling++;
    if (one.amounts.size > 1) continue;
    repeated++;
    rows += one.lines;
  }
  if (telling < 3 || repeated < telling * 0.95) return null;
  return { code: 'amount-repeats-in-order', params: { rows, column: profiles[amount.column]?.name ?? '' } };
}
