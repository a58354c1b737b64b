import { neighboursOf, type NeighbourLanguage, type Neighbours } from './encoding-neighbours.ts';
import { pairsOf, type PairLanguage, type Pairs } from './encoding-pairs.ts';

/**
 * What a character past ASCII costs in a text of one language: about -log2 of how often it comes up among such
 * characters. A reading of bytes is as likely as it is cheap.
 */
export interface Letters {
  readonly costs: ReadonlyMap<string, number>;
  /** Letters of the encoding that the language does not use. */
  readonly foreign: number;
  /** How its letters sit beside others, where that was counted. */
  readonly neighbours: Neighbours;
  /** The same where every letter lies past ASCII. */
  readonly pairs: Pairs | null;
}

/** Letters in groups: those of the first cost 1.5 bits, of the second 2.5, and so on. */
function letters(groups: string, foreign: number, first: number, ...counted: NeighbourLanguage[]): Letters {
  const costs = new Map<string, number>();
  groups.split(' ').forEach((group, place) => {
    for (const letter of group) {
      costs.set(letter, first + place);
      // A capital is rarer than its small letter.
      const capital = letter.toUpperCase();
      if (capital.length === 1 && capital !== letter) costs.set(capital, first + place + 1);
    }
  });
  return { costs, foreign, neighbours: neighboursOf(...counted), pairs: null };
}

/** Letters of a script of its own. */
function script(groups: string, foreign: number, first: number, language: PairLanguage): Letters {
  return { ...letters(groups, foreign, first), pairs: pairsOf(language) };
}

// Every letter may come up in some name, so none costs more than a word of another language would.
const WESTERN = letters(
  '  éäöü áíóèàçñß åøæêãôâîõùúûëï ìòðþÿýœšž', 7, 1.5,
  'german', 'french', 'spanish', 'portuguese', 'italian', 'scandinavian', 'icelandic',
); // prettier-ignore
const CENTRAL = letters(
  '  áéíóöü čšžřěýůúőű łąęśćżńźđ ňťďľăşţôîâ ĺŕçëäß', 7, 1.5,
  'czech', 'slovak', 'hungarian', 'polish', 'croatian', 'romanian',
); // prettier-ignore
export const CYRILLIC: readonly Letters[] = [
  script('ое аинт срвл кмдпу яыьгзбч йхжэ шюцщ фёъ єїіў ґ', 16, 2.6, 'russian'),
  // Mongolian, with the letters that stood for two of its own.
  script('аэ нгрло дхийтсєїу бжчз ымшцюяё ъьвпке ф щ', 16, 2.6, 'mongolian'),
  script('ое аинт срвл кмдпуі яьгзбч йхжє шюцщї фґ', 16, 2.6, 'ukrainian'),
  script('ао иент срвкјд мупл згбчш хжцћ љњђф џ', 16, 2.6, 'serbian'),
];

export const LANGUAGES_1252: readonly Letters[] = [
  letters('äöü ß é', 9, 1.5, 'german'),
  letters('é è àê çô îâ ûùœëï', 9, 1.5, 'french'),
  letters('óí áé ñú ü', 9, 1.5, 'spanish'),
  letters('ãç áé óí êõ âúàô', 9, 1.5, 'portuguese'),
  letters('à è ìòù é', 9, 1.5, 'italian'),
  letters('äöåø æ é', 9, 1.5, 'scandinavian'),
  letters(' íáð öóþ úæ éý', 9, 1.5, 'icelandic'),
  WESTERN,
];
export const LANGUAGES_1250: readonly Letters[] = [
  letters(' íá éěýř čšž ůúóňťď ö', 9, 1.5, 'czech'),
  letters(' áíé ýšč žťúľ ňôďóä ĺŕ', 9, 1.5, 'slovak'),
  letters(' áé öíó őüúű', 9, 1.5, 'hungarian'),
  letters(' łą ęóżś ćńź', 9, 1.5, 'polish'),
  letters(' čžš ćđ', 9, 1.5, 'croatian'),
  letters(' ăşţ îâ', 9, 1.5, 'romanian'),
  letters('äöü ß é', 9, 1.5, 'german'),
  CENTRAL,
];
export const GREEK = script('αο ειτσν ηρπκλυμς άίόέθγδχω ήύώφβζξψϊϋ', 11, 2.6, 'greek');
export const TURKISH = letters('ı üş ğçö İ  âîû', 9, 1.5, 'turkish');
export const LANGUAGES_1257: readonly Letters[] = [
  letters(' ė šž ųū ąčęį', 9, 1.5, 'lithuanian'),
  letters(' ā ī ē šūņ ļžčģķ', 9, 1.5, 'latvian'),
  letters('äõ öü šž', 9, 1.5, 'estonian'),
];

