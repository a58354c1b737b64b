import { isCurrency } from './column-profile.ts';
import { matchHeader } from './header-words.ts';
import { upperHalf, type Encoding } from './encoding.ts';
import { CHINESE_AND_KOREAN } from './encoding-eastern.ts';
import { CANDIDATES, COMMON_KANJI, type Candidate, type Letters } from './encoding-letters.ts';
import type { BytesSeen } from './encoding-scan.ts';
import { strictReading, type Reading, type Weighed } from './encoding-reading.ts';

/** One encoding the file may be in. */
export interface EncodingGuess {
  readonly name: Encoding;
  /** 0 to 1: how sure. */
  readonly confidence: number;
  /** A few words of the file as this encoding reads them. */
  readonly preview: readonly string[];
}

export interface EncodingFound {
  readonly name: Encoding;
  /** `mark`: a byte order mark; `ascii`: nothing past ASCII; `valid`: every byte is UTF-8; `letters`: by its words. */
  readonly by: 'mark' | 'ascii' | 'valid' | 'zeros' | 'letters' | 'chosen';
  readonly confidence: number;
  /** The likeliest encoding that reads the file otherwise, null where none comes into question. */
  readonly runnerUp: Encoding | null;
  /** Likeliest first; empty where there was nothing to weigh. */
  readonly candidates: readonly EncodingGuess[];
  /** Words that are not of the encoding: they show U+FFFD. */
  readonly broken: number;
}

/** Below this a person is asked. */
export const SURE = 0.7;

const WEIGHED = 4000;
const PREVIEWED = 6;

/**
 * The encoding of bytes that are no UTF-16: UTF-8 where all of it is, or all but a scrap; else the one whose reading of the words
 * is the cheapest in bits, counted over letters, case, and what may stand beside what.
 */
export function detectEncoding(seen: BytesSeen): EncodingFound {
  const { words, valid, invalid } = seen;
  if (words.size === 0) return certain('utf-8', 'ascii');
  if (invalid === 0) return certain('utf-8', 'valid');
  const previewed = [...words.keys()].slice(0, PREVIEWED);
  // Bytes of another encoding are UTF-8 by chance about once in many words: this many by chance are out of the question.
  if (valid > 20 && valid > invalid * 20) return { ...certain('utf-8', 'valid'), broken: invalid };
  const readings = [
    ...CANDIDATES.map((candidate) => singleByte(candidate)),
    japanese('shift_jis'),
    japanese('euc-jp'),
  ];
  const weighed = [...words].slice(0, WEIGHED).map(([word, count]) => ({
    word,
    weight: 1 + Math.min(3, Math.log2(count) / 2),
  }));
  const weigh = (all: readonly Reading[]) =>
    all
      .map((reading) => ({
        ...reading,
        bits: reading.cost(weighed) - wordsKnown(weighed, reading.read) * KNOWN_BITS,
      }))
      .sort((a, b) => a.bits - b.bits);
  const usual = weigh(readings);
  // The same bytes are characters of Chinese and Korean: only what looks like them is asked whether it is.
  const costs =
    usual[0]?.encoding === 'euc-jp'
      ? [...usual, ...weigh(CHINESE_AND_KOREAN)].sort((a, b) => a.bits - b.bits)
      : usual;
  const [cheapest] = costs;
  if (cheapest === undefined) return certain('utf-8', 'ascii');
  // Signs alone (`®`, `–`) stand in several tables at one place; English is where they stand alone.
  const latin = costs.find(({ encoding }) => encoding === 'windows-1252');
  const signsAlone = weighed.every(({ word }) => {
    const text = cheapest.read(word);
    return !/\p{L}/u.test(text.replace(/\p{ASCII}/gu, '')) && latin?.read(word) === text;
  });
  const best = signsAlone && latin ? latin : cheapest;
  const same = (other: (typeof costs)[number]) =>
    other === best || weighed.every(({ word }) => other.read(word) === best.read(word));
  const rival = costs.find((other) => !same(other));
  const sure = (bits: number) => Math.round(1000 / (1 + 2 ** (-bits / 4))) / 1000;
  return {
    name: best.encoding,
    by: 'letters',
    confidence: rival ? sure(rival.bits - best.bits) : 1,
    runnerUp: rival?.encoding ?? null,
    candidates: costs.slice(0, 5).map((one) => ({
      name: one.encoding,
      confidence:
        one === best
          ? sure((rival ?? best).bits - best.bits)
          : Math.round((1 - sure(one.bits - best.bits)) * 1000) / 1000,
      preview: previewed.map(one.read),
    })),
    broken: 0,
  };
}

/** What a reading gains by a word that sales files are full of. */
const KNOWN_BITS = 8;
const LOOKED_UP = 60;

