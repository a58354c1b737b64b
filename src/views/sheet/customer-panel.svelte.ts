import { untrack } from 'svelte';
import type { TotalsResult } from '../../analysis/totals.ts';
import type { PlainError } from '../../../workers/engine-api.ts';
import type { SheetColumn, SheetWindow } from '../../../workers/sheet-api.ts';
import { Sheet } from '../../session/sheet.svelte.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import { keyAt } from './group-keys.ts';
import { RowsSource } from './rows-source.svelte.ts';

/** What is known of one customer: its row among the customers, what it bought when, and its lines. */
export class CustomerDetails {
  /** Judged among all customers: a condition leaves classes as they are. */
  readonly row: Sheet;
  readonly lines: Sheet;
  readonly linesSource: RowsSource;
  #cells = $state.raw<{ readonly columns: readonly SheetColumn[]; readonly window: SheetWindow } | null>(
    null,
  );
  totals = $state.raw<TotalsResult | null>(null);
  error = $state.raw<PlainError | null>(null);
  #turn = 0;

  constructor(
    readonly workspace: Workspace,
    readonly customer: string,
  ) {
    this.row = new Sheet(workspace, 'customers', null);
    this.lines = new Sheet(workspace, 'lines', null);
    for (const sheet of [this.row, this.lines])
      sheet.setConditions([{ column: 'customer', kind: 'values', values: [customer] }]);
    this.lines.change({
      sort: [{ column: 'date', descending: true }],
      layout: { hidden: ['customer', 'name'] },
    });
    this.linesSource = new RowsSource(this.lines);
  }

  /** Call it while a component is being set up. */
  follow(): void {
    this.row.follow();
    this.lines.follow();
    $effect(() => {
      const { shown } = this.row;
      if (shown) untrack(() => void this.workspace.track(this.#ask()));
    });
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    const { shown } = this.row;
    if (!shown || shown.info.rows === 0) {
      this.#cells = null;
      this.totals = null;
      return;
    }
    const columns = shown.info.columns.filter(({ absent }) => !absent);
    const keys = [this.customer];
    const [window, totals] = await Promise.all([
      this.row.window(
        columns.map(({ name }) => name),
        0,
        1,
      ),
      this.workspace.ask(
        'totals',
        {},
        { selection: [...this.workspace.view.selection, { about: 'customers', kind: 'keys', keys }] },
      ),
    ]);
    if (turn !== this.#turn) return;
    this.error = 'error' in window ? window.error : null;
    if ('ok' in window) this.#cells = { columns, window: window.ok };
    if ('ok' in totals) this.totals = totals.ok;
  }

  /** Its cells, blank ones left out. */
  get figures(): readonly { readonly column: SheetColumn; readonly value: string | number }[] {
    const known = this.#cells;
    if (!known) return [];
    return known.columns.flatMap((column, at) => {
      const cells = known.window.cells[at];
      const value = cells ? keyAt(cells, 0) : null;
      return value === null ? [] : [{ column, value }];
    });
  }

  get name(): string {
    const named = this.figures.find(({ column }) => column.name === 'name' && column.from === 'own');
    return named ? String(named.value) : this.customer;
  }

  get isThere(): boolean {
    return (this.row.shown?.info.rows ?? 1) > 0;
  }
}
