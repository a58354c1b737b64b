import type { Outcome } from '../../workers/engine-api.ts';
import type {
  SheetCells,
  SheetColumn,
  SheetColumnSummary,
  SheetRange,
  SheetSort,
  SheetSums,
} from '../../workers/sheet-api.ts';

export type { SheetCells, SheetColumnSummary, SheetRange, SheetSort, SheetSums };

/** A column as the grid draws it. */
export interface GridColumn {
  /** Unique among the columns. */
  readonly name: string;
  /** The name in words. */
  readonly label: string;
  readonly kind: SheetColumn['kind'];
  /** The most decimals a value has: every cell shows as many. */
  readonly decimals: number;
  /** What it means, shown over the head. */
  readonly title?: string;
  /** Pixels, until the reader makes it wider or narrower; left out: what suits the kind. */
  readonly width?: number;
  /** Stands still at the left until the reader says otherwise. */
  readonly pinned?: boolean;
  /** Of shares: the fraction at which the bar is full; 1 unless said. */
  readonly full?: number;
  /** Cells shaded from the least to the greatest. */
  readonly heat?: { readonly least: number; readonly greatest: number };
  /** A sign in the head for a column made here. */
  readonly from?: SheetColumn['from'];
  /** Its cells lie in the file until asked for, which the grid does once the column is in sight and the others are there. */
  readonly absent?: boolean;
}

/** Cells of a stretch of rows. */
export interface GridWindow {
  readonly offset: number;
  /** As asked for, in that order. Numbers as they are shown: money in currency units. */
  readonly cells: readonly SheetCells[];
  /** A fault of a formula a cell, by column asked for; left out or null: none. */
  readonly faults?: readonly (Uint8Array | null)[];
  /** Of tables of groups the depth of each row: 0 the total, 1 the outermost. Left out: all rows are alike. */
  readonly depth?: Int32Array;
}

export interface GridPlace {
  readonly row: number;
  readonly column: string;
}

export interface GridCopy {
  /** Tabs between cells, a line a row. */
  readonly text: string;
  readonly html: string;
}

/**
 * What a grid shows: rows in an order, asked for in windows. Everything is read again when `version` is another one. Hooks
 * that are left out leave their part of the grid out.
 *
 * An implementation whose state changes keeps what it answers here in `$state`, so that the grid follows.
 */
export interface SheetSource {
  /** Another one for every change of rows, their order or their cells; columns may change without. */
  readonly version: number;
  readonly columns: readonly GridColumn[];
  readonly rows: number;
  /** The order in force, for the marks in the head. */
  readonly sort?: readonly SheetSort[];
  /** Names of the columns that narrow the rows. */
  readonly filtered?: readonly string[];
  /**
   * Cells of rows `offset` up to `offset + count` (never past the last, never more than 1,024). An error of code `superseded` is
   * not told.
   */
  window(columns: readonly string[], offset: number, count: number): Promise<Outcome<GridWindow>>;
  /** For the little histogram in the head; null: none for this column. */
  summary?(column: string): Promise<Outcome<SheetColumnSummary | null>>;
  sums?(ranges: readonly SheetRange[]): Promise<Outcome<SheetSums>>;
  /**
   * Ranges are in order from the top, all over the same columns, none over another; `signal` tells that nobody waits any
   * more. An error `copy-too-large` has words.
   */
  copy?(ranges: readonly SheetRange[], header: boolean, signal: AbortSignal): Promise<Outcome<GridCopy>>;
  /** The next cell after a place and around the end that holds a text as it is shown; null: none. */
  find?(
    text: string,
    from: GridPlace,
    backwards: boolean,
    columns: readonly string[],
  ): Promise<Outcome<GridPlace | null>>;
}

/** What is picked, by names of columns and rows in the order shown. Ranges may overlap. */
export interface GridPick {
  readonly ranges: readonly SheetRange[];
  readonly active: GridPlace;
  /** Cells of all ranges, one that lies in several counted once a range. */
  readonly cells: number;
}

/** How the reader has arranged the columns: plain data, kept by whoever gives it. */
export interface GridLayout {
  /** Names from left to right, those that stand still first. Columns that are not named come last, as the source has them. */
  readonly order: readonly string[];
  /** Pixels. */
  readonly widths: Readonly<Record<string, number>>;
  readonly hidden: readonly string[];
  /** Null: as the columns themselves say. */
  readonly pinned: readonly string[] | null;
}

export const NO_LAYOUT: GridLayout = { order: [], widths: {}, hidden: [], pinned: null };

/**
 * What the grid component is given.
 *
 * `<Grid {source} label="Customers" layout={kept} onlayout={keep} onselect={pick} onhead={openMenu} ... bind:this={grid} />`
 *
 * With `bind:this` it offers `goTo(place)`, `select(ranges)`, `focus()` and `copy(header)`.
 */
export interface GridProps {
  readonly source: SheetSource;
  /** Names the grid for ears. */
  readonly label: string;
  readonly layout?: GridLayout;
  readonly onlayout?: (layout: GridLayout) => void;
  readonly onselect?: (pick: GridPick) => void;
  /** The menu of a column is wanted: its arrow, or Alt+Down. `anchor` stays where it is while the menu is open. */
  readonly onhead?: (column: GridColumn, anchor: HTMLElement) => void;
  /** Ctrl+F. Left out: the browser's own search. */
  readonly onfind?: () => void;
  /** F2 or a double click: the row, or the cell to edit. */
  readonly onopen?: (place: GridPlace) => void;
}
