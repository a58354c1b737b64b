import type { CellKind, FileTable } from '../src/export/file-table.ts';
import type { Column, TextColumn } from '../src/table/column.ts';

/** What the columns of customers and of opened rows mean, beyond what they are kept as. */
const KINDS: Readonly<Record<string, CellKind>> = { revenue: 'money', amount: 'money', share: 'share' };

/** Columns of the engine on their way into a file. */
export function tableOfColumns(
  title: string,
  columns: readonly Column[],
  rows: Int32Array,
  titles: Readonly<Record<string, string>> = {},
): FileTable {
  return {
    title,
    columns: columns.map((column) => ({
      title: titles[column.name] ?? column.name,
      kind: column.kind === 'number' ? (KINDS[column.name] ?? 'number') : column.kind,
      column,
    })),
    rows,
  };
}

/** Customers by their place in the order, for those who must not see who they are: no key, no name. */
export function withoutNames(columns: readonly Column[], order: Int32Array): Column[] {
  const place = new Int32Array(columns[0]?.length ?? 0);
  order.forEach((row, at) => (place[row] = at + 1));
  return columns
    .filter(({ name }) => name !== 'name')
    .map((column) =>
      column.name === 'customer' && column.kind === 'text' ? numbered(column, place) : column,
    );
}

function numbered({ name, length }: TextColumn, place: Int32Array): Column {
  const at = (row: number) => place[row] ?? null;
  return {
    kind: 'number',
    name,
    length,
    decimals: 0,
    get values() {
      return Float64Array.from(place);
    },
    at,
  };
}
