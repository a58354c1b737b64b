import { ABC_CLASSES, abcClasses } from '../analysis/abc.ts';
import { customerCurve, customerValues } from '../analysis/customer-value.ts';
import { clampSettings, type AnalysisId } from '../analysis/index.ts';
import { ladderRungs, RUNGS } from '../analysis/ladder.ts';
import { customerStakes, overdueStates, OVERDUE_STATES } from '../analysis/overdue.ts';
import { rfmScores, type RfmSettings } from '../analysis/rfm-scores.ts';
import { RFM_SEGMENTS } from '../analysis/rfm-segments.ts';
import { XYZ_CLASSES, xyzClasses } from '../analysis/xyz.ts';
import { figureOf } from '../model/customer-mask.ts';
import { customerNames } from '../model/customer-names.ts';
import { remarkColumns } from '../model/customer-remarks.ts';
import type { View } from '../model/dataset.ts';
import { keysOfOrders } from '../model/key-places.ts';
import { lineIndex } from '../model/line-index.ts';
import type { Role } from '../model/lines.ts';
import { cellsOf, listedLevels, type Cells } from '../table/cells.ts';
import { BLANK, NO_DATE, type Column } from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import { decimalsOf, kindOf } from './sheet-lines.ts';
import { freeName, lazyColumn, type SheetTableOf, type TableColumn } from './sheet-table.ts';

export type ClassSettings = Partial<Record<AnalysisId, unknown>>;

/** What of a customer's own lines is shown beside it: the value on the first line of its first purchase. */
const OF_CUSTOMERS: readonly (Role | null)[] = ['email', 'phone', 'region', 'channel', 'seller', 'birthday'];

/**
 * Customers, then keys without a purchase, which have neither classes nor purchases. Each column is worked out when somebody looks
 * at it.
 *
 * @param base the view customers are judged in: classes, shares and what is at stake are those the screens show, whichever rows
 *   of it are opened
 */
export function customerTable(view: View, base: View, classes: ClassSettings): SheetTableOf {
  const { customers, returnsOnly, unit, completeThrough, dataset } = view;
  const { count } = customers;
  const length = count + returnsOnly.keys.length;
  const decimals = decimalsOf(unit);
  const number = (values: (customer: number) => number, scale = 1, others?: Float64Array): Cells => {
    const stored = new Float64Array(length).fill(NaN);
    for (let customer = 0; customer < count; customer++) stored[customer] = values(customer);
    if (others) stored.set(others, count);
    return { kind: 'number', stored, blank: NaN, scale };
  };
  const date = (days: Int32Array): Cells => {
    const all = new Int32Array(length).fill(NO_DATE);
    all.set(days);
    return { kind: 'date', days: all };
  };
  const inBase = placesIn(base, view);
  const classColumn = (name: string, of: () => ArrayLike<number>, names: readonly string[]) =>
    lazyColumn(name, 'class', () => {
      const classOf = of();
      const codes = new Int8Array(length).fill(BLANK);
      const places = inBase();
      for (let customer = 0; customer < count; customer++) {
        if (places[customer]! >= 0) codes[customer] = classOf[places[customer]!]!;
      }
      return { kind: 'text', codes, levels: listedLevels(names, true) };
    });
  const judged = (values: () => ArrayLike<number>, scale: () => number) => () => {
    const found = values();
    const places = inBase();
    const by = scale();
    const known = (customer: number) => by > 0 && places[customer]! >= 0;
    return number((customer) => (known(customer) ? found[places[customer]!]! : NaN), by > 0 ? by : 1);
  };
  const settings = <Id extends AnalysisId>(id: Id) => clampSettings(id, classes[id] ?? {});
  const names = customerNames(view);
  const columns: TableColumn[] = [
    lazyColumn(
      'customer',
      'text',
      () => ({
        kind: 'text',
        codes: Int32Array.from({ length }, (_, at) => at),
        levels: listedLevels([...customers.keys, ...returnsOnly.keys]),
      }),
      { role: 'customer' },
    ),
    ...(names ? [lazyColumn('name', 'text', () => padded(names, null, length), { role: 'name' })] : []),
    classColumn(
      'abc',
      () => abcClasses(customerValues(base).values, customerCurve(base), settings('abc')).classOf,
      ABC_CLASSES,
    ),
    classColumn('xyz', () => xyzClasses(base, settings('xyz')).classOf, XYZ_CLASSES),
    lazyColumn(
      'rfmScore',
      'number',
      judged(
        () => scoresOf(base, settings('rfm')),
        () => 1,
      ),
    ),
    classColumn('rfmSegment', () => rfmScores(base, settings('rfm')).segmentOf, RFM_SEGMENTS),
    classColumn('ladder', () => ladderRungs(base, settings('ladder')), RUNGS),
    classColumn('overdue', () => overdueStates(base, settings('overdue')), OVERDUE_STATES),
    lazyColumn(
      'revenue',
      'money',
      () => number((customer) => customers.revenue[customer]!, unit, returnedOnly(view)),
      { decimals },
    ),
    lazyColumn(
      'share',
      'share',
      judged(
        () => customerValues(base).values,
        () => customerCurve(base).positiveTotal,
      ),
      { decimals: 17 },
    ),
    ...(view.marginIsRevenue
      ? []
      : [
          lazyColumn('margin', 'money', () => number((customer) => customers.margin[customer]!, unit), {
            decimals,
          }),
        ]),
    lazyColumn('purchases', 'number', () =>
      number((customer) => customers.purchases[customer]!, 1, new Float64Array(returnsOnly.keys.length)),
    ),
    lazyColumn(
      'averageCheck',
      'money',
      () => number((customer) => customers.revenue[customer]! / customers.purchases[customer]!, unit),
      { decimals },
    ),
    lazyColumn('first', 'date', () => date(customers.first)),
    lazyColumn('last', 'date', () => date(customers.last)),
    ...(['firstAmount', 'orders', 'secondAfter', 'monthsLived', 'sinceAcquired'] as const).map((figure) =>
      lazyColumn(
        figure,
        figure === 'firstAmount' ? 'money' : 'number',
        () => {
          const values = figureOf(view, figure);
          return number((customer) => values[customer]!);
        },
        { decimals: figure === 'firstAmount' ? decimals : 0 },
      ),
    ),
    lazyColumn('recency', 'number', () =>
      number((customer) => (completeThrough === NO_DATE ? NaN : completeThrough - customers.last[customer]!)),
    ),
    lazyColumn(
      'atStake',
      'money',
      judged(
        () => customerStakes(base),
        () => unit,
      ),
      { decimals },
    ),
  ];
  const remarks = remarkColumns(dataset, [...customers.keys, ...returnsOnly.keys]);
  for (const column of remarks ? [remarks.tags, remarks.note] : []) {
    columns.push(lazyColumn(column.name, 'text', () => cellsOf(column), { from: 'remark' }));
  }
  const taken = new Set(columns.map(({ name }) => name));
  for (const { role, column } of dataset.lines.attributes) {
    if (!OF_CUSTOMERS.includes(role)) continue;
    const cells = () => padded(column, customers.acquiredLine, length);
    const facts = { role, from: 'file', decimals: column.kind === 'number' ? column.decimals : 0 } as const;
    columns.push(lazyColumn(freeName(column.name, taken), kindOf(role, column.kind), cells, facts));
  }
  return { length, mask: null, columns, readBy: { column: 'revenue', descending: true } };
}

