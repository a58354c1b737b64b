import { dateColumn, type Column } from '../table/column.ts';
import type { Cells, Rows } from '../table/cells.ts';
import type { CellKind, FileTable } from './file-table.ts';
import type { TableColumn } from './sheet-table.ts';

/** Columns of a sheet in the order of its rows, on their way into a file. @param titles what columns are called on screen */
export function sheetFileTable(
  title: string,
  columns: readonly TableColumn[],
  { places, length }: Rows,
  titles: Readonly<Record<string, string>> = {},
): FileTable {
  return {
    title,
    columns: columns.map((column) => ({
      title: titles[column.name] ?? column.name,
      kind: kindOf(column.kind),
      column: columnOf(column.name, column.cells, column.decimals),
    })),
    rows: places ?? Int32Array.from({ length }, (_, at) => at),
  };
}

function kindOf(kind: TableColumn['kind']): CellKind {
  return kind === 'class' ? 'text' : kind;
}

function columnOf(name: string, cells: Cells, decimals: number): Column {
  switch (cells.kind) {
    case 'date':
      return dateColumn(name, cells.days);
    case 'text': {
      const { codes, levels } = cells;
      return {
        kind: 'text',
        name,
        length: codes.length,
        codes,
        get levels() {
          return levels.all();
        },
        levelCount: levels.count,
        at: (place) => (codes[place]! < 0 ? null : levels.one(codes[place]!)),
      };
    }
    case 'number': {
      const { stored, blank, scale } = cells;
      const at = (place: number) => {
        const value = stored[place]!;
        return value === blank || value !== value ? null : value / scale;
      };
      return {
        kind: 'number',
        name,
        length: stored.length,
        decimals,
        get values() {
          return Float64Array.from({ length: stored.length }, (_, place) => at(place) ?? NaN);
        },
        at,
      };
    }
  }
}
