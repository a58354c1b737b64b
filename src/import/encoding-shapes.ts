import { upperHalf } from './encoding.ts';
import type { Candidate } from './encoding-letters.ts';
import { isVowel, type Letters } from './encoding-languages.ts';
import { neighbourCost, type Neighbours } from './encoding-neighbours.ts';
import type { Pairs } from './encoding-pairs.ts';
import type { Reading, Weighed } from './encoding-reading.ts';

/** How an encoding of one byte a character reads words. */
export function singleByte({ encoding, languages, script, place, seldom, usual }: Candidate): Reading {
  const table = upperHalf(encoding);
  const read = (word: string) => {
    let text = '';
    for (let i = 0; i < word.length; i++) {
      const byte = word.charCodeAt(i);
      text += byte < 128 ? word.charAt(i) : table.charAt(byte - 128);
    }
    return text;
  };
  const costOf = (texts: readonly Text[], signs: boolean) => {
    const shapes = texts.reduce(
      (sum, { text, weight }) => sum + shapeCost(text, script, place, signs) * weight,
      0,
    );
    // Latin words hold plain letters as well, which cost nothing.
    const cased = script !== 'caseless' && script !== 'latin';
    // Who writes all in capitals chose so once, not letter by letter.
    const capitals = cased && texts.every(({ text }) => text === text.toUpperCase());
    const letters = capitals ? texts.map(({ text, weight }) => ({ text: small(text), weight })) : texts;
    const byLanguage = languages.map((language) =>
      letters.reduce((sum, { text, weight }) => sum + letterCost(text, language, cased) * weight, 0),
    );
    return shapes + Math.min(...byLanguage) + (capitals ? Math.min(ALL_CAPITALS, 1 + 2 * texts.length) : 0);
  };
  return {
    encoding,
    seldom,
    read,
    cost: (words) => costOf(textsOf(words, read), true) + seldom,
    strained: (words) => {
      // Capitals are seldom in one text and all there is in another.
      const texts = textsOf(words, read).filter(({ text }) => PAST_LETTER.test(text));
      const small = texts.map(({ text, weight }) => ({ text: evenCase(text), weight }));
      const letters = small.reduce((sum, { text, weight }) => sum + pastLetters(text) * weight, 0);
      return costOf(small, false) > letters * usual + STRAIN;
    },
  };
}

const ALL_CAPITALS = 12;

/** Bits that a few words may cost more than their language does. */
const STRAIN = 12;

interface Text {
  readonly text: string;
  readonly weight: number;
}

function textsOf(words: readonly Weighed[], read: (word: string) => string): Text[] {
  return words.map(({ word, weight }) => ({ text: read(word), weight }));
}

const PAST_LETTER = /[^\P{L}\p{ASCII}]/u;

/** A word all in capitals in small letters. */
function evenCase(text: string): string {
  return text === text.toUpperCase() ? small(text) : text;
}

/** Small letters, one for each: the dot that Unicode leaves over İ's small letter is no mark of any word's. */
function small(text: string): string {
  return text.toLowerCase().replaceAll('i\u0307', 'i');
}

function pastLetters(text: string): number {
  let count = 0;
  for (const char of text) if (char.charCodeAt(0) >= 128 && LETTER.test(char)) count++;
  return count;
}

const LETTER = /[\p{L}\p{M}]/u;
const MARK = /\p{M}/u;

const CAPITALS = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u;
const CAPITAL_WORD = 3;

function letterCost(written: string, { costs, foreign, neighbours, pairs }: Letters, cased: boolean): number {
  // A word in capitals is one choice, not one a letter.
  const text = cased && CAPITALS.test(written) ? small(written) : written;
  let bits = text === written ? 0 : CAPITAL_WORD;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char.charCodeAt(0) < 128) continue;
    const cost = costs.get(char);
    if (cost !== undefined) bits += cost + (neighbours.size > 0 ? sittingCost(text, at, neighbours) : 0);
    else if (LETTER.test(char)) bits += foreign;
  }
  return pairs ? bits + pairCost(text, pairs) : bits;
}

function pairCost(text: string, pairs: Pairs): number {
  let bits = 0;
  let before = '';
  for (const char of text) {
    const letter = LETTER.test(char) ? small(char) : '';
    if (letter !== '' || before !== '') bits += pairs(before, letter);
    before = letter;
  }
  return before === '' ? bits : bits + pairs(before, '');
}

function sittingCost(text: string, at: number, neighbours: Neighbours): number {
  const letterAt = (index: number) => {
    const char = text.charAt(index);
    return LETTER.test(char) ? small(char) : '';
  };
  const letter = letterAt(at);
  const before = letterAt(at - 1);
  const next = letterAt(at + 1);
  let bits = neighbourCost(neighbours, letter, before, next);
  if (isVowel(letter)) {
    // `Maá`, `iì`: but for `née` no language writes a vowel twice and marks one of them.
    const plain = letter.normalize('NFD').charAt(0);
    if (plain !== 'e' && (plain === before || plain === next)) bits += 4;
  } else if (isConsonant(before) && isConsonant(next)) bits += 4;
  return bits;
}

