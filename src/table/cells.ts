import { BLANK, NO_DATE, type Codes, type Column, type TextColumn } from './column.ts';
import type { LevelBytes } from './level-bytes.ts';

/**
 * The cells of a column of a sheet, as kernels read them: by the place of a row in its table, and in the arrays they lie in.
 * A table of all lines of a large file has no second set of columns.
 */
export type Cells = TextCells | NumberCells | DateCells;

export interface TextCells {
  readonly kind: 'text';
  readonly codes: Codes;
  readonly levels: Levels;
}

/** The distinct texts of a column. */
export interface Levels {
  readonly count: number;
  /** Whether their order is that of their codes (classes); else they are sorted as a language has it. */
  readonly ranked: boolean;
  one(code: number): string;
  all(): readonly string[];
  /** Where they are kept as UTF-8: that. */
  readonly bytes?: LevelBytes;
}

/** Numbers as they are held: value = stored / scale. Money is whole ticks, so that its sums are exact. */
export interface NumberCells {
  readonly kind: 'number';
  readonly stored: Codes | Float64Array;
  /** What stands for a blank beside NaN. */
  readonly blank: number;
  readonly scale: number;
}

export interface DateCells {
  readonly kind: 'date';
  /** Days since 1970-01-01, NO_DATE where blank. */
  readonly days: Int32Array;
}

export function cellsOf(column: Column): Cells {
  switch (column.kind) {
    case 'text':
      return { kind: 'text', codes: column.codes, levels: levelsOf(column) };
    case 'date':
      return { kind: 'date', days: column.days };
    case 'number': {
      const { packed, decimals } = column;
      return packed
        ? { kind: 'number', stored: packed.whole, blank: packed.blank, scale: 10 ** decimals }
        : { kind: 'number', stored: column.values, blank: NaN, scale: 1 };
    }
  }
}

const made = new WeakMap<TextColumn, Levels>();

/**
 * The dictionary of a column, one object for each; its strings are made when asked for and last as long as whoever asked holds
 * them.
 */
export function levelsOf(column: TextColumn): Levels {
  let levels = made.get(column);
  if (!levels) {
    const { levelCount, store } = column;
    levels = {
      count: levelCount,
      ranked: false,
      one: store ? (code) => store.one(code) : (code) => column.levels[code]!,
      all: () => column.levels,
      ...(store?.bytes ? { bytes: store.bytes } : {}),
    };
    made.set(column, levels);
  }
  return levels;
}

export function listedLevels(levels: readonly string[], ranked = false): Levels {
  return { count: levels.length, ranked, one: (code) => levels[code]!, all: () => levels };
}

/** What the cells are told apart by: codes, days, or numbers as stored. */
export function storedOf(cells: Cells): Codes | Float64Array {
  if (cells.kind === 'text') return cells.codes;
  return cells.kind === 'date' ? cells.days : cells.stored;
}

/** What stands for a blank among what is stored; NaN is one too. */
export function blankOf(cells: Cells): number {
  if (cells.kind === 'text') return BLANK;
  return cells.kind === 'date' ? NO_DATE : cells.blank;
}

/** Rows of a table: their places, in an order; null: all of its `length` places as they lie, for which nothing is held. */
export interface Rows {
  readonly places: Int32Array | null;
  readonly length: number;
}
