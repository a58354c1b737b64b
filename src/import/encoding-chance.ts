import {
  FREQUENT_HANGUL,
  FREQUENT_KANJI,
  FREQUENT_SIMPLIFIED,
  FREQUENT_TRADITIONAL,
} from './encoding-characters.ts';
import { COMMON_KANJI } from './encoding-letters.ts';
import { bytesOf, type BytesSeen } from './encoding-scan.ts';
import { WORDS_OF_ONE } from './encoding-shapes.ts';

/** Letters past ASCII from which on bytes are no UTF-8 by chance. */
const BEYOND_CHANCE = 4;

/**
 * Whether words are UTF-8 by chance, it may be: two or three pairs of bytes can be that in any encoding, and what they read is
 * nothing that is written: `Ź` for 店 in EUC-JP, a letter of Thaana in `Jiří` of a Macintosh.
 */
export function mayBeUtf8ByChance({ words }: BytesSeen): boolean {
  if (words.size >= BEYOND_CHANCE) return false;
  const decoder = new TextDecoder();
  const texts = [...words.keys()].map((word) => decoder.decode(bytesOf(word)));
  const letters = texts.join('').match(/\P{ASCII}/gu) ?? [];
  return letters.length < BEYOND_CHANCE && texts.some((text) => !isWritten(text));
}

/** Scripts, and signs, in the words of files; what else there is stands in no sales file without its like. */
const LATIN = /[\u00c0-\u024f\u0259\u02bb\u02bc\u1e00-\u1eff]|\p{Script=Inherited}/u;
const OTHER =
  /\p{Script=Greek}|[\u0400-\u04ff]|\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Thai}|\p{Script=Devanagari}|\p{Script=Armenian}|\p{Script=Georgian}/u;
const SIGN = /[\u00a0-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u30ff\uff00-\uffef]|[\u{10000}-\u{10ffff}]/u;

function isWritten(text: string): boolean {
  return text.split(/[^\p{L}\p{M}]+/u).every((word) => {
    const past = Array.from(word).filter((char) => char.charCodeAt(0) >= 128);
    if (past.length === 0) return true;
    const ascii = past.length < Array.from(word).length;
    if (past.every((char) => LATIN.test(char))) {
      return ascii || (past.length === 1 && WORDS_OF_ONE.test(word.toLowerCase()));
    }
    if (past.every((char) => OTHER.test(char))) return !ascii && past.length > 1;
    return past.every((char) => SIGN.test(char) || isFrequent(char));
  });
}

function isFrequent(char: string): boolean {
  return [COMMON_KANJI, FREQUENT_KANJI, FREQUENT_SIMPLIFIED, FREQUENT_TRADITIONAL, FREQUENT_HANGUL].some(
    (characters) => characters.has(char),
  );
}
