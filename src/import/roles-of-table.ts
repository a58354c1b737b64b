import { bankGuess, bankRoles, type BankColumns } from './bank-statement.ts';
import type { ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import { guessRoles, type RoleGuesses } from './roles.ts';

/** The roles of a table's columns; those of a bank statement's are its parts'. */
export function rolesOf(
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  bank: BankColumns | null,
  { roles }: ImportOptions,
): RoleGuesses {
  if (bank === null) return guessRoles(profiles, records, roles);
  // A statement's lines are payments, whatever its columns are called.
  const found = guessRoles(profiles, records, { purchaseCount: null, ...bankRoles(bank), ...roles });
  return { ...found, guesses: found.guesses.map((guess) => bankGuess(guess, bank, roles)) };
}
