/**
 * Marks lines that several appended tables hold: 1 for every copy of a line past the most copies any table before it
 * has. Two equal lines on one receipt, in a month that two exports share, are four lines of which two are overlap.
 *
 * @param starts first row of each part but the first, ascending
 */
export function findOverlap(
  hashLow: Uint32Array,
  hashHigh: Uint32Array,
  rows: number,
  starts: readonly number[],
): Uint8Array {
  const overlap = new Uint8Array(rows);
  if (starts.length === 0) return overlap;
  let size = 16;
  while (size * 0.7 < rows) size *= 2;
  const mask = size - 1;
  // By distinct line: its first row + 1, copies in the part it was last met in, that part, and most copies before.
  const slots = new Int32Array(size);
  const copies = new Int32Array(size);
  const lastPart = new Int32Array(size);
  const most = new Int32Array(size);
  let part = 0;
  for (let row = 0; row < rows; row++) {
    while (part < starts.length && row >= starts[part]!) part++;
    const low = hashLow[row]!;
    const high = hashHigh[row]!;
    let at = (low ^ (high << 7)) & mask;
    for (;;) {
      const held = slots[at]!;
      if (held === 0) {
        slots[at] = row + 1;
        break;
      }
      if (hashLow[held - 1] === low && hashHigh[held - 1] === high) break;
      at = (at + 1) & mask;
    }
    if (lastPart[at] !== part) {
      if (copies[at]! > most[at]!) most[at] = copies[at]!;
      copies[at] = 0;
      lastPart[at] = part;
    }
    copies[at] = copies[at]! + 1;
    if (copies[at]! <= most[at]!) overlap[row] = 1;
  }
  return overlap;
}
