import { isAlignedText, readAlignedText } from './aligned-text.ts';
import { ImportError } from './check.ts';
import type { FoundTable, FoundTables } from './found-table.ts';
import type { ReadProgress } from './open.ts';
import { readParquet } from './parquet.ts';
import { headBytes } from './head-bytes.ts';
import { isOpenDocument, readOpenDocument } from './open-document.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';
import { entryBlob, readZipDirectory, shownName, type ZipDirectory } from './zip-directory.ts';
import { singleQuoteDelimiter, withDoubleQuotes } from './single-quotes.ts';
import { spacedDelimiter, withoutQuoteSpaces } from './spaced-quotes.ts';
import { hasWrappedRows, withoutWrapping } from './wrapped-rows.ts';
import { readable } from './decompress.ts';

/** What the first bytes of a file say it is. `text`: nothing known, so text or nothing. */
export type FileKind = 'zip' | 'ole' | 'parquet' | 'gzip' | 'text';

/** Tells a container by its first bytes; names and endings say nothing. */
export async function fileKind(file: Blob): Promise<FileKind> {
  const head = await headBytes(file, 8);
  const start = String.fromCharCode(...head);
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return 'zip';
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'ole';
  if (start.startsWith('PAR1') || start.startsWith('PARE')) return 'parquet';
  return start.startsWith('\u001f\u008b\u0008') ? 'gzip' : 'text';
}

// Members of an archive that cannot hold a table, by what they are for.
const NO_TABLE = /(?:^|\/)(?:__MACOSX\/|\.|thumbs\.db$|desktop\.ini$|readme|licen[cs]e)|\/$/i;
const TABLE = /\.(?:csv|tsv|tab|txt|asc|dat|xlsx|xlsm|ods|parquet|pq|gz)$/i;

/**
 * The tables in a file, whatever kind it is. Sheets and Parquet are read here as far as needs be; text is left as it
 * lies.
 *
 * @param label what to call the file where it is a table itself
 * @throws ImportError `file-xls`, `file-encrypted`, `zip-broken`, `zip-too-large`, `zip-nested`, `zip-no-tables`, `zip-method`,
 *   `workbook-broken`, `xml-broken`, `xml-doctype`, `parquet-broken`, `parquet-codec`, `cancelled`
 */
export async function findTables(
  file: Blob,
  label: string,
  progress?: ReadProgress,
  signal?: AbortSignal,
): Promise<FoundTables> {
  switch (await fileKind(file)) {
    case 'ole':
      throw await oleError(file);
    case 'parquet':
      return readParquet(file, label);
    case 'zip':
      return zipTables(file, progress, signal);
    case 'gzip':
      return { kind: 'text', tables: [textTable(file, label, true)], left: [] };
    case 'text':
      return { kind: 'text', tables: [await plainTable(file, label)], left: [] };
  }
}

async function plainTable(file: Blob, label: string): Promise<FoundTable> {
  const table = textTable(file, label, false);
  if (await isAlignedText(file)) {
    return { ...table, text: (_progress, signal) => readAlignedText(file, signal) };
  }
  if (await hasWrappedRows(file)) return rewritten(table, (signal) => withoutWrapping(file, signal));
  const delimiter = await spacedDelimiter(file);
  if (delimiter !== null) return rewritten(table, (signal) => withoutQuoteSpaces(file, delimiter, signal));
  const single = await singleQuoteDelimiter(file);
  return single === null ? table : rewritten(table, (signal) => withDoubleQuotes(file, single, signal));
}

function rewritten(table: FoundTable, write: (signal?: AbortSignal) => Promise<Blob>): FoundTable {
  return {
    ...table,
    text: async (_progress, signal) => ({ blob: await write(signal), gzip: false, canonical: null }),
  };
}

function textTable(blob: Blob, label: string, gzip: boolean): FoundTable {
  return {
    label,
    kind: 'text',
    rows: null,
    columns: null,
    hidden: false,
    bytes: blob.size,
    text: () => Promise.resolve({ blob, gzip, canonical: null }),
  };
}

async function zipTables(
  file: Blob,
  progress: ReadProgress | undefined,
  signal: AbortSignal | undefined,
): Promise<FoundTables> {
  const zip = await readZipDirectory(file, undefined, progress);
  const workbook = isWorkbook(zip);
  if (workbook === 'binary') throw new ImportError('file-xls', { type: 'xlsb' });
  if (workbook === 'xlsx') return sheets('xlsx', await readWorkbook(zip, signal));
  if (await isOpenDocument(zip)) return sheets('ods', await readOpenDocument(zip, signal));
  return memberTables(zip, signal);
}

function sheets(kind: 'xlsx' | 'ods', tables: FoundTable[]): FoundTables {
  const filled = tables.filter(({ rows }) => rows !== 0);
  if (filled.length === 0) throw new ImportError('file-empty', { sheets: tables.length });
  return { kind, tables: filled, left: [] };
}

async function memberTables(zip: ZipDirectory, signal: AbortSignal | undefined): Promise<FoundTables> {
  const tables: FoundTable[] = [];
  const left: string[] = [];
  let nested = '';
  for (const entry of zip.entries) {
    const label = shownName(entry.name);
    if (entry.name.endsWith('/') || entry.size === 0) continue;
    if (NO_TABLE.test(entry.name) || !TABLE.test(entry.name)) {
      if (/\.(?:zip|7z|rar)$/i.test(entry.name)) nested ||= label;
      if (!/__MACOSX\/|(?:^|\/)\./.test(entry.name)) left.push(label);
      continue;
    }
    if (signal?.aborted) throw new ImportError('cancelled');
    const blob = await entryBlob(zip, entry);
    const kind = await fileKind(blob);
    if (kind === 'zip') {
      const inner = await readZipDirectory(blob, zip.limits);
      inner.unpacked = zip.unpacked;
      if (isWorkbook(inner) !== 'xlsx' && !(await isOpenDocument(inner))) {
        nested ||= label;
        left.push(label);
        continue;
      }
    }
    const found = await findTables(blob, label, undefined, signal);
    const several = found.tables.length > 1;
    for (const table of found.tables) {
      const name = found.kind === 'text' || !several ? label : `${label}: ${table.label}`;
      tables.push({ ...table, label: name });
    }
  }
  if (tables.length === 0) {
    if (nested !== '') throw new ImportError('zip-nested', { member: nested });
    throw new ImportError('zip-no-tables', { files: zip.entries.length });
  }
  return { kind: 'zip', tables, left };
}

/**
 * A file in the old compound format: an Excel workbook of before 2007, or a new one behind a password, which is wrapped
 * in the same. Stream names lie there in UTF-16.
 */
async function oleError(file: Blob): Promise<ImportError> {
  const bytes = new Uint8Array(await readable(file.slice(0, 1 << 20).arrayBuffer()));
  const text = new TextDecoder('utf-16le').decode(bytes);
  return text.includes('EncryptedPackage')
    ? new ImportError('file-encrypted', { member: '' })
    : new ImportError('file-xls', { type: 'xls' });
}
