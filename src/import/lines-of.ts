import {
  BLANK,
  dateColumn,
  numberColumn,
  packedTextColumn,
  textColumn,
  type Codes,
  type Column,
  type TextColumn,
} from '../table/column.ts';
import { inBlocks } from '../table/blocks.ts';
import { codesFor, packedNumberColumn } from '../table/narrow.ts';
import type { LineAttribute, Lines, Role } from '../model/lines.ts';
import { narrowTicks, type Ticks } from '../table/ticks.ts';
import { bringing, type AbsentColumn } from './absent-columns.ts';
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

/**
 * The lines a waterfall lets through: the analysed ones and the anonymous beside them, in the order of the file.
 *
 * @param mayMove the columns are wanted by nobody else: where some rows do not count, the others may move up in them
 */
export function linesOf(
  cleaned: Cleaned,
  columns: readonly RoledColumn[],
  absent: readonly AbsentColumn[] = [],
  mayMove = false,
): Lines {
  const { bucketOf, money, customer, date, margin, purchases } = cleaned;
  let count = 0;
  inBlocks(bucketOf.length, (from, to) => (count += countLines(bucketOf, from, to)));
  const all = count === bucketOf.length;
  const sourceRow = new Int32Array(all ? 0 : count);
  let line = 0;
  if (!all) {
    for (let row = 0; row < bucketOf.length; row++) if (bucketOf[row]! >= ANONYMOUS) sourceRow[line++] = row;
  }
  // Where most rows stay they move together in their own arrays, and there is never a second set of columns.
  const own = columns.filter(({ role }) => role === 'order' || !OWN.has(role)).map(({ column }) => column);
  const arrays = [
    ...own.map(arrayOf),
    customer.column.codes,
    date.days,
    money.ticks,
    margin,
    purchases?.counts,
  ];
  const apart = arrays.filter((array) => array !== null && array !== undefined);
  const take =
    mayMove && count * 2 > bucketOf.length && new Set(apart).size === apart.length ? movedRows : copiedRows;
  const pick = (column: Column): Column => (all ? column : pickRows(column, sourceRow, take));
  const order = columns.find(({ role }) => role === 'order')?.column;
  const rank = (role: Role | null) => (role === null ? ALL_ROLES.length : ALL_ROLES.indexOf(role));
  const attributes: LineAttribute[] = columns
    .filter(({ role }) => !OWN.has(role))
    .sort((a, b) => rank(a.role) - rank(b.role))
    .map(({ role, column }) => ({ role, column: pick(column) }));
  const picked = order && pick(order);
  return {
    count,
    customer: all && isOwnKey(customer, bucketOf) ? ownKeys(customer) : customersOf(cleaned, count),
    date: all ? date.days : take(date.days, sourceRow),
    amount: narrowTicks(all ? money.ticks : take<Ticks>(money.ticks, sourceRow)),
    margin: margin && (all ? margin : take(margin, sourceRow)),
    unit: money.unit,
    order: picked?.kind === 'text' ? picked : null,
    purchaseCount: purchases && (all ? purchases.counts : take(purchases.counts, sourceRow)),
    attributes,
    absent: bringing(absent, attributes, pick),
    sourceRow: all ? null : sourceRow,
  };
}

function customersOf({ bucketOf, customer }: Cleaned, count: number): TextColumn {
  const { column, keyed } = customer;
  const codes = codesFor(count, keyed.keys.length);
  let line = 0;
  for (let row = 0; row < bucketOf.length; row++) {
    const bucket = bucketOf[row]!;
    if (bucket < ANONYMOUS) continue;
    codes[line++] = bucket === ANALYSED ? keyed.keyOf[column.codes[row]!]! : BLANK;
  }
  return usedLevels(column.name, codes, keyed.keys);
}

/** Whether every text of the column is a customer of its own: then the column as read says who bought, line by line. */
function isOwnKey({ column, keyed }: Cleaned['customer'], bucketOf: Uint8Array): boolean {
  if (keyed.keys.length !== keyed.keyOf.length) return false;
  for (let level = 0; level < keyed.keyOf.length; level++) if (keyed.keyOf[level] !== level) return false;
  const seen = new Uint8Array(keyed.keys.length);
  let are = true;
  inBlocks(column.length, (from, to) => (are &&= allBought(column.codes, bucketOf, seen, from, to)));
  return are && !seen.includes(0);
}

/** Whether every row with a customer is analysed; marks the customers. */
function allBought(codes: Codes, bucketOf: Uint8Array, seen: Uint8Array, from: number, to: number): boolean {
  for (let row = from; row < to; row++) {
    const code = codes[row]!;
    if (code === BLANK) continue;
    if (bucketOf[row] !== ANALYSED) return false;
    seen[code] = 1;
  }
  return true;
}

function countLines(bucketOf: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let row = from; row < to; row++) if (bucketOf[row]! >= ANONYMOUS) count++;
  return count;
}

function ownKeys({ column, keyed }: Cleaned['customer']): TextColumn {
  return textColumn(column.name, column.codes, keyed.keys);
}

/** Some rows (ascending) of an array. */
type TakeRows = <Values extends Codes | Float64Array>(from: Values, rows: Int32Array) => Values;

const copiedRows: TakeRows = (from, rows) => {
  const into = from.slice(0, rows.length) as typeof from;
  for (let line = 0; line < rows.length; line++) into[line] = from[rows[line]!]!;
  return into;
};

/** Rows move up within their array, which is nobody else's from then on. */
const movedRows: TakeRows = (from, rows) => {
  for (let line = 0; line < rows.length; line++) from[line] = from[rows[line]!]!;
  return from.subarray(0, rows.length) as typeof from;
};

function arrayOf(column: Column): Codes | Float64Array {
  if (column.kind === 'text') return column.codes;
  if (column.kind === 'date') return column.days;
  return column.packed?.whole ?? column.values;
}

/** The given rows of a column; a dictionary of strings keeps only the levels that are left. */
function pickRows(column: Column, rows: Int32Array, take: TakeRows): Column {
  const { name } = column;
  if (column.kind === 'date') return dateColumn(name, take(column.days, rows));
  if (column.kind === 'number') {
    const { packed, decimals } = column;
    if (!packed) return numberColumn(name, take(column.values, rows), decimals);
    return packedNumberColumn(name, { whole: take(packed.whole, rows), blank: packed.blank }, decimals);
  }
  const codes = take(column.codes, rows);
  return column.store ? packedTextColumn(name, codes, column.store) : usedLevels(name, codes, column.levels);
}

/** A text column without the levels nothing uses, in order of first appearance. Rewrites `codes`. */
function usedLevels(name: string, codes: Codes, levels: readonly string[]) {
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
