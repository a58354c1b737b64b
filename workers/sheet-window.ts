import type { TableColumn } from '../src/export/sheet-table.ts';
import type { Rows } from '../src/table/cells.ts';
import { BLANK } from '../src/table/column.ts';
import { pickCells, pickFaults, placesOf } from '../src/table/pick-cells.ts';
import type { SheetWindow } from './sheet-api.ts';

/** The most rows one window may hold: a screen shows fewer, a careless caller may ask for all. */
const MOST_ROWS = 10_000;

/** Cells of some rows in the order of a question, whatever was asked for. @param customer the column of keys */
export function windowOf(
  rows: Rows,
  columns: readonly TableColumn[],
  customer: TableColumn,
  wanted: { readonly offset: number; readonly count: number },
): SheetWindow {
  const offset = Math.max(0, Math.min(rows.length, Math.trunc(wanted.offset) || 0));
  const count = Math.max(0, Math.min(MOST_ROWS, rows.length - offset, Math.trunc(wanted.count) || 0));
  const places = placesOf(rows, offset, offset + count);
  const key = pickCells(customer.cells, places);
  return {
    offset,
    rows: places,
    cells: columns.map(({ cells }) => pickCells(cells, places)),
    faults: columns.map(({ faults }) => pickFaults(faults, places)),
    customers: key.kind === 'text' ? key : { codes: new Int32Array(count).fill(BLANK), levels: [] },
  };
}
