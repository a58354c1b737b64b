import type { CellTable } from '../src/export/file-table.ts';
import type { FileFormat, MadeFile } from '../src/export/files.ts';
import type { ViewSettings } from '../src/model/settings.ts';
import type { OpenRowsRequest, Outcome, RowRequest } from './engine-api.ts';
import type { SheetQuery } from './sheet-api.ts';

export type { CellKind, CellTable } from '../src/export/file-table.ts';
export type { FileFormat, FileKind, MadeFile } from '../src/export/files.ts';
export type { CsvFormat } from '../src/export/csv-file.ts';

/** Where the rows of a table in a file come from. `titles`: of columns by their names, where a file for people wants words. */
export type ExportSource = { readonly titles?: Readonly<Record<string, string>> } & (
  | { readonly from: 'cells'; readonly table: CellTable }
  /** The customers with their classes; `names`: with the column of names, and keys as they are rather than numbers. */
  | {
      readonly from: 'customers';
      readonly title: string;
      readonly request: RowRequest;
      readonly names: boolean;
    }
  /** The rows behind a figure. */
  | { readonly from: 'openRows'; readonly title: string; readonly request: OpenRowsRequest }
  /** The rows of a sheet in its order, and these of its columns. */
  | {
      readonly from: 'sheet';
      readonly title: string;
      readonly query: SheetQuery;
      readonly columns: readonly string[];
    }
);

/** What the page asks of the engine about files to hand on. */
export interface ExportApi {
  /**
   * Tables as a file; only a workbook holds several. A file that is asked for while another is made gives up the one before.
   * Errors: `cancelled`, `export-too-large`, `export-several-tables`.
   *
   * @param progress rows done of rows in all
   */
  exportFile(
    sources: readonly ExportSource[],
    format: FileFormat,
    view: ViewSettings,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<MadeFile>>;
  /** Gives up the file that is being made. */
  cancelExport(): Promise<void>;
}
