/**
 * The one form in which every table that is no delimited text reaches the reader: UTF-8, commas, RFC 4180 quotes, ISO
 * dates, numbers with a point and nothing between thousands. Rows keep their numbers: a row without a filled cell
 * is an empty line.
 */
export interface CanonicalCsv {
  readonly blob: Blob;
  /** Rows with a filled cell, a header among them. */
  readonly rows: number;
  readonly columns: number;
  /** Columns left of the first filled one, left out. */
  readonly skippedColumns: number;
  /** By column: its numbers are cells of that type, so a point in them is never a mark between thousands. */
  readonly plainNumbers: readonly boolean[];
}

/** What kind of value a cell holds in its own file. `look-alike`: a text that reads as a number in some format. */
export type CellType = 'text' | 'look-alike' | 'number' | 'date';

const BLOCK = 1 << 18;
/** In place of a number of fields: the record is not to be filled up. */
const AS_IT_IS = 0xffff;
const encoder = new TextEncoder();

interface Block {
  bytes: Uint8Array<ArrayBuffer>;
  /** End of each row within `bytes`, its line break left out, and its number of fields. */
  readonly ends: Uint32Array;
  readonly fields: Uint16Array;
}

/** Rows of different lengths in, records of one length out. */
export class CanonicalCsvWriter {
  readonly #blocks: Block[] = [];
  #text: string[] = [];
  #lengths: number[] = [];
  #fields: number[] = [];
  #size = 0;
  #rows = 0;
  #width = 0;
  #first = Infinity;
  readonly #numbers: number[] = [];
  readonly #lookAlikes: number[] = [];
  #bytes = 0;

  /** Bytes of text so far. */
  get bytes(): number {
    return this.#bytes;
  }

  get rows(): number {
    return this.#rows;
  }

  /** A row; cells past the last one filled need not be there. `types` says what each cell is, where not text. */
  row(cells: readonly string[], types?: readonly CellType[]): void {
    let width = cells.length;
    while (width > 0 && (cells[width - 1] ?? '') === '') width--;
    if (width === 0) return this.#line('', 0);
    let line = '';
    let first = -1;
    for (let column = 0; column < width; column++) {
      const cell = cells[column] ?? '';
      if (column > 0) line += ',';
      if (cell === '') continue;
      if (first < 0) first = column;
      const type = types?.[column];
      if (type === 'number') {
        this.#numbers[column] = (this.#numbers[column] ?? 0) + 1;
        line += cell;
      } else {
        if (type === 'look-alike') this.#lookAlikes[column] = (this.#lookAlikes[column] ?? 0) + 1;
        line += quoted(cell);
      }
    }
    // A record of one empty-looking field would be no record.
    if (first < this.#first) this.#first = first;
    if (width > this.#width) this.#width = width;
    this.#rows++;
    this.#line(line, width);
  }

  /** A record that could not be cut into fields, for the reader to set aside in its turn: it goes as one field. */
  unreadable(text: string): void {
    this.#rows++;
    this.#line(`"${text.replaceAll('"', '""')}"`, AS_IT_IS);
  }

  /** Rows without a filled cell. */
  blank(rows: number): void {
    for (let row = 0; row < rows; row++) this.#line('', 0);
  }

  #line(line: string, fields: number): void {
    this.#text.push(line);
    this.#lengths.push(line.length);
    this.#fields.push(fields);
    this.#size += line.length + 1;
    this.#bytes += line.length + 1;
    if (this.#size >= BLOCK) this.#flush();
  }

  #flush(): void {
    const joined = this.#text.join('\n') + '\n';
    const bytes = encoder.encode(joined);
    const ends = new Uint32Array(this.#text.length);
    let at = 0;
    for (let row = 0; row < ends.length; row++) {
      const length = this.#lengths[row]!;
      // All ASCII: one byte a unit, in the whole block.
      at += bytes.length === joined.length ? length : encoder.encode(this.#text[row]).length;
      ends[row] = at;
      at++;
    }
    this.#blocks.push({ bytes, ends, fields: Uint16Array.from(this.#fields) });
    this.#text = [];
    this.#lengths = [];
    this.#fields = [];
    this.#size = 0;
  }

  finish(): CanonicalCsv {
    if (this.#text.length > 0) this.#flush();
    const skip = Number.isFinite(this.#first) ? this.#first : 0;
    const width = Math.max(0, this.#width - skip);
    const parts = this.#blocks.map((block) => {
      const part = padded(block, this.#width, skip);
      block.bytes = new Uint8Array(0);
      return part;
    });
    return {
      blob: new Blob(parts, { type: 'text/csv' }),
      rows: this.#rows,
      columns: width,
      skippedColumns: skip,
      plainNumbers: Array.from(
        { length: width },
        (_, index) => (this.#numbers[index + skip] ?? 0) > 0 && (this.#lookAlikes[index + skip] ?? 0) === 0,
      ),
    };
  }
}

/** A block with every filled row brought to one number of fields. */
function padded({ bytes, ends, fields }: Block, width: number, skip: number): Uint8Array<ArrayBuffer> {
  let extra = 0;
  let changed = skip > 0;
  for (let row = 0; row < fields.length; row++) {
    if (fields[row] === 0 || fields[row] === AS_IT_IS || fields[row] === width) continue;
    extra += width - fields[row]!;
    changed = true;
  }
  if (!changed) return bytes;
  const out = new Uint8Array(bytes.length + extra);
  let at = 0;
  let start = 0;
  for (let row = 0; row < ends.length; row++) {
    const end = ends[row]!;
    const count = fields[row]!;
    if (count === AS_IT_IS) {
      out.set(bytes.subarray(start, end), at);
      at += end - start;
    } else if (count > 0) {
      // The commas before the first filled column go.
      const from = start + skip;
      out.set(bytes.subarray(from, end), at);
      at += end - from;
      out.fill(44, at, at + width - count);
      at += width - count;
    }
    out[at++] = 10;
    start = end + 1;
  }
  return out.subarray(0, at);
}

function quoted(cell: string): string {
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code === 44 || code === 34 || code === 10 || code === 13) return `"${cell.replaceAll('"', '""')}"`;
  }
  return cell;
}
