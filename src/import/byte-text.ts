const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes as text; what is not UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** ASCII white space. */
export function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Whether a field is empty or only white space, as `text.trim() === ''` says it. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const byte = bytes[p]!;
    if (isSpace(byte)) continue;
    // White space past ASCII begins with these bytes: U+00A0, U+1680, U+2000 and after, U+3000, U+FEFF.
    if (byte !== 0xc2 && byte !== 0xe1 && byte !== 0xe2 && byte !== 0xe3 && byte !== 0xef) return false;
    return isBlankCharacter(bytes, p, end) && decodeText(bytes, p, end).trim() === '';
  }
  return true;
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
