import { ImportError } from './check.ts';

/**
 * What a gzip file may unpack to: 16 GiB, and past the first 256 MiB at most 250 times its own size. Sales files
 * shrink to a fifth or a thirtieth; deflate's limit is 1032, which only a file made to do harm comes near.
 */
export const GZIP_LIMITS: GzipLimits = { bytes: 2 ** 34, ratio: 250, ratioFrom: 2 ** 28 };

export interface GzipLimits {
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
  limits: GzipLimits = GZIP_LIMITS,
): AsyncGenerator<Uint8Array, void, undefined> {
  let taken = 0;
  let unpacked = 0;
  let source: ReadableStream<Uint8Array<ArrayBuffer>> = file.stream();
  if (gzip) {
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        taken += chunk.length;
        controller.enqueue(chunk);
      },
    });
    source = source.pipeThrough(counter).pipeThrough(new DecompressionStream('gzip'));
  }
  const reader = source.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await readable(reader.read(), gzip ? unpacked : null);
      if (done) {
        ended = true;
        return;
      }
      unpacked += value.length;
      if (!gzip) taken = unpacked;
      else if (
        unpacked > limits.bytes ||
        (unpacked > limits.ratioFrom && unpacked > file.size * limits.ratio)
      ) {
        throw new ImportError('file-gzip-too-large', { limit: limits.bytes, ratio: limits.ratio });
      }
      read?.(taken);
      yield value;
    }
  } finally {
    // Not waited for: a broken stream may never answer.
    if (!ended) reader.cancel().catch(() => undefined);
  }
}

/** Names what went wrong while reading. `unpacked`: bytes that came out of gzip so far, null for a plain file. */
async function readable<T>(reading: Promise<T>, unpacked: number | null = null): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    const fromFile =
      cause instanceof DOMException && /^(NotReadable|NotFound|Security)Error$/.test(cause.name);
    if (unpacked === null || fromFile) throw new ImportError('file-unreadable', {}, { cause });
    throw new ImportError('file-gzip-broken', { bytes: unpacked }, { cause });
  }
}
