import type { RejectedRow } from './check.ts';
import { numberParts } from './number-format.ts';

/** A row of a bucket as the file writes it; a record that never became a row is one cell. */
export interface BucketRow {
  fileRow: number;
  cells: string[];
  why: RejectedRow | null;
}

/**
 * A cell as CSV. Text that begins as a formula does (= + - @, tab, CR) is made text by an apostrophe, because a
 * spreadsheet would run it; numbers stay numbers.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && numberParts(text) === null ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The parts of a CSV file: UTF-8 with a byte order mark, comma, CRLF; the row number and the reason come last. */
export function bucketCsvParts(
  names: readonly string[],
  rows: { readonly total: number; at(index: number): BucketRow },
): string[] {
  const parts = [`\ufeff${[...names, 'row', 'reason'].map(csvCell).join(',')}\r\n`];
  let part = '';
  for (let index = 0; index < rows.total; index++) {
    const { cells, fileRow, why } = rows.at(index);
    const padded = names.map((_, column) => cells[column] ?? '');
    part += `${[...padded, String(fileRow), why?.reason ?? ''].map(csvCell).join(',')}\r\n`;
    if (part.length > 1 << 20) {
      parts.push(part);
      part = '';
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}
