import { hashRow, KNOTTY_ROW, PLAIN_ROW, type RowHashes } from './row-hash.ts';
import { PADDING } from './text-hash.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Records of a batch at most, and fields: what is read of them again, column by column, is still in the nearest cache. */
const MOST_RECORDS = 512;
const MOST_FIELDS = 1 << 14;

/**
 * Records that are cut but not taken into columns yet: a column is filled a batch at a time, by a loop that knows its
 * kind, rather than every record asking every column what it is.
 */
export class RecordBatch {
  /** From one record's first field to the next one's. */
  readonly stride: number;
  readonly capacity: number;
  /** Field k of record r is `bytes[starts[r * stride + k] .. ends[r * stride + k]]`, without the quotes around it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 a record whose fields do not lie side by side with a delimiter between: some are quoted, or missing. */
  readonly apart: Uint8Array;
  /** Records that are rows. The one that is being cut comes after them. */
  count = 0;
  /** Places in `starts` of fields that still have doubled quotes and their line breaks as written. */
  private escapes = new Int32Array(16);
  private escapeCount = 0;
  /** How many of those are of records that count. */
  private escapesKept = 0;
  private joined = new Uint8Array(256);
  private joinedView = new DataView(this.joined.buffer);

  constructor(columns: number) {
    this.stride = Math.max(1, columns);
    this.capacity = Math.max(1, Math.min(MOST_RECORDS, Math.floor(MOST_FIELDS / this.stride)));
    this.starts = new Int32Array(this.stride * this.capacity);
    this.ends = new Int32Array(this.stride * this.capacity);
    this.apart = new Uint8Array(this.capacity);
  }

  /** The field at a place needs to be unescaped, should its record become a row. */
  escape(place: number): void {
    if (this.escapeCount === this.escapes.length) {
      const grown = new Int32Array(this.escapes.length * 2);
      grown.set(this.escapes);
      this.escapes = grown;
    }
    this.escapes[this.escapeCount++] = place;
  }

  /** The record being cut is a row. */
  keep(): void {
    this.count++;
    this.escapesKept = this.escapeCount;
  }

  /** The record being cut is none. */
  drop(): void {
    this.escapeCount = this.escapesKept;
  }

  clear(): void {
    this.count = 0;
    this.escapeCount = this.escapesKept = 0;
  }

  /** Quoted fields as they read: doubled quotes single, every line break `\n`. They get shorter where they lie. */
  unescape(bytes: Uint8Array): void {
    const { escapes, starts, ends } = this;
    for (let i = 0; i < this.escapesKept; i++) {
      const place = escapes[i]!;
      const end = ends[place]!;
      let at = starts[place]!;
      for (let p = at; p < end; p++) {
        const byte = bytes[p]!;
        if (byte === QUOTE) p++;
        if (byte === CR) {
          if (p + 1 < end && bytes[p + 1] === LF) p++;
          bytes[at++] = LF;
        } else bytes[at++] = byte;
      }
      ends[place] = at;
    }
  }

  /**
   * Hashes every row, from `row` on, by its decoded fields with a delimiter between them, however they were quoted.
   * PADDING bytes follow the last field.
   */
  hash(bytes: Uint8Array, view: DataView, delimiter: number, hashes: RowHashes, row: number): void {
    const { starts, ends, apart, stride } = this;
    for (let i = 0, at = 0; i < this.count; i++, at += stride) {
      if (apart[i] === 1) this.hashApart(bytes, at, delimiter, hashes, row + i);
      else hashRow(view, starts[at]!, ends[at + stride - 1]!, PLAIN_ROW, hashes, row + i);
    }
  }

  /** A row whose fields are put side by side first. Where one holds a delimiter, their lengths are hashed with them. */
  private hashApart(bytes: Uint8Array, at: number, delimiter: number, hashes: RowHashes, row: number): void {
    const { starts, ends, stride } = this;
    let size = PADDING;
    for (let place = at; place < at + stride; place++) size += ends[place]! - starts[place]! + 5;
    if (size > this.joined.length) {
      this.joined = new Uint8Array(size * 2);
      this.joinedView = new DataView(this.joined.buffer);
    }
    const { joined, joinedView } = this;
    let to = 0;
    let isKnotty = false;
    for (let place = at; place < at + stride; place++) {
      if (place > at) joined[to++] = delimiter;
      for (let p = starts[place]!; p < ends[place]!; p++) {
        const byte = bytes[p]!;
        if (byte === delimiter || byte === LF) isKnotty = true;
        joined[to++] = byte;
      }
    }
    if (isKnotty) {
      for (let place = at; place < at + stride; place++, to += 4) {
        joinedView.setInt32(to, ends[place]! - starts[place]!, true);
      }
    }
    hashRow(joinedView, 0, to, isKnotty ? KNOTTY_ROW : PLAIN_ROW, hashes, row);
  }
}

/** The fields of one column of a batch, as its builder goes over them. */
export interface Cells {
  readonly bytes: Uint8Array;
  /** Over the same bytes. */
  readonly view: DataView;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Place of the first one in `starts`, and from one to the next. */
  first: number;
  readonly stride: number;
  readonly count: number;
  /** The row of the first one. */
  readonly row: number;
}

/** Whether two texts of the same length are equal; the last bytes are looked at first, as ids differ there. */
export function sameBytes(view: DataView, one: number, other: number, length: number): boolean {
  if (length < 4) {
    const mask = length === 0 ? 0 : 0xffffffff >>> (32 - 8 * length);
    return ((view.getInt32(one, true) ^ view.getInt32(other, true)) & mask) === 0;
  }
  let p = length - 4;
  for (; p > 0; p -= 4) if (view.getInt32(one + p, true) !== view.getInt32(other + p, true)) return false;
  return view.getInt32(one, true) === view.getInt32(other, true);
}
