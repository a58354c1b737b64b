/**
 * The first entries of an array; a copy, unless so little is left over that it costs less than copying.
 *
 * @param room entries that may be left over all the same
 */
export function cut<A extends Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  array: A,
  length: number,
  room = length,
): A {
  return (room * 1.125 < array.length ? array.slice(0, length) : array.subarray(0, length)) as A;
}

/**
 * An array of which another one is the beginning, in the same memory; null where there is not enough room behind it, or more
 * would be left over than `cut` leaves.
 */
export function continued<
  A extends Int8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
>(array: A, length: number): A | null {
  const { buffer, byteOffset, BYTES_PER_ELEMENT } = array;
  const room = buffer.byteLength / BYTES_PER_ELEMENT;
  if (byteOffset !== 0 || room < length || room > length * 1.125 + SLACK) return null;
  const Kind = array.constructor as new (buffer: ArrayBuffer, byteOffset: number, length: number) => A;
  return new Kind(buffer, 0, length);
}

/** Entries that may always be left over. */
const SLACK = 4096;
