import { csvFile } from '../src/export/csv-file.ts';
import { fileRowsBehind } from '../src/export/sheet-behind.ts';
import { sheetFileTable } from '../src/export/sheet-file-table.ts';
import { absentColumns } from '../src/export/sheet-lines.ts';
import { freeName, type SheetTableOf } from '../src/export/sheet-table.ts';
import type { View } from '../src/model/dataset.ts';
import { EVERYTHING, type Selection } from '../src/model/selection.ts';
import type { ViewSettings } from '../src/model/settings.ts';
import type { Rows } from '../src/table/cells.ts';
import { summarise } from '../src/table/column-summary.ts';
import { joinedPlaces, placesOf } from '../src/table/pick-cells.ts';
import { disjoint } from '../src/table/range-sums.ts';
import { distinctTexts, firstRowOf } from '../src/table/row-codes.ts';
import { countValues } from '../src/table/value-counts.ts';
import type { FileTable } from '../src/export/file-table.ts';
import type { Outcome } from './engine-api.ts';
import type { ExportSource } from './export-api.ts';
import type { SheetApi, SheetColumn, SheetQuery } from './sheet-api.ts';
import { copyOf } from './sheet-copy.ts';
import { SheetError } from './sheet-error.ts';
import { SheetFinder } from './sheet-find.ts';
import { groupsOf } from './sheet-group.ts';
import { columnNamed, SheetRows, tableOf, wordOfFault } from './sheet-rows.ts';
import { ColumnSums } from './sheet-sums.ts';
import { SheetTurns, type Kind } from './sheet-turns.ts';
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
interface Asked {
  readonly table: SheetTableOf;
  readonly view: View;
  readonly filtered: () => Rows;
  readonly ordered: () => Rows;
  /** Throws where somebody asked for something else in the meantime. */
  readonly check: () => Promise<void>;
}

type SheetSource = Extract<ExportSource, { readonly from: 'sheet' }>;
type Ask<Name extends keyof SheetApi> = Parameters<SheetApi[Name]>;

const MOST_VALUES = 500;
const MOST_CUSTOMERS = 100_000;
const MOST_FILE_ROWS = 100_000;

/** Answers what sheets ask: the rows of a question are found once, what is shown of them is made when it is looked at. */
export class SheetDesk implements SheetApi {
  readonly #rows = new SheetRows();
  readonly #sums = new ColumnSums();
  readonly #finder = new SheetFinder();
  readonly #turns = new SheetTurns();

  constructor(private readonly engine: SheetEngine) {}

  /** The lines are others: nothing that is kept holds. */
  clear(): void {
    this.#rows.clear();
    this.#turns.clear();
  }

