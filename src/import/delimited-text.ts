import { ImportError, type ImportOptions } from './check.ts';
import { fileChunks } from './decompress.ts';
import { HEAD_BYTES, sniff, type Sniffed } from './dialect.ts';
import type { FileSource } from './file-under-check.ts';
import type { TableText } from './found-table.ts';
import { readTable, type ReadOptions } from './read.ts';

/** How the file is read: on readers of their own, where there are any. */
export type ReadingMeans = Pick<ReadOptions, 'readSlices' | 'slices'>;

/** A head is read again, four times as long, until it holds records enough to judge by; this is the longest. */
const LONGEST_HEAD = 1 << 24;
const ENOUGH_RECORDS = 20;

/** How a delimited text, canonical or as somebody wrote it, is looked at and read. */
export function delimitedSource(
  { blob, gzip, canonical }: TableText,
  means: ReadingMeans,
): Pick<FileSource, 'sniff' | 'read'> {
  return {
    sniff: async (options, signal) => {
      if (canonical === null) return sniffFile(blob, gzip, options, signal);
      const known: ImportOptions = { ...options, delimiter: ',' };
      const header = canonical.header ?? options.header;
      if (header !== undefined) known.header = header;
      const sniffed = await sniffFile(blob, gzip, known, signal);
      return { ...sniffed, plainNumbers: canonical.plainNumbers };
    },
    read: (plan, progress, signal) => readTable(blob, plan, { ...means, gzip, progress, signal }),
  };
}

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
