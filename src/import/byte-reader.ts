import { ImportError } from './check.ts';
import { unpackTable, type PackedTable } from './packed-table.ts';
import type { RawTable, ReadPlan } from './raw-table.ts';
import { MAX_LEVELS, TableBuilder } from './table-builder.ts';
import { PADDING } from './text-hash.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Bytes taken in at a time: small enough to stay in the second-level cache while being parsed. */
const PIECE = 1 << 18;
/** A record longer than this is a quote that was never closed. */
export const MAX_RECORD = 1 << 26;

/** Why bytes cannot be cut by RFC 4180 alone: text after a closing quote. PapaParse says what such a field holds. */
export interface NeedsPapa {
  readonly reason: 'stray-quote';
  /** File row of the record. */
  readonly fileRow: number;
}

export interface ByteReaderOptions {
  /** Bytes to come, where known: columns are then sized once. */
  readonly expectedBytes?: number;
  /** Bytes that others read of the same file after these: columns are made with room for their rows too (`mergeColumn`). */
  readonly roomBytes?: number;
  /** False for a part of a file that does not begin it: no byte order mark, no header. */
  readonly beginsFile?: boolean;
  /** No record is read that begins at or past this byte (counted from the first byte pushed). */
  readonly stopAt?: number;
  /** Distinct texts a column may have. */
  readonly maxLevels?: number;
}

/**
 * Bytes to typed columns in one pass. Chunks may be cut anywhere. A record ends at CR, LF or CRLF outside quotes; a
 * quote opens a field only as its first byte and is plain text elsewhere, as PapaParse has it. Inside quotes every
 * line break reads `\n`. Lines that are empty or only white space are skipped.
 *
 *     const reader = new ByteReader(plan);
 *     for await (const chunk of chunks) reader.push(chunk);
 *     const table = reader.finish();
 *
 * Where `needsPapa` is not null after a push, the bytes are outside RFC 4180: give the reader up and read the file
 * with PapaReader. Throws ImportError `file-quote-open` (`row`: file row of the record whose quote never closes) and
 * `out-of-memory` (`rows` read).
 */
export class ByteReader {
  needsPapa: NeedsPapa | null = null;
  /** Whether `stopAt` was reached: nothing more is wanted. */
  done = false;
  private readonly builder: TableBuilder;
  private readonly delimiter: number;
  private readonly columnCount: number;
  private readonly expectedBytes: number;
  private readonly roomBytes: number;
  private readonly stopAt: number;
  /** Bytes not yet parsed, `length` of them, with room for two sentinels and the padding. */
  private buffer = new Uint8Array(PIECE + 4096);
  private view = new DataView(this.buffer.buffer);
  private length = 0;
  /** Position in the input of the buffer's first byte. */
  private base = 0;
  /** The parse is not tried again before the buffer holds this much: a long record is not scanned over and over. */
  private retryAt = 0;
  private begun: boolean;
  private sized = false;
  /** How the last cut ended: at a full batch, or within quotes. */
  private cutFull = false;
  private openQuote = false;

  constructor(plan: ReadPlan, options: ByteReaderOptions = {}) {
    const beginsFile = options.beginsFile ?? true;
    this.builder = new TableBuilder(plan, {
      header: beginsFile && plan.dialect.header,
      maxLevels: options.maxLevels ?? MAX_LEVELS,
      beginsFile,
    });
    this.delimiter = plan.dialect.delimiter.charCodeAt(0);
    this.columnCount = plan.columns.length;
    this.expectedBytes = options.expectedBytes ?? 0;
    this.roomBytes = options.roomBytes ?? 0;
    this.stopAt = options.stopAt ?? Infinity;
    this.begun = !beginsFile;
  }

  /** Position in the input where the next record begins. */
  get position(): number {
    return this.base;
  }

  /** Whether the header has been met (or there is none). */
  get headerFound(): boolean {
    return !this.builder.headerPending;
  }

  /** Takes the next bytes; they are copied, the chunk may be used again. */
  push(chunk: Uint8Array): void {
    this.within(() => this.pushed(chunk));
  }

