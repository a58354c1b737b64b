import type { Encoding } from './encoding.ts';

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
