import {
  BLANK,
  packedTextColumn,
  textColumn,
  type Codes,
  type LevelStore,
  type TextColumn,
} from '../table/column.ts';
import { narrowCodes } from '../table/narrow.ts';

/** A text column while it is rewritten: codes of its own from the first change on, its dictionary with what is new after it. */
export class TextDraft {
  readonly #column: TextColumn;
  readonly #levels: readonly string[];
  readonly #added: string[] = [];
  #codes: Codes;
  #places: Map<string, number> | null = null;
  #own = false;

  constructor(column: TextColumn) {
    this.#column = column;
    this.#codes = column.codes;
    this.#levels = column.levels;
  }

  get codes(): Codes {
    return this.#codes;
  }

  get changed(): boolean {
    return this.#own;
  }

  get levelCount(): number {
    return this.#levels.length + this.#added.length;
  }

  text(code: number): string {
    return this.#levels[code] ?? this.#added[code - this.#levels.length] ?? '';
  }

  /** The code of a text there is; -1 where it is in no cell, and never was. */
  known(text: string): number {
    this.#places ??= new Map(this.#levels.map((level, code) => [level, code]));
    return this.#places.get(text) ?? -1;
  }

  /** The code of a text, new or not; BLANK for ''. */
  code(text: string): number {
    if (text === '') return BLANK;
    const known = this.known(text);
    if (known >= 0) return known;
    const code = this.levelCount;
    this.#added.push(text);
    this.#places?.set(text, code);
    if (this.#own) this.#widen();
    return code;
  }

  set(line: number, code: number): void {
    if (!this.#own) {
      this.#own = true;
      this.#codes = this.#codes.slice();
      this.#widen();
    }
    this.#codes[line] = code;
  }

  /** Gives every cell the code that stands for its own (`codeOf`); blanks stay. */
  recode(codeOf: Int32Array): void {
    const codes = this.#own ? this.#codes : this.#codes.slice();
    this.#codes = codes;
    this.#own = true;
    this.#widen();
    const into = this.#codes;
    for (let line = 0; line < into.length; line++) if (into[line]! >= 0) into[line] = codeOf[into[line]!]!;
  }

  /** Bytes a code grow with the dictionary. */
  #widen(): void {
    const { BYTES_PER_ELEMENT: bytes } = this.#codes;
    const needed = this.levelCount > 0x8000 ? 4 : this.levelCount > 0x80 ? 2 : 1;
    if (bytes < needed)
      this.#codes = needed === 2 ? Int16Array.from(this.#codes) : Int32Array.from(this.#codes);
  }

  /** The column as it is now, without the values that no cell has any more. A packed dictionary stays packed, and whole. */
  column(): TextColumn {
    const { name, store } = this.#column;
    if (!this.#own) return this.#column;
    if (store) return packedTextColumn(name, this.#codes, longer(store, this.#added));
    return usedLevels(name, this.#codes, this.levelCount, (code) => this.text(code));
  }
}

/** A column without the values that no cell has, in order of first appearance. Rewrites the codes. */
export function usedLevels(
  name: string,
  codes: Codes,
  levelCount: number,
  text: (code: number) => string,
): TextColumn {
  const newCode = new Int32Array(levelCount).fill(BLANK);
  const kept: string[] = [];
  for (let line = 0; line < codes.length; line++) {
    const code = codes[line]!;
    if (code < 0) continue;
    if (newCode[code] === BLANK) newCode[code] = kept.push(text(code)) - 1;
    codes[line] = newCode[code]!;
  }
  return textColumn(name, narrowCodes(codes, kept.length), kept);
}

function longer(store: LevelStore, added: readonly string[]): LevelStore {
  if (added.length === 0) return store;
  const { count } = store;
  return {
    count: count + added.length,
    all: () => [...store.all(), ...added],
    one: (code) => (code < count ? store.one(code) : (added[code - count] ?? '')),
  };
}
