import { bankGuess, bankRoles, namesPart, type BankColumns } from './bank-statement.ts';
import type { BankPart } from './bank-words.ts';
import type { AsideRow, ImportOptions } from './check.ts';
import { directionOf } from './bank-direction.ts';
import { payerName } from './bank-party.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { headingCustomer } from './group-headings.ts';
import { shareOf } from './bank-cells.ts';
import { isLedger } from './bank-recognition.ts';
import { isKindOfAccount, isRevenue } from './status-words.ts';
import { matchHeader } from './header-words.ts';
import { withKindsOfSale } from './returns.ts';
import { guessRoles, type RoleGuess, type RoleGuesses } from './roles.ts';

const MOST_STATUSES = 12;

/** The roles of a table's columns; those of a bank statement's are its parts'. */
export function rolesOf(
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  bank: BankColumns | null,
  { roles }: ImportOptions,
  titles: readonly AsideRow[] = [],
): RoleGuesses {
  if (bank === null) {
    const sales = withKindsOfSale(guessRoles(profiles, records, roles), profiles, records, roles);
    const found = ofLedger(withoutMoneyOut(sales, profiles, roles), profiles, records, roles);
    if (!found.missing.includes('customer')) return found;
    const heading = headingCustomer(profiles, records, titles, roles);
    if (heading === null) return found;
    const others = found.guesses.filter(({ column }) => column !== heading.column);
    const missing = found.missing.filter((role) => role !== 'customer');
    return { ...found, guesses: [heading, ...others], missing };
  }
  // A statement's lines are payments, whatever its columns are called.
  const parts = bankRoles(bank);
  const found = guessRoles(profiles, records, {
    purchaseCount: null,
    ...withoutStatus(parts, profiles, bank),
    ...roles,
  });
  const dated = found.missing.includes('date') ? firstDate(found, profiles) : found;
  const asked =
    roles?.customer === undefined &&
    (parts.customer === undefined || nobodyComesBack(bank, profiles, records));
  const named = asked ? withoutCustomer(dated) : dated;
  return { ...named, guesses: named.guesses.map((guess) => bankGuess(guess, bank, roles)) };
}

/** Payments in, of which at least so many are told apart before it is said that nobody pays twice. */
const FEWEST_PAYMENTS = 20;
const ALL_APART = 0.9;

/**
 * Whether who paid would be known by a text that is another one nearly every time (`Invoice 2401`, a name and a number):
 * then everybody would be a customer of one purchase, and a person must say.
 */
function nobodyComesBack(
  { payer, payerAccount, purpose, incoming, amount, direction }: BankColumns,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  if (purpose === undefined || payer !== undefined || payerAccount !== undefined) return false;
  const money = profiles[incoming ?? amount ?? -1];
  const texts = records
    .filter((record) => numberIn(money, record) > 0)
    .filter((record) => direction === undefined || directionOf(record[direction] ?? '') >= 0)
    .map((record) => payerName(record[purpose] ?? '').toLowerCase())
    .filter((text) => text !== '');
  return texts.length >= FEWEST_PAYMENTS && new Set(texts).size > texts.length * ALL_APART;
}

/** What was spent is no sale, and money in or out is nobody, however much its values look like either. */
function withoutMoneyOut(
  found: RoleGuesses,
  profiles: readonly ColumnProfile[],
  chosen: ImportOptions['roles'],
): RoleGuesses {
  const ordered = found.guesses.some(({ role, confidence }) => role === 'order' && confidence >= 0.9);
  const wrong = found.guesses.filter(({ role, column, confidence }) => {
    if (chosen?.[role] !== undefined || (role !== 'amount' && role !== 'customer')) return false;
    // What buyers paid for an order (`お支払金額`) is called as what an account paid.
    if (role === 'amount' && ordered && confidence >= 0.9) return false;
    const profile = profiles[column];
    const parts: readonly BankPart[] = role === 'amount' ? ['outgoing'] : ['outgoing', 'incoming', 'balance'];
    return profile !== undefined && profile.numberShare >= 0.5 && namesPart(profile.name, parts);
  });
  if (wrong.length === 0) return found;
  return {
    ...found,
    guesses: found.guesses.filter((guess) => !wrong.includes(guess)),
    missing: [...found.missing, ...wrong.map(({ role }) => role)],
  };
}

