/** The encodings a file can be in, by the names TextDecoder knows them by (`ibm850`, `ibm852` and `x-mac-ce` it does not). */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-874'
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1253'
  | 'windows-1254'
  | 'windows-1255'
  | 'windows-1256'
  | 'windows-1257'
  | 'windows-1258'
  | 'iso-8859-2'
  | 'iso-8859-5'
  | 'iso-8859-6'
  | 'koi8-r'
  | 'koi8-u'
  | 'ibm850'
  | 'ibm852'
  | 'ibm866'
  | 'macintosh'
  | 'x-mac-ce'
  | 'x-mac-cyrillic'
  | 'shift_jis'
  | 'euc-jp'
  | 'gb18030'
  | 'big5'
  | 'euc-kr';

export const ENCODINGS: readonly Encoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-874',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'koi8-r',
  'koi8-u',
  'ibm850',
  'ibm852',
  'ibm866',
  'macintosh',
  'x-mac-ce',
  'x-mac-cyrillic',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
];

/**
 * Whether bytes below 128 are always ASCII and every byte above is one character: such a file is read as it lies, and
 * only texts are decoded. UTF-8 is read as it lies too; all else passes through a decoder first.
 */
export function isSingleByte(encoding: Encoding): boolean {
  return /^(?:windows|iso|koi8|ibm|mac|x-mac)/.test(encoding);
}

/** Whether a file passes through a decoder before it is read: UTF-16, and Shift-JIS, whose second bytes can be `|` or `\`. */
export function isTranscoded(encoding: Encoding): boolean {
  return encoding !== 'utf-8' && !isSingleByte(encoding);
}

/** The encoding of the bytes a reader sees. */
export function byteEncoding(encoding: Encoding): Encoding {
  return isTranscoded(encoding) ? 'utf-8' : encoding;
}

// Some runtimes read windows-1252 as Latin-1 and leave control characters where its punctuation is.
const PUNCTUATION_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

// What spreadsheets still write as CSV for MS-DOS and Macintosh and TextDecoder does not know: bytes 128 to 255.
const TABLES: Partial<Record<Encoding, string>> = {
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ibm852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  'x-mac-ce':
    'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ',
};

/** Decodes whole texts; what is not of the encoding becomes U+FFFD. A byte order mark is kept as it is. */
export function textDecoder(encoding: Encoding): (bytes: Uint8Array) => string {
  const table = TABLES[encoding];
  if (table !== undefined) return (bytes) => byTable(bytes, table);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => mended(decoder.decode(bytes), encoding);
}

function byTable(bytes: Uint8Array, table: string): string {
  let text = '';
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : table.charAt(byte - 128);
  return text;
}

function mended(text: string, encoding: Encoding): string {
  if (encoding !== 'windows-1252') return text;
  // \p{Cc} above ASCII: the 32 codes that windows-1252 gives to punctuation.
  return text.replace(/\p{Cc}/gu, (char) =>
    char < '\x80' ? char : (PUNCTUATION_1252[char.charCodeAt(0) - 0x80] ?? char),
  );
}

const tables = new Map<Encoding, string>();

/** The characters of bytes 128 to 255 of a single-byte encoding. */
export function upperHalf(encoding: Encoding): string {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = textDecoder(encoding)(Uint8Array.from({ length: 128 }, (_, index) => index + 128));
    tables.set(encoding, table);
  }
  return table;
}

/** A text as bytes of an encoding that is read as it lies, or null where the encoding has no such character. */
export function encodeIn(text: string, encoding: Encoding): Uint8Array | null {
  if (!isSingleByte(encoding)) return new TextEncoder().encode(text);
  const table = upperHalf(encoding);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const byte = code < 128 ? code : table.indexOf(text.charAt(i)) + 128;
    if (byte === 127 && code !== 127) return null;
    bytes[i] = byte;
  }
  return bytes;
}

/** The bytes of a file's byte order mark: 0, 2 or 3. */
export function byteOrderMark(bytes: Uint8Array): {
  readonly length: number;
  readonly encoding: Encoding | null;
} {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { length: 3, encoding: 'utf-8' };
  if (first === 0xff && second === 0xfe) return { length: 2, encoding: 'utf-16le' };
  if (first === 0xfe && second === 0xff) return { length: 2, encoding: 'utf-16be' };
  return { length: 0, encoding: null };
}

/**
 * Decodes chunk by chunk, cut anywhere: what a chunk leaves unfinished is kept for the next. The byte order mark goes.
 * `broken` says whether something was not of the encoding; it reads U+FFFD.
 */
export class StreamDecoder {
  broken = false;
  private readonly decoder: TextDecoder;
  private readonly table: string | undefined;

  constructor(private readonly encoding: Encoding) {
    this.table = TABLES[encoding];
    this.decoder = new TextDecoder(this.table === undefined ? encoding : 'utf-8');
  }

  take(chunk: Uint8Array): string {
    if (this.table !== undefined) return byTable(chunk, this.table);
    return this.checked(this.decoder.decode(chunk, { stream: true }));
  }

  end(): string {
    return this.checked(this.decoder.decode());
  }

  private checked(text: string): string {
    if (!this.broken && text.includes('\ufffd')) this.broken = true;
    return mended(text, this.encoding);
  }
}
