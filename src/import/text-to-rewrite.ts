import { headBytes } from './head-bytes.ts';

/** Bytes of the head that tell whether a text is to be written anew. */
const HEAD = 1 << 16;
/** What is written anew is held in memory: longer texts are left as they are. */
const LONGEST = 1 << 28;
/** Bytes that are written anew at a time. */
export const PIECE = 1 << 20;

/** The head of a text that may be written anew, one byte a character, which will do to look for marks of ASCII; null where there is none. */
export async function headToRewrite(file: Blob): Promise<string | null> {
  if (file.size === 0 || file.size > LONGEST) return null;
  const text = new TextDecoder('latin1').decode(await headBytes(file, HEAD));
  return text.includes('\0') ? null : text;
}

/** The lines of such a head that do not go on behind it. */
export function wholeLines(file: Blob, head: string): string {
  return file.size > HEAD ? head.slice(0, Math.max(head.lastIndexOf('\n'), 0)) : head;
}
