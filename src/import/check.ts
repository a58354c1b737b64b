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

/**
 * Why a format or a role was guessed; `text` is a cell of the file. Each has its words in the catalogues.
 */
export type EvidenceCode =
  /** The user said so. */
  | 'chosen'
  // Dates
  /** { text } The four-digit year comes first: no other order is written so. */
  | 'year-first'
  /** { text } yyyymmdd. */
  | 'compact-date'
  /** { text, order } A part above 12 can only be the day: `dmy` or `mdy`. */
  | 'day-over-12'
  /** Day and month are equal in every date: any order reads the same. */
  | 'same-either-way'
  /** { text } Both readings are possible, but who puts dots between puts the day first. */
  | 'dots-day-first'
  /** { text } Two figures that hardly change are the year. */
  | 'steady-year'
  /** { text, from, to } Years of two figures lie between these. */
  | 'two-digit-years'
  /** { text } The month is a word. */
  | 'month-names'
  /** { text } Year, month and day by their signs. */
  | 'year-month-day-signs'
  /** { text } A year of a Japanese era. */
  | 'japanese-era'
  /** { text, date } Days as a spreadsheet counts them, and what the first one is. */
  | 'spreadsheet-days'
  /** { text, date } Seconds or milliseconds since 1970, in universal time. */
  | 'seconds-since-1970'
  // Numbers
  /** { text, mark } This number can only have `mark` as its decimal sign. */
  | 'decimal-mark'
  /** { text, mark } This number can only have `mark` between thousands. */
  | 'group-mark'
  /** { text } Money of this currency has no thousandths, so the mark parts thousands. */
  | 'group-by-currency'
  /** { rows } So many numbers with three digits after the mark and none with one or two: thousands. */
  | 'group-by-count'
  /** { text } Thousands are written without a mark here, so the mark elsewhere is the decimal sign. */
  | 'ungrouped-thousands'
  /** No marks at all. */
  | 'whole-numbers'
  /** { text } A percent sign. */
  | 'percent'
  /** { text } The cells are numbers in the file itself, not text that looks like one. */
  | 'cell-type'
  /** { text } Read as the other files have it: they decide, and this one allows it. */
  | 'as-other-files'
  // Text
  /** { text } Digits with leading zeros are names, not numbers. */
  | 'leading-zeros'
  /** Its values can be read in more than one way and nothing hangs on it: kept as text. { text } */
  | 'ambiguous-text'
  /** { limit } More different texts than a column can hold: its cells are left out. */
  | 'crowded'
  /** { text } A value that is neither a number nor a date. */
  | 'text-values'
  /** The role asks for text: ids are compared as written. */
  | 'id-role'
  /** Nothing decides between the readings: kept as text, or asked where the column matters. */
  | 'ambiguous'
  /** { text, rows } So many cells are written another way than the rest; this is one. */
  | 'outvoted'
  /** { column } Written as the money in that column is. */
  | 'as-in-column'
  // Roles
  /** In a bank statement: the account money came from. */
  | 'bank-account'
  /** In a bank statement: the name of who paid. */
  | 'bank-payer'
  /** In a bank statement without names: its purpose tells who paid. */
  | 'bank-purpose'
  /** In a bank statement: what came in. */
  | 'bank-incoming'
  /** { word } The header is, or holds, this word. */
  | 'header-word'
  /** { word } The header is close to this word. */
  | 'header-word-fuzzy'
  | 'values-dates'
  /** { share } Fraction of the cells that are e-mail addresses. */
  | 'values-emails'
  /** { share } */
  | 'values-phones'
  /** { distinct, rows } Values come back, as those of customers do. */
  | 'values-repeat'
  /** { text } */
  | 'values-currencies'
  /** { text } */
  | 'values-statuses'
  | 'values-money'
  /** { rows, of } In so many rows it is quantity x unit price. */
  | 'equals-quantity-times-price'
  /** Quantity x unit price is the amount: the file has no column of its own for it. */
  | 'quantity-times-price'
  /** No quantity in the file: the price is taken as the amount of the line. */
  | 'price-without-quantity'
  /** { rows } The amount column is blank so often that quantity x unit price is taken instead. */
  | 'amount-often-blank'
  /** { rows, column } The column repeats the order's total on each of its lines: quantity x unit price is taken. */
  | 'amount-repeats-in-order';