/** Cells of some lines, a line a customer (null: a cell of the column each), and blanks for keys without a purchase. */
function padded(column: Column, lines: Int32Array | null, length: number): Cells {
  const cells = cellsOf(column);
  const at = (place: number) => (lines === null ? place : lines[place]!);
  const count = lines?.length ?? column.length;
  switch (cells.kind) {
    case 'text': {
      const codes = new Int32Array(length).fill(BLANK);
      for (let place = 0; place < count; place++) codes[place] = cells.codes[at(place)]!;
      return { ...cells, codes };
    }
    case 'date': {
      const days = new Int32Array(length).fill(NO_DATE);
      for (let place = 0; place < count; place++) days[place] = cells.days[at(place)]!;
      return { ...cells, days };
    }
    case 'number': {
      const stored = new Float64Array(length).fill(cells.blank);
      for (let place = 0; place < count; place++) stored[place] = cells.stored[at(place)]!;
      return { ...cells, stored };
    }
  }
}

/** The place of each customer of a view among those of another, -1 where it has none. Both come by key. */
function placesIn(base: View, view: View): () => Int32Array {
  let made: Int32Array | null = null;
  return () => {
    if (made) return made;
    const { count, keys } = view.customers;
    const others = base.customers;
    made = new Int32Array(count).fill(-1);
    if (view === base) return (made = made.map((_, customer) => customer));
    let at = 0;
    for (let customer = 0; customer < count; customer++) {
      while (at < others.count && others.keys[at]! < keys[customer]!) at++;
      if (others.keys[at] === keys[customer]) made[customer] = at;
    }
    return made;
  };
}

/** R, F and M as the digits of a number: 555 the best. */
function scoresOf(base: View, settings: RfmSettings): Float64Array {
  const { r, f, m } = rfmScores(base, settings);
  return Float64Array.from(r, (recency, customer) => 100 * recency + 10 * f[customer]! + m[customer]!);
}

/** Ticks of each key without a purchase. */
function returnedOnly({ returnsOnly, dataset }: View): Float64Array {
  const sums = new Sums(returnsOnly.keys.length);
  const keyOf = keysOfOrders(lineIndex(dataset.lines), returnsOnly.source);
  let key = -1;
  for (let order = 0; order < keyOf.length; order++) {
    if (order === 0 || keyOf[order] !== keyOf[order - 1]) key++;
    sums.add(key, returnsOnly.amounts[order]!);
  }
  return sums.toArray();
}
