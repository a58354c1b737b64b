import { readable } from './decompress.ts';

/** Bytes of the head that decide dialect and first guesses. */
export const HEAD_BYTES = 262144;

const heads = new WeakMap<Blob, Promise<Uint8Array<ArrayBuffer>>>();

/**
 * The first bytes of a file, at most HEAD_BYTES: what it is, how it is laid out and what it holds are all told by them, and
 * each reading costs a trip through the browser. Throws ImportError `file-unreadable`.
 */
export function headBytes(file: Blob, length = HEAD_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  let head = heads.get(file);
  if (head === undefined) {
    head = readable(file.slice(0, HEAD_BYTES).arrayBuffer()).then((buffer) => new Uint8Array(buffer));
    heads.set(file, head);
    // A file that cannot be read now may be another time.
    head.catch(() => heads.delete(file));
  }
  return head.then((bytes) => bytes.subarray(0, length));
}
