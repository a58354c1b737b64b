import type { BucketRow } from './bucket-csv.ts';
import { BUCKET_ORDER, REJECTED } from './bucket-order.ts';
import { BANK_RULES } from './bank-rules.ts';
import type { RejectedRow, RowsOf } from './check.ts';
import type { Cleaned } from './clean.ts';
import { fileRowOf, type MalformedRecord, type RawTable } from './raw-table.ts';

/** The rows of one bucket in the order of the file; `at` makes one when it is asked for. */
export interface BucketRows {
  readonly total: number;
  /** The rows of the table, ascending; a record that never became a row is below zero. */
  readonly order: Int32Array;
  at(index: number): BucketRow;
}

/**
 * @param cleaned null while a question stands open: then only the malformed records are in a bucket
 * @param cellsOf a row's cells as the file writes them
 */
export function bucketRowsOf(
  bucket: RowsOf,
  table: RawTable,
  cleaned: Cleaned | null,
  duplicate: Uint8Array | null,
  cellsOf: (row: number) => string[],
): BucketRows {
  const found: number[] = [];
  const wanted = BUCKET_ORDER.findIndex((id) => id === bucket);
  const rule = BANK_RULES.find((one) => bucket === `rule:${one}`);
  for (let row = 0; row < table.rows && cleaned; row++) {
    const held = cleaned.bucketOf[row]!;
    if (rule) {
      if (cleaned.takes(rule, row)) found.push(row);
    } else if (wanted === -1 ? duplicate?.[row] === 1 && held !== REJECTED : held === wanted) {
      if (held !== REJECTED || !cleaned.headings.has(row)) found.push(row);
    }
  }
  const malformed = wanted === REJECTED ? table.malformed : [];
  const order = mergeByFileRow(found, malformed, table);
  return {
    total: order.length,
    order,
    at: (index) => {
      const place = order[index] ?? 0;
      if (place < 0) {
        const record = malformed[-place - 1];
        if (record === undefined) return { fileRow: 0, cells: [], why: null };
        const why = malformedRow(record);
        return { fileRow: why.fileRow, cells: [why.text], why };
      }
      const fileRow = fileRowOf(table, place);
      return {
        fileRow,
        cells: cellsOf(place),
        why: wanted === REJECTED && cleaned ? { fileRow, ...cleaned.rejection(place) } : null,
      };
    },
  };
}

function malformedRow({ fileRow, text, reason }: MalformedRecord): RejectedRow {
  return { fileRow, column: '', text, reason: reason === 'quotes' ? 'quotes-unbalanced' : 'field-count' };
}

/** The first rejected rows and malformed records, in the order of the file. */
export function firstRejected(table: RawTable, cleaned: Cleaned | null, count: number): RejectedRow[] {
  const rejected = table.malformed.slice(0, count).map(malformedRow);
  if (cleaned !== null) {
    const { bucketOf, headings } = cleaned;
    let row = bucketOf.indexOf(REJECTED);
    for (let found = 0; row >= 0 && found < count; row = bucketOf.indexOf(REJECTED, row + 1)) {
      if (headings.has(row)) continue;
      found++;
      rejected.push({ fileRow: fileRowOf(table, row), ...cleaned.rejection(row) });
    }
  }
  return rejected.sort((a, b) => a.fileRow - b.fileRow).slice(0, count);
}

/** Table rows, and malformed records as -1 - their place, in the order of the file. Both come sorted. */
function mergeByFileRow(
  rows: readonly number[],
  malformed: RawTable['malformed'],
  table: RawTable,
): Int32Array {
  const order = new Int32Array(rows.length + malformed.length);
  let next = 0;
  let at = 0;
  for (const row of rows) {
    while (next < malformed.length && (malformed[next]?.fileRow ?? 0) < fileRowOf(table, row))
      order[at++] = -1 - next++;
    order[at++] = row;
  }
  while (next < malformed.length) order[at++] = -1 - next++;
  return order;
}
