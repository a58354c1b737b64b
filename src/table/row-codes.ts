import type { Rows, TextCells } from './cells.ts';
import type { Stretch } from './range-sums.ts';

/** Texts of some rows in order of appearance, each once, at most `most`. */
export function distinctTexts(
  { codes, levels }: TextCells,
  { places }: Rows,
  stretches: readonly Stretch[],
  most: number,
): string[] {
  const seen = new Uint8Array(levels.count);
  const found: string[] = [];
  for (const { from, to } of stretches) {
    for (let row = from; row < to && found.length < most; row++) {
      const code = codes[places === null ? row : places[row]!]!;
      if (code < 0 || seen[code] === 1) continue;
      seen[code] = 1;
      found.push(levels.one(code));
    }
  }
  return found;
}

/** The first row whose text is the given one; -1: none. */
export function firstRowOf({ codes, levels }: TextCells, { places, length }: Rows, text: string): number {
  const wanted = levels.all().indexOf(text);
  if (wanted < 0) return -1;
  for (let row = 0; row < length; row++)
    if (codes[places === null ? row : places[row]!] === wanted) return row;
  return -1;
}
