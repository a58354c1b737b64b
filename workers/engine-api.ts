import type { XyzSettings } from '../src/analysis/xyz.ts';
import type { AttributeInfo, AttributeValues } from '../src/analysis/attribute-values.ts';
import type { AnalysisId, ResultOf, SettingsOf } from '../src/analysis/index.ts';
import type { Check, ImportOptions, RejectedRow, RowsOf } from '../src/import/check.ts';
import type { ColumnSummary } from '../src/import/column-summary.ts';
import type { RememberedRules } from '../src/import/remembered-rules.ts';
import type { RowCounts, RowTable } from '../src/export/open-rows.ts';
import type { Selection } from '../src/model/selection.ts';
import type { ViewSettings } from '../src/model/settings.ts';
import type { AmendApi } from './amend-api.ts';
import type { ExportApi } from './export-api.ts';
import type { ProjectApi } from './project-api.ts';
import type { SheetApi } from './sheet-api.ts';

/** An error as it crosses the boundary: words for people are looked up by code in the catalogues. */
export interface PlainError {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** For developers, lower case. */
  readonly message: string;
}

/** Every call answers with one of these: nothing throws across the boundary. */
export type Outcome<T> = { readonly ok: T } | { readonly error: PlainError };

/** A window of rows of a table: one array a column, `total` rows in all. */
export interface RowWindow {
  readonly total: number;
  readonly offset: number;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: 'text' | 'number' | 'money' | 'share' | 'date' | 'class';
    readonly values: readonly (string | number | null)[];
  }[];
}

export interface RowRequest {
  /** `customers`: key, ABC class, XYZ class, revenue, share, purchases, first, last. */
  readonly table: 'customers';
  /** Left out: Pareto order. */
  readonly sortBy?: 'customer' | 'abc' | 'xyz' | 'revenue' | 'purchases' | 'first' | 'last';
  readonly descending?: boolean;
  readonly offset: number;
  readonly count: number;
  /** Only customers of these classes. */
  readonly abc?: 'A' | 'B' | 'C';
  readonly xyz?: 'X' | 'Y' | 'Z' | 'new';
  /** Cuts of the classes, as the screen has them; left out: the defaults. */
  readonly cutA?: number;
  readonly cutB?: number;
  readonly cutX?: number;
  readonly cutY?: number;
  readonly minPeriods?: number;
  readonly window?: 'own' | 'history';
  /** The step XYZ counts in. */
  readonly step?: XyzSettings['step'];
}

/** The rows behind a figure: of the view that its clauses leave (`narrowed`). */
export interface OpenRowsRequest {
  readonly table: RowTable;
  readonly where: Selection;
  /** A column of the table; left out: customers by revenue, orders and lines by date, the greatest first. */
  readonly sortBy?: string;
  readonly descending?: boolean;
  readonly offset: number;
  readonly count: number;
}
export type OpenRowWindow = RowWindow & { readonly counts: RowCounts };

/** Shares of a difference between two lifetime values, currency units: they add up to it. */
export interface ValueDifference {
  readonly S: number;
  readonly C: number;
  readonly P: number;
  readonly T: number;
  readonly total: number;
}

/** Columns that stay in the file are being read, as somebody asked for them. */
export interface Bringing {
  readonly columns: readonly string[];
  /** Bytes. */
  readonly done: number;
  readonly total: number;
}

/** What the page may ask of the worker that owns the data. */
export interface EngineApi extends ProjectApi, ExportApi, AmendApi, SheetApi {
  /** Reads a file up to the check screen. A second open cancels the first. */
  open(
    file: Blob,
    name: string,
    options: ImportOptions,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<Check>>;
  /** Reads several files as one, appended or joined (`Check.container`). */
  openSeveral(
    files: readonly { readonly file: Blob; readonly name: string }[],
    options: ImportOptions,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<Check>>;
  /** Opens the files under check anew with more of them; where that fails, those before stay. */
  addFiles(
    files: readonly { readonly file: Blob; readonly name: string }[],
    options: ImportOptions,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<Check>>;
  recheck(options: ImportOptions, progress: (done: number, total: number) => void): Promise<Outcome<Check>>;
  /**
   * Opens the file under check with what was remembered of an earlier one with the same header: `remembered` is what
   * `accept` answered then, and may be anything. Null where that changes nothing, or leaves less to analyse than the file by itself.
   */
  recall(
    remembered: unknown,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<Check | null>>;
  columnSummary(index: number): Promise<Outcome<ColumnSummary | null>>;
  bucketRows(
    bucket: RowsOf,
    offset: number,
    count: number,
  ): Promise<
    Outcome<{ total: number; rows: { fileRow: number; cells: string[]; why: RejectedRow | null }[] }>
  >;
  bucketCsv(bucket: RowsOf): Promise<Outcome<Blob>>;
  /** Takes the checked file as the dataset; answers the number of lines analysed. The dataset before it is kept until then. */
  accept(): Promise<Outcome<{ lines: number; attributes: string[]; rules: RememberedRules }>>;
  run<Id extends AnalysisId>(
    id: Id,
    settings: Partial<SettingsOf<Id>>,
    view: ViewSettings,
  ): Promise<Outcome<ResultOf<Id>>>;
  rows(request: RowRequest, view: ViewSettings): Promise<Outcome<RowWindow>>;
  /** All the rows asked for, whatever the window, as CSV. */
  rowsCsv(request: RowRequest, view: ViewSettings): Promise<Outcome<Blob>>;
  openRows(request: OpenRowsRequest, view: ViewSettings): Promise<Outcome<OpenRowWindow>>;
  /** All the rows behind a figure, whatever the window, as CSV. */
  openRowsCsv(request: OpenRowsRequest, view: ViewSettings): Promise<Outcome<Blob>>;
  /** How many rows lie behind a figure. */
  countRows(where: Selection, view: ViewSettings): Promise<Outcome<RowCounts>>;
  /** By which factors the lifetime value of one view differs from that of another (LMDI). Null where a factor of either is not above 0. */
  valueDifference(view: ViewSettings, other: ViewSettings): Promise<Outcome<ValueDifference | null>>;
  attributes(): Promise<Outcome<AttributeInfo[]>>;
  /** Null where the file has no such column. */
  attributeValues(attribute: string, search: string): Promise<Outcome<AttributeValues | null>>;
  /** results.json (METRICS 14), as text. */
  exportResults(view: ViewSettings): Promise<Outcome<string>>;
  /** From now on tells what columns are being brought, and null once they are there or given up. */
  watchBringing(report: (bringing: Bringing | null) => void): Promise<void>;
  /** Gives up the columns being brought: what waits for them answers `cancelled`. */
  cancelBringing(): Promise<void>;
  /** Gives up what is being read; the last good state stays. */
  cancel(): Promise<void>;
  /** Tries what the content policy forbids, from inside the worker: true where it was refused. */
  probePolicy(): Promise<{ evalRefused: boolean; networkRefused: boolean }>;
}
