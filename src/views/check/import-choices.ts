import type { BankPart } from '../../import/bank-words.ts';
import type { BankChoice, BankCheck, CheckedColumn, ImportOptions, JoinChoice } from '../../import/check.ts';
import type { Role } from '../../model/lines.ts';

/** What a choice on the check screen makes of the options in force. Nothing else about them changes. */

/** Gives a column a role, taking it from the column that had it; null takes the column's role away. */
export function withRole(options: ImportOptions, column: CheckedColumn, role: Role | null): ImportOptions {
  const roles = { ...options.roles };
  if (column.role && column.role !== role) roles[column.role] = null;
  // By index: two columns may have one name.
  if (role) roles[role] = column.index;
  return { ...options, roles };
}

export type ColumnFormat = NonNullable<ImportOptions['formats']>[number];

export function withFormat(options: ImportOptions, index: number, format: ColumnFormat): ImportOptions {
  return { ...options, formats: { ...options.formats, [index]: format } };
}

export function withStatus(
  options: ImportOptions,
  statuses: readonly { readonly text: string; readonly counted: boolean }[],
  text: string,
  counted: boolean,
): ImportOptions {
  const excluded = statuses.filter((status) => (status.text === text ? !counted : !status.counted));
  return { ...options, excludedStatuses: excluded.map((status) => status.text) };
}

/** Puts a rule of bank statements in force, or undoes it. */
export function withRule(
  options: ImportOptions,
  bank: BankCheck,
  rule: BankCheck['rules'][number]['rule'],
  on: boolean,
): ImportOptions {
  const choice: BankChoice = options.bank || { columns: bank.columns };
  const off = (choice.off ?? []).filter((one) => one !== rule);
  return { ...options, bank: { ...choice, off: on ? off : [...off, rule] } };
}

/** Says which column of a bank statement is what; null: none is. A column is one thing at most. */
export function withBankPart(options: ImportOptions, part: BankPart, column: number | null): ImportOptions {
  const choice = options.bank || {};
  const columns = { ...choice.columns };
  for (const other of Object.keys(columns) as BankPart[]) {
    if (column !== null && other !== part && columns[other] === column) columns[other] = null;
  }
  columns[part] = column;
  return { ...options, bank: { ...choice, columns } };
}

/** Counts the spellings of one customer as one, or each as its own. */
export function withFold(options: ImportOptions, id: string, together: boolean): ImportOptions {
  const { folds = {} } = options;
  const off = (folds.off ?? []).filter((one) => one !== id);
  const on = (folds.on ?? []).filter((one) => one !== id);
  return {
    ...options,
    folds: { ...folds, off: together ? off : [...off, id], on: together ? [...on, id] : on },
  };
}

/** Folds spellings wherever nothing else was said of them, or nowhere. What was said of single ones is dropped. */
export function withFolding(options: ImportOptions, names: boolean): ImportOptions {
  return { ...options, folds: { names } };
}

/** Says that a text of the customer column means nobody, or that it is a customer. */
export function withNobody(
  options: ImportOptions,
  inForce: readonly string[],
  text: string,
  nobody: boolean,
): ImportOptions {
  const same = (one: string) => one.trim().toLowerCase() === text.trim().toLowerCase();
  const others = inForce.filter((one) => !same(one));
  return { ...options, anonymous: nobody ? [...others, text.trim()] : others };
}

type JoinStep = JoinChoice['steps'][number];

/** Joins a table by another key, or one that none was found for. */
export function withKey(options: ImportOptions, { root, steps }: JoinChoice, step: JoinStep): ImportOptions {
  const known = steps.some(({ table }) => table === step.table);
  const changed = known ? steps.map((one) => (one.table === step.table ? step : one)) : [...steps, step];
  return { ...options, join: { root, steps: changed } };
}

/** Leaves a table out, and what only it leads to. */
export function withoutTable(
  options: ImportOptions,
  { root, steps }: JoinChoice,
  table: number,
): ImportOptions {
  const out = new Set([table]);
  // A step comes after the one it starts from.
  for (const step of steps) if (out.has(step.from)) out.add(step.table);
  const kept = steps.filter((step) => !out.has(step.table));
  const join = kept.length > 0 ? { root, steps: kept } : undefined;
  return { ...options, join, combine: undefined, table: [root, ...kept.map((step) => step.table)] };
}
