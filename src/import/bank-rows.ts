import { unreadAt } from './bank-cells.ts';
import { BLANK, numberColumn, textColumn, type TextColumn } from '../table/column.ts';
import { accountOf, partyIn, payerName } from './bank-party.ts';
import { Levels, mapLevels, otherSide } from './bank-levels.ts';
import { countRefunds } from './bank-refunds.ts';
import { CARD_PAID, ruleBit, rulesInText } from './bank-rules.ts';
import type { BankColumns } from './bank-statement.ts';
import { directionOf, saysNeitherWay } from './bank-direction.ts';
import type { BankPart } from './bank-words.ts';
import type { ImportOptions } from './check.ts';
import { currencyOfRows } from './currencies.ts';
import type { CustomerFold } from './customer-folds.ts';
import { customerKey } from './customer-key.ts';
import { partyName } from './party-name.ts';
import type { ResolvedColumn } from './resolved-column.ts';

/** A bank statement turned into rows of sales. */
export interface BankRows {
  /** Who paid: the account where the row has one, else the name. */
  readonly customer: TextColumn;
  /** The names payers go by, where the customer is the account; else null. */
  readonly name: TextColumn | null;
  /** What came in, what went out below zero. */
  readonly amount: ResolvedColumn;
  /** The rules that would take each row, as bits (`ruleBit`). */
  readonly rules: Uint8Array;
  /** Accounts with several names. */
  readonly folds: readonly CustomerFold[];
  /** The accounts the statement is of. */
  readonly ownAccounts: readonly string[];
}

/**
 * An account with more names than this belongs to a bank that pays in for many people: there the name says who paid.
 */
const MOST_NAMES = 3;
const MOST_OWN = 20;

/**
 * Turns a statement into rows of sales. Null where it has neither payer nor money.
 *
 * @param resolved all columns of the file
 * @param rows rows of the file
 * @param chosen the column that says who paid; one that is no part of the statement stands for all that are
 */
export function bankRows(
  found: BankColumns,
  resolved: readonly ResolvedColumn[],
  rows: number,
  folds: ImportOptions['folds'],
  chosen?: number,
): BankRows | null {
  const columns = payingBy(found, chosen);
  const money = moneyOf(columns, resolved, rows);
  if (!money) return null;
  const parties = partiesOf(columns, resolved, rows);
  if (!parties) return null;
  const { account, name } = parties;
  const own = ownSide(columns, resolved, money.values, account);
  const { direction } = own;
  if (isCard(columns, resolved, money.values))
    money.values.forEach((value, row) => (money.values[row] = -value));
  const values = direction ? money.values.map((value, row) => value * (direction[row] ?? 1)) : money.values;
  const customer = customersOf(account, name, rows, folds);
  const rules = rulesOf(columns, resolved, values, account, name, own);
  const texts = (['kind', 'purpose'] as const).flatMap((part) => textAt(columns, resolved, part) ?? []);
  return {
    customer: countRefunds({ values, customer: customer.column, name, texts }, rules),
    name: account && name ? name : null,
    amount: { ...money.amount, column: numberColumn(money.amount.column.name, values, money.decimals) },
    rules,
    folds: customer.folds,
    ownAccounts: [...own.accounts],
  };
}

function payingBy(found: BankColumns, chosen: number | undefined): BankColumns {
  const { payerAccount, payer, purpose } = found;
  if (chosen === undefined || [payerAccount, payer, purpose].includes(chosen)) return found;
  const columns = { ...found, payer: chosen };
  delete columns.payerAccount;
  return columns;
}

function textAt(
  columns: BankColumns,
  resolved: readonly ResolvedColumn[],
  part: BankPart,
): TextColumn | null {
  const index = columns[part];
  const column = index === undefined ? undefined : resolved[index]?.column;
  return column?.kind === 'text' ? column : null;
}

function numbersAt(columns: BankColumns, resolved: readonly ResolvedColumn[], part: BankPart) {
  const index = columns[part];
  const found = index === undefined ? undefined : resolved[index];
  return found?.column.kind === 'number' ? { resolved: found, column: found.column } : null;
}

/**
 * A card's bank counts what is owed: purchases stand above zero, and the payment of the card below. Turned round, they
 * are an account's.
 */
