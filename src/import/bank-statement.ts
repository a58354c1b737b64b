import type { Role } from '../model/lines.ts';
import { bestAssignment } from './assignment.ts';
import { shareOf } from './bank-cells.ts';
import { directionOf, saysNeitherWay } from './bank-direction.ts';
import { accountOf, partyIn } from './bank-party.ts';
import { tellsOfPayers } from './bank-paying.ts';
import { isStatement, takesFees } from './bank-recognition.ts';
import { freeText, partsByShape } from './bank-shape.ts';
import { BANK_PARTS, BANK_WORDS, type BankPart } from './bank-words.ts';
import { WEST_BANK_WORDS } from './bank-words-west.ts';
import { WORLD_BANK_WORDS } from './bank-words-world.ts';
import type { EvidenceCode, ImportOptions } from './check.ts';
import { isUnnamed, numberIn, type ColumnProfile } from './column-profile.ts';
import { bestMatch, headerWords, phrasesOf, type Phrase } from './header-words.ts';
import type { ColumnDecision } from './infer.ts';
import { bankSide } from './money-sides.ts';
import { ALL_ROLES } from './role-words.ts';
import type { RoleGuess } from './roles.ts';
import { shareDates } from './share-dates.ts';

/** Which column of a bank statement is what; parts it does not have are left out. */
export type BankColumns = Readonly<Partial<Record<BankPart, number>>>;

const NUMBERS: ReadonlySet<BankPart> = new Set<BankPart>(['incoming', 'outgoing', 'amount', 'balance']);
const ACCOUNTS: ReadonlySet<BankPart> = new Set<BankPart>(['payerAccount', 'payeeAccount', 'ownAccount']);
const FLOOR = 0.55;
/** What a column of blanks would be worth beside a full one. */
const GAPS = 0.96;

let phrases: Map<BankPart, Phrase[]> | null = null;

type Records = readonly (readonly string[])[];

/**
 * The columns of a bank statement, or null where the file is none. A statement has money that came in apart from money
 * that went out (two columns, a sign, or a column that says which), beside what only statements have: a running balance, the other side's
 * account, a purpose.
 *
 * @param records sample records
 * @param choice what the user said: `false` is no statement; an object is one, with the columns it names
 */
export function bankColumns(
  profiles: readonly ColumnProfile[],
  records: Records,
  choice?: ImportOptions['bank'],
): BankColumns | null {
  if (choice === false) return null;
  const found = assign(profiles, records);
  partsByShape(found, profiles, records);
  settle(found, profiles, records);
  if (choice === undefined) {
    if (!isStatement(found, profiles, records)) return null;
    // A book that somebody keeps, with the tax of every entry, says what was sold and not who paid; so does the account
    // with a service that takes payments for a fee, and a text that payments in mostly lack.
    const { payer, payerAccount, purpose } = found;
    const charged = payer === undefined && payerAccount === undefined && takesFees(profiles, records);
    if (
      purpose !== undefined &&
      (keepsTax(profiles) || charged || lacks(purpose, found, profiles, records))
    ) {
      found.kind ??= found.purpose;
      delete found.purpose;
    }
    return found;
  }
  const columns: Partial<Record<BankPart, number>> = { ...found };
  for (const part of BANK_PARTS) {
    const column = choice.columns?.[part];
    if (column === undefined) continue;
    for (const other of BANK_PARTS) if (other !== part && columns[other] === column) delete columns[other];
    if (column === null || profiles[column] === undefined) delete columns[part];
    else columns[part] = column;
  }
  return columns;
}

const TAX =
  /(?<!\p{L})(?:vat|ust|mwst|umsatzsteuer|vorsteuer|tva|iva|btw|moms|ндс|пдв|dph|áfa|нөат|kdv|ppn|gst)(?!\p{L})|消費税|税率|税额|부가세/iu;

function keepsTax(profiles: readonly ColumnProfile[]): boolean {
  return profiles.some(({ name, evidence }) => evidence.filled > evidence.blanks && TAX.test(name));
}

