import { BLANK, dateColumn, numberColumn, textColumn, type Column } from '../table/column.ts';
import type { LineAttribute, Lines, Role } from '../model/lines.ts';
import { ANALYSED, ANONYMOUS } from './bucket-order.ts';
import type { Cleaned } from './clean.ts';
import { ALL_ROLES } from './role-words.ts';

/** A column with the role it has. */
export interface RoledColumn {
  readonly role: Role | null;
  readonly column: Column;
}

// These are the lines themselves; every other column is an attribute.
const OWN: ReadonlySet<Role | null> = new Set<Role | null>(['customer', 'date', 'amount', 'order']);

/** The lines a waterfall lets through: the analysed ones and the anonymous beside them, in the order of the file. */
export function linesOf(cleaned: Cleaned, columns: readonly RoledColumn[]): Lines {
  const { bucketOf, money, customer, date, margin, purchases } = cleaned;
  let count = 0;
  for (let row = 0; row < bucketOf.length; row++) if (bucketOf[row]! >= ANONYMOUS) count++;
  const all = count === bucketOf.length;
  const sourceRow = new Int32Array(all ? 0 : count);
  const codes = new Int32Array(count);
  let line = 0;
  for (let row = 0; row < bucketOf.length; row++) {
    const bucket = bucketOf[row]!;
    if (bucket < ANONYMOUS) continue;
    if (!all) sourceRow[line] = row;
    codes[line] = bucket === ANALYSED ? customer.keyed.keyOf[customer.column.codes[row]!]! : BLANK;
    line++;
  }
  const pick = (column: Column): Column => (all ? column : pickRows(column, sourceRow));
  const order = columns.find(({ role }) => role === 'order')?.column;
  const rank = (role: Role | null) => (role === null ? ALL_ROLES.length : ALL_ROLES.indexOf(role));
  const attributes: LineAttribute[] = columns
    .filter(({ role }) => !OWN.has(role))
    .sort((a, b) => rank(a.role) - rank(b.role))
    .map(({ role, column }) => ({ role, column: pick(column) }));
  const picked = order && pick(order);
  return {
    count,
    customer: usedLevels(customer.column.name, codes, customer.keyed.keys),
    date: all ? date.days : take(date.days, sourceRow, new Int32Array(count)),
    amount: all ? money.ticks : take(money.ticks, sourceRow, new Float64Array(count)),
    margin: margin && (all ? margin : take(margin, sourceRow, new Float64Array(count))),
    unit: money.unit,
    order: picked?.kind === 'text' ? picked : null,
    attributes,
    sourceRow: all ? null : sourceRow,
  };
}

    purchaseCount:
      purchases && (all ? purchases.counts : take(purchases.counts, sourceRow, new Int32Array(count))),
function take<Values extends Int32Array | Float64Array>(
  from: Values,
  rows: Int32Array,
  into: Values,
): Values {
  for (let line = 0; line < rows.length; line++) into[line] = from[rows[line]!]!;
  return into;
}

/** The given rows of a column; a dictionary keeps only the levels that are left. */
export function pickRows(column: Column, rows: Int32Array): Column {
  const { name } = column;
  if (column.kind === 'date') return dateColumn(name, take(column.days, rows, new Int32Array(rows.length)));
  if (column.kind === 'number') {
    return numberColumn(name, take(column.values, rows, new Float64Array(rows.length)), column.decimals);
  }
  return usedLevels(name, take(column.codes, rows, new Int32Array(rows.length)), column.levels);
}

/** A text column without the levels nothing uses, in order of first appearance. Rewrites `codes`. */
function usedLevels(name: string, codes: Int32Array, levels: readonly string[]) {
  const newCode = new Int32Array(levels.length).fill(BLANK);
  const kept: string[] = [];
  for (let line = 0; line < codes.length; line++) {
    const code = codes[line]!;
    if (code === BLANK) continue;
    if (newCode[code] === BLANK) {
      newCode[code] = kept.length;
      kept.push(levels[code]!);
    }
    codes[line] = newCode[code]!;
  }
  return textColumn(name, codes, kept);
}
