import type { SheetCondition, SheetTable } from '../../../workers/sheet-api.ts';
import type { Change } from '../../model/amendments.ts';

/** Rows are listed by their numbers only so many at once. */
const MOST_ROWS = 10_000;

/** Where the rows a rule changed can be seen, and what narrows the sheet to them; null: they are no longer among the lines, or too many. */
export function rowsOfChange(
  change: Change,
): { readonly table: SheetTable; readonly condition: SheetCondition } | null {
  switch (change.kind) {
    case 'mergeCustomers':
      return { table: 'lines', condition: { column: 'customer', kind: 'values', values: [change.into] } };
    case 'renameCustomer':
      return { table: 'lines', condition: { column: 'customer', kind: 'values', values: [change.key] } };
    case 'excludeRows':
      return null;
    case 'setDate':
      return byNumber(change.rows);
    case 'setValue': {
      const { column, value, where } = change;
      if ('rows' in where) return byNumber(where.rows);
      const values = where.column === column ? [value] : where.values;
      return { table: 'lines', condition: { column: where.column, kind: 'values', values } };
    }
  }
}

function byNumber(rows: readonly number[]) {
  if (rows.length > MOST_ROWS) return null;
  const values = rows.map((row) => String(row + 1));
  return { table: 'lines' as const, condition: { column: 'row', kind: 'values' as const, values } };
}
