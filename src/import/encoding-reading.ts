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
 */
export function strictReading(
  encoding: Encoding,
  costOf: (text: string, bytes: Uint8Array) => number,
  usual: number,
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
    read: (word) => lenient(bytesOf(word)),
    cost,
    strained: (words) => {
      const past = words.reduce(
        (sum, { word, weight }) => sum + bytesOf(word).filter((byte) => byte >= 128).length * weight,
        0,
      );
      return cost(words) > past * usual + STRAIN;
    },
  };
}

/** Bits that a few words may cost more. */
const STRAIN = 24;
