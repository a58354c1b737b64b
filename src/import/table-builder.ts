import { builderOf, packedColumn, type ColumnBuilder } from './column-builders.ts';
import { cut } from './cut.ts';
import { CellText } from './byte-text.ts';
import { ImportError, type AsideRow } from './check.ts';
import { byteEncoding, encodeIn } from './encoding.ts';
import { saysTotal, saysTotalForSure } from './table-region.ts';
import type { PackedTable } from './packed-table.ts';
import type { MalformedRecord, OddCell, ReadPlan } from './raw-table.ts';
import { RecordBatch, type Cells } from './record-batch.ts';
import type { RowHashes } from './row-hash.ts';

/** Odd cells kept; further ones are counted. */
export const MAX_ODD = 200_000;
/** Malformed records kept; further ones are counted. */
export const MAX_MALFORMED = 100_000;
/**
 * Distinct texts a column may have before it is set aside as `crowded`: 8.4 million take half a gigabyte while being read. Past that a
 * column names its rows, not something that comes back.
 */
export const MAX_LEVELS = 1 << 23;
/** Lines set aside that are kept with their text; further ones are counted. */
export const MAX_ASIDE = 200;
/** Characters kept of a malformed record. */
const EXCERPT = 500;

const QUOTE = 34;

/**
 * Grows the columns of a table record by record. Both readers feed it fields as bytes, so that a cell means the same
 * whichever reader cut it.
 */
export class TableBuilder {
  /** Records cut and not in the columns yet. */
  readonly batch: RecordBatch;
  /** Rows in the columns. */
  rows = 0;
  fileRows = 0;
  /** Whether the record that comes may have lost its end: the file ends in it without a line break. */
  unterminated = false;
  /** Whether the bytes given were not all of their encoding: set by who decoded them. */
  broken = false;
  private readonly columns: (ColumnBuilder | null)[];
  private readonly crowded: number[] = [];
  private readonly odd: OddCell[] = [];
  private oddDropped = 0;
  private readonly malformed: MalformedRecord[] = [];
  private malformedDropped = 0;
  private readonly gaps: number[] = [];
  private readonly aside: AsideRow[] = [];
  private asideCount = 0;
  private padded = 0;
  private readonly skipTop: number;
  private readonly leastFields: number;
  private readonly dateColumn: number;
  private readonly customerColumn: number;
  private readonly sumNamed: string | undefined;
  /** The header's fields as bytes, and the one that is looked at first; -1 where no record is held against it. */
  private readonly headings: readonly Uint8Array[];
  private readonly telling: number;
  private readonly delimiter: number;
  private readonly decisive: (OddCell | null)[];
  private readonly text: CellText;
  /** Whether the record that names the columns is still to come. */
  headerPending: boolean;
  private readonly firstFileRow: number;
  private capacity: number;
  /** Rows that the columns have room for, those of other parts among them. */
  private room: number;
  private readonly hashes: RowHashes;

  constructor(
    private readonly plan: ReadPlan,
    options: { readonly header: boolean; readonly maxLevels: number; readonly beginsFile?: boolean },
  ) {
    const { layout, columns, dialect } = plan;
    const encoding = byteEncoding(dialect.encoding);
    this.skipTop = (options.beginsFile ?? true) ? (layout?.skipTop ?? 0) : 0;
    this.leastFields = layout?.leastFields ?? columns.length;
    this.dateColumn = layout?.dateColumn ?? -1;
    this.customerColumn = layout?.customerColumn ?? -1;
    this.sumNamed = layout?.sumNamed;
    this.headings = (layout?.headings ?? []).flatMap((heading) => encodeIn(heading, encoding) ?? []);
    this.telling =
      this.headings.length === columns.length
        ? this.headings.findIndex(
            ({ length }, index) => length > 0 && (this.dateColumn < 0 || index === this.dateColumn),
          )
        : -1;
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.capacity = 1024;
    this.room = 1024;
    this.text = new CellText(encoding);
    this.batch = new RecordBatch(columns.length);
    this.hashes = { low: new Uint32Array(this.capacity), high: new Uint32Array(this.capacity) };
    this.columns = plan.columns.map((column) =>
      builderOf(column, this.capacity, options.maxLevels, this.text),
    );
    this.decisive = plan.columns.map(() => null);
    this.headerPending = options.header;
    this.firstFileRow = this.skipTop + (options.header ? 2 : 1);
  }

  /** Rows met so far, those of the batch included. */
  get rowsCut(): number {
    return this.rows + this.batch.count;
  }

  /**
   * Makes room for about this many rows in all, where more are expected than fit.
   *
   * @param room rows of other parts included, which may follow in the same arrays: what is not filled costs nothing
   */
  expect(rows: number, room = rows): void {
    if (rows > this.capacity) this.grow(rows, room);
  }

