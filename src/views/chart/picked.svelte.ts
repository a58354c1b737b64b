import { untrack } from 'svelte';
import type { Workspace } from '../../session/workspace.svelte.ts';
import type { SheetQuery } from '../../../workers/sheet-api.ts';

/** More marks than this are a cloud. */
const MOST_MARKED = 500;

/** The customers picked, as a drawing of customers needs them: their places among the customers of the view, and their classes. */
export class Picked {
  /** Places in the order of keys. */
  places = $state.raw<Int32Array>(new Int32Array(0));
  /** How many of them there are in each class, or in each pair of classes put together. */
  classes = $state.raw<Readonly<Record<string, number>>>({});
  #turn = 0;

  constructor(
    readonly workspace: Workspace,
    /** Names of the columns of classes asked for, outermost first; none: places. */
    readonly by: readonly string[],
  ) {}

  /** Call it while a component is being set up. */
  follow(): void {
    $effect(() => {
      const { picked, view, rowsVersion } = this.workspace;
      const classes = {
        abc: this.workspace.classSettings('abc'),
        xyz: this.workspace.classSettings('xyz'),
        rfm: this.workspace.classSettings('rfmSegment'),
        ladder: this.workspace.classSettings('ladder'),
        overdue: this.workspace.classSettings('overdue'),
      } as NonNullable<SheetQuery['classes']>;
      if (rowsVersion > 0) untrack(() => void this.#ask(picked, view, classes));
    });
  }

  async #ask(
    picked: readonly string[],
    view: Workspace['view'],
    classes: NonNullable<SheetQuery['classes']>,
  ): Promise<void> {
    const turn = ++this.#turn;
    if (picked.length === 0) {
      if (this.places.length > 0) this.places = new Int32Array(0);
      this.classes = {};
      return;
    }
    // A condition leaves everybody judged among all.
    const query: SheetQuery = {
      table: 'customers',
      sheet: `picked ${this.by.join(' ')}`,
      classes,
      conditions: [{ column: 'customer', kind: 'values', values: picked }],
      sort: [],
    };
    if (this.by.length === 0) {
      const answer = await this.workspace.askSheet((engine) =>
        engine.sheetWindow(query, view, ['customer'], 0, MOST_MARKED),
      );
      if (turn === this.#turn && 'ok' in answer) this.places = answer.ok.rows;
      return;
    }
    const answer = await this.workspace.askSheet((engine) =>
      engine.sheetGroup(query, view, {
        by: this.by.map((column) => ({ column })),
        aggregates: [{ column: null, of: 'count' }],
      }),
    );
    if (turn !== this.#turn || 'error' in answer) return;
    const { depth, keys, rows } = answer.ok;
    const counts: [string, number][] = [];
    for (let at = 0; at < depth.length; at++) {
      if (depth[at] !== this.by.length) continue;
      const names = keys.map((cells) =>
        cells.kind === 'text' ? (cells.levels[cells.codes[at] ?? -1] ?? '') : '',
      );
      counts.push([names.join(''), rows[at] ?? 0]);
    }
    this.classes = Object.fromEntries(counts);
  }
}
