import { compensatedSum, Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';
import { daysInForce, viewAsOf, type ComparedDays, type DaysInForce } from './as-of.ts';

/** Customers, and what they had brought by each of two days, in currency units. */
export interface Moved {
  customers: number;
  revenueEarlier: number;
  revenueLater: number;
  /** Of the customers, those who bought nothing between the two days. */
  silent: number;
}

/** Where customers were on one day and where they are on another; `joined` were not there yet, `gone` no longer are. */
export interface MoveTable<Name extends string> extends DaysInForce {
  /**
   * Every pair, empty ones with 0, row by row. `gone` is for customers whose only purchase lost its amount to later
   * lines of the same order.
   */
  cells: ({ from: Name | 'joined'; to: Name | 'gone' } & Moved)[];
  /** The margins: how many stood where on each of the two days, and what they had brought by then. */
  earlierTotals: Record<Name, { customers: number; revenue: number }>;
  laterTotals: Record<Name, { customers: number; revenue: number }>;
  joined: Moved;
  gone: Moved;
  /** All who were there on the earlier day and bought nothing since. */
  silent: Moved;
}

/**
 * The table of moves of a classification between two days, null where there are no lines: each day's classes are those
 * the view had then. Customers are matched by key; both views have them in the same order.
 */
export function moveTable<Name extends string>(
  view: View,
  days: ComparedDays,
  names: readonly Name[],
  classesOf: (view: View) => ArrayLike<number>,
): MoveTable<Name> | null {
  const inForce = daysInForce(view, days);
  if (!inForce) return null;
  const before = viewAsOf(view, inForce.earlier);
  // Unless a day is chosen, "now" is the view on screen itself, lines after D included.
  const after = days.later === null && !inForce.turned ? view : viewAsOf(view, inForce.later);
  const width = names.length + 1;
  const tally = countMoves(before, after, classesOf(before), classesOf(after), names.length);
  const moved = (cells: readonly number[]): Moved => ({
    customers: sumAt(tally.customers, cells),
    revenueEarlier: sumOf(tally.earlier, cells) / view.unit,
    revenueLater: sumOf(tally.later, cells) / view.unit,
    silent: sumAt(tally.silent, cells),
  });
  const places = Array.from({ length: width }, (_, at) => at);
  const rowOf = (from: number) => places.map((to) => from * width + to);
  const columnOf = (to: number) => places.map((from) => from * width + to);
  const totals = (cellsOf: (place: number) => number[], money: 'revenueEarlier' | 'revenueLater') =>
    Object.fromEntries(
      names.map((name, place) => {
        const sum = moved(cellsOf(place));
        return [name, { customers: sum.customers, revenue: sum[money] }];
      }),
    ) as MoveTable<Name>['laterTotals'];
  return {
    ...inForce,
    cells: places.flatMap((from) =>
      places.map((to) => ({
        from: names[from] ?? ('joined' as const),
        to: names[to] ?? ('gone' as const),
        ...moved([from * width + to]),
      })),
    ),
    earlierTotals: totals(rowOf, 'revenueEarlier'),
    laterTotals: totals(columnOf, 'revenueLater'),
    joined: moved(rowOf(names.length)),
    gone: moved(columnOf(names.length)),
    silent: {
      customers: tally.silent.reduce((sum, count) => sum + count, 0),
      revenueEarlier: tally.silentEarlier.total() / view.unit,
      revenueLater: tally.silentLater.total() / view.unit,
      silent: tally.silent.reduce((sum, count) => sum + count, 0),
    },
  };
}

interface Tally {
  readonly customers: Int32Array;
  readonly silent: Int32Array;
  readonly earlier: Sums;
  readonly later: Sums;
  readonly silentEarlier: Sums;
  readonly silentLater: Sums;
}

/** One walk over both lists of customers, which are in the same order. */
function countMoves(
  before: View,
  after: View,
  classBefore: ArrayLike<number>,
  classAfter: ArrayLike<number>,
  absent: number,
): Tally {
  const width = absent + 1;
  const tally: Tally = {
    customers: new Int32Array(width * width),
    silent: new Int32Array(width * width),
    earlier: new Sums(width * width),
    later: new Sums(width * width),
    silentEarlier: new Sums(1),
    silentLater: new Sums(1),
  };
  const one = before.customers;
  const other = after.customers;
  for (let i = 0, j = 0; i < one.count || j < other.count;) {
    const keyBefore = one.keys[i];
    const keyAfter = other.keys[j];
    const was = keyBefore !== undefined && (keyAfter === undefined || keyBefore <= keyAfter);
    const is = keyAfter !== undefined && (keyBefore === undefined || keyAfter <= keyBefore);
    const cell = (was ? classBefore[i]! : absent) * width + (is ? classAfter[j]! : absent);
    const earlier = was ? one.revenue[i]! : 0;
    const later = is ? other.revenue[j]! : 0;
    tally.customers[cell]!++;
    tally.earlier.add(cell, earlier);
    tally.later.add(cell, later);
    if (was && is && other.purchases[j] === one.purchases[i]) {
      tally.silent[cell]!++;
      tally.silentEarlier.add(0, earlier);
      tally.silentLater.add(0, later);
    }
    if (was) i++;
    if (is) j++;
  }
  return tally;
}

function sumAt(counts: Int32Array, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);
}

/** Sums of cells, compensated like everything that adds money. */
function sumOf(sums: Sums, cells: readonly number[]): number {
  const total = new Sums(1);
  for (const cell of cells) total.add(0, sums.at(cell));
  return total.at(0);
}

/** Several moves as one. */
export function addMoved(parts: readonly Moved[]): Moved {
  const total = (of: (part: Moved) => number) => compensatedSum(parts.map(of));
  return {
    customers: total(({ customers }) => customers),
    revenueEarlier: total(({ revenueEarlier }) => revenueEarlier),
    revenueLater: total(({ revenueLater }) => revenueLater),
    silent: total(({ silent }) => silent),
  };
}
