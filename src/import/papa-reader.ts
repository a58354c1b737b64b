import Papa from 'papaparse';
import { MAX_RECORD } from './byte-reader.ts';
import { encodeText } from './byte-text.ts';
import { ImportError } from './check.ts';
import { byteEncoding, StreamDecoder } from './encoding.ts';
import { unpackTable, type PackedTable } from './packed-table.ts';
import type { RawTable, ReadPlan } from './raw-table.ts';
import { splitRecords } from './split-records.ts';
import { MAX_LEVELS, TableBuilder } from './table-builder.ts';

/** One row as PapaParse's parser hands it to `step`. */
interface Step {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
}

/**
 * The slow reader, for what lies outside RFC 4180: the same table as ByteReader's, cut by PapaParse. Chunks are
 * decoded as they come and the incomplete last record is carried to the next; the text is never held as a whole.
 *
 * PapaParse takes one kind of line break for the whole of a text, so every CR and CRLF is given to it as LF; that is
 * also how a line break inside quotes reads. Text after a closing quote belongs to its field, up to the next quote that
 * closes. A record that so runs over several lines may have swallowed others: it is cut line by line, and where that does not
 * come out even it is malformed (`quotes`).
 * Throws ImportError `file-quote-open` and `out-of-memory`, as ByteReader does.
 */
export class PapaReader {
  private readonly builder: TableBuilder;
  private readonly parser: Papa.Parser;
  private readonly columnCount: number;
  private readonly delimiter: string;
  private readonly decoder: StreamDecoder;
  private scratch = new Uint8Array(4096);
  private view = new DataView(this.scratch.buffer);
  private text = '';
  /** A CR at the end of a chunk: an LF may follow. */
  private heldBack = '';
  /** Where in `text` the record that comes next begins. */
  private recordStart = 0;
  private retryAt = 0;
  private bytes = 0;
  private ended = false;

  constructor(plan: ReadPlan, options: { readonly maxLevels?: number } = {}) {
    // Cells are given on as UTF-8, whatever they came in.
    const decoded: ReadPlan = { ...plan, dialect: { ...plan.dialect, encoding: 'utf-8' } };
    this.builder = new TableBuilder(decoded, {
      header: plan.dialect.header,
      maxLevels: options.maxLevels ?? MAX_LEVELS,
    });
    this.decoder = new StreamDecoder(byteEncoding(plan.dialect.encoding));
    this.columnCount = plan.columns.length;
    this.delimiter = plan.dialect.delimiter;
    this.parser = new Papa.Parser({
      delimiter: plan.dialect.delimiter,
      newline: '\n',
      quoteChar: plan.dialect.quote,
      step: (result: unknown) => this.step(result as Step),
    });
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.take(this.decoder.take(chunk));
    if (this.text.length >= this.retryAt) this.parse();
  }

  /** Ends the input: what is left is the last record. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.take(this.decoder.end());
    if (this.heldBack !== '') this.text += '\n';
    this.parse();
    this.recordStart = 0;
    if (this.text !== '') this.parser.parse(this.text, 0, false);
  }

  finishPacked(): PackedTable {
    this.end();
    this.builder.broken = this.decoder.broken;
    return this.builder.finish(this.bytes);
  }

  finish(): RawTable {
    return unpackTable(this.finishPacked());
  }

  private take(decoded: string): void {
    let text = this.heldBack + decoded;
    this.heldBack = text.endsWith('\r') ? '\r' : '';
    if (this.heldBack !== '') text = text.slice(0, -1);
    this.text += text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** Parses the complete records and keeps the rest. */
  private parse(): void {
    this.recordStart = 0;
    this.parser.parse(this.text, 0, true);
    this.text = this.text.slice(this.recordStart);
    if (this.text.length > MAX_RECORD) {
      throw new ImportError('file-quote-open', { row: this.builder.fileRows + 1 });
    }
    this.retryAt = this.text.length > 4096 ? this.text.length * 2 : 0;
  }

  private step({ data, errors, meta }: Step): void {
    const fields = data[0];
    if (fields === undefined) return;
    const from = this.recordStart;
    this.recordStart = meta.cursor;
    if (errors.length > 0) {
      const raw = this.rawRecord(from);
      if (errors.some((error) => error.code === 'MissingQuotes')) {
        const mended = this.mended(raw);
        if (mended === null) throw new ImportError('file-quote-open', { row: this.builder.fileRows + 1 });
        for (const record of mended) this.feed(record, raw);
        return;
      }
      // `"Ann;"5"`: what closes the first field opens the next one.
      const swallowed = this.swallows(fields);
      if (swallowed || raw.includes('\n') || fields.length !== this.columnCount) {
        const mended = this.mended(raw);
        if (mended === null && (swallowed || raw.includes('\n'))) this.builder.unbalanced(fields.length, raw);
        else for (const record of mended ?? [fields]) this.feed(record, raw);
        return;
      }
    }
    this.builder.unterminated = this.ended && meta.cursor >= this.text.length && !this.text.endsWith('\n');
    this.feed(fields, null, from);
  }

  /**
   * The records of a text whose quotes do not balance, where each of its lines by itself has all its fields once quotes
   * inside a field are taken as they stand (`"ООО "Ромашка"";10`); null where that does not come out even.
   */
  private mended(raw: string): string[][] | null {
    const { records, fileRows, quoteOpen } = splitRecords(raw, this.delimiter);
    if (quoteOpen || records.length === 0) return null;
    if (records.some(({ length }) => length !== this.columnCount)) return null;
    // A field that still runs over a line break may have swallowed its neighbours.
    if (records.some((record) => record.some((field) => field.includes('\n')) || this.swallows(record)))
      return null;
    // Blank lines keep their place.
    const lines: string[][] = [];
    records.forEach((record, index) => {
      while (lines.length + 1 < (fileRows[index] ?? 0)) lines.push(['']);
      lines.push(record);
    });
    return lines;
  }

  private swallows(record: readonly string[]): boolean {
    return record.some((field) => field.includes(`${this.delimiter}"`));
  }

  /** Gives a record on; `raw`, or what stands from `from` on, is shown where it is malformed. */
  private feed(fields: readonly string[], raw: string | null, from = 0): void {
    let width = fields.length;
    // Empty fields past the last column say nothing.
    while (width > this.columnCount && fields[width - 1] === '') width--;
    let units = 1024;
    for (const field of fields) units += field.length;
    if (this.scratch.length < units * 3) {
      this.scratch = new Uint8Array(units * 6);
      this.view = new DataView(this.scratch.buffer);
    }
    const { starts, ends, apart, stride } = this.builder.batch;
    let at = 0;
    for (let index = 0; index < fields.length && index < stride; index++) {
      starts[index] = at;
      at = encodeText(fields[index] ?? '', this.scratch, at);
      ends[index] = at;
    }
    // No delimiters between them.
    apart[0] = 1;
    // The record as written is wanted only where it will be shown: two units over the length kept, so that no pair of
    // surrogates is cut.
    const written = width === this.columnCount ? '' : (raw ?? this.rawRecord(from)).slice(0, 502);
    this.builder.record(
      this.scratch,
      width === this.columnCount ? width : fields.length,
      at,
      encodeText(written, this.scratch, at),
    );
    this.builder.flush(this.scratch, this.view);
  }

  private rawRecord(from: number): string {
    const raw = this.text.slice(from, this.recordStart);
    return raw.endsWith('\n') ? raw.slice(0, -1) : raw;
  }
}
