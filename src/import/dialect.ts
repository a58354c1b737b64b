import { ImportError, type AsideRow } from './check.ts';
import { cellKind } from './column-evidence.ts';
import { byteOrderMark, type Encoding } from './encoding.ts';
import { repairMongolian, type EncodingFound } from './encoding-detect.ts';
import { encodingOfBytes, headText, refuseBinary } from './head-text.ts';
import { headerWordCount } from './header-words.ts';
import { splitRecords, type SplitText } from './split-records.ts';
import { modalWidth, tableBelow, tableOnly, titlesAbove } from './table-region.ts';

/** How a delimited text is cut into fields. */
export interface Dialect {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark: 0, 2 or 3. */
  readonly bom: number;
  readonly delimiter: ',' | ';' | '\t' | '|' | '^' | '~' | ':' | '\u001f' | '\u0001';
  readonly quote: '"';
  readonly newline: '\n' | '\r\n' | '\r';
  /** Whether the first record names the columns. */
  readonly header: boolean;
}

/** Those last are the control characters that databases put between fields (Hive writes 0x01). */
export const DELIMITERS: readonly Dialect['delimiter'][] = [
  ',',
  ';',
  '\t',
  '|',
  '^',
  '~',
  ':',
  '\u001f',
  '\u0001',
];
/** Records of the head that are looked at. */
export const SAMPLE_RECORDS = 2000;
export const MAX_COLUMNS = 4000;
/** Fields of a record after which nobody goes on counting: a file without line breaks. */
const MOST_FIELDS = 20_000;

/** What the head of a file says. */
export interface Sniffed {
  readonly dialect: Dialect;
  readonly encoding: EncodingFound;
  /** Rows of the file above the table, blank lines among them. */
  readonly skipTop: number;
  /** What stands in them. */
  readonly titles: readonly AsideRow[];
  /** The header as written; empty where there is none. */
  readonly headings: readonly string[];
  /** Names of the columns, all different and none blank. */
  readonly names: readonly string[];
  /** The records of the table as written, header included, as far as the head holds them whole. */
  readonly head: readonly (readonly string[])[];
  /** The rows of the file they stand in, from 1. */
  readonly headRows: readonly number[];
  /** The records below the header that have the right number of fields. */
  readonly sample: readonly (readonly string[])[];
  /** By column, where cells have types of their own: a point in its numbers is never a mark between thousands. */
  readonly plainNumbers?: readonly boolean[];
}

