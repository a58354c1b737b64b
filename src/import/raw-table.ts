import type { Column } from '../table/column.ts';
import type { AsideRow } from './check.ts';
import type { Dialect } from './dialect.ts';
import type { DateFormat } from './date-format.ts';
import type { ComparedRows } from './duplicates.ts';
import type { NumberFormat } from './number-format.ts';

/** How a reader is to read one column. */
export type ColumnPlan =
  /** `most`: distinct texts it may have, where that is not what any column may. */
  | { readonly kind: 'text'; readonly name: string; readonly most?: number }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly format: NumberFormat;
      /** What may stand beside the numbers (`currencyOf`): a number beside another currency is outside the format. Left out: any. */
      readonly currency?: string;
    }
  | { readonly kind: 'date'; readonly name: string; readonly format: DateFormat }
  /** Read for its field count and row hash, kept nowhere. */
  | { readonly kind: 'skip'; readonly name: string };

export interface ReadPlan {
  readonly dialect: Dialect;
  readonly columns: readonly ColumnPlan[];
  /** Left out: every record is a row. */
  readonly layout?: TableLayout;
}

/** Where the table lies in the file, and which of its lines are no rows. */
export interface TableLayout {
  /** Rows of the file above the header or first row. */
  readonly skipTop: number;
  /** The header as written: a record that is it once more is set aside. */
  readonly headings?: readonly string[];
  /** The column of dates: a record without a figure in it that says it is a total is set aside. */
  readonly dateColumn?: number;
  /** The column of customers, where some of them are sums by their names: those records are set aside too. */
  readonly customerColumn?: number;
  /** A customer that is what all others make (`TOTAL`, under the last date): its record is set aside with those. */
  readonly sumNamed?: string;
  /** A record of at least so many fields is a row all the same: what it lacks at its end is blank. */
  readonly leastFields?: number;
}

/** A cell outside its column's format: kept blank in the column, with its text here. */
export interface OddCell {
  /** Row in the table, 0-based. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A record whose number of fields is not the header's: not in the table. */
export interface MalformedRecord {
  /** Row as a spreadsheet numbers it, the header included: the first record after a one-line header is 2. */
  readonly fileRow: number;
  readonly fields: number;
  /** The start of the record as written, at most 500 characters; line breaks inside it are `\n`. */
  readonly text: string;
  /**
   * Left out: the number of fields. `quotes`: its quotes do not balance by themselves and it runs over several
   * lines, so it may have swallowed its neighbours; the number of fields can then be right.
   */
  readonly reason?: 'quotes';
}

/** What a reader makes of a file. Blank lines are no records. */
export interface RawTable {
  readonly rows: number;
  readonly columns: readonly (Column | null)[];
  /** Two 32-bit hashes of each row's decoded fields: equal rows hash alike, unequal ones differ but for 1 in 2^64. */
  readonly hashLow: Uint32Array<ArrayBuffer>;
  readonly hashHigh: Uint32Array<ArrayBuffer>;
  /** Holds the rows against each other on another thread, which has the hashes; left out, they are here. Once only. */
  readonly compare?: (() => Promise<ComparedRows>) | undefined;
  readonly odd: readonly OddCell[];
  /** Odd cells met past the cap on `odd` (200,000); the engine then infers the column anew and reads again. */
  readonly oddDropped: number;
  readonly malformed: readonly MalformedRecord[];
  /** Malformed records met past the cap on `malformed` (100,000): counted, not kept. */
  readonly malformedDropped: number;
  /** Where the table's file rows begin: 2 under a header, else 1. */
  readonly firstFileRow: number;
  /** File rows read: header, blank lines and malformed records included. */
  readonly fileRows: number;
  /**
   * Sorted file rows from `firstFileRow` on that are not in the table (blank lines, malformed records). `fileRowOf`
   * turns a table row into its file row.
   */
  readonly gaps: Float64Array;
  /** Text columns with more distinct values than a dictionary may hold: their entry in `columns` is null. */
  readonly crowded: readonly number[];
  /** Records set aside as totals or repeated headers, the first 200, and their number. */
  readonly aside: readonly AsideRow[];
  readonly asideCount: number;
  /** Rows that lacked fields at their end. */
  readonly padded: number;
  /** First value a column that only one reading of its format allows, as evidence: null where there was none. */
  readonly decisive: readonly (OddCell | null)[];
  /** Bytes of (decompressed) input. */
  readonly bytes: number;
  /** Whether a text held bytes that are not of the encoding: they read U+FFFD. */
  readonly broken: boolean;
}

/** File row (as a spreadsheet numbers it) of a table row. */
export function fileRowOf(table: Pick<RawTable, 'gaps' | 'firstFileRow'>, row: number): number {
  const { gaps, firstFileRow } = table;
  // Table rows before gap j are gaps[j] - firstFileRow - j of them: count the gaps that lie at or before the row.
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((gaps[middle] ?? 0) - firstFileRow - middle <= row) low = middle + 1;
    else high = middle;
  }
  return firstFileRow + row + low;
}

/** The first table row at or after a file row. */
export function rowFrom(table: Pick<RawTable, 'gaps' | 'firstFileRow' | 'rows'>, fileRow: number): number {
  let low = 0;
  let high = table.rows;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fileRowOf(table, middle) < fileRow) low = middle + 1;
    else high = middle;
  }
  return low;
}
