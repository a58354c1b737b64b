import type { GridState } from './grid.svelte.ts';
import { movingBetween } from './layout.ts';
import { ROW } from './scroll.ts';
import {
  addCell,
  cellAt,
  columnsBetween,
  extendTo,
  rowsBetween,
  type Cell,
  type Selection,
} from './selection.ts';

type Drag = 'cells' | 'rows' | 'columns';

/** Mouse and pen: press, drag beyond the edges, with Shift to enlarge and Ctrl to add. A finger scrolls, and picks where it taps. */
export class GridPointer {
  readonly #grid: GridState;
  readonly #stage: HTMLElement;
  #drag: Drag | null = null;
  #before: Selection['ranges'] = [];
  #at = { x: 0, y: 0 };
  #frame = 0;
  #touch = false;

  constructor(grid: GridState, stage: HTMLElement) {
    this.#grid = grid;
    this.#stage = stage;
  }

  /** The cell at a point of the window, as near as there is one; and whether the point lies on the row numbers. */
  #hit(x: number, y: number): { cell: Cell; gutter: boolean } {
    const { arranged, scroll, gutter, headHeight, scrollLeft, size } = this.#grid;
    const box = this.#stage.getBoundingClientRect();
    const across = x - box.left - gutter;
    const down = y - box.top - headHeight;
    const row = Math.floor((scroll.top + Math.max(0, Math.min(down, scroll.height - 1))) / ROW);
    let column = 0;
    if (across < arranged.pinnedWidth) {
      while (column < arranged.pinned - 1 && (arranged.lefts[column + 1] ?? 0) <= across) column++;
      if (arranged.pinned === 0) column = movingBetween(arranged, scrollLeft, Infinity)[0];
    } else {
      const right = Math.min(across, this.#grid.width - gutter - 1);
      column = movingBetween(arranged, right - arranged.pinnedWidth + scrollLeft, Infinity)[0];
    }
    return {
      cell: {
        row: Math.max(0, Math.min(row, size.rows - 1)),
        column: Math.max(0, Math.min(column, size.columns - 1)),
      },
      gutter: across < 0,
    };
  }

  /** Whether there is a row under a point. */
  #onRow(y: number): boolean {
    const { scroll, headHeight, size } = this.#grid;
    const down = y - this.#stage.getBoundingClientRect().top - headHeight;
    return down >= 0 && scroll.top + down < size.rows * ROW;
  }

  onpointerdown = (event: PointerEvent): void => {
    this.#touch = event.pointerType === 'touch';
    if (event.button !== 0 || this.#touch || !this.#onRow(event.clientY)) return;
    const { cell, gutter } = this.#hit(event.clientX, event.clientY);
    this.#begin(event, gutter ? 'rows' : 'cells', cell);
  };

  /** A press on the head of a column. */
  headDown(event: PointerEvent, place: number): void {
    const row = this.#grid.scroll.first;
    this.#begin(event, 'columns', { row, column: place });
  }

  #begin(event: PointerEvent, drag: Drag, cell: Cell): void {
    const grid = this.#grid;
    const { selection } = grid;
    const add = event.ctrlKey || event.metaKey;
    grid.inHead = false;
    this.#before = add ? selection.ranges : event.shiftKey ? selection.ranges.slice(0, -1) : [];
    if (event.shiftKey) this.#extend(drag, cell);
    else if (drag === 'rows')
      grid.choose(rowsBetween({ row: cell.row, column: selection.active.column }, cell.row, this.#before), null); // prettier-ignore
    else if (drag === 'columns') grid.choose(columnsBetween(cell, cell.column, this.#before), null);
    else grid.choose(add ? addCell(selection, cell) : cellAt(cell));
    this.#drag = drag;
    this.#at = { x: event.clientX, y: event.clientY };
    this.#stage.setPointerCapture(event.pointerId);
  }

  #extend(drag: Drag, cell: Cell): void {
    const { selection } = this.#grid;
    if (drag === 'rows') this.#grid.choose(rowsBetween(selection.anchor, cell.row, this.#before), null);
    else if (drag === 'columns')
      this.#grid.choose(columnsBetween(selection.anchor, cell.column, this.#before), null);
    else this.#grid.choose(extendTo(selection, cell), null);
  }

  onpointermove = (event: PointerEvent): void => {
    if (!this.#drag) return;
    this.#at = { x: event.clientX, y: event.clientY };
    this.#follow();
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#beyond);
  };

  #follow(): void {
    if (!this.#drag) return;
    const { cell } = this.#hit(this.#at.x, this.#at.y);
    const { extent } = this.#grid.selection;
    if (cell.row !== extent.row || cell.column !== extent.column) this.#extend(this.#drag, cell);
  }

  /** Held beyond an edge the rows go on, the faster the farther. */
  #beyond = (): void => {
    this.#frame = 0;
    const grid = this.#grid;
    if (!this.#drag) return;
    const box = this.#stage.getBoundingClientRect();
    const { x, y } = this.#at;
    const top = box.top + grid.headHeight;
    const left = box.left + grid.gutter + grid.arranged.pinnedWidth;
    const past = (value: number, low: number, high: number) =>
      value < low ? value - low : value > high ? value - high : 0;
    const down = this.#drag === 'columns' ? 0 : past(y, top, box.bottom);
    const right = this.#drag === 'rows' ? 0 : past(x, left, box.right);
    if (down === 0 && right === 0) return;
    grid.scrollBy(Math.sign(down) * Math.min(ROW * 12, Math.abs(down)), right);
    this.#follow();
    this.#frame = requestAnimationFrame(this.#beyond);
  };

  onpointerup = (): void => {
    this.#drag = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  };

  /** A tap. The mouse has picked already. */
  onclick = (event: MouseEvent): void => {
    if (!this.#touch || !this.#onRow(event.clientY)) return;
    const { cell, gutter } = this.#hit(event.clientX, event.clientY);
    this.#grid.inHead = false;
    this.#grid.choose(gutter ? rowsBetween({ row: cell.row, column: 0 }, cell.row) : cellAt(cell), null);
  };

  ondblclick = (event: MouseEvent): void => {
    const { onopen } = this.#grid.props;
    if (!onopen || !this.#onRow(event.clientY)) return;
    const { cell, gutter } = this.#hit(event.clientX, event.clientY);
    if (!gutter) onopen(this.#grid.place(cell));
  };
}
