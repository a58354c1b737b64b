import { readable } from './decompress.ts';
import { ImportError } from './import-error.ts';
import { headToRewrite, PIECE, wholeLines } from './text-to-rewrite.ts';

const SINGLE = 39;
const DOUBLE = 34;
const BACKSLASH = 92;
const LF = 10;
const CR = 13;

const FEWEST = 3;
const NEARLY_ALL = 0.9;

/**
 * The delimiter between whose fields single quotes stand for double ones (`'a, b','O''Hara'`, as SQL has it); null where they do
 * not: each that begins a field ends it too, all rows come out even, and whole columns are quoted so or rows are uneven without.
 */
export async function singleQuoteDelimiter(file: Blob): Promise<number | null> {
  const text = await headToRewrite(file);
  if (text === null || !/(?:^|[,;\t|\r\n])'[^'\r\n]*'(?:[,;\t|\r\n]|$)/.test(text)) return null;
  const whole = wholeLines(file, text);
  const mark = [',', ';', '\t', '|'].find((one) => standForDouble(whole, one));
  return mark?.charCodeAt(0) ?? null;
}

function standForDouble(text: string, mark: string): boolean {
  const field = new RegExp(
    `'((?:[^'\\\\]|''|\\\\.)*)'(?=\\${mark}|\\r|\\n|$)|([^'"\\${mark}\\r\\n][^\\${mark}\\r\\n]*)?`,
    'sy',
  );
  const rows: boolean[][] = [];
  let row: boolean[] = [];
  let quoted = 0;
  let sheltered = 0;
  for (let at = 0; at <= text.length;) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (match === null) return false;
    const [all, inner] = match;
    if (inner !== undefined) {
      quoted++;
      if (inner.includes(mark)) sheltered++;
    }
    row.push(inner !== undefined);
    at += all.length;
    const next = text[at];
    if (next === mark) at++;
    else if (next === undefined || next === '\r' || next === '\n') {
      if (row.length > 1 || row[0]) rows.push(row);
      row = [];
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1;
    } else return false;
  }
  const [first] = rows;
  if (first === undefined || first.length < 2 || rows.length < 2 || quoted < FEWEST) return false;
  if (rows.some(({ length }) => length !== first.length)) return false;
  if (sheltered > 0) return true;
  const body = rows.slice(1);
  return first.every((_, column) => {
    const share = body.filter((one) => one[column]).length / body.length;
    return share === 0 || share >= NEARLY_ALL;
  });
}

/** The text with double quotes in place of such single ones. Throws `cancelled`. */
export async function withDoubleQuotes(file: Blob, delimiter: number, signal?: AbortSignal): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let quoted = false;
  let fieldStart = true;
  /** A quote or a backslash whose meaning the next byte says. */
  let held = 0;
  for (let at = 0; at < file.size; at += PIECE) {
    if (signal?.aborted) throw new ImportError('cancelled');
    const bytes = new Uint8Array(await readable(file.slice(at, at + PIECE).arrayBuffer()));
    const into = new Uint8Array(bytes.length * 2 + 2);
    let length = 0;
    for (const byte of bytes) {
      if (held === SINGLE) {
        held = 0;
        if (byte === SINGLE) {
          into[length++] = SINGLE;
          continue;
        }
        if (byte === delimiter || byte === LF || byte === CR) {
          into[length++] = DOUBLE;
          quoted = false;
        } else into[length++] = SINGLE;
      } else if (held === BACKSLASH) {
        held = 0;
        if (byte !== SINGLE && byte !== BACKSLASH) into[length++] = BACKSLASH;
        if (byte === SINGLE || byte === BACKSLASH) {
          into[length++] = byte;
          continue;
        }
      }
      if (quoted) {
        if (byte === SINGLE || byte === BACKSLASH) held = byte;
        else {
          if (byte === DOUBLE) into[length++] = DOUBLE;
          into[length++] = byte;
        }
        continue;
      }
      if (fieldStart && byte === SINGLE) {
        into[length++] = DOUBLE;
        quoted = true;
      } else into[length++] = byte;
      fieldStart = byte === delimiter || byte === LF || byte === CR;
    }
    if (at + PIECE >= file.size && held !== 0) into[length++] = held === SINGLE ? DOUBLE : held;
    parts.push(into.slice(0, length));
  }
  return new Blob(parts);
}
