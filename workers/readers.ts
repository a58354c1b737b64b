import * as Comlink from 'comlink';
import { ImportError } from '../src/import/check.ts';
import { compareRows, type ComparedRows } from '../src/import/duplicates.ts';
import { mergeColumn, type MergedColumn, type MergeHelp } from '../src/import/merge-tables.ts';
import { columnBuffers, type PackedTable } from '../src/import/packed-table.ts';
import type { ReadPlan } from '../src/import/raw-table.ts';
import type { ReadSlices, Slice, SliceOptions, SliceResult } from '../src/import/slices.ts';
import { importErrorOf, type Reader, type ReaderAnswer } from './reader.ts';

/** On two cores two, and never more than eight: past that the disk and the merging set the pace. */
export const READERS = Math.max(1, Math.min(8, globalThis.navigator?.hardwareConcurrency ?? 1));

/** A worker, and word of its death. */
interface ReaderWorker {
  readonly worker: Worker;
  readonly reader: Comlink.Remote<Reader>;
  readonly died: Promise<'died'>;
}

/** Readers that stand ready. Each reads one slice and is let go, and with it all that reading left in its memory. */
const ready: ReaderWorker[] = [];

declare global {
  /** The whole code of this worker: the build puts it there. */
  var workerCode: (() => void) | undefined;
}

/**
 * Where the code of a reader lies. That is the URL this worker runs from, but on a page opened from disk: there
 * every page and worker is an origin of its own, and may start no worker from a URL another one made.
 */
function readerUrl(): string {
  if (globalThis.origin !== 'null' || !globalThis.workerCode) return globalThis.location.href;
  ownUrl ??= URL.createObjectURL(
    new Blob([`self.workerCode = ${String(globalThis.workerCode)};\nself.workerCode();`], {
      type: 'text/javascript',
    }),
  );
  return ownUrl;
}
let ownUrl: string | undefined;

function startReader(): ReaderWorker {
  const worker = new Worker(readerUrl(), { name: 'reader' });
  const died = new Promise<'died'>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve('died');
    });
  });
  return { worker, reader: Comlink.wrap<Reader>(worker), died };
}

/** Starts readers before there is a file for them, and has each read something small: code that has run is faster. Answers with what they read. */
export async function warmReaders(file: Blob, plan: ReadPlan, rounds: number): Promise<PackedTable[]> {
  const started = Array.from({ length: READERS - ready.length }, startReader);
  ready.push(...started);
  const slice = { start: 0, end: file.size };
  const answers = await Promise.all(
    started.map(async ({ reader, died }) => {
      for (let round = 1; round < rounds; round++)
        await Promise.race([died, reader.read(file, plan, slice, null)]);
      return Promise.race([died, reader.read(file, plan, slice, null)]);
    }),
  );
  return answers.flatMap((answer) =>
    answer !== 'died' && 'slice' in answer && 'table' in answer.slice ? [answer.slice.table] : [],
  );
}

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
  let stays = false;
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
      stays = helper === null;
      if (stays) keep({ worker, reader, died });
      return answer.slice;
    }
    const error = importErrorOf(answer.error);
    if (error.code === 'cancelled' || error.code === 'file-unreadable') throw error;
    return { start: slice.start, error };
  } finally {
    signal?.removeEventListener('abort', stop);
    if (!stays) letGo({ worker, reader, died });
  }
}

/** The reader that was done with its slice first: it stays a while, to help put the slices together. */
let helper: ReaderWorker | null = null;
let dismissal: ReturnType<typeof setTimeout> | undefined;
/** Milliseconds a helper that nobody asks for anything stays. */
const STAYS = 10_000;

function keep(one: ReaderWorker): void {
  helper = one;
  dismissal = setTimeout(dismiss, STAYS);
}

function dismiss(): void {
  clearTimeout(dismissal);
  if (helper) letGo(helper);
  helper = null;
}

function letGo({ worker, reader }: ReaderWorker): void {
  reader[Comlink.releaseProxy]();
  worker.terminate();
}

/** What the reader that stayed does; where none did, it is done here. */
export const mergeHelp: MergeHelp = {
  async mergeColumn(parts, rows, maxLevels) {
    const one = helper;
    if (!one) return mergeColumn(parts, rows, maxLevels);
    clearTimeout(dismissal);
    const buffers = parts.flatMap((part) => (part === null ? [] : columnBuffers(part)));
    const asked = one.reader.mergeColumn(Comlink.transfer([...parts], buffers), rows, maxLevels);
    const column = await helped<MergedColumn>(one, asked, rows);
    dismissal = setTimeout(dismiss, STAYS);
    return column;
  },
  async compareRows(low, high, rows) {
    const one = helper;
    if (!one) return compareRows(low, high, rows);
    try {
      clearTimeout(dismissal);
      const buffers = [...low, ...high].map(({ buffer }) => buffer);
      const { reader } = one;
      const asked = reader.compareRows(Comlink.transfer([...low], buffers), [...high], rows);
      return await helped<ComparedRows>(one, asked, rows);
    } finally {
      dismiss();
    }
  },
};

/** What was moved to a helper that dies is lost, and cannot be asked of another one. */
async function helped<T>({ died }: ReaderWorker, asked: Promise<T | 'refused'>, rows: number): Promise<T> {
  const answer = await Promise.race([died, asked]);
  if (answer === 'died') {
    dismiss();
    throw new ImportError('reader-died', { start: 0 });
  }
  if (answer === 'refused') {
    dismiss();
    throw new ImportError('out-of-memory', { rows });
  }
  return answer;
}