/** The accounts of a ledger are nobody's. */
const ACCOUNTS = /account|konto|сч[её]т|compte|cuenta|conto|勘定|číslo účtu|főkönyv/iu;

/**
 * Double entry holds every sale twice: as revenue and as what the buyer owes. A column that tells the kinds of accounts
 * apart takes the others out as a status does; without one somebody must say what is to be added up.
 */
function ofLedger(
  found: RoleGuesses,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  chosen: ImportOptions['roles'],
): RoleGuesses {
  if (!isLedger(profiles, records)) return found;
  const money = profiles.flatMap(({ index, numberShare }) => (numberShare >= 0.5 ? [index] : []));
  const sides = found.guesses.filter(
    ({ role, column }) =>
      role !== 'customer' ||
      chosen?.customer !== undefined ||
      !(money.includes(column) || ACCOUNTS.test(profiles[column]?.name ?? '')),
  );
  const missing = new Set(found.missing);
  if (sides.length < found.guesses.length) missing.add('customer');
  const kinds = profiles.find(
    ({ index, distinct }) =>
      distinct > 1 && distinct <= MOST_STATUSES && shareOf(records, index, isKindOfAccount) >= 0.9,
  );
  if (
    kinds &&
    chosen?.status === undefined &&
    records.some((record) => isRevenue(record[kinds.index] ?? ''))
  ) {
    const others = sides.filter(({ role, column }) => role !== 'status' && column !== kinds.index);
    const evidence = [{ code: 'values-statuses', params: { text: kinds.first } }] as const;
    const status: RoleGuess = { role: 'status', column: kinds.index, confidence: 0.9, evidence };
    return { ...found, guesses: [...others, status], missing: [...missing] };
  }
  if (chosen?.amount !== undefined || chosen?.status !== undefined)
    return { ...found, guesses: sides, missing: [...missing] };
  missing.add('amount');
  return { ...found, guesses: sides.filter(({ role }) => role !== 'amount'), missing: [...missing] };
}

/** Of a payment it is no region. */
const STATE = /(?<!\p{L})(?:state|состояние|状態|stav|állapot|төлөв)$/iu;

/** A note (`test 1`) is no status: of a payment only a column that is called so says one. */
function withoutStatus(
  parts: ReturnType<typeof bankRoles>,
  profiles: readonly ColumnProfile[],
  bank: BankColumns,
): ReturnType<typeof bankRoles> {
  const taken = new Set(Object.values(bank));
  const free = profiles.filter(({ index, distinct }) => !taken.has(index) && distinct <= MOST_STATUSES);
  const state = free.find(({ name, statusShare }) => STATE.test(name) && statusShare >= 0.9);
  if (state) return { ...parts, status: state.index };
  return free.some(({ name }) => (matchHeader(name).get('status')?.score ?? 0) >= 0.8)
    ? parts
    : { ...parts, status: null };
}

/** The day of booking and that of value lie close together: the first column of days will do. */
function firstDate(found: RoleGuesses, profiles: readonly ColumnProfile[]): RoleGuesses {
  const date = profiles.find(
    ({ dateShare, evidence, index }) =>
      dateShare === 1 && evidence.blanks === 0 && !found.guesses.some(({ column }) => column === index),
  );
  if (!date) return found;
  const guess: RoleGuess = {
    role: 'date',
    column: date.index,
    confidence: 0.6,
    evidence: [{ code: 'values-dates', params: {} }],
  };
  return {
    ...found,
    guesses: [guess, ...found.guesses],
    missing: found.missing.filter((role) => role !== 'date'),
  };
}

/** Where no part of a statement says who paid, nothing else does. */
function withoutCustomer(found: RoleGuesses): RoleGuesses {
  return {
    ...found,
    guesses: found.guesses.filter(({ role }) => role !== 'customer'),
    missing: found.missing.includes('customer') ? found.missing : ['customer', ...found.missing],
  };
}
