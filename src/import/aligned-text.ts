import { CanonicalCsvWriter } from './canonical-csv.ts';
import { cellKind } from './column-evidence.ts';
import { readable } from './decompress.ts';
import { headBytes } from './head-bytes.ts';
import { ImportError } from './import-error.ts';
import type { TableText } from './found-table.ts';

const HEAD = 1 << 16;
/** The rewritten table is held in memory: longer texts are left as they are. */
const LONGEST = 1 << 28;
const FEWEST_LINES = 5;

/** Cells of a line whose columns are set apart by spaces alone. */
function cellsOf(line: string): string[] {
  const text = line.trim();
  return text === '' ? [] : text.split(/[ \u00a0]+/);
}

/**
 * Whether a text is a table whose columns are set apart by spaces, as fixed columns are: so many figures and dates on
 * every line, and nothing that parts fields otherwise. Texts of more than one word cannot be told apart then, so there may be
 * words in the first line alone.
 */
export async function isAlignedText(file: Blob): Promise<boolean> {
  if (file.size === 0 || file.size > LONGEST) return false;
  const complete = file.size <= HEAD;
  const bytes = await headBytes(file, HEAD);
  // Figures are ASCII in every encoding that is not of two bytes.
  if (bytes.some((byte) => byte > 127 || byte === 0)) return false;
  const text = new TextDecoder().decode(bytes);
  if (/[,;|"<{[]/.test(text))
    return /^[^;|"<{[]*$/.test(text) && !/,(?!\d{1,2}(?:\s|$))/.test(text) && isTable(text, complete);
  return isTable(text, complete);
}

function isTable(text: string, complete: boolean): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  if (!complete) lines.pop();
  const rows = lines.map(cellsOf).filter((cells) => cells.length > 0);
  const body = rows.slice(1);
  const width = body[0]?.length ?? 0;
  if (body.length < FEWEST_LINES || width < 3 || rows[0]?.length !== width) return false;
  return body.every((cells) => cells.length === width && cells.every((cell) => cellKind(cell) !== 'text'));
}

/** The table of an aligned text; rows keep their numbers. Throws `cancelled`. */
export async function readAlignedText(file: Blob, signal?: AbortSignal): Promise<TableText> {
  const writer = new CanonicalCsvWriter();
  const decoder = new TextDecoder();
  let rest = '';
  const take = (text: string, last: boolean) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = last ? '' : (lines.pop() ?? '');
    for (const line of lines) writer.row(cellsOf(line));
  };
  for (let at = 0; at < file.size; at += LONGEST_PIECE) {
    if (signal?.aborted) throw new ImportError('cancelled');
    const bytes = await readable(file.slice(at, at + LONGEST_PIECE).arrayBuffer());
    take(decoder.decode(bytes, { stream: true }), false);
  }
  take(decoder.decode(), true);
  const { blob, plainNumbers } = writer.finish();
  return { blob, gzip: false, canonical: { plainNumbers, header: null } };
}

const LONGEST_PIECE = 1 << 20;
