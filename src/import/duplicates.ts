import { inBlocks } from '../table/blocks.ts';
import { stirred, type RowsStirred } from './fingerprint.ts';

/** Hashes of the rows of consecutive parts. */
export type RowHashes = readonly Uint32Array<ArrayBuffer>[];

/** Rows held against each other. */
export interface ComparedRows {
  /** The hashes of all rows, as they were given. */
  readonly hashLow: RowHashes;
  readonly hashHigh: RowHashes;
  /** 1 a row that equals an earlier one; null where none does. */
  readonly duplicate: Uint8Array<ArrayBuffer> | null;
  /** What a fingerprint is made of. */
  readonly stirred: RowsStirred;
}

/** Holds the rows of consecutive parts against each other. */
export function compareRows(hashLow: RowHashes, hashHigh: RowHashes, rows: number): ComparedRows {
  const duplicate = findDuplicates(hashLow, hashHigh, rows);
  // Most files have none, and nothing to hold then.
  const repeats = duplicate.indexOf(1) >= 0;
  return {
    hashLow,
    hashHigh,
    duplicate: repeats ? duplicate : null,
    stirred: stirred(hashLow, hashHigh, rows),
  };
}

/** The hashes of consecutive parts as one. */
export function joined(parts: RowHashes, rows: number): Uint32Array<ArrayBuffer> {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const whole = new Uint32Array(rows);
  let row = 0;
  for (const part of parts) {
    whole.set(part, row);
    row += part.length;
  }
  return whole;
}

/** Rows with hashes of one share are held against each other at a time: some thousands, whose table stays in the cache. */
const SHARES = 256;

/**
 * Marks every row whose two hashes were seen in an earlier row: 1 for a duplicate, 0 for the first of its kind. Rows are
 * dealt out by their hashes first, one of them along with them, so that the table they are looked up in is small and is gone through
 * from one end to the other; about 8 bytes a row while it runs.
 */
export function findDuplicates(
  hashLow: RowHashes,
  hashHigh: RowHashes,
  rows: number,
): Uint8Array<ArrayBuffer> {
  const duplicate = new Uint8Array(rows);
  const starts = new Int32Array(SHARES + 1);
  for (const high of hashHigh) inBlocks(high.length, (from, to) => countShares(high, starts, from, to));
  let most = 0;
  for (let share = 0; share < SHARES; share++) {
    most = Math.max(most, starts[share + 1]!);
    starts[share + 1]! += starts[share]!;
  }
  const dealt: Dealt = { rows: new Int32Array(rows), low: new Uint32Array(rows), high: hashHigh };
  const next = starts.slice(0, SHARES);
  let row = 0;
  for (const [part, low] of hashLow.entries()) {
    const high = hashHigh[part]!;
    const first = row;
    inBlocks(low.length, (from, to) => deal(low, high, next, dealt, first, from, to));
    row += low.length;
  }
  let size = 16;
  while (size * 0.5 < most) size *= 2;
  // Place among the dealt + 1; 0 is free.
  const slots = new Int32Array(size);
  for (let share = 0; share < SHARES; share++) {
    if (share > 0) slots.fill(0);
    markRepeated(dealt, starts[share]!, starts[share + 1]!, slots, duplicate);
  }
  return duplicate;
}

/** Rows a share after another, the earlier first, with one of their hashes; the other one is by row. */
interface Dealt {
  readonly rows: Int32Array;
  readonly low: Uint32Array;
  readonly high: RowHashes;
}

function hashAt(parts: RowHashes, row: number): number {
  let at = row;
  for (const part of parts) {
    if (at < part.length) return part[at]!;
    at -= part.length;
  }
  throw new Error(`duplicates: no row ${row}`);
}

/** Rows a share, each a place further on. */
function countShares(hashHigh: Uint32Array, starts: Int32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) starts[(hashHigh[row]! >>> 24) + 1]!++;
}

function deal(
  hashLow: Uint32Array,
  hashHigh: Uint32Array,
  next: Int32Array,
  { rows, low }: Dealt,
  first: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const at = next[hashHigh[row]! >>> 24]!++;
    rows[at] = first + row;
    low[at] = hashLow[row]!;
  }
}

function markRepeated(
  { rows, low, high }: Dealt,
  from: number,
  to: number,
  slots: Int32Array,
  duplicate: Uint8Array,
): void {
  const mask = slots.length - 1;
  for (let i = from; i < to; i++) {
    const hash = low[i]!;
    let at = hash & mask;
    for (;;) {
      const held = slots[at]! - 1;
      if (held < 0) {
        slots[at] = i + 1;
        break;
      }
      if (low[held] === hash && hashAt(high, rows[held]!) === hashAt(high, rows[i]!)) {
        duplicate[rows[i]!] = 1;
        break;
      }
      at = (at + 1) & mask;
    }
  }
}