function isCard(columns: BankColumns, resolved: readonly ResolvedColumn[], values: Float64Array): boolean {
  if (columns.amount === undefined || columns.direction !== undefined) return false;
  const texts = [textAt(columns, resolved, 'purpose'), textAt(columns, resolved, 'payer')];
  let paid = 0;
  let bought = 0;
  for (const text of texts) {
    if (!text) continue;
    const says = Uint8Array.from(text.levels, (level) => (CARD_PAID.test(level) ? 1 : 0));
    for (let row = 0; row < values.length; row++) {
      const code = text.codes[row]!;
      if (values[row]! > 0) bought++;
      if (code === BLANK || says[code] === 0) continue;
      if (values[row]! > 0) return false;
      paid++;
    }
  }
  return paid > 0 && bought > paid;
}

/** One amount a row: what came in less what went out. */
function moneyOf(columns: BankColumns, resolved: readonly ResolvedColumn[], rows: number) {
  const incoming = numbersAt(columns, resolved, 'incoming') ?? numbersAt(columns, resolved, 'amount');
  if (!incoming) return null;
  const twoColumns = columns.incoming !== undefined;
  const outgoing = twoColumns ? numbersAt(columns, resolved, 'outgoing') : null;
  const direction = twoColumns ? null : textAt(columns, resolved, 'direction');
  const wayOf = direction && Int8Array.from(direction.levels, directionOf);
  const values = new Float64Array(rows);
  const comeIn = incoming.column.values;
  const goneOut = outgoing?.column.values;
  for (let row = 0; row < rows; row++) {
    const into = comeIn[row]!;
    if (outgoing) {
      const out = goneOut?.[row] ?? NaN;
      // A cell that cannot be read must not pass for an empty one.
      const unread = Number.isNaN(into)
        ? unreadAt(incoming.resolved, row) !== ''
        : Number.isNaN(out) && unreadAt(outgoing.resolved, row) !== '';
      if (unread || (Number.isNaN(into) && Number.isNaN(out))) values[row] = NaN;
      else values[row] = (Number.isNaN(into) ? 0 : into) - (Number.isNaN(out) ? 0 : Math.abs(out));
    } else {
      const code = direction?.codes[row] ?? BLANK;
      const way = wayOf && code !== BLANK ? wayOf[code]! : 0;
      values[row] = way === 0 ? into : way * Math.abs(into);
    }
  }
  const amount: ResolvedColumn = {
    ...incoming.resolved,
    currencies: currencyOfRows(
      incoming.resolved.currencies,
      outgoing?.resolved.currencies ? [outgoing.resolved.currencies] : [],
    ),
    oddText: (row) =>
      outgoing
        ? unreadAt(incoming.resolved, row) || unreadAt(outgoing.resolved, row)
        : incoming.resolved.oddText(row),
  };
  return { values, amount, decimals: Math.max(incoming.column.decimals, outgoing?.column.decimals ?? 0) };
}

/** Account and name of the payer of every row; null where nothing names one. */
function partiesOf(
  columns: BankColumns,
  resolved: readonly ResolvedColumn[],
  rows: number,
): { account: TextColumn | null; name: TextColumn | null } | null {
  const account = textAt(columns, resolved, 'payerAccount');
  const named = textAt(columns, resolved, 'payer');
  const payer = account ? named : otherSide(named, textAt(columns, resolved, 'payee'));
  const names = payer ?? (account ? null : textAt(columns, resolved, 'purpose'));
  if (!account && !names) return null;
  if (!account) return { account: null, name: names && mapLevels(names, payerName) };
  const bank = textAt(columns, resolved, 'payerBank');
  const parties = account.levels.map((level) => {
    const whole = accountOf(level);
    return whole === '' ? partyIn(level) : { account: whole, name: '' };
  });
  const accounts = new Levels(account.name, rows);
  const inCell = new Levels(account.name, rows);
  for (let row = 0; row < rows; row++) {
    const code = account.codes[row]!;
    if (code === BLANK) continue;
    const party = parties[code]!;
    // The same number at two banks is two accounts; an IBAN names its bank itself.
    const at = bank?.at(row)?.trim() ?? '';
    const apart = party.account !== '' && at !== '' && /^\d+$/.test(party.account);
    accounts.set(row, apart ? `${party.account}/${at}` : party.account);
    inCell.set(row, party.name);
  }
  const cellNames = inCell.column();
  return {
    account: accounts.column(),
    name: names ? mapLevels(names, payerName) : cellNames.levelCount > 0 ? cellNames : null,
  };
}

