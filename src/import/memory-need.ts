import type { Role } from '../model/lines.ts';
import type { MemoryNeed } from './check.ts';
import type { FileSurvey } from './file-survey.ts';
import type { ColumnDecision } from './infer.ts';
import { MAX_LEVELS } from './table-builder.ts';

/**
 * How much memory a file takes, from what a survey says of it. Bytes a row, each a thing that is really held: found by
 * measuring files of 10 and 20 million lines in Chromium, and a little above what was found there.
 */

/** Money in ticks (8), bucket and repeats (2), order index and one view of it with its analyses (20). */
const HELD = 30;
/** Hashes of a row while it is read. */
const READ = 8;
/** Above what is held stands what is made on the way: sorted runs, results of before. */
const OPENING = 1.35;
/** Arrays are asked for a little longer than they turn out to be, and merged a column at a time. */
const READING = 1.2;

/** Roles without which a figure would be another. */
const NEEDED: ReadonlySet<Role> = new Set<Role>([
  'customer', 'date', 'amount', 'quantity', 'unitPrice', 'discount', 'order', 'currency', 'status', 'cost', 'unitCost',
  'marginRate', 'margin', 'purchaseCount', 'firstOrderDate', 'shareOfWallet', 'referredBy', 'name',
]); // prettier-ignore

/** Whether a column must be in memory for its role's sake. */
export function isNeeded(role: Role | undefined): boolean {
  return role !== undefined && NEEDED.has(role);
}

/**
 * What reading a file would take.
 *
 * @param limit bytes this device can probably give
 * @param leftOut columns that are not to be kept
 */
export function memoryNeed(
  { rows, columns }: FileSurvey,
  decisions: readonly ColumnDecision[],
  roleOf: ReadonlyMap<number, Role>,
  leftOut: ReadonlySet<number>,
  limit: number,
): MemoryNeed {
  const needs = decisions.map((decision, index) => {
    const { levels = 0, bytes = 0 } = columns[index] ?? {};
    return {
      index,
      ...bytesOf(decision, rows, levels, bytes),
      needed: isNeeded(roleOf.get(index)),
      leftOut: leftOut.has(index),
    };
  });
  const rest = { reading: rows * READ * READING, held: rows * HELD };
  return { rows, limit, opening: OPENING, rest, columns: needs, ...memoryWith(rest, needs) };
}

/** What is held, and the most while opening, with the columns that are not left out. */
export function memoryWith(
  rest: MemoryNeed['rest'],
  columns: MemoryNeed['columns'],
): { held: number; peak: number } {
  let { reading, held } = rest;
  for (const column of columns) {
    if (column.leftOut && !column.needed) continue;
    reading += column.reading;
    held += column.held;
  }
  return { held, peak: Math.max(reading, held * OPENING) };
}

function bytesOf(
  { kind, format }: ColumnDecision,
  rows: number,
  levels: number,
  bytes: number,
): { reading: number; held: number } {
  if (kind === 'date' && format !== null) return { reading: rows * 4 * READING, held: rows * 4 };
  if (kind === 'number' && format !== null) return { reading: rows * 8 * READING, held: rows * 3 };
  // Texts that turn out too many are set aside on the way.
  const kept = Math.min(levels, MAX_LEVELS);
  const width = levels > 0x8000 ? 4 : levels > 0x80 ? 2 : 1;
  return {
    reading: rows * 4 * READING + kept * (bytes * 1.5 + 28),
    held: levels > MAX_LEVELS ? 0 : rows * width + kept * (bytes + 4),
  };
}

/** Columns without a role whose texts hardly repeat: they tell rows apart, and are read again when asked for. */
export function columnsToLeaveOut(
  { rows, columns }: FileSurvey,
  decisions: readonly ColumnDecision[],
  roleOf: ReadonlyMap<number, Role>,
): number[] {
  return decisions.flatMap(({ kind }, index) => {
    const levels = columns[index]?.levels ?? 0;
    const many = kind === 'text' && levels > Math.min(0x8000, rows / 4);
    return many && !roleOf.has(index) ? [index] : [];
  });
}
