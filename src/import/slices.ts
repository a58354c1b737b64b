import { ByteReader } from './byte-reader.ts';
import { ImportError } from './check.ts';
import { passingChunks } from './decompress.ts';
import type { PackedTable } from './packed-table.ts';
import type { ReadPlan } from './raw-table.ts';
import { Turns } from './turns.ts';

/**
 * Reading a file in parts at once.
 *
 * Where a part begins can only be guessed: a line break is a record's end outside quotes alone, and whether a byte lies
 * inside quotes follows from every byte before it (counting quotes will not do, a quote within an unquoted field is
 * text). So each part is read from a guess, and each reader goes on past its part's end until its last record is
 * complete and says where the next one begins. The first part begins rightly; if a part ends where the next was
 * begun, that guess is proven, and so on by induction. A part begun wrongly is read again from the right place.
 */
export interface Slice {
  /** Byte at which a record is thought to begin. */
  readonly start: number;
  /** Records that begin here or later belong to the next slice. */
  readonly end: number;
}

/**
 * What reading a slice came to. Crossing from a worker, the table's buffers are moved along (`transferables`) and an
 * error is sent as its code and params: a class does not survive.
 */
export type SliceResult =
  | {
      readonly start: number;
      /** Byte at which the first record after the slice begins. */
      readonly next: number;
      readonly headerFound: boolean;
      readonly table: PackedTable;
    }
  /** Outside RFC 4180, or an error: it counts only once the slice's start is proven. */
  | { readonly start: number; readonly needsPapa: true }
  | { readonly start: number; readonly error: ImportError };

export interface SliceOptions {
  /** Bytes read so far: of the slice, or where several are read, of all of them. */
  readonly progress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Reads several slices, each on a reader of its own, results in order. */
export type ReadSlices = (
  file: Blob,
  plan: ReadPlan,
  slices: readonly Slice[],
  options: SliceOptions,
) => Promise<SliceResult[]>;

/** Bytes looked at to guess where a record begins: first try, and the most. */
const WINDOW = 1 << 16;
const WINDOW_LIMIT = 1 << 24;
/** Records judged for a guess. */
const SAMPLE = 20;

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Cuts a file into `count` slices of about equal size, or fewer where records are long. Reads a little around each
 * cut only; the starts are guesses that `readInSlices` proves.
 */
export async function sliceBounds(file: Blob, count: number, plan: ReadPlan): Promise<Slice[]> {
  const cuts = Array.from({ length: Math.max(0, count - 1) }, (_, i) =>
    Math.floor((file.size * (i + 1)) / count),
  );
  const starts = [0];
  for (const cut of cuts) {
    const start = await recordStartNear(file, cut, plan);
    if (start !== null && start > (starts.at(-1) ?? 0) && start < file.size) starts.push(start);
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? file.size }));
}

/** Where the first record at or after a byte seems to begin; null where none is in sight. */
async function recordStartNear(file: Blob, cut: number, plan: ReadPlan): Promise<number | null> {
  if (cut <= 0) return 0;
  for (let window = WINDOW; ; window *= 8) {
    // From the byte before: where that is a line break, a record may begin right at the cut.
    const bytes = new Uint8Array(await file.slice(cut - 1, cut - 1 + window).arrayBuffer());
    const guess = guessRecordStart(bytes, plan);
    if (guess !== null) return cut - 1 + guess;
    if (bytes.length < window || window >= WINDOW_LIMIT) return null;
  }
}

/**
 * Index at which the first record seems to begin after a line break in `bytes`, null where no line break is in sight.
 * Both readings are tried, that the bytes begin outside quotes and that they begin inside, and the one whose records have
 * the plan's number of fields is taken.
 */
export function guessRecordStart(bytes: Uint8Array, plan: ReadPlan): number | null {
  const delimiter = plan.dialect.delimiter.charCodeAt(0);
  const outside = afterRecord(bytes, 0, delimiter, false).next;
  const inside = afterRecord(bytes, 0, delimiter, true).next;
  if (outside === null || inside === null) return outside ?? inside;
  const columns = plan.columns.length;
  return score(bytes, inside, delimiter, columns) > score(bytes, outside, delimiter, columns)
    ? inside
    : outside;
}

/** Share of records from an index on that look right. */
function score(bytes: Uint8Array, start: number, delimiter: number, columns: number): number {
  let right = 0;
  let seen = 0;
  for (let at = start; seen < SAMPLE; seen++) {
    const { next, fields } = afterRecord(bytes, at, delimiter, false);
    if (next === null) break;
    if (fields === columns || fields === 0) right++;
    at = next;
  }
  return seen === 0 ? 0 : right / seen;
}

