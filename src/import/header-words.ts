import type { Role } from '../model/lines.ts';
import { plainLatin } from './plain-latin.ts';
import { ALL_ROLES, ROLE_WORDS } from './role-words.ts';
import { ASIA_WORDS } from './role-words-asia.ts';
import { EAST_WORDS } from './role-words-east.ts';
import { SOUTH_WORDS } from './role-words-south.ts';
import { TRADE_WORDS } from './role-words-trades.ts';
import { WEST_WORDS } from './role-words-west.ts';

/** How well a header says a role: 0 not at all, 1 for sure. */
export interface HeaderMatch {
  readonly score: number;
  readonly word: string;
  readonly fuzzy: boolean;
}

// Units and little words that say nothing about the role: `Amount (USD)`, `Сумма, руб.`, `Cena Kč`, `金額(円)`.
const NOISE = new Set(
  (
    'of the a in and usd eur gbp rub руб czk kc huf ft jpy mnt pln chf р тг төг төгрөг vč vc s incl de du des la le del da do des di der die das ' +
    'inr cad aud nzd sgd hkd cny krw sek nok dkk brl mxn ars clp cop zar uah kzt byn bgn ron aed sar kes ngn php idr myr thb vnd ils el al'
  ).split(' '),
);
/** Scripts that hardly part words by spaces. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** A header as comparable words: case, accents, camelCase, snake_case, brackets and units put aside. */
export function tokensOf(text: string): string[] {
  const parted = text
    .normalize('NFKC')
    // Mongolian before it had letters of its own: no header word has these two.
    .replace(/[Єє]/g, 'ө')
    .replace(/[Її]/g, 'ү')
    // On a keyboard without ү Mongolians write v: `vнэ`, `дvн`.
    .replace(/v(?=\p{Script=Cyrillic})|(?<=\p{Script=Cyrillic})v/giu, 'ү')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  const folded = plainLatin(parted)
    .replace(/%/g, ' percent ')
    .replace(/[№#]|\bn\.?o(?=\s+d[eoa]\s)/g, ' no ')
    .replace(/円/g, ' ');
  const tokens = folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter((token) => token !== '');
  const telling = tokens.filter((token) => !NOISE.has(token));
  return telling.length > 0 ? telling : tokens;
}

/** A word or a few that headers use, taken apart for matching. */
export interface Phrase {
  readonly weight: number;
  readonly word: string;
  readonly tokens: readonly string[];
  readonly joined: string;
  readonly wide: boolean;
}

/** Word lists as `ROLE_WORDS` writes them, taken apart. */
export function phrasesOf(lists: readonly (readonly [weight: number, words: string])[]): Phrase[] {
  return lists.flatMap(([weight, words]) =>
    words.split('|').map((word) => {
      const tokens = tokensOf(word);
      return { weight, word, tokens, joined: tokens.join(''), wide: WIDE.test(word) };
    }),
  );
}

let rolePhrases: Map<Role, Phrase[]> | null = null;

function phrasesOfRole(role: Role): readonly Phrase[] {
  rolePhrases ??= new Map(
    ALL_ROLES.map((one) => [
      one,
      phrasesOf(
        [ROLE_WORDS, WEST_WORDS, EAST_WORDS, ASIA_WORDS, SOUTH_WORDS, TRADE_WORDS].flatMap(
          (words) => words[one] ?? [],
        ),
      ),
    ]),
  );
  return rolePhrases.get(role) ?? [];
}

/** Who ordered is not what was ordered, a count is no country, a division no `divisa`, though the words begin alike. */
function isApart(word: string): boolean {
  return /^(?:заказчик|захиалагч|referen|customs$|countr|county$|status|division|profil|cash$)/.test(word);
}

/** A word this long is known with a letter wrong or left out. */
const LONG_WORD = 10;

/** Whether two words differ by one letter, wrong or left out (`Rechnungssume`). */
function isOneSlip(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}

/** Endings differ (`заказ`, `заказа`; `order`, `orders`): a common stem of four letters and little more will do. */
function alike(one: string, other: string): boolean {
  if (one === other) return true;
  if (isApart(one) || isApart(other)) return false;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4) return false;
  if (short.length >= LONG_WORD && isOneSlip(short, long)) return true;
  const stem = short.length >= 6 ? short.slice(0, -1) : short;
  return long.startsWith(stem) && long.length - stem.length <= 3;
}

function indexOfRun(
  tokens: readonly string[],
  run: readonly string[],
  equal: (a: string, b: string) => boolean,
): number {
  for (let at = 0; at + run.length <= tokens.length; at++) {
    if (run.every((word, offset) => equal(tokens[at + offset] ?? '', word))) return at;
  }
  return -1;
}

// Romance and Slavic languages put the noun first: `fecha cbte` is a date, `data emissione` too.
const HEAD_NOUNS = new Set(
  'data fecha datum valor importe importo monto montant kwota betrag castka'.split(' '),
);
// Until when something is to be paid, or when a marketplace pays it out, says nothing of when it was sold.
const DUE = new Set(
  tokensOf(
    'due expiry expiration scadenza vencimiento vencimento venc vto vence validade caducidad fällig fälligkeit splatnost splatnosti échéance срок határidő deposit payout disbursement repasse',
  ),
);
const DUE_SCORE = 0.2;

// Words that may follow a thing's name without changing what it is: `customer no`, `client code`.
const NAMING = new Set(['id', 'no', 'nr', 'number', 'code', 'key', 'num', 'ref']);

function matchPhrase(
  tokens: readonly string[],
  joined: string,
  latin: boolean,
  phrase: Phrase,
): HeaderMatch | null {
  const { weight, word } = phrase;
  if (joined === phrase.joined) return { score: weight, word, fuzzy: false };
  // Vague words count only alone: `name` in `channel name` says nothing.
  if (phrase.wide) {
    if (weight < 0.7 || phrase.joined.length < 2 || !joined.includes(phrase.joined)) return null;
    const ending = joined.endsWith(phrase.joined) ? 1 : 0.75;
    return {
      score: weight * ending * (0.5 + (0.45 * phrase.joined.length) / joined.length),
      word,
      fuzzy: true,
    };
  }
  if (phrase.tokens.length === tokens.length && indexOfRun(tokens, phrase.tokens, alike) === 0) {
    return { score: weight * 0.88, word, fuzzy: true };
  }
  // `Email (Billing)` is a billing e-mail.
  if (phrase.tokens.length === tokens.length && phrase.tokens.every((token) => tokens.includes(token))) {
    return { score: weight * 0.95, word, fuzzy: true };
  }
  if (weight < 0.8) return null;
  const exact = indexOfRun(tokens, phrase.tokens, (a, b) => a === b);
  const at = exact >= 0 ? exact : indexOfRun(tokens, phrase.tokens, alike);
  if (at < 0) return null;
  const share = phrase.tokens.length / tokens.length;
  const last = at + phrase.tokens.length === tokens.length;
  const named = tokens.slice(at + phrase.tokens.length).every((token) => NAMING.has(token));
  // English puts the noun last: `customer city` is a city.
  const heads = at === 0 && phrase.tokens.length === 1 && HEAD_NOUNS.has(tokens[0] ?? '');
  const place = last || named ? 1 : heads ? 0.85 : latin ? 0.35 : 0.85;
  return { score: weight * place * (exact >= 0 ? 1 : 0.9) * (0.55 + 0.35 * share), word, fuzzy: true };
}

const BRACKETED = /[([{（［【][^()[\]{}（）［］【】]*[)\]}）］】]/gu;
/** How many of something: never the thing itself. */
const COUNTED =
  /^\s*(?:#|no\.?|nr\.?|num(?:ber)?|count|total number) of\b|^\s*(?:количество|кол-во|число|počet|anzahl|nombre d|liczba|ilość|cantidad)(?!\p{L})/iu;
/** Words for what a customer or an order has: `Customer type` and `Тип клиента` are neither. */
const HAD = new Set(
  tokensOf(
    'type category segment group class tier level age gender sex city town country state province region address street zip postcode postal since notes note comment comments rating score language locale title industry website url count balance ' +
      'тип категория сегмент группа город регион страна адрес возраст пол комментарий примечание язык уровень отрасль ' +
      'price cost total amount sum quantity qty weight value tax discount rate margin share profit percent ' +
      'стоимость цена сумма количество кол вес объем скидка себестоимость доля прибыль процент комиссия ' +
      'cena castka pocet mnozstvi hmotnost dph sleva ar osszeg mennyiseg suly afa дүн үнэ тоо хэмжээ жин өртөг ' +
      'typ skupina kategorie mesto adresa ulice poznamka vek pohlavi psc ' +
      'tipus csoport kategoria varos orszag megjegyzes neme eletkor utca iranyitoszam ' +
      'төрөл бүлэг ангилал хаяг нас хүйс аймаг ' +
      'art gruppe ort stadt land strasse plz alter geschlecht ville pays adresse sexe ciudad pais direccion edad miasto kraj grupa wiek ' +
      'loai nhom dia chi ghi chu jenis alamat tipe kategori golongan catatan نوع عنوان مدينة ملاحظات סוג כתובת עיר הערות τύπος διεύθυνση πόλη κατηγορία tip grad adresa napomena opomba tyyppi osoite kaupunki adress stad segmento tipo grupo sexo genero idade regiao cidade estado endereco provincia tranche valor precio preco importe monto prix montant cantidad quantidade quantite',
  ),
);
const HAD_IN_WIDE =
  /合計|金額|価格|単価|数量|個数|種別|区分|ランク|分類|住所|都道府県|郵便番号|年齢|性別|備考|年代|类型|類型|等级|級別|级别|地区|地址|城市|备注|留言|年龄|金额|价格|单价|标签|등급|구분|유형|주소|지역|비고|메모|성별|나이|연령|금액|가격|단가|수량|우편번호|ประเภท|ที่อยู่|จังหวัด|หมายเหตุ/u;

// A file's few headers are asked about over and over.
const MOST_KEPT = 5000;
const kept = new Map<string, ReadonlyMap<Role, HeaderMatch>>();

/** How well a header says each role; roles it does not say are left out. */
export function matchHeader(header: string): ReadonlyMap<Role, HeaderMatch> {
  const held = kept.get(header);
  if (held !== undefined) return held;
  const found = findMatches(header);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (header.length <= 200) kept.set(header, found);
  return found;
}

function findMatches(header: string): Map<Role, HeaderMatch> {
  const matches = matchesOf(header);
  // Brackets say more of a column (`Date started (UTC)`, `Quantity (- Refund)`): left out where only they are in the way.
  const bare = bareOf(header);
  if (bare !== header && bare.trim() !== '' && [...matches.values()].every(({ score }) => score < 0.8)) {
    for (const [role, match] of matchesOf(bare)) {
      const score = match.score * 0.95;
      if (score > (matches.get(role)?.score ?? 0)) matches.set(role, { ...match, score, fuzzy: true });
    }
  }
  // 氏(請求先) is a name, whoever it is of: a word that stands in the brackets alone names no column.
  if (bare !== header && WIDE.test(header)) {
    const outside = matchesOf(bare);
    for (const [role, match] of matches) {
      if (!outside.has(role)) matches.set(role, { ...match, score: match.score * 0.4 });
    }
  }
  for (const [role, match] of alternativesOf(header)) {
    if (match.score > (matches.get(role)?.score ?? 0)) matches.set(role, match);
  }
  // `出库成本金额` is what goods cost sooner than what they were sold for.
  const [cost = 0, unitCost = 0] = (['cost', 'unitCost'] as const).map((role) => matches.get(role)?.score);
  const amount = matches.get('amount');
  if (amount?.fuzzy && Math.max(cost, unitCost) > amount.score) matches.delete('amount');
  if (COUNTED.test(header.replaceAll('_', ' '))) {
    for (const role of [...matches.keys()]) if (role !== 'quantity') matches.delete(role);
  }
  return matches;
}

/**
 * `Customer/Project`, `Order/adjustment ID`: a header that gives two names says the first, or the other, of somebody or of an order.
 * `Deal - Organization` says whose the second is.
 */
function alternativesOf(header: string): [Role, HeaderMatch][] {
  const parts = header.split(/\/| - /).map((part) => part.trim());
  if (parts.length !== 2 || parts.some((part) => part.length < 3)) return [];
  return (header.includes('/') ? parts : parts.slice(1)).flatMap((part) =>
    [...matchesOf(part)].flatMap(([role, match]): [Role, HeaderMatch][] =>
      (role === 'customer' || role === 'order') && !match.fuzzy && match.score >= 0.8
        ? [[role, { ...match, score: match.score * 0.9, fuzzy: true }]]
        : [],
    ),
  );
}

/** What an amount holds or leaves out, at the end of a header: `total price with VAT`, `Cena bez DPH`, `Montant TTC`. */
const QUALIFIER =
  /[\s_,-]+(?:(?:incl?(?:uding|usive)?|excl?(?:uding|usive)?|with(?:out)?|inkl|exkl|zzgl|ohne|mit|con|sin|com|sem|avec|sans|hors|вкл(?:ючая)?|с|со|без|s|bez|včetně|z|ze)\.?[\s_]+(?:vat|tax(?:es)?|gst|dph|mwst|ust|iva|tva|ндс|налогами|налога|vat-em|vatem|impuestos|taxes|discount)|ttc|ht)\.?$/iu;

/** A header apart from its brackets and from what says of an amount whether tax is in it. */
function bareOf(header: string): string {
  const spaced = header.replace(BRACKETED, ' ').replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2');
  return spaced.trim().replace(QUALIFIER, '').replace(QUALIFIER_IN_WIDE, '');
}

/** The same in Chinese and Japanese: `销售金额_折扣后_含税`, `金額-税込`. */
const QUALIFIER_IN_WIDE =
  /(?:[\s_-]+(?:折扣?后|优惠后|不?含税|未税|税[前后]|税込み?|税抜き?|税別|値引後|割引後))+$/u;

function matchesOf(header: string): Map<Role, HeaderMatch> {
  const matches = new Map<Role, HeaderMatch>();
  const words = headerWords(header);
  for (const role of ALL_ROLES) {
    // Its words are too near to those of an order's number: they count word for word alone (`countHeaders`).
    if (role === 'purchaseCount') continue;
    const best = bestMatch(words, phrasesOfRole(role));
    if (best === null) continue;
    if (role === 'discount' && best.fuzzy && AFTER_DISCOUNT.test(header.replaceAll('_', ' '))) continue;
    const had =
      (role === 'customer' || role === 'order' || role === 'product') && saysWhatItHas(words, header, best);
    // `ID_Venta` is no sale's money.
    const told = (role === 'amount' || role === 'unitPrice') && best.fuzzy && namesWhatTellsApart(header);
    const due = role === 'date' && words.tokens.some((token) => DUE.has(token));
    matches.set(role, {
      ...best,
      score: had || told ? best.score * 0.3 : due ? Math.min(best.score, DUE_SCORE) : best.score,
    });
  }
  return matches;
}

/** What is left after a discount is none: `销售金额_折扣后`, `Price after discount`, `Цена со скидкой`. */
const AFTER_DISCOUNT =
  /折扣?后|优惠后|値引(?:き)?後|割引後|할인 ?(?:후|적용)|หลังหักส่วนลด|sau (?:chiết khấu|giảm|khi giảm)|(?:after|net of|less|minus|incl\.?|including|with) (?:\p{L}+ )?discounts?(?!\p{L})|(?:со|с учетом|с учётом|после|за вычетом) скид|(?:po|s) slev|nach (?:\p{L}+ )?rabatt|(?:con|después del?|tras) descuento|(?:com|após|com o) desconto|(?:avec|après) remise|(?:po|z) rabat|indirimli|setelah diskon|بعد الخصم|אחרי הנחה/iu;

// Words for what something is told by: a number under them is nobody's money.
const TOLD_BY = new Set(
  tokensOf(
    'id ids nr num number numero nummer code codigo cod cislo kod sku barcode номер код ид дугаар код szám azonosító ' +
      'ref reference referencia referência référence referenz riferimento ' +
      'mã kode nomor رقم كود מספר κωδικός αριθμός broj šifra številka număr numeris numurs numero nro kodas kods kood koodi',
  ),
);
const TOLD_BY_IN_WIDE = /番号|コード|ID$|编号|编码|单号|号码|代码|编號|編號|번호|코드|아이디|รหัส|เลขที่/u;

/** Whether a header names what something is told by: a number, a code. */
export function namesWhatTellsApart(header: string): boolean {
  return TOLD_BY_IN_WIDE.test(header) || tokensOf(header).some((token) => TOLD_BY.has(token));
}

// Who sells to the business buys nothing from it.
const SUPPLIERS = new Set(
  tokensOf(
    'supplier suppliers vendor manufacturer proveedor proveedores fornitore fornecedor fournisseur lieferant kreditor dostawca dodavatel ' +
      'dobavljač furnizor tiekėjas piegādātājs tarnija toimittaja leverantör leverandør προμηθευτής المورد ספק pemasok supplier pembekal ' +
      'поставщик постачальник доставчик szállító beszállító нийлүүлэгч tedarikçi leverancier',
  ),
);
const SUPPLIERS_IN_WIDE =
  /仕入先|仕入れ先|納入業者|供应商|供應商|공급업체|공급사|공급자|매입처|ผู้จำหน่าย|nhà cung cấp/iu;

/** Whether a header names the day until which something is to be paid or good. */
export function namesDue(header: string): boolean {
  return tokensOf(header).some((token) => DUE.has(token));
}

/** Whether a header names those the business buys from. */
export function namesSupplier(header: string): boolean {
  return SUPPLIERS_IN_WIDE.test(header) || tokensOf(header).some((token) => SUPPLIERS.has(token));
}

/** Whether a header names what somebody or something has: a type, a group, a town. */
export function namesWhatIsHad(header: string): boolean {
  return HAD_IN_WIDE.test(header) || tokensOf(header).some((token) => HAD.has(token));
}

/** Whether a header that holds a word for somebody goes on to something that one has. */
function saysWhatItHas({ tokens }: HeaderWords, header: string, { word, fuzzy }: HeaderMatch): boolean {
  if (!fuzzy) return false;
  if (HAD_IN_WIDE.test(header) && !HAD_IN_WIDE.test(word)) return true;
  const said = new Set(tokensOf(word));
  return tokens.some((token) => HAD.has(token) && !said.has(token));
}

/** A header taken apart once, to be held against any number of phrases. */
export interface HeaderWords {
  readonly tokens: readonly string[];
  readonly joined: string;
  readonly latin: boolean;
}

export function headerWords(header: string): HeaderWords {
  const tokens = tokensOf(header);
  return { tokens, joined: tokens.join(''), latin: /^[\x20-\x7e]*$/.test(header) };
}

/** How much more a word says than one that is like it. */
const EXACT = 1.15;

/** How well a header says one thing, by the best of the phrases for it; null where it does not. */
export function bestMatch(
  { tokens, joined, latin }: HeaderWords,
  phrases: readonly Phrase[],
): HeaderMatch | null {
  if (tokens.length === 0) return null;
  let best: HeaderMatch | null = null;
  for (const phrase of phrases) {
    const match = matchPhrase(tokens, joined, latin, phrase);
    if (match === null) continue;
    // A word that says it says more than one like it: `Kundenname` is like `Kundennr`.
    const weight = best !== null && best.fuzzy !== match.fuzzy ? (best.fuzzy ? EXACT : 1 / EXACT) : 1;
    if (match.score * weight > (best?.score ?? 0)) best = match;
  }
  return best;
}

/** How many cells of a record are words headers use. */
export function headerWordCount(record: readonly string[]): number {
  return record.filter((cell) => [...matchHeader(cell).values()].some(({ score }) => score >= 0.6)).length;
}
