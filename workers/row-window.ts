import type { AbcResult } from '../src/analysis/abc.ts';
import type { XyzResult } from '../src/analysis/xyz.ts';
import { ABC_LEVELS, XYZ_LEVELS, type CustomerClasses } from '../src/export/customers-table.ts';
import type { View } from '../src/model/dataset.ts';
import type { Column } from '../src/table/column.ts';
import type { RowRequest, RowWindow } from './engine-api.ts';

/** The most rows one window may hold: a screen shows fewer, a careless caller may ask for all. */
const MOST_ROWS = 10_000;

export interface Customers extends CustomerClasses {
  /** The customers as columns, made once for a view and its classes. */
  readonly columns: readonly Column[];
  /** Keeps an order once made. */
  order(key: string, make: () => Int32Array): Int32Array;
}

const KINDS: Readonly<Record<string, RowWindow['columns'][number]['kind']>> = {
  customer: 'text',
  name: 'text',
  abc: 'class',
  xyz: 'class',
  revenue: 'money',
  share: 'share',
  purchases: 'number',
  first: 'date',
  last: 'date',
};

/** A window of the customers: the order is made once, the cells only for the rows asked for. */
export function rowWindow(request: RowRequest, view: View, customers: Customers): RowWindow {
  const order = rowOrder(request, view, customers);
  const { offset, end } = clampedWindow(request, order.length);
  const rows = Array.from(order.subarray(offset, end));
  return {
    total: order.length,
    offset,
    columns: customers.columns.map((column) => ({
      name: column.name,
      kind: KINDS[column.name] ?? 'text',
      values: rows.map((row) => column.at(row)),
    })),
  };
}

/** From which row to which a window reaches, whatever was asked for. */
export function clampedWindow(request: { readonly offset: number; readonly count: number }, length: number) {
  const offset = Math.max(0, Math.min(length, Math.trunc(request.offset) || 0));
  const count = Math.max(0, Math.min(MOST_ROWS, Math.trunc(request.count) || 0));
  return { offset, end: offset + count };
}

/** The customers asked for, as rows of the columns, in the order asked for. */
export function rowOrder(request: RowRequest, view: View, customers: Customers): Int32Array {
  return customers.order(orderKey(request), () => orderOf(request, view, customers));
}

function orderKey({
  sortBy,
  descending,
  abc,
  xyz,
  cutA,
  cutB,
  cutX,
  cutY,
  minPeriods,
  window,
  step,
}: RowRequest): string {
  return JSON.stringify([sortBy, descending, abc, xyz, cutA, cutB, cutX, cutY, minPeriods, window, step]);
}

function orderOf(request: RowRequest, view: View, { pareto, abc, xyz }: CustomerClasses): Int32Array {
  const wantAbc = request.abc === undefined ? -1 : ABC_LEVELS.indexOf(request.abc);
  const wantXyz = request.xyz === undefined ? -1 : XYZ_LEVELS.indexOf(request.xyz);
  const kept = pareto.order.filter(
    (row) => (wantAbc < 0 || abc.classOf[row] === wantAbc) && (wantXyz < 0 || xyz.classOf[row] === wantXyz),
  );
  const keys = sortKeys(request.sortBy, view, abc, xyz);
  if (!keys) return request.descending === false ? kept.reverse() : kept;
  const sign = request.descending ? -1 : 1;
  // Array sort is stable, so equal keys stay in Pareto order.
  return kept.sort((a, b) => sign * ((keys[a] ?? 0) - (keys[b] ?? 0)));
}

function sortKeys(
  sortBy: RowRequest['sortBy'],
  view: View,
  abc: AbcResult,
  xyz: XyzResult,
): ArrayLike<number> | null {
  const { customers } = view;
  switch (sortBy) {
    case 'customer': {
      const { compare } = new Intl.Collator(undefined, { numeric: true });
      const rank = new Int32Array(customers.count);
      const byName = rank
        .map((_, row) => row)
        .sort((a, b) => compare(customers.keys[a] ?? '', customers.keys[b] ?? ''));
      byName.forEach((row, place) => (rank[row] = place));
      return rank;
    }
    case 'abc':
      return abc.classOf;
    case 'xyz':
      return xyz.classOf;
    case 'revenue':
      return customers.revenue;
    case 'purchases':
      return customers.purchases;
    case 'first':
      return customers.first;
    case 'last':
      return customers.last;
    case undefined:
      return null;
  }
}
