import { isoDate } from '../../i18n/format.ts';
import { figureText, isFigure } from '../../sheet/cell-face.ts';
import type { GridColumn, GridCopy, GridPlace, SheetRange, SheetSums } from '../../sheet/source.ts';
import { decimalSign } from './rows-source.svelte.ts';

/** A table that lies whole in the page: groups, results. */
export interface MemoryCells {
  readonly columns: readonly GridColumn[];
  readonly rows: number;
  /** A text, a number (shares as fractions, days since 1970-01-01), null: blank. */
  value(row: number, column: string): string | number | null;
}

function shownText(column: GridColumn, value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : figureText(column, value);
}

/** Every cell of the ranges once, row by row. */
function* cellsOf(table: MemoryCells, ranges: readonly SheetRange[]) {
  const begin = ranges.reduce((least, { from }) => Math.min(least, from), table.rows);
  const end = ranges.reduce((most, { to }) => Math.max(most, to), 0);
  for (let row = begin; row < Math.min(end, table.rows); row++)
    for (const column of table.columns)
      if (ranges.some(({ from, to, columns }) => row >= from && row < to && columns.includes(column.name)))
        yield { row, column, value: table.value(row, column.name) };
}

export function sumsOf(table: MemoryCells, ranges: readonly SheetRange[]): SheetSums {
  let cells = 0;
  let count = 0;
  let numbers = 0;
  let days = 0;
  let sum = 0;
  let lost = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (const { column, value } of cellsOf(table, ranges)) {
    cells++;
    if (value === null) continue;
    count++;
    if (typeof value !== 'number') continue;
    if (column.kind === 'date') days++;
    else numbers++;
    // Neumaier: what a large sum loses of a small addend is kept beside it.
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const dates = days > 0 && numbers === 0;
  const figures = dates ? days : numbers;
  const mixed = days > 0 && numbers > 0;
  const any = figures > 0 && !mixed;
  return {
    cells,
    count,
    numbers,
    sum: any && !dates ? sum + lost : null,
    average: any && !dates ? (sum + lost) / figures : null,
    least: any ? least : null,
    greatest: any ? greatest : null,
    dates,
  };
}

/** Figures to the full, as a spreadsheet reads them in the reader's locale. */
function plain(column: GridColumn, value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.replaceAll(/[\t\r\n]+/g, ' ');
  if (column.kind === 'date') return isoDate(value);
  return String(value).replace('.', decimalSign());
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function copyOf(table: MemoryCells, ranges: readonly SheetRange[], header: boolean): GridCopy {
  const columns = table.columns.filter(({ name }) => ranges.some((range) => range.columns.includes(name)));
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++)
    if (ranges.some(({ from, to }) => row >= from && row < to)) rows.push(row);
  const inside = (row: number, column: GridColumn) =>
    ranges.some((range) => row >= range.from && row < range.to && range.columns.includes(column.name));
  const lines = rows.map((row) =>
    columns.map((column) => ({
      column,
      value: inside(row, column) ? table.value(row, column.name) : null,
    })),
  );
  const text = [
    ...(header ? [columns.map(({ label }) => label.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')] : []),
    ...lines.map((line) => line.map(({ column, value }) => plain(column, value)).join('\t')),
  ].join('\n');
  const cells = lines.map(
    (line) =>
      `<tr>${line.map(({ column, value }) => `<td${isFigure(column.kind) ? ' align="right"' : ''}>${escaped(plain(column, value))}</td>`).join('')}</tr>`,
  );
  const heads = header ? `<tr>${columns.map(({ label }) => `<th>${escaped(label)}</th>`).join('')}</tr>` : '';
  return { text, html: `<table>${heads}${cells.join('')}</table>` };
}

/** The next cell after a place, around the end, that holds a text as it is shown. */
export function findIn(
  table: MemoryCells,
  text: string,
  from: GridPlace,
  backwards: boolean,
  names: readonly string[],
): GridPlace | null {
  const sought = text.toLowerCase();
  const columns = names.flatMap((name) => table.columns.find((one) => one.name === name) ?? []);
  const size = table.rows * columns.length;
  const start = from.row * columns.length + Math.max(0, names.indexOf(from.column));
  for (let step = 1; step <= size; step++) {
    const at = (((backwards ? start - step : start + step) % size) + size) % size;
    const row = Math.floor(at / columns.length);
    const column = columns[at % columns.length];
    if (column && shownText(column, table.value(row, column.name)).toLowerCase().includes(sought))
      return { row, column: column.name };
  }
  return null;
}