/** A reason in data: words come from the catalogues. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly params: Readonly<Record<string, string | number>>;
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
  readonly code: 'date-order' | 'decimal-sign' | 'missing-role' | 'encoding';
  readonly column: number | null;
  readonly role: Role | null;
  /** Up to 3 texts from the column. */
  readonly examples: readonly string[];
  /** For `date-order` and `decimal-sign`: the readings to choose from and what the first example becomes under each. */
  readonly choices: readonly { readonly format: DateFormat | NumberFormat; readonly reads: string }[];
  /** For `encoding`: what the file may be written in, likeliest first, and what some of its words become. */
  readonly encodings?: readonly EncodingGuess[];
}

/** A line of the file that is no row of its table: shown, so that nothing is hidden. */
export interface AsideRow {
  readonly fileRow: number;
  /** `title`: above the table; `total`: adds rows up; `header`: the header once more; `note`: below the table. */
  readonly why: 'title' | 'total' | 'header' | 'note';
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
}

/** A column a month or day turned into a line each. */
export interface Unpivoted {
  readonly step: 'day' | 'month';
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
  readonly aside: { readonly rows: readonly (AsideRow & { readonly table: number })[]; readonly count: number };
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
  /** Mongolian Є and Ї for Ө and Ү, null where there is none. */
  readonly mongolian: Repair | null;
  /** Characters that do not show, in texts; null where there are none. `example` shows them as `\u200b`. */
  readonly invisible: Repair | null;
  /** Null where the file is one plain table of text. */
  readonly container: Container | null;
  readonly columns: readonly CheckedColumn[];
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

/** Codes of what can be wrong with a file as a whole. */
export type ImportErrorCode =
  | 'file-empty'
  | 'file-header-only'
  | 'file-one-column'
  | 'file-binary'
  | 'file-encoding'
  | 'file-pdf'
  /** A page, not a table: spreadsheets of some programs are web pages by another name. */
  | 'file-html'
  | 'file-xml'
  | 'file-json'
  /** { text } Decimal commas between commas, without quotes: nobody can tell the fields apart. */
  | 'file-decimal-comma'
  /** { column, limit } The column that says who has more different texts than can be held. */
  | 'column-crowded'
  | 'file-directory'
  | 'file-unreadable'
  | 'file-gzip-broken'
  /** A small gzip file that unpacks to more than anyone means: `limit` bytes, or `ratio` times its size. */
  | 'file-gzip-too-large'
  /** The browser refused memory while the table grew: `rows` were read. */
  | 'out-of-memory'
  | 'file-too-many-columns'
  | 'file-quote-open'
  | 'file-all-rejected'
  | 'file-no-customer'
  | 'needs-answer'
  /** A worker that read a part of the file stopped twice. */
  | 'reader-died'
  | 'cancelled'
  /** { type } `xls` or `xlsb`: a workbook of the kind that is not XML. */
  | 'file-xls'
  /** { member } Behind a password; '' for the file as a whole. */
  | 'file-encrypted'
  /** { part, member } An archive that contradicts itself, ends early or fails its check sum. */
  | 'zip-broken'
  /** { member, limit, ratio } It unpacks to more than anyone means. */
  | 'zip-too-large'
  /** { member, method } Packed in a way browsers cannot unpack. */
  | 'zip-method'
  /** { member } Nothing but another archive inside. */
  | 'zip-nested'
  /** { files } Nothing inside that can hold a table. */
  | 'zip-no-tables'
  /** { part } A workbook that contradicts itself. */
  | 'workbook-broken'
  /** { text } XML that breaks off. */
  | 'xml-broken'
  /** { text } XML with a document type: no spreadsheet program writes one, and it can be made to swell without end. */
  | 'xml-doctype'
  /** { part } A footer or page that does not fit its file. */
  | 'parquet-broken'
  /** { codec } */
  | 'parquet-codec'
  /** { limit, ratio } */
  | 'parquet-too-large'
  /** { name } No such table in the file. */
  | 'table-unknown'
  /** { name, column } A file's dates or numbers can be read two ways, and the other files decide otherwise. */
  | 'append-ambiguous'
  /** { name } No key that leads from one file to the other. */
  | 'join-no-key';

export class ImportError extends Error {
  override readonly name = 'ImportError';
  constructor(
    readonly code: ImportErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`import: ${code} ${JSON.stringify(params)}`, options);
  }
}
