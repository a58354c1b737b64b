import type { Encoding } from './encoding.ts';

/**
 * What a character past ASCII costs in a text of one language: about -log2 of how often it comes up among such
 * characters. A reading of bytes is as likely as it is cheap.
 */
export interface Letters {
  readonly costs: ReadonlyMap<string, number>;
  /** Letters of the encoding that the language does not use. */
  readonly foreign: number;
}

/** Letters in groups: those of the first cost 1.5 bits, of the second 2.5, and so on. */
function letters(groups: string, foreign: number, first = 1.5): Letters {
  const costs = new Map<string, number>();
  groups.split(' ').forEach((group, place) => {
    for (const letter of group) {
      costs.set(letter, first + place);
      // A capital is rarer than its small letter.
      const capital = letter.toUpperCase();
      if (capital.length === 1 && capital !== letter) costs.set(capital, first + place + 1);
    }
  });
  return { costs, foreign };
}

// Every letter may come up in some name, so none costs more than a word of another language would.
const WESTERN = letters('  éäöü áíóèàçñß åøæêãôâîõùúûëï ìòðþÿýœšž', 7);
const CENTRAL = letters('  áéíóöü čšžřěýůúőű łąęśćżńźđ ňťďľăşţôîâ ĺŕçëäß', 7);
const CYRILLIC = letters('ое аинт срвл кмдпу яыьгзбч йхжэ шюцщ фёъі єїґў јљњћџђ', 11, 2.6);

const LANGUAGES_1252: readonly Letters[] = [
  letters('äöü ß é', 9),
  letters('é è àê çô îâ ûùœëï', 9),
  letters('óí áé ñú ü', 9),
  letters('ãç áé óí êõ âúàô', 9),
  letters('à è ìòù é', 9),
  letters('äöåø æ é', 9),
  WESTERN,
];
const LANGUAGES_1250: readonly Letters[] = [
  letters(' íá éěýř čšž ůúóňťď ö', 9),
  letters(' áíé ýšč žťúľ ňôďóä ĺŕ', 9),
  letters(' áé öíó őüúű', 9),
  letters(' łą ęóżś ćńź', 9),
  letters(' čžš ćđ', 9),
  letters(' ăşţ îâ', 9),
  letters('äöü ß é', 9),
  CENTRAL,
];

const GREEK = letters('αο ειτσν ηρπκλυμς άίόέθγδχω ήύώφβζξψϊϋ', 11, 2.6);
const TURKISH = letters('ı üş ğçö İ  âîû', 9);
const LANGUAGES_1257: readonly Letters[] = [
  letters(' ė šž ųū ąčęį', 9),
  letters(' ā ī ē šūņ ļžčģķ', 9),
  letters('äõ öü šž', 9),
];

export interface Candidate {
  readonly encoding: Encoding;
  readonly languages: readonly Letters[];
  /** Letters of another script than the Latin one. */
  readonly cyrillic: boolean;
  /** Bits that speak against it beforehand: seldom met, it must not win by a word or two. */
  readonly seldom?: number;
}

/** The encodings that bytes which are not UTF-8 may be in, likelier ones first: equal readings go to the first. */
export const CANDIDATES: readonly Candidate[] = [
  { encoding: 'windows-1251', languages: [CYRILLIC], cyrillic: true },
  { encoding: 'windows-1252', languages: LANGUAGES_1252, cyrillic: false },
  { encoding: 'windows-1250', languages: LANGUAGES_1250, cyrillic: false },
  { encoding: 'iso-8859-2', languages: LANGUAGES_1250, cyrillic: false },
  { encoding: 'windows-1254', languages: [TURKISH], cyrillic: false, seldom: 6 },
  { encoding: 'windows-1257', languages: LANGUAGES_1257, cyrillic: false, seldom: 8 },
  { encoding: 'windows-1253', languages: [GREEK], cyrillic: true, seldom: 16 },
  { encoding: 'koi8-r', languages: [CYRILLIC], cyrillic: true },
  { encoding: 'ibm866', languages: [CYRILLIC], cyrillic: true },
];

// Characters of the words that sales are made of, as Japanese headers and names write them.
export const COMMON_KANJI = new Set(
  '日付年月時店舗商品分類売上金額数量単価顧客番号会社株式名前住所電話合計円税込抜注文受取引先得意伝票備考区支払請求在庫仕入者員県市町村東京大阪山田中川本小高木村井口',
);
