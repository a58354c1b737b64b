import type { TextColumn } from '../table/column.ts';
import { gatherEvidence, type ColumnEvidence, type Verdict } from './column-evidence.ts';
import { isEmail } from './customer-key.ts';
import type { DateFormat } from './date-format.ts';
import { dateVerdict } from './date-verdict.ts';
import { matchHeader } from './header-words.ts';
import { besideSide, sideFormats, sidesOf, type Sides } from './money-sides.ts';
import { numberBesideSide, parseNumber, type NumberFormat } from './number-format.ts';
import { numberVerdict, plainNumberVerdict } from './number-verdict.ts';
import { unitsOf } from './units.ts';
import { isStatusWord, kindOfDocument } from './status-words.ts';

/** What a sample of a column looks like, role or no role. */
export interface ColumnProfile {
  readonly index: number;
  readonly name: string;
  readonly evidence: ColumnEvidence;
  readonly date: Verdict<DateFormat>;
  /** The same among formats that need a word beside them: serial days, seconds, letters of eras. */
  readonly weakDate: Verdict<DateFormat>;
  readonly number: Verdict<NumberFormat>;
  /** Fractions of the filled cells. */
  readonly dateShare: number;
  readonly weakDateShare: number;
  readonly numberShare: number;
  readonly emailShare: number;
  readonly phoneShare: number;
  readonly statusShare: number;
  readonly currencyShare: number;
  /** Distinct filled texts. */
  readonly distinct: number;
  /** Some number has a fraction other than zero. */
  readonly fractions: boolean;
  readonly first: string;
}

/** Headers in Japanese, and in Mongolian: who writes so puts commas between thousands alone. */
export const COMMA_GROUPS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|нийт|төл|төг|борлуулалт|д[үvї]н(?!\p{L})|[үvї]нэ(?!\p{L})|₮/iu;
const PHONE = /^\+?[\d(][\d ()/.-]{6,18}\d$/;
const CURRENCY =
  /^(?:USD|EUR|GBP|CHF|RUB|RUR|UAH|KZT|BYN|CZK|HUF|PLN|MNT|JPY|CNY|KRW|INR|AUD|CAD|NZD|SGD|HKD|SEK|NOK|DKK|TRY|BRL|MXN|ZAR|ILS|AED|THB|RON|BGN|RSD|VND|IDR|MYR|PHP|EGP|NGN|KES|ARS|CLP|COP|GEL|AMD|AZN|UZS|руб\.?|Kč|Ft|TL|円|төг|төгрөг|\p{Sc})$/iu;

const CURRENCY_NAME =
  /^(?:euros?|dollars?|dolar|dólar(?:es)?|sterling|yen|z[lł]ot[ey]ch?|zloty|lira(?:s[ıi])?|rub(?:le|el|la)s?|рубл[ьие]й?|доллар(?:ы|ов)?|евро|гривн[аи]|тенге|тугрик|yuan|rupees?|rupiah|pesos?|reais|reale?s|korun[ay]?|forint|kron(?:or|er|a)|baht|ringgit|人民币|美元|欧元|日元|港币|원화|달러|유로|엔화)$/iu;
const OF_A_COUNTRY = /^(?:us|türk|turkish|swiss|british|american|российский|us\$)$/iu;

/** A currency by its sign, its code, its name, or several of those together: `TL (₺)`, `EUR - Euro`. */
export function isCurrency(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > 24 || /\d/.test(trimmed)) return false;
  if (CURRENCY.test(trimmed)) return true;
  const words = trimmed.split(/[\s()[\]/,:-]+/u).filter((word) => word !== '');
  const named = words.filter((word) => CURRENCY.test(word) || CURRENCY_NAME.test(word));
  return named.length > 0 && words.every((word) => named.includes(word) || OF_A_COUNTRY.test(word));
}

/** Where so many cells say something, those that say there is nothing (`NaN`, `n/a`) do not speak against numbers. */
const MOST_TOLD = 0.3;

/** Whether most cells are dates that need no word beside them. */
export function isDates({ dateShare }: ColumnProfile): boolean {
  return dateShare >= 0.5;
}

/** Whether most cells are numbers, and not dates sooner. */
export function isNumbers(profile: ColumnProfile): boolean {
  return profile.numberShare >= 0.5 && !(isDates(profile) && profile.dateShare >= profile.numberShare);
}

