import type { Role } from '../model/lines.ts';
import type { BankColumns } from './bank-statement.ts';
import { BANK_PARTS } from './bank-words.ts';
import type { ImportOptions } from './check.ts';
import type { Cleaned } from './clean.ts';
import { SURE } from './encoding-detect.ts';
import type { ReadState } from './read-state.ts';
import { ALL_ROLES } from './role-words.ts';
import type { RoleGuesses } from './roles.ts';
import type { UnderstoodRows } from './understood-rows.ts';

/** The options under which a file is read as it is: what was answered, and what was decided without an answer. */
export function optionsInForce(
  state: ReadState,
  options: ImportOptions,
  guesses: RoleGuesses,
  understood: UnderstoodRows,
  cleaned: Cleaned | null,
): ImportOptions {
  const roles: Partial<Record<Role, number | null>> = {};
  for (const role of ALL_ROLES) roles[role] = understood.roles.get(role) ?? null;
  // A role that is still asked for is left open, so that an answer to another question does not settle it as none.
  for (const role of guesses.missing) delete roles[role];
  const formats: NonNullable<ImportOptions['formats']> = {};
  understood.resolved.forEach(({ column, decision }, index) => {
    // Of a column that stays in the file nobody has decided anything.
    if (decision.choices.length > 1 || state.absent.has(index)) return;
    if (column.kind === 'date' && decision.format && 'order' in decision.format) {
      formats[index] = { kind: 'date', format: decision.format };
    } else if (column.kind === 'number' && decision.format && 'decimal' in decision.format) {
      formats[index] = { kind: 'number', format: decision.format };
    } else formats[index] = { kind: 'text' };
  });
  const { dialect } = state.sniffed;
  const currency =
    cleaned?.currencies.find(({ text, chosen }) => chosen && text !== '')?.text ?? options.currency;
  return {
    roles,
    formats,
    delimiter: dialect.delimiter,
    // What is still asked is left open.
    encoding: state.sniffed.encoding.confidence < SURE ? options.encoding : dialect.encoding,
    header: dialect.header,
    skipTop: state.sniffed.skipTop,
    totals: options.totals,
    orderTotals: options.orderTotals,
    fillDown: options.fillDown,
    repairMongolian: options.repairMongolian,
    foldInvisible: options.foldInvisible,
    dropDuplicates: options.dropDuplicates ?? false,
    excludedStatuses: cleaned?.statuses.length
      ? cleaned.statuses.filter(({ counted }) => !counted).map(({ text }) => text)
      : options.excludedStatuses,
    currency,
    anonymous: options.anonymous,
    bank: bankInForce(options, understood.bankColumns),
    folds: options.folds,
    ...(state.absent.size > 0 && { leaveOut: [...state.absent] }),
    ...(options.readAnyway && { readAnyway: true }),
  };
}

function bankInForce(options: ImportOptions, found: BankColumns | null): ImportOptions['bank'] {
  if (!found) return false;
  const columns = Object.fromEntries(BANK_PARTS.map((part) => [part, found[part] ?? null]));
  return { columns, off: options.bank ? options.bank.off : undefined };
}
