import {
  BLANK,
  dateColumn,
  NO_DATE,
  numberColumn,
  textColumn,
  type Column,
  type TextColumn,
} from '../table/column.ts';
import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import { maskedRows } from '../table/mask.ts';
import { orderByNumber } from '../table/order.ts';
import { textRank } from '../table/text-order.ts';
import { customerNames } from '../model/customer-names.ts';
import { remarkColumns } from '../model/customer-remarks.ts';
import type { View } from '../model/dataset.ts';
import { keysOfOrders } from '../model/key-places.ts';
import { lineIndex } from '../model/line-index.ts';
import { oncePerView } from '../model/once-per-view.ts';
import { viewLines } from '../model/view-lines.ts';

/** What lies in a view, to be opened row by row. */
export type RowTable = 'customers' | 'orders' | 'lines';

/** How many rows there are of each kind, and their money in currency units. */
export interface RowCounts {
  readonly customers: number;
  /** Keys without a purchase: rows among the customers, but none. */
  readonly returnsOnly: number;
  /** Those of keys without a purchase too. */
  readonly orders: number;
  readonly purchases: number;
  /** Those without a customer too. */
  readonly lines: number;
  readonly revenue: number;
}

export function rowCounts(view: View): RowCounts {
  const { customers, orders, returnsOnly, anonymous, lineCount, unit } = view;
  const revenue = [compensatedSum(customers.revenue), returnsOnly.revenue, anonymous.revenue];
  return {
    customers: customers.count,
    returnsOnly: returnsOnly.keys.length,
    orders: orders.count + returnsOnly.orders,
    purchases: customers.purchases.reduce((sum, count) => sum + count, 0),
    lines: lineCount + anonymous.lines,
    revenue: compensatedSum(revenue) / unit,
  };
}

export interface OpenRows {
  readonly columns: readonly Column[];
  /** Which places of the columns are rows of the table. */
  readonly places: Int32Array;
}

/** A table of a view as columns, made once; cells only for the rows somebody looks at. */
export const openRows = oncePerView(
  (view: View, table: RowTable): OpenRows => {
    const columns = { customers: customerTable, orders: orderTable, lines: lineTable }[table](view);
    const mask = table === 'lines' ? viewLines(view) : null;
    const length = columns[0]?.length ?? 0;
    return { columns, places: mask ? maskedRows(mask) : Int32Array.from({ length }, (_, row) => row) };
  },
  (table) => table,
);

/**
 * The rows in an order: by a column, or as they are read best: customers by revenue, the largest first, orders and lines by
 * date, the latest first. Blanks come last; rows alike stay in the order of the table.
 */
export function orderedRows(view: View, table: RowTable, sortBy?: string, descending = true): Int32Array {
  const { columns, places } = openRows(view, table);
  const by = sortBy ?? (table === 'customers' ? 'revenue' : 'date');
  const column = columns.find(({ name }) => name === by);
  if (!column) return places;
  const ranks = ranksOf(column);
  const order = orderByNumber(
    Float64Array.from(places, (place) => ranks[place]!),
    descending ? 'descending' : 'ascending',
  );
  return order.map((at) => places[at]!);
}

/** What a column is sorted by; NaN for blanks. */
function ranksOf(column: Column): ArrayLike<number> {
  if (column.kind === 'number') return column.values;
  if (column.kind === 'date') return Float64Array.from(column.days, (day) => (day === NO_DATE ? NaN : day));
  // Comparing as people do takes seconds past some tens of thousands of texts.
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const rank = textRank(column.levels, column.levelCount > 50_000 ? undefined : compare);
  return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : rank[code]!));
}

/** Customers, then keys without a purchase: key, name where the file has any, revenue, purchases, first and last purchase, tags and notes where there are any. */
function customerTable(view: View): Column[] {
  const { customers, returnsOnly, unit, dataset } = view;
  const keys = [...customers.keys, ...returnsOnly.keys];
  const names = customerNames(view);
  const remarks = remarkColumns(dataset, keys);
  const sums = new Sums(returnsOnly.keys.length);
  let key = -1;
  const keyOf = keysOfOrders(lineIndex(dataset.lines), returnsOnly.source);
  for (let order = 0; order < keyOf.length; order++) {
    if (order === 0 || keyOf[order] !== keyOf[order - 1]) key++;
    sums.add(key, returnsOnly.amounts[order]!);
  }
  const own = (cells: ArrayLike<number>, otherwise: (at: number) => number) =>
    keys.map((_, at) => (at < customers.count ? cells[at]! : otherwise(at - customers.count)));
  return [
    textColumn(
      'customer',
      Int32Array.from(keys, (_, at) => at),
      keys,
    ),
    ...(names ? [textColumn('name', Int32Array.from(own(names.codes, () => BLANK)), names.levels)] : []),
    moneyColumn(
      'revenue',
      own(customers.revenue, (at) => sums.at(at)),
      unit,
    ),
    numberColumn('purchases', Float64Array.from(own(customers.purchases, () => 0)), 0),
    dateColumn('first', Int32Array.from(own(customers.first, () => NO_DATE))),
    dateColumn('last', Int32Array.from(own(customers.last, () => NO_DATE))),
    ...(remarks ? [remarks.tags, remarks.note] : []),
  ];
}

