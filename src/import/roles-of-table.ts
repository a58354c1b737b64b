import { bankGuess, bankRoles, type BankColumns } from './bank-statement.ts';
import type { AsideRow, ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import { headingCustomer } from './group-headings.ts';
import { matchHeader } from './header-words.ts';
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
    const found = guessRoles(profiles, records, roles);
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
  const asked = roles?.customer === undefined && parts.customer === undefined;
  const named = asked ? withoutCustomer(dated) : dated;
  return { ...named, guesses: named.guesses.map((guess) => bankGuess(guess, bank, roles)) };
}

/** A note (`test 1`) is no status: of a payment only a column that is called so says one. */
function withoutStatus(
  parts: ReturnType<typeof bankRoles>,
  profiles: readonly ColumnProfile[],
  bank: BankColumns,
): ReturnType<typeof bankRoles> {
  const taken = new Set(Object.values(bank));
  const says = profiles.some(
    ({ index, name, distinct }) =>
      !taken.has(index) && distinct <= MOST_STATUSES && (matchHeader(name).get('status')?.score ?? 0) >= 0.8,
  );
  return says ? parts : { ...parts, status: null };
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
