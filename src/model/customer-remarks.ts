import { BLANK, textColumn, type TextColumn } from '../table/column.ts';
import type { Dataset } from './dataset.ts';

/** What was noted of customers, a row a customer. */
export interface RemarkColumns {
  /** Tags with commas between. */
  readonly tags: TextColumn;
  readonly note: TextColumn;
}

/** The remarks of some keys; null where nothing was noted of anybody in the dataset. */
export function remarkColumns({ remarks }: Dataset, keys: readonly string[]): RemarkColumns | null {
  if (!remarks || remarks.size === 0) return null;
  const tags = new Texts(keys.length);
  const notes = new Texts(keys.length);
  for (const [row, key] of keys.entries()) {
    const remark = remarks.get(key);
    if (!remark) continue;
    tags.set(row, remark.tags.join(', '));
    notes.set(row, remark.note);
  }
  return { tags: tags.column('tags'), note: notes.column('note') };
}

class Texts {
  readonly #codes: Int32Array;
  readonly #places = new Map<string, number>();

  constructor(rows: number) {
    this.#codes = new Int32Array(rows).fill(BLANK);
  }

  set(row: number, text: string): void {
    if (text === '') return;
    let code = this.#places.get(text);
    if (code === undefined) this.#places.set(text, (code = this.#places.size));
    this.#codes[row] = code;
  }

  column(name: string): TextColumn {
    return textColumn(name, this.#codes, [...this.#places.keys()]);
  }
}
