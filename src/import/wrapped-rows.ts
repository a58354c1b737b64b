import { readable } from './decompress.ts';
import { ImportError } from './import-error.ts';
import { headToRewrite, PIECE, wholeLines } from './text-to-rewrite.ts';

const FEWEST = 3;
const NEARLY_ALL = 0.9;

const QUOTE = 34;
/** A line in quotes as a whole, its own quotes doubled; the mark of UTF-8 may stand before it, delimiters behind it. */
const WRAPPED = /^(\xef\xbb\xbf)?"((?:[^"]|"")*)"[,;\t]*$/;

/**
 * Whether the rows of a text lie in quotes as a whole (`"a,b,""c, d"""`), which makes each of them one field: programs
 * that quote what they take for one column write so. The header may stand without.
 */
export async function hasWrappedRows(file: Blob): Promise<boolean> {
  const text = await headToRewrite(file);
  if (text === null || !text.includes('"')) return false;
  const lines = wholeLines(file, text)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const inner = lines.flatMap((line) => WRAPPED.exec(line)?.[2]?.replaceAll('""', '"') ?? []);
  if (inner.length < FEWEST || inner.length < (lines.length - 1) * NEARLY_ALL) return false;
  return [',', ';', '\t', '|'].some((mark) => {
    const [first, ...others] = inner.map((line) => line.replace(/"[^"]*"/g, '').split(mark).length);
    if (first === undefined || first < 2) return false;
    return others.filter((fields) => fields === first).length >= others.length * NEARLY_ALL;
  });
}

/** The text with each such row as it was before. Throws `cancelled`. */
export async function withoutWrapping(file: Blob, signal?: AbortSignal): Promise<Blob> {
  const parts: BlobPart[] = [];
  let rest: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  for (let at = 0; at < file.size; at += PIECE) {
    if (signal?.aborted) throw new ImportError('cancelled');
    const piece = new Uint8Array(await readable(file.slice(at, at + PIECE).arrayBuffer()));
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    const last = at + PIECE >= file.size;
    const end = last ? bytes.length : Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
    parts.push(unwrapped(bytes.subarray(0, end)));
    rest = bytes.slice(end);
  }
  return new Blob(parts);
}

/** Whole lines, byte by byte: of what lies between the quotes only doubled quotes change. */
function unwrapped(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const into = new Uint8Array(bytes.length);
  let length = 0;
  for (let start = 0; start < bytes.length;) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    const line = new TextDecoder('latin1').decode(bytes.subarray(start, end));
    const [, mark = '', inner] = WRAPPED.exec(line) ?? [];
    if (inner === undefined) {
      into.set(bytes.subarray(start, end), length);
      length += end - start;
    } else {
      into.set(bytes.subarray(start, start + mark.length), length);
      length += mark.length;
      const first = start + mark.length + 1;
      for (let at = first; at < first + inner.length; at++) {
        into[length++] = bytes[at]!;
        if (bytes[at] === QUOTE) at++;
      }
    }
    for (start = end; start < bytes.length && (bytes[start] === 10 || bytes[start] === 13); start++)
      into[length++] = bytes[start]!;
  }
  return into.subarray(0, length);
}
