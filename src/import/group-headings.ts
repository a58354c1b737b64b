import type { Role } from '../model/lines.ts';
import { BLANK, NO_DATE, dateColumn, withCodes, type Codes, type TextColumn } from '../table/column.ts';
import { hasBlanks, hasNoDates } from '../table/extent.ts';
import type { AsideRow, ImportOptions } from './check.ts';
import { isUnnamed, type ColumnProfile } from './column-profile.ts';
import type { FilledDown, Heading } from './order-lines.ts';
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
  const { codes } = customer.column;
  const { days } = date.column;
  const headings: Heading[] = [];
  for (let row = 0; row < rows; row++) {
    if (codes[row] === BLANK) continue;
    if (days[row] !== NO_DATE || date.oddText(row) !== '') return null;
    if (money.some((one) => one.column.at(row) !== null || one.oddText(row) !== '')) return null;
    headings.push({ row, text: customer.column.at(row) ?? '' });
  }
  if (headings.length < FEWEST_HEADINGS) return null;
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
  return { ...withCustomers(customer, customer.column, into, count), headings };
}

/**
 * The same where a heading stands in the column of its rows' documents, with the sum of them: a row without a date whose
 * amount is that of all dated rows up to the next one names whose rows they are. Between them smaller headings may stand, of
 * goods or contracts, with sums of their own. Null unless such sums make up the whole table.
 */
export function underSums(roles: ReadonlyMap<Role, ResolvedColumn>, rows: number): FilledDown | null {
  const [customer, date, amount] = [roles.get('customer'), roles.get('date'), roles.get('amount')];
  if (customer?.column.kind !== 'text' || date?.column.kind !== 'date') return null;
  if (amount?.column.kind !== 'number') return null;
  const { codes } = customer.column;
  const { days } = date.column;
  if (days[0] !== NO_DATE || !ofCustomersFirst(customer.column.name)) return null;
  const { values } = amount.column;
  const into = codes.slice();
  const headings: Heading[] = [];
  const { column } = customer;
  const head = (row: number) => headings.push({ row, text: column.at(row) ?? '' });
  let groups = 0;
  let filled = 0;
  for (let row = 0; row < rows;) {
    const whole = values[row]!;
    if (days[row] !== NO_DATE || date.oddText(row) !== '' || !(Math.abs(whole) > 0)) return null;
    const heading = codes[row]!;
    let sum = 0;
    let end = row + 1;
    let dated = 0;
    head(row);
    for (; end < rows; end++) {
      if (codes[end] === BLANK || heading === BLANK) return null;
      if (days[end] === NO_DATE) {
        if (dated > 0 && Math.abs(sum - whole) < 0.006 * dated) break;
        if (date.oddText(end) === '') head(end);
        continue;
      }
      sum += values[end]! || 0;
      into[end] = heading;
      dated++;
    }
    if (dated === 0 || Math.abs(sum - whole) >= 0.006 * dated) return null;
    groups++;
    filled += dated;
    row = end;
  }
  if (groups < FEWEST_HEADINGS || filled <= groups) return null;
  return { ...withCustomers(customer, customer.column, into, filled), headings };
}

/** `Номенклатура / Покупатель / Документ`: what heads the rows is named first. */
function ofCustomersFirst(header: string): boolean {
  const [first = '', ...others] = header.split(/[/,>|]/);
  return others.length === 0 || OF_CUSTOMERS.test(first) || !OF_CUSTOMERS.test(others.join(' '));
}

const FEWEST_NAMED_ONCE = 3;

/**
 * The same where a group's first row alone names its customer, as a spreadsheet shows rows sorted by customer: every customer is
 * named once, and days that go one way within each group start anew with the next. Customers nobody knows, among rows by
 * day, look otherwise: there days run through.
 */
export function underFirstRows(roles: ReadonlyMap<Role, ResolvedColumn>, rows: number): FilledDown | null {
  const [customer, date] = [roles.get('customer'), roles.get('date')];
  if (customer?.column.kind !== 'text' || date?.column.kind !== 'date') return null;
  const { codes, levelCount } = customer.column;
  const { days } = date.column;
  if (rows === 0 || codes[0] === BLANK || !hasBlanks(customer.column)) return null;
  const named = new Uint8Array(levelCount);
  let groups = 0;
  let filled = 0;
  let anew = 0;
  let [rising, falling] = [true, true];
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    if (code !== BLANK) {
      if (named[code] === 1) return null;
      named[code] = 1;
      groups++;
    } else filled++;
    if (row === 0 || days[row] === NO_DATE || days[row - 1] === NO_DATE) continue;
    const step = days[row]! - days[row - 1]!;
    if (code === BLANK) {
      if (step < 0) rising = false;
      if (step > 0) falling = false;
      if (!rising && !falling) return null;
    } else if (rising ? step < 0 : step > 0) anew++;
  }
  if (groups < FEWEST_NAMED_ONCE || filled < groups || anew * 2 < groups - 1) return null;
  return withCustomers(customer, customer.column, fromAbove(codes, BLANK), filled);
}

/** Of the rows, so many lack a date where a day is written on its first row alone; fewer are gaps. */
const UNDATED = 0.25;

/**
 * Rows that leave their day to the first row of it: every day is written once, days go one way, and whatever has none has a
 * customer and an amount.
 */
export function underFirstDays(roles: ReadonlyMap<Role, ResolvedColumn>, rows: number): FilledDown | null {
  const [customer, date, amount] = [roles.get('customer'), roles.get('date'), roles.get('amount')];
  if (customer?.column.kind !== 'text' || date?.column.kind !== 'date') return null;
  if (amount?.column.kind !== 'number') return null;
  const { days, name } = date.column;
  if (rows === 0 || days[0] === NO_DATE || !hasNoDates(date.column)) return null;
  let undated = 0;
  // A row alone at the end may add the others up, and one in their midst have lost its date: neither makes a habit.
  let under = 0;
  let way = 0;
  let last = days[0]!;
  for (let row = 1; row < rows; row++) {
    if (days[row] === NO_DATE) {
      if (date.oddText(row) !== '' || customer.column.codes[row] === BLANK) return null;
      if (amount.column.at(row) === null) return null;
      undated++;
      if (days[row - 1] !== NO_DATE && row < rows - 1) under++;
      continue;
    }
    const step = Math.sign(days[row]! - last);
    if (step === 0 || (way !== 0 && step !== way)) return null;
    way = step;
    last = days[row]!;
  }
  if (under < 2 || undated < rows * UNDATED || rows - undated < FEWEST_NAMED_ONCE) return null;
  const column = dateColumn(name, fromAbove(days, NO_DATE));
  return { rows: undated, columns: new Map([['date', { ...date, column }]]) };
}

/** Cells with what stands above the blank ones in them. */
function fromAbove<Cells extends Codes>(cells: Cells, blank: number): Cells {
  const into = cells.slice() as Cells;
  for (let row = 1; row < into.length; row++) if (into[row] === blank) into[row] = into[row - 1]!;
  return into;
}

function withCustomers(customer: ResolvedColumn, column: TextColumn, into: Codes, rows: number): FilledDown {
  return { rows, columns: new Map([['customer', { ...customer, column: withCodes(column, into) }]]) };
}
