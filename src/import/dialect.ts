import { ImportError } from './check.ts';
import { cellKind } from './column-evidence.ts';
import type { Encoding } from './encoding.ts';
import { headerWordCount } from './header-words.ts';
import { splitRecords } from './split-records.ts';

/** How a delimited text is cut into fields. */
export interface Dialect {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark: 0, 2 or 3. */
  readonly bom: number;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly quote: '"';
  readonly newline: '\n' | '\r\n' | '\r';
  /** Whether the first record names the columns. */
  readonly header: boolean;
}

export const DELIMITERS: readonly Dialect['delimiter'][] = [',', ';', '\t', '|'];
/** Bytes of the head that decide dialect and first guesses. */
export const HEAD_BYTES = 262144;
/** Records of the head that are looked at. */
export const SAMPLE_RECORDS = 2000;
export const MAX_COLUMNS = 4000;

/** What the head of a file says. */
export interface Sniffed {
  readonly dialect: Dialect;
  /** Names of the columns, all different and none blank. */
  readonly names: readonly string[];
  /** The records as written, header included, as far as the head holds them whole. */
  readonly head: readonly (readonly string[])[];
  /** The records below the header that have the right number of fields. */
  readonly sample: readonly (readonly string[])[];
  /** By column, where cells have types of their own: a point in its numbers is never a mark between thousands. */
  readonly plainNumbers?: readonly boolean[];
}

/** What the user may have said about the dialect. */
export interface DialectChoice {
  delimiter?: Dialect['delimiter'] | undefined;
  header?: boolean | undefined;
}

const MAGIC: readonly (readonly [type: string, bytes: string])[] = [
  ['pdf', '%PDF'],
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['xls', '\u00d0\u00cf\u0011\u00e0'],
  ['image', '\u0089PNG'],
  ['image', 'GIF8'],
  ['image', '\u00ff\u00d8\u00ff'],
  ['gzip', '\u001f\u008b'],
  ['parquet', 'PAR1'],
  ['rar', 'Rar!'],
  ['7z', '7z\u00bc\u00af'],
];

/** Decodes the head as UTF-8, or throws `file-binary`, `file-encoding`, `file-empty`. */
function decodeHead(bytes: Uint8Array, complete: boolean): { text: string; bom: number } {
  if (bytes.length === 0) throw new ImportError('file-empty');
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const magic = MAGIC.find(([, mark]) => start.startsWith(mark));
  if (magic) throw new ImportError('file-binary', { type: magic[0] });
  if (start.startsWith('\u00ff\u00fe') || start.startsWith('\u00fe\u00ff')) {
    throw new ImportError('file-encoding', { encoding: 'utf-16', byte: 0 });
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    // UTF-16 of Latin text has a NUL in every other byte, always on the same side; anything else is no text.
    const sides = [0, 0];
    const looked = Math.min(bytes.length, 4096);
    for (let i = 0; i < looked; i++) if (bytes[i] === 0) sides[i & 1] = (sides[i & 1] ?? 0) + 1;
    const [even = 0, odd = 0] = sides;
    const oneSided = Math.max(even, odd) > looked / 8 && Math.min(even, odd) <= Math.max(even, odd) / 20;
    if (oneSided) throw new ImportError('file-encoding', { encoding: 'utf-16', byte: nul });
    throw new ImportError('file-binary', { type: 'unknown', byte: nul });
  }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  try {
    // `stream` leaves a character cut by the end of the head alone.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(bom), { stream: !complete });
    if (text.trim() === '') throw new ImportError('file-empty');
    return { text, bom };
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError('file-encoding', { encoding: 'unknown', byte: firstInvalidByte(bytes) }, { cause });
  }
}

/** Offset of the first byte that is not UTF-8, found by halving. */
function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}

function newlineOf(text: string): Dialect['newline'] {
  let crlf = 0;
  let lf = 0;
  let cr = 0;
  const end = Math.min(text.length, 65536);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) lf++;
    else if (code === 13) {
      if (text.charCodeAt(i + 1) === 10) {
        crlf++;
        i++;
      } else cr++;
    }
  }
  if (crlf >= lf && crlf >= cr && crlf > 0) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

