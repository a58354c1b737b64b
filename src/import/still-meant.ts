import type { Role } from '../model/lines.ts';
import type { ImportOptions } from './check.ts';

/** Whether the file is a statement, or which column of it is what, has changed: roles are guessed on that ground. */
function bankChanged(now: ImportOptions['bank'], before: ImportOptions['bank']): boolean {
  const ground = (bank: ImportOptions['bank']) => JSON.stringify(bank ? bank.columns : bank);
  return ground(now) !== ground(before);
}

/**
 * The options that are still somebody's choice. Options come back from the screen with the guesses in force among them;
 * where the ground of a guess is gone (another delimiter, another role for the column), it is guessed anew.
 */
export function stillMeant(
  options: ImportOptions,
  before: ImportOptions,
  sameDialect: boolean,
): ImportOptions {
  if (!sameDialect)
    return {
      ...options,
      roles: undefined,
      formats: undefined,
      excludedStatuses: undefined,
      currency: undefined,
      bank: options.bank === false ? false : undefined,
    };
  if (bankChanged(options.bank, before.bank)) return { ...options, roles: undefined, formats: undefined };
  const meant: ImportOptions = { ...options };
  const roleOf = ({ roles }: ImportOptions) =>
    new Map(
      Object.entries(roles ?? {}).flatMap(([role, column]) => (column === null ? [] : [[column, role]])),
    );
  const [now, then] = [roleOf(options), roleOf(before)];
  const formats = { ...options.formats };
  for (const key of Object.keys(formats)) {
    const column = Number(key);
    const untouched = JSON.stringify(formats[column]) === JSON.stringify(before.formats?.[column]);
    if (untouched && now.get(column) !== then.get(column)) delete formats[column];
  }
  meant.formats = formats;
  const moved = (role: Role) => options.roles?.[role] !== before.roles?.[role];
  if (
    moved('status') &&
    JSON.stringify(options.excludedStatuses) === JSON.stringify(before.excludedStatuses)
  ) {
    meant.excludedStatuses = undefined;
  }
  if (moved('currency') && options.currency === before.currency) meant.currency = undefined;
  return meant;
}
