import { westernFigures } from './eastern-figures.ts';
import { besideSide } from './money-sides.ts';
import { beforeUnit } from './units.ts';

/** How the numbers of one column are written. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** Thousands separator, '' where none was seen. A space stands for every kind of space. */
  readonly group: '' | ',' | '.' | ' ' | "'";
  /** Every number carries a percent sign: `12 %` reads as 0.12, and a number without the sign is outside the format. */
  readonly percent?: boolean;
  /** A unit of measure may stand behind each number (`3 шт`, `1,5 kg`), for the header says that goods are counted. */
  readonly units?: boolean;
  /** Numbers stand beside marks of debit and credit: the sign of those credited, that of those debited is the other. */
  readonly credit?: 1 | -1;
  /** The sign of numbers without such a mark; left out, those but nothing are outside the format. */
  readonly bare?: 1 | -1;
  /** Of a discount: what its numbers take off a line. */
  readonly off?: 'money' | 'fraction' | 'percent';
}

/** Every way of writing numbers a column can have, plainest first. */
export const NUMBER_FORMATS: readonly NumberFormat[] = [
  { decimal: '.', group: '' },
  { decimal: ',', group: '' },
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { decimal: '.', group: ' ' },
  { decimal: '.', group: "'" },
  { decimal: ',', group: "'" },
];

/** A number stripped of sign, currency and percent: its digits, marks and exponent as they stand. */
export interface NumberParts {
  readonly negative: boolean;
  readonly percent: boolean;
  /** The currency written beside it (`currencyOf`), '' where there is none. */
  readonly currency: string;
  /** Digits with `.`, `,`, `'` and plain spaces between them; begins with a digit or a decimal mark. */
  readonly body: string;
  /** 0 where none is written. */
  readonly exponent: number;
}

// Codes and words that stand for money beside a number. Signs (`$`, `€`, `₽`, `₮`, `¥` ...) are matched by their
// Unicode category; of the letters only these, because `12 pcs` is no number.
const CURRENCY_WORDS =
  'USD|EUR|GBP|CHF|RUB|RUR|UAH|KZT|BYN|CZK|HUF|PLN|MNT|JPY|CNY|RMB|KRW|INR|AUD|CAD|NZD|SGD|HKD|SEK|NOK|DKK|TRY|BRL|MXN|ZAR|ILS|AED|THB|RON|BGN|RSD|IDR|VND|PHP|MYR|TWD|PKR|BDT|LKR|NGN|KES|EGP|SAR|QAR|COP|CLP|ARS|PEN|GEL|AMD|AZN|UZS|KGS|MDL|' +
  'US|Rp\\.?|RM|lei|лв\\.?|дин\\.?|сум|сом|đ|руб\\.?|рублей|рубля|р\\.?|грн\\.?|тг\\.?|Kč|Kc|Ft\\.?|zł|kr\\.?|Fr\\.?|円|元|төг\\.?|төгрөг|Rs\\.?|TL|R';
// Shift-JIS has the yen sign where others have the backslash.
const AFFIX = `((?:${CURRENCY_WORDS}|NT|HK|NZ|MX|AU|CA|A|C|S)? ?\\p{Sc}|\\\\|${CURRENCY_WORDS})`;
// The triangles are the minus of Japanese accounts.
const SIGN = '[-+\u2010\u2011\u2212\u2012\u2013\u2014\ufe63\u25b3\u25b2]';
const BODY = "(\\d(?:[\\d.,' ]*[\\d.,])?|[.,]\\d+)(?:[eE]([-+]?\\d{1,4}))?";
const WRITTEN = new RegExp(
  `^(\\()?(${SIGN})? ?${AFFIX}? ?(${SIGN})? ?${BODY} ?(%)? ?(${SIGN})? ?${AFFIX}? ?(${SIGN})?(\\))?$`,
  'iu',
);
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/**
 * Cuts a text into the parts of a number, or null where it is none under any format.
 *
 * @param units a unit of measure behind it does not count
 */
