import { inBlocks } from './blocks.ts';
import type { Levels } from './cells.ts';
import { collationLetters, type CollationLetters } from './collation-letters.ts';
import { orderByPair } from './order.ts';

/** Texts that a collator compares one by one: past some hundred thousand that takes seconds, and code units decide. */
const MOST_COMPARED = 150_000;
/** Fewer texts are sorted faster by comparing. */
const FEW = 500;
/** Digits of a number that is compared as bytes. */
const MOST_DIGITS = 200;

/**
 * Rank of every text (0 first) as `Intl.Collator` with `numeric` has them in a language; texts that are the same to it (`007` and
 * `7`) by code units. Most texts are never compared: their primary weights are written as bytes (`CollationLetters`) and
 * sorted like numbers; only those equal in all of these, and those with other characters, are given to the collator.
 *
 * @param language a BCP 47 tag; one that is none: the language of the machine
 */
export function collatedRank(levels: Levels, language?: string): Int32Array {
  const { count } = levels;
  const { compare } = collatorOf(language);
  const plain = plainBytes(levels);
  // Ids by the million are bytes and stay so: strings are made of the few that have to be compared.
  const texts = plain === null ? levels.all() : null;
  const textOf = (code: number): string => (texts === null ? levels.one(code) : texts[code]!);
  const total: Total = (a, b) => {
    const [one, other] = [textOf(a), textOf(b)];
    return compare(one, other) || (one < other ? -1 : 1);
  };
  if (count <= FEW) return ranksOf(Int32Array.from({ length: count }, (_, code) => code).sort(total));
  const keys = new Keys(count, languageOf(language), plain ?? unitsOf(levels.all()));
  if (keys.others.length > MOST_COMPARED) {
    const codes = Int32Array.from({ length: count }, (_, code) => code);
    return ranksOf(codes.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)));
  }
  const regular = sortKeys(keys, total);
  return ranksOf(merged(regular, keys.others.sort(total), total));
}

/** Texts as their units: text c is `units[offsets[c] .. offsets[c + 1]]`. */
interface TextUnits {
  readonly units: Uint8Array | Uint16Array;
  readonly offsets: Int32Array;
}

/** The bytes of texts that are all of them ASCII. */
function plainBytes({ bytes: kept }: Levels): TextUnits | null {
  if (!kept) return null;
  const { bytes, offsets } = kept;
  const end = offsets[offsets.length - 1]!;
  for (let at = offsets[0]!; at < end; at++) if (bytes[at]! >= 0x80) return null;
  return { units: bytes, offsets };
}

function unitsOf(texts: readonly string[]): TextUnits {
  const offsets = new Int32Array(texts.length + 1);
  for (let code = 0; code < texts.length; code++) offsets[code + 1] = offsets[code]! + texts[code]!.length;
  const units = new Uint16Array(offsets[texts.length]!);
  for (let code = 0; code < texts.length; code++) {
    const text = texts[code]!;
    const from = offsets[code]!;
    for (let i = 0; i < text.length; i++) units[from + i] = text.charCodeAt(i);
  }
  return { units, offsets };
}

type Total = (a: number, b: number) => number;

const collators = new Map<string, Intl.Collator>();

