import { FREQUENT_KANJI } from './encoding-characters.ts';
import { COMMON_KANJI } from './encoding-letters.ts';
import { amongLatin, strictReading, type Reading } from './encoding-reading.ts';

/** How the two encodings of Japanese read words. */
export function japanese(encoding: 'shift_jis' | 'euc-jp'): Reading {
  return strictReading(encoding, (text, bytes) => japaneseCost(text, bytes, encoding), 6);
}

const LETTER_BITS = 4.5;

function japaneseCost(text: string, bytes: Uint8Array, encoding: 'shift_jis' | 'euc-jp'): number {
  let bits = amongLatin(text);
  let at = 0;
  let before = '';
  for (const char of text) {
    const lead = bytes[at] ?? 0;
    const code = char.charCodeAt(0);
    const half = code >= 0xff61 && code <= 0xff9f;
    const length = lead < 128 || (half && encoding === 'shift_jis') ? 1 : lead === 0x8f ? 3 : 2;
    // A second byte among the letters is no letter: what a letter costs, it need not be thought of as one for.
    // But where small letters stand before it, it is one: `Jürgen`, `größe`.
    if (length === 2 && (bytes[at + 1] ?? 0) < 128) bits += /[a-z]/.test(before) ? 4 : -LETTER_BITS;
    at += length;
    if (lead >= 128) {
      // Kanji of the first level stand first in the table of JIS X 0208; those of the second are seldom met.
      const first = encoding === 'shift_jis' ? lead >= 0x88 && lead <= 0x98 : lead >= 0xb0 && lead <= 0xcf;
      if (code >= 0x3040 && code <= 0x30ff) bits += 7;
      else if (half) {
        bits += encoding === 'shift_jis' ? 6.5 : 13;
        // Small kana and marks of length and voice follow other kana: `Collectionｮ` is `Collection®`.
        if (/[ｧ-ｰﾞﾟ]/.test(char) && !/[ｦ-ﾟ]/.test(before)) bits += 12;
      } else if (code >= 0x3000 && code <= 0x303f) bits += 8;
      else if (code >= 0xff00 && code <= 0xffef) bits += 8;
      else if (code >= 0x4e00 && code <= 0x9fff) {
        bits += COMMON_KANJI.has(char) ? 7 : FREQUENT_KANJI.has(char) ? 8.5 : first ? 12.5 : 17;
        // `A店` is written, `größe` not.
        if (/[a-z]/i.test(before)) bits += /[a-z]/.test(before) ? 9 : 4;
      } else if (code >= 0xe000 && code <= 0xf8ff) bits += 25;
      else bits += 14;
    } else if (/[a-z]/i.test(char) && /[\u4e00-\u9fff\uff61-\uff9f]/.test(before))
      bits += /[a-z]/.test(char) ? 8 : 3;
    before = char;
  }
  return bits;
}
