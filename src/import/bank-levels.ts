import { BLANK, textColumn, type TextColumn } from '../table/column.ts';

/** Of rows that name both sides, those that name oneself. */
const OWN_SHARE = 0.7;

/** Texts of rows gathered into a column. */
export class Levels {
  readonly #codes: Int32Array;
  readonly #codeOf = new Map<string, number>();

  constructor(
    readonly name: string,
    rows: number,
  ) {
    this.#codes = new Int32Array(rows).fill(BLANK);
  }

  set(row: number, text: string): void {
    if (text === '') return;
    let code = this.#codeOf.get(text);
    if (code === undefined) this.#codeOf.set(text, (code = this.#codeOf.size));
    this.#codes[row] = code;
  }

  column(): TextColumn {
    return textColumn(this.name, this.#codes, [...this.#codeOf.keys()]);
  }
}

export function mapLevels(column: TextColumn, change: (level: string) => string): TextColumn {
  const texts = column.levels.map(change);
  const mapped = new Levels(column.name, column.length);
  for (let row = 0; row < column.length; row++) {
    const code = column.codes[row]!;
    if (code !== BLANK) mapped.set(row, texts[code]!);
  }
  return mapped.column();
}

/**
 * The other side where every row names both: who asks for money stands first as well as who sends it, so that one's own
 * name is in either column.
 */
export function otherSide(payer: TextColumn | null, payee: TextColumn | null): TextColumn | null {
  if (!payer || !payee) return payer;
  const rows = new Map<string, { from: number; to: number }>();
  let named = 0;
  for (let row = 0; row < payer.length; row++) {
    const from = payer.at(row)?.trim() ?? '';
    const to = payee.at(row)?.trim() ?? '';
    if (from !== '' || to !== '') named++;
    for (const [name, side] of [
      [from, 'from'],
      [to, 'to'],
    ] as const) {
      if (name === '') continue;
      const held = rows.get(name) ?? { from: 0, to: 0 };
      held[side]++;
      rows.set(name, held);
    }
  }
  const own = [...rows].find(([, { from, to }]) => from > 0 && to > 0 && from + to >= named * OWN_SHARE)?.[0];
  if (own === undefined) return payer;
  const others = new Levels(payer.name, payer.length);
  for (let row = 0; row < payer.length; row++) {
    const from = payer.at(row)?.trim() ?? '';
    others.set(row, from === own ? (payee.at(row)?.trim() ?? '') : from);
  }
  return others.column();
}
