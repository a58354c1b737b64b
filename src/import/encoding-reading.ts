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
}

/**
 * A reading in which not every row of bytes is text: a word that is none costs more than any that is.
 *
 * @param costOf bits of a word that is text
 */
export function strictReading(
  encoding: Encoding,
  costOf: (text: string, bytes: Uint8Array) => number,
): Reading {
  const strict = new TextDecoder(encoding, { fatal: true });
  const lenient = textDecoder(encoding);
  return {
    encoding,
    read: (word) => lenient(bytesOf(word)),
    cost: (words) =>
      words.reduce((sum, { word, weight }) => {
        const bytes = bytesOf(word);
        try {
          return sum + costOf(strict.decode(bytes), bytes) * weight;
        } catch {
          return sum + (25 + bytes.length * 6) * weight;
        }
      }, 0),
  };
}