/** Orders of customers, then of keys without a purchase: date, customer, id where the file has any, amount, lines, purchase. */
function orderTable(view: View): Column[] {
  const { orders, returnsOnly, dataset, unit } = view;
  const { lines } = dataset;
  const index = lineIndex(lines);
  const join = (own: ArrayLike<number>, others: ArrayLike<number>) => {
    const joined = new Float64Array(own.length + others.length);
    joined.set(own);
    joined.set(others, own.length);
    return joined;
  };
  const source = Int32Array.from(join(orders.source, returnsOnly.source));
  const inView = viewLines(view);
  const sizes = new Float64Array(source.length);
  const firstLine = new Int32Array(source.length);
  for (let order = 0; order < source.length; order++) {
    const begin = index.orderStart[source[order]!]!;
    const end = index.orderStart[source[order]! + 1]!;
    for (let i = begin; i < end; i++) sizes[order]! += inView === null ? 1 : inView[index.rows[i]!]!;
    firstLine[order] = index.rows[begin]!;
  }
  const keyOf = join(keysOfOrders(index, orders.source), keysOfOrders(index, returnsOnly.source));
  return [
    dateColumn('date', Int32Array.from(join(orders.date, returnsOnly.dates))),
    textColumn('customer', Int32Array.from(keyOf), index.keys),
    ...(lines.order ? [sharing(lines.order, 'order', firstLine)] : []),
    moneyColumn('amount', join(orders.amount, returnsOnly.amounts), unit),
    numberColumn('lines', sizes, 0),
    textColumn(
      'purchase',
      Int32Array.from(join(orders.purchase, new Uint8Array(returnsOnly.orders)), (one) => one - 1),
      ['purchase'],
    ),
  ];
}

/** All lines of the file, those of the view among them: row of the file, date, customer, order, amount, then its own columns. */
function lineTable({ dataset: { lines }, unit }: View): Column[] {
  const { sourceRow } = lines;
  const fixed: Column[] = [
    lazyNumbers('row', lines.count, 0, (line) => (sourceRow?.[line] ?? line) + 1),
    dateColumn('date', lines.date),
    sharing(lines.customer, 'customer'),
    ...(lines.order ? [sharing(lines.order, 'order')] : []),
    moneyColumn('amount', lines.amount, unit),
  ];
  const taken = new Set(fixed.map(({ name }) => name));
  const own = lines.attributes.map(({ column }) => {
    let { name } = column;
    while (taken.has(name)) name += ' *';
    taken.add(name);
    return name === column.name ? column : renamed(column, name);
  });
  return [...fixed, ...own];
}

function moneyColumn(name: string, ticks: ArrayLike<number>, unit: number): Column {
  return lazyNumbers(name, ticks.length, Math.round(Math.log10(unit)), (row) => ticks[row]! / unit);
}

/** Numbers made from what is there already: a table of all lines of a large file must not copy it. */
function lazyNumbers(name: string, length: number, decimals: number, value: (row: number) => number): Column {
  return {
    kind: 'number',
    name,
    length,
    decimals,
    get values() {
      return Float64Array.from({ length }, (_, row) => value(row));
    },
    at: value,
  };
}

/** Cells of a column under another name: all of them, or those of some of its rows. Its dictionary stays packed where it is. */
function sharing(column: TextColumn, name: string, rows?: Int32Array): TextColumn {
  return {
    kind: 'text',
    name,
    length: rows?.length ?? column.length,
    codes: rows ? rows.map((row) => column.codes[row]!) : column.codes,
    get levels() {
      return column.levels;
    },
    levelCount: column.levelCount,
    at: (row) => column.at(rows ? rows[row]! : row),
  };
}

function renamed(column: Column, name: string): Column {
  switch (column.kind) {
    case 'text':
      return sharing(column, name);
    case 'date':
      return dateColumn(name, column.days);
    case 'number':
      return lazyNumbers(name, column.length, column.decimals, (row) => column.at(row) ?? NaN);
  }
}
