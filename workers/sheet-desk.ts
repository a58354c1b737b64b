import { absentColumns } from '../src/export/sheet-lines.ts';
import { EVERYTHING, type Selection } from '../src/model/selection.ts';
import type { View } from '../src/model/dataset.ts';
import type { ViewSettings } from '../src/model/settings.ts';
import type { Rows } from '../src/table/cells.ts';
import type { SheetTableOf } from '../src/export/sheet-table.ts';
import type { Outcome } from './engine-api.ts';
import type {
  SheetApi,
  SheetColumn,
  SheetInfo,
  SheetQuery,
  SheetRange,
  SheetSums,
  SheetWindow,
} from './sheet-api.ts';
import { columnNamed, SheetRows, tableOf } from './sheet-rows.ts';
import { ColumnSums } from './sheet-sums.ts';
import { windowOf } from './sheet-window.ts';

/** What sheets need of the engine. */
export interface SheetEngine {
  /** Answers once the columns that a request names are in memory. */
  asked<T>(request: unknown, answer: () => T | Promise<T>): Promise<Outcome<T>>;
  view(settings: ViewSettings): View;
  /** The view that what a figure stands for leaves. */
  behind(where: Selection, view: ViewSettings): View;
}

/** A question on the desk: its table, its rows filtered and, once somebody needs them so, in order. */
export interface Asked {
  readonly query: SheetQuery;
  readonly table: SheetTableOf;
  readonly filtered: () => Rows;
  readonly ordered: () => Rows;
}

/** Answers what sheets ask: the rows of a question are found once, what is shown of them is made when it is looked at. */
export class SheetDesk implements Pick<SheetApi, 'sheetInfo' | 'sheetWindow' | 'sheetSums'> {
  readonly #rows = new SheetRows();
  readonly #sums = new ColumnSums();

  constructor(private readonly engine: SheetEngine) {}

  /** The lines are others: nothing that is kept holds. */
  clear(): void {
    this.#rows.clear();
  }

  sheetInfo(query: SheetQuery, view: ViewSettings): Promise<Outcome<SheetInfo>> {
    return this.#asked(query, view, null, ({ table, filtered }) => ({
      rows: filtered().length,
      of: this.#rows.filtered(this.#key(query, view), table, []).length,
      columns: columnsOf(table, query, this.engine.view(view)),
    }));
  }

  sheetWindow(
    query: SheetQuery,
    view: ViewSettings,
    columns: readonly string[],
    offset: number,
    count: number,
  ): Promise<Outcome<SheetWindow>> {
    return this.#asked(query, view, columns, ({ table, ordered }) =>
      windowOf(
        ordered(),
        columns.map((name) => columnNamed(table, name)),
        columnNamed(table, 'customer'),
        { offset, count },
      ),
    );
  }

  sheetSums(
    query: SheetQuery,
    view: ViewSettings,
    ranges: readonly SheetRange[],
  ): Promise<Outcome<SheetSums>> {
    return this.#asked(query, view, ranges, ({ table, ordered }) => this.#sums.of(table, ordered(), ranges));
  }

  #asked<T>(
    query: SheetQuery,
    view: ViewSettings,
    request: unknown,
    answer: (asked: Asked) => T | Promise<T>,
  ): Promise<Outcome<T>> {
    return this.engine.asked([query, view, request], () => {
      const base = this.engine.view(view);
      const where = query.where ?? EVERYTHING;
      const table = tableOf(query, {
        base,
        view: where.length === 0 ? base : this.engine.behind(where, view),
      });
      const key = this.#key(query, view);
      return answer({
        query,
        table,
        filtered: () => this.#rows.filtered(key, table, query.conditions),
        ordered: () => this.#rows.ordered(key, table, query),
      });
    });
  }

  #key({ table, where, classes }: SheetQuery, view: ViewSettings): string {
    return JSON.stringify([table, where ?? EVERYTHING, classes ?? {}, view]);
  }
}

/** What there is to be shown, columns in the file only last. */
function columnsOf(table: SheetTableOf, query: SheetQuery, { dataset }: View): SheetColumn[] {
  const here = table.columns.map(({ name, kind, role, decimals, from }): SheetColumn => ({
    name,
    kind,
    role,
    decimals,
    from,
    absent: false,
  }));
  if (query.table !== 'lines') return here;
  const absent = absentColumns(dataset.lines).map((column): SheetColumn => ({
    ...column,
    decimals: 0,
    from: 'file',
    absent: true,
  }));
  return [...here, ...absent];
}