/** The most frequent number of fields, the larger one of equals. */
function modalWidth(records: readonly (readonly string[])[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let width = 0;
  let best = 0;
  for (const [fields, count] of counts) {
    if (count > best || (count === best && fields > width)) [width, best] = [fields, count];
  }
  return { width, share: records.length === 0 ? 0 : best / records.length };
}

/** Fraction of the filled cells that are a whole number or date: a wrong delimiter cuts those apart. */
function typedShare(records: readonly (readonly string[])[]): number {
  let filled = 0;
  let typed = 0;
  for (const record of records.slice(1, 200)) {
    for (const cell of record) {
      if (cell.trim() === '') continue;
      filled++;
      if (cellKind(cell) !== 'text') typed++;
    }
  }
  return filled === 0 ? 0 : typed / filled;
}

/**
 * How well a delimiter explains the head, 0 to 1: the same number of fields in every record, the first included, and
 * fields that are whole numbers and dates. How often the character occurs says nothing: commas are in every text.
 */
function fit(records: readonly (readonly string[])[]): number {
  const { width, share } = modalWidth(records);
  if (width < 2) return 0;
  const first = (records[0]?.length ?? 0) === width ? 1 : 0.6;
  return share * share * first * (1 - 1 / width) * (0.6 + 0.4 * typedShare(records));
}

/** Whether the first record names the columns: words above numbers and dates. */
function hasHeader(records: readonly (readonly string[])[]): boolean {
  const [first = [], ...rest] = records;
  let asData = 0;
  let asHeader = 0;
  let recurs = 0;
  for (const [index, cell] of first.entries()) {
    const kind = cellKind(cell);
    const below = rest.map((record) => record[index] ?? '').filter((text) => text.trim() !== '');
    const typed = below.filter((text) => cellKind(text) !== 'text').length;
    if (kind === 'number' || kind === 'date') asData++;
    else if (kind === 'text' && below.length > 0 && typed >= below.length * 0.8) asHeader++;
    else if (kind === 'text' && below.includes(cell)) recurs++;
  }
  if (asData !== asHeader) return asHeader > asData;
  if (headerWordCount(first) > 0) return true;
  return asData === 0 && recurs === 0;
}

/** Column names from a header: blank ones become `column 3`, repeated ones `name (2)`. */
export function columnNames(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  const names: string[] = [];
  for (let index = 0; index < width; index++) {
    const written = (header[index] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    const base = written === '' ? `column ${index + 1}` : written;
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base} (${copy})`;
    taken.add(name);
    names.push(name);
  }
  return names;
}

/**
 * Reads the dialect off a file's head.
 *
 * @param complete whether `bytes` is the whole file
 * @throws ImportError `file-empty`, `file-binary`, `file-encoding`, `file-header-only`, `file-one-column`,
 *   `file-too-many-columns`, `file-quote-open`
 */
export function sniff(bytes: Uint8Array, complete: boolean, choice: DialectChoice = {}): Sniffed {
  const { text, bom } = decodeHead(bytes, complete);
  let best: {
    delimiter: Dialect['delimiter'];
    records: string[][];
    quoteOpen: boolean;
    score: number;
  } | null = null;
  for (const delimiter of choice.delimiter === undefined ? DELIMITERS : [choice.delimiter]) {
    const { records, quoteOpen } = splitRecords(text, delimiter, SAMPLE_RECORDS + 1);
    // The last record of a head that is not the whole file may be cut.
    if (!complete && records.length > 1 && records.length <= SAMPLE_RECORDS) records.pop();
    const score = fit(records);
    if (best === null || score > best.score) best = { delimiter, records, quoteOpen, score };
  }
  if (best === null) throw new ImportError('file-empty');
  const { delimiter, records } = best;
  const first = records[0] ?? [];
  if (best.score === 0 && choice.delimiter === undefined) {
    if (complete && best.quoteOpen) throw new ImportError('file-quote-open', { row: records.length });
    const single = records.length === 1 && complete && first.every((cell) => cellKind(cell) === 'text');
    if (single && first.length > 1) throw new ImportError('file-header-only', { columns: first.length });
    throw new ImportError('file-one-column', { text: (first[0] ?? '').slice(0, 200) });
  }
  const header = choice.header ?? hasHeader(records);
  const body = header ? records.slice(1) : records;
  if (body.length === 0) throw new ImportError('file-header-only', { columns: first.length });
  // Most records decide the width: a header may lack a name for a trailing delimiter's column.
  const modal = modalWidth(body);
  const width = modal.share >= 0.5 ? modal.width : first.length;
  if (width > MAX_COLUMNS)
    throw new ImportError('file-too-many-columns', { columns: width, limit: MAX_COLUMNS });
  return {
    dialect: { encoding: 'utf-8', bom, delimiter, quote: '"', newline: newlineOf(text), header },
    names: columnNames(header ? first : [], width),
    head: records,
    sample: body.filter((record) => record.length === width),
  };
}
