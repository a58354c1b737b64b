import type { Dataset } from '../model/dataset.ts';
import type { BucketId } from '../model/lines.ts';
import type { Check, ImportOptions, RejectedRow } from './check.ts';

/** Bytes done of bytes in all (of the file as it lies on disk). */
export type ReadProgress = (done: number, total: number) => void;

/** A file that has been read and is being checked. `recheck` re-runs only what the change needs. */
export interface OpenedFile {
  readonly check: Check;
  recheck(options: ImportOptions, progress?: ReadProgress, signal?: AbortSignal): Promise<Check>;
  /** Rows of one bucket: cells as text, with file row and, for rejected ones, the reason. */
  bucketRows(bucket: BucketId | 'duplicatesFound', offset: number, count: number): { total: number; rows: { fileRow: number; cells: string[]; why: RejectedRow | null }[] };
  /** A bucket as CSV (UTF-8 with BOM, delimiter `,`; text that begins with = + - @ is neutralised), rows as read plus row number and reason. */
  bucketCsv(bucket: BucketId | 'duplicatesFound'): Blob;
  /** Throws ImportError (`file-all-rejected`, `file-no-customer`) where nothing is left to analyse. */
  dataset(): Dataset;
}

/** Sniffs, reads and infers. Throws ImportError. */
export type OpenFile = (
  file: Blob,
  name: string,
  options?: ImportOptions,
  progress?: ReadProgress,
  signal?: AbortSignal,
) => Promise<OpenedFile>;
