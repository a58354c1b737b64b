import { csvFile, type CsvFormat } from './csv-file.ts';
import { ExportError } from './export-error.ts';
import type { FileTable } from './file-table.ts';
import type { Making } from './making.ts';
import { parquetFile } from './parquet-file.ts';
import { xlsxFile, type XlsxNotes } from './xlsx-file.ts';

/** The files a table can become. */
export type FileKind = 'csv' | 'xlsx' | 'parquet';
export type FileFormat =
  { readonly kind: 'xlsx' } | { readonly kind: 'parquet' } | ({ readonly kind: 'csv' } & CsvFormat);

export interface MadeFile {
  readonly file: Blob;
  readonly rows: number;
  readonly notes: XlsxNotes;
}

const NOTHING_TO_SAY: XlsxNotes = { splitTables: 0, daysAsText: 0, cutTexts: 0 };

/** Tables as a file. Only a workbook holds more than one: else throws ExportError `export-several-tables`. */
export async function makeFile(
  tables: readonly FileTable[],
  format: FileFormat,
  making: Making,
): Promise<MadeFile> {
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (format.kind === 'xlsx') return { ...(await xlsxFile(tables, making)), rows };
  const [table, ...others] = tables;
  if (!table || others.length > 0) throw new ExportError('export-several-tables', { tables: tables.length });
  const file =
    format.kind === 'csv' ? await csvFile(table, format, making) : await parquetFile(table, making);
  return { file, rows, notes: NOTHING_TO_SAY };
}