interface OwnSide {
  readonly accounts: ReadonlySet<string>;
  /** Stem of the name the statement is of, '' where it does not show. */
  readonly stem: string;
  /** 1 came in, -1 went out, where only the two sides of a payment tell; else null. */
  readonly direction: Int8Array | null;
}

/** Whose statement it is: the account named as such, the one payments come in to, or the one that is in every row. */
function ownSide(
  columns: BankColumns,
  resolved: readonly ResolvedColumn[],
  values: Float64Array,
  payerAccount: TextColumn | null,
): OwnSide {
  const accounts = new Set<string>();
  const ownAccount = textAt(columns, resolved, 'ownAccount');
  if (ownAccount && ownAccount.levelCount <= MOST_OWN) {
    for (const level of ownAccount.levels) {
      const account = accountOf(level);
      if (account !== '') accounts.add(account);
    }
  }
  const payees = textAt(columns, resolved, 'payeeAccount');
  const payee = textAt(columns, resolved, 'payee');
  const payeeAccounts = payees && payees.levels.map((level) => accountOf(level) || partyIn(level).account);
  const signed =
    columns.incoming !== undefined || columns.direction !== undefined || values.some((value) => value < 0);
  let direction: Int8Array | null = null;
  if (!signed && payeeAccounts && payees && payerAccount) {
    const everywhere = inEveryRow(payees, payeeAccounts, payerAccount);
    if (everywhere !== '') {
      accounts.add(everywhere);
      direction = new Int8Array(values.length).fill(1);
      for (let row = 0; row < values.length; row++) {
        const code = payees.codes[row]!;
        if (code !== BLANK && payeeAccounts[code] !== '' && payeeAccounts[code] !== everywhere)
          direction[row] = -1;
      }
    }
  }
  const came = (row: number) => values[row]! > 0 && (direction === null || direction[row] === 1);
  if (payees && payeeAccounts) {
    for (const [code, share] of levelShares(payees, came)) {
      const account = payeeAccounts[code] ?? '';
      if (share >= 0.05 && account !== '') accounts.add(account);
    }
  }
  let stem = '';
  if (payee) {
    for (const [code, share] of levelShares(payee, came)) {
      if (share >= 0.5) stem = partyName(payerName(payee.levels[code] ?? '')).stem;
    }
  }
  return { accounts, stem, direction };
}

/** The account that is payer or payee of nine rows in ten, '' where none is. */
function inEveryRow(payees: TextColumn, payeeAccounts: readonly string[], payers: TextColumn): string {
  const rows = new Map<string, number>();
  const note = (account: string) => {
    if (account !== '') rows.set(account, (rows.get(account) ?? 0) + 1);
  };
  for (let row = 0; row < payees.length; row++) {
    const to = payees.codes[row]! === BLANK ? '' : (payeeAccounts[payees.codes[row]!] ?? '');
    const from = payers.at(row) ?? '';
    note(to);
    if (from !== to) note(from);
  }
  for (const [account, count] of rows) if (count >= payees.length * 0.9) return account;
  return '';
}

/** Levels with their share of the rows that are wanted. */
function levelShares(column: TextColumn, wanted: (row: number) => boolean): [number, number][] {
  const counts = new Float64Array(column.levelCount);
  let all = 0;
  for (let row = 0; row < column.length; row++) {
    if (!wanted(row)) continue;
    all++;
    if (column.codes[row]! !== BLANK) counts[column.codes[row]!]!++;
  }
  return [...counts].map((count, code) => [code, all === 0 ? 0 : count / all]);
}

