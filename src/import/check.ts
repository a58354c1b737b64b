import type { Bucket, BucketId, Role, Waterfall } from '../model/lines.ts';
import type { SourceInfo } from '../model/dataset.ts';
import type { BankRule } from './bank-rules.ts';
import type { BankPart } from './bank-words.ts';
import type { Folding } from './customer-folds.ts';
import type { DateFormat } from './date-format.ts';
import type { Dialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import type { EncodingFound, EncodingGuess } from './encoding-detect.ts';
import type { NumberFormat } from './number-format.ts';
import type { Evidence } from './evidence.ts';
import type { QuestionCode } from './question-code.ts';

export { ImportError, type ImportErrorCode } from './import-error.ts';
export type { Evidence, EvidenceCode } from './evidence.ts';

/** What the user may decide about a file; everything left out is guessed. Plain data: it crosses to the worker. */
export interface ImportOptions {
  /** Column names (as in the header) or indices by role; null: no column has this role, whatever the guess. */
  roles?: Partial<Record<Role, string | number | null>>;
  /** By column index. */
  formats?: Record<
    number,
    { kind: 'date'; format: DateFormat } | { kind: 'number'; format: NumberFormat } | { kind: 'text' }
  >;
  delimiter?: Dialect['delimiter'];
  /** Left out: what the bytes say. */
  encoding?: Encoding;
  /** Rows of the file above the header (or, without one, above the first row); left out: the titles found. */
  skipTop?: number;
  /** `rows`: lines that add others up, and repeated headers, are rows like any other. Left out: they are set aside. */
  totals?: 'aside' | 'rows';
  /** `lines`: an amount that repeats the order's total counts on every line. Left out: once an order. */
  orderTotals?: 'once' | 'lines';
  /** False: what an order's first line alone says stays blank on its other lines. Left out: they take it from there. */
  fillDown?: boolean;
  /** Mongolian written with Є and Ї for Ө and Ү is put right. */
  repairMongolian?: boolean;
  /** Characters that do not show (zero-width, marks of direction, soft hyphens) are taken out of all texts. */
  foldInvisible?: boolean;
  header?: boolean;
  dropDuplicates?: boolean;
  /** Statuses (exact texts) that are not counted; left out: the suggested ones are not counted. */
  excludedStatuses?: string[];
  /** The currency analysed; left out: the one with most rows. */
  currency?: string;
  /**
   * Of several tables (sheets, members of an archive, files) the ones that count, by place or label; left out: the
   * likeliest, or all where their columns allow.
   */
  table?: number | string | readonly (number | string)[];
  /** What is made of several tables; left out: what their columns suggest. */
  combine?: 'append' | 'join';
  /** Which columns tables are joined by; left out: the likeliest. */
  join?: JoinChoice;
  /** False: a column a month stays a column a month. `year`: the year of months named without one. */
  unpivot?: false | { readonly year?: number };
  /** Lines that several of the appended tables hold count once (repeats within one table stay). */
  dropOverlap?: boolean;
  /** Customer texts that mean nobody, compared without case; left out: the usual placeholders. */
  anonymous?: string[];
  /** False: no bank statement, whatever it looks like. An object: one, with what the user decided about it; left out: as it looks. */
  bank?: false | BankChoice;
  /** Which spellings of customers count as one; left out: those of a bank statement do, others are offered. */
  folds?: FoldChoice;
  /**
   * Columns, by index, that are not kept in memory: they stay in the file and are read when asked for (`Lines.absent`). Those
   * that figures hang on are kept all the same. Left out: of a large file, those without a role whose texts hardly repeat.
   */
  leaveOut?: readonly number[];
  /** A file is read though it takes more memory than the device probably has; left out: that is asked first (`Check.memory`). */
  readAnyway?: boolean;
}

/** What the user may decide about a bank statement. */
export interface BankChoice {
  /** Column indices by part; null: no column is that. */
  columns?: Partial<Record<BankPart, number | null>>;
  /** Rules that are undone: the rows they would take count. */
  off?: BankRule[];
}

/** Which customers written differently count as one. */
export interface FoldChoice {
  /** Whether names that differ in quotes, legal form, case and the like are one customer. */
  names?: boolean;
  /** Ids of folds that are undone. */
  off?: string[];
  /** Ids of folds that are made though they are not by themselves: accounts that many names share. */
  on?: string[];
}

export interface CheckedColumn {
  readonly index: number;
  readonly name: string;
  readonly kind: 'text' | 'date' | 'number';
  readonly format: DateFormat | NumberFormat | null;
  readonly formatEvidence: readonly Evidence[];
  readonly role: Role | null;
  readonly roleEvidence: readonly Evidence[];
  /** 0 to 1. */
  readonly roleConfidence: number;
  readonly blanks: number;
  /** Distinct texts of a text column; null for others. */
  readonly distinct: number | null;
  /** Smallest and largest, as the file would write them (dates ISO). */
  readonly range: readonly [string, string] | null;
  /** Cells outside the column's format. */
  readonly odd: number;
  /** It stays in the file and is read when asked for: of its cells only the sample is known. */
  readonly absent: boolean;
}

/** What reading a file would take of memory, in bytes: estimates, from a look at a few places of it. */
export interface MemoryNeed {
  readonly rows: number;
  /** Held once the file is open, and the most while it opens. */
  readonly held: number;
  readonly peak: number;
  /** What this device can probably give. */
  readonly limit: number;
  /** The peak while opening is this many times what is held, or what reading takes, whichever is more. */
  readonly opening: number;
  /** What is taken whatever the columns. */
  readonly rest: { readonly reading: number; readonly held: number };
  readonly columns: readonly {
    readonly index: number;
    readonly reading: number;
    readonly held: number;
    /** Figures hang on it: it cannot be left out. */
    readonly needed: boolean;
    readonly leftOut: boolean;
  }[];
}

/** A bank statement as sales: who paid in, and what was set aside. */
export interface BankCheck {
  readonly columns: Readonly<Partial<Record<BankPart, number>>>;
  /**
   * The rules that find rows, with the rows they take (those of the others that nothing else sets aside: what they would
   * take). `nameless` rows go with the anonymous ones, all other rules' rows with the status that does not count.
   */
  readonly rules: readonly {
    readonly rule: BankRule;
    readonly on: boolean;
    readonly rows: number;
    readonly amount: number;
    readonly nameless: boolean;
  }[];
  /** The accounts the statement is of. */
  readonly ownAccounts: readonly string[];
}

/** The rows that can be opened: those of a bucket, the repeated ones wherever they are, those a rule takes or would take. */
export type RowsOf = BucketId | 'duplicatesFound' | `rule:${BankRule}`;

/** Something only the user can know: the file opens only when it is answered. */
export interface Question {
  readonly code: QuestionCode;
  readonly column: number | null;
  readonly role: Role | null;
  /** Up to 3 texts from the column. */
  readonly examples: readonly string[];
  /** The readings to choose from and what the first example becomes under each. */
  readonly choices: readonly { readonly format: DateFormat | NumberFormat; readonly reads: string }[];
  /** For `encoding`: what the file may be written in, likeliest first, and what some of its words become. */
  readonly encodings?: readonly EncodingGuess[];
}

/** A line of the file that is no row of its table: shown, so that nothing is hidden. */
export interface AsideRow {
  readonly fileRow: number;
  /** `title`: above the table; `total`: adds rows up; `header`: once more; `note`: below it; `heading`: of the rows below. */
  readonly why: 'title' | 'total' | 'header' | 'note' | 'heading';
  readonly text: string;
}

/** Texts of the file that could be put right, and whether they are. */
export interface Repair {
  readonly texts: number;
  readonly example: string;
  readonly becomes: string;
  readonly applied: boolean;
}

export type RejectReason =
  | 'field-count'
  /** Its quotes do not balance: it may hold lines of its neighbours. */
  | 'quotes-unbalanced'
  | 'date-unreadable'
  | 'date-blank'
  | 'amount-unreadable'
  | 'amount-blank'
  | 'amount-too-large';
export interface RejectedRow {
  readonly fileRow: number;
  /** Name of the column, '' for the whole row. */
  readonly column: string;
  readonly text: string;
  readonly reason: RejectReason;
}

/** Several tables as one: the table whose rows stay rows, and what each other one is looked up by. Places in `Container.tables`. */
export interface JoinChoice {
  readonly root: number;
  readonly steps: readonly {
    readonly table: number;
    /** Its column that names each of its rows. */
    readonly column: string;
    /** The column, of the root or a table joined before, that holds those names. */
    readonly from: number;
    readonly fromColumn: string;
  }[];
}

/** A table that lies in what was opened. */
export interface ContainerTable {
  /** Sheet name, path in the archive or name of the file; safe to show. */
  readonly label: string;
  readonly kind: 'text' | 'sheet' | 'parquet';
  /** Rows with a filled cell, a header among them; null where that is not known without reading it. */
  readonly rows: number | null;
  readonly columns: number | null;
  /** Hidden in its workbook. */
  readonly hidden: boolean;
  readonly bytes: number;
  /** It is (part of) the table under check. */
  readonly chosen: boolean;
}

/** Tables of the same columns, one under the other. */
export interface Appended {
  readonly parts: readonly {
    /** Place in `Container.tables`. */
    readonly table: number;
    readonly rows: number;
    /** First file row of the table under check that is this table's; its own file row is that less `shift`. */
    readonly fromRow: number;
    readonly shift: number;
    /** Columns the others have and this one has not: blank in its rows. */
    readonly missing: readonly string[];
    /** How its dates and numbers were written: each table is read by its own evidence. */
    readonly formats: readonly {
      readonly column: string;
      readonly format: DateFormat | NumberFormat;
      readonly evidence: readonly Evidence[];
    }[];
  }[];
  /** Lines that are in several tables, past the first table's: what counts too often. Null while a question stands. */
  readonly overlap: { readonly rows: number; readonly amount: number; readonly dropped: boolean } | null;
}

/** Tables of different columns, looked up by keys. The root's rows stay as they are; nothing is ever multiplied. */
export interface Joined {
  readonly choice: JoinChoice;
  readonly steps: readonly {
    readonly table: number;
    readonly column: string;
    readonly from: number;
    readonly fromColumn: string;
    /** Root rows that found a row there, whose key is not there, and that have no key. */
    readonly matched: number;
    readonly unmatched: number;
    readonly blank: number;
    /** Rows of the table that nothing asked for. */
    readonly unused: number;
    /** Rows of the table whose key an earlier row has: the first one counts. */
    readonly repeated: number;
    /** Columns left out because a row there serves several root rows: their money would be counted several times. */
    readonly leftOut: readonly string[];
  }[];
  /** Tables no key leads to. */
  readonly apart: readonly number[];
  /** Columns that could be keys, of each table, those apart too: what `choice` may be changed to. */
  readonly keys: readonly { readonly table: number; readonly columns: readonly string[] }[];
  /** The first rows that went without, a step each: of the root (unmatched), of the table (unused). */
  readonly lost: readonly {
    readonly table: number;
    readonly unmatched: LostRows;
    readonly unused: LostRows;
  }[];
}

/** Some rows of a table, as its file writes them but for dates and numbers in one form. */
export interface LostRows {
  readonly columns: readonly { readonly name: string; readonly number: boolean }[];
  readonly rows: readonly { readonly fileRow: number; readonly cells: readonly string[] }[];
}

/** A column a month or day turned into a line each. */
export interface Unpivoted {
  readonly step: 'day' | 'week' | 'month' | 'quarter';
  readonly columns: number;
  /** First and last period, ISO dates. */
  readonly from: string;
  readonly to: string;
  /** Rows of the sheet, and lines they became. */
  readonly rows: number;
  readonly lines: number;
  /** Cells without an amount, or with 0: no line. */
  readonly blankCells: number;
  /** Rows that only add up the others, set aside. */
  readonly totalRows: number;
  /** Columns that only add up the others, set aside. */
  readonly totalColumns: readonly string[];
  /** The year taken for months named without one. */
  readonly year: number | null;
}

/** What lay in the file or files, and how it became the one table under check. */
export interface Container {
  readonly kind: 'text' | 'xlsx' | 'ods' | 'parquet' | 'zip' | 'files';
  readonly tables: readonly ContainerTable[];
  /** What lies there and was not looked at: files of other kinds, columns that hold lists. */
  readonly left: readonly string[];
  /** Places of tables with the same columns as the chosen one: they could be appended. */
  readonly alike: readonly number[];
  readonly appended: Appended | null;
  readonly joined: Joined | null;
  readonly unpivoted: Unpivoted | null;
  /** Titles, totals and repeated headers of tables that were made one: no rows of it, shown by the row of their own file. */
  readonly aside: {
    readonly rows: readonly (AsideRow & { readonly table: number })[];
    readonly count: number;
  };
  /** Columns that look like months but name no year, and nothing else does: `ImportOptions.unpivot.year` would say. */
  readonly pivotWithoutYear: number | null;
}

/** All the check screen shows. */
export interface Check {
  readonly source: SourceInfo;
  readonly dialect: Dialect;
  readonly gzip: boolean;
  /** What the text is written in, how sure that is, and what else it could be. */
  readonly encoding: EncodingFound;
  /** Rows of the file above the header. */
  readonly skipTop: number;
  /** Lines that are no rows, the first 200 of each kind, and how many there are. */
  readonly aside: { readonly rows: readonly AsideRow[]; readonly count: number };
  /** Records that lack fields at their end, of columns nothing hangs on: read as blank. */
  readonly padded: number;
  /** Rows that leave customer, date and the like to the first line of their order, and whether they take it; null without any. */
  readonly filledDown?: { readonly rows: number; readonly applied: boolean } | null;
  /** Mongolian Є and Ї for Ө and Ү, null where there is none. */
  readonly mongolian: Repair | null;
  /** Characters that do not show, in texts; null where there are none. `example` shows them as `\u200b`. */
  readonly invisible: Repair | null;
  /** Null where the file is one plain table of text. */
  readonly container: Container | null;
  readonly columns: readonly CheckedColumn[];
  /**
   * Where the file is large, what it takes of memory; else null. While the question `memory` stands, nothing but the head and
   * a few places of the file has been read.
   */
  readonly memory: MemoryNeed | null;
  /** The first 50 records below the header, as written. */
  readonly head: readonly (readonly string[])[];
  /** Null while a question stands that the waterfall depends on. */
  readonly waterfall: Waterfall | null;
  /** The first 200. */
  readonly rejected: readonly RejectedRow[];
  readonly questions: readonly Question[];
  /** Distinct statuses with rows and whether they count; empty without a status column. */
  readonly statuses: readonly { readonly text: string; readonly rows: number; readonly counted: boolean }[];
  readonly currencies: readonly { readonly text: string; readonly rows: number; readonly chosen: boolean }[];
  /** Lines that several appended tables hold, past the first one's; null for a table from one place. */
  readonly overlap: Bucket | null;
  readonly dropDuplicates: boolean;
  /** A column that counts purchases, of lines already added up; null where there is none. */
  readonly purchaseCount: {
    readonly column: number;
    /** False: it may count them, and only the user can say. */
    readonly counts: boolean;
    /** What the analysed rows stand for, and those of them with money but no count: each is taken as one purchase. */
    readonly purchases: number;
    readonly uncounted: number;
  } | null;
  /** Null where the file is no bank statement. */
  readonly bank: BankCheck | null;
  /** Customers that are written in several ways. */
  readonly folding: Folding;
  /** Texts that stand for nobody: those in force, and those the customer column holds, with whether they count so. */
  readonly anonymous: {
    readonly inForce: readonly string[];
    readonly found: readonly { readonly text: string; readonly rows: number; readonly nobody: boolean }[];
  };
  /** No question stands: one click opens the workbench. */
  readonly ready: boolean;
  /** Counts that make the one sentence on top: customers, first and last date (ISO). */
  readonly summary: {
    readonly customers: number;
    readonly firstDate: string;
    readonly lastDate: string;
    readonly revenue: number;
  } | null;
  /** The options in force, guesses included: what a reload needs to open the file the same way. */
  readonly options: ImportOptions;
}
