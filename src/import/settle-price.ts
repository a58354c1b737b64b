import type { Role } from '../model/lines.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { tokensOf } from './header-words.ts';
import { freeColumn } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';

const FEWEST_TOLD = 3;
const MOSTLY = 0.9;
const RETAIL = new Set(['retail', 'rrp', 'msrp', 'srp']);
const WHOLESALE = new Set(['wholesale', 'trade']);
/** Who buys to sell again. */
const RESELLERS = new Set(['retailer', 'reseller', 'dealer', 'distributor', 'wholesaler', 'stockist']);

/**
 * Puts right what the words for prices leave open: the one that times the pieces makes the other is the price of one
 * (`Nettó ár` may be either), and who sells to shops gets the wholesale price, not what stands on the shelf. `guessed` is
 * changed.
 */
export function settlePrice(
  guessed: Map<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): void {
  const [amount, price, quantity] = [
    guessed.get('amount'),
    guessed.get('unitPrice'),
    guessed.get('quantity'),
  ];
  if (amount && price && quantity) {
    let told = 0;
    let other = 0;
    for (const record of records) {
      const pieces = numberIn(profiles[quantity.column], record);
      const [one, many] = [amount, price].map(({ column }) => numberIn(profiles[column], record));
      if (Math.abs(pieces) === 1 || !(Math.abs(pieces * (one ?? 0)) > 0) || many === undefined) continue;
      if (Math.abs(pieces * (one ?? 0) - many) <= Math.max(0.011, Math.abs(many) * 0.0005)) told++;
      else other++;
    }
    if (told >= FEWEST_TOLD && told >= (told + other) * MOSTLY) {
      guessed.set('amount', { ...price, role: 'amount' });
      guessed.set('unitPrice', { ...amount, role: 'unitPrice' });
    }
  }
  const shelf = guessed.get('unitPrice');
  const buyer = guessed.get('customer');
  const says = (column: number | undefined, words: ReadonlySet<string>) =>
    tokensOf(profiles[column ?? -1]?.name ?? '').some((token) => words.has(token));
  if (!shelf || !says(shelf.column, RETAIL) || !says(buyer?.column, RESELLERS)) return;
  const own = profiles.find(
    ({ index, name, numberShare }) =>
      numberShare >= 0.5 && says(index, WHOLESALE) && tokensOf(name).includes('price'),
  );
  if (own) {
    freeColumn(guessed, own.index);
    guessed.set('unitPrice', { ...shelf, column: own.index });
  }
}
