import { BLANK, NO_DATE, type Column } from '../table/column.ts';
import { isoOf } from '../table/civil-day.ts';
import type { Lines, Role } from '../model/lines.ts';
import { attributeNamed, folded } from '../model/line-mask.ts';

/** A column of the file as the filter bar offers it. */
export interface AttributeInfo {
  readonly name: string;
  readonly role: Role | null;
  readonly kind: 'text' | 'number' | 'date';
  /** Distinct values of a text column; null of others. */
  readonly values: number | null;
}

/** Values of an attribute with their lines in the file, most lines first. */
export interface AttributeValues {
  readonly kind: 'text' | 'number' | 'date';
  /** How many there are that hold what was searched for; the first are listed. */
  readonly total: number;
  readonly values: readonly { readonly text: string; readonly lines: number }[];
  /** Of numbers and days. */
  readonly least: number | null;
  readonly greatest: number | null;
}

/** The most values listed at once: a person searches beyond them. */
const MOST_VALUES = 200;

/** The columns that can be filtered by, those out of memory too. */
export function attributeInfos({ attributes, absent }: Lines): AttributeInfo[] {
  return [
    ...attributes.map(({ role, column }) => ({
      name: column.name,
      role,
      kind: column.kind,
      values: column.kind === 'text' ? column.levelCount : null,
    })),
    ...(absent?.columns ?? [])
      // One that was brought stands among the others.
      .filter(({ name }) => attributes.every(({ column }) => column.name !== name))
      .map(({ role, name, kind }) => ({ name, role, kind, values: null })),
  ];
}

interface Counted {
  readonly texts: readonly string[];
  readonly lines: readonly number[];
  readonly least: number | null;
  readonly greatest: number | null;
}

const counted = new WeakMap<Column, Counted>();

/** The values of an attribute that hold a text, those with most lines of the file first; blank is a value, ''. */
export function attributeValues(lines: Lines, attribute: string, search: string): AttributeValues | null {
  const column = attributeNamed(lines, attribute);
  if (column === null) return null;
  let counts = counted.get(column);
  if (!counts) counted.set(column, (counts = countValues(column)));
  const sought = folded(search.trim());
  const values: { text: string; lines: number }[] = [];
  let total = 0;
  for (let at = 0; at < counts.texts.length; at++) {
    const text = counts.texts[at]!;
    if (sought !== '' && !folded(text).includes(sought)) continue;
    total++;
    if (values.length < MOST_VALUES) values.push({ text, lines: counts.lines[at]! });
  }
  return { kind: column.kind, total, values, least: counts.least, greatest: counts.greatest };
}

function countValues(column: Column): Counted {
  const numbers = column.kind === 'text' ? null : countNumbers(column);
  const entries = numbers ? numbers.entries : countTexts(column);
  entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    texts: entries.map(([text]) => text),
    lines: entries.map(([, count]) => count),
    least: numbers?.least ?? null,
    greatest: numbers?.greatest ?? null,
  };
}

function countTexts(column: Column): [string, number][] {
  if (column.kind !== 'text') return [];
  const { codes, levels } = column;
  const counts = new Int32Array(levels.length + 1);
  for (let row = 0; row < codes.length; row++) counts[codes[row] === BLANK ? levels.length : codes[row]!]!++;
  const entries = levels.map((text, code): [string, number] => [text, counts[code]!]);
  return [...entries, ['', counts[levels.length]!] as [string, number]].filter(([, count]) => count > 0);
}

function countNumbers(column: Exclude<Column, { kind: 'text' }>) {
  const cells = column.kind === 'date' ? column.days : column.values;
  const counts = new Map<number, number>();
  let least = Infinity;
  let greatest = -Infinity;
  let blanks = 0;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    if (cell === NO_DATE || Number.isNaN(cell)) {
      blanks++;
      continue;
    }
    if (cell < least) least = cell;
    if (cell > greatest) greatest = cell;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const entries = Array.from(counts, ([cell, count]): [string, number] => [
    column.kind === 'date' ? isoOf(cell) : String(cell),
    count,
  ]);
  if (blanks > 0) entries.push(['', blanks]);
  return {
    entries,
    least: counts.size === 0 ? null : least,
    greatest: counts.size === 0 ? null : greatest,
  };
}
