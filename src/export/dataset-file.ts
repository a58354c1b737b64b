import type { Dataset } from '../model/dataset.ts';
import type { LineAttribute, Lines, Role } from '../model/lines.ts';
import type { Ticks } from '../table/ticks.ts';
import type { Codes, Column, TextColumn } from '../table/column.ts';
import { levelBytes } from '../table/level-bytes.ts';
import { wholeFor } from '../table/narrow.ts';
import type { Part } from './container.ts';
import { wordsAndFigures } from './words-and-figures.ts';

/**
 * A dataset as parts of a container: `lines` describes the columns, and their arrays and dictionaries lie as they do in memory.
 *
 * | part      | number |                                                                                     |
 * | --------- | ------ | ----------------------------------------------------------------------------------- |
 * | `lines`   | 0      | JSON, a `#` for every number (`DatasetWords`)                                       |
 * | `figures` | 0      | the numbers, doubles                                                                |
 * | `array`   | n      | column n: codes, days or numbers, a value a line, 1, 2, 4 or 8 bytes each           |
 * | `levels`  | n      | the texts of text column n, one after the other, as UTF-8 (`utf16`: code units)     |
 * | `ends`    | n      | where each text begins and the last ends, 4 bytes each, in bytes (`utf16`: in units) |
 */
export const DATASET_VERSION = 1;

/** How the values of a column lie. */
export type Layout = 'i8' | 'i16' | 'i32' | 'f64';

export interface ArrayWords {
  readonly layout: Layout;
}
export interface TextWords extends ArrayWords {
  readonly kind: 'text';
  readonly name: string;
  readonly levels: number;
  readonly utf16: boolean;
  readonly plain: boolean;
}
export interface DateWords extends ArrayWords {
  readonly kind: 'date';
  readonly name: string;
}
export interface NumberWords extends ArrayWords {
  readonly kind: 'number';
  readonly name: string;
  readonly decimals: number;
  /** What stands for a blank where the numbers are whole ones (`PackedNumbers`); null where they are doubles. */
  readonly blank: number | null;
}
export type ColumnWords = TextWords | DateWords | NumberWords;

/** Columns are numbered in this order: the six of the lines that are there, then the attributes. */
export interface DatasetWords {
  readonly version: number;
  readonly count: number;
  readonly unit: number;
  readonly source: Dataset['source'];
  readonly waterfall: Dataset['waterfall'];
  readonly customer: TextWords;
  readonly date: ArrayWords;
  readonly amount: ArrayWords;
  readonly margin: ArrayWords | null;
  readonly order: TextWords | null;
  readonly purchaseCount: ArrayWords | null;
  readonly sourceRow: ArrayWords | null;
  readonly attributes: readonly { readonly role: Role | null; readonly column: ColumnWords }[];
  /** Columns that stayed in the source file: they are not in here. */
  readonly absent: readonly {
    readonly role: Role | null;
    readonly name: string;
    readonly kind: Column['kind'];
  }[];
}

/** The parts a dataset is kept as. Views of the dataset's own arrays: hold on to it until they are written. */
export function datasetParts({ lines, source, waterfall }: Dataset): Part[] {
  const parts: Part[] = [];
  let number = 0;
  const array = (values: Codes | Float64Array): ArrayWords => {
    parts.push({ name: 'array', number, bytes: bytesOf(values) });
    number += 1;
    return { layout: layoutOf(values) };
  };
  const text = (column: TextColumn): TextWords => {
    const { levels, ends, utf16 } = dictionary(column);
    parts.push({ name: 'levels', number, bytes: levels }, { name: 'ends', number, bytes: ends });
    return {
      kind: 'text',
      name: column.name,
      levels: column.levelCount,
      utf16,
      plain: column.plain ?? false,
      ...array(column.codes),
    };
  };
  const column = (one: Column): ColumnWords => {
    if (one.kind === 'text') return text(one);
    if (one.kind === 'date') return { kind: 'date', name: one.name, ...array(one.days) };
    const { name, decimals, packed } = one;
    return {
      kind: 'number',
      name,
      decimals,
      blank: packed?.blank ?? null,
      ...array(packed?.whole ?? one.values),
    };
  };
  const { margin, order, purchaseCount, sourceRow } = lines;
  const words: DatasetWords = {
    version: DATASET_VERSION,
    count: lines.count,
    unit: lines.unit,
    source: { name: source.name, bytes: source.bytes, fingerprint: source.fingerprint },
    waterfall,
    customer: text(lines.customer),
    date: array(lines.date),
    amount: array(narrowed(lines.amount)),
    margin: margin && array(narrowed(margin)),
    order: order && text(order),
    purchaseCount: purchaseCount && array(purchaseCount),
    sourceRow: sourceRow && array(sourceRow),
    attributes: attributesOf(lines).map((one) => ({ role: one.role, column: column(one.column) })),
    absent: absentOf(lines),
  };
  const written = wordsAndFigures(words);
  return [
    { name: 'lines', number: 0, bytes: new TextEncoder().encode(written.words) },
    { name: 'figures', number: 0, bytes: bytesOf(written.figures) },
    ...parts,
  ];
}

/** Columns brought from the file for a while stay there all the same: whether they are in memory is chance. */
function attributesOf({ attributes, absent }: Lines): LineAttribute[] {
  const left = new Set((absent?.columns ?? []).map(({ name }) => name));
  return attributes.filter(({ column }) => !left.has(column.name));
}

function absentOf({ absent }: Lines): DatasetWords['absent'] {
  return (absent?.columns ?? []).map(({ role, name, kind }) => ({ role, name, kind }));
}

/** Its strings are made only where there are no bytes: those of ten million lines would take longer than all else. */
function dictionary(column: TextColumn): {
  readonly levels: Uint8Array;
  readonly ends: Uint8Array;
  readonly utf16: boolean;
} {
  const packed = column.store?.bytes ?? levelBytes(column.levels);
  if (packed) {
    // What follows the last text is room for the reader of the file.
    const used = packed.offsets.at(-1) ?? 0;
    return { levels: packed.bytes.subarray(0, used), ends: bytesOf(packed.offsets), utf16: false };
  }
  const { levels } = column;
  const ends = new Int32Array(levels.length + 1);
  for (let code = 0; code < levels.length; code++) ends[code + 1] = ends[code]! + levels[code]!.length;
  const units = new Uint16Array(ends[levels.length]!);
  for (let code = 0; code < levels.length; code++) {
    const level = levels[code]!;
    for (let at = 0; at < level.length; at++) units[ends[code]! + at] = level.charCodeAt(at);
  }
  return { levels: bytesOf(units), ends: bytesOf(ends), utf16: true };
}

/** Doubles as whole numbers where all are such: half the bytes or less. */
function narrowed(values: Ticks): Codes | Float64Array {
  let least = 0;
  let most = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    // Minus zero is a number of its own.
    if (!Number.isInteger(value) || Object.is(value, -0)) return values;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  const whole = wholeFor(values.length, least, most)?.whole;
  if (whole === undefined || whole.BYTES_PER_ELEMENT === values.BYTES_PER_ELEMENT) return values;
  for (let row = 0; row < values.length; row++) whole[row] = values[row]!;
  return whole;
}

function layoutOf(values: Codes | Float64Array): Layout {
  if (values instanceof Float64Array) return 'f64';
  return values instanceof Int8Array ? 'i8' : values instanceof Int16Array ? 'i16' : 'i32';
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
