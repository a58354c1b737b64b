import type { Remark } from './amendments.ts';
import type { Lines, Waterfall } from './lines.ts';
import type { Step, ViewSettings } from './settings.ts';
import type { Calendar } from './calendar.ts';
import type { PurchaseGaps } from './purchase-gaps.ts';

/** What is opened once and kept: the lines and what was set aside on the way to them. */
export interface Dataset {
  readonly lines: Lines;
  readonly waterfall: Waterfall;
  readonly source: SourceInfo;
  /** What was noted of customers, by key; left out: nothing. */
  readonly remarks?: ReadonlyMap<string, Remark>;
}

export interface SourceInfo {
  readonly name: string;
  readonly bytes: number;
  /** A short hash of the bytes read, hex, so that results can be tied to their file. */
  readonly fingerprint: string;
}

/**
 * Orders of customers with a purchase, laid out customer by customer and by date within a customer (ties by order of
 * appearance), so that one customer's orders are the slice `customers.start[i] .. customers.start[i + 1]`.
 */
export interface Orders {
  readonly count: number;
  readonly date: Int32Array;
  /** Ticks. */
  readonly amount: Float64Array;
  /** Ticks. */
  readonly margin: Float64Array;
  /** 1 where the order is a purchase, else 0. */
  readonly purchase: Uint8Array;
  /**
   * Purchases the order stands for: 0 where it is none, else 1, or in a file that is added up as many as its lines say
   * (at least 1). The very array `purchase` where the file counts none.
   */
  readonly purchases: Uint8Array | Int32Array;
  /** The order's place in the LineIndex of the dataset, whatever the view: leads to its lines (`orderLines`). */
  readonly source: Int32Array;
}

/** Customers: keys with at least one purchase in the view. Order: by key, code unit order. */
export interface Customers {
  readonly count: number;
  readonly keys: readonly string[];
  /** Slice bounds into Orders, length count + 1. */
  readonly start: Int32Array;
  /** First and last purchase within the view, days. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /**
   * First purchase in the whole file, days: a date range never moves a customer's cohort. An earlier date in a
   * `firstOrderDate` column goes before it.
   */
  readonly acquired: Int32Array;
  /** The first line (index into Lines) of the first purchase in the whole file: carries the customer's attributes. */
  readonly acquiredLine: Int32Array;
  /** Purchases; several on one day where the file counts them (`Lines.purchaseCount`). */
  readonly purchases: Int32Array;
  /** Ticks, all orders, net of returns. */
  readonly revenue: Float64Array;
  readonly margin: Float64Array;
}

/**
 * What a selection leaves, 1 each, by line, by order of the LineIndex and by key of it; null: all. `viewLines` tells which
 * lines are in a view.
 */
export interface Left {
  readonly lines: Uint8Array | null;
  readonly orders: Uint8Array | null;
  readonly keys: Uint8Array | null;
  /** Whether the lines of nobody of a day are left. */
  readonly anonymousDay: ((day: number) => boolean) | null;
}

/**
 * A dataset seen through settings: what every analysis runs on. Building one is a pass over the orders of the index; an
 * analysis never goes back to lines.
 */
export interface View {
  readonly dataset: Dataset;
  readonly settings: ViewSettings;
  /** The step in force, `auto` resolved. */
  readonly step: Step;
  readonly calendar: Calendar;
  /** H and D in force, days: the file's first date or the date range's, complete through. NO_DATE without lines. */
  readonly historyStart: number;
  readonly completeThrough: number;
  /**
   * First and last date of the lines in the date range, the anonymous ones' included, whatever the selection: a period in
   * which nobody selected came is 0, not unobserved. NO_DATE without lines.
   */
  readonly firstDate: number;
  readonly lastDate: number;
  readonly unit: number;
  /** True where margin is only revenue x P with no P given: label it revenue. */
  readonly marginIsRevenue: boolean;
  readonly orders: Orders;
  readonly customers: Customers;
  /** Keys without a purchase in the view; money in ticks, `dates` and `amounts` one an order. */
  readonly returnsOnly: {
    readonly keys: readonly string[];
    readonly orders: number;
    readonly revenue: number;
    readonly margin: number;
    readonly dates: Int32Array;
    readonly amounts: Float64Array;
    /** As `Orders.source`. */
    readonly source: Int32Array;
  };
  /** Lines without a customer; money in ticks, `dates` and `amounts` one a day that has any. */
  readonly anonymous: {
    readonly lines: number;
    readonly revenue: number;
    readonly margin: number;
    readonly dates: Int32Array;
    readonly amounts: Float64Array;
  };
  /** Analysed lines (with a customer) in the view. */
  readonly lineCount: number;
  /** All orders of analysed lines, the returns-only keys' included; a line that stands for five purchases is five. */
  readonly orderCount: number;
  /** Median of all purchase gaps in days (METRICS 11), null with no gap. */
  readonly medianGap: number | null;
  readonly gaps: PurchaseGaps;
  readonly left: Left;
}
