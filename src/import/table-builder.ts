import { BLANK } from '../table/column.ts';
import { CROWDED, mixed, PADDING, SHORT } from './byte-dictionary.ts';
import { builderOf, packedColumn, cut, type ColumnBuilder } from './column-builders.ts';
import { CellText } from './byte-text.ts';
import { ImportError, type AsideRow } from './check.ts';
import { byteEncoding, encodeIn } from './encoding.ts';
import { saysTotal, saysTotalForSure } from './table-region.ts';
import type { PackedTable } from './packed-table.ts';
import type { MalformedRecord, OddCell, ReadPlan } from './raw-table.ts';

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
const LF = 10;
const CR = 13;

/**
 * Grows the columns of a table record by record. Both readers feed it fields as bytes, so that a cell means the same
 * whichever reader cut it.
 */
export class TableBuilder {
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
  private hashLow: Uint32Array<ArrayBuffer>;
  private hashHigh: Uint32Array<ArrayBuffer>;
  private unescaped = new Uint8Array(256);
  private unescapedView = new DataView(this.unescaped.buffer);

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
    this.headings = (layout?.headings ?? []).flatMap((heading) => encodeIn(heading, encoding) ?? []);
    this.telling =
      this.headings.length === columns.length
        ? this.headings.findIndex(
            ({ length }, index) => length > 0 && (this.dateColumn < 0 || index === this.dateColumn),
          )
        : -1;
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.capacity = 1024;
    this.text = new CellText(encoding);
    this.hashLow = new Uint32Array(this.capacity);
    this.hashHigh = new Uint32Array(this.capacity);
    this.columns = plan.columns.map((column) =>
      builderOf(column, this.capacity, options.maxLevels, this.text),
    );
    this.decisive = plan.columns.map(() => null);
    this.headerPending = options.header;
    this.firstFileRow = this.skipTop + (options.header ? 2 : 1);
  }

  /** Makes room for about this many rows in all, where more are expected than fit. */
  expect(rows: number): void {
    if (rows > this.capacity) this.grow(rows);
  }

  /**
   * Takes a record of `fields` fields: field k is `bytes[starts[k] .. ends[k]]`; where `escaped[k]` is 1 it still has
   * doubled quotes and its line breaks as written. `from .. to` is the record as written. Past the plan's number of
   * columns the arrays are not looked at. `view` lies over the same bytes; PADDING bytes follow the last field.
   */
  record(
    bytes: Uint8Array,
    view: DataView,
    fields: number,
    starts: Int32Array,
    ends: Int32Array,
    escaped: Uint8Array,
    from: number,
    to: number,
  ): void {
    this.fileRows++;
    if (this.fileRows <= this.skipTop) return;
    const columns = this.columns.length;
    let found = fields;
    if (found > columns && this.onlyEmptyFields(bytes, starts[columns - 1]!, ends[columns - 1]!, to)) {
      found = columns;
    }
    const begin = bytes[starts[0]!]!;
    if (starts[0] === ends[0] || begin <= 32 || begin >= this.text.spacesFrom) {
      if (found <= columns && this.allBlank(bytes, found, starts, ends)) return this.gap();
    }
    if (this.headerPending) return this.header();
    if (found !== columns) {
      const enough = found < columns && found >= this.leastFields && !this.unterminated;
      if (!enough) {
        const text = this.text.decode(bytes, from, Math.min(to, from + EXCERPT * 4));
        if (
          found < columns &&
          this.dateColumn >= 0 &&
          saysTotal(
            text
              .split(this.plan.dialect.delimiter)
              .find((cell) => cell.trim() !== '')
              ?.replace(/^"/, '') ?? '',
          )
        )
          this.setRowAside('total', text);
        else this.reject(fields, text);
        return;
      }
      this.padded++;
      for (let index = found; index < columns; index++) {
        starts[index] = ends[index] = from;
        escaped[index] = 0;
      }
    }
    if (this.isHeader(bytes, starts, ends))
      return this.setRowAside('header', this.text.decode(bytes, from, to));
    if (this.isTotal(bytes, starts, ends))
      return this.setRowAside('total', this.text.decode(bytes, from, to));
    this.append(bytes, view, starts, ends, escaped);
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

  private allBlank(bytes: Uint8Array, fields: number, starts: Int32Array, ends: Int32Array): boolean {
    for (let index = 0; index < fields; index++) {
      if (starts[index] !== ends[index] && !this.text.isBlank(bytes, starts[index]!, ends[index]!))
        return false;
    }
    return true;
  }

  /** Whether a record is the header once more, as pages of a report begin with it. */
  private isHeader(bytes: Uint8Array, starts: Int32Array, ends: Int32Array): boolean {
    const { telling, headings } = this;
    if (telling < 0) return false;
    const at = starts[telling]!;
    if (ends[telling]! - at !== headings[telling]!.length || bytes[at] !== headings[telling]![0])
      return false;
    return headings.every((heading, index) => {
      const start = starts[index]!;
      return (
        ends[index]! - start === heading.length && heading.every((byte, at) => bytes[start + at] === byte)
      );
    });
  }

  /** Whether a record without a date says, in its first words, that it adds others up. */
  private isTotal(bytes: Uint8Array, starts: Int32Array, ends: Int32Array): boolean {
    const { dateColumn, customerColumn, columns } = this;
    if (customerColumn >= 0) {
      const end = Math.min(ends[customerColumn]!, starts[customerColumn]! + 200);
      if (saysTotalForSure(this.text.decode(bytes, starts[customerColumn]!, end))) return true;
    }
    if (dateColumn < 0) return false;
    for (let p = starts[dateColumn]!; p < ends[dateColumn]!; p++) {
      if (bytes[p]! >= 48 && bytes[p]! <= 57) return false;
    }
    for (let index = 0; index < columns.length; index++) {
      if (starts[index] === ends[index]) continue;
      const text = this.text.decode(bytes, starts[index]!, Math.min(ends[index]!, starts[index]! + 200));
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
    const { rows } = this;
    return {
      rows,
      columns: this.columns.map((column) => column && packedColumn(column, rows)),
      hashLow: cut(this.hashLow, rows),
      hashHigh: cut(this.hashHigh, rows),
      odd: this.odd,
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

  private append(
    bytes: Uint8Array,
    bytesView: DataView,
    starts: Int32Array,
    ends: Int32Array,
    escaped: Uint8Array,
  ): void {
    const row = this.rows;
    if (row === this.capacity) this.grow(Math.ceil(this.capacity * 1.5));
    const { columns, text } = this;
    let low = 0x2545f491;
    let high = 0x1b56c4e9;
    for (let index = 0; index < columns.length; index++) {
      let source = bytes;
      let view = bytesView;
      let start = starts[index]!;
      let end = ends[index]!;
      if (escaped[index] === 1) {
        end = this.unescape(bytes, start, end);
        start = 0;
        source = this.unescaped;
        view = this.unescapedView;
      }
      // Two hashes of the field, four bytes at a time (the last four overlap the ones before, rather than a loop over
      // single bytes): the first MurmurHash3 (`hashOf`), the second the same words under another rotation and multiplier, so that
      // what cancels in one does not in the other.
      const length = end - start;
      let first = 0x9747b28c ^ length;
      let second = 0x3c6ef372 + length;
      const final = end - 4;
      let word: number;
      for (let p = start; p < final; p += 4) {
        word = Math.imul(view.getInt32(p, true), 0xcc9e2d51);
        word = (word << 15) | (word >>> 17);
        second = Math.imul(((second << 11) | (second >>> 21)) ^ word, 0x9e3779b1);
        first ^= Math.imul(word, 0x1b873593);
        first = (Math.imul((first << 13) | (first >>> 19), 5) + 0xe6546b64) | 0;
      }
      word = length < 4 ? view.getInt32(start, true) & SHORT[length]! : view.getInt32(final, true);
      word = Math.imul(word, 0xcc9e2d51);
      word = (word << 15) | (word >>> 17);
      second = Math.imul(((second << 11) | (second >>> 21)) ^ word, 0x9e3779b1);
      first = mixed(first ^ Math.imul(word, 0x1b873593));
      low = (Math.imul(((low << 13) | (low >>> 19)) ^ first, 5) + 0xe6546b64) | 0;
      high = Math.imul(((high << 7) | (high >>> 25)) ^ second, 0x85ebca6b) ^ (second >>> 15);

      const column = columns[index]!;
      if (column === null) continue;
      if (column.kind === 'text') {
        if (
          start === end ||
          ((source[start]! <= 32 || source[start]! >= text.spacesFrom) && text.isBlank(source, start, end))
        ) {
          column.codes[row] = BLANK;
        } else {
          const code = column.dictionary.code(view, start, end, first);
          if (code === CROWDED) this.setAside(index);
          else column.codes[row] = code;
        }
      } else {
        const decided = column.decided;
        if (!column.add(source, start, end, row)) this.addOdd(row, index, source, start, end);
        else if (column.decided !== decided) {
          this.decisive[index] = { row, column: index, text: text.decode(source, start, end) };
        }
      }
    }
    this.hashLow[row] = mixed(low);
    this.hashHigh[row] = mixed(high);
    this.rows = row + 1;
  }

  private addOdd(row: number, column: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.odd.length >= MAX_ODD) this.oddDropped++;
    else this.odd.push({ row, column, text: this.text.decode(bytes, start, end) });
  }

  private setAside(column: number): void {
    this.columns[column] = null;
    this.crowded.push(column);
    this.crowded.sort((a, b) => a - b);
  }

  /** A quoted field as it reads: doubled quotes single, every line break `\n`. Answers its length in `unescaped`. */
  private unescape(bytes: Uint8Array, start: number, end: number): number {
    if (this.unescaped.length < end - start + PADDING) {
      this.unescaped = new Uint8Array((end - start) * 2 + PADDING);
      this.unescapedView = new DataView(this.unescaped.buffer);
    }
    const target = this.unescaped;
    let at = 0;
    for (let p = start; p < end; p++) {
      const byte = bytes[p]!;
      if (byte === QUOTE) p++;
      if (byte === CR) {
        if (p + 1 < end && bytes[p + 1] === LF) p++;
        target[at++] = LF;
      } else target[at++] = byte;
    }
    return at;
  }

  private grow(capacity: number): void {
    try {
      for (const column of this.columns) column?.grow(capacity);
      const low = new Uint32Array(capacity);
      low.set(this.hashLow);
      this.hashLow = low;
      const high = new Uint32Array(capacity);
      high.set(this.hashHigh);
      this.hashHigh = high;
      this.capacity = capacity;
    } catch (cause) {
      throw new ImportError('out-of-memory', { rows: this.rows }, { cause });
    }
  }
}
