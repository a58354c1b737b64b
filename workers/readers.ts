import * as Comlink from 'comlink';
import readerSource from 'virtual:reader-source';
import { ImportError } from '../src/import/check.ts';
import type { ReadingMeans } from '../src/import/open.ts';
import { mergeTablesWith } from '../src/import/merge-tables.ts';
import type { PackedTable } from '../src/import/packed-table.ts';
import type { ReadPlan } from '../src/import/raw-table.ts';
import type { ReadSlices, Slice, SliceOptions, SliceResult } from '../src/import/slices.ts';
import { helpOf, MergeHelper } from './merge-help.ts';
import { importErrorOf, type Reader, type ReaderAnswer } from './reader.ts';

/** On two cores two, and never more than eight: past that the disk and the merging set the pace. */
const READERS = Math.max(1, Math.min(8, globalThis.navigator?.hardwareConcurrency ?? 1));

/** Milliseconds a reader that is done is left alone: ending one takes a core 10 to 20, which putting the slices together needs. */
const ENDS_AFTER = 1000;

/** A worker, and word of its death. */
interface ReaderWorker {
  readonly worker: Worker;
  readonly reader: Comlink.Remote<Reader>;
  readonly died: Promise<'died'>;
}

/** Readers that stand ready. Each reads one slice and is let go, and with it all that reading left in its memory. */
const ready: ReaderWorker[] = [];

let readerUrl: string | undefined;

function startReader(): ReaderWorker {
  readerUrl ??= URL.createObjectURL(new Blob([readerSource], { type: 'text/javascript' }));
  const worker = new Worker(readerUrl, { name: 'reader' });
  const died = new Promise<'died'>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve('died');
    });
  });
  return { worker, reader: Comlink.wrap<Reader>(worker), died };
}

/**
 * Starts readers before there is a file for them, and has each read a small one, slice by slice, and help to put the
 * slices together: code that has run is faster.
 */
export async function warmReaders(
  file: Blob,
  plan: ReadPlan,
  slices: readonly Slice[],
  rounds: number,
  signal: AbortSignal,
): Promise<void> {
  const started = Array.from({ length: READERS - ready.length }, startReader);
  ready.push(...started);
  const cancel = () => {
    for (const { reader } of started) void reader.cancel();
  };
  signal.addEventListener('abort', cancel);
  await Promise.all(
    started.map(async (one) => {
      for (let round = 0; round < rounds; round++) {
        const tables: PackedTable[] = [];
        for (const slice of slices) {
          if (signal.aborted) return;
          const answer = await Promise.race([one.died, one.reader.read(file, plan, slice, null)]);
          if (answer === 'died' || !('slice' in answer) || !('table' in answer.slice)) return;
          tables.push(answer.slice.table);
        }
        if (signal.aborted) return;
        const { compare } = await mergeTablesWith(tables, helpOf(one), undefined, 0);
        await compare?.();
      }
    }),
  );
  signal.removeEventListener('abort', cancel);
}

/** Reads each slice on a worker of its own. */
const readSlicesOnWorkers: ReadSlices = async (file, plan, slices, { signal, progress }) => {
  const done = new Float64Array(slices.length);
  const results = slices.map((slice, i) =>
    onWorker(file, plan, slice, {
      signal,
      progress: (bytes) => {
        done[i] = bytes;
        progress?.(done.reduce((sum, part) => sum + part, 0));
      },
    }),
  );
  return Promise.all(results);
};

/** A worker that dies is started anew once; the second time the file is given up with a word. */
async function onWorker(
  file: Blob,
  plan: ReadPlan,
  slice: Slice,
  options: SliceOptions,
): Promise<SliceResult> {
  const first = await tryOnWorker(ready.pop() ?? startReader(), file, plan, slice, options);
  if (first !== 'died') return first;
  const second = await tryOnWorker(startReader(), file, plan, slice, options);
  if (second !== 'died') return second;
  throw new ImportError('reader-died', { start: slice.start });
}

async function tryOnWorker(
  { worker, reader, died }: ReaderWorker,
  file: Blob,
  plan: ReadPlan,
  slice: Slice,
  { signal, progress }: SliceOptions,
): Promise<SliceResult | 'died'> {
  let end = letGo;
  let stop: () => void = () => undefined;
  const cancelled = new Promise<'cancelled'>((resolve) => (stop = () => resolve('cancelled')));
  signal?.addEventListener('abort', stop);
  try {
    if (signal?.aborted) throw new ImportError('cancelled');
    const report = progress && Comlink.proxy((bytes: number) => progress(bytes));
    const answer = await Promise.race([
      died,
      cancelled,
      reader.read(file, plan, slice, report ?? null) as Promise<ReaderAnswer>,
    ]);
    if (answer === 'died') return 'died';
    if (answer === 'cancelled') throw new ImportError('cancelled');
    if ('slice' in answer) {
      end = helper.keep({ worker, reader, died }) ? () => undefined : letGoLater;
      return answer.slice;
    }
    const error = importErrorOf(answer.error);
    if (error.code === 'cancelled' || error.code === 'file-unreadable') throw error;
    return { start: slice.start, error };
  } finally {
    signal?.removeEventListener('abort', stop);
    end({ worker, reader, died });
  }
}

function letGo({ worker, reader }: ReaderWorker): void {
  reader[Comlink.releaseProxy]();
  worker.terminate();
}

function letGoLater(one: ReaderWorker): void {
  setTimeout(() => letGo(one), ENDS_AFTER);
}

/** The reader that is done with its slice first helps to put the slices together. */
const helper = new MergeHelper<ReaderWorker>(letGoLater);

/** What the readers do for the engine. */
export const ON_READERS: ReadingMeans = {
  readSlices: readSlicesOnWorkers,
  slices: READERS,
  mergeHelp: helper,
};
