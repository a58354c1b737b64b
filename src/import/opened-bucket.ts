import { BucketCsv, type BucketRow } from './bucket-csv.ts';
import { bucketRowsOf, type BucketRows } from './bucket-rows.ts';
import type { RowsOf } from './check.ts';
import type { Cleaned } from './clean.ts';
import type { ReadState } from './read-state.ts';

/** A bucket of the waterfall that somebody looks into. */
export interface OpenedBucket {
  readonly bucket: RowsOf;
  readonly state: ReadState;
  /** Null while a question stands open. */
  readonly cleaned: Cleaned | null;
}

type CellsOf = (row: number) => string[];

function rowsOf({ bucket, state, cleaned }: OpenedBucket, cellsOf: CellsOf): BucketRows {
  return bucketRowsOf(bucket, state.table, cleaned, state.duplicate, cellsOf);
}

/** All columns as the file writes them, held from then on. */
async function heldCells({ state }: OpenedBucket): Promise<CellsOf> {
  const written = await state.written();
  return (row) => written.map((column) => column.at(row) ?? '');
}

/** Some of a bucket's rows, in the order of the file. */
export async function bucketWindow(
  opened: OpenedBucket,
  offset: number,
  count: number,
): Promise<{ total: number; rows: BucketRow[] }> {
  const cells = new Map<number, string[]>();
  let cellsOf: CellsOf = (row) => cells.get(row) ?? [];
  const all = rowsOf(opened, (row) => cellsOf(row));
  const from = Math.max(0, offset);
  const to = Math.min(all.total, offset + count);
  const wanted = all.order.subarray(from, Math.max(from, to)).filter((row) => row >= 0);
  if (!(await opened.state.scan(wanted, (row, found) => cells.set(row, found))))
    cellsOf = await heldCells(opened);
  const rows: BucketRow[] = [];
  for (let at = from; at < to; at++) rows.push(all.at(at));
  return { total: all.total, rows };
}

/** A whole bucket, a row at a time where the file is large. */
export async function bucketCsv(opened: OpenedBucket): Promise<Blob> {
  const { names } = opened.state.sniffed;
  let csv = new BucketCsv(names);
  let cells: string[] = [];
  const all = rowsOf(opened, () => cells);
  let next = 0;
  const scanned = await opened.state.scan(
    all.order.filter((row) => row >= 0),
    (row, found) => {
      cells = found;
      // Records that never became rows stand between those that did.
      while (all.order[next] !== row) csv.add(all.at(next++));
      csv.add(all.at(next++));
    },
  );
  if (scanned) {
    while (next < all.total) csv.add(all.at(next++));
    return csv.blob();
  }
  const held = rowsOf(opened, await heldCells(opened));
  csv = new BucketCsv(names);
  for (let at = 0; at < held.total; at++) csv.add(held.at(at));
  return csv.blob();
}
