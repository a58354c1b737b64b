import type { Selection } from '../model/selection.ts';

export type RowTable = 'customers' | 'orders' | 'lines';

/** A figure on screen as what it stands for: the rows that "open rows" lists. */
export interface OpenFigure {
  /** What it is, as the panel's heading says it: "Class A", "Came back in March 2021". */
  readonly title: string;
  /** Clauses added to the view's selection (`narrowed`): the rows behind the figure are those of the view they leave. */
  readonly where: Selection;
  /** What it counts, or what its money is the sum of: the table that opens first. */
  readonly of: RowTable;
  /** The selection it was counted in, where it is not that of the view on screen. */
  readonly within?: Selection;
}

/** A figure of a chart or a table, with what the rows behind it come to: how many, or what their money adds up to. */
export interface PickedFigure extends OpenFigure {
  readonly count?: number | null;
  readonly sum?: number | null;
}
/** The figure that a cell of a chart's table shows, null where it stands for no rows. */
export type FigureOfCell = (row: number, column: number) => PickedFigure | null;
