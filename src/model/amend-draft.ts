import type { Column, TextColumn } from '../table/column.ts';
import { CustomersDraft } from './amend-customers.ts';
import { TextDraft } from './amend-text.ts';
import type { FileRows } from './amendments.ts';
import type { RuleProblem } from './amend-problem.ts';
import type { Dataset } from './dataset.ts';
import { lineColumnNamed } from './line-columns.ts';

/** Where a rule writes: the rows of a date, a column, a customer. */
export type Target = TextDraft | CustomersDraft;

/** Lines while corrections are made to them: what is not written to stays the source's. */
export class LinesDraft {
  readonly customers: CustomersDraft;
  /** 1 a line that is left out; null while all are in. */
  gone: Uint8Array | null = null;
  #date: Int32Array | null = null;
  #order: TextDraft | null = null;
  readonly #columns = new Map<Column, TextDraft>();

  constructor(readonly source: Dataset) {
    this.customers = new CustomersDraft(source.lines.customer);
  }

  get date(): Int32Array {
    return this.#date ?? this.source.lines.date;
  }

  get order(): TextColumn | null {
    return this.#order?.column() ?? this.source.lines.order;
  }

  isIn(line: number): boolean {
    return this.gone === null || this.gone[line] === 0;
  }

  /** A column as it stands; the very column of the source where nobody wrote to it. */
  columnOf(column: Column): Column {
    return this.#columns.get(column)?.column() ?? column;
  }

  get columnsChanged(): boolean {
    return [...this.#columns.values()].some(({ changed }) => changed);
  }

  get ordersChanged(): boolean {
    return this.#order?.changed ?? false;
  }

  get datesChanged(): boolean {
    return this.#date !== null;
  }

  /** What is written to by a name, or why nothing can be. */
  target(name: string): Target | RuleProblem {
    const { lines } = this.source;
    const found = lineColumnNamed(lines, name);
    if (found?.own === 'customer') return this.customers;
    if (found?.own === 'order' && lines.order) return (this.#order ??= new TextDraft(lines.order));
    if (found === null) return { code: 'column-missing', params: { column: name } };
    if (found.attribute?.column.kind !== 'text') return { code: 'column-not-text', params: { column: name } };
    return this.textDraft(found.attribute.column);
  }

  textDraft(column: TextColumn): TextDraft {
    let draft = this.#columns.get(column);
    if (!draft) this.#columns.set(column, (draft = new TextDraft(column)));
    return draft;
  }

  leaveOut(line: number): void {
    this.gone ??= new Uint8Array(this.source.lines.count);
    this.gone[line] = 1;
    this.customers.leave(line);
  }

  setDay(line: number, day: number): void {
    this.#date ??= this.source.lines.date.slice();
    this.#date[line] = day;
  }

  /** Lines of rows of the file that are in, and why others are not. */
  linesOf({ fingerprint, rows }: FileRows): { lines: number[]; problem: RuleProblem | null } {
    if (fingerprint !== this.source.source.fingerprint)
      return { lines: [], problem: { code: 'other-file', params: {} } };
    const lines: number[] = [];
    let missing = 0;
    let excluded = 0;
    for (const row of rows) {
      const line = lineOfRow(this.source.lines.sourceRow, row, this.source.lines.count);
      if (line < 0) missing++;
      else if (!this.isIn(line)) excluded++;
      else lines.push(line);
    }
    const of = rows.length;
    if (missing > 0) return { lines, problem: { code: 'rows-missing', params: { rows: missing, of } } };
    if (excluded > 0) return { lines, problem: { code: 'rows-excluded', params: { rows: excluded, of } } };
    return { lines, problem: null };
  }
}

/** The line that a row of the file became; -1 for none. */
function lineOfRow(sourceRow: Int32Array | null, row: number, count: number): number {
  if (sourceRow === null) return row < count ? row : -1;
  let from = 0;
  let to = sourceRow.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sourceRow[middle]! < row) from = middle + 1;
    else to = middle;
  }
  return sourceRow[from] === row ? from : -1;
}
