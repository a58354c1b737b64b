import { untrack } from 'svelte';
import type { PlainError } from '../../../workers/engine-api.ts';
import type { SheetGrouping } from '../../../workers/sheet-api.ts';
import type { Sheet } from '../../session/sheet.svelte.ts';
import { GroupsSource } from './groups-source.svelte.ts';

/** The rows of a sheet put together into groups, worked out anew whenever either changes. */
export class Groups {
  source = $state.raw<GroupsSource | null>(null);
  error = $state.raw<PlainError | null>(null);
  pending = $state(false);
  #turn = 0;

  constructor(readonly sheet: Sheet) {}

  /** Call it while a component is being set up. */
  follow(): void {
    $effect(() => {
      const { grouping } = this.sheet.settings;
      const { shown } = this.sheet;
      untrack(() => {
        if (grouping && shown) void this.sheet.desk.track(this.#ask(grouping));
        else if (!grouping) this.source = null;
      });
    });
  }

  async #ask(grouping: SheetGrouping): Promise<void> {
    const turn = ++this.#turn;
    const { columns } = this.sheet;
    const has = (name: string | null) => name === null || columns.some((one) => one.name === name);
    // Of a file without one of the columns the others still make groups.
    const by = grouping.by.filter(({ column }) => has(column));
    const aggregates = grouping.aggregates.filter(({ column }) => has(column));
    if (by.length === 0) {
      this.source = null;
      return;
    }
    const asked = { ...grouping, by, aggregates };
    this.pending = true;
    const answer = await this.sheet.groups(asked);
    if (turn !== this.#turn) return;
    this.pending = false;
    this.error = 'error' in answer ? answer.error : null;
    if ('ok' in answer) this.source = new GroupsSource(answer.ok, asked, columns);
  }

  /** The order turns with the column that is asked for. */
  sortBy(column: string): void {
    const { grouping } = this.sheet.settings;
    if (!grouping) return;
    const aggregate = column === 'group' ? ('group' as const) : Number(column.replace('aggregate ', ''));
    const before = grouping.sort;
    const descending = before?.aggregate === aggregate ? !before.descending : aggregate !== 'group';
    this.sheet.setGrouping({ ...grouping, sort: { aggregate, descending } });
  }
}
