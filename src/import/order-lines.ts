import type { Role } from '../model/lines.ts';
import { BLANK, NO_DATE, dateColumn, withCodes, type Codes, type TextColumn } from '../table/column.ts';
import { hasBlanks, hasNoDates } from '../table/extent.ts';
import { underFirstDays, underFirstRows, underHeadings, underSums } from './group-headings.ts';
import type { ResolvedColumn } from './resolved-column.ts';

/** What is the same for all lines of an order, so that some programs write it on the first of them alone. */
const OF_THE_ORDER: readonly Role[] = ['customer', 'order', 'status', 'currency', 'name'];
/** Of the rows without a date, those that are blank in no other column of the order may be so many where blanks are a habit. */
const GAPS = 0.02;

/** Columns whose blanks took what the first line of their order says. */
export interface FilledDown {
  /** Rows with a cell that was filled. */
  readonly rows: number;
  readonly columns: ReadonlyMap<Role, ResolvedColumn>;
  /** Rows that only say what those below them have in common: they are no sales. */
  readonly headings?: readonly Heading[];
}

export interface Heading {
  readonly row: number;
  readonly text: string;
}

interface Field {
  readonly role: Role;
  readonly resolved: ResolvedColumn;
  readonly codes: Codes;
  /** Made when the first cell is filled: most files have none. */
  into: Codes | null;
}

/** Rows that leave to one above them what is the same for both: to the first line of their order, to a heading. */
export function fillDown(roles: ReadonlyMap<Role, ResolvedColumn>, rows: number): FilledDown | null {
  const found = underHeadings(roles, rows) ?? underSums(roles, rows);
  return found ?? alongOrders(roles, rows) ?? underFirstRows(roles, rows) ?? underFirstDays(roles, rows);
}

/**
 * Finds rows that belong to the order above them and leave to its first line what is the same for both: rows that follow it
 * with the same order id, and, where an order's columns are blank together, rows without any of them. A row without an order
 * id must name a product: one that only adds up those above it has none. Null where there are no such rows.
 */
function alongOrders(roles: ReadonlyMap<Role, ResolvedColumn>, rows: number): FilledDown | null {
  const text = (role: Role) => textOf(roles.get(role))?.codes ?? null;
  const [order, customer, product] = [text('order'), text('customer'), text('product')];
  const date = roles.get('date');
  if (date?.column.kind !== 'date' || !customer) return null;
  const { column } = date;
  const { days } = column;
  const fields = OF_THE_ORDER.flatMap((role): Field[] => {
    const resolved = roles.get(role);
    const texts = textOf(resolved);
    return resolved && texts && hasBlanks(texts) ? [{ role, resolved, codes: texts.codes, into: null }] : [];
  });
  if (fields.length === 0 && !hasNoDates(column)) return null;
  const noDate = (row: number) => days[row] === NO_DATE && date.oddText(row) === '';
  const noOrder = (row: number) => order === null || order[row] === BLANK;
  const habit =
    product !== null && areBlankTogether(rows, noDate, (row) => noOrder(row) && customer[row]! === BLANK);
  let filledDays: Int32Array | null = null;
  let touched = 0;
  let base = 0;
  for (let row = 1; row < rows; row++) {
    const same = order !== null && order[row] !== BLANK && order[row] === order[base];
    const goesOn =
      habit &&
      noOrder(row) &&
      customer[row] === BLANK &&
      product[row] !== BLANK &&
      customer[base] !== BLANK &&
      days[base] !== NO_DATE &&
      noDate(row);
    if (!same && !goesOn) {
      base = row;
      continue;
    }
    let news = false;
    if (days[base] !== NO_DATE && noDate(row)) {
      filledDays ??= days.slice();
      filledDays[row] = days[base]!;
      news = true;
    }
    for (const field of fields) {
      const { codes } = field;
      if (codes[row] !== BLANK || codes[base] === BLANK) continue;
      field.into ??= codes.slice();
      field.into[row] = codes[base]!;
      news = true;
    }
    if (news) touched++;
  }
  if (touched === 0) return null;
  const columns = new Map<Role, ResolvedColumn>();
  for (const { role, resolved, into } of fields) {
    const column = textOf(resolved);
    if (into && column) columns.set(role, { ...resolved, column: withCodes(column, into) });
  }
  if (filledDays) columns.set('date', { ...date, column: dateColumn(date.column.name, filledDays) });
  return { rows: touched, columns };
}

function textOf(resolved: ResolvedColumn | undefined): TextColumn | null {
  return resolved?.column.kind === 'text' ? resolved.column : null;
}

/** Whether the rows without a date lack all else that an order has too: one missing by itself is a gap. */
function areBlankTogether(
  rows: number,
  noDate: (row: number) => boolean,
  noneOfIt: (row: number) => boolean,
): boolean {
  let together = 0;
  let apart = 0;
  for (let row = 0; row < rows; row++) {
    if (!noDate(row)) continue;
    if (noneOfIt(row)) together++;
    else apart++;
  }
  return together > 0 && apart <= together * GAPS;
}