/** Whether most payments in are blank in a column. */
function lacks(
  column: number,
  { amount, incoming, direction }: BankColumns,
  profiles: readonly ColumnProfile[],
  records: Records,
): boolean {
  const money = profiles[incoming ?? amount ?? -1];
  const came = records.filter(
    (record) =>
      numberIn(money, record) > 0 &&
      (direction === undefined || incoming !== undefined || directionOf(record[direction] ?? '') >= 0),
  );
  const told = came.filter((record) => (record[column] ?? '').trim() !== '');
  return came.length > 0 && told.length * 2 < came.length;
}

function phrasesOfPart(part: BankPart): readonly Phrase[] {
  phrases ??= new Map(
    BANK_PARTS.map((one) => [
      one,
      phrasesOf([...BANK_WORDS[one], ...(WEST_BANK_WORDS[one] ?? []), ...(WORLD_BANK_WORDS[one] ?? [])]),
    ]),
  );
  return phrases.get(part) ?? [];
}

/** Whether a header says one of the parts, word for word. */
export function namesPart(header: string, parts: readonly BankPart[]): boolean {
  const words = headerWords(header);
  return parts.some((part) => (bestMatch(words, phrasesOfPart(part))?.score ?? 0) >= 0.95);
}

function assign(profiles: readonly ColumnProfile[], records: Records): Partial<Record<BankPart, number>> {
  const headers = profiles.map(({ name }) => headerWords(name));
  const bares = profiles.map(({ name }) => {
    const bare = name.replace(/[([（][^()[\]（）]*[)\]）]/gu, ' ').trim();
    return bare === name || bare === '' ? null : headerWords(bare);
  });
  const scores = BANK_PARTS.map((part) =>
    profiles.map((profile, index) => {
      const header = headers[index];
      if (header === undefined || isUnnamed(profile)) return 0;
      const said = phrasesOfPart(part);
      const bare = bares[index];
      // Under a word for the other side may stand its account: `Counterparty`.
      const other = part === 'payerAccount' ? bestMatch(header, phrasesOfPart('payer')) : null;
      const match = Math.max(
        bestMatch(header, said)?.score ?? 0,
        other && !other.fuzzy && holdsAccounts(index, records) ? other.score : 0,
        // `Tutar (TL)`: what stands in brackets says in what.
        bare ? (bestMatch(bare, said)?.score ?? 0) * 0.95 : 0,
      );
      if (match < FLOOR) return 0;
      const score = match * suits(part, profile, records);
      return score < FLOOR ? 0 : score;
    }),
  );
  const columns = bestAssignment(scores, profiles.length);
  const found: Partial<Record<BankPart, number>> = {};
  BANK_PARTS.forEach((part, at) => {
    const column = columns[at] ?? -1;
    if (column >= 0) found[part] = column;
  });
  return found;
}

/** Account numbers that no telephone has. */
const ACCOUNT = /^(?:[a-z]{2}\d{2}[\da-z -]{10,}|[\d -]{15,})$/i;

function holdsAccounts(column: number, records: Records): boolean {
  return shareOf(records, column, (text) => ACCOUNT.test(text.trim()) && accountOf(text) !== '') >= 0.5;
}

/** How well the cells suit a part that the header names: 0 rules it out. */
function suits(part: BankPart, profile: ColumnProfile, records: Records): number {
  const { evidence, index } = profile;
  const dates = profile.dateShare >= 0.5 && profile.dateShare >= profile.numberShare;
  if (dates) return 0;
  if (NUMBERS.has(part)) {
    // A month without a payment out leaves that column empty.
    if (evidence.filled === 0) return part === 'incoming' || part === 'outgoing' ? 0.9 : 0;
    if (profile.numberShare < 0.5) return 0;
    return part === 'amount' && evidence.blanks > evidence.filled ? 0.5 : 1;
  }
  if (evidence.filled === 0) return 0;
  if (ACCOUNTS.has(part)) {
    const accounts = shareOf(
      records,
      index,
      (text) => accountOf(text) !== '' || partyIn(text).account !== '' || profile.emailShare > 0.5,
    );
    if (accounts >= 0.5) return 1;
    // A card with most figures hidden, a name for the account: the same on every row.
    const same = profile.distinct <= 2 && evidence.filled >= records.length * 0.9 && records.length >= 3;
    return part === 'ownAccount' && same ? 0.9 : 0;
  }
  if (part === 'direction') {
    const tells = (text: string) => directionOf(text) !== 0 || saysNeitherWay(text);
    return profile.distinct <= 8 && shareOf(records, index, tells) >= 0.9 ? 1 : 0;
  }
  if (part === 'payerBank') return 1;
  if (profile.numberShare > 0.5) return 0;
  if (part === 'kind') return profile.distinct <= 60 ? 0.9 : 0;
  if (part === 'payer' && holdsAccounts(index, records)) return 0;
  if (part !== 'purpose' && part !== 'payer') return 1;
  // Of two columns that could name who paid, the one that does so in more rows.
  return tellsOfPayers(profile, records) * (GAPS + (1 - GAPS) * (evidence.filled / records.length));
}

