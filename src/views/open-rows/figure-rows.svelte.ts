import { untrack } from 'svelte';
import type { OpenFigure, RowTable } from '../../session/open-figure.ts';
import { Sheet } from '../../session/sheet.svelte.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import type { OpenRowWindow, PlainError } from '../../../workers/engine-api.ts';
import { COMPACT_WIDTHS } from '../sheet/compact.ts';
import { SheetView } from '../sheet/sheet-view.svelte.ts';

/** The rows behind a figure: how many there are of each kind, and a sheet of one of them. */
export class FigureRows {
  counts = $state.raw<OpenRowWindow['counts'] | null>(null);
  error = $state.raw<PlainError | null>(null);
  /** The sheet in sight, made when its table is first asked for. */
  view = $state.raw<SheetView>();
  readonly #views: Partial<Record<RowTable, SheetView>> = {};
  #turn = 0;

  constructor(
    readonly workspace: Workspace,
    readonly figure: OpenFigure,
  ) {
    this.open(figure.of);
  }

  get table(): RowTable {
    return this.view?.sheet.table ?? this.figure.of;
  }

  open(table: RowTable): void {
    const known = (this.#views[table] ??= this.#made(table));
    this.view = known;
  }

  #made(table: RowTable): SheetView {
    const sheet = new Sheet(this.workspace, table, null);
    sheet.where = this.figure;
    sheet.setLayout({ widths: COMPACT_WIDTHS });
    return new SheetView(this.workspace, sheet);
  }

  /** Counts anew whenever the view or the data change. Call it while a component is being set up. */
  follow(): void {
    $effect(() => {
      const { view, rowsVersion } = this.workspace;
      const { within, where } = this.figure;
      if (rowsVersion === 0) return;
      untrack(
        () => void this.workspace.track(this.#count(where, within ? { ...view, selection: within } : view)),
      );
    });
    $effect(() => () => {
      for (const view of Object.values(this.#views)) view.stop();
    });
  }

  async #count(where: OpenFigure['where'], view: Workspace['view']): Promise<void> {
    const turn = ++this.#turn;
    const answer = await this.workspace.countRows(where, view);
    if (turn !== this.#turn) return;
    this.error = 'error' in answer ? answer.error : null;
    if ('ok' in answer) this.counts = answer.ok;
  }
}
