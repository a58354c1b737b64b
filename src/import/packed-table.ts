import { dateColumn, numberColumn, textColumn, type Column } from '../table/column.ts';
import { levelStrings, type PackedLevels } from './byte-dictionary.ts';
import type { RawTable } from './raw-table.ts';

/** A column as a reader leaves it: typed arrays only, so that it moves between threads without a copy. */
export type PackedColumn =
  | ({
      readonly kind: 'text';
      readonly name: string;
      readonly codes: Int32Array<ArrayBuffer>;
      /** Levels in order of first appearance. */
    } & PackedLevels)
  | { readonly kind: 'date'; readonly name: string; readonly days: Int32Array<ArrayBuffer> }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly values: Float64Array<ArrayBuffer>;
      readonly decimals: number;
    };

/** A RawTable whose columns are packed. Plain data. */
export interface PackedTable extends Omit<RawTable, 'columns' | 'hashLow' | 'hashHigh' | 'gaps'> {
  readonly columns: readonly (PackedColumn | null)[];
  readonly hashLow: Uint32Array<ArrayBuffer>;
  readonly hashHigh: Uint32Array<ArrayBuffer>;
  readonly gaps: Float64Array<ArrayBuffer>;
}

/** The buffers of a packed table, to be moved with it. */
export function transferables(table: PackedTable): ArrayBuffer[] {
  const buffers = [table.hashLow.buffer, table.hashHigh.buffer, table.gaps.buffer];
  for (const column of table.columns) {
    if (column === null) continue;
    if (column.kind === 'text') {
      buffers.push(column.codes.buffer, column.levelBytes.buffer);
      buffers.push(column.levelOffsets.buffer, column.levelSlots.buffer);
    } else buffers.push(column.kind === 'date' ? column.days.buffer : column.values.buffer);
  }
  return buffers;
}

/** Columns with `at`, dictionaries as strings. Takes over the arrays. */
export function unpackTable(table: PackedTable): RawTable {
  return { ...table, columns: table.columns.map((column) => column && unpackColumn(column)) };
}

function unpackColumn(column: PackedColumn): Column {
  if (column.kind === 'date') return dateColumn(column.name, column.days);
  if (column.kind === 'number') return numberColumn(column.name, column.values, column.decimals);
  const { levels, validUtf8 } = levelStrings(column.levelBytes, column.levelOffsets);
  if (validUtf8) return textColumn(column.name, column.codes, levels);
  return textColumn(column.name, column.codes, withEqualsJoined(levels, column.codes));
}

/** Bytes that are not UTF-8 all read U+FFFD, so unequal bytes can make equal texts: they get one code. */
function withEqualsJoined(levels: readonly string[], codes: Int32Array): string[] {
  const codeOf = new Map<string, number>();
  const joined = Int32Array.from(levels, (level) => {
    const code = codeOf.get(level) ?? codeOf.size;
    codeOf.set(level, code);
    return code;
  });
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) codes[row] = joined[code]!;
  }
  return [...codeOf.keys()];
}
