/**
 * Plain data as words and figures apart: JSON in which a `#` stands for every number, and the numbers as doubles in the order of
 * their places. Numbers come back exactly as they were, not-a-number and the infinities too, which JSON cannot say; and the words
 * hold no figure, so that whoever looks for a customer's number in them finds none by chance.
 */
export interface WordsAndFigures {
  readonly words: string;
  readonly figures: Float64Array<ArrayBuffer>;
}

/** Texts that begin with the mark have it twice. */
const MARK = '#';

/** @param value of plain objects, arrays, texts, numbers, booleans and null; what is undefined is left out */
export function wordsAndFigures(value: unknown): WordsAndFigures {
  const figures: number[] = [];
  const words = JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'string') return one.startsWith(MARK) ? MARK + one : one;
    if (typeof one !== 'number') return one;
    figures.push(one);
    return MARK;
  });
  return { words, figures: Float64Array.from(figures) };
}

/** The data again; null where words and figures do not belong together. Throws nothing. */
export function wholeData(words: string, figures: Float64Array): { readonly value: unknown } | null {
  let next = 0;
  const filled = (one: unknown): unknown => {
    if (typeof one === 'string') {
      if (one === MARK) return figures[next++];
      return one.startsWith(MARK) ? one.slice(1) : one;
    }
    if (Array.isArray(one)) return one.map(filled);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, filled(inner)]));
  };
  try {
    const value = filled(JSON.parse(words));
    return next === figures.length ? { value } : null;
  } catch {
    // No JSON, or nested deeper than a call stack.
    return null;
  }
}
