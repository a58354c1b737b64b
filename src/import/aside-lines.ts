import type { AsideRow, ImportOptions } from './check.ts';
import type { Role } from '../model/lines.ts';
import type { TextColumn } from '../table/column.ts';
import type { Sniffed } from './dialect.ts';
import { fileRowOf, type RawTable, type TableLayout } from './raw-table.ts';
import { MAX_ASIDE } from './table-builder.ts';
import { filledCells, saysTotal, saysTotalForSure } from './table-region.ts';

/**
 * Where the table lies and which lines are no rows of it. A record that lacks fields at its end is a row where all that
 * a sale needs is there: spreadsheets leave empty cells at the end of a row out.
 */
export function layoutOf(
  { skipTop, headings, names }: Sniffed,
  roleOf: ReadonlyMap<number, Role>,
  options: ImportOptions,
): TableLayout {
  const at = new Map([...roleOf].map(([column, role]) => [role, column]));
  const date = at.get('date');
  const customer = at.get('customer');
  const amount = at.get('amount') ?? lastOf(at.get('quantity'), at.get('unitPrice'));
  const sale = lastOf(date, amount);
  // Who bought may still be asked for.
  const needed = customer === undefined ? sale : lastOf(sale, customer);
  return {
    skipTop,
    leastFields: needed === undefined ? names.length : Math.max(2, needed + 1),
    ...(options.totals !== 'rows' && headings.length > 0 && { headings }),
    ...(options.totals !== 'rows' && date !== undefined && { dateColumn: date }),
  };
}

function lastOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}

/**
 * Takes records of one filled field below the last row for what they are: notes under the table (who made the report,
 * how many rows it has). They are set aside, no longer malformed.
 */
export function withNotesAside(table: RawTable, delimiter: string): RawTable {
  const last = table.rows === 0 ? -1 : fileRowOf(table, table.rows - 1);
  if (last < 0) return table;
  const isNote = ({ fileRow, text, reason }: RawTable['malformed'][number]) =>
    fileRow > last &&
    reason === undefined &&
    !text.includes('\n') &&
    filledCells(text.split(delimiter)) === 1;
  const notes = table.malformed.filter(isNote);
  if (notes.length === 0) return table;
  const lines: AsideRow[] = notes.map(({ fileRow, text }) => ({ fileRow, why: 'note', text }));
  return {
    ...table,
    malformed: table.malformed.filter((record) => !isNote(record)),
    aside: [...table.aside, ...lines].slice(0, MAX_ASIDE * 2),
    asideCount: table.asideCount + notes.length,
  };
}

/**
 * The column of customers where some of them are sums by their names (`Итого за день`), or one by its name and what all
 * others make (`TOTAL`: by itself that could be a company), else null.
 */
export function sumsAmongCustomers(
  table: RawTable,
  roleOf: ReadonlyMap<number, Role>,
  { totals }: ImportOptions,
): Pick<TableLayout, 'customerColumn' | 'sumNamed'> | null {
  if (totals === 'rows') return null;
  for (const [index, role] of roleOf) {
    const column = table.columns[index];
    if (role !== 'customer' || column?.kind !== 'text') continue;
    const sumNamed = sumOfAll(table, column, roleOf);
    if (sumNamed !== null) return { customerColumn: index, sumNamed };
    if (column.levels.some(saysTotalForSure)) return { customerColumn: index };
  }
  return null;
}

const FEWEST_ADDED = 3;

/** The name of the last customer, or the first, where it says a sum and its row is the sum of all the others. */
function sumOfAll(table: RawTable, customers: TextColumn, roleOf: ReadonlyMap<number, Role>): string | null {
  const { rows } = table;
  const amount = [...roleOf].find(([, role]) => role === 'amount');
  const money = amount && table.columns[amount[0]];
  if (money?.kind !== 'number' || rows <= FEWEST_ADDED) return null;
  for (const row of [rows - 1, 0]) {
    const name = (customers.at(row) ?? '').trim();
    if (name === '' || !saysTotal(name)) continue;
    const { values } = money;
    let all = 0;
    for (let at = 0; at < rows; at++) all += values[at]! || 0;
    const own = values[row] ?? NaN;
    if (own !== 0 && Math.abs(all - 2 * own) < 0.005 + Math.abs(own) * 1e-9) return name;
  }
  return null;
}
