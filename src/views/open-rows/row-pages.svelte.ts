import type { OpenRowWindow, PlainError } from '../../../workers/engine-api.ts';
import type { OpenFigure, RowTable } from '../../session/open-figure.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';

export type Cell = string | number | null;
export interface RowColumn {
  readonly name: string;
  readonly kind: OpenRowWindow['columns'][number]['kind'];
}

const PAGE = 100;
/** Pages kept: what lies around the rows on screen, and where one just was. */
const MOST_PAGES = 12;

/** The rows behind a figure, a page at a time: only what is looked at leaves the engine. */
export class RowPages {
  table = $state<RowTable>('customers');
  sort = $state.raw<{ readonly by: string; readonly descending: boolean } | null>(null);
  total = $state(0);
  counts = $state.raw<OpenRowWindow['counts'] | null>(null);
  columns = $state.raw<readonly RowColumn[]>([]);
  error = $state.raw<PlainError | null>(null);
  pending = $state(true);
  /** Grows with every page that has come. */
  arrived = $state(0);
  /** The latest last. */
  #pages: readonly { readonly page: number; readonly rows: readonly (readonly Cell[])[] }[] = [];
  #onTheWay: readonly number[] = [];
  #turn = 0;

  constructor(
    readonly workspace: Workspace,
    readonly figure: OpenFigure,
  ) {
    this.table = figure.of;
  }

  /** Another table, order, view or file: everything anew. */
  restart(): void {
    this.#turn += 1;
    this.#pages = [];
    this.#onTheWay = [];
    this.pending = true;
    this.need(0, 1);
  }

  /** Sees to it that some rows will be there. */
  need(first: number, end: number): void {
    for (let page = Math.floor(first / PAGE); page * PAGE < end; page++) {
      if (this.#onTheWay.includes(page) || this.#pages.some((one) => one.page === page)) continue;
      this.#onTheWay = [...this.#onTheWay, page];
      void this.workspace.track(this.#ask(page));
    }
  }

  /** The cells of a row, null while they are on their way. */
  row(at: number): readonly Cell[] | null {
    // Read so that who draws the rows draws again when more have come.
    if (this.arrived === 0) return null;
    return this.#pages.find(({ page }) => page === Math.floor(at / PAGE))?.rows[at % PAGE] ?? null;
  }

  csv() {
    return this.workspace.openRowsCsv({ ...this.#request(), offset: 0, count: 0 }, this.#view());
  }

  #view() {
    const { view } = this.workspace;
    return this.figure.within ? { ...view, selection: this.figure.within } : view;
  }

  #request() {
    const { table, sort } = this;
    return {
      table,
      where: this.figure.where,
      ...(sort ? { sortBy: sort.by, descending: sort.descending } : {}),
    };
  }

  async #ask(page: number): Promise<void> {
    const turn = this.#turn;
    const request = { ...this.#request(), offset: page * PAGE, count: PAGE };
    const answer = await this.workspace.openRows(request, this.#view());
    if (turn !== this.#turn) return;
    this.#onTheWay = this.#onTheWay.filter((one) => one !== page);
    this.pending = false;
    if ('error' in answer) {
      this.error = answer.error;
      return;
    }
    const { total, counts, columns } = answer.ok;
    this.error = null;
    this.total = total;
    this.counts = counts;
    if (page === 0) this.columns = columns.map(({ name, kind }) => ({ name, kind }));
    const length = columns[0]?.values.length ?? 0;
    const rows = Array.from({ length }, (_, row) => columns.map(({ values }) => values[row] ?? null));
    this.#pages = [...this.#pages, { page, rows }].slice(-MOST_PAGES);
    this.arrived += 1;
  }
}
