import { fold } from './fold.ts';
import { TextIds } from './ids.ts';

export { fold };

/** The texts of one evaluation, by place. The same text can lie in several places: equal places mean equal texts, not the reverse. */
export class TextPool {
  readonly #texts: string[] = [];
  readonly #places = new TextIds(false);
  readonly #folded: (string | undefined)[] = [];

  readonly #dictionaries: { readonly base: number; readonly end: number }[] = [];

  /** Texts of one source differ wherever their places do: a dictionary by its first place, -1 for texts made on the way. */
  source(place: number): number {
    for (const { base, end } of this.#dictionaries) if (place >= base && place < end) return base;
    return -1;
  }

  get size(): number {
    return this.#texts.length;
  }

  text(place: number): string {
    return this.#texts[place] ?? '';
  }

  /** The text as Excel compares it: without case. */
  folded(place: number): string {
    return (this.#folded[place] ??= fold(this.text(place)));
  }

  /** The place of a text, kept once. */
  place(text: string): number {
    const place = this.#places.id(text, this.#texts.length);
    if (place === this.#texts.length) this.#texts.push(text);
    return place;
  }

  /** Takes in the dictionary of a column; the place of its code 0. */
  addLevels(levels: readonly string[]): number {
    const base = this.#texts.length;
    this.#dictionaries.push({ base, end: base + levels.length });
    for (const level of levels) this.#texts.push(level);
    return base;
  }
}

// One language on every machine, so that a formula gives the same column everywhere.
const collator = new Intl.Collator('en', { sensitivity: 'accent' });

/** Order of two folded texts, as Excel has it: by letters, not by code units; never 0 for different texts. */
export function compareFolded(one: string, other: string): number {
  if (one === other) return 0;
  const order = collator.compare(one, other);
  return order !== 0 ? order : one < other ? -1 : 1;
}
