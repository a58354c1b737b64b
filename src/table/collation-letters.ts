/**
 * What an `Intl.Collator` makes of single characters, found out by asking it. Collation compares texts weight by weight (Unicode
 * Technical Standard 10): first by the primary weights of all their characters, digits together as one number where the
 * collator is numeric, and only then by accents and case. Where each character of two texts has one primary weight of its own and
 * no two neighbours have one together, comparing them weight by weight is comparing the texts, short of accents and case.
 */
export interface CollationLetters {
  /**
   * By UTF-16 unit: rank of its primary weight from 1 on, the same for letters that differ in accent or case; NUMBER a digit, 0
   * where the character is none of those that can be compared alone.
   */
  readonly weightOf: Uint8Array;
  /** The rank of all numbers. */
  readonly number: number;
  /** Whether two neighbours stand for themselves: 0 at `place[first] * 256 + place[second]` where they may not (`ch`, `aa`, `dz`). */
  readonly apart: Uint8Array;
  readonly placeOf: Uint8Array;
}

/** Characters asked about: the most frequent. Each is tried beside each other one. */
const MOST_LETTERS = 150;
const DIGITS = Array.from('0123456789');
/** Longer than any number whose digits are compared here. */
const GREAT_NUMBER = '9'.repeat(220);

const known = new Map<string, CollationLetters>();

/** @param counts how often each UTF-16 unit occurs in the texts to be compared */
export function collationLetters(
  language: string | undefined,
  counts: Uint32Array | Int32Array,
): CollationLetters {
  const used: number[] = [];
  for (let unit = 0; unit < counts.length; unit++) if (counts[unit]! > 0) used.push(unit);
  if (used.length > MOST_LETTERS) used.sort((a, b) => counts[b]! - counts[a]!);
  const alphabet = used
    .slice(0, MOST_LETTERS)
    .map((unit) => String.fromCharCode(unit))
    .filter((letter) => SINGLE.test(letter))
    .sort();
  const key = `${language ?? ''} ${alphabet.join('')}`;
  let letters = known.get(key);
  if (!letters) {
    if (known.size >= 16) known.clear();
    known.set(key, (letters = ask(language, alphabet)));
  }
  return letters;
}

/** No marks that join what is before them, no half of a pair, nothing invisible, no digits of other scripts. */
const SINGLE = /^[^\p{M}\p{C}\p{Nd}\p{Lm}]$/u;

function ask(language: string | undefined, alphabet: readonly string[]): CollationLetters {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sorted = alphabet
    .filter((letter) => compare(letter, '') > 0)
    // What lies among the numbers is written like one and yet is none: superscripts, fractions.
    .filter((letter) => compare(letter, '0') < 0 || compare(letter, GREAT_NUMBER) > 0)
    .sort(compare);
  const groups = grouped(sorted, compare);
  const at = groups.findIndex(([first = '']) => compare(first, '0') > 0);
  const number = at < 0 ? groups.length + 1 : at + 1;
  const weightOf = new Uint8Array(65536);
  groups.forEach((group, place) => {
    const weight = place + 1 < number ? place + 1 : place + 2;
    for (const letter of group) weightOf[letter.charCodeAt(0)] = weight;
  });
  for (const digit of DIGITS) weightOf[digit.charCodeAt(0)] = number;
  const letters = groups.flat();
  const placeOf = new Uint8Array(65536);
  letters.forEach((letter, place) => (placeOf[letter.charCodeAt(0)] = place + 1));
  const apart = new Uint8Array(65536).fill(1);
  tryPairs(groups, compare, (first, second) => {
    apart[placeOf[first.charCodeAt(0)]! * 256 + placeOf[second.charCodeAt(0)]!] = 0;
  });
  // Longer ones begin like a pair (`dz`, `dzs`; `ch`, `c'h`): whoever has a pair with somebody is trusted with no letter.
  for (let first = 1; first <= letters.length; first++) {
    const row = apart.subarray(first * 256 + 1, first * 256 + 256);
    if (row.includes(0)) row.fill(0);
  }
  return { weightOf, number, apart, placeOf };
}

type Compare = (a: string, b: string) => number;

/**
 * Letters of one primary weight each, least first. One that stands for several (`ß` is `ss`) comes before its first letter
 * followed by a later one, and is left out.
 */
function grouped(sorted: readonly string[], compare: Compare): string[][] {
  const groups: string[][] = [];
  const greatest = sorted.at(-1) ?? '';
  for (const letter of sorted) {
    const before = groups.at(-1);
    const first = before?.[0] ?? '';
    if (before && compare(first, letter) === 0) before.push(letter);
    else if (!before || compare(first + greatest + greatest, letter) < 0) groups.push([letter]);
  }
  return groups;
}

/** Tells of neighbours that do not sort as one after the other. */
function tryPairs(
  groups: readonly (readonly string[])[],
  compare: Compare,
  tell: (first: string, second: string) => void,
): void {
  const letters = groups.flat();
  const groupOf = new Map(groups.flatMap((group, place) => group.map((letter) => [letter, place] as const)));
  for (const first of letters) {
    const next = groups[(groupOf.get(first) ?? 0) + 1]?.[0];
    let last = '';
    for (const second of letters) {
      const pair = first + second;
      const expected = last === '' || groupOf.get(last) !== groupOf.get(second) ? 1 : 0;
      const rises = Math.sign(compare(pair, first + last)) === expected;
      const stays = next === undefined || compare(pair, next) < 0;
      if (!rises || !stays) tell(first, second);
      if (!rises && last !== '') tell(first, last);
      last = second;
    }
    // A digit that follows is a number of its own, and before a letter too.
    if (compare(`${first}5`, first) <= 0) tell(first, '5');
    if (compare(`5${first}`, '5') <= 0 || compare(`5${first}`, '6') >= 0) tell('5', first);
  }
}
