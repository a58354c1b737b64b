import { ImportError } from './check.ts';
import { byteOrderMark, StreamDecoder, type Encoding } from './encoding.ts';
import { certain, detectEncoding, type EncodingFound } from './encoding-detect.ts';
import { mayBeUtf8ByChance } from './encoding-chance.ts';
import { ByteWords } from './encoding-scan.ts';

const MAGIC: readonly (readonly [type: string, bytes: string])[] = [
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
  ['rtf', '{\\rtf'],
];

/** Throws where the first bytes are those of something that is no text: `file-empty`, `file-pdf`, `file-binary`. */
export function refuseBinary(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new ImportError('file-empty');
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  // Some programs write a line of their own above it.
  if (/^[\s\u00ef\u00bb\u00bf]*%PDF-/.test(start)) throw new ImportError('file-pdf');
  const magic = MAGIC.find(([, mark]) => start.startsWith(mark));
  if (magic) throw new ImportError('file-binary', { type: magic[0] });
}

/**
 * What the head alone says of the encoding: a byte order mark, the zeros of UTF-16, nothing past ASCII or valid UTF-8.
 * Null where the words must tell. Throws `file-binary` on zeros that no text has.
 */
export function encodingOfHead(bytes: Uint8Array, complete: boolean): EncodingFound | null {
  const mark = byteOrderMark(bytes);
  if (mark.encoding !== null) return certain(mark.encoding, 'mark');
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const wide = wideEncoding(bytes);
    if (wide === null) throw new ImportError('file-binary', { type: 'unknown', byte: zero });
    return certain(wide, 'zeros');
  }
  const ascii = bytes.every((byte) => byte < 128);
  if (ascii) return certain('utf-8', 'ascii');
  try {
    // `stream` leaves a character cut by the end of the head alone.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !complete });
  } catch {
    return null;
  }
  return isByChance(bytes) ? null : certain('utf-8', 'valid');
}

/** Bytes past ASCII from which on nobody looks whether they are UTF-8 by chance. */
const MANY = 16;

function isByChance(bytes: Uint8Array): boolean {
  let past = 0;
  for (let at = 0; at < bytes.length && past < MANY; at++) if (bytes[at]! >= 128) past++;
  if (past === MANY) return false;
  const words = new ByteWords();
  words.take(bytes);
  return mayBeUtf8ByChance(words.end());
}

/**
 * UTF-16 has a zero in every ASCII character, always on the same side: in the second byte of little-endian, in the first
 * of big-endian. Few others are on the other side (an ideographic space is one). Every text has digits and line ends.
 */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  const looked = Math.min(bytes.length - (bytes.length % 2), 1 << 16);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < looked; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const [most, least] = even > odd ? [even, odd] : [odd, even];
  if (most < looked / 60 || least > most / 4) return null;
  const encoding = even > odd ? 'utf-16be' : 'utf-16le';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, looked), {
      stream: true,
    });
    // eslint-disable-next-line no-control-regex
    return /[\x00-\x08\x0e-\x1f]/.test(text) ? null : encoding;
  } catch {
    return null;
  }
}

/** The encoding of bytes held in memory. */
export function encodingOfBytes(bytes: Uint8Array, complete: boolean): EncodingFound {
  const found = encodingOfHead(bytes, complete);
  if (found !== null) return found;
  const words = new ByteWords();
  words.take(bytes);
  return detectEncoding(words.end());
}

/**
 * A file's head as text. Throws `file-empty` where there is only white space, `file-html`, `file-xml` and `file-json` where it
 * is a text of another kind than a table.
 */
export function headText(bytes: Uint8Array, complete: boolean, encoding: Encoding): string {
  const decoder = new StreamDecoder(encoding);
  const text = decoder.take(bytes) + (complete ? decoder.end() : '');
  const start = text.slice(0, 2000).trimStart();
  if (complete && text.trim() === '') throw new ImportError('file-empty');
  if (
    /^(?:<!doctype html|<html|<table|<head|<body|<meta|<style|<div|<script)/i.test(start) ||
    /^<\?xml[^>]*>\s*(?:<!--[^]*?-->\s*)?<(?:!doctype )?html/i.test(start)
  ) {
    throw new ImportError('file-html');
  }
  if (/^<(?:\?xml|!--|!doctype|[a-z][\w.:-]*[\s>/])/i.test(start)) throw new ImportError('file-xml');
  if (
    /^(?:\[\s*[[{"\d\]-]|\{\s*(?:"[^"\n]*"\s*:|\}))/.test(start) &&
    !/^\[[^[\]{}"\n]*\]\s*[,;\t|]\s*\[/.test(start)
  ) {
    throw new ImportError('file-json');
  }
  return text;
}
