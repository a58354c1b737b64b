import { cellsOf, listedLevels, type Cells, type NumberCells } from '../table/cells.ts';
import type { View } from '../model/dataset.ts';
import { keysOfOrders } from '../model/key-places.ts';
import { lineIndex } from '../model/line-index.ts';
import { viewLines } from '../model/view-lines.ts';
import { decimalsOf } from './sheet-lines.ts';
import { lazyColumn, type SheetTableOf } from './sheet-table.ts';

/**
 * Orders of customers, then of keys without a purchase: day, customer, id where the file has any, amount, margin where it can be
 * told, lines in the view, whether it is a purchase, and the customer's how manieth in the view.
 */
export function orderTable(view: View): SheetTableOf {
  const { orders, returnsOnly, dataset, unit } = view;
  const { lines } = dataset;
  const index = lineIndex(lines);
  const length = orders.count + returnsOnly.orders;
  const decimals = decimalsOf(unit);
  const source = once(() => joined(orders.source, returnsOnly.source));
  const money = (own: Float64Array, others: Float64Array): Cells => {
    if (others.length === 0) return { kind: 'number', stored: own, blank: NaN, scale: unit };
    const stored = new Float64Array(length);
    stored.set(own);
    stored.set(others, own.length);
    return { kind: 'number', stored, blank: NaN, scale: unit };
  };
  const { order } = lines;
  return {
    length,
    mask: null,
    readBy: { column: 'date', descending: true },
    columns: [
      lazyColumn('date', 'date', () => ({ kind: 'date', days: joined(orders.date, returnsOnly.dates) }), {
        role: 'date',
      }),
      lazyColumn(
        'customer',
        'text',
        () => ({
          kind: 'text',
          codes: joined(keysOfOrders(index, orders.source), keysOfOrders(index, returnsOnly.source)),
          levels: listedLevels(index.keys),
        }),
        { role: 'customer' },
      ),
      ...(order
        ? [
            lazyColumn(
              'order',
              'text',
              () => {
                const { orderStart, rows } = index;
                const codes = source().map((at) => order.codes[rows[orderStart[at]!]!]!);
                return { ...cellsOf(order), kind: 'text', codes } as Cells;
              },
              { role: 'order' },
            ),
          ]
        : []),
      lazyColumn('amount', 'money', () => money(orders.amount, returnsOnly.amounts), {
        role: 'amount',
        decimals,
      }),
      ...(view.marginIsRevenue
        ? []
        : [
            lazyColumn(
              'margin',
              'money',
              () => money(orders.margin, new Float64Array(returnsOnly.orders).fill(NaN)),
              { decimals },
            ),
          ]),
      lazyColumn('lines', 'number', () => sizes(view, source())),
      lazyColumn('purchase', 'class', () => ({
        kind: 'text',
        codes: Int8Array.from({ length }, (_, at) => (orders.purchase[at] === 1 ? 0 : -1)),
        levels: listedLevels(['purchase'], true),
      })),
      lazyColumn('number', 'number', () => numbers(view, length)),
    ],
  };
}

function sizes(view: View, source: Int32Array): NumberCells {
  const { orderStart, rows } = lineIndex(view.dataset.lines);
  const inView = viewLines(view);
  const stored = new Int32Array(source.length);
  for (let order = 0; order < source.length; order++) {
    const begin = orderStart[source[order]!]!;
    const end = orderStart[source[order]! + 1]!;
    if (inView === null) stored[order] = end - begin;
    else for (let i = begin; i < end; i++) stored[order]! += inView[rows[i]!]!;
  }
  return { kind: 'number', stored, blank: NaN, scale: 1 };
}

/** The how manieth purchase of its customer an order is; blank of others. An order that stands for several is the first of them. */
function numbers({ customers, orders }: View, length: number): NumberCells {
  const stored = new Int32Array(length);
  for (let customer = 0; customer < customers.count; customer++) {
    let number = 1;
    const end = customers.start[customer + 1]!;
    for (let order = customers.start[customer]!; order < end; order++) {
      if (orders.purchase[order] === 1) stored[order] = number;
      number += orders.purchases[order]!;
    }
  }
  return { kind: 'number', stored, blank: 0, scale: 1 };
}

export function joined(own: Int32Array, others: Int32Array): Int32Array {
  if (others.length === 0) return own;
  const all = new Int32Array(own.length + others.length);
  all.set(own);
  all.set(others, own.length);
  return all;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