function languageOf(language: string | undefined): string | undefined {
  try {
    return language === undefined ? undefined : Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

export function collatorOf(language?: string): Intl.Collator {
  const key = languageOf(language) ?? '';
  let collator = collators.get(key);
  if (!collator) {
    collator = new Intl.Collator(key === '' ? undefined : key, { numeric: true });
    collators.set(key, collator);
  }
  return collator;
}

function ranksOf(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) rank[order[place]!] = place;
  return rank;
}

/** Primary weights of texts as bytes, 0 the end: key of the nth text of `codes` is `bytes[starts[n] .. starts[n + 1]]`. */
class Keys {
  readonly codes: Int32Array;
  /** Texts that have none. */
  readonly others: Int32Array;
  readonly starts: Int32Array;
  bytes: Uint8Array;

  constructor(count: number, language: string | undefined, { units, offsets }: TextUnits) {
    const counts = new Int32Array(65536);
    const from = offsets[0]!;
    inBlocks(offsets[count]! - from, (first, to) => countUnits(units, counts, from + first, from + to));
    const letters = collationLetters(language, counts);
    this.bytes = new Uint8Array(offsets[count]! - from + 2 * count);
    this.starts = new Int32Array(count + 1);
    const codes = new Int32Array(count);
    const others = new Int32Array(count);
    let regular = 0;
    let at = 0;
    for (let code = 0; code < count; code++) {
      const end = offsets[code + 1]!;
      // A number takes two bytes more than half its digits: at most three times the units.
      if (at + 3 * (end - offsets[code]!) > this.bytes.length) this.#grow(at + 3 * (end - offsets[code]!));
      const written = writeKey(units, offsets[code]!, end, letters, this.bytes, at);
      if (written < 0) others[code - regular] = code;
      else {
        codes[regular++] = code;
        this.starts[regular] = at = written;
      }
    }
    this.codes = codes.subarray(0, regular);
    this.others = others.slice(0, count - regular);
  }

  #grow(least: number): void {
    const grown = new Uint8Array(Math.max(least, Math.ceil(this.bytes.length * 1.5)));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

function countUnits(units: ArrayLike<number>, counts: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at++) counts[units[at]!]!++;
}

/** Writes the key of a text; answers where it ends, or -1 where the text has none. */
function writeKey(
  units: Uint8Array | Uint16Array,
  from: number,
  end: number,
  { weightOf, number, apart, placeOf }: CollationLetters,
  bytes: Uint8Array,
  to: number,
): number {
  let at = to;
  let before = 0;
  for (let i = from; i < end;) {
    const unit = units[i]!;
    const weight = weightOf[unit]!;
    if (weight === 0) return -1;
    const place = placeOf[unit]!;
    if (apart[before * 256 + place] === 0) return -1;
    before = place;
    bytes[at++] = weight;
    i++;
    if (weight !== number) continue;
    // Its number of digits, without zeros in front, then the digits in pairs.
    let first = i - 1;
    while (i < end && weightOf[units[i]!] === number) i++;
    while (first < i && units[first] === 48) first++;
    const digits = i - first;
    if (digits > MOST_DIGITS) return -1;
    bytes[at++] = digits;
    if (digits % 2 === 1) bytes[at++] = units[first++]! - 48;
    for (; first < i; first += 2) bytes[at++] = (units[first]! - 48) * 10 + units[first + 1]! - 48;
  }
  return at;
}

/** The codes with a key in order of their keys, those of one key by comparing. */
function sortKeys(keys: Keys, total: Total): Int32Array {
  const { codes } = keys;
  const order = Int32Array.from(codes, (_, at) => at);
  sortRange(keys, order, 0, order.length, 0, total);
  return order.map((at) => codes[at]!);
}

/** Sorts a stretch of the order whose keys are alike up to a byte. */
function sortRange(
  keys: Keys,
  order: Int32Array,
  from: number,
  to: number,
  alike: number,
  total: Total,
): void {
  const compared = (a: number, b: number): number =>
    compareKeys(keys, a, b, alike) || total(keys.codes[a]!, keys.codes[b]!);
  const stretch = order.subarray(from, to);
  if (stretch.length < FEW) {
    if (stretch.length > 1) stretch.sort(compared);
    return;
  }
  const shared = sharedBytes(keys, stretch, alike);
  if (shared === Infinity) {
    stretch.sort(compared);
    return;
  }
  const high = new Uint32Array(stretch.length);
  const low = new Uint32Array(stretch.length);
  for (let i = 0; i < stretch.length; i++) {
    high[i] = word(keys, stretch[i]!, shared);
    low[i] = word(keys, stretch[i]!, shared + 4);
  }
  const sorted = orderByPair(high, low);
  order.set(sorted.map((i) => stretch[i]!), from); // prettier-ignore
  for (let begin = 0; begin < sorted.length;) {
    const first = sorted[begin]!;
    let end = begin + 1;
    while (end < sorted.length && high[sorted[end]!] === high[first] && low[sorted[end]!] === low[first])
      end++;
    // No key ends where another goes on with zeros, so those alike in eight bytes are alike or differ further on.
    if (end - begin > 1) sortRange(keys, order, from + begin, from + end, shared, total);
    begin = end;
  }
}

function compareKeys({ bytes, starts }: Keys, a: number, b: number, from: number): number {
  const length = Math.max(starts[a + 1]! - starts[a]!, starts[b + 1]! - starts[b]!);
  for (let i = from; i < length; i++) {
    const one = starts[a]! + i < starts[a + 1]! ? bytes[starts[a]! + i]! : 0;
    const other = starts[b]! + i < starts[b + 1]! ? bytes[starts[b]! + i]! : 0;
    if (one !== other) return one - other;
  }
  return 0;
}

/** Four bytes of a key in one word, 0 past its end. */
function word({ bytes, starts }: Keys, key: number, from: number): number {
  const end = starts[key + 1]!;
  let at = starts[key]! + from;
  let packed = 0;
  for (let i = 0; i < 4; i++, at++) packed = (packed << 8) | (at < end ? bytes[at]! : 0);
  return packed >>> 0;
}

/** How many bytes all keys begin with alike, from `from` on known to be; Infinity where they are one and the same. */
function sharedBytes({ bytes, starts }: Keys, stretch: Int32Array, from: number): number {
  const first = stretch[0]!;
  const start = starts[first]!;
  const length = starts[first + 1]! - start;
  let shared = Infinity;
  for (let i = 1; i < stretch.length; i++) {
    const other = starts[stretch[i]!]!;
    const end = starts[stretch[i]! + 1]!;
    let at = from;
    const most = Math.min(shared, length, end - other);
    while (at < most && bytes[start + at] === bytes[other + at]) at++;
    if (at < shared && (at < length || at < end - other)) shared = at;
  }
  return shared;
}

/** Two sorted lists as one: each of the shorter is looked for in the longer, from the one before on. */
function merged(long: Int32Array, short: Int32Array, total: Total): Int32Array {
  if (short.length > long.length) return merged(short, long, total);
  const all = new Int32Array(long.length + short.length);
  let done = 0;
  for (let i = 0; i < short.length; i++) {
    let low = done;
    let step = 1;
    while (low + step <= long.length && total(long[low + step - 1]!, short[i]!) < 0) {
      low += step;
      step *= 2;
    }
    let high = Math.min(long.length, low + step - 1);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (total(long[middle]!, short[i]!) < 0) low = middle + 1;
      else high = middle;
    }
    all.set(long.subarray(done, low), done + i);
    all[low + i] = short[i]!;
    done = low;
  }
  all.set(long.subarray(done), done + short.length);
  return all;
}
