import type { CheckedColumn, ImportOptions } from '../../import/check.ts';
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
