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

/** A CSV file as it grows: UTF-8 with a byte order mark, comma, CRLF; the row number and the reason come last. */
export class BucketCsv {
  readonly #names: readonly string[];
  readonly #parts: string[];
  #part = '';

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#parts = [`\ufeff${[...names, 'row', 'reason'].map(csvCell).join(',')}\r\n`];
  }

  add({ cells, fileRow, why }: BucketRow): void {
    const padded = this.#names.map((_, column) => cells[column] ?? '');
    this.#part += `${[...padded, String(fileRow), why?.reason ?? ''].map(csvCell).join(',')}\r\n`;
    if (this.#part.length <= 1 << 20) return;
    this.#parts.push(this.#part);
    this.#part = '';
  }

  blob(): Blob {
    return new Blob([...this.#parts, this.#part], { type: 'text/csv;charset=utf-8' });
  }
}
