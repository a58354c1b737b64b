import {
  dateColumn,
  numberColumn,
  packedTextColumn,
  textColumn,
  type Codes,
  type Column,
  type Extent,
  type PackedNumbers,
} from '../table/column.ts';
import { inBlocks } from '../table/blocks.ts';
import { packedNumberColumn } from '../table/narrow.ts';
import { levelStrings, utf8Levels } from '../table/level-bytes.ts';
import { levelsOfBytes, type PackedLevels } from './byte-dictionary.ts';
import { isSingleByte, type Encoding } from './encoding.ts';
import type { RawTable } from './raw-table.ts';

/** A column as a reader leaves it: typed arrays only, so that it moves between threads without a copy. */
export type PackedColumn =
  | ({
      readonly kind: 'text';
      readonly name: string;
      readonly codes: Codes<ArrayBuffer>;
      /** Whether no cell is blank. */
      readonly full: boolean;
      /** Levels in order of first appearance. */
    } & PackedLevels)
  | {
      readonly kind: 'date';
      readonly name: string;
      readonly days: Int32Array<ArrayBuffer>;
      readonly extent: Extent;
    }
  | {
      readonly kind: 'number';
      readonly name: string;
      /** Whole numbers where all are so at `decimals`, else doubles with NaN for a blank. */
      readonly numbers: Float64Array<ArrayBuffer> | PackedNumbers<ArrayBuffer>;
      readonly decimals: number;
    };

/** A RawTable whose columns are packed. Plain data. */
export interface PackedTable extends Omit<RawTable, 'columns' | 'compare' | 'gaps'> {
  readonly columns: readonly (PackedColumn | null)[];
  readonly gaps: Float64Array<ArrayBuffer>;
  /** Of the levels' bytes. */
  readonly encoding: Encoding;
}

/** The buffers of a packed table, to be moved with it. */
export function transferables(table: PackedTable): ArrayBuffer[] {
  return [
    table.hashLow.buffer,
    table.hashHigh.buffer,
    table.gaps.buffer,
    ...table.columns.flatMap((column) => (column === null ? [] : columnBuffers(column))),
  ];
}

export function columnBuffers(column: PackedColumn): ArrayBuffer[] {
  if (column.kind === 'text') {
    const { codes, levelBytes, levelOffsets, levelSlots } = column;
    return [codes.buffer, levelBytes.buffer, levelOffsets.buffer, levelSlots.buffer];
  }
  if (column.kind === 'date') return [column.days.buffer];
  return ['whole' in column.numbers ? column.numbers.whole.buffer : column.numbers.buffer];
}

/** Columns with `at`, dictionaries as strings. Takes over the arrays. */
export function unpackTable(table: PackedTable): RawTable {
  const { encoding, ...rest } = table;
  let { broken } = table;
  const columns = table.columns.map((column) => {
    if (column === null) return null;
    const unpacked = unpackColumn(column, encoding);
    broken ||= unpacked.broken;
    return unpacked.column;
  });
  return { ...rest, columns, broken };
}

function unpackColumn(column: PackedColumn, encoding: Encoding): { column: Column; broken: boolean } {
  if (column.kind === 'date')
    return { column: dateColumn(column.name, column.days, column.extent), broken: false };
  if (column.kind === 'number') {
    const { name, numbers, decimals } = column;
    const made =
      'whole' in numbers
        ? packedNumberColumn(name, numbers, decimals)
        : numberColumn(name, numbers, decimals);
    return { column: made, broken: false };
  }
  const { name, codes, full, levelBytes, levelOffsets } = column;
  if (isSingleByte(encoding)) {
    return {
      column: textColumn(name, codes, levelsOfBytes(levelBytes, levelOffsets, encoding), full),
      broken: false,
    };
  }
  if (levelOffsets.length > KEPT_PACKED_FROM && isAscii(levelBytes, levelOffsets.at(-1) ?? 0)) {
    // Nothing to decode before somebody wants to see it. Cells of nothing but white space are blanks already.
    const store = { ...utf8Levels(levelBytes, levelOffsets), plain: true };
    return { column: packedTextColumn(name, codes, store, full), broken: false };
  }
  const { levels, validUtf8 } = levelStrings(levelBytes, levelOffsets);
  if (validUtf8 && levels.length >= KEPT_PACKED_FROM) {
    const store = utf8Levels(levelBytes, levelOffsets);
    return { column: packedTextColumn(name, codes, store, full), broken: false };
  }
  if (validUtf8) return { column: textColumn(name, codes, levels, full), broken: false };
  return { column: textColumn(name, codes, withEqualsJoined(levels, codes), full), broken: true };
}

/** Dictionaries this large stay bytes, three to four times smaller than strings. */
const KEPT_PACKED_FROM = 1 << 16;

function isAscii(bytes: Uint8Array, length: number): boolean {
  let seen = 0;
  let p = 0;
  if (bytes.byteOffset % 4 === 0) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2);
    inBlocks(words.length, (from, to) => (seen |= bitsOf(words, from, to)));
    if ((seen & 0x80808080) !== 0) return false;
    p = words.length * 4;
  }
  for (; p < length; p++) seen |= bytes[p]! << 24;
  return (seen & 0x80808080) === 0;
}

function bitsOf(words: Int32Array, from: number, to: number): number {
  let seen = 0;
  for (let at = from; at < to; at++) seen |= words[at]!;
  return seen;
}

/** Bytes that are not UTF-8 all read U+FFFD, so unequal bytes can make equal texts: they get one code. */
function withEqualsJoined(levels: readonly string[], codes: Codes): string[] {
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
