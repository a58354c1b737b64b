import type { Ticks } from '../table/ticks.ts';
import type { Column, TextColumn } from '../table/column.ts';

/**
 * Roles a column can have. `customer`, `date` and `amount` or `quantity` x `unitPrice` are required. All are those of
 * METRICS 1 but `purchaseCount`: where a file is already added up (a line a customer and month), the number of
 * purchases that a line stands for.
 */
export const ROLES = [
  'customer', 'date', 'amount', 'quantity', 'unitPrice', 'discount', 'order', 'product', 'category', 'channel',
  'region', 'seller', 'currency', 'status', 'cost', 'unitCost', 'marginRate', 'margin', 'referredBy', 'birthday',
  'name', 'email', 'phone', 'shareOfWallet', 'firstOrderDate', 'reason',
  'purchaseCount',
] as const; // prettier-ignore
export type Role = (typeof ROLES)[number];

/**
 * The lines that count: what the cleaning waterfall lets through (`analysed`), with the `anonymous` lines beside
 * them, because those stay in total revenue.
 *
 * Money is held in whole ticks: an amount of 12.345 at `unit` 1000 is 12345, so that sums are sums of integers, exact
 * in any order up to 2^53 ticks. Divide by `unit` only where a figure leaves for a result. Where a file's amounts
 * do not fit (1e300), `unit` is 1 and the amounts are plain doubles.
 */
export interface Lines {
  readonly count: number;
  /** Customer key a line (normalised as METRICS 1 says), BLANK where anonymous. */
  readonly customer: TextColumn;
  /** Days since 1970-01-01. */
  readonly date: Int32Array;
  readonly amount: Ticks;
  /** Ticks (not necessarily whole), or null where the file has no margin, cost or rate: then margin = amount x P. */
  readonly margin: Float64Array | null;
  readonly unit: number;
  /** Order id a line, or null where the file has no order column. */
  readonly order: TextColumn | null;
  /**
   * Purchases each line stands for, or null where lines are not added up: then an order is one purchase. At least 1
   * where the amount is above zero, so that what is a purchase hangs on amounts alone.
   */
  readonly purchaseCount: Int32Array | null;
  /** Every other column, the ones with a role first, for filters and breakdowns. Same length as the lines. */
  readonly attributes: readonly LineAttribute[];
  /** Columns that are no attributes yet, as they stay in the file until asked for; null or left out: there are none. */
  readonly absent?: AbsentColumns | null;
  /** Row of each line in the table as read (0-based), to open the rows behind a figure; null: line and row are one. */
  readonly sourceRow: Int32Array | null;
}

/**
 * Columns kept out of memory. Whoever is to filter or break down by one has it brought first: then it is among
 * `Lines.attributes`, as long as it is asked for among the last.
 *
 *     await lines.absent?.bring(['comment']);
 */
export interface AbsentColumns {
  readonly columns: readonly {
    readonly role: Role | null;
    readonly name: string;
    readonly kind: Column['kind'];
  }[];
  /**
   * Reads the file for those of the names that are absent, one pass each; other names are nobody's business here. Throws
   * ImportError `file-unreadable` where the file is gone or another by now, `column-crowded`, `out-of-memory`,
   * `cancelled`.
   *
   * @param progress bytes done of bytes in all
   */
  bring(
    names: readonly string[],
    progress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<void>;
}

export interface LineAttribute {
  readonly role: Role | null;
  readonly column: Column;
  /** Not as the file has it: the user set some of its values. */
  readonly corrected?: true;
  /** By a formula. Then the kind `boolean` is a text column of TRUE and FALSE. */
  readonly computed?: true;
  readonly formulaKind?: 'number' | 'date' | 'text' | 'boolean';
  /** Of a formula: a fault a line (`faultWord`), 0 where there is none; null or left out: none at all. */
  readonly faults?: Uint8Array | null;
}

/** One bucket of the cleaning waterfall; amount in currency units. */
export interface Bucket {
  readonly rows: number;
  readonly amount: number;
}
export type BucketId = 'rejected' | 'duplicate' | 'status' | 'currency' | 'anonymous' | 'analysed';
export const BUCKETS: readonly BucketId[] = [
  'rejected',
  'duplicate',
  'status',
  'currency',
  'anonymous',
  'analysed',
];

/** METRICS 1: every row ends in exactly one bucket; counts and sums of all add up to the file, to the cent. */
export interface Waterfall {
  readonly file: Bucket;
  /** Rejected rows have no amount that counts (their amount is 0 here: what cannot be read is not summed). */
  readonly rejected: Bucket;
  readonly duplicate: Bucket;
  readonly status: Bucket;
  readonly currency: Bucket;
  readonly anonymous: Bucket;
  readonly analysed: Bucket;
  /** Rows that a correction of the user's leaves out; only where there are any. */
  readonly excluded?: Bucket;
  /** Duplicates found, whether or not they are set aside. */
  readonly duplicatesFound: Bucket;
}