export function numberParts(text: string, units = false): NumberParts | null {
  if (PLAIN.test(text)) {
    const negative = text.charCodeAt(0) === 45;
    return { negative, percent: false, currency: '', body: negative ? text.slice(1) : text, exponent: 0 };
  }
  if (text.length > 400) return null;
  const folded = westernFigures(text)
    .trim()
    // `="12"` keeps a spreadsheet from reading a text as anything else.
    .replace(/^="(.*)"$/, '$1')
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\uff05\uff08\uff09\uff0b-\uff0e\uff10-\uff19]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u00a0\u2007\u2009\u202f\u3000\t]/g, ' ')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    // `\\$12.50` comes out of programs for which the sign alone would mean something.
    .replace(/\\(?=\p{Sc})/gu, '')
    // `250,-` and `250,-- Kč` are whole amounts, not negative ones.
    .replace(/(\d)[.,][-\u2013\u2014]{1,2}(?=\D*$)/, '$1')
    // So is `¥1,200-` on a Japanese receipt: the stroke says that nothing follows.
    .replace(/^([¥￥] ?[\d,]+)[-\u2015\u30fc]$/, '$1')
    // And `Rs. 500/-`, as India writes it.
    .replace(/(\d) ?\/[-=]$/, '$1')
    // A spreadsheet's mark of a text, kept by what read it: `'12.50`.
    .replace(/^'(?=[-\d])/, '')
    // Accounts write the currency outside the brackets: `$ (12.50)`, `(12,50) €`.
    .replace(
      /^([^\d()]*)\(([^()]*)\)([^\d()]*)$/,
      (_, before: string, inside: string, after: string) =>
        `(${before.trim()}${inside.trim()}${after.trim()})`,
    );
  const match = WRITTEN.exec(folded);
  if (match === null) {
    const measured = units ? beforeUnit(text) : null;
    return measured && numberParts(measured.number);
  }
  const [, open, before, prefix, inside, body = '', exponent, percent, behind, suffix, after, close] = match;
  if ((open === undefined) !== (close === undefined)) return null;
  // One sign at most: `(-5)` and `-5-` mean nothing certain.
  const signs = [before, inside, behind, after].filter((sign) => sign !== undefined);
  if (signs.length + (open === undefined ? 0 : 1) > 1) return null;
  const negative = open !== undefined || (signs.length === 1 && signs[0] !== '+');
  return {
    negative,
    percent: percent !== undefined,
    currency: currencyOf(suffix ?? prefix ?? ''),
    body,
    exponent: exponent === undefined ? 0 : Number(exponent),
  };
}

// Signs, codes and words of one currency. What several countries use (`$` here, `kr` below) stays apart from their codes,
// but for the two that are hardly ever told apart in one file.
const SAME_CURRENCY: readonly (readonly [name: string, spelled: RegExp])[] = [
  ['$', /^(?:\$|usd?|us ?\$|usd ?\$)$/i],
  ['€', /^(?:€|eur ?€?)$/i],
  ['£', /^(?:£|gbp ?£?)$/i],
  ['¥', /^(?:¥|\\|円|jpy ?¥?)$/i],
  ['₮', /^(?:₮|mnt ?₮?|төг|төгрөг)$/i],
  ['RUB', /^(?:₽|ru[br] ?₽?|руб|рублей|рубля|р)$/i],
  ['CZK', /^(?:kč|kc|czk)$/i],
  ['HUF', /^(?:ft|huf)$/i],
  ['PLN', /^(?:zł|pln)$/i],
  ['CNY', /^(?:元|cny ?¥?|rmb ?¥?)$/i],
  ['UAH', /^(?:uah ?₴?|₴|грн)$/i],
  ['KZT', /^(?:kzt ?₸?|₸|тг)$/i],
  ['INR', /^(?:inr ?₹?|₹|rs)$/i],
  ['CHF', /^(?:chf|fr)$/i],
  ['TRY', /^(?:try ?₺?|₺|tl)$/i],
  ['IDR', /^(?:idr|rp)$/i],
  ['VND', /^(?:vnd ?₫?|₫|đ)$/i],
  ['MYR', /^(?:myr|rm)$/i],
  ['RON', /^(?:ron|lei)$/i],
  ['BGN', /^(?:bgn|лв)$/i],
  ['RSD', /^(?:rsd|дин)$/i],
];

