import { orderedRows, openRows, rowCounts } from '../src/export/open-rows.ts';
import type { View } from '../src/model/dataset.ts';
import type { OpenRowsRequest, OpenRowWindow, RowWindow } from './engine-api.ts';
import { clampedWindow } from './row-window.ts';

const KINDS: Readonly<Record<string, RowWindow['columns'][number]['kind']>> = {
  revenue: 'money',
  amount: 'money',
};

/** A window of the rows behind a figure. @param ordered the order asked for, made once */
export function openRowWindow(request: OpenRowsRequest, view: View, ordered: Int32Array): OpenRowWindow {
  const { columns } = openRows(view, request.table);
  const { offset, end } = clampedWindow(request, ordered.length);
  const rows = Array.from(ordered.subarray(offset, end));
  const window = columns.map((column) => ({
    name: column.name,
    kind: KINDS[column.name] ?? column.kind,
    values: rows.map((row) => column.at(row)),
  }));
  return { total: ordered.length, offset, columns: window, counts: rowCounts(view) };
}

/** The order asked for. */
export function openRowOrder({ table, sortBy, descending }: OpenRowsRequest, view: View): Int32Array {
  return orderedRows(view, table, sortBy, descending ?? sortBy === undefined);
}
