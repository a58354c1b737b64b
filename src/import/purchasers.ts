import { inBlocks } from '../table/blocks.ts';
import { BLANK, type Codes, type TextColumn } from '../table/column.ts';
import { ANALYSED } from './bucket-order.ts';
import type { Cleaned } from './clean.ts';

/**
 * Keys with at least one purchase (an order whose amount is above zero, METRICS 1): what the check screen's sentence
 * and the workbench must say alike. An order is a customer's lines of one order id, or of one day without such a
 * column.
 */
export function countPurchasers(cleaned: Cleaned, order: TextColumn | null): number {
  const { bucketOf, money, customer, date } = cleaned;
  const { ticks } = money;
  const { codes } = customer.column;
  const { keyOf, keys } = customer.keyed;
  if (money.positive === true) return countAnalysed(cleaned);
  // Who has lines above zero and none below has an order above zero, whatever its lines; only the others are added up.
  const above = new Uint8Array(keys.length);
  const below = new Uint8Array(keys.length);
  inBlocks(bucketOf.length, (from, to) => markSigns(cleaned, above, below, from, to));
  let count = 0;
  let both = 0;
  for (let key = 0; key < keys.length; key++) {
    if (above[key] === 0) continue;
    if (below[key] === 0) count++;
    else both++;
  }
  if (both === 0) return count;
  let mixed = 0;
  for (let row = 0; row < bucketOf.length; row++) {
    if (bucketOf[row] !== ANALYSED) continue;
    const key = keyOf[codes[row]!]!;
    if (above[key] === 1 && below[key] === 1) mixed++;
  }
  // Customer and order as one whole number below 2^52, in an open-addressed table: a Map holds 2^24 entries at most.
  const span = 2 ** 26;
  let size = 16;
  while (size * 0.7 < mixed) size *= 2;
  const ids = new Float64Array(size).fill(-1);
  const sums = new Float64Array(size);
  for (let row = 0; row < bucketOf.length; row++) {
    if (bucketOf[row] !== ANALYSED) continue;
    const key = keyOf[codes[row]!]!;
    if (above[key] === 0 || below[key] === 0) continue;
    const code = order ? order.codes[row]! : BLANK;
    // Days lie above all codes: a line without an order id in a file that has them counts by its day.
    const part = code === BLANK ? 2 ** 25 + date.days[row]! : code;
    const id = key * span + part;
    let at = (Math.imul(key, 0x9e3779b1) ^ Math.imul(part, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & (size - 1);
    while (ids[at] !== -1 && ids[at] !== id) at = (at + 1) & (size - 1);
    ids[at] = id;
    sums[at]! += ticks[row]!;
  }
  const bought = new Uint8Array(keys.length);
  for (let at = 0; at < size; at++) {
    if (!(sums[at]! > 0)) continue;
    const key = Math.floor(ids[at]! / span);
    if (bought[key] === 0) {
      bought[key] = 1;
      count++;
    }
  }
  return count;
}

/** Keys that have analysed lines, as all who buy have where nothing was given back. */
function countAnalysed({ bucketOf, customer }: Cleaned): number {
  const { codes, levels } = customer.column;
  const { keyOf, keys } = customer.keyed;
  const seen = new Uint8Array(levels.length);
  inBlocks(bucketOf.length, (from, to) => markSeen(bucketOf, codes, seen, from, to));
  const bought = new Uint8Array(keys.length);
  for (let code = 0; code < seen.length; code++) if (seen[code] === 1) bought[keyOf[code]!] = 1;
  let count = 0;
  for (let key = 0; key < bought.length; key++) count += bought[key]!;
  return count;
}

function markSeen(bucketOf: Uint8Array, codes: Codes, seen: Uint8Array, from: number, to: number): void {
  let last: number = BLANK;
  for (let row = from; row < to; row++) {
    const code = codes[row]!;
    if (code === last || bucketOf[row] !== ANALYSED) continue;
    seen[code] = 1;
    last = code;
  }
}

/** Marks the keys that have lines above zero, and those that have lines below it. Lines of one customer often follow each other. */
function markSigns(
  { bucketOf, money, customer }: Cleaned,
  above: Uint8Array,
  below: Uint8Array,
  from: number,
  to: number,
): void {
  const { ticks } = money;
  const { codes } = customer.column;
  const { keyOf } = customer.keyed;
  let code: number = BLANK;
  let key = 0;
  for (let row = from; row < to; row++) {
    if (bucketOf[row] !== ANALYSED) continue;
    const next = codes[row]!;
    if (next !== code) key = keyOf[(code = next)]!;
    const tick = ticks[row]!;
    if (tick > 0) above[key] = 1;
    else if (tick < 0) below[key] = 1;
  }
}
