import type { RawTable } from './raw-table.ts';

/**
 * A short name for what was read: FNV-1a over the row hashes in order, 2 x 32 bits, hex. It ties results to their file
 * and shows that a file changed; it is no proof against somebody who wants two files to look alike. Own arithmetic
 * because `crypto.subtle` is missing in a page opened from disk or over plain http.
 */
export function fingerprintOf(table: Pick<RawTable, 'hashLow' | 'hashHigh' | 'rows' | 'bytes'>): string {
  let low = 0x811c9dc5;
  let high = 0x01000193 ^ table.rows;
  for (let row = 0; row < table.rows; row++) {
    low = Math.imul(low ^ table.hashLow[row]!, 0x01000193);
    high = Math.imul(high ^ table.hashHigh[row]! ^ (low >>> 15), 0x01000193);
  }
  low = Math.imul(low ^ table.bytes, 0x01000193);
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}
