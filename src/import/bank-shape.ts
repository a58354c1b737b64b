import { accountOf } from './bank-party.ts';
import { areApart, balanceRuns, shareOf } from './bank-cells.ts';
import { directionOf } from './bank-direction.ts';
import { tellsOfPayers } from './bank-paying.ts';
import type { BankPart } from './bank-words.ts';
import { isDates, isNumbers, isUnnamed, numberIn, type ColumnProfile } from './column-profile.ts';

type Records = readonly (readonly string[])[];
type Parts = Partial<Record<BankPart, number>>;

/** A flag of a way has hardly more spellings. */
const MOST_FLAGS = 4;
/** Codes of a bank (`OVS`, `NGM`) are shorter than names. */
const NAME_LENGTH = 6;

/**
 * Parts of a statement that no header names, by their cells: a flag for the way under a blank header, or all of them in
 * a file without a header. `found` is changed.
 */
export function partsByShape(found: Parts, profiles: readonly ColumnProfile[], records: Records): void {
  const unnamed = profiles.filter(isUnnamed);
  if (unnamed.length === 0) return;
  if (found.amount === undefined && found.incoming === undefined) {
    // One or two columns that lost their name say nothing of the others.
    if (unnamed.length < profiles.length * 0.8) return;
    moneyByShape(found, unnamed, records);
  }
  const money = profiles[found.amount ?? -1];
  if (money && found.direction === undefined && found.incoming === undefined) {
    const taken = new Set(Object.values(found));
    const flag = unnamed.find((one) => !taken.has(one.index) && flagsWay(one, records));
    const negative = records.some((record) => numberIn(money, record) < 0);
    if (flag && !negative) found.direction = flag.index;
  }
  if (unnamed.length >= profiles.length * 0.8) partiesByShape(found, unnamed, records);
}

/** Whether a column says of every row which way the money went. */
function flagsWay({ index, distinct, evidence }: ColumnProfile, records: Records): boolean {
  return (
    distinct <= MOST_FLAGS &&
    evidence.filled >= records.length * 0.8 &&
    shareOf(records, index, (text) => directionOf(text) !== 0) === 1
  );
}

/** The money that moves: what makes a balance run, else the one column that goes below zero and above it. */
function moneyByShape(found: Parts, unnamed: readonly ColumnProfile[], records: Records): void {
  const numbers = unnamed.filter(
    (one) => isNumbers(one) && !isDates(one) && one.evidence.leadingZeros.rows === 0,
  );
  const full = numbers.filter(({ evidence }) => evidence.filled >= records.length * 0.8);
  const flagged = unnamed.some((one) => one.distinct > 1 && flagsWay(one, records));
  for (const amount of full) {
    const balance = full.find(
      (one) =>
        one !== amount && one.distinct > 1 && balanceRuns(one, (row) => numberIn(amount, row), records),
    );
    if (!balance || !(flagged || movesBothWays(amount, records))) continue;
    found.amount = amount.index;
    found.balance = balance.index;
    return;
  }
  for (const one of numbers) {
    for (const other of numbers) {
      if (one === other || !areApart(one, other, records)) continue;
      const moved = (row: readonly string[]) =>
        Math.abs(numberIn(one, row) || 0) - Math.abs(numberIn(other, row) || 0);
      const balance = full.find(
        (total) => total !== one && total !== other && balanceRuns(total, moved, records),
      );
      if (!balance) continue;
      const [incoming, outgoing] = risesWith(balance, moved, records) ? [one, other] : [other, one];
      Object.assign(found, { incoming: incoming.index, outgoing: outgoing.index, balance: balance.index });
      return;
    }
  }
  const signed = full.filter((one) => movesBothWays(one, records));
  const [only] = signed;
  if (only && signed.length === 1) found.amount = only.index;
}

function movesBothWays(profile: ColumnProfile, records: Records): boolean {
  const ways = new Set(records.map((record) => Math.sign(numberIn(profile, record))));
  return ways.has(-1) && ways.has(1);
}

