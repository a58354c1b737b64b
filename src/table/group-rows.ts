import type { Cells, Rows } from './cells.ts';
import { groupCodes, type GroupCodes, type GroupKey } from './group-codes.ts';
import { distinctValues, measures, type Measures } from './group-measures.ts';
import { groupLevels, groupSizes, type GroupLevel } from './group-tree.ts';
import type { PickedCells } from './pick-cells.ts';
import { stableOrder, type SortKey } from './stable-order.ts';

export interface Aggregate {
  readonly of: 'sum' | 'average' | 'count' | 'distinct' | 'least' | 'greatest' | 'share';
  /** Null: of the rows themselves, which can be counted and shared. */
  readonly column: { readonly cells: Cells; readonly faults: Uint8Array | null } | null;
}

export interface GroupOrder {
  readonly aggregate: number | 'group';
  readonly descending: boolean;
}

/** A row a group, an outer one before those in it; the last row is the total. */
export interface GroupedRows {
  /** Of all depths, without the total. */
  readonly groups: number;
  readonly depth: Int32Array;
  readonly rows: Int32Array;
  /** By key, what a row's group and those around it are of; blank further in. */
  readonly keys: readonly PickedCells[];
  readonly aggregates: readonly Float64Array[];
  readonly cut: boolean;
}

/**
 * Groups with subtotals. Money is added up in ticks. NaN: no figure, as of a sum of nothing.
 *
 * @param most groups listed
 */
export function groupRows(
  rows: Rows,
  by: readonly GroupKey[],
  aggregates: readonly Aggregate[],
  order: GroupOrder,
  most: number,
): GroupedRows {
  const codes = by.map((key) => groupCodes(key, rows));
  const levels = groupLevels(codes, rows.length);
  const figures = figuresOf(rows, levels, aggregates);
  const listed = listGroups(levels, siblingOrders(levels, codes, figures, order), most);
  const groups = levels.reduce((sum, { count }) => sum + count, -1);
  const sizes = levels.map(groupSizes);
  const picked = (values: (depth: number, group: number) => number) =>
    listed.group.map((group, at) => values(listed.depth[at]!, group));
  return {
    groups,
    depth: listed.depth,
    rows: picked((depth, group) => sizes[depth]![group]!),
    keys: codes.map(({ cells, count }, at) =>
      cells(listed.codes[at]?.map((code) => (code < 0 ? count : code)) ?? new Int32Array(0)),
    ),
    aggregates: figures.map((depths) =>
      Float64Array.from(listed.group, (group, at) => depths[listed.depth[at]!]![group]!),
    ),
    cut: groups > most,
  };
}

/** By aggregate and depth, the figure of every group. */
function figuresOf(
  rows: Rows,
  levels: readonly GroupLevel[],
  aggregates: readonly Aggregate[],
): Float64Array[][] {
  // One pass a column, whatever is asked of it.
  const known = new Map<Cells, Measures[]>();
  return aggregates.map(({ of, column }) => {
    if (column === null) return levels.map((level) => ofSizes(groupSizes(level), of, rows.length));
    const { cells, faults } = column;
    if (of === 'distinct')
      return levels.map((level) => Float64Array.from(distinctValues(cells, rows, level)));
    let found = known.get(cells);
    if (!found) known.set(cells, (found = measures(cells, faults, rows, levels)));
    const [top] = found;
    const whole = top ? top.sum[0]! + top.lost[0]! : NaN;
    return found.map((one) => ofMeasures(one, of, cells, whole));
  });
}

function ofSizes(sizes: Int32Array, of: Aggregate['of'], whole: number): Float64Array {
  return Float64Array.from(sizes, (size) => (of === 'count' ? size : of === 'share' ? size / whole : NaN));
}

function ofMeasures(
  { filled, numbers, sum, lost, least, greatest }: Measures,
  of: Aggregate['of'],
  cells: Cells,
  whole: number,
): Float64Array {
  const scale = cells.kind === 'number' ? cells.scale : 1;
  // Days have a first and a last, and no sum.
  const added = cells.kind === 'number';
  const total = (group: number) => {
    const gross = sum[group]!;
    return Number.isFinite(gross) ? gross + lost[group]! : gross;
  };
  return Float64Array.from(filled, (count, group) => {
    if (of === 'count') return count;
    if (numbers[group] === 0) return NaN;
    if (of === 'least') return least[group]! / scale;
    if (of === 'greatest') return greatest[group]! / scale;
    if (!added) return NaN;
    if (of === 'sum') return total(group) / scale;
    if (of === 'average') return total(group) / scale / numbers[group]!;
    return of === 'share' && whole !== 0 ? total(group) / whole : NaN;
  });
}

/** Groups of every depth, those of one parent together and parents in their own order. */
function siblingOrders(
  levels: readonly GroupLevel[],
  codes: readonly GroupCodes[],
  figures: readonly (readonly Float64Array[])[],
  { aggregate, descending }: GroupOrder,
): Int32Array[] {
  let place = new Int32Array(1);
  return levels.map((level, depth) => {
    const all: Rows = { places: null, length: level.count };
    const parents = level.parent.map((parent) => place[parent]!);
    const own: Cells =
      aggregate === 'group'
        ? { kind: 'number', stored: level.code, blank: codes[depth - 1]?.count ?? NaN, scale: 1 }
        : { kind: 'number', stored: figures[aggregate]?.[depth] ?? level.code, blank: NaN, scale: 1 };
    const keys = [
      key({ kind: 'number', stored: parents, blank: NaN, scale: 1 }, false),
      key(own, descending),
    ];
    const order = stableOrder(all, keys);
    place = new Int32Array(level.count);
    for (let at = 0; at < order.length; at++) place[order[at]!] = at;
    return order;
  });
}

function key(cells: Cells, descending: boolean): SortKey {
  return { cells, descending, rank: null, faults: null };
}

/** The rows of the answer: by row its depth, its group and by key the code of the group around it, -1 where it is further out. */
function listGroups(levels: readonly GroupLevel[], orders: readonly Int32Array[], most: number) {
  const size =
    Math.min(
      most,
      orders.slice(1).reduce((sum, { length }) => sum + length, 0),
    ) + 1;
  const depths = new Int32Array(size);
  const group = new Int32Array(size);
  const codes = orders.slice(1).map(() => new Int32Array(size).fill(-1));
  const next = orders.map(() => 0);
  let row = 0;
  const list = (depth: number, parent: number): void => {
    const order = orders[depth];
    const level = levels[depth];
    if (!order || !level) return;
    let at = next[depth] ?? 0;
    for (; at < order.length && level.parent[order[at]!] === parent && row < size - 1; at++) {
      const one = order[at]!;
      depths[row] = depth;
      group[row] = one;
      for (let outer = depth, of = one; outer > 0; outer--) {
        codes[outer - 1]![row] = levels[outer]!.code[of]!;
        of = levels[outer]!.parent[of]!;
      }
      row++;
      list(depth + 1, one);
    }
    next[depth] = at;
  };
  list(1, 0);
  return { depth: depths, group, codes };
}
