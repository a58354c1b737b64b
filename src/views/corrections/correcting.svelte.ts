import type { SheetColumn, SheetRange } from '../../../workers/sheet-api.ts';
import type { PlainError } from '../../../workers/engine-api.ts';
import type { Change } from '../../model/amendments.ts';
import type { Sheet } from '../../session/sheet.svelte.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import type { GridPick } from '../../sheet/source.ts';

export type CorrectionForm = 'merge' | 'rename' | 'set' | 'date' | 'exclude';

/** Roles whose texts are read before anything is counted: setting them changes nothing. */
const NOT_SET = new Set(['status', 'currency', 'reason']);

/** What is selected in a sheet, as corrections name it: rows of the file, keys of customers, a value of a column. */
export class Correcting {
  form = $state<CorrectionForm | null>(null);
  /** Rows of the file behind what is selected; null: not looked up yet. */
  rows = $state.raw<readonly number[] | null>(null);
  customers = $state.raw<readonly string[] | null>(null);
  /** The cell with the cursor, where it is a text; '' is blank. */
  value = $state.raw<string | null>(null);
  error = $state.raw<PlainError | null>(null);
  /** Columns of the lines whose texts can be set. */
  columns = $state.raw<readonly string[]>([]);

  constructor(
    readonly workspace: Workspace,
    readonly sheet: Sheet,
    readonly pick: GridPick,
  ) {}

  get column(): SheetColumn | null {
    return this.sheet.columns.find(({ name }) => name === this.pick.active.column) ?? null;
  }

  /** What may be done, in the order it is offered. */
  readonly forms: readonly CorrectionForm[] = $derived.by(() => {
    const rows = this.rows?.length ?? 0;
    const customers = this.customers?.length ?? 0;
    const ofCustomers: CorrectionForm[] = customers > 1 ? ['merge'] : customers === 1 ? ['rename'] : [];
    const ofRows: CorrectionForm[] = rows > 0 ? ['set', 'date', 'exclude'] : [];
    return this.sheet.table === 'customers' ? [...ofCustomers, ...ofRows] : [...ofRows, ...ofCustomers];
  });

  async look(): Promise<void> {
    const { ranges, active } = this.pick;
    const { shown } = this.sheet;
    if (!shown) return;
    const { query, view } = shown;
    const [rows, customers, cell, columns] = await Promise.all([
      this.workspace.askSheet((engine) => engine.sheetFileRows(query, view, wholeRows(ranges))),
      this.sheet.customers(wholeRows(ranges)),
      this.sheet.window([active.column], active.row, 1),
      this.workspace.formulaColumns(),
    ]);
    this.error = 'error' in rows ? rows.error : 'error' in customers ? customers.error : null;
    this.rows = 'ok' in rows ? rows.ok : [];
    this.customers = 'ok' in customers ? customers.ok : [];
    if ('ok' in cell) {
      const [cells] = cell.ok.cells;
      if (cells?.kind === 'text') this.value = cells.levels[cells.codes[0] ?? -1] ?? '';
    }
    if ('ok' in columns) {
      const settable = columns.ok.filter(({ kind, from }) => kind === 'text' && from !== 'computed');
      this.columns = settable.map(({ name }) => name).filter((name) => !NOT_SET.has(name));
    }
  }

  /** Where a value is to be set: the column with the cursor, where its texts can be; of customers something about what they bought. */
  get settable(): string {
    const active = this.pick.active.column;
    if (this.sheet.table === 'lines' && this.columns.includes(active)) return active;
    return this.columns.find((name) => name !== 'customer' && name !== 'order') ?? '';
  }

  apply(change: Change): void {
    this.workspace.correct(change);
  }

  get fileRows(): { readonly fingerprint: string; readonly rows: readonly number[] } {
    return { fingerprint: this.workspace.source?.fingerprint ?? '', rows: this.rows ?? [] };
  }
}

/** Rows are meant, whatever columns are selected in them. */
function wholeRows(ranges: readonly SheetRange[]): readonly SheetRange[] {
  return ranges.map(({ from, to, columns }) => ({ from, to, columns: columns.slice(0, 1) }));
}