/** What the user may have said about the dialect. */
export interface DialectChoice {
  delimiter?: Dialect['delimiter'] | undefined;
  header?: boolean | undefined;
  /** Rows of the file above the table. */
  skipTop?: number | undefined;
  repairMongolian?: boolean | undefined;
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

/** Cells of a column that are looked at to see whether it holds words, numbers or dates. */
const CELLS_LOOKED_AT = 200;

/** So many of a list, evenly spread over it. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)]!);
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
    const looked = spread(below, CELLS_LOOKED_AT);
    const typed = looked.filter((text) => cellKind(text) !== 'text').length;
    if (kind === 'number' || kind === 'date') asData++;
    else if (kind === 'text' && below.length > 0 && typed >= looked.length * 0.8) asHeader++;
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

/** `sep=;` in the first line tells a spreadsheet the delimiter. */
const SEP_LINE = /^sep=(.)(?:\r|\n|$)/i;

const FEWEST_COLONS = 2;

/** Colons are in times and addresses: they part fields only where words stand between them in a line, and as many in the next. */
function hasColonHeader(text: string): boolean {
  const lines = text.slice(0, 4096).split(/[\r\n]+/, 12);
  return lines.some((line, index) => {
    const words = line.split(':');
    if (words.length <= FEWEST_COLONS) return false;
    const next = lines[index + 1]?.split(':').length ?? 0;
    return next === words.length && words.every((word) => /\p{L}/u.test(word) && !/[\d,;\t|]/.test(word));
  });
}

interface Cut extends SplitText {
  readonly delimiter: Dialect['delimiter'];
  readonly score: number;
}

function cutBest(text: string, complete: boolean, choice: DialectChoice): Cut {
  const named = SEP_LINE.exec(text)?.[1] as Dialect['delimiter'] | undefined;
  const told = choice.delimiter ?? (named !== undefined && DELIMITERS.includes(named) ? named : undefined);
  let best: Cut | null = null;
  let tooWide: number | null = null;
  const possible = DELIMITERS.filter(
    (delimiter, index) =>
      index === 0 || (delimiter === ':' ? hasColonHeader(text) : text.includes(delimiter)),
  );
  for (const delimiter of told === undefined ? possible : [told]) {
    const cut = splitRecords(text, delimiter, SAMPLE_RECORDS + 1, MOST_FIELDS);
    const { records, fileRows } = cut;
    // The last record of a head that is not the whole file may be cut.
    if (!complete && records.length > 1 && records.length <= SAMPLE_RECORDS) {
      records.pop();
      fileRows.pop();
    }
    if (cut.tooWide) tooWide ??= records.at(-1)?.length ?? 0;
    const table = tableOnly(records);
    // A delimiter under which most lines are no rows explains little.
    const even = delimiter !== ':' || told !== undefined || modalWidth(records).share === 1;
    const score = even ? fit(table) * (table.length / Math.max(1, records.length)) ** 2 : 0;
    if (best === null || score > best.score)
      best = { ...cut, delimiter, score: told === undefined ? score : 1 };
  }
  if (best === null) throw new ImportError('file-empty');
  if (tooWide !== null && (best.tooWide || best.score === 0)) {
    throw new ImportError('file-too-many-columns', { columns: tooWide, limit: MAX_COLUMNS });
  }
  return best;
}

/**
 * Reads the dialect off a file's head.
 *
 * @param complete whether `bytes` is the whole file
 * @param found the encoding, where more than the head was looked at for it
 * @throws ImportError `file-empty`, `file-binary`, `file-pdf`, `file-html`, `file-xml`, `file-json`, `file-header-only`,
 *   `file-one-column`, `file-too-many-columns`, `file-quote-open`, `file-decimal-comma`
 */
export function sniff(
  bytes: Uint8Array,
  complete: boolean,
  choice: DialectChoice = {},
  found?: EncodingFound,
): Sniffed {
  refuseBinary(bytes);
  const encoding = found ?? encodingOfBytes(bytes, complete);
  const written = headText(bytes, complete, encoding.name);
  const text = choice.repairMongolian ? repairMongolian(written) : written;
  const mark = byteOrderMark(bytes);
  const cut = cutBest(text, complete, choice);
  const { delimiter, records, fileRows } = cut;
  const above =
    choice.skipTop === undefined
      ? titlesAbove(records)
      : fileRows.findIndex((fileRow) => fileRow > (choice.skipTop ?? 0));
  if (above < 0) throw new ImportError('file-header-only', { columns: records[0]?.length ?? 0 });
  const table = records.slice(above);
  const first = table[0] ?? [];
  if (cut.score === 0) {
    if (complete && cut.quoteOpen) throw new ImportError('file-quote-open', { row: fileRows.at(-1) ?? 1 });
    const single = table.length === 1 && complete && first.every((cell) => cellKind(cell) === 'text');
    if (single && first.length > 1) throw new ImportError('file-header-only', { columns: first.length });
    throw new ImportError('file-one-column', { text: (records[0]?.[0] ?? '').slice(0, 200) });
  }
  const widest = modalWidth(table).width;
  if (widest > MAX_COLUMNS + 1) {
    throw new ImportError('file-too-many-columns', { columns: widest, limit: MAX_COLUMNS });
  }
  const header = choice.header ?? hasHeader(table);
  const body = header ? table.slice(1) : table;
  if (body.length === 0) throw new ImportError('file-header-only', { columns: first.length });
  // A table of sums below the table has a header of its own, and says nothing of its columns.
  const ends = header ? tableBelow(table, fileRows.slice(above), first.length) : -1;
  const own = ends < 0 ? body : body.slice(0, ends - 1);
  const { width, headings } = columnsOf(header ? first : [], own, delimiter);
  if (width > MAX_COLUMNS)
    throw new ImportError('file-too-many-columns', { columns: width, limit: MAX_COLUMNS });
  const usual = modalWidth(own);
  // Where most rows leave cells out at their end, those rows say what the columns are.
  const fits = (record: readonly string[]) =>
    record.length === width ||
    (record.length < width && record.length >= usual.width && usual.width >= 3 && usual.share >= 0.5) ||
    (record.length > width && record.slice(width).every((cell) => cell.trim() === ''));
  return {
    dialect: {
      encoding: encoding.name,
      bom: mark.encoding === encoding.name ? mark.length : 0,
      delimiter,
      quote: '"',
      newline: newlineOf(text),
      header,
    },
    encoding,
    skipTop: above === 0 ? 0 : (fileRows[above] ?? 1) - 1,
    titles: records.slice(0, above).map((record, index) => ({
      fileRow: fileRows[index] ?? 0,
      why: 'title',
      text: record
        .filter((cell) => cell.trim() !== '')
        .join(' ')
        .slice(0, 500),
    })),
    headings: header ? first : [],
    names: columnNames(headings, width),
    head: table,
    headRows: fileRows.slice(above),
    // Rows that repeat the header or add up others say nothing about the columns.
    sample: own.filter(
      (record) => fits(record) && !(header && record.every((cell, index) => cell === first[index])),
    ),
  };
}

/** The table's number of columns, and what the header has to say of each. */
function columnsOf(
  first: readonly string[],
  body: readonly (readonly string[])[],
  delimiter: string,
): { width: number; headings: readonly string[] } {
  // Most records decide: a header may lack a name for what a delimiter at the end of every row makes.
  const modal = modalWidth(body);
  // Cells left out at the end of rows do not make a header too long.
  let width = modal.share >= 0.5 || first.length === 0 ? Math.max(modal.width, first.length) : first.length;
  const blankAt = (index: number) => body.every((record) => (record[index] ?? '').trim() === '');
  while (width > 1 && (first[width - 1] ?? '').trim() === '' && blankAt(width - 1)) width--;
  if (first.length === 0 || first.length >= width) return { width, headings: first };
  const rows = body.filter((record) => record.length === width);
  // R writes the numbers of rows and no name above them.
  if (first.length === width - 1 && rows.every((record, index) => record[0]?.trim() === String(index + 1))) {
    return { width, headings: ['', ...first] };
  }
  // `05.03.2026, 14:22:10` without quotes between commas: the time of day has no name of its own.
  const moment = first.length === width - 1 ? splitMoment(rows) : -1;
  if (moment >= 0) return { width, headings: first.toSpliced(moment + 1, 0, '') };
  if (delimiter === ',') refuseSplitDecimals(rows, width);
  return { width, headings: first };
}

/**
 * `12,50` without quotes between commas is two fields. Where rows have more fields than the header and two of them look
 * like that, nobody can say which is which.
 */
function refuseSplitDecimals(rows: readonly (readonly string[])[], width: number): void {
  for (let index = 0; index + 1 < width; index++) {
    const split = rows.every(
      (record) =>
        /^-?\d+$/.test(record[index]?.trim() ?? '') && /^\d{1,2}$/.test(record[index + 1]?.trim() ?? ''),
    );
    const [example] = rows;
    if (split && example) {
      throw new ImportError('file-decimal-comma', {
        text: `${example[index]?.trim() ?? ''},${example[index + 1]?.trim() ?? ''}`,
      });
    }
  }
}

/** The column of dates behind which, in every row, nothing but a time of day stands; -1 where there is none. */
function splitMoment(rows: readonly (readonly string[])[]): number {
  const [first = []] = rows;
  return first.findIndex((_, index) =>
    rows.every(
      (record) =>
        cellKind(record[index] ?? '') === 'date' &&
        /^ ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?$/i.test(record[index + 1] ?? ''),
    ),
  );
}
