import { orderByInteger, orderByPair } from './order.ts';

/** Below this many texts the passes of a radix sort cost more than comparing. */
const FEW = 2000;

/**
 * Rank of every level (0 first) in code unit order, which is the same on every machine; for an order a person reads,
 * give an `Intl.Collator`'s `compare`. Levels are distinct.
 */
export function textRank(levels: readonly string[], compare?: (a: string, b: string) => number): Int32Array {
  const rank = new Int32Array(levels.length);
  if (compare === undefined && levels.length > FEW) {
    const order = orderByCodeUnits(levels);
    for (let place = 0; place < order.length; place++) rank[order[place]!] = place;
    return rank;
  }
  const sorted = compare ? levels.toSorted(compare) : levels.toSorted();
  const place = new Map<string, number>();
  for (let i = 0; i < sorted.length; i++) place.set(sorted[i]!, i);
  for (let code = 0; code < levels.length; code++) rank[code] = place.get(levels[code]!) ?? 0;
  return rank;
}

/**
 * Texts by code units without comparing them: keys of a file mostly begin alike and differ within a few characters, so
 * what they share is skipped, the next eight (four, where one is past Latin-1) are packed into 64 bits and sorted as
 * numbers. Only texts equal in all of these are compared.
 */
export function orderByCodeUnits(texts: readonly string[]): Int32Array {
  const from = sharedPrefix(texts);
  const units = allBelow256(texts, from) ? 8 : 4;
  const high = new Uint32Array(texts.length);
  const low = new Uint32Array(texts.length);
  for (let row = 0; row < texts.length; row++) {
    high[row] = packed(texts[row]!, from, units >> 1);
    low[row] = packed(texts[row]!, from + (units >> 1), units >> 1);
  }
  const order = orderByPair(high, low);
  const before = (a: number, b: number): number => (texts[a]! < texts[b]! ? -1 : 1);
  for (let begin = 0; begin < order.length;) {
    const first = order[begin]!;
    let end = begin + 1;
    while (end < order.length && high[order[end]!] === high[first] && low[order[end]!] === low[first]) end++;
    if (end - begin > 1) order.subarray(begin, end).sort(before);
    begin = end;
  }
  return order;
}

/** Code units from `from` on in one word: two of 16 bits or four of 8; 0 past the end, so that shorter comes first. */
function packed(text: string, from: number, units: number): number {
  const bits = 32 / units;
  let word = 0;
  for (let i = from; i < from + units; i++) {
    word = (word << bits) | (i < text.length ? text.charCodeAt(i) : 0);
  }
  return word >>> 0;
}

/** How many code units all texts begin with alike. */
function sharedPrefix(texts: readonly string[]): number {
  const first = texts[0] ?? '';
  let shared = first.length;
  for (let row = 1; row < texts.length && shared > 0; row++) {
    const text = texts[row]!;
    let length = Math.min(shared, text.length);
    for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== first.charCodeAt(i)) length = i;
    shared = length;
  }
  return shared;
}

function allBelow256(texts: readonly string[], from: number): boolean {
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row]!;
    const end = Math.min(text.length, from + 8);
    for (let i = from; i < end; i++) if (text.charCodeAt(i) > 255) return false;
  }
  return true;
}

/** Rows in order of their text by rank, equal ones in row order, blanks last. */
export function orderByText(codes: Int32Array, rank: Int32Array): Int32Array {
  const ranks = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    ranks[row] = code < 0 ? rank.length : rank[code]!;
  }
  return orderByInteger(ranks);
}