// Letters and, above or below them, tones.
export const VIETNAMESE = letters(' \u0300\u0301 đưêô \u0323\u0309\u0303ơâ ă áàèéóòíùúãõý', 9, 1.5);

// By how often they come up in running text. Persian and Urdu have their own letters in windows-1256.
export const ARABIC: readonly Letters[] = [
  script('ال يمونر تبعدسفهة كقأحجشى صطخذضزإپگ غئظءؤآچژے', 11, 2.9, 'arabic'),
  script('ال يمونر تبعدسفهة كقأحجشى صطخذضزإپگ غئظءؤآچژے', 11, 2.9, 'persian'),
];
export const HEBREW = script('יוה לארתמבש נעםדחקכ פסגטצזן ךףץ', 11, 3.2, 'hebrew');
export const THAI = script('านรอก เงม่้ยัลวดี ทสติบปคหแจพชขไะุ ู์ใโำื็ผซณธถศญภึ ฟษฐฉฎฏฒฆฮฬฝฤๆฑฌฯ๊๋', 14, 3.8, 'thai');

const VOWELS = /[aeiouyæøœıаеёиоуыэюяіїєөүαεηιουωάέήίόύώ]/;

export function isVowel(letter: string): boolean {
  return VOWELS.test(letter) || VOWELS.test(letter.normalize('NFD').charAt(0));
}

/** Bits by which a letter is out of place between its neighbours, all of them small ('' where there is none). */
export type Place = (letter: string, before: string, next: string) => number;

/** Of Latin letters their neighbours tell. */
export const noPlace: Place = () => 0;

/** Tones stand on vowels, where the vowel has none yet. */
export const vietnamesePlace: Place = (letter, before) =>
  /\p{M}/u.test(letter) && !/[aeiouyăâêôơư]/.test(before) ? 8 : 0;

/** No Russian or Mongolian word begins with these, and signs follow consonants. */
export const cyrillicPlace: Place = (letter, before) => {
  const vowel = before !== '' && VOWELS.test(before);
  if (letter === 'ь' || letter === 'ъ' || letter === 'ы')
    return before === '' ? 5 : vowel && letter !== 'ы' ? 5 : 0;
  if (letter === 'й') return before !== '' && !vowel ? 4 : 0;
  return 0;
};

/** One letter has another form at the end of a word, and only there. */
export const greekPlace: Place = (letter, _, next) => (letter === 'ς' && next !== '' ? 10 : 0);

/** Some letters end words, and `ال` begins many. */
export const arabicPlace: Place = (letter, before, next) => {
  if (letter === 'ة' || letter === 'ى') return next === '' && before !== '' ? 0 : 6;
  if (letter === 'ء' || letter === 'ئ' || letter === 'ؤ') return before === '' ? 4 : 0;
  if (letter === 'ل' && before === 'ا' && next !== '') return -1;
  return 0;
};

/** Five letters have another form at the end of a word. */
export const hebrewPlace: Place = (letter, before, next) => {
  if (/[ךםןףץ]/.test(letter)) return next === '' && before !== '' ? 0 : 6;
  return /[כמנפצ]/.test(letter) && next === '' && before !== '' ? 3 : 0;
};

const THAI_CONSONANT = /[ก-ฮ]/;
const THAI_LEADING = /[เแโใไ]/;
const THAI_MARK = /[ัิีึืฺุู็่้๊๋์]/;

/** Signs stand above or below a consonant or its other signs, and some vowels before one. */
export const thaiPlace: Place = (letter, before, next) => {
  if (THAI_MARK.test(letter)) return THAI_CONSONANT.test(before) || THAI_MARK.test(before) ? 0 : 8;
  if (THAI_LEADING.test(letter)) return THAI_CONSONANT.test(next) ? 0 : 8;
  if (/[าำะ]/.test(letter)) return before === '' || THAI_LEADING.test(before) ? 6 : 0;
  return 0;
};
