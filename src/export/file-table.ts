import { dateColumn, NO_DATE, numberColumn, textColumn, type Column } from '../table/column.ts';

/** How the cells of a column are meant: `money` has the decimals of the currency, `share` is a fraction shown as percent. */
export type CellKind = 'text' | 'number' | 'money' | 'share' | 'date';

export interface FileColumn {
  readonly title: string;
  readonly kind: CellKind;
  readonly column: Column;
}

/** A table on its way into a file. */
export interface FileTable {
  readonly title: string;
  readonly columns: readonly FileColumn[];
  /** Which places of the columns are rows of the table, in its order. */
  readonly rows: Int32Array;
}

/** A table as plain data, column by column: what the page composed itself. Dates are days since 1970-01-01. */
export interface CellTable {
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    readonly kind: CellKind;
    readonly decimals?: number;
    readonly cells: readonly (string | number | null)[];
  }[];
}

export function tableOfCells({ title, columns }: CellTable): FileTable {
  const length = columns.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return {
    title,
    columns: columns.map((one) => ({
      title: one.title,
      kind: one.kind,
      column: columnOf(one, length),
    })),
    rows: Int32Array.from({ length }, (_, row) => row),
  };
}

function columnOf({ title, kind, decimals, cells }: CellTable['columns'][number], length: number): Column {
  const numbers = (otherwise: number) =>
    Array.from({ length }, (_, row) => {
      const cell = cells[row];
      return typeof cell === 'number' ? cell : otherwise;
    });
  if (kind === 'date') return dateColumn(title, Int32Array.from(numbers(NO_DATE)));
  if (kind !== 'text') return numberColumn(title, Float64Array.from(numbers(NaN)), decimals ?? 0);
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from({ length }, (_, row) => {
    const cell = cells[row] ?? '';
    const text = String(cell);
    if (text === '') return -1;
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return textColumn(title, codes, [...codeOf.keys()]);
}

/** The texts of a column by place: '' where blank. A dictionary smaller than the table is unpacked once. */
export function textsOf(column: Column, rows: number): (place: number) => string {
  if (column.kind !== 'text') return () => '';
  if (column.levelCount > rows) return (place) => column.at(place) ?? '';
  const { codes, levels } = column;
  return (place) => levels[codes[place]!] ?? '';
}

/** Names no two of which are equal to a program that does not tell capitals apart. */
export function distinctNames(names: readonly string[], longest = Infinity): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let found = name.slice(0, longest);
    for (let time = 2; taken.has(found.toLowerCase()); time++) {
      const end = ` (${time})`;
      found = `${name.slice(0, longest - end.length)}${end}`;
    }
    taken.add(found.toLowerCase());
    return found;
  });
}
