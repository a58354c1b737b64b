import * as Comlink from 'comlink';
import { ImportError } from '../src/import/check.ts';
import type { ReadPlan } from '../src/import/raw-table.ts';
import type { ReadSlices, Slice, SliceOptions, SliceResult } from '../src/import/slices.ts';
import { importErrorOf, type Reader, type ReaderAnswer } from './reader.ts';

/** On two cores two, and never more than eight: past that the disk and the merging set the pace. */
export const READERS = Math.max(1, Math.min(8, globalThis.navigator?.hardwareConcurrency ?? 1));

/** Reads each slice on a worker of its own, started from the code this worker runs from. */
export const readSlicesOnWorkers: ReadSlices = async (file, plan, slices, { signal, progress }) => {
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
  const first = await tryOnWorker(file, plan, slice, options);
  if (first !== 'died') return first;
  const second = await tryOnWorker(file, plan, slice, options);
  if (second !== 'died') return second;
  throw new ImportError('reader-died', { start: slice.start });
}

async function tryOnWorker(
  file: Blob,
  plan: ReadPlan,
  slice: Slice,
  { signal, progress }: SliceOptions,
): Promise<SliceResult | 'died'> {
  if (signal?.aborted) throw new ImportError('cancelled');
  const worker = new Worker(globalThis.location.href, { name: 'reader' });
  const reader = Comlink.wrap<Reader>(worker);
  let stop: (why: 'died' | 'cancelled') => void = () => undefined;
  const stopped = new Promise<'died' | 'cancelled'>((resolve) => (stop = resolve));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    stop('died');
  });
  const cancel = () => stop('cancelled');
  signal?.addEventListener('abort', cancel);
  try {
    const answer = await Promise.race([
      stopped,
      reader.read(
        file,
        plan,
        slice,
        Comlink.proxy((bytes: number) => progress?.(bytes)),
      ) as Promise<ReaderAnswer>,
    ]);
    if (answer === 'died') return 'died';
    if (answer === 'cancelled') throw new ImportError('cancelled');
    if ('slice' in answer) return answer.slice;
    const error = importErrorOf(answer.error);
    if (error.code === 'cancelled' || error.code === 'file-unreadable') throw error;
    return { start: slice.start, error };
  } finally {
    signal?.removeEventListener('abort', cancel);
    reader[Comlink.releaseProxy]();
    worker.terminate();
  }
}
