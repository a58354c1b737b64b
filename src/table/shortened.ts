/**
 * The first `length` items. Copied where much was allocated for the rest, so that it is let go; a window over the same
 * memory where most is kept, as a copy would cost more than it frees.
 */
export function shortened<T extends Int32Array | Float64Array | Uint8Array>(values: T, length: number): T {
  if (values.length === length) return values;
  return (length * 16 > values.length * 15 ? values.subarray(0, length) : values.slice(0, length)) as T;
}
