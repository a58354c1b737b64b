import { bankGuess, bankRoles, type BankColumns } from './bank-statement.ts';
import type { AsideRow, ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import { headingCustomer } from './group-headings.ts';
import { guessRoles, type RoleGuesses } from './roles.ts';

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
  const found = guessRoles(profiles, records, { purchaseCount: null, ...bankRoles(bank), ...roles });
  return { ...found, guesses: found.guesses.map((guess) => bankGuess(guess, bank, roles)) };
}