/** Looks at one column of the sample. `records` all have the same number of fields. */
export function profileColumn(
  index: number,
  name: string,
  records: readonly (readonly string[])[],
  plainNumbers = false,
  thai?: () => boolean,
): ColumnProfile {
  const counts = new Map<string, number>();
  for (const record of records) {
    const text = record[index] ?? '';
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return profileOf(index, name, counts, plainNumbers, thai);
}

/**
 * The same from distinct texts with their counts.
 *
 * @param plainNumbers the column's numbers come from cells of that type, so their format is not to be guessed
 * @param thai whether something in the file says that it comes from Thailand
 */
export function profileOf(
  index: number,
  name: string,
  counts: ReadonlyMap<string, number>,
  plainNumbers = false,
  thai?: () => boolean,
): ColumnProfile {
  const units =
    !plainNumbers && (matchHeader(name).get('quantity')?.score ?? 0) >= 0.6 && unitsOf(counts.keys());
  const plain = gatherEvidence(counts, units);
  const sides = plainNumbers ? null : sidesIn(plain, name, counts);
  const evidence = sides ? gatherEvidence(counts, units, true) : plain;
  const date = dateVerdict(evidence, false, thai);
  const weakDate = dateVerdict(evidence, true, thai);
  const number = plainNumbers
    ? plainNumberVerdict(evidence)
    : withSides(withUnits(numberVerdict(evidence, COMMA_GROUPS.test(name)), units), sides);
  const format = number.format ?? number.choices[0];
  let emails = 0;
  let phones = 0;
  let statuses = 0;
  let currencies = 0;
  const documents = { sold: 0, bought: 0 };
  let distinct = 0;
  let fractions = false;
  let first = '';
  for (const [text, rows] of counts) {
    const trimmed = text.trim();
    if (trimmed === '') continue;
    if (first === '') first = text;
    distinct++;
    if (isEmail(trimmed)) emails += rows;
    if (PHONE.test(trimmed) && trimmed.replace(/\D/g, '').length >= 7) phones += rows;
    if (isStatusWord(trimmed)) statuses += rows;
    else {
      const kind = kindOfDocument(trimmed);
      if (kind !== null) documents[kind] += rows;
    }
    if (isCurrency(trimmed)) currencies += rows;
    if (!fractions && format !== undefined) {
      const value = parseNumber(text, format);
      fractions = !Number.isNaN(value) && !Number.isInteger(value);
    }
  }
  // Sales and what was bought in one column: as with a status, not all of it counts.
  if (documents.sold > 0 && documents.bought > 0) statuses += documents.sold + documents.bought;
  const { filled } = evidence;
  const share = (rows: number) => (filled === 0 ? 0 : rows / filled);
  const told = filled - evidence.placeholders.rows;
  const numberShare = told >= filled * MOST_TOLD ? share(number.rows * (filled / told)) : share(number.rows);
  return {
    index,
    name,
    evidence,
    date,
    weakDate,
    number,
    dateShare: share(date.rows),
    weakDateShare: share(weakDate.rows),
    numberShare,
    emailShare: share(emails),
    phoneShare: share(phones),
    statusShare: share(statuses),
    currencyShare: share(currencies),
    distinct,
    fractions,
    first,
  };
}

const BALANCE = /balance|saldo|solde|остаток|залишок|残高|余额|잔액|egyenleg|zůstatek|bakiye|үлдэгдэл/iu;

/** Marks of debit and credit beside a column's numbers, looked for where what is no number looks like one beside a mark. */
function sidesIn({ texts }: ColumnEvidence, name: string, counts: ReadonlyMap<string, number>): Sides | null {
  if (texts.rows === 0 || numberBesideSide(texts.text) === null) return null;
  // Where nobody names columns, the mark itself says that they are sums; a letter could be anything.
  const marked = isUnnamed({ name }) && besideSide(texts.text)?.letter === false;
  const sums = marked || (matchHeader(name).get('amount')?.score ?? 0) >= 0.6;
  return sidesOf(counts, BALANCE.test(name) ? 'balance' : sums ? 'sums' : null);
}

function withSides(verdict: Verdict<NumberFormat>, sides: Sides | null): Verdict<NumberFormat> {
  const { format, choices } = verdict;
  if (sides === null || (format === null && choices.length === 0)) return verdict;
  const sided = (format === null ? choices : [format]).flatMap((one) =>
    sideFormats(sides).map((side) => ({ ...one, ...side })),
  );
  const [only] = sided;
  if (only && sided.length === 1) return { ...verdict, format: only };
  return {
    ...verdict,
    format: null,
    choices: sided,
    example: format === null ? verdict.example : sides.text,
  };
}

function withUnits(verdict: Verdict<NumberFormat>, units: boolean): Verdict<NumberFormat> {
  if (!units) return verdict;
  const { format, choices } = verdict;
  return {
    ...verdict,
    format: format && { ...format, units },
    choices: choices.map((choice) => ({ ...choice, units })),
  };
}

/** The same of a whole column. */
export function profileOfTexts(
  index: number,
  column: TextColumn,
  plainNumbers = false,
  thai?: () => boolean,
): ColumnProfile {
  return profileOf(index, column.name, levelCounts(column), plainNumbers, thai);
}

function levelCounts(column: TextColumn): Map<string, number> {
  const rows = new Float64Array(column.levelCount);
  let blanks = 0;
  for (let row = 0; row < column.length; row++) {
    const code = column.codes[row]!;
    if (code < 0) blanks++;
    else rows[code]!++;
  }
  const counts = new Map<string, number>();
  column.levels.forEach((level, code) => counts.set(level, rows[code] ?? 0));
  if (blanks > 0) counts.set('', blanks);
  return counts;
}

/** The number in a column's cell of a record; NaN where there is none, or the column is not of numbers. */
export function numberIn(profile: ColumnProfile | undefined, record: readonly string[]): number {
  const format = profile?.number.format ?? profile?.number.choices[0];
  return profile === undefined || format === undefined
    ? NaN
    : parseNumber(record[profile.index] ?? '', format);
}

/** Whether nobody named the column. */
export function isUnnamed({ name }: Pick<ColumnProfile, 'name'>): boolean {
  return /^column \d+$/.test(name);
}