/** Parts that speak against each other: two columns of money leave no room for a third, one account throughout is one's own. `found` is changed. */
function settle(
  found: Partial<Record<BankPart, number>>,
  profiles: readonly ColumnProfile[],
  records: Records,
): void {
  const { incoming, outgoing, amount, kind } = found;
  // `Тип операции` says which way the money went where its cells do.
  if (kind !== undefined && found.direction === undefined && incoming === undefined) {
    if (shareOf(records, kind, (text) => directionOf(text) !== 0) >= 0.9) {
      found.direction = kind;
      delete found.kind;
    }
  }
  if (incoming !== undefined && outgoing !== undefined) {
    delete found.amount;
    delete found.direction;
  } else if (amount !== undefined) {
    delete found.incoming;
    delete found.outgoing;
  }
  settleAccounts(found, profiles, records);
  settleParties(found, profiles, records);
  const { payer, payerAccount, purpose } = found;
  if (payer === undefined && payerAccount === undefined && purpose === undefined) {
    const text = freeText(found, profiles, records);
    if (text !== undefined) {
      if (found.kind === text) delete found.kind;
      found.purpose = text;
    }
  }
}

function settleAccounts(
  found: Partial<Record<BankPart, number>>,
  profiles: readonly ColumnProfile[],
  records: Records,
): void {
  const { payerAccount, ownAccount } = found;
  const distinct = (column: number) =>
    new Set(records.map((record) => accountOf(record[column] ?? '')).filter((account) => account !== ''))
      .size;
  const filled = (column: number) => profiles[column]?.evidence.filled ?? 0;
  if (payerAccount !== undefined && ownAccount === undefined && records.length > 5) {
    if (distinct(payerAccount) === 1 && filled(payerAccount) > records.length * 0.9) {
      found.ownAccount = payerAccount;
      delete found.payerAccount;
    }
  } else if (ownAccount !== undefined && payerAccount === undefined) {
    // One's own account stands in every row, or in none.
    const gaps = distinct(ownAccount) > 0 && filled(ownAccount) < records.length * 0.8;
    if (gaps || distinct(ownAccount) > Math.max(3, records.length / 10)) {
      found.payerAccount = ownAccount;
      delete found.ownAccount;
    }
  }
}

/** In a statement of one column for the other side, whoever that is, the payee is who paid where money came in. */
function settleParties(
  found: Partial<Record<BankPart, number>>,
  profiles: readonly ColumnProfile[],
  records: Records,
): void {
  // The payer of what goes out is oneself: who paid in stands elsewhere then. (With a name and an account, each row goes
  // by the one it has.)
  const { payerAccount, purpose } = found;
  if (purpose !== undefined && (found.payer === undefined) !== (payerAccount === undefined)) {
    const column = found.payer ?? payerAccount ?? -1;
    if (lacks(column, found, profiles, records))
      delete found[found.payer === undefined ? 'payerAccount' : 'payer'];
  }
  const { payer, payee, amount } = found;
  if (payee === undefined || payer !== undefined || amount === undefined) return;
  const came = records.filter((record) => numberIn(profiles[amount], record) > 0);
  const names = new Set(came.map((record) => (record[payee] ?? '').trim()));
  const gone = records.some((record) => numberIn(profiles[amount], record) < 0);
  const flagged = found.direction !== undefined;
  // The same payee wherever money comes in is oneself.
  const oneself = came.length >= 3 && names.size === 1 && (profiles[payee]?.distinct ?? 0) > 1;
  if ((!gone && !flagged) || oneself) return;
  found.payer = payee;
  delete found.payee;
}

