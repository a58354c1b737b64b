import {
  parquetMetadataAsync,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
  type ParquetParsers,
  type SchemaElement,
} from 'hyparquet';
import { CanonicalCsvWriter, type CellType } from './canonical-csv.ts';
import { ImportError } from './check.ts';
import { MAX_COLUMNS } from './dialect.ts';
import { UNPACK_LIMITS, readable } from './decompress.ts';
import type { FoundTables, TableText } from './found-table.ts';
import type { ReadProgress } from './open.ts';
import { CODECS, MAX_GROUP_ROWS, readColumnChunk } from './parquet-pages.ts';
import { dateAndTime } from './spreadsheet-dates.ts';
import { Turns } from './turns.ts';

/** How a column's values are written down. */
interface ParquetColumn {
  readonly name: string;
  readonly type: CellType;
  write(value: unknown): string;
}

const MILLISECONDS = 86_400_000n;

function dateTime(milliseconds: bigint): string {
  const day = milliseconds / MILLISECONDS - (milliseconds % MILLISECONDS < 0n ? 1n : 0n);
  return dateAndTime(Number(day), Number(milliseconds - day * MILLISECONDS)) ?? String(milliseconds);
}

const decoder = new TextDecoder();
const decode = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : decoder.decode(bytes));
/** Rounds down: a moment before 1970 keeps its day too. */
const divide = (value: bigint, by: bigint) => value / by - (value % by < 0n ? 1n : 0n);

/** Dates as text, made once for each value of a dictionary. A moment keeps the day it is stored with. */
const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => dateTime(value),
  timestampFromMicroseconds: (value) => dateTime(divide(value, 1000n)),
  timestampFromNanoseconds: (value) => dateTime(divide(value, 1_000_000n)),
  dateFromDays: (value) => dateAndTime(value, 0) ?? String(value),
  stringFromBytes: decode,
  jsonFromBytes: decode,
};

/**
 * A Parquet file as one canonical table, made a row group at a time when it is asked for. The footer is read and held
 * against the file here; the pages of a column before they are unpacked.
 *
 * @throws ImportError `parquet-broken`, `parquet-codec` (`codec`), `file-encrypted`, `parquet-too-large`, `file-unreadable`
 */
export async function readParquet(file: Blob, label: string): Promise<FoundTables> {
  const start = new Uint8Array(await readable(file.slice(0, 4).arrayBuffer()));
  if (start[3] === 0x45) throw new ImportError('file-encrypted', { member: '' });
  const buffer: AsyncBuffer = {
    byteLength: file.size,
    slice: (from, to) => readable(file.slice(from, to ?? file.size).arrayBuffer()),
  };
  const metadata = await parsed(parquetMetadataAsync(buffer, { parsers: PARSERS, geoparquet: false }));
  const { columns, left } = await parsed(Promise.resolve(metadata).then(columnsOf));
  const rows = rowsOf(metadata, file.size);
  if (rows === 0) throw new ImportError('file-header-only', { columns: columns.length });
  if (columns.length > MAX_COLUMNS) {
    throw new ImportError('file-too-many-columns', { columns: columns.length, limit: MAX_COLUMNS });
  }
  if (columns.length === 0) throw new ImportError('parquet-broken', { part: 'schema' });
  for (const { columns: chunks } of metadata.row_groups) {
    for (const { meta_data: chunk } of chunks) {
      const codec = chunk?.codec ?? 'UNCOMPRESSED';
      if (!CODECS.has(codec)) throw new ImportError('parquet-codec', { codec });
    }
  }
  return {
    kind: 'parquet',
    tables: [
      {
        label,
        kind: 'parquet',
        rows: rows + 1,
        columns: columns.length,
        hidden: false,
        bytes: file.size,
        text: (progress, signal) => canonical(buffer, metadata, columns, progress, signal),
      },
    ],
    left,
  };
}

/** Anything a parser chokes on is a broken file; our own errors pass. */
async function parsed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError('parquet-broken', { part: 'data' }, { cause });
  }
}

function rowsOf(metadata: FileMetaData, size: number): number {
  let rows = 0;
  for (const group of metadata.row_groups) {
    const count = Number(group.num_rows);
    if (!(count >= 0 && count <= MAX_GROUP_ROWS)) throw new ImportError('parquet-broken', { part: 'rows' });
    rows += count;
  }
  if (rows !== Number(metadata.num_rows)) throw new ImportError('parquet-broken', { part: 'rows' });
  // Even a column of one value takes some bytes a page.
  if (rows > size * 100_000) throw new ImportError('parquet-broken', { part: 'rows' });
  return rows;
}