/** Steps over one record, begun within a field. `next` is null where it does not end; a blank line has 0 fields. */
function afterRecord(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  insideQuotes: boolean,
): { next: number | null; fields: number } {
  let p = start;
  let fields = 1;
  let quoted = insideQuotes;
  let fieldStart = true;
  for (; p < bytes.length; p++) {
    const byte = bytes[p]!;
    if (quoted) {
      if (byte === QUOTE) {
        if (bytes[p + 1] === QUOTE) p++;
        else quoted = false;
      }
      continue;
    }
    if (byte === QUOTE && fieldStart && p > 0) quoted = true;
    fieldStart = byte === delimiter;
    if (byte === delimiter) fields++;
    else if (byte === LF || byte === CR) {
      if (byte === CR && bytes[p + 1] === LF) p++;
      return { next: p + 1, fields: p === start ? 0 : fields };
    }
  }
  return { next: null, fields };
}

/** Bytes of a slice whose reader is kept until the next one begins. */
const SHORT = 1 << 23;
/**
 * Code is compiled for objects as they are built, and thrown away with the last of them: what readers have warmed up with
 * a short slice would be cold again when there is a file.
 */
const lastShort: ByteReader[] = [];

/** Reads the records that begin in a slice. Throws only ImportError `cancelled` and `file-unreadable`. */
export async function readSlice(
  file: Blob,
  plan: ReadPlan,
  slice: Slice,
  options: SliceOptions = {},
): Promise<SliceResult> {
  const { start, end } = slice;
  const reader = new ByteReader(plan, {
    beginsFile: start === 0,
    stopAt: end >= file.size ? Infinity : end - start,
    expectedBytes: end - start,
    roomBytes: start === 0 ? file.size - end : 0,
  });
  if (end - start < SHORT) lastShort[0] = reader;
  const turns = new Turns(options.signal);
  try {
    for await (const chunk of passingChunks(file.slice(start))) {
      reader.push(chunk);
      if (reader.needsPapa !== null) return { start, needsPapa: true };
      if (reader.done) break;
      if (await turns.take()) options.progress?.(Math.min(reader.position, end - start));
    }
    reader.end();
    if (reader.needsPapa !== null) return { start, needsPapa: true };
    const table = reader.finishPacked();
    options.progress?.(end - start);
    return { start, next: start + reader.position, headerFound: reader.headerFound, table };
  } catch (error) {
    if (
      error instanceof ImportError &&
      (error.code === 'file-quote-open' || error.code === 'out-of-memory')
    ) {
      return { start, error };
    }
    throw error;
  }
}

/**
 * Reads a file in slices and proves their starts. The tables in order, to be merged, or null where the file needs
 * PapaParse. Throws what a reader of the whole file would throw.
 */
export async function readInSlices(
  file: Blob,
  plan: ReadPlan,
  slices: readonly Slice[],
  readSlices: ReadSlices,
  options: SliceOptions = {},
): Promise<PackedTable[] | null> {
  const results = await readSlices(file, plan, slices, options);
  const tables: PackedTable[] = [];
  let at = 0;
  let fileRows = 0;
  for (const [i, slice] of slices.entries()) {
    // Swallowed by a record of an earlier slice.
    if (at >= slice.end && slice.end < file.size) continue;
    let result = results[i];
    if (result?.start !== at) {
      if (at >= file.size && file.size > 0) break;
      result = await readSlice(file, plan, { start: at, end: slice.end }, { signal: options.signal });
    }
    if ('needsPapa' in result) return null;
    if ('error' in result) {
      const { code, params } = result.error;
      // Both codes count from the slice's beginning: rows of the file, or of the table.
      if (code === 'file-quote-open') throw new ImportError(code, { row: Number(params.row) + fileRows });
      if (code === 'out-of-memory') {
        const rows = tables.reduce((sum, table) => sum + table.rows, Number(params.rows));
        throw new ImportError(code, { rows });
      }
      throw result.error;
    }
    // Nothing but blank lines so far: the header is still to come, so the next slice is read from the beginning.
    if (at === 0 && !result.headerFound && slice.end < file.size) continue;
    tables.push(result.table);
    fileRows += result.table.fileRows;
    at = result.next;
  }
  return tables;
}
