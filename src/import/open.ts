import type { Dataset } from '../model/dataset.ts';
import type { BucketRow } from './bucket-csv.ts';
import { ImportError, type Check, type ImportOptions, type RowsOf } from './check.ts';
import type { ColumnSummary } from './column-summary.ts';
import { findTables } from './archive.ts';
import type { ReadingMeans } from './delimited-text.ts';
import type { FoundTables } from './found-table.ts';
import { stageProgress } from './progress-stages.ts';
import { TablesUnderCheck } from './tables-under-check.ts';

export type { ReadingMeans } from './delimited-text.ts';

/** Bytes done of bytes in all (of the file as it lies on disk). */
export type ReadProgress = (done: number, total: number) => void;

/** A file, and what it is called. */
export interface FileToOpen {
  readonly file: Blob;
  readonly name: string;
}

/** A file that has been read and is being checked. `recheck` re-runs only what the change needs. */
export interface OpenedFile {
  readonly check: Check;
  /** What was opened, in order. */
  readonly files: readonly FileToOpen[];
  recheck(options: ImportOptions, progress?: ReadProgress, signal?: AbortSignal): Promise<Check>;
  /**
   * Rows of one bucket: cells as text, with file row and, for rejected ones, the reason. The first call for a file reads
   * it once more, for the spelling of numbers and dates, which are held as values.
   */
  bucketRows(bucket: RowsOf, offset: number, count: number): Promise<{ total: number; rows: BucketRow[] }>;
  /** A bucket as CSV (UTF-8 with BOM, delimiter `,`; text that begins with = + - @ is neutralised), rows as read plus row number and reason. */
  bucketCsv(bucket: RowsOf): Promise<Blob>;
  /** One column at a glance; null where there is no such column, or it stays in the file. */
  columnSummary(index: number): Promise<ColumnSummary | null>;
  /**
   * Of a large file of which some rows do not count, what was read besides is let go: it is read again where the check is
   * gone back to. Throws ImportError (`file-all-rejected`, `file-no-customer`) where nothing is left to analyse. */
  dataset(): Dataset;
}

/** Sniffs, reads and infers. Throws ImportError. */
export type OpenFile = (
  file: Blob,
  name: string,
  options?: ImportOptions,
  progress?: ReadProgress,
  signal?: AbortSignal,
  means?: ReadingMeans,
) => Promise<OpenedFile>;

/**
 * Opens a file up to the check screen: delimited text, gzipped or not, a workbook, a Parquet file, an archive of
 * any of these. What it is, its first bytes say; its dialect, formats and roles the evidence of the whole of it. The event loop
 * gets its turn while reading.
 *
 * @param name the file's name, for results
 * @param options what the user has decided already; all else is guessed
 * @throws ImportError `file-empty`, `file-header-only`, `file-one-column`, `file-binary`, `file-encoding`,
 *   `file-unreadable`, `file-gzip-broken`, `file-too-many-columns`, `file-quote-open`, `file-xls`, `zip-broken`, `cancelled`, ...
 */
export const openFile: OpenFile = (file, name, options = {}, progress, signal, means = {}) =>
  openFiles([{ file, name }], options, progress, signal, means);

/**
 * Opens several files as one: appended where their columns are the same, else joined by keys. One file alone is
 * what `openFile` opens. Files can be added later: open the ones before (`OpenedFile.files`) again with the new ones.
 *
 * @throws ImportError as `openFile`, with the file's name as `name`; `append-ambiguous`, `join-no-key`
 */
export async function openFiles(
  files: readonly FileToOpen[],
  options: ImportOptions = {},
  progress?: ReadProgress,
  signal?: AbortSignal,
  means: ReadingMeans = {},
): Promise<OpenedFile> {
  const [first] = files;
  if (!first) throw new ImportError('file-empty');
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const found: FoundTables[] = [];
  for (const [index, { file, name }] of files.entries()) {
    if (signal?.aborted) throw new ImportError('cancelled');
    const finding = stageProgress(progress, bytes, 0);
    const ofAll = finding && ((done: number, total: number) => finding(index + done / total, files.length));
    found.push(await ofFile(name, files.length, findTables(file, name, ofAll, signal)));
  }
  const [only] = found;
  const opened = new TablesUnderCheck(
    files,
    namesOf(files),
    files.length === 1 && only ? only : several(files, found),
    means,
  );
  await opened.recheck(options, progress, signal);
  return opened;
}

/** With several files, an error says which one it is about. */
async function ofFile<T>(name: string, count: number, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (count === 1 || !(error instanceof ImportError)) throw error;
    throw new ImportError(error.code, { ...error.params, name }, { cause: error });
  }
}

function several(files: readonly FileToOpen[], found: readonly FoundTables[]): FoundTables {
  return {
    kind: 'files',
    tables: found.flatMap(({ tables }, index) => {
      const name = files[index]?.name ?? '';
      return tables.map((table) => ({
        ...table,
        label: tables.length === 1 || table.label === name ? name : `${name}: ${table.label}`,
      }));
    }),
    left: found.flatMap(({ left }, index) => left.map((one) => `${files[index]?.name ?? ''}: ${one}`)),
  };
}

/** `orders.csv + customers.csv`; from four on the first and how many more. */
function namesOf(files: readonly FileToOpen[]): string {
  const names = files.map(({ name }) => name);
  return names.length <= 3 ? names.join(' + ') : `${names[0] ?? ''} + ${names.length - 1}`;
}
