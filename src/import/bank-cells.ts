import { numberIn, type ColumnProfile } from './column-profile.ts';
import type { ResolvedColumn } from './resolved-column.ts';

/** What cells of a statement say, column by column. */

/** The share of a column's filled cells that are something. */
export function shareOf(
  records: readonly (readonly string[])[],
  column: number,
  is: (text: string) => boolean,
): number {
  let filled = 0;
  let found = 0;
  for (const record of records) {
    const text = record[column] ?? '';
    if (text.trim() === '') continue;
    filled++;
    if (is(text)) found++;
  }
  return filled === 0 ? 0 : found / filled;
}

/** Hardly a row has money in both columns. */
export function areApart(
  one: ColumnProfile | undefined,
  other: ColumnProfile | undefined,
  records: readonly (readonly string[])[],
): boolean {
  let both = 0;
  let either = 0;
  for (const record of records) {
    const first = numberIn(one, record) || 0;
    const second = numberIn(other, record) || 0;
    if (first !== 0 || second !== 0) either++;
    if (first !== 0 && second !== 0) both++;
  }
  return both <= either * 0.05;
}

/**
 * Whether a balance goes up and down by what the row moves, in the order of the file or against it.
 *
 * @param moved what a row moves, signed or not
 */
export function balanceRuns(
  balance: ColumnProfile | undefined,
  moved: (record: readonly string[]) => number,
  records: readonly (readonly string[])[],
): boolean {
  let steps = 0;
  let down = 0;
  let up = 0;
  for (let row = 1; row < records.length; row++) {
    const before = records[row - 1] ?? [];
    const here = records[row] ?? [];
    const step = numberIn(balance, here) - numberIn(balance, before);
    if (Number.isNaN(step)) continue;
    steps++;
    const near = (value: number) => Math.abs(Math.abs(step) - Math.abs(value)) < 0.011;
    if (near(moved(here))) down++;
    if (near(moved(before))) up++;
  }
  return steps >= 2 && Math.max(down, up) >= steps * 0.8;
}

/** The text of a cell of money in, or out, that cannot be read; a dash says that it went the other way. */
export function unreadAt(column: ResolvedColumn, row: number): string {
  const text = column.oddText(row);
  return /^\s*[-–—−]+\s*$/.test(text) ? '' : text;
}
