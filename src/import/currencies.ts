import { BLANK, textColumn, type TextColumn } from '../table/column.ts';
import { currencyOf, numberBesideSide, numberParts } from './number-format.ts';

/** The currencies written beside the numbers of a text column, row by row: BLANK where there is none. */
export function currenciesBeside(raw: TextColumn): TextColumn {
  const names: string[] = [];
  const codeOf = Int32Array.from(raw.levels, (level) => {
    const name = (numberParts(level) ?? numberBesideSide(level))?.currency ?? '';
    if (name === '') return BLANK;
    const held = names.indexOf(name);
    return held < 0 ? names.push(name) - 1 : held;
  });
  const codes = new Int32Array(raw.length).fill(BLANK);
  raw.codes.forEach((code, row) => {
    if (code !== BLANK) codes[row] = codeOf[code]!;
  });
  return textColumn(raw.name, codes, names);
}

/**
 * The currency of every row: what its own column says and what stands beside its sums. Where the two contradict each
 * other the row is in neither: `USD €` is a currency of its own. Null where nothing says anything.
 */
export function currencyOfRows(column: TextColumn | null, beside: readonly TextColumn[]): TextColumn | null {
  let all = column;
  for (const one of beside) all = all === null ? one : together(all, one);
  return all;
}

function together(one: TextColumn, other: TextColumn): TextColumn {
  const codes = new Int32Array(one.length);
  const levels: string[] = [...one.levels];
  const known = new Map<number, number>();
  for (let row = 0; row < codes.length; row++) {
    const [a, b] = [one.codes[row]!, other.codes[row]!];
    // Both codes as one number: BLANK is -1.
    const pair = (a + 1) * (other.levelCount + 1) + b + 1;
    let code = known.get(pair);
    if (code === undefined) {
      code = codeIn(levels, one.levels[a] ?? '', other.levels[b] ?? '');
      known.set(pair, code);
    }
    codes[row] = code;
  }
  return textColumn(one.name, codes, levels);
}

function codeIn(levels: string[], one: string, other: string): number {
  const [first, second] = [currencyOf(one), currencyOf(other)];
  if (first === '' && second === '') return BLANK;
  const alone = first === '' || second === '' || first === second;
  const wanted = first === '' ? second : first;
  const held = alone
    ? levels.findIndex((level) => (first === '' ? currencyOf(level) === wanted : level === one))
    : levels.indexOf(`${one.trim()} ${other}`);
  if (held >= 0) return held;
  return levels.push(alone ? wanted : `${one.trim()} ${other}`) - 1;
}
