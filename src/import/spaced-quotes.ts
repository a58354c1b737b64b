import { readable } from './decompress.ts';
import { ImportError } from './import-error.ts';
import { headToRewrite, PIECE } from './text-to-rewrite.ts';

/** So many quotes after a space make it a habit, if hardly one stands without. */
const FEWEST = 5;

const QUOTE = 34;
const SPACE = 32;

/**
 * The delimiter after which a text has spaces before its opening quotes (`"a", "b"`); null where it has not. No reader takes such
 * quotes for what they are, as a field begins with the space.
 */
export async function spacedDelimiter(file: Blob): Promise<number | null> {
  const text = await headToRewrite(file);
  if (text === null || !/[,;\t|] +"/.test(text)) return null;
  for (const mark of [',', ';', '\t', '|']) {
    const spaced = text.split(new RegExp(`\\${mark} +"(?! *\\${mark})`)).length - 1;
    const close = text.split(new RegExp(`\\${mark}"`)).length - 1;
    if (spaced >= FEWEST && close <= spaced / 20 && quotesAreAtEdges(text, mark)) return mark.charCodeAt(0);
  }
  return null;
}

/** Whether each quote begins or ends a field, or is doubled: one within a text may be a sign for inches. */
function quotesAreAtEdges(text: string, mark: string): boolean {
  const plain = text.replace(/""/g, '');
  const edge = new RegExp(`(?<=(?:^|[\\r\\n]|\\${mark}) *)"|"(?= *(?:\\${mark}|[\\r\\n]|$))`, 'g');
  return !plain.replace(edge, '').includes('"');
}

/** The text without the spaces between delimiters and quotes. Throws `cancelled`. */
export async function withoutQuoteSpaces(file: Blob, delimiter: number, signal?: AbortSignal): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let quoted = false;
  /** Spaces since a delimiter or closing quote, nothing else. */
  let held = 0;
  let last = delimiter;
  for (let at = 0; at < file.size; at += PIECE) {
    if (signal?.aborted) throw new ImportError('cancelled');
    const bytes = new Uint8Array(await readable(file.slice(at, at + PIECE).arrayBuffer()));
    const into = new Uint8Array(bytes.length + held);
    let length = 0;
    for (const byte of bytes) {
      if (!quoted && byte === SPACE && (last === delimiter || last === QUOTE)) {
        held++;
        continue;
      }
      const ends = byte === delimiter || byte === 10 || byte === 13;
      const between = last === QUOTE ? ends : byte === QUOTE;
      if (!between) for (; held > 0; held--) into[length++] = SPACE;
      held = 0;
      if (byte === QUOTE) quoted = !quoted;
      into[length++] = byte;
      // A line begins as a field does.
      last = byte === 10 || byte === 13 ? delimiter : byte;
    }
    parts.push(into.subarray(0, length));
  }
  return new Blob(parts);
}
