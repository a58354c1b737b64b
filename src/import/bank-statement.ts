import type { Role } from '../model/lines.ts';
import { bestAssignment } from './assignment.ts';
import { accountOf, partyIn } from './bank-party.ts';
import { BANK_PARTS, BANK_WORDS, directionOf, type BankPart } from './bank-words.ts';
import { WEST_BANK_WORDS } from './bank-words-west.ts';
import type { EvidenceCode, ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import { bestMatch, headerWords, matchHeader, phrasesOf, type Phrase } from './header-words.ts';
import type { ColumnDecision } from './infer.ts';
import { parseNumber } from './number-format.ts';
import { ALL_ROLES } from './role-words.ts';
import type { RoleGuess } from './roles.ts';

/** Which column of a bank statement is what; parts it does not have are left out. */
export type BankColumns = Readonly<Partial<Record<BankPart, number>>>;

const NUMBERS: ReadonlySet<BankPart> = new Set<BankPart>(['incoming', 'outgoing', 'amount', 'balance']);
const ACCOUNTS: ReadonlySet<BankPart> = new Set<BankPart>(['payerAccount', 'payeeAccount', 'ownAccount']);
const FLOOR = 0.55;

let phrases: Map<BankPart, Phrase[]> | null = null;

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
  records: readonly (readonly string[])[],
  choice?: ImportOptions['bank'],
): BankColumns | null {
  if (choice === false) return null;
  const found = settle(assign(profiles, records), profiles, records);
  if (choice === undefined) {
    return isStatement(found, profiles, records) && !namesGoods(found, profiles) ? found : null;
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

function assign(
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): Partial<Record<BankPart, number>> {
  phrases ??= new Map(
    BANK_PARTS.map((part) => [part, phrasesOf([...BANK_WORDS[part], ...(WEST_BANK_WORDS[part] ?? [])])]),
  );
  const headers = profiles.map(({ name }) => headerWords(name));
  const scores = BANK_PARTS.map((part) =>
    profiles.map((profile, index) => {
      const header = headers[index];
      const match = header ? bestMatch(header, phrases?.get(part) ?? []) : null;
      if (match === null || match.score < FLOOR) return 0;
      const score = match.score * suits(part, profile, records);
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

/** How well the cells suit a part that the header names: 0 rules it out. */
function suits(part: BankPart, profile: ColumnProfile, records: readonly (readonly string[])[]): number {
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
    const accounts = share(records, index, (text) => accountOf(text) !== '' || partyIn(text).account !== '');
    return accounts >= 0.5 ? 1 : 0;
  }
  if (part === 'direction') {
    return profile.distinct <= 8 && share(records, index, (text) => directionOf(text) !== 0) >= 0.9 ? 1 : 0;
  }
  if (part === 'payerBank') return 1;
  if (profile.numberShare > 0.5) return 0;
  if (part === 'kind') return profile.distinct <= 60 ? 0.9 : 0;
  return 1;
}

function share(
  records: readonly (readonly string[])[],
  column: number,
  is: (text: string) => boolean,
): number {
  let filled = 0;
  let found = 0;
  for (const record of records) {
    const text = record[column] ?? '';
    if (text.trim() === '') continue;
    filled++;
    if (is(text)) found++;
  }
  return filled === 0 ? 0 : found / filled;
}

/** Parts that speak against each other: two columns of money leave no room for a third, one account throughout is one's own. */
function settle(
  found: Partial<Record<BankPart, number>>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): Partial<Record<BankPart, number>> {
  const { incoming, outgoing, amount, payerAccount, ownAccount, kind } = found;
  // `Тип операции` says which way the money went where its cells do.
  if (kind !== undefined && found.direction === undefined && incoming === undefined) {
    if (share(records, kind, (text) => directionOf(text) !== 0) >= 0.9) {
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
  const distinct = (column: number) =>
    new Set(records.map((record) => accountOf(record[column] ?? '')).filter((account) => account !== ''))
      .size;
  if (payerAccount !== undefined && ownAccount === undefined && records.length > 5) {
    const filled = profiles[payerAccount]?.evidence.filled ?? 0;
    if (distinct(payerAccount) === 1 && filled > records.length * 0.9) {
      found.ownAccount = payerAccount;
      delete found.payerAccount;
    }
  } else if (ownAccount !== undefined && payerAccount === undefined) {
    if (distinct(ownAccount) > Math.max(3, records.length / 10)) {
      found.payerAccount = ownAccount;
      delete found.ownAccount;
    }
  }
  return found;
}

/** Goods have a price or a product; payments have none. (A quantity alone says little: `KS` is also a constant symbol.) */
function namesGoods(found: BankColumns, profiles: readonly ColumnProfile[]): boolean {
  const taken = new Set(Object.values(found));
  return profiles.some(({ name, evidence, distinct }, index) => {
    if (taken.has(index) || evidence.filled === 0) return false;
    // A bank's product is a kind of account.
    if (distinct <= 3 && evidence.filled >= 10) return false;
    const says = matchHeader(name);
    return (says.get('unitPrice')?.score ?? 0) >= 0.9 || (says.get('product')?.score ?? 0) >= 0.95;
  });
}

function isStatement(
  found: BankColumns,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  const { incoming, outgoing, amount, direction, payer, payerAccount, payee, payeeAccount, purpose } = found;
  const balanced = found.balance !== undefined && balanceRuns(found, profiles, records);
  const accounts = payerAccount !== undefined || payeeAccount !== undefined;
  if (incoming !== undefined && outgoing !== undefined) {
    if (!apart(incoming, outgoing, profiles, records)) return false;
    return found.balance !== undefined || accounts || purpose !== undefined || found.ownAccount !== undefined;
  }
  if (amount === undefined) return false;
  const signed = direction !== undefined || hasNegative(amount, profiles, records);
  const bothSides =
    (payerAccount !== undefined && payeeAccount !== undefined) ||
    (payer !== undefined && payee !== undefined);
  if (!signed && !(bothSides && accounts)) {
    // A month of payments in alone still names the other side's account and a purpose.
    return accounts && purpose !== undefined;
  }
  if (accounts || balanced || paysOthers(found, profiles, records)) return true;
  return (
    direction !== undefined &&
    purpose !== undefined &&
    (payer !== undefined || found.ownAccount !== undefined)
  );
}

function numberAt(profile: ColumnProfile | undefined, record: readonly string[]): number {
  const format = profile?.number.format ?? profile?.number.choices[0];
  return profile === undefined || format === undefined
    ? NaN
    : parseNumber(record[profile.index] ?? '', format);
}

/** Hardly a row has money in both columns. */
function apart(
  incoming: number,
  outgoing: number,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  let both = 0;
  let either = 0;
  for (const record of records) {
    const one = numberAt(profiles[incoming], record) || 0;
    const other = numberAt(profiles[outgoing], record) || 0;
    if (one !== 0 || other !== 0) either++;
    if (one !== 0 && other !== 0) both++;
  }
  return both <= either * 0.05;
}

function hasNegative(
  column: number,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  return records.some((record) => numberAt(profiles[column], record) < 0);
}

const PURPOSE =
  /назначени|призначенн|purpose|remittance|verwendungszweck|zahlungsgrund|účel platby|zpráva pro|közlemény|гүйлгээний утга|摘要|narration|causale|tytuł|histórico/iu;
const PAID_OUT = { least: 2, share: 0.8 };

/**
 * Money out goes to others than it came from: who takes goods back from a buyer sold to that buyer before. Said together
 * with what a payment is for, or with a column that names the way of every row, that is a register of payments.
 */
function paysOthers(
  { amount, payer, purpose, direction }: BankColumns,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  if (amount === undefined || payer === undefined) return false;
  const purposed = purpose !== undefined && PURPOSE.test(profiles[purpose]?.name ?? '');
  const told = direction !== undefined || profiles.some(({ index }) => followsSign(index, amount));
  if (!purposed && !told) return false;
  const paying = new Set<string>();
  const paid = new Map<string, number>();
  for (const record of records) {
    const value = numberAt(profiles[amount], record);
    const who = (record[payer] ?? '').trim();
    if (value > 0) paying.add(who);
    else if (value < 0) paid.set(who, (paid.get(who) ?? 0) + 1);
  }
  const others = [...paid].filter(([who]) => !paying.has(who));
  const rows = (of: readonly (readonly [string, number])[]) => of.reduce((sum, [, count]) => sum + count, 0);
  return (
    paying.size > 0 && others.length >= PAID_OUT.least && rows(others) >= rows([...paid]) * PAID_OUT.share
  );

  function followsSign(column: number, of: number): boolean {
    let rowsTold = 0;
    for (const record of records) {
      const value = numberAt(profiles[of], record);
      if (Number.isNaN(value) || value === 0) continue;
      if (directionOf(record[column] ?? '') !== Math.sign(value)) return false;
      rowsTold++;
    }
    return rowsTold > 0;
  }
}

/** The balance goes up and down by what the row moves, in the order of the file or against it. */
function balanceRuns(
  found: BankColumns,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  const { balance, amount } = found;
  if (balance === undefined || amount === undefined) return false;
  let steps = 0;
  let down = 0;
  let up = 0;
  for (let row = 1; row < records.length; row++) {
    const before = records[row - 1] ?? [];
    const here = records[row] ?? [];
    const step = numberAt(profiles[balance], here) - numberAt(profiles[balance], before);
    if (Number.isNaN(step)) continue;
    steps++;
    const near = (value: number) => Math.abs(Math.abs(step) - Math.abs(value)) < 0.011;
    if (near(numberAt(profiles[amount], here))) down++;
    if (near(numberAt(profiles[amount], before))) up++;
  }
  return steps >= 2 && Math.max(down, up) >= steps * 0.8;
}

/**
 * The roles a statement's columns have as lines: who paid in is the customer, by account where there is one. Everything a line of goods
 * has besides is none, whatever the header may suggest; the date and the currency are guessed as ever.
 */
export function bankRoles(columns: BankColumns): Partial<Record<Role, number | null>> {
  const roles: Partial<Record<Role, number | null>> = {};
  for (const role of ALL_ROLES) {
    if (role !== 'date' && role !== 'currency' && role !== 'customer' && role !== 'amount')
      roles[role] = null;
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
 * Money of one statement is written in one way: where a column of it leaves its format open, another one that does not
 * decides for it.
 */
export function shareFormat(
  decisions: readonly ColumnDecision[],
  columns: BankColumns | null,
  names: readonly string[],
): ColumnDecision[] {
  if (columns === null) return [...decisions];
  const money = [...NUMBERS].flatMap((part) => columns[part] ?? []);
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
