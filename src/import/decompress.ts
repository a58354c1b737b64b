import { Gunzip } from 'fflate';
import { ImportError } from './check.ts';
import { crc32 } from '../table/crc32.ts';

/**
 * What a compressed file may unpack to: 16 GiB, and past the first 256 MiB at most 250 times its own size. Sales files
 * shrink to a fifth or a thirtieth; deflate's limit is 1032, which only a file made to do harm comes near.
 */
export const UNPACK_LIMITS: UnpackLimits = { bytes: 2 ** 34, ratio: 250, ratioFrom: 2 ** 28 };

export interface UnpackLimits {
  readonly bytes: number;
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** Whether a file begins as gzip does: two magic bytes and the method deflate (RFC 1952). */
export async function isGzip(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await readable(file.slice(0, 3).arrayBuffer()));
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * The bytes of a file in chunks, unpacked where `gzip`. `read` is told after each chunk how many bytes of the file as
 * it lies on disk have been taken in. Leaving the loop early closes the file. Throws ImportError `file-unreadable`
 * (the file was moved or may not be read), `file-gzip-broken` (`bytes`: unpacked so far) and `file-gzip-too-large`.
 */
export async function* fileChunks(
  file: Blob,
  gzip: boolean,
  read?: (bytes: number) => void,
  limits: UnpackLimits = UNPACK_LIMITS,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let taken = 0;
  if (!gzip) {
    for await (const chunk of chunksOf(file.stream())) {
      taken += chunk.length;
      read?.(taken);
      yield chunk;
    }
    return;
  }
  let unpacked = 0;
  for await (const chunk of gunzipped(file, (bytes) => (taken = bytes))) {
    unpacked += chunk.length;
    if (unpacked > limits.bytes || (unpacked > limits.ratioFrom && unpacked > file.size * limits.ratio)) {
      throw new ImportError('file-gzip-too-large', { limit: limits.bytes, ratio: limits.ratio });
    }
    read?.(taken);
    yield chunk;
  }
}

/**
 * A gzip file may be several ones after another (RFC 1952, 2.2), and logs and exports joined by `cat` are. The browser's
 * own unpacker takes anything after the first for junk and fails; where it does, the file is unpacked once more
 * by another that knows better, and what has been handed out already is passed over.
 */
async function* gunzipped(
  file: Blob,
  read: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let unpacked = 0;
  let taken = 0;
  try {
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        taken += chunk.length;
        controller.enqueue(chunk);
      },
    });
    const source = file.stream().pipeThrough(counter).pipeThrough(new DecompressionStream('gzip'));
    for await (const chunk of chunksOf(source, () => new ImportError('file-gzip-broken'))) {
      read(taken);
      unpacked += chunk.length;
      yield chunk;
    }
    return;
  } catch (error) {
    if (!(error instanceof ImportError && error.code === 'file-gzip-broken')) throw error;
  }
  let skip = unpacked;
  for await (const chunk of gunzippedMembers(file, read)) {
    const fresh = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - fresh.length;
    if (fresh.length > 0) yield fresh;
  }
}

/** Zeros of its own a last member may end in: of its size, its check sum and a little data. */
const OWN_ZEROS = 64;

/**
 * Unpacks one gzip member after another, each held to its own check sum and size. Zeros after the last one fill up a tape's or a
 * disk's block, and mean nothing (as gzip itself has it).
 */
