import type { Cells } from '../table/cells.ts';
import type { Role } from '../model/lines.ts';

/** A column of a sheet. */
export interface TableColumn {
  /** Unique in its table. */
  readonly name: string;
  readonly kind: 'text' | 'number' | 'money' | 'share' | 'date' | 'class';
  readonly role: Role | null;
  /** The most decimals a value has. */
  readonly decimals: number;
  readonly from: 'own' | 'file' | 'computed' | 'remark';
  /** By place in the table; worked out when first asked for. */
  readonly cells: Cells;
  /** A fault of a formula a place, 0 where there is none; null: none at all. */
  readonly faults: Uint8Array | null;
}

/** A table of a view, to be shown row by row. */
export interface SheetTableOf {
  /** Places, whether or not they are rows. */
  readonly length: number;
  /** Which places are rows, 1 each; null: all. */
  readonly mask: Uint8Array | null;
  readonly columns: readonly TableColumn[];
  /** The order it is read best in; null: as it lies. */
  readonly readBy: { readonly column: string; readonly descending: boolean } | null;
}

/** Columns that stay in the file. */
export interface AbsentTableColumn {
  readonly name: string;
  readonly kind: TableColumn['kind'];
  readonly role: Role | null;
}

type Facts = Partial<Pick<TableColumn, 'role' | 'decimals' | 'from' | 'faults'>>;

/** A column whose cells are worked out when somebody first looks at them, and kept with it. */
export function lazyColumn(
  name: string,
  kind: TableColumn['kind'],
  make: () => Cells,
  { role = null, decimals = 0, from = 'own', faults = null }: Facts = {},
): TableColumn {
  let made: Cells | null = null;
  return {
    name,
    kind,
    role,
    decimals,
    from,
    faults,
    get cells() {
      return (made ??= make());
    },
  };
}

/** Names of columns of the file that are called like one of the table's own are told apart by a star. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name;
  while (taken.has(free)) free += ' *';
  taken.add(free);
  return free;
}
