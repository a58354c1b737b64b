import { inBlocks } from './blocks.ts';
import { blankOf, storedOf, type Cells, type Rows } from './cells.ts';
import type { PickedCells } from './pick-cells.ts';
import { BLANK, NO_DATE } from './column.ts';

/** What a sheet is grouped by. */
export interface GroupKey {
  readonly cells: Cells;
  /** Of text the rank of every code; null: the codes are in order. */
  readonly rank: Int32Array | null;
  /** Of days the first day of the step one lies in; null: each for itself. */
  readonly firstDay: ((day: number) => number) | null;
}

/** A row's group by one key: whole numbers in the order of the values, the last for blanks. */
export interface GroupCodes {
  readonly codes: Int32Array;
  /** Groups that values can be in: the code of blanks. */
  readonly count: number;
  /** Values of some groups by code, blanks past the last. */
  readonly cells: (codes: Int32Array) => PickedCells;
}

export function groupCodes(key: GroupKey, rows: Rows): GroupCodes {
  const { cells } = key;
  if (cells.kind === 'text') return ofTexts(cells, key.rank, rows);
  return ofValues(cells, key.firstDay, rows);
}

function ofTexts(
  { codes, levels }: Extract<Cells, { kind: 'text' }>,
  rank: Int32Array | null,
  { places, length }: Rows,
): GroupCodes {
  const { count } = levels;
  const own = new Int32Array(length);
  inBlocks(length, (from, to) => {
    for (let at = from; at < to; at++) {
      const code = codes[places === null ? at : places[at]!]!;
      own[at] = code < 0 ? count : rank === null ? code : rank[code]!;
    }
  });
  return {
    codes: own,
    count,
    cells: (some) => {
      const codeOf = rank && new Int32Array(count);
      if (rank !== null && codeOf !== null)
        for (let code = 0; code < count; code++) codeOf[rank[code]!] = code;
      const texts: string[] = [];
      const known = new Map<number, number>();
      const local = some.map((code) => {
        if (code >= count) return BLANK;
        let at = known.get(code);
        if (at === undefined) {
          at = texts.push(levels.one(codeOf === null ? code : codeOf[code]!)) - 1;
          known.set(code, at);
        }
        return at;
      });
      return { kind: 'text', codes: local, levels: texts };
    },
  };
}

/** A span of whole numbers up to this is looked up rather than sorted. */
const MOST_SPAN = 1 << 22;

function ofValues(
  cells: Exclude<Cells, { kind: 'text' }>,
  firstDay: ((day: number) => number) | null,
  rows: Rows,
): GroupCodes {
  const { places, length } = rows;
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  let least = Infinity;
  let greatest = -Infinity;
  let whole = true;
  for (let at = 0; at < length; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    if (value === blank || value !== value) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    if (whole && value !== Math.floor(value)) whole = false;
  }
  const values =
    whole && greatest - least < MOST_SPAN
      ? spannedValues(stored, blank, rows, least, greatest, firstDay)
      : sortedValues(stored, blank, rows);
  const codes = new Int32Array(length);
  for (let at = 0; at < length; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    codes[at] = value === blank || value !== value ? values.groups.length : values.codeOf(value);
  }
  const { groups } = values;
  return {
    codes,
    count: groups.length,
    cells: (some) =>
      cells.kind === 'date'
        ? { kind: 'date', days: some.map((code) => groups[code] ?? NO_DATE) }
        : { kind: 'number', values: Float64Array.from(some, (code) => (groups[code] ?? NaN) / cells.scale) },
  };
}

interface Values {
  /** Ascending. */
  readonly groups: ArrayLike<number>;
  readonly codeOf: (value: number) => number;
}

function spannedValues(
  stored: ArrayLike<number>,
  blank: number,
  { places, length }: Rows,
  least: number,
  greatest: number,
  firstDay: ((day: number) => number) | null,
): Values {
  const span = least > greatest ? 0 : greatest - least + 1;
  const codeOf = new Int32Array(span);
  for (let at = 0; at < length; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    if (value !== blank && value === value) codeOf[value - least] = 1;
  }
  const groups: number[] = [];
  for (let at = 0; at < span; at++) {
    if (codeOf[at] === 0) continue;
    const value = firstDay ? firstDay(least + at) : least + at;
    if (groups.length === 0 || groups[groups.length - 1] !== value) groups.push(value);
    codeOf[at] = groups.length - 1;
  }
  return { groups, codeOf: (value) => codeOf[value - least]! };
}

function sortedValues(stored: ArrayLike<number>, blank: number, { places, length }: Rows): Values {
  const values = new Float64Array(length);
  let size = 0;
  for (let at = 0; at < length; at++) {
    const value = stored[places === null ? at : places[at]!]!;
    if (value !== blank && value === value) values[size++] = value + 0;
  }
  const sorted = values.subarray(0, size).sort();
  let distinct = 0;
  for (let at = 0; at < size; at++) {
    if (at === 0 || sorted[at] !== sorted[distinct - 1]) sorted[distinct++] = sorted[at]!;
  }
  const groups = sorted.slice(0, distinct);
  return { groups, codeOf: (value) => placeIn(groups, value) };
}

/** Where a value stands among ascending ones, of which it is one. */
function placeIn(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
