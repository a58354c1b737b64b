import type { AnalysisId } from '../src/analysis/index.ts';
import type { Role } from '../src/model/lines.ts';
import type { Selection } from '../src/model/selection.ts';
import type { ViewSettings } from '../src/model/settings.ts';
import type { Outcome } from './engine-api.ts';

/** The tables a sheet shows row by row; what is grouped is a result of its own (`SheetGroups`). */
export type SheetTable = 'lines' | 'orders' | 'customers';

export interface SheetColumn {
  /** Unique in its table. */
  readonly name: string;
  readonly kind: 'text' | 'number' | 'money' | 'share' | 'date' | 'class';
  /** What the column is to the analyses; null: an attribute, or worked out. */
  readonly role: Role | null;
  /** The most decimals a value has. */
  readonly decimals: number;
  /** `own`: every table of its kind has it; `file`: a column of the file; `computed`: by a formula; `remark`: notes and tags. */
  readonly from: 'own' | 'file' | 'computed' | 'remark';
  /** Stays in the file until somebody asks for it. */
  readonly absent: boolean;
}

/** What a row has to meet. Blanks meet only `blank` and `values` with ''. */
export type SheetCondition = { readonly column: string; readonly not?: boolean } & (
  | { readonly kind: 'values'; readonly values: readonly string[] }
  /** Without regard to case. Never a pattern: every character means itself. */
  | { readonly kind: 'text'; readonly text: string; readonly at: 'anywhere' | 'start' | 'end' | 'whole' }
  /** Numbers as they are, shares as fractions, days since 1970-01-01; both ends included, null: open. */
  | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'blank' }
  /** The `count` rows with the greatest values (the least, where `least`), ties at the end included. Judged after the other conditions. */
  | { readonly kind: 'top'; readonly count: number; readonly least?: boolean }
);

export interface SheetSort {
  readonly column: string;
  readonly descending: boolean;
}

/**
 * Rows of a table in an order. Text is sorted as the reader's language has it, classes from the best to the worst, blanks come
 * last whatever the direction and the faults of formulas before them. Conditions and sorts on columns that are not there do nothing.
 */
export interface SheetQuery {
  readonly table: SheetTable;
  /** The reader's language, a BCP 47 tag; left out: that of the browser. */
  readonly language?: string;
  /**
   * Which sheet of the page asks, any text. A newer question of the same sheet with another query, and a newer one of the
   * same kind (`sheetSums`, `sheetFind`, `sheetValues`, `sheetGroup`), takes the place of those that wait: they answer the
   * error `superseded`. Left out: every question is answered.
   */
  readonly sheet?: string;
  /** Settings of analyses that classes are judged by (`abc`, `xyz`, `rfm`, `ladder`, `overdue`), where not at their defaults. */
  readonly classes?: Partial<Record<AnalysisId, Readonly<Record<string, string | number | boolean | null>>>>;
  /** Narrows the view, as a figure does whose rows are opened; left out: the view as it is. */
  readonly where?: Selection;
  /** All at once. */
  readonly conditions: readonly SheetCondition[];
  /**
   * The first decides, the next among equals, and last the order the table is read best in, which is that of none: lines as the
   * file has them, orders the latest first, customers by revenue.
   */
  readonly sort: readonly SheetSort[];
}

export interface SheetInfo {
  /** Rows that meet the conditions, and rows of the table. */
  readonly rows: number;
  readonly of: number;
  readonly columns: readonly SheetColumn[];
}

/** Cells of one column for the rows of a window. */
export type SheetCells =
  | { readonly kind: 'text'; readonly codes: Int32Array; readonly levels: readonly string[] }
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'date'; readonly days: Int32Array };

export interface SheetWindow {
  readonly offset: number;
  /** The place of each row in its table, which stays whatever the order and the conditions. */
  readonly rows: Int32Array;
  /** As asked for, in that order. */
  readonly cells: readonly SheetCells[];
  /** A fault of a formula a cell (`faultWord`), by column asked for; null: none in this window. */
  readonly faults: readonly (Uint8Array | null)[];
  /** Of every row its customer's key, where it has one. */
  readonly customers: { readonly codes: Int32Array; readonly levels: readonly string[] };
}

/** A column under the other conditions, for its head and its filter. */
export interface SheetColumnSummary {
  readonly rows: number;
  readonly blanks: number;
  readonly faults: number;
  /** Distinct values; null where nobody counts them (numbers). */
  readonly distinct: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
  /** Up to 24 bins of equal width between the two; of text the rows of its most frequent values. */
  readonly bins: readonly number[];
}

export interface SheetValues {
  /** Values that hold what was searched for; the first 500 are listed, by rows. */
  readonly total: number;
  readonly values: readonly { readonly text: string; readonly rows: number }[];
  /** Of dates: rows a month, in order; the page makes the tree. Else null. */
  readonly months: readonly { readonly year: number; readonly month: number; readonly rows: number }[] | null;
}

