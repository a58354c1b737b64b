import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { NO_DATE } from '../table/column.ts';
import { distinctNames, textsOf, type FileColumn, type FileTable } from './file-table.ts';
import { Making } from './making.ts';

const ROW_GROUP = 65_536;

/** Bytes as they are made, handed over a row group at a time. */
class BlobWriter extends ByteWriter {
  readonly parts: Blob[] = [];

  flush(): void {
    this.parts.push(new Blob([this.getBytes()]));
    this.index = 0;
  }

  override finish(): void {
    this.flush();
  }
}

/**
 * A table as Parquet: texts as UTF-8 with a dictionary, days as DATE, whole numbers that fit as INT32, others as DOUBLE,
 * blanks as null; packed by Snappy. Throws ExportError `cancelled`.
 */
export async function parquetFile({ columns, rows }: FileTable, making = new Making()): Promise<Blob> {
  const names = distinctNames(columns.map(({ title }, at) => (title === '' ? `column ${at + 1}` : title)));
  const readers = columns.map((column) => readerOf(column, rows));
  const schema: SchemaElement[] = [{ name: 'table', num_children: columns.length }];
  for (const [at, name] of names.entries()) {
    const type = readers[at]?.type;
    if (type) schema.push({ name, repetition_type: 'OPTIONAL', ...type });
  }
  const writer = new BlobWriter();
  const file = new ParquetWriter({ writer, schema, createdBy: 'regulars' });
  for (let from = 0; from < rows.length; from += ROW_GROUP) {
    const group = rows.subarray(from, from + ROW_GROUP);
    const columnData = readers.map(({ at }, column) => ({
      name: names[column] ?? '',
      data: Array.from(group, at),
    }));
    await file.write({ columnData, rowGroupSize: ROW_GROUP });
    await making.written(group.length);
  }
  await file.finish();
  return new Blob(writer.parts, { type: 'application/vnd.apache.parquet' });
}

type Type = Pick<SchemaElement, 'type' | 'converted_type'>;
interface Reader {
  readonly type: Type;
  readonly at: (place: number) => string | number | null;
}

const DOUBLE: Type = { type: 'DOUBLE' };

function readerOf({ column }: FileColumn, rows: Int32Array): Reader {
  if (column.kind === 'text') {
    const text = textsOf(column, rows.length);
    return { type: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, at: (place) => text(place) || null };
  }
  if (column.kind === 'date') {
    const { days } = column;
    return {
      type: { type: 'INT32', converted_type: 'DATE' },
      at: (place) => (days[place] === NO_DATE ? null : (days[place] ?? null)),
    };
  }
  const at = (place: number) => {
    const value = column.at(place);
    return value !== null && Number.isFinite(value) ? value : null;
  };
  const whole = column.decimals === 0 && rows.every((place) => fitsInt32(at(place)));
  return { type: whole ? { type: 'INT32' } : DOUBLE, at };
}

function fitsInt32(value: number | null): boolean {
  return value === null || (value === (value | 0) && !Object.is(value, -0));
}