  private pushed(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && !this.done && this.needsPapa === null; at += PIECE) {
      this.take(chunk.length <= PIECE ? chunk : chunk.subarray(at, Math.min(chunk.length, at + PIECE)));
      if (this.length >= this.retryAt) this.parse(false);
    }
  }

  /** Ends the input: what is left in the buffer is the last record. Look at `needsPapa` after it too. */
  end(): void {
    if (!this.done && this.needsPapa === null) this.within(() => this.parse(true));
    this.done = true;
  }

  finishPacked(): PackedTable {
    this.end();
    if (this.needsPapa !== null) throw new Error('byte reader: finished on bytes outside rfc 4180');
    return this.builder.finish(this.base);
  }

  finish(): RawTable {
    return unpackTable(this.finishPacked());
  }

  /** What an array refused to grow comes to: columns, dictionaries and the buffer of a long record alike. */
  private within(work: () => void): void {
    try {
      work();
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      throw new ImportError('out-of-memory', { rows: this.builder.rowsCut }, { cause });
    }
  }

  private take(piece: Uint8Array): void {
    const needed = this.length + piece.length;
    if (needed + 2 + PADDING > this.buffer.length) {
      const grown = new Uint8Array(Math.max(needed + 2 + PADDING, this.buffer.length * 2));
      grown.set(this.buffer.subarray(0, this.length));
      this.buffer = grown;
      this.view = new DataView(grown.buffer);
    }
    this.buffer.set(piece, this.length);
    this.length = needed;
  }

  private parse(last: boolean): void {
    const { buffer, view, builder } = this;
    const length = this.length;
    let p = 0;
    if (!this.begun) {
      if (length < 3 && !last) return;
      this.begun = true;
      if (length >= 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) p = 3;
    }
    // The scans stop at these, so none looks at the length a byte.
    buffer[length] = QUOTE;
    buffer[length + 1] = LF;
    const stop = Math.min(length, this.stopAt - this.base);
    this.openQuote = false;
    do {
      p = this.cut(p, stop, last);
      builder.flush(buffer, view);
    } while (this.cutFull);
    if (this.needsPapa !== null) return;
    if (last && this.openQuote) throw new ImportError('file-quote-open', { row: builder.fileRows + 1 });
    if (this.base + p >= this.stopAt) this.done = true;
    this.settle(p);
  }

  /**
   * Cuts records into the batch, from the one at `p` on, until it is full (`cutFull`) or no complete record is left
   * before `stop`; answers where the next record begins. Called a batch at a time rather than once a chunk: an engine compiles well
   * what it sees called often, while a loop it has to compile as it runs is thrown away with each call.
   */
  private cut(from: number, stop: number, last: boolean): number {
    const { buffer, view, builder, delimiter, columnCount, length } = this;
    const { batch } = builder;
    const { starts, ends, apart, stride } = batch;
    const delimiters = Math.imul(delimiter, 0x01010101);
    let p = from;
    let recordStart = from;
    this.cutFull = false;
    records: while (p < stop) {
      recordStart = p;
      const place = batch.count * stride;
      let fields = 0;
      let hasQuotes = 0;
      let byte: number;
      for (;;) {
        byte = buffer[p]!;
        let start = p;
        let end: number;
        let isEscaped = 0;
        if (byte === QUOTE && p < length) {
          hasQuotes = 1;
          start = ++p;
          for (;;) {
            byte = buffer[p]!;
            if (byte === QUOTE) {
              if (p >= length) {
                this.openQuote = true;
                break records;
              }
              if (buffer[p + 1] !== QUOTE) break;
              if (p + 1 < length) {
                isEscaped = 1;
                p += 2;
                continue;
              }
              // The last byte so far: the first of a doubled quote, or the closing one.
              if (!last) break records;
              break;
            }
            if (byte === CR) isEscaped = 1;
            p++;
          }
          end = p++;
          if (p >= length) {
            if (!last) break records;
          } else {
            byte = buffer[p]!;
            if (byte !== delimiter && byte !== LF && byte !== CR) {
              this.needsPapa = { reason: 'stray-quote', fileRow: builder.fileRows + 1 };
              break records;
            }
          }
        } else {
          // Four bytes at a time: a byte that is the delimiter, or below 14 as CR and LF are, leaves its high bit set
          // (Mycroft's test for a zero byte); the lowest such bit is never a false one.
          while (byte !== delimiter && (byte > CR || (byte !== LF && byte !== CR))) {
            p++;
            for (;;) {
              const word = view.getInt32(p, true);
              const others = word ^ delimiters;
              const found = (((others - 0x01010101) & ~others) | ((word - 0x0e0e0e0e) & ~word)) & 0x80808080;
              if (found !== 0) {
                p += (31 - Math.clz32(found & -found)) >> 3;
                break;
              }
              p += 4;
            }
            byte = buffer[p]!;
          }
          if (p >= length) {
            if (!last) break records;
            p = length;
          }
          end = p;
        }
        if (fields < columnCount || fields === 0) {
          starts[place + fields] = start;
          ends[place + fields] = end;
          if (isEscaped === 1) batch.escape(place + fields);
        }
        fields++;
        if (p >= length || byte !== delimiter) break;
        p++;
      }
      const recordEnd = p;
      if (p < length) {
        p++;
        if (byte === CR) {
          // A line feed may follow in the next chunk.
          if (p === length && !last) break;
          if (p < length && buffer[p] === LF) p++;
        }
      }
      if (last && recordEnd >= length) builder.unterminated = true;
      apart[batch.count] = hasQuotes;
      builder.record(buffer, fields, recordStart, recordEnd);
      recordStart = p;
      if (batch.count === batch.capacity) {
        this.cutFull = true;
        break;
      }
    }
    // An incomplete record is cut again with the next chunk.
    batch.drop();
    return recordStart;
  }

  /** Keeps the incomplete record that begins at `recordStart` for the next chunk. */
  private settle(recordStart: number): void {
    this.buffer.copyWithin(0, recordStart, this.length);
    this.length -= recordStart;
    this.base += recordStart;
    if (this.length > MAX_RECORD)
      throw new ImportError('file-quote-open', { row: this.builder.fileRows + 1 });
    // Doubling keeps the bytes scanned in vain below the bytes of the record.
    this.retryAt = this.length > 4096 ? this.length * 2 : 0;
    if (!this.sized && this.expectedBytes > 0 && this.builder.rows > 1000) {
      this.sized = true;
      const rowsOf = (bytes: number) => Math.ceil((this.builder.rows / this.base) * bytes * 1.03) + 1000;
      this.builder.expect(rowsOf(this.expectedBytes), rowsOf(this.expectedBytes + this.roomBytes));
    }
  }
}