/** What a payment has beside its parts: one that failed never came. */
const OF_PAYMENTS: ReadonlySet<Role> = new Set<Role>(['date', 'currency', 'customer', 'amount', 'status']);

/**
 * The roles a statement's columns have as lines: who paid in is the customer, by account where there is one. Everything a line of goods
 * has besides is none, whatever the header may suggest; the date and the currency are guessed as ever.
 */
export function bankRoles(columns: BankColumns): Partial<Record<Role, number | null>> {
  const roles: Partial<Record<Role, number | null>> = {};
  for (const role of ALL_ROLES) {
    if (!OF_PAYMENTS.has(role)) roles[role] = null;
  }
  const customer = columns.payerAccount ?? columns.payer ?? columns.purpose;
  const amount = columns.incoming ?? columns.amount;
  if (customer !== undefined) roles.customer = customer;
  if (amount !== undefined) roles.amount = amount;
  if (columns.payerAccount !== undefined && columns.payer !== undefined) roles.name = columns.payer;
  return roles;
}

/** Why a column of a statement has its role, and how sure that is. */
export function bankGuess(guess: RoleGuess, columns: BankColumns, asked: ImportOptions['roles']): RoleGuess {
  const { role, column } = guess;
  if (bankRoles(columns)[role] !== column) return guess;
  const said = asked?.[role];
  if (said !== undefined && said !== column) return guess;
  const code = evidenceOf(role, column, columns);
  if (code === null) return guess;
  // A purpose tells who paid for want of better.
  const confidence = code === 'bank-purpose' ? 0.4 : 0.95;
  const others = guess.evidence.filter((piece) => piece.code !== 'chosen');
  return { role, column, confidence, evidence: [{ code, params: {} }, ...others] };
}

function evidenceOf(role: Role, column: number, columns: BankColumns): EvidenceCode | null {
  if (role === 'amount') return 'bank-incoming';
  if (role === 'name') return 'bank-payer';
  if (role !== 'customer') return null;
  if (column === columns.payerAccount) return 'bank-account';
  return column === columns.payer ? 'bank-payer' : 'bank-purpose';
}

/**
 * The role each column is read as: its own, or for a part of a statement that has none the one whose cells look the same.
 */
export function readingRoles(
  roleOf: ReadonlyMap<number, Role>,
  columns: BankColumns | null,
): ReadonlyMap<number, Role> {
  if (columns === null) return roleOf;
  const reading = new Map(roleOf);
  for (const part of BANK_PARTS) {
    const column = columns[part];
    if (column !== undefined && !reading.has(column)) {
      reading.set(column, NUMBERS.has(part) ? 'amount' : 'order');
    }
  }
  return reading;
}

/**
 * Dates of one file, and money of one statement, are written in one way: where a column leaves its format open, another one
 * that does not decides for it.
 */
export function shareFormat(
  own: readonly ColumnDecision[],
  columns: BankColumns | null,
  names: readonly string[],
): ColumnDecision[] {
  const dated = shareDates(own, names);
  if (columns === null) return [...dated];
  const money = [...NUMBERS].flatMap((part) => columns[part] ?? []);
  // Names and marks of debit and credit stand in a seller's own books too: a bank's have a balance or accounts.
  const { balance, payerAccount, ownAccount } = columns;
  const ofBank = [balance, payerAccount, ownAccount].some((part) => part !== undefined);
  const decisions = dated.map((decision, index) =>
    ofBank && money.includes(index) ? bankSide(decision) : decision,
  );
  const teller = money
    .map((index) => decisions[index])
    .find(
      (decision) =>
        decision?.kind === 'number' &&
        decision.format !== null &&
        !decision.evidence.some(({ code }) => code === 'whole-numbers'),
    );
  if (!teller) return [...decisions];
  const from = decisions.indexOf(teller);
  return decisions.map((decision, index) =>
    money.includes(index) && decision.choices.length > 1
      ? {
          ...teller,
          evidence: [{ code: 'as-in-column', params: { column: names[from] ?? '' } }],
          example: decision.example,
        }
      : decision,
  );
}
