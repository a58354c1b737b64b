/** Rows by group in compressed form: the rows of group g are `rows[start[g] .. start[g + 1]]`, in ascending order. */
export interface Groups {
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** Rows a group. Codes below 0 (blanks) are in none. */
export function countGroups(codes: ArrayLike<number>, groups: number): Int32Array {
  const counts = new Int32Array(groups);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) counts[code]!++;
  }
  return counts;
}

/** Running totals with a 0 in front: counts 2, 0, 3 become 0, 2, 2, 5. */
export function offsetsOf(counts: ArrayLike<number>): Int32Array {
  const offsets = new Int32Array(counts.length + 1);
  let total = 0;
  for (let group = 0; group < counts.length; group++) {
    total += counts[group]!;
    offsets[group + 1] = total;
  }
  return offsets;
}

/** Groups rows by dictionary code with one counting sort, which keeps the rows of a group in their order. */
export function groupRows(codes: ArrayLike<number>, groups: number): Groups {
  const start = offsetsOf(countGroups(codes, groups));
  const next = start.slice(0, groups);
  const rows = new Int32Array(start[groups] ?? 0);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) rows[next[code]!++] = row;
  }
  return { start, rows };
}
