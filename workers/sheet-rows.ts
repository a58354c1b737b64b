import { faultWord } from '../src/formula/compile.ts';
import { customerTable, type ClassSettings } from '../src/export/sheet-customers.ts';
import { lineTable } from '../src/export/sheet-lines.ts';
import { orderTable } from '../src/export/sheet-orders.ts';
import type { SheetTableOf, TableColumn } from '../src/export/sheet-table.ts';
import type { View } from '../src/model/dataset.ts';
import { oncePerView } from '../src/model/once-per-view.ts';
import type { Levels, Rows } from '../src/table/cells.ts';
import { collatedRank } from '../src/table/collated-rank.ts';
import { applyBound, applyCondition, topBound } from '../src/table/condition-mask.ts';
import { maskedRows } from '../src/table/mask.ts';
import { stableOrder, type SortKey } from '../src/table/stable-order.ts';
import { memoryLimit } from './memory-limit.ts';
import { Memo } from './memo.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetCondition, SheetQuery, SheetSort } from './sheet-api.ts';

/** The views a question is about: of its rows, and the one customers are judged in. */
export interface SheetViews {
  readonly view: View;
  readonly base: View;
}

const ordersOf = oncePerView(orderTable, () => '');
// A view is made anew for other settings: the base is the same as long as these are.
const customersOf = oncePerView(
  (view: View, base: View, classes: ClassSettings) => customerTable(view, base, classes),
  (base, classes) => JSON.stringify([base.settings, classes]),
);

/** The table a question is about. */
export function tableOf({ table, classes = {} }: SheetQuery, { view, base }: SheetViews): SheetTableOf {
  switch (table) {
    case 'lines':
      return lineTable(view);
    case 'orders':
      return ordersOf(view);
    case 'customers':
      return customersOf(view, base, classes);
  }
}

/** Throws SheetError `column-unknown`. */
export function columnNamed({ columns }: SheetTableOf, name: string): TableColumn {
  const column = columns.find((one) => one.name === name);
  if (!column) throw new SheetError('column-unknown', { name });
  return column;
}

/** A fault as Excel spells it; '' for what is none. */
export function wordOfFault(fault: number): string {
  return faultWord(fault) ?? '';
}

const ranks = new WeakMap<Levels, Map<string, Int32Array>>();

/** Ranks of texts in a language, made once for a dictionary; null where its codes are in order. */
export function rankOf(levels: Levels, language?: string): Int32Array | null {
  if (levels.ranked) return null;
  let known = ranks.get(levels);
  if (!known) ranks.set(levels, (known = new Map<string, Int32Array>()));
  let rank = known.get(language ?? '');
  if (!rank) known.set(language ?? '', (rank = collatedRank(levels, language)));
  return rank;
}

const ROOM = { most: memoryLimit() / 16, bytesOf: ({ places }: Rows) => places?.byteLength ?? 0 };

/** Keeps which rows meet the conditions of a question and in which order they come, so that windows cost only their cells. */
export class SheetRows {
  readonly #filtered = new Memo<Rows>(16, ROOM);
  readonly #ordered = new Memo<Rows>(16, ROOM);

  clear(): void {
    this.#filtered.clear();
    this.#ordered.clear();
  }

  /** @param key of the table and the view, whatever is asked of them */
  filtered(key: string, table: SheetTableOf, conditions: readonly SheetCondition[]): Rows {
    const known = conditions.filter(({ column }) => table.columns.some(({ name }) => name === column));
    if (known.length === 0 && table.mask === null) return { places: null, length: table.length };
    return this.#filtered.get(JSON.stringify([key, known]), () => rowsMeeting(table, known));
  }

  ordered(key: string, table: SheetTableOf, query: SheetQuery): Rows {
    const rows = this.filtered(key, table, query.conditions);
    const sort = sortOf(table, query.sort);
    if (sort.length === 0) return rows;
    return this.#ordered.get(JSON.stringify([key, query.conditions, sort, query.language ?? '']), () => {
      const places = stableOrder(
        rows,
        sort.map((one) => sortKey(table, one, query.language)),
      );
      return { places, length: rows.length };
    });
  }
}

function rowsMeeting(table: SheetTableOf, conditions: readonly SheetCondition[]): Rows {
  const mask = table.mask ? table.mask.slice() : new Uint8Array(table.length).fill(1);
  for (const condition of conditions) {
    if (condition.kind === 'top') continue;
    const { cells, faults } = columnNamed(table, condition.column);
    applyCondition(mask, { cells, faults, faultWord: wordOfFault }, condition);
  }
  const bounds = conditions.flatMap((condition) => {
    if (condition.kind !== 'top') return [];
    const { cells } = columnNamed(table, condition.column);
    // Texts have no greatest.
    if (cells.kind === 'text') return [];
    const { count, least = false, not = false } = condition;
    return [{ cells, least, not, count }];
  });
  if (bounds.length > 0) {
    const places = maskedRows(mask);
    const left: Rows = { places, length: places.length };
    const found = bounds.map((one) => ({ ...one, bound: topBound(one.cells, left, one.count, one.least) }));
    for (const one of found) applyBound(mask, one.cells, one.bound, one);
  }
  const places = maskedRows(mask);
  return { places: places.length === mask.length ? null : places, length: places.length };
}

/** What is sorted by in the end: what was asked for and is there, each column once, and then as the table is read best. */
function sortOf(table: SheetTableOf, asked: readonly SheetSort[]): SheetSort[] {
  const sort = new Map<string, SheetSort>();
  for (const one of [...asked, ...(table.readBy ? [table.readBy] : [])]) {
    if (!sort.has(one.column) && table.columns.some(({ name }) => name === one.column))
      sort.set(one.column, one);
  }
  return [...sort.values()];
}

function sortKey(table: SheetTableOf, { column, descending }: SheetSort, language?: string): SortKey {
  const { cells, faults } = columnNamed(table, column);
  return { cells, faults, descending, rank: cells.kind === 'text' ? rankOf(cells.levels, language) : null };
}
