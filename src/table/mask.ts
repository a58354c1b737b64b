/** Selections as one byte a row: 1 kept, 0 not. */

/** Rows whose number lies in a range, both ends included; null: open. NaN lies in no closed range. */
export function rangeMask(values: ArrayLike<number>, from: number | null, to: number | null): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if ((from === null || value >= from) && (to === null || value <= to)) mask[row] = 1;
  }
  return mask;
}

/** Rows whose dictionary code is one of those wanted (1 a level); `blanks`: whether blank cells are kept. */
export function codeMask(codes: ArrayLike<number>, wanted: Uint8Array, blanks = false): Uint8Array {
  const mask = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    mask[row] = code < 0 ? Number(blanks) : wanted[code]!;
  }
  return mask;
}

/** Rows kept by both masks. */
export function bothMasks(one: Uint8Array, other: Uint8Array): Uint8Array {
  const mask = new Uint8Array(one.length);
  for (let row = 0; row < one.length; row++) mask[row] = one[row]! & other[row]!;
  return mask;
}

/** The rows kept, in order. */
export function maskedRows(mask: Uint8Array): Int32Array {
  let kept = 0;
  for (let row = 0; row < mask.length; row++) kept += mask[row]!;
  const rows = new Int32Array(kept);
  let next = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows[next++] = row;
  return rows;
}
