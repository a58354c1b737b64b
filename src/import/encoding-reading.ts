import { textDecoder, type Encoding } from './encoding.ts';
import { bytesOf } from './encoding-scan.ts';

/** A word of a file, one character a byte, and what it counts for. */
export interface Weighed {
  readonly word: string;
  readonly weight: number;
}

/** How an encoding reads words. */
export interface Reading {
  readonly encoding: Encoding;
  /** Bits of its cost that only say how seldom it is met. */
  readonly seldom: number;
  readonly read: (word: string) => string;
  /** Bits the words cost in the language that suits them best. */
  readonly cost: (words: readonly Weighed[]) => number;
  /** Whether the words are no good text in any of its languages: the file is in an encoding that nobody thought of. */
  readonly strained: (words: readonly Weighed[]) => boolean;
}

/**
 * A reading in which not every row of bytes is text: a word that is none costs more than any that is.
 *
 * @param costOf bits of a word that is text
 * @param usual bits a byte past ASCII that texts cost at most, but for a few words
 * @param seldom bits that speak against it beforehand
 */
export function strictReading(
  encoding: Encoding,
  costOf: (text: string, bytes: Uint8Array) => number,
  usual: number,
  seldom = 0,
): Reading {
  const strict = new TextDecoder(encoding, { fatal: true });
  const lenient = textDecoder(encoding);
  const cost = (words: readonly Weighed[]) =>
    words.reduce((sum, { word, weight }) => {
      const bytes = bytesOf(word);
      try {
        return sum + costOf(strict.decode(bytes), bytes) * weight;
      } catch {
        return sum + (25 + bytes.length * 6) * weight;
      }
    }, 0);
  return {
    encoding,
    seldom,
    read: (word) => lenient(bytesOf(word)),
    cost: (words) => cost(words) + seldom,
    strained: (words) => {
      const past = words.reduce(
        (sum, { word, weight }) => sum + bytesOf(word).filter((byte) => byte >= 128).length * weight,
        0,
      );
      return cost(words) > past * usual + STRAIN;
    },
  };
}

// A sign of punctuation alone, or a particle, may stand between Latin letters: `A・B`, `AとB`, `A는`.
const BETWEEN = /[ぁ-ん・ー·가-힣]/;

/**
 * Bits for how the wide letters of a word sit among Latin ones. `iPhone用` is written, and a single wide letter within a Latin word is an
 * accented one of another encoding: `J〉gen`, `G］ther`, `GＳard` for `Jürgen`, `Günther`, `Gérard`.
 */
export function amongLatin(text: string): number {
  // `ｽ` alone is `½`.
  let bits = /(?<![^0-9])[\uff61-\uff9f](?![^0-9])/.test(text) ? 6 : 0;
  if (!/[a-z]/i.test(text)) return bits;
  for (const { 0: run, index } of text.matchAll(/\P{ASCII}+/gu)) {
    const before = text.charAt(index - 1);
    const next = text.charAt(index + run.length);
    const single = Array.from(run).length === 1;
    const inWord = /[a-z]/i.test(before) && /[a-z]/i.test(next);
    if (single && inWord && !BETWEEN.test(run)) bits += 15;
    else if (/[a-z]/.test(before) && /[a-z]/.test(next)) bits += 8;
    // Half-width kana and full-width letters are how whole words are written.
    if (/^[\uff61-\uff9f]/.test(run) && /[a-z]/.test(before)) bits += 8;
    if (/[\uff61-\uff9f]$/.test(run) && /[a-z]/.test(next)) bits += 8;
    if (/[\uff21-\uff5a]/.test(run) && /[a-z]/i.test(before + next)) bits += 8;
    // `Tom囦`: a rare letter at the end of a word.
    if (single && /[a-z]/.test(before) && /\p{Script=Han}/u.test(run)) bits += 4;
  }
  return bits;
}

/** Bits that a few words may cost more. */
const STRAIN = 24;
