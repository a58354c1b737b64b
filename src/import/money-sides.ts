import type { DateFormat } from './date-format.ts';
import type { ColumnDecision } from './infer.ts';
import type { NumberFormat } from './number-format.ts';

// `1,234.50 Cr`, `100.00(Dr)`, `CR 50.00`; `1.234,50 D` in Brazil, `170,00 S` in Germany.
const BEHIND = /^(.*[\d.,\p{Sc}]) ?(?:\( ?(cr|dr|db|c|d)\.? ?\)|(cr|dr|db|[cdhs])\.?)$/isu;
// `1,234.50 USD Cr`: letters between are a currency's, or whoever reads the number says no.
const BEHIND_CURRENCY = /^(.*\d ?\p{L}{1,4}\.?) (?:\( ?(cr|dr|db)\.? ?\)|(cr|dr|db)\.?)$/isu;
const BEFORE = /^(cr|dr|db)\.? ?(?=[\d\p{Sc}])(.+)$/isu;
const CREDIT = /^[ch]/i;

/** A number of which a mark says whether it was credited or debited. */
export interface SidedNumber {
  readonly number: string;
  readonly credit: boolean;
  /** The mark is a letter that much else could be. */
  readonly letter: boolean;
}

/** The number beside a mark of debit or credit; null where there is no such mark. */
export function besideSide(text: string): SidedNumber | null {
  if (text.length > 60) return null;
  const trimmed = text.trim();
  const behind = BEHIND.exec(trimmed) ?? BEHIND_CURRENCY.exec(trimmed);
  if (behind !== null) {
    const [, number = '', bracketed, bare] = behind;
    const mark = bracketed ?? bare ?? '';
    return { number, credit: CREDIT.test(mark), letter: mark.length === 1 };
  }
  const before = BEFORE.exec(trimmed);
  if (before === null) return null;
  const [, mark = '', number = ''] = before;
  return { number, credit: CREDIT.test(mark), letter: false };
}

/** What marks of debit and credit a column's numbers stand beside. */
export interface Sides {
  readonly credits: number;
  readonly debits: number;
  /** Numbers without a mark that are not nothing. */
  readonly bare: number;
  readonly text: string;
}

/** `1.2 Cr` is twelve millions in India: so few decimals, or more, are no sums of money, unless their currency stands between. */
const CENTS = /[.,]\d{2}(?!\d)\D*$|[\p{Sc}\p{L}]$/u;
/** Such a share of marks of one side is what a person takes for the exception. */
const FEW = 1 / 3;

/**
 * The sides that numbers of a column stand on; null where they stand on none, or the marks may be something else.
 *
 * @param counts distinct texts with their rows
 * @param money whether the column is said to hold money, or a balance: a letter is a mark there alone
 */
export function sidesOf(counts: ReadonlyMap<string, number>, money: 'sums' | 'balance' | null): Sides | null {
  let credits = 0;
  let debits = 0;
  let bare = 0;
  let letters = false;
  let cents = true;
  let first = '';
  for (const [text, rows] of counts) {
    const found = besideSide(text);
    if (found === null) {
      if (/\d/.test(text) && /[1-9]/.test(text)) bare += rows;
      continue;
    }
    if (found.letter && money === null) return null;
    if (first === '' && /[1-9]/.test(text)) first = text;
    letters ||= found.letter;
    cents &&= CENTS.test(found.number);
    if (found.credit) credits += rows;
    else debits += rows;
  }
  const marked = credits + debits;
  if (marked === 0) return null;
  const both = credits > 0 && debits > 0;
  // A letter behind numbers is a mark where both stand there, as is `db` (pieces) outside of money.
  if (!both && (money === null || (letters && money === 'sums'))) return null;
  if (debits === 0 && !cents) return null;
  if (both && bare > marked * FEW) return null;
  return { credits, debits, bare, text: first };
}

/**
 * What the marks mean for a column's sums, likeliest first: one reading where that is certain. In a shop's own books a few
 * credits among sums without a mark are credit notes; a bank's side is `bankSide`.
 */
export function sideFormats({
  credits,
  debits,
  bare,
}: Sides): readonly Pick<NumberFormat, 'credit' | 'bare'>[] {
  if (debits === 0) {
    const credit = { credit: 1 } as const;
    const note = { credit: -1, bare: 1 } as const;
    if (bare === 0) return [credit, { credit: -1 }];
    return credits <= bare * FEW ? [note] : [note, { ...credit, bare: -1 }];
  }
  const formats = [{ credit: 1 }, { credit: -1 }] as const;
  return credits > 0 || bare === 0 ? formats : formats.map((one) => ({ ...one, bare: 1 }) as const);
}

/** A statement's sums by the bank's own side: what it credits came in. Without debits, the sums without a mark are those. */
export function bankSide(decision: ColumnDecision): ColumnDecision {
  const formats = (decision.format === null ? decision.choices : [decision.format]).filter(isSided);
  if (formats.length === 0) return decision;
  const above = formats.filter(({ credit }) => credit === 1);
  const choices =
    above.length > 0
      ? above
      : formats.map((format): NumberFormat => ({ ...format, credit: 1, ...(format.bare && { bare: -1 }) }));
  const [format = null] = choices;
  if (choices.length > 1) return { ...decision, format: null, choices };
  const evidence = decision.evidence.filter(({ code }) => code !== 'ambiguous');
  return { ...decision, format, choices: [], evidence };
}

/** Whether a format says what marks of debit and credit mean. */
export function isSided(format: DateFormat | NumberFormat | null): format is NumberFormat {
  return format !== null && 'decimal' in format && format.credit !== undefined;
}