  sheetInfo(...[query, view]: Ask<'sheetInfo'>) {
    return this.#asked(query, view, null, null, ({ table, filtered }) => ({
      rows: filtered().length,
      of: this.#rows.filtered(keyOf(query, view), table, []).length,
      columns: columnsOf(table, query, this.engine.view(view)),
    }));
  }

  sheetWindow(...[query, view, columns, offset, count]: Ask<'sheetWindow'>) {
    return this.#asked(query, view, null, columns, ({ table, ordered }) =>
      windowOf(
        ordered(),
        columns.map((name) => columnNamed(table, name)),
        columnNamed(table, 'customer'),
        { offset, count },
      ),
    );
  }

  sheetColumn(...[query, view, column]: Ask<'sheetColumn'>) {
    return this.#asked(query, view, null, column, ({ table }) => {
      const { cells, faults } = columnNamed(table, column);
      return summarise(cells, faults, this.#rows.filtered(keyOf(query, view), table, others(query, column)));
    });
  }

  sheetValues(...[query, view, column, search]: Ask<'sheetValues'>) {
    return this.#asked(query, view, 'values', column, ({ table }) => {
      const { cells, faults } = columnNamed(table, column);
      const rows = this.#rows.filtered(keyOf(query, view), table, others(query, column));
      return countValues({ cells, faults, faultWord: wordOfFault }, rows, search, MOST_VALUES);
    });
  }

  sheetFind(...[query, view, wanted]: Ask<'sheetFind'>) {
    return this.#asked(query, view, 'find', wanted.columns, ({ table, ordered, check }) => {
      const columns = wanted.columns.map((name) => columnNamed(table, name));
      return this.#finder.find(ordered(), columns, wanted, query.language, check);
    });
  }

  sheetSums(...[query, view, ranges]: Ask<'sheetSums'>) {
    return this.#asked(query, view, 'sums', ranges, ({ table, ordered }) =>
      this.#sums.of(table, ordered(), ranges),
    );
  }

  sheetCopy(...[query, view, copy]: Ask<'sheetCopy'>) {
    return this.#asked({ ...query, sheet: undefined }, view, null, copy.ranges, ({ table, ordered }) =>
      copyOf(table, ordered(), copy),
    );
  }

  sheetGroup(...[query, view, grouping]: Ask<'sheetGroup'>) {
    return this.#asked(query, view, 'group', grouping, ({ table, filtered }) =>
      groupsOf(table, filtered(), grouping, view, query.language),
    );
  }

  sheetCustomers(...[query, view, ranges]: Ask<'sheetCustomers'>) {
    return this.#asked({ ...query, sheet: undefined }, view, null, null, ({ table, ordered }) => {
      const { cells } = columnNamed(table, 'customer');
      const rows = ordered();
      return cells.kind === 'text'
        ? distinctTexts(cells, rows, disjoint(ranges, rows.length), MOST_CUSTOMERS)
        : [];
    });
  }

  sheetFileRows(...[query, view, ranges]: Ask<'sheetFileRows'>) {
    return this.#asked({ ...query, sheet: undefined }, view, null, null, (asked) => {
      const rows = asked.ordered();
      const stretches = disjoint(ranges, rows.length);
      const places = joinedPlaces(stretches.map(({ from, to }) => placesOf(rows, from, to)));
      const found = fileRowsBehind(query.table, asked.view, places, MOST_FILE_ROWS);
      if (found === null) throw new SheetError('rows-too-many', { limit: MOST_FILE_ROWS });
      return found;
    });
  }

  sheetRowOf(...[query, view, customer]: Ask<'sheetRowOf'>) {
    return this.#asked({ ...query, sheet: undefined }, view, null, null, ({ table, ordered }) => {
      const { cells } = columnNamed(table, 'customer');
      return cells.kind === 'text' ? firstRowOf(cells, ordered(), customer) : -1;
    });
  }

  sheetCsv(...[query, view, columns]: Ask<'sheetCsv'>) {
    return this.#asked({ ...query, sheet: undefined }, view, null, columns, ({ table, ordered }) => {
      const named = columns.map((name) => columnNamed(table, name));
      return csvFile(sheetFileTable(query.table, named, ordered()));
    });
  }

  /** The rows of a question and some of its columns, on their way into a file. */
  fileTable({ title, titles, query, columns }: SheetSource, view: ViewSettings): Promise<Outcome<FileTable>> {
    return this.#asked({ ...query, sheet: undefined }, view, null, columns, ({ table, ordered }) => {
      const named = columns.map((name) => columnNamed(table, name));
      return sheetFileTable(title, named, ordered(), titles);
    });
  }

  #asked<T>(
    query: Omit<SheetQuery, 'sheet'> & { readonly sheet?: string | undefined },
    view: ViewSettings,
    kind: Kind | null,
    request: unknown,
    answer: (asked: Asked) => T | Promise<T>,
  ): Promise<Outcome<T>> {
    const about = JSON.stringify([query, view]);
    const turn = this.#turns.take(query.sheet, about, kind);
    const names = [query.conditions, query.sort, request];
    return this.engine.asked([view, query.where, names, plainNames(names)], async () => {
      await turn.begin();
      const base = this.engine.view(view);
      const where = query.where ?? EVERYTHING;
      const seen = where.length === 0 ? base : this.engine.behind(where, view);
      const table = tableOf(query, { base, view: seen });
      const key = keyOf(query, view);
      return answer({
        table,
        view: seen,
        filtered: () => this.#rows.filtered(key, table, query.conditions),
        ordered: () => this.#rows.ordered(key, table, query),
        check: () => turn.check(),
      });
    });
  }
}

type About = Pick<SheetQuery, 'table' | 'where' | 'classes' | 'conditions'>;

function keyOf({ table, where, classes }: About, view: ViewSettings): string {
  return JSON.stringify([table, where ?? EVERYTHING, classes ?? {}, view]);
}

/** A column is shown as the conditions on others leave it: what was left out can be let in again. */
function others({ conditions }: About, column: string): SheetQuery['conditions'] {
  return conditions.filter((condition) => condition.column !== column);
}

/** What there is to be shown, columns in the file only last. */
function columnsOf(table: SheetTableOf, { table: name }: About, { dataset }: View): SheetColumn[] {
  const here = table.columns.map((column): SheetColumn => {
    const { name: called, kind, role, decimals, from } = column;
    return { name: called, kind, role, decimals, from, absent: false };
  });
  if (name !== 'lines') return here;
  const taken = new Set(here.map((column) => column.name));
  const absent = absentColumns(dataset.lines).map((column): SheetColumn => ({
    ...column,
    name: freeName(column.name, taken),
    decimals: 0,
    from: 'file',
    absent: true,
  }));
  return [...here, ...absent];
}

/** Names without the stars that tell them from a table's own: so the file calls its columns. */
function plainNames(value: unknown): string[] {
  if (typeof value === 'string') return value.endsWith(' *') ? [value.replace(/( \*)+$/, '')] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plainNames) : [];
}
