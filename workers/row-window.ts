import type { AbcResult } from '../src/analysis/abc.ts';
import type { ParetoResult } from '../src/analysis/pareto.ts';
import type { XyzResult } from '../src/analysis/xyz.ts';
import type { View } from '../src/model/dataset.ts';
import type { RowRequest, RowWindow } from './engine-api.ts';

const ABC = ['A', 'B', 'C'] as const;
const XYZ = ['X', 'Y', 'Z', 'new'] as const;
/** The most rows one window may hold: a screen shows fewer, a careless caller may ask for all. */
const MOST_ROWS = 10_000;

interface Classes {
  readonly pareto: ParetoResult;
  readonly abc: AbcResult;
  readonly xyz: XyzResult;
  /** Keeps an order once made. */
  order(key: string, make: () => Int32Array): Int32Array;
}

/** A window of the customers: the order is made once, the cells only for the rows asked for. */
export function rowWindow(request: RowRequest, view: View, classes: Classes): RowWindow {
  const { customers, unit } = view;
  const order = classes.order(orderKey(request), () => orderOf(request, view, classes));
  const offset = Math.max(0, Math.min(order.length, Math.trunc(request.offset) || 0));
  const count = Math.max(0, Math.min(MOST_ROWS, Math.trunc(request.count) || 0));
  const rows = Array.from(order.subarray(offset, offset + count));
  const total = classes.pareto.positiveTotal;
  const { measure } = view.settings;
  const value = customers[measure];
  const scale = measure === 'purchases' ? 1 : unit;
  return {
    total: order.length,
    offset,
    columns: [
      { name: 'customer', kind: 'text', values: rows.map((row) => customers.keys[row] ?? null) },
      { name: 'abc', kind: 'class', values: rows.map((row) => ABC[classes.abc.classOf[row] ?? 2] ?? null) },
      { name: 'xyz', kind: 'class', values: rows.map((row) => XYZ[classes.xyz.classOf[row] ?? 3] ?? null) },
      { name: 'revenue', kind: 'money', values: rows.map((row) => (customers.revenue[row] ?? 0) / unit) },
      {
        name: 'share',
        kind: 'share',
        values: rows.map((row) => (total > 0 ? (value[row] ?? 0) / scale / total : null)),
      },
      { name: 'purchases', kind: 'number', values: rows.map((row) => customers.purchases[row] ?? 0) },
      { name: 'first', kind: 'date', values: rows.map((row) => customers.first[row] ?? null) },
      { name: 'last', kind: 'date', values: rows.map((row) => customers.last[row] ?? null) },
    ],
  };
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

function orderOf(request: RowRequest, view: View, { pareto, abc, xyz }: Classes): Int32Array {
  const wantAbc = request.abc === undefined ? -1 : ABC.indexOf(request.abc);
  const wantXyz = request.xyz === undefined ? -1 : XYZ.indexOf(request.xyz);
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
