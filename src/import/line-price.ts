import { numberIn, type ColumnProfile } from './column-profile.ts';

const FEWEST_PRODUCTS = 2;
const FEWEST_ROWS = 10;
const NEARLY_ALL = 0.9;

/**
 * Products whose price grows with their quantity, where those that come in several quantities do: such a price is what the line is
 * worth (`item-price` of a marketplace), and times the quantity it would count twice over. 0 where it is the price of one piece, or
 * nothing tells.
 */
export function productsPricedByLine(
  price: ColumnProfile | undefined,
  quantity: ColumnProfile | undefined,
  product: number,
  records: readonly (readonly string[])[],
): number {
  const sold = new Map<string, { pieces: number; worth: number }[]>();
  for (const record of records) {
    const pieces = numberIn(quantity, record);
    const worth = numberIn(price, record);
    const id = (record[product] ?? '').trim();
    if (!(pieces > 0) || !(worth > 0) || id === '') continue;
    const held = sold.get(id);
    if (held) held.push({ pieces, worth });
    else sold.set(id, [{ pieces, worth }]);
  }
  let telling = 0;
  let growing = 0;
  let rows = 0;
  for (const lines of sold.values()) {
    if (new Set(lines.map(({ pieces }) => pieces)).size < 2) continue;
    telling++;
    rows += lines.length;
    // To the cent: a price of three pieces may be a third of a cent off.
    const each = lines.map(({ pieces, worth }) => worth / pieces);
    const least = Math.min(...each);
    const most = Math.max(...each);
    if (most - least <= Math.max(0.011, most * 0.001)) growing++;
  }
  const enough = telling >= FEWEST_PRODUCTS && rows >= FEWEST_ROWS;
  return enough && growing >= telling * NEARLY_ALL ? growing : 0;
}
