import type { LevelBytes } from './level-bytes.ts';

/**
 * The three kinds of columns. Text is dictionary-encoded, dates are whole civil days since 1970-01-01,
 * numbers are doubles. Each has `length` and `at(row)`, which is all an arquero Table asks of a column;
 * kernels take the typed arrays.
 */

/** The code of a blank in a text column. */
export const BLANK = -1;
/** The day of a blank in a date column: no civil date lies there. */
export const NO_DATE = -2147483648;

/** Dictionary codes, in the narrowest array that holds them where a table is long (`narrowCodes`). */
export type Codes<Buffer extends ArrayBufferLike = ArrayBufferLike> =
  Int8Array<Buffer> | Int16Array<Buffer> | Int32Array<Buffer>;

/** What is known of a column's cells without going over them. */
export interface Extent {
  /** Cells without a value. */
  readonly blanks: number;
  /** Of the others; Infinity and -Infinity where there are none. */
  readonly least: number;
  readonly most: number;
}

/** Numbers as whole ones: value = whole / 10 ** decimals. */
export interface PackedNumbers<Buffer extends ArrayBufferLike = ArrayBufferLike> {
  readonly whole: Codes<Buffer>;
  /** What stands for a blank: no value of the column. */
  readonly blank: number;
  /** Of the whole numbers; left out: nobody has looked. */
  readonly extent?: Extent;
}

export interface TextColumn {
  readonly kind: 'text';
  readonly name: string;
  readonly length: number;
  /** One index into `levels` a row; BLANK where the cell is empty. */
  readonly codes: Codes;
  /**
   * Distinct values in order of first appearance; never contains ''. A large dictionary may make these strings anew
   * when asked: take them once, and where only their number matters ask for `levelCount`.
   */
  readonly levels: readonly string[];
  readonly levelCount: number;
  /** Whether every level is known to be ASCII, and not of white space alone; left out: nobody has looked. */
  readonly plain?: boolean;
  /** Whether every cell is known to have a text; left out: nobody has looked. */
  readonly full?: boolean;
  /** Where the dictionary is kept as something smaller than strings: that. */
  readonly store?: LevelStore;
  at(row: number): string | null;
}

export interface DateColumn {
  readonly kind: 'date';
  readonly name: string;
  readonly length: number;
  /** Days since 1970-01-01, NO_DATE where blank or unreadable. */
  readonly days: Int32Array;
  /** Left out: nobody has looked. */
  readonly extent?: Extent;
  /** Days since 1970-01-01, or null. */
  at(row: number): number | null;
}

export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly length: number;
  /**
   * NaN where blank or unreadable. A long column may make these anew when asked (`packed`): take them once, never cell
   * by cell.
   */
  readonly values: Float64Array;
  /** The same as whole numbers, where the column is kept so; else left out. */
  readonly packed?: PackedNumbers;
  /** The most decimals any value was written with (0 for whole numbers): value * 10 ** decimals is whole. */
  readonly decimals: number;
  at(row: number): number | null;
}

export type Column = TextColumn | DateColumn | NumberColumn;

export function textColumn(
  name: string,
  codes: Codes,
  levels: readonly string[],
  full?: boolean,
): TextColumn {
  return {
    kind: 'text',
    name,
    length: codes.length,
    codes,
    levels,
    levelCount: levels.length,
    ...(full !== undefined && { full }),
    at: (row) => levels[codes[row] ?? BLANK] ?? null,
  };
}

/** A dictionary that is kept as something smaller than strings. */
export interface LevelStore {
  readonly count: number;
  /** As `TextColumn.plain`. */
  readonly plain?: boolean;
  /** The UTF-8 it is kept as; left out where it is kept otherwise. */
  readonly bytes?: LevelBytes;
  /** All levels, in order. */
  all(): string[];
  one(code: number): string;
}

/**
 * A text column whose dictionary stays packed: a million order ids as strings weigh four times their bytes, and the
 * garbage collector walks every one of them. The strings last as long as whoever asked for them holds them.
 */
export function packedTextColumn(name: string, codes: Codes, store: LevelStore, full?: boolean): TextColumn {
  let made = new WeakRef<string[]>([]);
  return {
    kind: 'text',
    name,
    length: codes.length,
    codes,
    get levels() {
      const known = made.deref();
      if (known?.length === store.count) return known;
      const strings = store.all();
      made = new WeakRef(strings);
      return strings;
    },
    levelCount: store.count,
    plain: store.plain ?? false,
    ...(full !== undefined && { full }),
    store,
    at: (row) => {
      const code = codes[row] ?? BLANK;
      return code === BLANK ? null : store.one(code);
    },
  };
}

/** The same texts under other codes. */
export function withCodes(column: TextColumn, codes: Codes): TextColumn {
  const { name, store } = column;
  return store ? packedTextColumn(name, codes, store) : textColumn(name, codes, column.levels);
}

export function dateColumn(name: string, days: Int32Array, extent?: Extent): DateColumn {
  return {
    kind: 'date',
    name,
    length: days.length,
    days,
    ...(extent && { extent }),
    at: (row) => {
      const day = days[row] ?? NO_DATE;
      return day === NO_DATE ? null : day;
    },
  };
}

export function numberColumn(name: string, values: Float64Array, decimals: number): NumberColumn {
  return {
    kind: 'number',
    name,
    length: values.length,
    values,
    decimals,
    at: (row) => {
      const value = values[row] ?? NaN;
      return Number.isNaN(value) ? null : value;
    },
  };
}
