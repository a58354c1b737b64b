import type { Role } from '../model/lines.ts';
import type { ColumnProfile } from './column-profile.ts';
import { matchHeader } from './header-words.ts';
import type { RoleGuess } from './roles.ts';

/** Takes a column out of all roles guessed for it: it is to have another. */
export function freeColumn(guessed: Map<Role, RoleGuess>, column: number): void {
  for (const [role, guess] of guessed) if (guess.column === column) guessed.delete(role);
}

/**
 * The column whose header says a role most clearly; ties: the first. Undefined where none says it clearly enough.
 *
 * @param least the score a header must have
 * @param suits what the column must be besides
 */
export function bestNamed(
  profiles: readonly ColumnProfile[],
  role: Role,
  least: number,
  suits: (profile: ColumnProfile) => boolean = () => true,
) {
  return profiles
    .flatMap((profile) => {
      const says = matchHeader(profile.name).get(role);
      return says !== undefined && says.score >= least && suits(profile) ? [{ profile, says }] : [];
    })
    .sort((one, other) => other.says.score - one.says.score)[0];
}
