import { isSingleByte, textDecoder, upperHalf, type Encoding } from './encoding.ts';

/** Reads cells of a file as text, in the encoding its bytes are in (UTF-8 or one byte a character). */
export class CellText {
  /** Whether bytes were met that are not of the encoding: they read U+FFFD. */
  broken = false;
  /** The lowest byte past ASCII that can begin a character of white space. */
  readonly spacesFrom: number;
  /** The byte that is a no-break space by itself, -1 where there is none. */
  readonly noBreakSpace: number;
  private readonly decoded: (bytes: Uint8Array) => string;
  /** Bytes 128 and up that are white space by themselves; null for UTF-8. */
  private readonly spaces: Uint8Array | null;

  constructor(encoding: Encoding = 'utf-8') {
    this.decoded = textDecoder(encoding);
    if (isSingleByte(encoding)) {
      const table = upperHalf(encoding);
      this.spaces = Uint8Array.from(table, (char) => (char.trim() === '' ? 1 : 0));
      this.spacesFrom = 128 + Math.max(0, this.spaces.indexOf(1));
      this.noBreakSpace = table.indexOf('\u00a0') + 128;
    } else {
      this.spaces = null;
      this.spacesFrom = 0xc2;
      this.noBreakSpace = -1;
    }
  }

  decode(bytes: Uint8Array, start: number, end: number): string {
    const text = this.decoded(bytes.subarray(start, end));
    if (!this.broken && text.includes('\ufffd')) this.broken = true;
    return text;
  }

  /** Whether a field is empty or only white space, as `text.trim() === ''` says it. */
  isBlank(bytes: Uint8Array, start: number, end: number): boolean {
    const { spaces } = this;
    for (let p = start; p < end; p++) {
      const byte = bytes[p]!;
      if (isSpace(byte)) continue;
      if (spaces !== null) {
        if (byte < 128 || spaces[byte - 128] === 0) return false;
        continue;
      }
      // White space past ASCII begins with these bytes: U+00A0, U+1680, U+2000 and after, U+3000, U+FEFF.
      if (byte !== 0xc2 && byte !== 0xe1 && byte !== 0xe2 && byte !== 0xe3 && byte !== 0xef) return false;
      return isBlankCharacter(bytes, p, end) && this.decode(bytes, p, end).trim() === '';
    }
    return true;
  }

  /** Bytes of the wide space at `p` that may stand between thousands (no-break, thin, figure space); 0 where none is. */
  wideSpaceAt(bytes: Uint8Array, p: number): number {
    if (this.spaces !== null) return bytes[p] === this.noBreakSpace ? 1 : 0;
    if (bytes[p] === 0xc2) return bytes[p + 1] === 0xa0 ? 2 : 0;
    if (bytes[p] !== 0xe2 || bytes[p + 1] !== 0x80) return 0;
    const third = bytes[p + 2];
    return third === 0xaf || third === 0x89 || third === 0x87 ? 3 : 0;
  }
}

/** ASCII white space. */
export function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
// Most Japanese begins with 0xe3 too: the second byte tells before a string is made.
function isBlankCharacter(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 1 >= end) return false;
  const second = bytes[at + 1]!;
  switch (bytes[at]) {
    case 0xc2:
      return second === 0xa0;
    case 0xe1:
      return second === 0x9a;
    case 0xef:
      return second === 0xbb;
    default:
      return second === 0x80 || second === 0x81;
  }
}

/**
 * Writes text as UTF-8 and answers where it ends; `bytes` must have room for three bytes a UTF-16 unit. Lone
 * surrogates become U+FFFD.
 */
export function encodeText(text: string, bytes: Uint8Array, at: number): number {
  let p = at;
  for (let i = 0; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[p++] = unit;
    } else if (unit < 0x800) {
      bytes[p++] = 0xc0 | (unit >> 6);
      bytes[p++] = 0x80 | (unit & 63);
    } else {
      if (unit >= 0xd800 && unit < 0xe000) {
        const low = unit < 0xdc00 ? text.charCodeAt(i + 1) : NaN;
        if (low >= 0xdc00 && low < 0xe000) {
          const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          bytes[p++] = 0xf0 | (point >> 18);
          bytes[p++] = 0x80 | ((point >> 12) & 63);
          bytes[p++] = 0x80 | ((point >> 6) & 63);
          bytes[p++] = 0x80 | (point & 63);
          i++;
          continue;
        }
        unit = 0xfffd;
      }
      bytes[p++] = 0xe0 | (unit >> 12);
      bytes[p++] = 0x80 | ((unit >> 6) & 63);
      bytes[p++] = 0x80 | (unit & 63);
    }
  }
  return p;
}
