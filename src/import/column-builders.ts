import { narrowCodes } from '../table/narrow.ts';
import { DateBuilder } from './byte-dates.ts';
import { BLANK, NO_DATE } from '../table/column.ts';
import { extentOf } from '../table/extent.ts';
import { ByteDictionary, CROWDED } from './byte-dictionary.ts';
import { NumberBuilder } from './byte-numbers.ts';
import { cut } from './cut.ts';
import type { CellText } from './byte-text.ts';
import type { PackedColumn } from './packed-table.ts';
import type { ColumnPlan } from './raw-table.ts';
import { sameBytes, type Cells } from './record-batch.ts';
import { firstWord, secondWord, thirdWord, WORDS } from './text-hash.ts';

export class TextBuilder {
  readonly kind = 'text';
  codes: Int32Array<ArrayBuffer>;
  readonly dictionary: ByteDictionary;
  /** Whether no cell was blank so far. */
  full = true;
  constructor(
    readonly name: string,
    capacity: number,
    maxLevels: number,
    private readonly text: CellText,
  ) {
    this.codes = new Int32Array(capacity);
    this.dictionary = new ByteDictionary(maxLevels);
  }
  grow(capacity: number): void {
    const grown = new Int32Array(capacity);
    grown.set(this.codes);
    this.codes = grown;
  }

  /** Takes the column's fields of a batch. False: more distinct texts than the dictionary may hold. */
  take({ bytes, view, starts, ends, first, stride, count, row }: Cells): boolean {
    const { codes, dictionary, text } = this;
    const { spacesFrom } = text;
    let lastStart = 0;
    let lastLength = -1;
    let lastFirst = 0;
    let lastSecond = 0;
    let lastThird = 0;
    let code = BLANK;
    for (let i = 0, at = first; i < count; i++, at += stride) {
      const start = starts[at]!;
      const length = ends[at]! - start;
      // The lines of an order follow each other: much is as in the row before.
      if (length <= WORDS) {
        const one = firstWord(view, start, length);
        const two = secondWord(view, start, length);
        const three = thirdWord(view, start, length);
        if (length !== lastLength || ((one ^ lastFirst) | (two ^ lastSecond) | (three ^ lastThird)) !== 0) {
          lastLength = length;
          lastFirst = one;
          lastSecond = two;
          lastThird = three;
          const byte = one & 0xff;
          if (
            length === 0 ||
            ((byte <= 32 || byte >= spacesFrom) && text.isBlank(bytes, start, start + length))
          ) {
            code = BLANK;
            this.full = false;
          } else {
            code = dictionary.takeShort(view, start, length, one, two, three);
            if (code === CROWDED) return false;
          }
        }
      } else if (length !== lastLength || !sameBytes(view, start, lastStart, length)) {
        lastStart = start;
        lastLength = length;
        const end = start + length;
        const byte = bytes[start]!;
        if ((byte <= 32 || byte >= spacesFrom) && text.isBlank(bytes, start, end)) {
          code = BLANK;
          this.full = false;
        } else {
          code = dictionary.take(view, start, end);
          if (code === CROWDED) return false;
        }
      }
      codes[row + i] = code;
    }
    return true;
  }
}

export type ColumnBuilder = TextBuilder | NumberBuilder | DateBuilder;

export function builderOf(
  plan: ColumnPlan,
  capacity: number,
  maxLevels: number,
  text: CellText,
): ColumnBuilder | null {
  switch (plan.kind) {
    case 'text':
      return new TextBuilder(plan.name, capacity, plan.most ?? maxLevels, text);
    case 'number':
      return new NumberBuilder(plan.name, plan.format, capacity, text, plan.currency);
    case 'date':
      return new DateBuilder(plan.name, plan.format, capacity, text);
    case 'skip':
      return null;
  }
}

/** @param room rows that the arrays have room for where that may be of use to others, else `rows` */
export function packedColumn(column: ColumnBuilder, rows: number, room: number): PackedColumn {
  const { kind, name } = column;
  if (kind === 'text') {
    const codes = narrowCodes(cut(column.codes, rows, room), column.dictionary.count, room);
    return { kind, name, codes, full: column.full, ...column.dictionary.packed() };
  }
  if (kind === 'date') {
    const days = cut(column.days, rows, room);
    return { kind, name, days, extent: extentOf(days, NO_DATE) };
  }
  return { kind, name, numbers: column.numbers(rows, room), decimals: column.decimals };
}
