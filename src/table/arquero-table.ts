import { BitSet, ColumnTable } from 'arquero';
import type { Column } from './column.ts';

/**
 * An arquero table over our columns, without copying: a custom column needs `length` and `at`. Dates come out as days
 * since 1970-01-01. `mask` and `order` are what the kernels make (an order of some rows goes with a mask of them); arquero's own verbs compile code, which the page's
 * content policy forbids. Throws RangeError where columns differ in length or share a name.
 */
export function arqueroTable(
  columns: readonly Column[],
  { mask, order }: { mask?: Uint8Array; order?: Int32Array } = {},
): ColumnTable {
  const length = columns[0]?.length ?? 0;
  const data: Record<string, ArqueroColumn> = {};
  for (const column of columns) {
    if (column.length !== length) {
      throw new RangeError(`arquero table: ${column.name} has ${column.length} rows, not ${length}`);
    }
    if (Object.hasOwn(data, column.name))
      throw new RangeError(`arquero table: two columns named ${column.name}`);
    data[column.name] = arqueroColumn(column);
  }
  const names = columns.map(({ name }) => name);
  return new ColumnTable(data, names, mask && bitSet(mask), undefined, order && comparator(order, length));
}

interface ArqueroColumn {
  readonly length: number;
  at(row: number): string | number | null;
  [Symbol.iterator](): Iterator<string | number | null>;
}

function arqueroColumn(column: Column): ArqueroColumn {
  return {
    length: column.length,
    at: (row) => column.at(row),
    *[Symbol.iterator]() {
      for (let row = 0; row < column.length; row++) yield column.at(row);
    },
  };
}

function bitSet(mask: Uint8Array): BitSet {
  const bits = new BitSet(mask.length);
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) bits.set(row);
  return bits;
}

/** arquero orders by comparing two rows: by their places in the order we have. */
function comparator(order: Int32Array, length: number): (one: number, other: number) => number {
  const place = new Int32Array(length);
  for (let at = 0; at < order.length; at++) place[order[at]!] = at;
  return (one, other) => place[one]! - place[other]!;
}