/** One name for the currency that a sign, a code or a word stands for; '' for none. `numberParts` reads it beside a number. */
export function currencyOf(text: string): string {
  const folded = text.normalize('NFKC').replace(/\.$/, '').trim();
  if (folded === '') return '';
  const found = SAME_CURRENCY.find(([, spelled]) => spelled.test(folded))?.[0];
  // `CAD $` says no more than `CAD`.
  return found ?? folded.toUpperCase().replace(/^(\p{L}+) ?\p{Sc}$/u, '$1');
}

const INTEGERS: Record<NumberFormat['group'], RegExp> = {
  '': /^\d*$/,
  // A group never begins with 0, so `0.500` is no 500. After commas also the Indian way: three, then pairs (`12,34,567`).
  ',': /^(?:\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3})$/,
  '.': /^(?:\d*|[1-9]\d{0,2}(?:\.\d{3})+)$/,
  ' ': /^(?:\d*|[1-9]\d{0,2}(?: \d{3})+)$/,
  "'": /^(?:\d*|[1-9]\d{0,2}(?:'\d{3})+)$/,
};

/**
 * The plain digits of a number's body under a format (`1 234,50` becomes `1234.50`), or null where marks and groups
 * do not fit.
 */
export function plainDigits(body: string, format: NumberFormat): string | null {
  const mark = body.indexOf(format.decimal);
  const whole = mark < 0 ? body : body.slice(0, mark);
  const fraction = mark < 0 ? '' : body.slice(mark + 1);
  if (!INTEGERS[format.group].test(whole) || !/^\d*$/.test(fraction)) return null;
  const digits = format.group === '' ? whole : whole.split(format.group).join('');
  if (digits === '' && fraction === '') return null;
  return fraction === '' ? digits : `${digits === '' ? '0' : digits}.${fraction}`;
}

/** The value of cut parts under a format; NaN where they do not fit or the value passes what a double holds. */
export function valueOfParts(cut: NumberParts, format: NumberFormat): number {
  if (cut.percent !== (format.percent === true)) return NaN;
  const digits = plainDigits(cut.body, format);
  if (digits === null) return NaN;
  // The exponent is shifted in the text, not multiplied: `12.3 %` is then the double nearest to 0.123.
  const exponent = cut.exponent - (cut.percent ? 2 : 0);
  const value = Number(exponent === 0 ? digits : `${digits}e${exponent}`);
  if (!Number.isFinite(value)) return NaN;
  return cut.negative && value !== 0 ? -value : value;
}

/** The value of a text under a column's format; NaN where it is blank or written in another way. */
export function parseNumber(text: string, format: NumberFormat): number {
  const cut = partsInFormat(text, format);
  const value = cut === null ? NaN : valueOfParts(cut, format);
  if (format.credit === undefined || !(Math.abs(value) > 0)) return value;
  const side = besideSide(text);
  const sign = side === null ? format.bare : side.credit ? format.credit : -format.credit;
  // `-50.00 Cr` says two things.
  if (sign === undefined || (value < 0 && side !== null && sign > 0)) return NaN;
  return side === null ? sign * value : sign * Math.abs(value);
}

function partsInFormat(text: string, { units, credit }: NumberFormat): NumberParts | null {
  const side = credit === undefined ? null : besideSide(text);
  return numberParts(side?.number ?? text, units);
}

/**
 * Decimals a number is written with under a format: value * 10 ** decimals is whole. 0 for whole numbers and for
 * texts outside the format; an exponent shifts (`1.5e-3` has 4), a percent sign adds two.
 */
export function decimalsOf(text: string, format: NumberFormat): number {
  const cut = partsInFormat(text, format);
  if (cut === null || cut.percent !== (format.percent === true)) return 0;
  const digits = plainDigits(cut.body, format);
  if (digits === null) return 0;
  const mark = digits.indexOf('.');
  const written = mark < 0 ? 0 : digits.length - mark - 1;
  return Math.max(0, written - cut.exponent + (cut.percent ? 2 : 0));
}

/** Whether a number stands beside a currency or a mark of debit or credit: outside its column, it may be there for that alone. */
export function besideMark(text: string): boolean {
  return (numberParts(text)?.currency ?? '') !== '' || numberBesideSide(text) !== null;
}

/** The parts of a number that stands beside a mark of debit or credit; null where there is none. */
export function numberBesideSide(text: string): NumberParts | null {
  const side = besideSide(text);
  return side && numberParts(side.number);
}
