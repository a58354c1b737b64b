import { ImportError } from './check.ts';
import { isTranscoded } from './encoding.ts';
import type { ColumnPlan, ReadPlan } from './raw-table.ts';
import { unpackTable } from './packed-table.ts';
import { readSlice } from './slices.ts';

/** Bytes cut at a time: little to hold, much to skip. */
const PIECE = 1 << 23;

/** Goes over rows of a file as they are written. False where the file cannot be cut from its bytes, whatever was visited till then. */
export type ScanRows = (
  plan: ReadPlan,
  rows: ArrayLike<number>,
  visit: (row: number, cells: string[]) => void,
  signal?: AbortSignal,
) => Promise<boolean>;

/**
 * Reads the file again a piece at a time, as texts, and hands out the rows asked for: a large file's cells as they are
 * written need not be held all at once, and what lies behind the last row is not read.
 *
 * @param plan how records are cut and which of them are rows; its columns are all read as text
 * @param rows table rows, ascending
 * @throws ImportError `file-unreadable` where the file has fewer rows by now, `cancelled`
 */
export async function scanRows(
  file: Blob,
  plan: ReadPlan,
  rows: ArrayLike<number>,
  visit: (row: number, cells: string[]) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  if (isTranscoded(plan.dialect.encoding)) return false;
  const columns = plan.columns.map(({ name }): ColumnPlan => ({ kind: 'text', name }));
  const texts = { ...plan, columns };
  let start = 0;
  let first = 0;
  let next = 0;
  while (next < rows.length && start < file.size) {
    const end = Math.min(file.size, start + PIECE);
    const result = await readSlice(file, texts, { start, end }, signal ? { signal } : {});
    if ('needsPapa' in result || 'error' in result || !result.headerFound) return false;
    const table = unpackTable(result.table);
    for (; next < rows.length && rows[next]! < first + table.rows; next++) {
      const row = rows[next]!;
      visit(
        row,
        table.columns.map((column) => (column?.kind === 'text' ? (column.at(row - first) ?? '') : '')),
      );
    }
    first += table.rows;
    start = result.next;
  }
  if (next < rows.length) throw new ImportError('file-unreadable', { before: rows.length, now: next });
  return true;
}