/** Rows `from` up to but not including `to`, in the order of the query, over some columns. */
export interface SheetRange {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly string[];
}

/** Of the cells of ranges, each cell once. `count`: not blank. */
export interface SheetSums {
  readonly cells: number;
  readonly count: number;
  readonly numbers: number;
  readonly sum: number | null;
  readonly average: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
  /** Where all are dates, `least` and `greatest` are days and there is no sum. */
  readonly dates: boolean;
}

export type AggregateOf = 'sum' | 'average' | 'count' | 'distinct' | 'least' | 'greatest' | 'share';
export interface SheetGrouping {
  /** Outermost first; dates by a step of the calendar. */
  readonly by: readonly {
    readonly column: string;
    readonly step?: 'year' | 'quarter' | 'month' | 'week' | 'day';
  }[];
  /** `count` of rows takes no column. `share` is of the total of the column. */
  readonly aggregates: readonly { readonly column: string | null; readonly of: AggregateOf }[];
  readonly sort?: { readonly aggregate: number | 'group'; readonly descending: boolean };
}
/** A row a group, the outermost's subtotals before its inner ones; the last row is the total. */
export interface SheetGroups {
  readonly groups: number;
  /** Depth of each row: 0 the total, 1 the outermost. */
  readonly depth: Int32Array;
  /** Rows of the sheet in each. */
  readonly rows: Int32Array;
  readonly keys: readonly SheetCells[];
  readonly aggregates: readonly Float64Array[];
  /** Groups beyond 100,000 are not listed, but in the subtotals. */
  readonly cut: boolean;
}

export interface SheetCopy {
  readonly ranges: readonly SheetRange[];
  readonly header: boolean;
  readonly decimal: '.' | ',';
  /** What columns are called on screen; left out: by name. */
  readonly titles?: Readonly<Record<string, string>>;
  /** What values of `class` columns are called on screen, by column and value. */
  readonly words?: SheetWords;
}

export type SheetWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What a sheet asks of the engine. `view`: as for every analysis. Columns that stay in the file are brought for whoever names
 * them. Error `column-unknown` (`name`) where cells are asked of a column that is not there.
 */
export interface SheetApi {
  sheetInfo(query: SheetQuery, view: ViewSettings): Promise<Outcome<SheetInfo>>;
  /** At most 10,000 rows. */
  sheetWindow(
    query: SheetQuery,
    view: ViewSettings,
    columns: readonly string[],
    offset: number,
    count: number,
  ): Promise<Outcome<SheetWindow>>;
  sheetColumn(query: SheetQuery, view: ViewSettings, column: string): Promise<Outcome<SheetColumnSummary>>;
  sheetValues(
    query: SheetQuery,
    view: ViewSettings,
    column: string,
    search: string,
  ): Promise<Outcome<SheetValues>>;
  /** The next cell that holds a text as it is shown, after a place and around the end; null: none. */
  sheetFind(
    query: SheetQuery,
    view: ViewSettings,
    find: {
      readonly text: string;
      readonly columns: readonly string[];
      readonly row: number;
      readonly column: number;
      readonly backwards: boolean;
      readonly words?: SheetWords;
    },
  ): Promise<Outcome<{ readonly row: number; readonly column: number } | null>>;
  sheetSums(
    query: SheetQuery,
    view: ViewSettings,
    ranges: readonly SheetRange[],
  ): Promise<Outcome<SheetSums>>;
  /** The cells as TSV and as an HTML table. Error `copy-too-large` past 2 M cells. */
  sheetCopy(
    query: SheetQuery,
    view: ViewSettings,
    copy: SheetCopy,
  ): Promise<Outcome<{ readonly text: string; readonly html: string }>>;
  sheetGroup(query: SheetQuery, view: ViewSettings, grouping: SheetGrouping): Promise<Outcome<SheetGroups>>;
  /** Keys of the customers of rows, in order of appearance, at most 100,000. */
  sheetCustomers(
    query: SheetQuery,
    view: ViewSettings,
    ranges: readonly SheetRange[],
  ): Promise<Outcome<readonly string[]>>;
  /**
   * Rows of the file as read (0-based, `Lines.sourceRow`, in rising order) behind rows of the sheet, as corrections name them: of
   * orders and customers those of all their lines in the view. Error `rows-too-many` (`limit`) past 100,000.
   */
  sheetFileRows(
    query: SheetQuery,
    view: ViewSettings,
    ranges: readonly SheetRange[],
  ): Promise<Outcome<readonly number[]>>;
  /** The first row of a customer in the order of the query; -1: none. */
  sheetRowOf(query: SheetQuery, view: ViewSettings, customer: string): Promise<Outcome<number>>;
  /** All rows of the query as CSV. */
  sheetCsv(query: SheetQuery, view: ViewSettings, columns: readonly string[]): Promise<Outcome<Blob>>;
}
