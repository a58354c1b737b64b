import type { SheetCondition, SheetValues } from '../../workers/sheet-api.ts';
import { BLANK_DAY } from './cell-face.ts';
import type { GridColumn, SheetColumnSummary, SheetRange, SheetSort, SheetSums } from './source.ts';

/** A column of a table that lies on the page: texts, or figures (NaN: blank), or days since 1970-01-01. */
export type TableCells =
  | { readonly kind: 'text'; readonly values: readonly (string | null)[] }
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'date'; readonly values: Int32Array };

export interface TableColumn {
  readonly column: GridColumn;
  readonly cells: TableCells;
}

export type TableValue = string | number | null;

export function valueOf(cells: TableCells, row: number): TableValue {
  const value = cells.values[row];
  if (value === undefined || value === null || value === '') return null;
  if (cells.kind === 'date') return value === BLANK_DAY ? null : value;
  return typeof value === 'number' && Number.isNaN(value) ? null : value;
}

/** Places of the rows that meet all conditions, in the order of the table. `top` is judged after the others, ties included. */
export function rowsThatMeet(
  columns: readonly TableColumn[],
  rows: number,
  conditions: readonly SheetCondition[],
): Int32Array {
  const known = conditions.flatMap((condition) => {
    const found = columns.find(({ column }) => column.name === condition.column);
    return found ? [{ condition, cells: found.cells }] : [];
  });
  let kept = Int32Array.from({ length: rows }, (_, row) => row);
  for (const { condition, cells } of known) {
    if (condition.kind === 'top') continue;
    const test = testOf(condition);
    const wanted = condition.not !== true;
    kept = kept.filter((row) => test(valueOf(cells, row)) === wanted);
  }
  for (const { condition, cells } of known) {
    if (condition.kind !== 'top') continue;
    const reaches = topTest(cells, kept, condition.count, condition.least === true);
    const wanted = condition.not !== true;
    kept = kept.filter((row) => reaches(valueOf(cells, row)) === wanted);
  }
  return kept;
}

type Judged = Exclude<SheetCondition, { readonly kind: 'top' }>;
function testOf(condition: Judged): (value: TableValue) => boolean {
  switch (condition.kind) {
    case 'blank':
      return (value) => value === null;
    case 'values': {
      const wanted = new Set(condition.values);
      return (value) => wanted.has(value === null ? '' : String(value));
    }
    case 'range': {
      const { from, to } = condition;
      return (value) =>
        typeof value === 'number' && (from === null || value >= from) && (to === null || value <= to);
    }
    case 'text': {
      const text = condition.text.toLowerCase();
      const { at } = condition;
      return (value) => {
        if (value === null) return false;
        const lower = String(value).toLowerCase();
        if (at === 'anywhere') return lower.includes(text);
        if (at === 'start') return lower.startsWith(text);
        return at === 'end' ? lower.endsWith(text) : lower === text;
      };
    }
  }
}

function topTest(
  cells: TableCells,
  rows: Int32Array,
  count: number,
  least: boolean,
): (value: TableValue) => boolean {
  const figures = Float64Array.from(rows, (row) => {
    const value = valueOf(cells, row);
    return typeof value === 'number' ? value : Number.NaN;
  })
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (figures.length === 0 || count < 1) return () => false;
  const cut = figures[least ? Math.min(count, figures.length) - 1 : Math.max(0, figures.length - count)] ?? 0;
  return (value) => typeof value === 'number' && (least ? value <= cut : value >= cut);
}

/** Places in the order asked for; equal ones stay as they were, blanks come last whatever the direction. */
export function inOrder(
  columns: readonly TableColumn[],
  rows: Int32Array,
  sort: readonly SheetSort[],
  language?: string,
): Int32Array {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const keys = sort.flatMap(({ column: name, descending }) => {
    const found = columns.find(({ column }) => column.name === name);
    return found ? [{ cells: found.cells, sign: descending ? -1 : 1 }] : [];
  });
  if (keys.length === 0) return rows;
  return rows.slice().sort((a, b) => {
    for (const { cells, sign } of keys) {
      const left = valueOf(cells, a);
      const right = valueOf(cells, b);
      if (left === null || right === null) {
        if (left === right) continue;
        return left === null ? 1 : -1;
      }
      const by =
        typeof left === 'number' && typeof right === 'number'
          ? left - right
          : compare(String(left), String(right));
      if (by !== 0) return by * sign;
    }
    return a - b;
  });
}

/** Sums over ranges, each cell once. */
export function sumsOf(
  columns: readonly TableColumn[],
  order: Int32Array,
  ranges: readonly SheetRange[],
): SheetSums {
  let cells = 0;
  let count = 0;
  let numbers = 0;
  let days = 0;
  let sum = 0;
  let lost = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (const { column, cells: values } of columns) {
    const stretches = ranges
      .filter((range) => range.columns.includes(column.name))
      .sort((a, b) => a.from - b.from);
    let done = 0;
    for (const { from, to } of stretches) {
      for (let row = Math.max(from, done); row < to; row++) {
        const value = valueOf(values, order[row] ?? -1);
        cells++;
        if (value === null) continue;
        count++;
        if (typeof value !== 'number') continue;
        numbers++;
        if (values.kind === 'date') days++;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        // Neumaier: what addition loses is kept beside.
        const next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
      }
      done = Math.max(done, to);
    }
  }
  const dates = numbers > 0 && days === numbers;
  const summed = numbers > 0 && days === 0;
  return {
    cells,
    count,
    numbers: dates ? 0 : numbers - days,
    sum: summed ? sum + lost : null,
    average: summed ? (sum + lost) / numbers : null,
    least: summed || dates ? least : null,
    greatest: summed || dates ? greatest : null,
    dates,
  };
}

const BINS = 24;
/** For the head of a column: how its values lie, of the rows in `order`. */
export function summaryOf({ cells }: TableColumn, order: Int32Array): SheetColumnSummary {
  let blanks = 0;
  let least = Infinity;
  let greatest = -Infinity;
  const counts = new Map<TableValue, number>();
  for (const row of order) {
    const value = valueOf(cells, row);
    if (value === null) {
      blanks++;
      continue;
    }
    if (typeof value === 'number') {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    } else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const rows = order.length;
  if (cells.kind === 'text') {
    const bins = [...counts.values()].sort((a, b) => b - a).slice(0, BINS);
    return { rows, blanks, faults: 0, distinct: counts.size, least: null, greatest: null, bins };
  }
  if (blanks === rows)
    return { rows, blanks, faults: 0, distinct: null, least: null, greatest: null, bins: [] };
  const bins = new Array<number>(greatest > least ? BINS : 1).fill(0);
  for (const row of order) {
    const value = valueOf(cells, row);
    if (typeof value !== 'number') continue;
    const at =
      greatest > least ? Math.min(BINS - 1, Math.floor(((value - least) / (greatest - least)) * BINS)) : 0;
    bins[at] = (bins[at] ?? 0) + 1;
  }
  return { rows, blanks, faults: 0, distinct: null, least, greatest, bins };
}

const MOST_LISTED = 500;
/** Values of a column among `rows` that hold a text, the most frequent first. */
export function valuesOf({ cells }: TableColumn, rows: Int32Array, search: string): SheetValues {
  const counts = new Map<string, number>();
  const wanted = search.toLowerCase();
  for (const row of rows) {
    const text = String(valueOf(cells, row) ?? '');
    if (text.toLowerCase().includes(wanted)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const values = sorted.slice(0, MOST_LISTED).map(([text, count]) => ({ text, rows: count }));
  return { total: counts.size, values, months: null };
}