/** Words among the first, the header's with them, that name a role or a currency in this reading. */
function wordsKnown(words: readonly Weighed[], read: (word: string) => string): number {
  let known = 0;
  for (const { word } of words.slice(0, LOOKED_UP)) {
    const text = read(word);
    for (const part of text.split(/[^\p{L}\p{M}]+/u)) {
      // eslint-disable-next-line no-control-regex
      if (part.length < 2 || /^[\x00-\x7f]*$/.test(part)) continue;
      // `Collectionо` is no word of any header.
      if (/[a-z]/i.test(part) && /\P{Script=Latin}/u.test(part)) continue;
      if (isCurrency(part) || [...matchHeader(part).values()].some(({ score }) => score >= 0.8)) known++;
    }
  }
  return known;
}

export function certain(name: Encoding, by: EncodingFound['by']): EncodingFound {
  return { name, by, confidence: 1, runnerUp: null, candidates: [], broken: 0 };
}

function singleByte({ encoding, languages, cyrillic, seldom = 0 }: Candidate): Reading {
  const table = upperHalf(encoding);
  const read = (word: string) => {
    let text = '';
    for (let i = 0; i < word.length; i++) {
      const byte = word.charCodeAt(i);
      text += byte < 128 ? word.charAt(i) : table.charAt(byte - 128);
    }
    return text;
  };
  return {
    encoding,
    read,
    cost: (words) => {
      const texts = words.map(({ word, weight }) => ({ text: read(word), weight }));
      const shapes = texts.reduce((sum, { text, weight }) => sum + shapeCost(text, cyrillic) * weight, 0);
      const byLanguage = languages.map((language) =>
        texts.reduce((sum, { text, weight }) => sum + letterCost(text, language) * weight, 0),
      );
      return shapes + Math.min(...byLanguage) + seldom;
    },
  };
}

const LETTER = /\p{L}/u;

function letterCost(text: string, { costs, foreign }: Letters): number {
  let bits = 0;
  for (const char of text) {
    if (char.charCodeAt(0) < 128) continue;
    const cost = costs.get(char);
    if (cost !== undefined) bits += cost;
    else if (LETTER.test(char)) bits += foreign;
  }
  return bits;
}

const OPENING = /[«“„‘¿¡]/;
const CLOSING = /[»”’…™®°]/;
const CURRENCY = /[€£¥]/;
const FIGURE = /[½²³×±§№©•·–—]/;
const VOWELS = /[aeiouyæøœıаеёиоуыэюяіїєөүαεηιουωάέήίόύώ]/;

/** What characters cost beside one another, whatever the language: letters of two scripts, capitals after small letters ... */
function shapeCost(text: string, cyrillic: boolean): number {
  let bits = 0;
  let vowels = 0;
  let consonants = 0;
  let touched = false;
  let capitals = 0;
  let ascii = 0;
  let past = 0;
  let before = '';
  const closeRun = () => {
    if (touched && consonants >= 4) bits += consonants - 2;
    if (touched && vowels >= 3) bits += vowels - 1;
    vowels = 0;
    consonants = 0;
    touched = false;
  };
  const closeWord = () => {
    closeRun();
    // A Latin word without one plain letter is hardly ever met.
    if (!cyrillic && past > 1 && ascii === 0) bits += 4;
    capitals = 0;
    ascii = 0;
    past = 0;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const next = text.charAt(i + 1);
    const isPast = char.charCodeAt(0) >= 128;
    if (!LETTER.test(char) || char === 'ª' || char === 'º') {
      closeWord();
      if (isPast) bits += signCost(char, before, next);
      before = char;
      continue;
    }
    const small = char.toLowerCase();
    const capital = char !== small;
    const after = LETTER.test(before);
    const pastBefore = after && before.charCodeAt(0) >= 128;
    if (isPast || pastBefore) {
      if (after) {
        // `Collection®` read as `Collectionо`: no word changes its script.
        if (cyrillic && isPast !== pastBefore) bits += 8;
        if (!cyrillic && isPast && pastBefore) bits += 3;
        if (capital && before === before.toLowerCase()) bits += 8;
        if (!capital && capitals > 1) bits += 3;
      } else if (before === '0') bits += 4;
    }
    if (isPast) {
      if (next === '0') bits += 3;
      if (cyrillic) bits += cyrillicCost(small, after ? before.toLowerCase() : '');
      else
        bits += latinCost(
          small,
          after ? before.toLowerCase() : '',
          LETTER.test(next) ? next.toLowerCase() : '',
        );
      past++;
    } else ascii++;
    capitals = capital ? capitals + 1 : 0;
    if (VOWELS.test(small) || VOWELS.test(small.normalize('NFD').charAt(0))) {
      if (vowels === 0) closeRun();
      vowels++;
    } else if (small !== 'ь' && small !== 'ъ') {
      if (consonants === 0) closeRun();
      consonants++;
    }
    touched ||= isPast;
    before = char;
  }
  closeWord();
  return bits;
}

