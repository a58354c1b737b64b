/** The first entries of an array; a copy, unless so little is left over that it costs less than copying. */
export function cut<A extends Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  array: A,
  length: number,
): A {
  return (length * 1.125 < array.length ? array.slice(0, length) : array.subarray(0, length)) as A;
}
