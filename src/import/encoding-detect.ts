import { isCurrency } from './column-profile.ts';
import { matchHeader } from './header-words.ts';
import type { Encoding } from './encoding.ts';
import { mayBeUtf8ByChance } from './encoding-chance.ts';
import { CHINESE_AND_KOREAN } from './encoding-eastern.ts';
import { japanese } from './encoding-japanese.ts';
import { CANDIDATES } from './encoding-letters.ts';
import { bytesOf, type BytesSeen } from './encoding-scan.ts';
import type { Reading, Weighed } from './encoding-reading.ts';
import { singleByte } from './encoding-shapes.ts';

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
const STRAINED = 0.5;

/** Words that are weighed: the first, the header's with them, and others from all over the file. */
const FIRST = 300;
const OTHERS = 1200;
const PREVIEWED = 6;

/**
 * The encoding of bytes that are no UTF-16: UTF-8 where all of it is, or all but a scrap; else the one whose reading of the words
 * is the cheapest in bits, counted over letters, case, and what may stand beside what.
 */
export function detectEncoding(seen: BytesSeen): EncodingFound {
  const { words, valid, invalid } = seen;
  if (words.size === 0) return certain('utf-8', 'ascii');
  const chance = invalid === 0 && mayBeUtf8ByChance(seen);
  if (invalid === 0 && !chance) return certain('utf-8', 'valid');
  const previewed = [...words.keys()].slice(0, PREVIEWED);
  // Bytes of another encoding are UTF-8 by chance about once in many words: this many by chance are out of the question.
  if (!chance && valid > 20 && valid > invalid * 20) return { ...certain('utf-8', 'valid'), broken: invalid };
  const weighed = someOf([...words]).map(([word, count]) => ({
    word,
    weight: 1 + Math.min(3, Math.log2(count) / 2),
  }));
  const costs = likeliest(weighed)
    .map((one) => {
      const known = wordsKnown(weighed, one.read) * KNOWN_BITS;
      return { ...one, known, bits: one.cost(weighed) - known };
    })
    .sort((a, b) => a.bits - b.bits);
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
  const few =
    weighed.length <= FEW && !(signsAlone && weighed.every(({ word }) => isOfSigns(best.read(word))));
  const { rival, margin } = evidence(best, costs, weighed, same, few);
  // What reads badly even in the best of them is asked, however much worse the others are.
  const broken = weighed.filter(({ word }) => best.read(word).includes('\ufffd')).length;
  const strained = broken * 20 > weighed.length || best.strained(weighed);
  const most = chance || strained ? STRAINED : 1;
  const sure = (bits: number) => Math.min(most, Math.round(1000 / (1 + 2 ** (-bits / 4))) / 1000);
  const previewable = chance ? costs.toSpliced(1, 0, { ...best, ...UTF_8 }) : costs;
  return {
    name: best.encoding,
    by: 'letters',
    confidence: rival ? sure(margin) : most,
    runnerUp: chance ? 'utf-8' : (rival?.encoding ?? null),
    candidates: previewable.slice(0, 5).map((one) => ({
      name: one.encoding,
      confidence: one === best ? sure(margin) : Math.round((1 - sure(one.bits - best.bits)) * 1000) / 1000,
      preview: previewed.map(one.read),
    })),
    broken,
  };
}

const UTF_8 = { encoding: 'utf-8', read: (word: string) => new TextDecoder().decode(bytesOf(word)) } as const;

function someOf<T>(words: readonly T[]): T[] {
  const step = Math.ceil(words.length / OTHERS);
  return words.filter((_, at) => at < FIRST || at % step === 0);
}

interface Costed extends Reading {
  /** Bits gained by words that are known. */
  readonly known: number;
  readonly bits: number;
}

/**
 * Signs as English has them: after names, beside figures, alone. Not `’s`, nor a quotation mark, nor a space that does not
 * break: `país` of a Macintosh reads `pa’s`, the `ö` and `á` of DOS so end words. But in `O’Brien` no other table has a sign
 * that is no letter, and no small letter stands before a capital.
 */
const SIGN_IN_PLACE =
  /(?<=[A-Za-z])[®™©]$|^[®™©–•…·€£¥½¼¾§]$|(?<=0)[€£¥½¼¾]$|^[€£¥](?=0)|°[CF]?$|(?<=0)[×–](?=0)|(?<=^[OD])’(?=[A-Z][a-z])/gu;

function isOfSigns(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text.replace(SIGN_IN_PLACE, ''));
}

/** Distinct words from which on a word more or less does not matter. */
const FEW = 100;
const LONE = 2;
/** Bits more that are asked for where one of two readings is seldom met, and of a word or two: letters know little of so few words. */
const SELDOM_DOUBT = 3;
const LONE_DOUBT = 4;

/**
 * The reading that speaks loudest against the best one, and by how many bits it loses. That an encoding is seldom met is no
 * evidence about a file that is in it, and a word that comes again and again says no more than once: where words are few, the best one
 * must win without the help of either.
 */
function evidence(
  best: Costed,
  costs: readonly Costed[],
  weighed: readonly Weighed[],
  same: (other: Costed) => boolean,
  few: boolean,
): { readonly rival: Costed | null; readonly margin: number } {
  const lone = weighed.length <= LONE;
  const doubt = lone ? LONE_DOUBT : SELDOM_DOUBT;
  const once = weighed.map(({ word }) => ({ word, weight: 1 }));
  const alike = weighed.every(({ weight }) => weight === 1);
  const bitsOnce = (one: Costed) => (alike ? one.bits : one.cost(once) - one.known);
  const own = few ? bitsOnce(best) : 0;
  let rival: Costed | null = null;
  let margin = Infinity;
  for (const other of costs) {
    if (same(other)) continue;
    let bits = other.bits - best.bits;
    if (few) {
      const apart = bitsOnce(other) - own;
      const unhelped = apart - (other.seldom - best.seldom) * (lone ? 0.6 : 0.5);
      bits = Math.min(bits, apart, unhelped) - (other.seldom + best.seldom > 0 ? doubt : 0);
    }
    if (bits < margin) [rival, margin] = [other, bits];
  }
  return { rival, margin };
}

/** The readings that come into question, by words from all over the file: all words are then weighed in those. */
function likeliest(weighed: readonly Weighed[]): Reading[] {
  const step = Math.ceil(weighed.length / TRIED);
  const some = weighed.filter((_, at) => at % step === 0);
  return [...CANDIDATES.map(singleByte), japanese('shift_jis'), japanese('euc-jp'), ...CHINESE_AND_KOREAN]
    .map((reading) => ({ reading, bits: reading.cost(some) }))
    .sort((a, b) => a.bits - b.bits)
    .slice(0, weighed.length <= FEW ? LIKELY * 2 : LIKELY)
    .map(({ reading }) => reading);
}

const TRIED = 400;
const LIKELY = 9;

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
