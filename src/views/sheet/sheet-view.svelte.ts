import { inOrder, restoreLayout } from '../../sheet/layout.ts';
import type { GridColumn, GridLayout, GridPick, GridPlace } from '../../sheet/source.ts';
import type { Sheet } from '../../session/sheet.svelte.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import type { SheetColumn, SheetSums } from '../../../workers/sheet-api.ts';
import { Finder } from './finder.svelte.ts';
import { RowsSource } from './rows-source.svelte.ts';

/** What the grid can be told. */
export interface GridHandle {
  goTo(place: GridPlace): void;
  select(ranges: GridPick['ranges']): void;
  focus(): void;
  fit(column: string): void;
}

/** The sums are asked for once the selection rests: a range is dragged through hundreds. */
const REST_MILLISECONDS = 120;
/** Customers whose rows are looked up to show them picked. */
const MOST_SHOWN_PICKED = 40;

/** A sheet as it is looked at: what is arranged, selected, found and opened in it. */
export class SheetView {
  readonly source: RowsSource;
  readonly layout: GridLayout = $derived.by(() => restoreLayout(this.sheet.settings.layout));
  /** Columns from left to right, without the hidden. */
  readonly shown: readonly string[] = $derived.by(() => {
    const off = this.layout.hidden;
    return inOrder(this.source.columns, this.layout)
      .map(({ name }) => name)
      .filter((name) => !off.includes(name));
  });
  grid = $state.raw<GridHandle | null>(null);
  selected = $state.raw<GridPick | null>(null);
  sums = $state.raw<SheetSums | null>(null);
  menu = $state.raw<{ readonly column: SheetColumn; readonly anchor: HTMLElement } | null>(null);
  /** Key of the customer whose panel is open. */
  customer = $state<string | null>(null);
  readonly finder: Finder;
  /** The search in what is shown in place of the rows: groups. */
  otherFinder: Finder | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  /** What was picked here, so that one's own pick is not looked up again. */
  #ownPick: readonly string[] | null = null;

  constructor(
    readonly workspace: Workspace,
    readonly sheet: Sheet,
  ) {
    this.source = new RowsSource(this.sheet);
    this.finder = new Finder(
      () => this.source,
      () => this.shown,
      () => this.selected?.active ?? null,
      (place) => this.grid?.goTo(place),
    );
  }

  setLayout = (layout: GridLayout): void => this.sheet.setLayout(layout);

  openMenu = ({ name }: GridColumn, anchor: HTMLElement): void => {
    const column = this.sheet.columns.find((one) => one.name === name);
    if (column) this.menu = { column, anchor };
  };

  select = (pick: GridPick): void => {
    this.selected = pick;
    this.finder.moved(pick.active);
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    if (pick.cells < 2) this.sums = null;
    this.#timer = setTimeout(() => {
      if (pick.cells > 1) void this.#sum(pick, turn);
      void this.#pick(pick, turn);
    }, REST_MILLISECONDS);
  };

  async #sum(pick: GridPick, turn: number): Promise<void> {
    const answer = await this.sheet.sums(pick.ranges);
    if (turn === this.#turn) this.sums = 'ok' in answer ? answer.ok : null;
  }

  /** Whole rows pick their customers; a cell or a column picks nobody. */
  async #pick({ ranges }: GridPick, turn: number): Promise<void> {
    const whole = ranges.filter(
      ({ from, to, columns }) => columns.length === this.shown.length && to - from < this.source.rows,
    );
    if (whole.length === 0 || whole.length < ranges.length || this.shown.length === 1) return;
    const answer = await this.sheet.customers(whole);
    if (turn !== this.#turn || 'error' in answer) return;
    this.#ownPick = answer.ok;
    this.workspace.pick(answer.ok);
  }

  /** Selects the rows of the customers picked elsewhere and brings the first into sight. */
  async showPicked(customers: readonly string[]): Promise<void> {
    if (customers === this.#ownPick || customers.length === 0) return;
    const { version } = this.source;
    const answers = await Promise.all(
      customers.slice(0, MOST_SHOWN_PICKED).map((key) => this.sheet.rowOf(key)),
    );
    if (version !== this.source.version || customers !== this.workspace.picked) return;
    const rows = answers.flatMap((answer) => ('ok' in answer && answer.ok >= 0 ? [answer.ok] : []));
    rows.sort((a, b) => a - b);
    const columns = this.shown;
    this.#ownPick = customers;
    if (rows.length > 0) this.grid?.select(rows.map((row) => ({ from: row, to: row + 1, columns })));
  }

  /** The customer of a row, opened at the side. */
  openRow = async ({ row }: GridPlace): Promise<void> => {
    const [column] = this.shown;
    if (column === undefined) return;
    const answer = await this.sheet.customers([{ from: row, to: row + 1, columns: [column] }]);
    const key = 'ok' in answer ? answer.ok[0] : undefined;
    if (key !== undefined) this.customer = key;
  };

  startFinding = (): void => (this.otherFinder ?? this.finder).start();

  labelOf = (name: string): string => this.source.columns.find((one) => one.name === name)?.label ?? name;

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }
}
