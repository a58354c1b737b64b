import type { Encoding } from './encoding.ts';
import {
  ARABIC,
  arabicPlace,
  CYRILLIC,
  cyrillicPlace,
  greekPlace,
  GREEK,
  HEBREW,
  hebrewPlace,
  LANGUAGES_1250,
  LANGUAGES_1252,
  LANGUAGES_1257,
  noPlace,
  THAI,
  thaiPlace,
  TURKISH,
  VIETNAMESE,
  vietnamesePlace,
  type Letters,
  type Place,
} from './encoding-languages.ts';

export interface Candidate {
  readonly encoding: Encoding;
  readonly languages: readonly Letters[];
  /** `other`: letters of another script than the Latin one; `caseless`: of one without capitals. */
  readonly script: 'latin' | 'other' | 'caseless';
  readonly place: Place;
  /** Bits that speak against it beforehand: seldom met, it must not win by a word or two. */
  readonly seldom: number;
  /** Bits a letter past ASCII that texts cost at most, but for a few words. */
  readonly usual: number;
}

const latin = (encoding: Encoding, languages: readonly Letters[], usual: number, seldom = 0): Candidate => ({
  encoding,
  languages,
  script: 'latin',
  place: noPlace,
  seldom,
  usual,
});
const cyrillic = (encoding: Encoding, seldom = 0): Candidate => ({
  encoding,
  languages: CYRILLIC,
  script: 'other',
  place: cyrillicPlace,
  seldom,
  usual: 5.6,
});
const caseless = (
  encoding: Encoding,
  languages: readonly Letters[],
  place: Place,
  seldom: number,
): Candidate => ({
  encoding,
  languages,
  script: 'caseless',
  place,
  seldom,
  usual: 5.6,
});

/** The encodings that bytes which are not UTF-8 may be in, likelier ones first: equal readings go to the first. */
export const CANDIDATES: readonly Candidate[] = [
  cyrillic('windows-1251'),
  latin('windows-1252', LANGUAGES_1252, 4.6),
  latin('windows-1250', LANGUAGES_1250, 6),
  latin('iso-8859-2', LANGUAGES_1250, 6),
  latin('windows-1254', [TURKISH], 4.5, 6),
  latin('windows-1257', LANGUAGES_1257, 6, 4),
  {
    encoding: 'windows-1253',
    languages: [GREEK],
    script: 'other',
    place: greekPlace,
    seldom: 16,
    usual: 5.2,
  },
  cyrillic('koi8-r'),
  cyrillic('koi8-u', 4),
  cyrillic('ibm866'),
  caseless('windows-1255', [HEBREW], hebrewPlace, 8),
  caseless('windows-1256', ARABIC, arabicPlace, 12),
  caseless('windows-874', [THAI], thaiPlace, 12),
  caseless('iso-8859-6', ARABIC, arabicPlace, 16),
  {
    encoding: 'windows-1258',
    languages: [VIETNAMESE],
    script: 'latin',
    place: vietnamesePlace,
    seldom: 12,
    usual: 6,
  },
  latin('macintosh', LANGUAGES_1252, 4.4, 10),
  latin('x-mac-ce', LANGUAGES_1250, 6, 12),
  latin('ibm850', LANGUAGES_1252, 4.4, 9),
  latin('ibm852', LANGUAGES_1250, 6, 9),
  cyrillic('x-mac-cyrillic', 4),
  cyrillic('iso-8859-5', 10),
];

// Characters of the words that sales are made of, as Japanese headers and names write them.
export const COMMON_KANJI = new Set(
  '日付年月時店舗商品分類売上金額数量単価顧客番号会社株式名前住所電話合計円税込抜注文受取引先得意伝票備考区支払請求在庫仕入者員県市町村東京大阪山田中川本小高木村井口',
);