async function* gunzippedMembers(
  file: Blob,
  read: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let taken = 0;
  let unpacked = 0;
  let out: Uint8Array[] = [];
  let crc = 0;
  let size = 0;
  // The eight bytes before a member's end hold its check sum and its size; a chunk's edge may cut them.
  let lately = new Uint8Array(0);
  let latelyAt = 0;
  const fail = (cause?: unknown) => new ImportError('file-gzip-broken', { bytes: unpacked }, { cause });
  const ends = (end: number) => {
    const at = end - 8 - latelyAt;
    if (at < 0 || at + 8 > lately.length) return false;
    const view = new DataView(lately.buffer, lately.byteOffset + at, 8);
    return view.getUint32(0, true) === crc && view.getUint32(4, true) === size % 2 ** 32;
  };
  const settle = (end: number) => {
    if (!ends(end)) throw fail();
    crc = 0;
    size = 0;
  };
  const gunzip = new Gunzip((chunk) => {
    crc = crc32(chunk, crc);
    size += chunk.length;
    if (chunk.length > 0) out.push(chunk);
  });
  gunzip.onmember = settle;
  const push = (chunk: Uint8Array) => {
    const keep = lately.subarray(Math.max(0, lately.length - 64));
    latelyAt = taken - keep.length;
    lately = new Uint8Array(keep.length + chunk.length);
    lately.set(keep);
    lately.set(chunk, keep.length);
    taken += chunk.length;
    try {
      gunzip.push(chunk);
    } catch (cause) {
      throw cause instanceof ImportError ? cause : fail(cause);
    }
  };
  // Zeros at a chunk's end are held back: they may be the file's last.
  let zeros = 0;
  for await (const chunk of chunksOf(file.stream())) {
    let end = chunk.length;
    while (end > 0 && chunk[end - 1] === 0) end--;
    if (end > 0) {
      for (; zeros > 0; zeros -= Math.min(zeros, 65536)) push(new Uint8Array(Math.min(zeros, 65536)));
      push(chunk.subarray(0, end));
    }
    zeros += chunk.length - end;
    read(taken + zeros);
    for (const part of out) {
      unpacked += part.length;
      yield part as Uint8Array<ArrayBuffer>;
    }
    out = [];
  }
  for (let own = 0; own < Math.min(zeros, OWN_ZEROS) && !ends(taken); own++) push(new Uint8Array(1));
  try {
    gunzip.push(new Uint8Array(0), true);
  } catch (cause) {
    throw fail(cause);
  }
  yield* out as Uint8Array<ArrayBuffer>[];
  settle(taken);
}

async function* chunksOf(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  fails?: (cause: unknown) => ImportError,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const reader = source.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await readable(reader.read(), fails);
      if (done) {
        ended = true;
        return;
      }
      yield value;
    }
  } finally {
    // Not waited for: a broken stream may never answer.
    if (!ended) reader.cancel().catch(() => undefined);
  }
}

/** Bytes of a file taken in at a time where they are used at once: they stay in the second-level cache. */
const PASSING = 1 << 20;

/**
 * The bytes of a file in chunks, each of which is written over by the next: the same memory over and over is filled in two thirds
 * of the time that new memory takes, as every page of that has to be had from the system first. Leaving the loop early
 * closes the file. Throws ImportError `file-unreadable`.
 */
export async function* passingChunks(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const source = file.stream();
  let reader: ReadableStreamBYOBReader;
  try {
    reader = source.getReader({ mode: 'byob' });
  } catch {
    // Not every browser's files can be read into memory that is given to them.
    yield* chunksOf(source);
    return;
  }
  let ended = false;
  let buffer = new ArrayBuffer(PASSING);
  try {
    for (;;) {
      const { done, value } = await readable(reader.read(new Uint8Array(buffer)));
      if (done) {
        ended = true;
        return;
      }
      yield value;
      buffer = value.buffer;
    }
  } finally {
    // Not waited for: a broken stream may never answer.
    if (!ended) reader.cancel().catch(() => undefined);
  }
}

/** Names what went wrong while reading: the file itself, or what `fails` makes of any other trouble. */
export async function readable<T>(reading: Promise<T>, fails?: (cause: unknown) => ImportError): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    const fromFile =
      cause instanceof DOMException && /^(NotReadable|NotFound|Security)Error$/.test(cause.name);
    if (fails === undefined || fromFile) throw new ImportError('file-unreadable', {}, { cause });
    throw fails(cause);
  }
}