/** A consonant that makes no syllable of its own, as in `Brno` and `Plzeň`. */
function isConsonant(letter: string): boolean {
  return letter !== '' && !isVowel(letter) && letter !== 'r' && letter !== 'l';
}

const OPENING = /[«“„‘¿¡]/;
const CLOSING = /[»”’…™®°]/;
const CURRENCY = /[€£¥₪฿]/;
const EASTERN = /[،؛؟٪ـ״׳\u200c-\u200f]/;
const EASTERN_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
/** Latin words of one letter. */
export const WORDS_OF_ONE = /[àèéóòáíåőč]/;
const BETWEEN = /[’‘´·\u00a0\u00ad–—…™®©°•«»“”„]/;
const FIGURE = /[½²³×±§№©•·–—]/;

/** What characters cost beside one another, whatever the language: letters of two scripts, capitals after small letters ... */
function shapeCost(
  text: string,
  script: Candidate['script'],
  place: Candidate['place'],
  signs: boolean,
): number {
  const latin = script === 'latin';
  let bits = 0;
  let vowels = 0;
  let consonants = 0;
  let touched = false;
  let capitals = 0;
  let ascii = 0;
  let past = 0;
  let voiced = false;
  let smalls = 0;
  let last = '';
  let before = '';
  const closeRun = () => {
    if (touched && consonants >= 4 && script !== 'caseless') bits += consonants - 2;
    if (touched && vowels >= 3) bits += vowels - 1;
    vowels = 0;
    consonants = 0;
    touched = false;
  };
  const closeWord = () => {
    closeRun();
    // A Latin word without one plain letter is hardly ever met, and few letters are words.
    if (latin && past > 1 && ascii === 0) bits += 4;
    if (past === 1 && ascii === 0) bits += latin && WORDS_OF_ONE.test(last) ? 0 : 5;
    // Abbreviations without a vowel are written in capitals.
    if (script === 'other' && past > 2 && !voiced && smalls > 1) bits += 5;
    voiced = false;
    smalls = 0;
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
      if (isPast && signs) bits += signCost(char, before, next) + (isSign(before) ? 6 : 0);
      // What stands within words is a letter in another encoding.
      else if (isPast && LETTER.test(before) && LETTER.test(next) && !BETWEEN.test(char)) bits += 20;
      before = char;
      continue;
    }
    const letter = small(char);
    const capital = char !== letter;
    const after = LETTER.test(before);
    const pastBefore = after && before.charCodeAt(0) >= 128;
    if (isPast || pastBefore) {
      if (after) {
        // `Collection®` read as `Collectionо`: no word changes its script.
        if (!latin && isPast !== pastBefore) bits += 8;
        if (latin && isPast && pastBefore && !MARK.test(char)) bits += 3;
        if (capital && before === small(before)) bits += 8;
        if (!capital && capitals > 1) bits += 3;
      } else if (before === '0') bits += 4;
    }
    if (isPast) {
      if (next === '0') bits += 3;
      bits += place(letter, after ? small(before) : '', LETTER.test(next) ? small(next) : '');
      past++;
    } else ascii++;
    capitals = capital ? capitals + 1 : 0;
    last = letter;
    if (!capital) smalls++;
    if (isVowel(letter)) {
      voiced = true;
      if (vowels === 0) closeRun();
      vowels++;
    } else if (letter !== 'ь' && letter !== 'ъ') {
      if (consonants === 0) closeRun();
      consonants++;
    }
    touched ||= isPast;
    before = char;
  }
  closeWord();
  return bits;
}

/** `•«¥¡`: signs hardly ever come in rows. */
function isSign(char: string): boolean {
  return char.charCodeAt(0) >= 128 && !LETTER.test(char);
}

/** Signs, beside figures or letters or neither. */
function signCost(char: string, before: string, next: string): number {
  const code = char.charCodeAt(0);
  const letterBefore = LETTER.test(before);
  const letterNext = LETTER.test(next);
  if (code < 0xa0 || char === '\ufffd') return 20;
  // Marks of direction and the signs of Hebrew and Arabic stand at their letters.
  if (EASTERN.test(char)) return EASTERN_LETTER.test(before + next) ? 5 : 14;
  if (code === 0xa0) return before === '0' && !letterNext ? 2 : letterBefore && letterNext ? 9 : 6;
  if (CURRENCY.test(char)) return letterBefore || letterNext ? 10 : before === '0' || next === '0' ? 2 : 4;
  if (char === '’') return letterBefore ? (/[stdlrvm]/.test(next) ? 0 : 4) : 8;
  if (char === 'ª' || char === 'º') return before === '0' || (letterBefore && !letterNext) ? 6 : 10;
  if (char === '°' && (next === 'C' || next === 'F')) return 2;
  if (char === '‘') return letterBefore ? 15 : 8;
  if (OPENING.test(char)) return letterBefore ? 15 : letterNext ? 3 : 5;
  if (CLOSING.test(char)) return letterNext ? 15 : letterBefore ? 4 : 5;
  if (FIGURE.test(char)) return letterBefore || letterNext ? 12 : 5;
  return 14;
}
