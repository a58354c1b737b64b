import { ByteReader } from './byte-reader.ts';
import { fileChunks, isGzip } from './decompress.ts';
import { isTranscoded, StreamDecoder, type Encoding } from './encoding.ts';
import { mergeTables, mergeTablesWith, type MergeHelp } from './merge-tables.ts';
import type { ReadProgress } from './open.ts';
import { PapaReader } from './papa-reader.ts';
import type { ColumnPlan, RawTable, ReadPlan } from './raw-table.ts';
import { MAX_LEVELS } from './table-builder.ts';
import { readInSlices, sliceBounds, type ReadSlices } from './slices.ts';
import { Turns } from './turns.ts';

/** A file smaller than this is read in one go: starting readers would cost more than they save. */
const SLICED_FROM = 1 << 22;

export interface ReadOptions {
  /** Bytes done of bytes in all, of the file as it lies on disk; at most once a turn of the event loop. */
  readonly progress?: ReadProgress;
  readonly signal?: AbortSignal;
  /** Left out: told by the file's first bytes. */
  readonly gzip?: boolean;
  /** Reads slices on readers of their own; left out, the file is read right here. */
  readonly readSlices?: ReadSlices;
  /** A thread that may help to put slices together; left out, that is done right here. */
  readonly mergeHelp?: MergeHelp;
  /** How many slices `readSlices` wants. */
  readonly slices?: number;
}

/**
 * Reads a whole file by a plan, in a worker, in Node or on the page: bytes straight to columns, through PapaParse where
 * the bytes are outside RFC 4180. The event loop gets its turn every 40 ms or so. Throws ImportError: `cancelled`,
 * `file-unreadable`, `file-gzip-broken`, `file-gzip-too-large`, `file-quote-open`, `out-of-memory`.
 */
export async function readTable(file: Blob, plan: ReadPlan, options: ReadOptions = {}): Promise<RawTable> {
  const { progress, signal, readSlices, mergeHelp } = options;
  const gzip = options.gzip ?? (await isGzip(file));
  const count = options.slices ?? 1;
  const { encoding } = plan.dialect;
  if (readSlices !== undefined && count > 1 && !gzip && !isTranscoded(encoding) && file.size >= SLICED_FROM) {
    const turns = new Turns(signal);
    const slices = await sliceBounds(file, count, plan);
    await turns.take();
    const tables = await readInSlices(file, plan, slices, readSlices, {
      signal,
      progress: (bytes) => progress?.(bytes, file.size),
    });
    if (tables !== null) {
      progress?.(file.size, file.size);
      const most = (index: number) => mostLevels(plan.columns[index]);
      return mergeHelp ? await mergeTablesWith(tables, mergeHelp, most) : mergeTables(tables, most);
    }
  } else {
    const reader = new ByteReader(plan, gzip ? {} : { expectedBytes: file.size });
    const table = await readThrough(file, gzip, encoding, reader, options);
    if (table !== null) return table;
  }
  const table = await readThrough(file, gzip, encoding, new PapaReader(plan), options);
  if (table === null) throw new Error('read table: the slow reader gave up');
  return table;
}

/** Feeds a file to a reader; null where the byte reader says that the file is not for it. */
async function readThrough(
  file: Blob,
  gzip: boolean,
  encoding: Encoding,
  reader: ByteReader | PapaReader,
  { progress, signal }: ReadOptions,
): Promise<RawTable | null> {
  const turns = new Turns(signal);
  let done = 0;
  const decoder = isTranscoded(encoding) ? new StreamDecoder(encoding) : null;
  const encoder = new TextEncoder();
  progress?.(0, file.size);
  for await (const chunk of fileChunks(file, gzip, (bytes) => (done = bytes))) {
    reader.push(decoder === null ? chunk : encoder.encode(decoder.take(chunk)));
    if (needsPapa(reader)) return null;
    if (await turns.take()) progress?.(done, file.size);
  }
  if (decoder !== null) reader.push(encoder.encode(decoder.end()));
  reader.end();
  if (needsPapa(reader)) return null;
  const table = reader.finish();
  progress?.(file.size, file.size);
  return decoder?.broken ? { ...table, broken: true } : table;
}

function mostLevels(plan: ColumnPlan | undefined): number {
  return plan?.kind === 'text' ? (plan.most ?? MAX_LEVELS) : MAX_LEVELS;
}

function needsPapa(reader: ByteReader | PapaReader): boolean {
  return reader instanceof ByteReader && reader.needsPapa !== null;
}
