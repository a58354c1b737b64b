import { BLANK, NO_DATE, type Column } from '../table/column.ts';
import { codeMask } from '../table/mask.ts';
import { isoOf, parseIso } from '../table/civil-day.ts';
import { folded } from '../table/folded.ts';
import type { Lines } from './lines.ts';
import type { LineClause } from './selection.ts';

export { folded };

/** Attributes by name, the file's own columns. Null where the file has none of that name. */
export function attributeNamed({ attributes }: Pick<Lines, 'attributes'>, name: string): Column | null {
  return attributes.find(({ column }) => column.name === name)?.column ?? null;
}

/** The lines that every clause leaves, 1 a line; null where nothing is asked. Clauses about missing columns ask nothing. */
export function lineMask(lines: Lines, clauses: readonly LineClause[]): Uint8Array | null {
  let mask: Uint8Array | null = null;
  for (const clause of clauses) {
    const rows = rowsOf(lines, clause);
    if (rows === null) continue;
    const kept = clause.not ? 0 : 1;
    mask ??= new Uint8Array(lines.count).fill(1);
    for (let row = 0; row < mask.length; row++) if (rows[row] !== kept) mask[row] = 0;
  }
  return mask;
}

/** The rows a clause speaks of, whether or not it is negated; null where its column is missing. */
function rowsOf(lines: Lines, clause: LineClause): Uint8Array | null {
  switch (clause.kind) {
    case 'anonymous':
      return rowsBetween(lines.customer.codes, BLANK, BLANK);
    case 'date':
      return rowsBetween(lines.date, clause.from ?? -Infinity, clause.to ?? Infinity);
    case 'all':
      return lineMask(lines, clause.clauses);
    default: {
      const column = attributeNamed(lines, clause.attribute);
      if (column === null) return null;
      if (clause.kind === 'value') return rowsWithValue(column, clause.values);
      return clause.kind === 'text'
        ? rowsWithText(column, clause.text)
        : rowsInRange(column, clause.from, clause.to);
    }
  }
}

/** Rows whose cell is one of some values: text as it stands, ISO dates, numbers as JavaScript writes them, '' for blank. */
export function rowsWithValue(column: Column, values: readonly string[]): Uint8Array {
  const blanks = values.includes('');
  if (column.kind === 'text') {
    const wanted = new Set(values);
    return codeMask(
      column.codes,
      Uint8Array.from(column.levels, (level) => Number(wanted.has(level))),
      blanks,
    );
  }
  const cells = column.kind === 'date' ? column.days : column.values;
  const wanted = new Set(
    values
      .filter((value) => value !== '')
      .map((value) => (column.kind === 'date' ? parseIso(value) : Number(value))),
  );
  const mask = new Uint8Array(cells.length);
  for (let row = 0; row < mask.length; row++) {
    const cell = cells[row]!;
    const blank = cell === NO_DATE || Number.isNaN(cell);
    if (blank ? blanks : wanted.has(cell)) mask[row] = 1;
  }
  return mask;
}

/** Rows whose cell contains a text, without regard to case; every value is looked at once. */
export function rowsWithText(column: Column, text: string): Uint8Array {
  const sought = folded(text.trim());
  if (column.kind === 'text') {
    return codeMask(
      column.codes,
      Uint8Array.from(column.levels, (level) => Number(folded(level).includes(sought))),
    );
  }
  const cells = column.kind === 'date' ? column.days : column.values;
  const known = new Map<number, number>();
  const mask = new Uint8Array(cells.length);
  for (let row = 0; row < mask.length; row++) {
    const cell = cells[row]!;
    if (cell === NO_DATE || Number.isNaN(cell)) continue;
    let found = known.get(cell);
    if (found === undefined) {
      found = Number((column.kind === 'date' ? isoOf(cell) : String(cell)).includes(sought));
      known.set(cell, found);
    }
    mask[row] = found;
  }
  return mask;
}

/** Blanks lie in no range; nor does text. */
function rowsInRange(column: Column, from: number | null, to: number | null): Uint8Array {
  if (column.kind === 'text') return new Uint8Array(column.length);
  const least = from ?? -Infinity;
  const most = to ?? Infinity;
  // NO_DATE is below every day.
  return column.kind === 'date'
    ? rowsBetween(column.days, Math.max(least, NO_DATE + 1), most)
    : rowsBetween(column.values, least, most);
}

function rowsBetween(cells: ArrayLike<number>, from: number, to: number): Uint8Array {
  const mask = new Uint8Array(cells.length);
  for (let row = 0; row < mask.length; row++) {
    const cell = cells[row]!;
    if (cell >= from && cell <= to) mask[row] = 1;
  }
  return mask;
}