  /**
   * Takes the record of `fields` fields that was cut into the batch's next place; past the plan's number of columns
   * nothing is looked at. `from .. to` is the record as written; PADDING bytes follow it. Rows wait in the batch
   * for `flush`, which must come before the bytes move and before a full batch takes another record.
   */
  record(bytes: Uint8Array, fields: number, from: number, to: number): void {
    this.fileRows++;
    if (this.isRow(bytes, fields, from, to)) this.batch.keep();
    else this.batch.drop();
  }

  private isRow(bytes: Uint8Array, fields: number, from: number, to: number): boolean {
    if (this.fileRows <= this.skipTop) return false;
    const { starts, ends, stride, count } = this.batch;
    const at = count * stride;
    const columns = this.columns.length;
    let found = fields;
    if (
      found > columns &&
      this.onlyEmptyFields(bytes, starts[at + columns - 1]!, ends[at + columns - 1]!, to)
    ) {
      found = columns;
    }
    const first = starts[at]!;
    const begin = bytes[first]!;
    if (begin <= 32 || begin >= this.text.spacesFrom || first === ends[at]) {
      if (found <= columns && this.allBlank(bytes, found, at)) {
        this.gap();
        return false;
      }
    }
    if (this.headerPending) {
      this.header();
      return false;
    }
    if (found !== columns) {
      const enough = found < columns && found >= this.leastFields && !this.unterminated;
      if (!enough) {
        this.misfit(fields, found, this.text.decode(bytes, from, Math.min(to, from + EXCERPT * 4)));
        return false;
      }
      this.padded++;
      this.batch.apart[count] = 1;
      for (let index = found; index < columns; index++) starts[at + index] = ends[at + index] = from;
    }
    if (this.telling >= 0 && this.isHeader(bytes, at)) {
      this.setRowAside('header', this.text.decode(bytes, from, to));
      return false;
    }
    if (this.dateColumn >= 0) {
      // A date begins with a figure, nearly always: then there is nothing to ask.
      const figure = bytes[starts[at + this.dateColumn]!]! - 48;
      const mayBeTotal =
        this.customerColumn >= 0 ||
        !(figure >= 0 && figure <= 9) ||
        starts[at + this.dateColumn] === ends[at + this.dateColumn];
      if (!mayBeTotal) return true;
    }
    if (this.isTotal(bytes, at)) {
      this.setRowAside('total', this.text.decode(bytes, from, to));
      return false;
    }
    return true;
  }

