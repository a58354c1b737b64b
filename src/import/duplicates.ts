/**
 * Marks every row whose two hashes were seen in an earlier row: 1 for a duplicate, 0 for the first of its kind. Open
 * addressing over row numbers, about 6 to 12 bytes a row while it runs.
 */
export function findDuplicates(hashLow: Uint32Array, hashHigh: Uint32Array, rows: number): Uint8Array {
  const duplicate = new Uint8Array(rows);
  let size = 16;
  while (size * 0.7 < rows) size *= 2;
  const mask = size - 1;
  // Row + 1; 0 is free.
  const slots = new Int32Array(size);
  for (let row = 0; row < rows; row++) {
    const low = hashLow[row]!;
    const high = hashHigh[row]!;
    let at = (low ^ (high << 7)) & mask;
    for (;;) {
      const held = slots[at]!;
      if (held === 0) {
        slots[at] = row + 1;
        break;
      }
      if (hashLow[held - 1] === low && hashHigh[held - 1] === high) {
        duplicate[row] = 1;
        break;
      }
      at = (at + 1) & mask;
    }
  }
  return duplicate;
}
