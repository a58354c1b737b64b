import { storedOf, blankOf, type Cells, type Rows, type TextCells } from './cells.ts';
import { civilFromDays, isoOf } from './civil-day.ts';
import { countCodes } from './column-summary.ts';
import { folded } from './folded.ts';

export interface ValueCounts {
  /** Values that hold what was searched for. */
  readonly total: number;
  /** Those with most rows first; '' is blank. Texts as they are, days as ISO text, numbers as JavaScript writes them. */
  readonly values: readonly { readonly text: string; readonly rows: number }[];
  /** Of days: rows a month, in order. Else null. */
  readonly months: readonly { readonly year: number; readonly month: number; readonly rows: number }[] | null;
}

/** Distinct values with their rows: `keys` are codes, days or numbers as stored. */
interface Counted {
  readonly keys: ArrayLike<number>;
  readonly rows: ArrayLike<number>;
  readonly length: number;
  readonly text: (key: number) => string;
}

/**
 * The values of a column in some rows that hold a text, without regard to case.
 *
 * @param most how many are listed
 */
export function countValues(
  column: {
    readonly cells: Cells;
    readonly faults: Uint8Array | null;
    readonly faultWord: (fault: number) => string;
  },
  rows: Rows,
  search: string,
  most: number,
): ValueCounts {
  const { cells, faults, faultWord } = column;
  const sought = folded(search.trim());
  const holds = (text: string) => sought === '' || folded(text).includes(sought);
  const { counted, blanks } =
    cells.kind === 'text' ? ofTexts(cells, faults, rows) : ofValues(cells, faults, rows);
  const found = new Int32Array(counted.length);
  let total = 0;
  for (let at = 0; at < counted.length; at++) {
    if (counted.rows[at]! > 0 && (sought === '' || holds(counted.text(counted.keys[at]!))))
      found[total++] = at;
  }
  const values = mostFrequent(counted, found.subarray(0, total), most).map((at) => ({
    text: counted.text(counted.keys[at]!),
    rows: counted.rows[at]!,
  }));
  const others = [
    ...faultCounts(faults, rows).map(([fault, count]) => ({ text: faultWord(fault), rows: count })),
    ...(blanks > 0 && sought === '' ? [{ text: '', rows: blanks }] : []),
  ].filter(({ text }) => holds(text));
  const listed = [...values, ...others].sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
  return {
    total: total + others.length,
    values: listed.slice(0, most),
    months: cells.kind === 'date' ? monthsOf(counted) : null,
  };
}

function ofTexts(
  cells: TextCells,
  faults: Uint8Array | null,
  rows: Rows,
): { counted: Counted; blanks: number } {
  const counts = countCodes(cells, faults, rows);
  const { count } = cells.levels;
  const keys = Int32Array.from({ length: count }, (_, code) => code);
  // All at once: strings one by one cost more than everything else.
  let texts: readonly string[] | null = null;
  const text = (code: number) => (texts ??= cells.levels.all())[code]!;
  return { counted: { keys, rows: counts, length: count, text }, blanks: counts[count]! };
}

/** Sorted, so that equal ones are neighbours: no table of as many entries as there are numbers. */
function ofValues(
  cells: Exclude<Cells, TextCells>,
  faults: Uint8Array | null,
  { places, length }: Rows,
): { counted: Counted; blanks: number } {
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  const values = new Float64Array(length);
  let size = 0;
  let blanks = 0;
  for (let at = 0; at < length; at++) {
    const place = places === null ? at : places[at]!;
    const value = stored[place]!;
    if (value === blank || value !== value) {
      if (faults === null || faults[place] === 0) blanks++;
    } else values[size++] = value + 0;
  }
  const sorted = values.subarray(0, size).sort();
  const counts = new Int32Array(size);
  let distinct = 0;
  for (let at = 0; at < size; at++) {
    if (at > 0 && sorted[at] !== sorted[distinct - 1]) sorted[distinct++] = sorted[at]!;
    else if (at === 0) distinct = 1;
    counts[distinct - 1]!++;
  }
  const text = cells.kind === 'date' ? isoOf : (value: number) => String(value / cells.scale);
  return { counted: { keys: sorted, rows: counts, length: distinct, text }, blanks };
}

/** Places of the values with most rows; among those with equally many the first. */
function mostFrequent({ rows }: Counted, found: Int32Array, most: number): number[] {
  if (found.length <= most) return [...found];
  const sorted = found.map((at) => rows[at]!).sort();
  const least = sorted[sorted.length - most]!;
  const above = found.filter((at) => rows[at]! > least);
  const picked = [...above];
  for (let i = 0; i < found.length && picked.length < most; i++)
    if (rows[found[i]!] === least) picked.push(found[i]!);
  return picked;
}

function faultCounts(faults: Uint8Array | null, { places, length }: Rows): [number, number][] {
  if (faults === null) return [];
  const counts = new Int32Array(256);
  for (let at = 0; at < length; at++) counts[faults[places === null ? at : places[at]!]!]!++;
  return Array.from(counts, (count, fault): [number, number] => [fault, count]).filter(
    ([fault, count]) => fault > 0 && count > 0,
  );
}

function monthsOf({ keys, rows, length }: Counted): { year: number; month: number; rows: number }[] {
  const months: { year: number; month: number; rows: number }[] = [];
  for (let at = 0; at < length; at++) {
    const { year, month } = civilFromDays(keys[at]!);
    const last = months.at(-1);
    if (last?.year === year && last.month === month) last.rows += rows[at]!;
    else months.push({ year, month, rows: rows[at]! });
  }
  return months;
}
