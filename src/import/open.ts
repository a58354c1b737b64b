import type { Dataset } from '../model/dataset.ts';
import type { BucketId } from '../model/lines.ts';
import type { BucketRow } from './bucket-csv.ts';
import { ImportError, type Check, type ImportOptions } from './check.ts';
import { fileChunks, isGzip } from './decompress.ts';
import { HEAD_BYTES, sniff, type Sniffed } from './dialect.ts';
import { FileUnderCheck } from './file-under-check.ts';
import { readTable, type ReadOptions } from './read.ts';

/** Bytes done of bytes in all (of the file as it lies on disk). */
export type ReadProgress = (done: number, total: number) => void;

/** A file that has been read and is being checked. `recheck` re-runs only what the change needs. */
export interface OpenedFile {
  readonly check: Check;
  recheck(options: ImportOptions, progress?: ReadProgress, signal?: AbortSignal): Promise<Check>;
  /**
   * Rows of one bucket: cells as text, with file row and, for rejected ones, the reason. The first call for a file reads
   * it once more, for the spelling of numbers and dates, which are held as values.
   */
  bucketRows(
    bucket: BucketId | 'duplicatesFound',
    offset: number,
    count: number,
  ): Promise<{ total: number; rows: BucketRow[] }>;
  /** A bucket as CSV (UTF-8 with BOM, delimiter `,`; text that begins with = + - @ is neutralised), rows as read plus row number and reason. */
  bucketCsv(bucket: BucketId | 'duplicatesFound'): Promise<Blob>;
  /** Throws ImportError (`file-all-rejected`, `file-no-customer`) where nothing is left to analyse. */
  dataset(): Dataset;
}

/** How the file is read: on readers of their own, where there are any. */
export type ReadingMeans = Pick<ReadOptions, 'readSlices' | 'slices'>;

/** Sniffs, reads and infers. Throws ImportError. */
export type OpenFile = (
  file: Blob,
  name: string,
  options?: ImportOptions,
  progress?: ReadProgress,
  signal?: AbortSignal,
  means?: ReadingMeans,
) => Promise<OpenedFile>;

/** A head is read again, four times as long, until it holds records enough to judge by; this is the longest. */
const LONGEST_HEAD = 1 << 24;
const ENOUGH_RECORDS = 20;

/**
 * Opens a delimited text, gzipped or not, up to the check screen: dialect, formats and roles by the evidence of the
 * whole file. The event loop gets its turn while reading.
 *
 * @param name the file's name, for results
 * @param options what the user has decided already; all else is guessed
 * @throws ImportError `file-empty`, `file-header-only`, `file-one-column`, `file-binary`, `file-encoding`,
 *   `file-unreadable`, `file-gzip-broken`, `file-too-many-columns`, `file-quote-open`, `cancelled`, ...
 */
export const openFile: OpenFile = async (file, name, options = {}, progress, signal, means = {}) => {
  const gzip = await isGzip(file);
  const opened = new FileUnderCheck({
    name,
    bytes: file.size,
    gzip,
    sniff: (wanted, stop) => sniffFile(file, gzip, wanted, stop),
    read: (plan, done, stop) => readTable(file, plan, { ...means, gzip, progress: done, signal: stop }),
  });
  await opened.recheck(options, progress, signal);
  return opened;
};

async function sniffFile(
  file: Blob,
  gzip: boolean,
  options: ImportOptions,
  signal: AbortSignal | undefined,
): Promise<Sniffed> {
  for (let length = HEAD_BYTES; ; length *= 4) {
    if (signal?.aborted) throw new ImportError('cancelled');
    const { bytes, complete } = await headOf(file, gzip, length);
    const last = complete || length >= LONGEST_HEAD;
    try {
      const sniffed = sniff(bytes, complete, options);
      if (last || sniffed.sample.length >= ENOUGH_RECORDS) return sniffed;
    } catch (error) {
      // One long field can fill a head: more of the file may show more of its shape.
      const early =
        error instanceof ImportError &&
        (error.code === 'file-header-only' || error.code === 'file-one-column');
      if (last || !early) throw error;
    }
  }
}

async function headOf(
  file: Blob,
  gzip: boolean,
  length: number,
): Promise<{ bytes: Uint8Array; complete: boolean }> {
  const bytes = new Uint8Array(length);
  let at = 0;
  const source = gzip ? file : file.slice(0, length);
  for await (const chunk of fileChunks(source, gzip)) {
    const part = chunk.subarray(0, length - at);
    bytes.set(part, at);
    at += part.length;
    if (at === length) break;
  }
  return { bytes: bytes.subarray(0, at), complete: gzip ? at < length : file.size <= length };
}
