import type { Outcome } from '../../workers/engine-api.ts';
import type { SheetCondition, SheetValues } from '../../workers/sheet-api.ts';
import { currentLocale } from '../i18n/format.ts';
import { drawFace, newFace } from './cell-face.ts';
import { CopiedTable, decimalSign, type CopiedKind } from './copied-text.ts';
import type {
  GridColumn,
  GridCopy,
  GridPlace,
  GridWindow,
  SheetCells,
  SheetRange,
  SheetSort,
  SheetSource,
} from './source.ts';
import {
  inOrder,
  rowsThatMeet,
  summaryOf,
  sumsOf,
  valuesOf,
  valueOf,
  type TableColumn,
  type TableCells,
} from './table-rows.ts';

const MOST_COPIED = 2_000_000;
/** Cells copied between two looks at whether anybody still waits. */
const COPY_TURN = 100_000;

/**
 * A table that lies on the page as a whole, as a result does: sorted, filtered, summed, searched and copied right here, in the
 * words of the sheets whose rows the engine has.
 */
export class TableSource implements SheetSource {
  version = $state(0);
  sort = $state.raw<readonly SheetSort[]>([]);
  conditions = $state.raw<readonly SheetCondition[]>([]);
  #table: readonly TableColumn[] = [];
  #all = 0;
  #changes = 0;
  #language: string | undefined;
  #depth: Int32Array | null = null;

  columns = $state.raw<readonly GridColumn[]>([]);
  filtered = $state.raw<readonly string[]>([]);
  rows = $state(0);
  /** Places of the rows as shown. No `$derived`: read from outside an effect that would be sorted anew each time. */
  #order: Int32Array = new Int32Array(0);

  /** `language` decides how texts are sorted. */
  constructor(table: readonly TableColumn[], language?: string) {
    this.#language = language;
    this.replace(table);
  }

  /** Rows of the table, whatever is filtered. */
  get of(): number {
    return this.#all;
  }

  /** Other rows, looked at as those before. `depth`: of a table of groups, which is neither sorted nor filtered here. */
  replace(table: readonly TableColumn[], depth: Int32Array | null = null): void {
    this.#table = table;
    this.#depth = depth;
    this.#all = table[0]?.cells.values.length ?? 0;
    this.#changed();
  }

  setSort(sort: readonly SheetSort[]): void {
    this.sort = sort;
    this.#changed();
  }

  setConditions(conditions: readonly SheetCondition[]): void {
    this.conditions = conditions;
    this.#changed();
  }

  /** The place in the table of a row as shown; -1: none. */
  placeOf(row: number): number {
    return this.#order[row] ?? -1;
  }
  /** The row a place of the table is shown in; -1: filtered out. */
  rowOf(place: number): number {
    return this.#order.indexOf(place);
  }

  #cells(name: string): TableCells | undefined {
    return this.#table.find(({ column }) => column.name === name)?.cells;
  }

  async window(columns: readonly string[], offset: number, count: number): Promise<Outcome<GridWindow>> {
    const places = this.#order.subarray(offset, offset + count);
    const cells = columns.map((name): SheetCells => {
      const from = this.#cells(name);
      if (from?.kind === 'number')
        return { kind: 'number', values: Float64Array.from(places, (row) => from.values[row] ?? Number.NaN) };
      if (from?.kind === 'date')
        return { kind: 'date', days: Int32Array.from(places, (row) => from.values[row] ?? 0) };
      const levels = Array.from(places, (row) => from?.values[row] ?? '');
      return { kind: 'text', codes: Int32Array.from(levels, (_, at) => at), levels };
    });
    const depth = this.#depth;
    const ok = depth
      ? { offset, cells, depth: Int32Array.from(places, (row) => depth[row] ?? 0) }
      : { offset, cells };
    return { ok };
  }

  summary = async (name: string) => {
    const found = this.#table.find(({ column }) => column.name === name);
    return { ok: found ? summaryOf(found, this.#order) : null };
  };

  sums = async (ranges: readonly SheetRange[]) => ({ ok: sumsOf(this.#table, this.#order, ranges) });

  copy = async (
    ranges: readonly SheetRange[],
    header: boolean,
    signal: AbortSignal,
  ): Promise<Outcome<GridCopy>> => {
    const names = ranges[0]?.columns ?? [];
    const wanted = names.flatMap((name) => this.#table.filter(({ column }) => column.name === name));
    const cells = ranges.reduce((sum, { from, to }) => sum + (to - from) * wanted.length, 0);
    if (cells > MOST_COPIED)
      return { error: { code: 'copy-too-large', params: { cells }, message: 'too many cells to copy' } };
    const kinds = wanted.map(({ column, cells: { kind } }): CopiedKind => (kind === 'number' && column.kind === 'share' ? 'share' : kind)); // prettier-ignore
    const table = new CopiedTable(kinds, decimalSign(currentLocale()));
    if (header) table.head(wanted.map(({ column }) => column.label));
    let turn = 0;
    for (const { from, to } of ranges)
      for (let row = from; row < Math.min(to, this.#order.length); row++) {
        table.row(wanted.map((column) => valueOf(column.cells, this.placeOf(row))));
        turn += wanted.length;
        if (turn < COPY_TURN) continue;
        turn = 0;
        await new Promise((done) => setTimeout(done));
        if (signal.aborted)
          return { error: { code: 'cancelled', params: {}, message: 'copying was stopped' } };
      }
    return { ok: table.made() };
  };

  find = async (
    text: string,
    from: GridPlace,
    backwards: boolean,
    names: readonly string[],
  ): Promise<Outcome<GridPlace | null>> => {
    const wanted = text.toLowerCase();
    const columns = names.flatMap((name) => this.#table.filter(({ column }) => column.name === name));
    const width = columns.length;
    const cells = this.rows * width;
    if (wanted === '' || cells === 0) return { ok: null };
    const start = from.row * width + Math.max(0, names.indexOf(from.column));
    const step = backwards ? -1 : 1;
    for (let gone = 1; gone <= cells; gone++) {
      const at = (((start + gone * step) % cells) + cells) % cells;
      const row = Math.floor(at / width);
      const column = columns[at % width];
      if (column && this.#shown(column, row).toLowerCase().includes(wanted))
        return { ok: { row, column: column.column.name } };
    }
    return { ok: null };
  };

  /** The text of a cell as it is drawn. */
  #shown({ column, cells }: TableColumn, row: number): string {
    const value = valueOf(cells, this.placeOf(row));
    if (value === null) return '';
    if (typeof value === 'string') return value;
    const face = newFace();
    const block =
      cells.kind === 'date'
        ? { kind: 'date' as const, days: Int32Array.of(value) }
        : { kind: 'number' as const, values: Float64Array.of(value) };
    drawFace(face, column, { cells: block, faults: null }, 0);
    return face.text;
  }

  /** Values of a column under the other conditions, for its filter. */
  values(name: string, search: string): SheetValues {
    const others = this.conditions.filter(({ column }) => column !== name);
    const found = this.#table.find(({ column }) => column.name === name);
    return found
      ? valuesOf(found, rowsThatMeet(this.#table, this.#all, others), search)
      : { total: 0, values: [], months: null };
  }

  #changed(): void {
    const kept = rowsThatMeet(this.#table, this.#all, this.conditions);
    this.#order = inOrder(this.#table, kept, this.sort, this.#language);
    this.rows = this.#order.length;
    this.columns = this.#table.map(({ column }) => column);
    this.filtered = this.conditions.map(({ column }) => column);
    this.version = ++this.#changes;
  }
}
