import type { Role } from '../model/lines.ts';
import { isDates, isNumbers, type ColumnProfile } from './column-profile.ts';

/** Rows below which values that come back say little of what they are. */
const TELLING = 20;
/** Whole numbers up to this can count pieces. */
const PIECES = 1000;

/**
 * Whether a column that nothing but its values was taken for a role by may well be something else.
 *
 * @param free columns without a role
 */
export function isDoubtful(
  role: Role,
  profile: ColumnProfile,
  free: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  if (role === 'customer') return repeatsByChance(profile, free, records);
  // Beside pieces, a number may be the price of one of them.
  return role === 'amount' && free.some((other) => mayCountPieces(other, records));
}

/** There is a column of names in which fewer come back, or in few rows any other column of texts. */
function repeatsByChance(
  { distinct, evidence, emailShare }: ColumnProfile,
  free: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  if (emailShare > 0.8) return false;
  return free.some((other) => {
    if (isNumbers(other) || isDates(other) || other.evidence.filled < evidence.filled * 0.9) return false;
    if (evidence.filled < TELLING) return other.distinct > 1;
    if (other.distinct <= distinct) return false;
    const words = records.filter((record) => /^[^\d]*\p{L}[^\d]*$/u.test(record[other.index] ?? ''));
    return words.length * 2 > records.length;
  });
}

function mayCountPieces(profile: ColumnProfile, records: readonly (readonly string[])[]): boolean {
  const { index, fractions, evidence } = profile;
  if (!isNumbers(profile) || fractions || evidence.leadingZeros.rows > 0) return false;
  return records.every((record) => {
    const cell = (record[index] ?? '').trim();
    return cell === '' || (/^-?\d+(?:[.,]0+)?$/.test(cell) && Math.abs(parseInt(cell, 10)) <= PIECES);
  });
}