/** Signs, beside figures or letters or neither. */
function signCost(char: string, before: string, next: string): number {
  const code = char.charCodeAt(0);
  const letterBefore = LETTER.test(before);
  const letterNext = LETTER.test(next);
  if (code < 0xa0) return 20;
  if (code === 0xa0) return before === '0' && !letterNext ? 2 : letterBefore && letterNext ? 9 : 6;
  if (CURRENCY.test(char)) return letterBefore || letterNext ? 10 : before === '0' || next === '0' ? 2 : 4;
  if (char === '’') return letterBefore ? 4 : 8;
  if (char === 'ª' || char === 'º') return before === '0' || (letterBefore && !letterNext) ? 6 : 10;
  if (OPENING.test(char)) return letterBefore ? 15 : 5;
  if (CLOSING.test(char)) return letterNext ? 15 : 5;
  if (FIGURE.test(char)) return letterBefore || letterNext ? 12 : 5;
  return 14;
}

/** Letters that stand only in certain places of a word. */
function latinCost(letter: string, before: string, next: string): number {
  const vowelNext = next !== '' && VOWELS.test(next);
  const vowelBefore = before !== '' && VOWELS.test(before);
  switch (letter) {
    case 'ì':
    case 'ò':
    case 'ù':
      return next === '' ? 0 : 3;
    case 'ñ':
      return vowelNext ? 0 : 4;
    case 'õ':
      return next === 'e' || next === 's' ? 0 : 2;
    case 'ã':
      return next === 'o' || next === 'e' || next === '' ? 0 : 2;
    case 'ě':
      return /[bpvmdtn]/.test(before) ? 0 : 4;
    case 'ů':
      return before === '' || vowelBefore ? 4 : 0;
    case 'ą':
    case 'ę':
      return before === '' || vowelNext ? 4 : 0;
    case 'ń':
    case 'ć':
    case 'ś':
    case 'ź':
      return vowelNext ? 4 : 0;
    case 'ď':
    case 'ť':
      return next !== '' && !vowelNext ? 3 : 0;
    case 'č':
    case 'ř':
      return !vowelBefore && !vowelNext && before !== '' && next !== '' ? 3 : 0;
    default:
      return 0;
  }
}

/** No Russian or Mongolian word begins with these, and signs follow consonants. */
function cyrillicCost(letter: string, before: string): number {
  const vowel = before !== '' && VOWELS.test(before);
  if (letter === 'ь' || letter === 'ъ' || letter === 'ы')
    return before === '' ? 5 : vowel && letter !== 'ы' ? 5 : 0;
  if (letter === 'й') return before !== '' && !vowel ? 4 : 0;
  return 0;
}

function japanese(encoding: 'shift_jis' | 'euc-jp'): Reading {
  return strictReading(encoding, (text, bytes) => japaneseCost(text, bytes, encoding));
}

const LETTER_BITS = 4.5;

function japaneseCost(text: string, bytes: Uint8Array, encoding: 'shift_jis' | 'euc-jp'): number {
  let bits = 0;
  let at = 0;
  let before = '';
  for (const char of text) {
    const lead = bytes[at] ?? 0;
    const code = char.charCodeAt(0);
    const half = code >= 0xff61 && code <= 0xff9f;
    const length = lead < 128 || (half && encoding === 'shift_jis') ? 1 : lead === 0x8f ? 3 : 2;
    // A second byte among the letters is no letter: what a letter costs, it need not be thought of as one for.
    if (length === 2 && (bytes[at + 1] ?? 0) < 128) bits -= LETTER_BITS;
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
        bits += COMMON_KANJI.has(char) ? 7 : first ? 10.5 : 17;
        if (/[a-z]/i.test(before)) bits += 4;
      } else if (code >= 0xe000 && code <= 0xf8ff) bits += 25;
      else bits += 14;
    } else if (/[a-z]/i.test(char) && /[\u4e00-\u9fff\uff61-\uff9f]/.test(before)) bits += 3;
    before = char;
  }
  return bits;
}

const MONGOLIAN: Readonly<Record<string, string>> = { Є: 'Ө', є: 'ө', Ї: 'Ү', ї: 'ү' };

/**
 * windows-1251 has no Ө and Ү, and Mongolian was long written in it with Ukrainian letters in their place. Ukrainian
 * itself has І in every other word and never Ї after a consonant, nor either letter doubled.
 */
export function repairMongolian(text: string): string {
  return text.replace(/[ЄєЇї]/g, (letter) => MONGOLIAN[letter] ?? letter);
}

/** How many of the texts show that habit, and one of them; null where Ukrainian speaks against it, or nothing for it. */
export function mongolianHabit(
  texts: Iterable<string>,
): { readonly texts: number; readonly example: string } | null {
  let found = 0;
  let telling = 0;
  let example = '';
  for (const text of texts) {
    if (/[іґ]/i.test(text)) return null;
    if (!/[єї]/i.test(text)) continue;
    found++;
    if (/єє|її|[бвгджзйклмнпрстфхцчшщ]ї|[бвгджзклмнпрстфхцчшщ]є[бвгджзйклмнпрстфхцчшщ]/i.test(text)) {
      if (telling === 0) example = text;
      telling++;
    }
  }
  return telling === 0 ? null : { texts: found, example };
}