/** Whether a balance that runs grows by what comes in: read down or up the file, whichever fits more of the steps. */
function risesWith(
  balance: ColumnProfile,
  moved: (record: readonly string[]) => number,
  records: Records,
): boolean {
  let rises = 0;
  let falls = 0;
  for (let row = 1; row < records.length; row++) {
    const before = records[row - 1] ?? [];
    const here = records[row] ?? [];
    const step = numberIn(balance, here) - numberIn(balance, before);
    const near = (value: number) => Math.abs(step - value) < 0.011;
    // Down the file the balance is that after the row; up the file the row above comes later.
    if (near(moved(here)) || near(-moved(before))) rises++;
    if (near(-moved(here)) || near(moved(before))) falls++;
  }
  return rises >= falls;
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

const NEARLY_AS_LONG = 0.7;

function partiesByShape(found: Parts, unnamed: readonly ColumnProfile[], records: Records): void {
  const taken = new Set(Object.values(found));
  const free = unnamed.filter((one) => !taken.has(one.index) && one.evidence.filled > 0 && !isDates(one));
  for (const { index, distinct, evidence } of free) {
    const accounts = shareOf(records, index, (text) => IBAN.test(accountOf(text)));
    if (accounts < 0.5) continue;
    const own = distinct <= Math.max(1, records.length / 20) && evidence.filled >= records.length * 0.9;
    const part = own ? 'ownAccount' : 'payerAccount';
    if (found[part] === undefined) found[part] = index;
  }
  const texts = wordsOf(found, free, records);
  if (mayBeSales(found, texts)) return;
  const lengths = texts
    .map(({ index, evidence, distinct }) => ({
      index,
      distinct,
      filled: evidence.filled,
      length:
        records.reduce((sum, record) => sum + (record[index] ?? '').trim().length, 0) /
        Math.max(1, evidence.filled),
    }))
    .filter(({ length }) => length >= NAME_LENGTH)
    .sort((a, b) => b.length - a.length);
  const [first, second] = lengths;
  // A name stands beside its account, however few words the purpose next in length has.
  const named = first?.index === (found.payerAccount ?? NaN) + 1;
  const longest = named && second && second.length >= first.length * NEARLY_AS_LONG ? second : first;
  if (!longest) return;
  const others = lengths.filter((one) => one !== longest);
  found.purpose ??= longest.index;
  const name = others.find(({ distinct, filled }) => distinct > 1 && filled >= records.length * 0.5);
  if (name) found.payer ??= name.index;
}

/** Columns of words that are no part yet: `N-00001` is the number of something. */
function wordsOf(found: Parts, profiles: readonly ColumnProfile[], records: Records): ColumnProfile[] {
  const taken = new Set(Object.values(found));
  return profiles
    .filter((one) => !taken.has(one.index) && !isNumbers(one) && !isDates(one) && one.currencyShare < 0.5)
    .filter(({ evidence }) => evidence.filled >= records.length * 0.3)
    .filter((one) => tellsOfPayers(one, records) === 1)
    .filter(({ index }) => shareOf(records, index, (text) => /\p{L}{2}/u.test(text)) >= 0.5);
}

/** Where no account and no balance says that it is a statement, one of two texts without a name may as well be the goods. */
function mayBeSales({ payerAccount, ownAccount, balance }: Parts, texts: readonly unknown[]): boolean {
  return texts.length > 1 && (payerAccount ?? ownAccount ?? balance) === undefined;
}

/** Cells of several words, of all. */
const SAYING = 0.7;

/**
 * The column that a bank writes about each payment in, where no header says so: nearly every row another text, of
 * several words.
 */
export function freeText(
  found: Parts,
  profiles: readonly ColumnProfile[],
  records: Records,
): number | undefined {
  if (profiles.every(isUnnamed) && mayBeSales(found, wordsOf(found, profiles, records))) return undefined;
  const taken = new Set(Object.entries(found).flatMap(([part, column]) => (part === 'kind' ? [] : [column])));
  const texts = profiles
    .filter((one) => !taken.has(one.index) && !isNumbers(one) && !isDates(one) && one.currencyShare < 0.5)
    .filter(
      ({ evidence, distinct }) => evidence.filled >= records.length * 0.8 && distinct * 2 >= evidence.filled,
    )
    .filter(
      ({ index }) => shareOf(records, index, (text) => /\p{L}{3}.*[ ,:]\S/u.test(text.trim())) >= SAYING,
    )
    .map(({ index }) => ({
      index,
      length: records.reduce((sum, record) => sum + (record[index] ?? '').trim().length, 0),
    }))
    .sort((a, b) => b.length - a.length);
  return texts[0]?.index;
}