  /** A record without the fields that make a row. */
  private misfit(fields: number, found: number, text: string): void {
    const firstFilled = () =>
      text
        .split(this.plan.dialect.delimiter)
        .find((cell) => cell.trim() !== '')
        ?.replace(/^"/, '') ?? '';
    if (found < this.columns.length && this.dateColumn >= 0 && saysTotal(firstFilled()))
      this.setRowAside('total', text);
    else this.reject(fields, text);
  }

  /** Whether nothing but empty fields follows, from the end of one. */
  private onlyEmptyFields(bytes: Uint8Array, start: number, end: number, to: number): boolean {
    let p = start > 0 && bytes[start - 1] === QUOTE && bytes[end] === QUOTE ? end + 1 : end;
    while (p < to) {
      if (bytes[p] !== this.delimiter) return false;
      p++;
      if (bytes[p] === QUOTE && bytes[p + 1] === QUOTE && p + 2 <= to) p += 2;
    }
    return true;
  }

  private allBlank(bytes: Uint8Array, fields: number, at: number): boolean {
    const { starts, ends } = this.batch;
    for (let place = at; place < at + fields; place++) {
      if (starts[place] !== ends[place] && !this.text.isBlank(bytes, starts[place]!, ends[place]!))
        return false;
    }
    return true;
  }

  /** Whether a record is the header once more, as pages of a report begin with it. */
  private isHeader(bytes: Uint8Array, at: number): boolean {
    const { telling, headings } = this;
    const { starts, ends } = this.batch;
    const told = starts[at + telling]!;
    if (bytes[told] !== headings[telling]![0] || ends[at + telling]! - told !== headings[telling]!.length)
      return false;
    return headings.every((heading, index) => {
      const start = starts[at + index]!;
      return (
        ends[at + index]! - start === heading.length &&
        heading.every((byte, offset) => bytes[start + offset] === byte)
      );
    });
  }

  /** Whether a record without a date says, in its first words, that it adds others up. */
  private isTotal(bytes: Uint8Array, at: number): boolean {
    const { dateColumn, customerColumn, columns } = this;
    const { starts, ends } = this.batch;
    if (customerColumn >= 0) {
      const start = starts[at + customerColumn]!;
      const end = Math.min(ends[at + customerColumn]!, start + 200);
      const name = this.text.decode(bytes, start, end);
      if (saysTotalForSure(name) || name.trim() === this.sumNamed) return true;
    }
    if (dateColumn < 0) return false;
    for (let p = starts[at + dateColumn]!; p < ends[at + dateColumn]!; p++) {
      if (bytes[p]! >= 48 && bytes[p]! <= 57) return false;
    }
    for (let place = at; place < at + columns.length; place++) {
      if (starts[place] === ends[place]) continue;
      const start = starts[place]!;
      const text = this.text.decode(bytes, start, Math.min(ends[place]!, start + 200));
      if (text.trim() !== '') return saysTotal(text);
    }
    return false;
  }

  private setRowAside(why: AsideRow['why'], text: string): void {
    this.gap();
    this.asideCount++;
    const { aside, fileRows } = this;
    if (aside.length < MAX_ASIDE) aside.push({ fileRow: fileRows, why, text: text.slice(0, EXCERPT) });
  }

  /** Takes a record whose quotes do not balance: `text` is its start as written. */
  unbalanced(fields: number, text: string): void {
    this.fileRows++;
    if (this.fileRows <= this.skipTop) return;
    if (this.headerPending) this.header();
    else this.reject(fields, text, 'quotes');
  }

  finish(bytes: number): PackedTable {
    const { rows, room, capacity } = this;
    return {
      rows,
      columns: this.columns.map(
        (column) => column && packedColumn(column, rows, room > capacity ? room : rows),
      ),
      hashLow: cut(this.hashes.low, rows),
      hashHigh: cut(this.hashes.high, rows),
      // Batches gave them column by column.
      odd: this.odd.sort((a, b) => a.row - b.row || a.column - b.column),
      oddDropped: this.oddDropped,
      malformed: this.malformed,
      malformedDropped: this.malformedDropped,
      firstFileRow: this.firstFileRow,
      fileRows: this.fileRows,
      gaps: Float64Array.from(this.gaps),
      crowded: this.crowded,
      decisive: this.decisive,
      aside: this.aside,
      asideCount: this.asideCount,
      padded: this.padded,
      bytes,
      encoding: byteEncoding(this.plan.dialect.encoding),
      broken: this.broken || this.text.broken,
    };
  }

  /** The first record that is not blank names the columns. Blank lines above it are gaps like any other. */
  private header(): void {
    this.headerPending = false;
    if (this.fileRows >= this.firstFileRow) this.gap();
  }

  private reject(fields: number, text: string, reason?: 'quotes'): void {
    this.gap();
    if (this.malformed.length >= MAX_MALFORMED) {
      this.malformedDropped++;
      return;
    }
    const excerpt = text.replace(/\r\n?/g, '\n').slice(0, EXCERPT);
    this.malformed.push({ fileRow: this.fileRows, fields, text: excerpt, ...(reason && { reason }) });
  }

  private gap(): void {
    if (this.fileRows >= this.firstFileRow) this.gaps.push(this.fileRows);
  }

  /** Takes the batch's rows into the columns, a column at a time. `view` lies over the same bytes. */
  flush(bytes: Uint8Array, view: DataView): void {
    const { batch, columns, rows: row } = this;
    const { count, starts, ends, stride } = batch;
    if (count === 0) return;
    if (row + count > this.capacity) this.grow(Math.max(row + count, Math.ceil(this.capacity * 1.5)));
    batch.unescape(bytes);
    batch.hash(bytes, view, this.delimiter, this.hashes, row);
    const cells: Cells = { bytes, view, starts, ends, first: 0, stride, count, row };
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index]!;
      if (column === null) continue;
      cells.first = index;
      if (column.kind === 'text') {
        if (!column.take(cells)) this.setAside(index);
        continue;
      }
      const { decided } = column;
      const odd = column.take(cells);
      if (odd !== null) for (const at of odd) this.addOdd(at, index, cells);
      if (column.decided !== decided) {
        const at = column.decidedRow;
        this.decisive[index] = { row: at, column: index, text: this.textAt(at, index, cells) };
      }
    }
    this.rows = row + count;
    batch.clear();
  }

  private textAt(row: number, column: number, { bytes, starts, ends, stride, row: first }: Cells): string {
    const place = (row - first) * stride + column;
    return this.text.decode(bytes, starts[place]!, ends[place]!);
  }

  private addOdd(row: number, column: number, cells: Cells): void {
    if (this.odd.length >= MAX_ODD) this.oddDropped++;
    else this.odd.push({ row, column, text: this.textAt(row, column, cells) });
  }

  private setAside(column: number): void {
    this.columns[column] = null;
    this.crowded.push(column);
    this.crowded.sort((a, b) => a - b);
  }

  private grow(capacity: number, room = capacity): void {
    try {
      if (room > this.room) {
        for (const column of this.columns) column?.grow(room);
        this.room = room;
      }
      const { hashes } = this;
      const low = new Uint32Array(capacity);
      low.set(hashes.low);
      hashes.low = low;
      const high = new Uint32Array(capacity);
      high.set(hashes.high);
      hashes.high = high;
      this.capacity = capacity;
    } catch (cause) {
      throw new ImportError('out-of-memory', { rows: this.rowsCut }, { cause });
    }
  }
}