/** Who paid each row, and the accounts that go by several names. */
function customersOf(
  account: TextColumn | null,
  name: TextColumn | null,
  rows: number,
  choice: ImportOptions['folds'],
): { column: TextColumn; folds: CustomerFold[] } {
  if (!account) return { column: name ?? textColumn('', new Int32Array(rows).fill(BLANK), []), folds: [] };
  const keys = name ? name.levels.map(customerKey) : [];
  const apart = new Map<number, boolean>();
  const folds: CustomerFold[] = [];
  const off = new Set(choice?.off);
  const on = new Set(choice?.on);
  for (const [code, spellings] of namesByAccount(account, name, keys)) {
    if (spellings.size < 2) continue;
    const id = `account ${account.levels[code] ?? ''}`;
    const stems = new Set([...spellings.keys()].map((text) => partyName(text).stem));
    const shared = stems.size > MOST_NAMES;
    const together = shared ? on.has(id) : !off.has(id);
    if (!together) apart.set(code, shared);
    folds.push({
      id,
      by: 'account',
      name: account.levels[code] ?? '',
      spellings: [...spellings]
        .map(([text, count]) => ({ text, rows: count }))
        .sort((a, b) => b.rows - a.rows),
      together,
    });
  }
  const customers = new Levels(account.name, rows);
  for (let row = 0; row < rows; row++) {
    const code = account.codes[row]!;
    const called = name?.at(row) ?? '';
    if (code === BLANK) {
      customers.set(row, called);
      continue;
    }
    const text = account.levels[code] ?? '';
    const shared = apart.get(code);
    // Set apart by the user, a name still belongs to its account: two accounts never become one customer.
    if (shared === undefined || called === '') customers.set(row, text);
    else customers.set(row, shared ? called : `${called} (${text})`);
  }
  return { column: customers.column(), folds };
}

/** How many rows each account has under each name. */
function namesByAccount(account: TextColumn, name: TextColumn | null, keys: readonly string[]) {
  const found = new Map<number, Map<string, number>>();
  if (!name) return found;
  for (let row = 0; row < account.length; row++) {
    const code = account.codes[row]!;
    const called = name.codes[row]!;
    if (code === BLANK || called === BLANK) continue;
    const key = keys[called] ?? '';
    let spellings = found.get(code);
    if (!spellings) found.set(code, (spellings = new Map<string, number>()));
    spellings.set(key, (spellings.get(key) ?? 0) + 1);
  }
  return found;
}

function rulesOf(
  columns: BankColumns,
  resolved: readonly ResolvedColumn[],
  values: Float64Array,
  account: TextColumn | null,
  name: TextColumn | null,
  own: OwnSide,
): Uint8Array {
  const rules = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) if (values[row]! < 0) rules[row] = ruleBit('outgoing');
  const named = columns.payer !== undefined || columns.payerAccount !== undefined;
  for (const part of ['purpose', 'kind'] as const) {
    const text = textAt(columns, resolved, part);
    if (!text) continue;
    const ofIncoming = Uint8Array.from(text.levels, (level) => rulesInText(level, true, named));
    const ofOutgoing = Uint8Array.from(text.levels, (level) => rulesInText(level, false));
    for (let row = 0; row < values.length; row++) {
      const code = text.codes[row]!;
      if (code !== BLANK) rules[row]! |= (values[row]! < 0 ? ofOutgoing : ofIncoming)[code]!;
    }
  }
  const mine = ruleBit('own-transfer');
  const flag = columns.incoming === undefined ? textAt(columns, resolved, 'direction') : null;
  if (flag) {
    const neither = Uint8Array.from(flag.levels, (level) => (saysNeitherWay(level) ? 1 : 0));
    markWhere(flag, neither, values, rules, mine);
  }
  if (account) {
    const owned = Uint8Array.from(account.levels, (level) => (own.accounts.has(level) ? 1 : 0));
    markWhere(account, owned, values, rules, mine);
  }
  if (name && own.stem !== '') {
    const owned = Uint8Array.from(name.levels, (level) => (partyName(level).stem === own.stem ? 1 : 0));
    markWhere(name, owned, values, rules, mine);
  }
  return rules;
}

/** Marks what came in from one's own side; what went out names oneself as the payer anyway. */
function markWhere(
  column: TextColumn,
  owned: Uint8Array,
  values: Float64Array,
  rules: Uint8Array,
  bit: number,
) {
  for (let row = 0; row < values.length; row++) {
    const code = column.codes[row]!;
    if (code !== BLANK && owned[code] === 1 && values[row]! >= 0) rules[row]! |= bit;
  }
}
