import type { Role } from '../model/lines.ts';
import { isDates, type ColumnProfile } from './column-profile.ts';
import { namesDue } from './header-words.ts';
import { bestNamed, freeColumn } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';

/** Of the lines, so many without a date would be thrown out. */
const OFTEN_BLANK = 0.1;
/** A header that says a date of the sale less surely than this says one of something else: of carriage, of a change. */
const CLEAR = 0.5;

/**
 * A line without a date counts for nothing. Where the date found is blank on many lines and another one that sales have stands on every
 * line, that one is the date (an invoice's day where some were paid without one). `guessed` is changed.
 */
export function settleDate(guessed: Map<Role, RoleGuess>, profiles: readonly ColumnProfile[]): void {
  const date = guessed.get('date');
  const own = date && profiles[date.column];
  if (!date || !own) return;
  const { filled, blanks } = own.evidence;
  if (blanks <= (filled + blanks) * OFTEN_BLANK) return;
  const whole = bestNamed(
    profiles,
    'date',
    CLEAR,
    (one) =>
      one.index !== own.index &&
      one.evidence.blanks === 0 &&
      isDates(one) &&
      one.dateShare > 0.9 &&
      !namesDue(one.name),
  );
  if (!whole) return;
  freeColumn(guessed, whole.profile.index);
  guessed.set('date', {
    ...date,
    column: whole.profile.index,
    evidence: [
      { code: 'header-word', params: { word: whole.says.word } },
      { code: 'on-every-row', params: { column: own.name, rows: blanks } },
    ],
  });
}
