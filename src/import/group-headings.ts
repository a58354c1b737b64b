import type { Role } from '../model/lines.ts';
import { BLANK, NO_DATE, textColumn } from '../table/column.ts';
import type { AsideRow, ImportOptions } from './check.ts';
import { isUnnamed, type ColumnProfile } from './column-profile.ts';
import type { FilledDown } from './order-lines.ts';
import type { ResolvedColumn } from './resolved-column.ts';
import type { RoleGuess } from './roles.ts';
import { filledCells, saysTotal } from './table-region.ts';

const FEWEST_HEADINGS = 2;
/** What the title of a report by customers says. */
const OF_CUSTOMERS =
  /\b(?:customers?|clients?|buyers?|kunden?|debitor(?:en)?|clientes?|klient\p{L}*)(?!\p{L})|контрагент|клиент|покупател|заказчик|zákazní|odběratel|vevő|ügyfel|ügyfél|得意先|顧客|取引先|харилцагч|худалдан авагч/iu;

/**
 * Reports by customer write the customer on a line of its own above its rows, in a column without a name. Null where no
 * column is like that, or the titles do not say that it is customers who head the rows.
 */
export function headingCustomer(
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  titles: readonly AsideRow[],
  chosen: ImportOptions['roles'],
): RoleGuess | null {
  if (chosen?.customer !== undefined) return null;
  const title = titles.find(({ text }) => OF_CUSTOMERS.test(text));
  if (!title) return null;
  for (const { index } of profiles.filter(isUnnamed)) {
    const filled = records.filter((record) => (record[index] ?? '').trim() !== '');
    const heads = filled.filter((record) => !saysTotal(record[index] ?? ''));
    if (heads.length < FEWEST_HEADINGS || heads.length * 2 > records.length) continue;
    if (heads.some((record) => filledCells(record) > 1)) continue;
    const params = { text: title.text.slice(0, 100) };
    return { role: 'customer', column: index, confidence: 0.8, evidence: [{ code: 'heads-rows', params }] };
  }
  return null;
}

/**
 * Gives rows the customer that stands alone on a line above them. Null unless every row with a date leaves its customer to
 * such a line, and no such line has a date or an amount.
 */
export function underHeadings(roles: ReadonlyMap<Role, ResolvedColumn>, rows: number): FilledDown | null {
  const customer = roles.get('customer');
  const date = roles.get('date');
  if (customer?.column.kind !== 'text' || date?.column.kind !== 'date') return null;
  const money = (['amount', 'quantity', 'unitPrice'] as const).flatMap((role) => roles.get(role) ?? []);
  const { codes, name, levels } = customer.column;
  const { days } = date.column;
  let headings = 0;
  for (let row = 0; row < rows; row++) {
    if (codes[row] === BLANK) continue;
    if (days[row] !== NO_DATE || date.oddText(row) !== '') return null;
    if (money.some((one) => one.column.at(row) !== null || one.oddText(row) !== '')) return null;
    headings++;
  }
  if (headings < FEWEST_HEADINGS) return null;
  const into = codes.slice();
  let heading = BLANK;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    if (code !== BLANK) heading = code;
    else if (heading !== BLANK && days[row] !== NO_DATE) {
      into[row] = heading;
      count++;
    }
  }
  if (count === 0) return null;
  const column = textColumn(name, into, levels);
  return { rows: count, columns: new Map([['customer', { ...customer, column }]]) };
}
