import { number } from '../i18n/format.ts';
import type { GridState } from './grid.svelte.ts';
import type { GridCommand, Move } from './keys.ts';
import { clampWidth, withMoved, withWidth } from './layout.ts';
import { ROW } from './scroll.ts';
import {
  cellAt,
  columnsBetween,
  extendTo,
  isOneCell,
  nextWithin,
  widen,
  type Cell,
  type Size,
} from './selection.ts';
import { t } from './words.ts';

/** Pixels a press makes a column wider or narrower by. */
const WIDTH_STEP = 16;

/** Does what a key asks for. False: the key is left to the page. */
export function perform(grid: GridState, command: GridCommand): boolean {
  const leaving = grid.leaving;
  grid.leaving = false;
  if ('move' in command) return move(grid, command.move, command.extend);
  if ('step' in command) return leaving && command.step === 'columns' ? false : step(grid, command);
  if ('shift' in command) return shift(grid, command.shift);
  if ('widen' in command) {
    const { column } = grid.selection.active;
    const width = (grid.arranged.widths[column] ?? 0) + command.widen * WIDTH_STEP;
    return setWidth(grid, column, width);
  }
  return act(grid, command.act);
}

function act(grid: GridState, what: Extract<GridCommand, { act: string }>['act']): boolean {
  const { selection, props } = grid;
  switch (what) {
    case 'select-row':
      grid.inHead = false;
      grid.choose(widen(selection, 'rows'), null);
      return true;
    case 'select-column':
      grid.choose(widen(selection, 'columns'), null);
      return true;
    case 'select-all':
      grid.selectAll();
      return true;
    case 'copy':
    case 'copy-with-head':
      if (!grid.source.copy) return false;
      void grid.copying.copy(what === 'copy-with-head');
      return true;
    case 'find':
      props.onfind?.();
      return props.onfind !== undefined;
    case 'open':
      if (grid.inHead || !props.onopen || grid.source.rows === 0) return false;
      props.onopen(grid.place(selection.active));
      return true;
    case 'menu':
      grid.openMenu(selection.active.column);
      return true;
    case 'fit':
      return setWidth(grid, selection.active.column, grid.fitted(selection.active.column));
    case 'escape':
      return escape(grid);
  }
}

/** Stops the innermost thing; with nothing left to stop the key goes on to the page. */
function escape(grid: GridState): boolean {
  grid.leaving = true;
  // A copy that cannot be made says so before the browser has given it up: what is said is closed, then.
  if (grid.copying.problem) {
    grid.copying.problem = null;
    return true;
  }
  if (grid.copying.running) {
    grid.copying.stop();
    return true;
  }
  if (grid.inHead) {
    grid.inHead = false;
    return true;
  }
  if (isOneCell(grid.selection)) return false;
  grid.choose(cellAt(grid.selection.active));
  return true;
}

function setWidth(grid: GridState, place: number, width: number): boolean {
  const column = grid.columns[place];
  if (!column) return false;
  grid.setLayout(withWidth(grid.layout, column.name, width));
  grid.say(t('width', { column: column.label, pixels: clampWidth(width) }));
  return true;
}

function shift(grid: GridState, by: -1 | 1): boolean {
  const place = grid.selection.active.column;
  const column = grid.columns[place];
  const to = place + by;
  if (!column || to < 0 || to >= grid.columns.length) return true;
  grid.setLayout(withMoved(grid.layout, grid.source.columns, column.name, by < 0 ? to : place + 2));
  grid.say(t('moved', { column: column.label, place: number(to + 1) }));
  return true;
}

/** Where a move leads from a cell. */
export function moved(
  from: Cell,
  to: Move,
  size: Size,
  page: number,
  across: (column: number, by: -1 | 1) => number,
): Cell {
  const { row, column } = from;
  const lastRow = Math.max(0, size.rows - 1);
  const lastColumn = Math.max(0, size.columns - 1);
  switch (to) {
    case 'left':
      return { row, column: Math.max(0, column - 1) };
    case 'right':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'up':
      return { row: Math.max(0, row - 1), column };
    case 'down':
      return { row: Math.min(lastRow, row + 1), column };
    case 'first-column':
      return { row, column: 0 };
    case 'last-column':
      return { row, column: lastColumn };
    case 'first-row':
      return { row: 0, column };
    case 'last-row':
      return { row: lastRow, column };
    case 'page-up':
      return { row: Math.max(0, row - page), column };
    case 'page-down':
      return { row: Math.min(lastRow, row + page), column };
    case 'page-left':
      return { row, column: across(column, -1) };
    case 'page-right':
      return { row, column: across(column, 1) };
    case 'first-cell':
      return { row: 0, column: 0 };
    case 'last-cell':
      return { row: lastRow, column: lastColumn };
  }
}

function move(grid: GridState, to: Move, extend: boolean): boolean {
  const { selection, size } = grid;
  const across = (column: number, by: -1 | 1) => grid.screenAcross(column, by);
  if (grid.inHead) return moveInHead(grid, to, extend, across);
  const from = extend ? selection.extent : selection.active;
  if (to === 'up' && !extend && from.row === 0) {
    grid.inHead = true;
    grid.choose(cellAt(from));
    return true;
  }
  const next = moved(from, to, size, grid.scroll.page, across);
  if (to === 'page-down' || to === 'page-up') grid.scrollBy((next.row - from.row) * ROW, 0);
  if (extend) grid.choose(extendTo(selection, next), next);
  else grid.choose(cellAt(next));
  return true;
}

function moveInHead(
  grid: GridState,
  to: Move,
  extend: boolean,
  across: (column: number, by: -1 | 1) => number,
): boolean {
  const { selection, size } = grid;
  const from = extend ? selection.extent : selection.active;
  const next = moved(from, to, size, 1, across);
  if (to === 'down' && !extend) {
    grid.inHead = false;
    grid.choose(cellAt(selection.active));
  } else if (next.column !== from.column) {
    if (extend) grid.choose(columnsBetween(selection.anchor, next.column), next);
    else grid.choose(cellAt({ row: selection.active.row, column: next.column }));
  }
  return true;
}

function step(
  grid: GridState,
  { step: by, backwards }: { step: 'rows' | 'columns'; backwards: boolean },
): boolean {
  const { selection, size } = grid;
  const { row, column } = selection.active;
  if (grid.inHead && by === 'rows') {
    grid.openMenu(column);
    return true;
  }
  if (!grid.inHead && !isOneCell(selection)) {
    grid.choose(nextWithin(selection, size, by, backwards));
    return true;
  }
  const next =
    by === 'rows'
      ? { row: row + (backwards ? -1 : 1), column }
      : { row, column: column + (backwards ? -1 : 1) };
  if (next.column < 0 || next.column >= size.columns) return false;
  if (next.row < 0 || next.row >= size.rows) return true;
  grid.choose(cellAt(next));
  return true;
}