/** The columns with one value a row. Lists, maps and structures are left out, and so is the row number pandas keeps. */
function columnsOf(metadata: FileMetaData): { columns: ParquetColumn[]; left: string[] } {
  const columns: ParquetColumn[] = [];
  const left: string[] = [];
  for (const { element, children } of parquetSchema(metadata).children) {
    const column =
      children.length > 0 ||
      element.repetition_type === 'REPEATED' ||
      /^__index_level_\d+__$/.test(element.name)
        ? null
        : columnOf(element);
    if (column) columns.push(column);
    else left.push(element.name);
  }
  return { columns, left };
}

function columnOf(element: SchemaElement): ParquetColumn | null {
  const { name, type, converted_type: converted, logical_type: logical } = element;
  const column = (kind: CellType, write: (value: unknown) => string): ParquetColumn => ({
    name,
    type: kind,
    write,
  });
  if (converted === 'BSON' || converted === 'INTERVAL') return null;
  if (logical?.type === 'GEOMETRY' || logical?.type === 'GEOGRAPHY' || logical?.type === 'VARIANT')
    return null;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    // The library would multiply by a power of ten and lose cents: it is given the bare whole number instead.
    delete element.converted_type;
    delete element.logical_type;
    return column('number', (value) => withPoint(wholeOf(value), scale));
  }
  if (
    type === 'INT96' ||
    converted === 'DATE' ||
    converted?.startsWith('TIMESTAMP') ||
    logical?.type === 'DATE'
  )
    return column('date', String);
  if (logical?.type === 'TIMESTAMP') return column('date', String);
  if (type === 'FLOAT') return column('number', (value) => floatText(Number(value)));
  if (type === 'DOUBLE' || logical?.type === 'FLOAT16')
    return column('number', (value) => numberText(Number(value)));
  if (type === 'BOOLEAN') return column('text', (value) => (value === true ? 'TRUE' : 'FALSE'));
  if (type === 'INT32' || type === 'INT64') {
    const time = converted?.startsWith('TIME_') || logical?.type === 'TIME';
    return column(time ? 'text' : 'number', String);
  }
  return column('text', (value) => (value instanceof Uint8Array ? decoder.decode(value) : String(value)));
}

/** NaN and infinities are no numbers a table can hold. */
function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

/** The shortest decimal that is this single-precision number: 0.1 rather than 0.10000000149011612. */
export function floatText(value: number): string {
  for (let figures = 6; figures <= 9; figures++) {
    const short = Number(value.toPrecision(figures));
    if (Math.fround(short) === value) return numberText(short);
  }
  return numberText(value);
}

/** A decimal's digits without its point: a number, or big-endian two's complement bytes. */
function wholeOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let whole = 0n;
  for (const byte of value) whole = whole * 256n + BigInt(byte);
  return BigInt.asIntN(Math.max(8, value.length * 8), whole);
}

/** A whole number with its decimal point put back. */
export function withPoint(whole: bigint, scale: number): string {
  if (scale <= 0) return String(whole);
  const negative = whole < 0n;
  const digits = String(negative ? -whole : whole).padStart(scale + 1, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

async function canonical(
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns: readonly ParquetColumn[],
  progress: ReadProgress | undefined,
  signal: AbortSignal | undefined,
): Promise<TableText> {
  const turns = new Turns(signal);
  const writer = new CanonicalCsvWriter();
  writer.row(columns.map(({ name }) => name));
  const names = columns.map(({ name }) => name);
  const unpacked = { bytes: 0 };
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    if (end === start) continue;
    const values: ((row: number) => unknown)[] = [];
    for (const name of names) {
      const parts = await parsed(readColumnChunk(file, metadata, group, name, PARSERS, unpacked));
      values.push(inOrder(parts));
      await turns.take();
    }
    const types = columns.map(({ type }) => type);
    const cells: string[] = new Array<string>(columns.length);
    for (let row = 0; row < end - start; row++) {
      for (let index = 0; index < columns.length; index++) {
        const value = values[index]?.(row);
        cells[index] = value === null || value === undefined ? '' : (columns[index]?.write(value) ?? '');
      }
      writer.row(cells, types);
      if ((row & 4095) === 0) await turns.take();
    }
    const { bytes, ratio, ratioFrom } = UNPACK_LIMITS;
    if (writer.bytes > bytes || (writer.bytes > ratioFrom && writer.bytes > file.byteLength * ratio)) {
      throw new ImportError('parquet-too-large', { limit: bytes, ratio });
    }
    start = end;
    progress?.(end, Number(metadata.num_rows));
  }
  const { blob, plainNumbers } = writer.finish();
  return { blob, gzip: false, canonical: { plainNumbers, header: true } };
}

/** Values of several pages by row; rows are asked for in order. */
function inOrder(parts: readonly ArrayLike<unknown>[]): (row: number) => unknown {
  let part = 0;
  let before = 0;
  return (row) => {
    while (row - before >= (parts[part]?.length ?? Infinity)) before += parts[part++]?.length ?? 0;
    return parts[part]?.[row - before];
  };
}
