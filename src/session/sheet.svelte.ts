import { untrack } from 'svelte';
import type { Outcome, PlainError } from '../../workers/engine-api.ts';
import type {
  SheetColumn,
  SheetColumnSummary,
  SheetCondition,
  SheetCopy,
  SheetGrouping,
  SheetGroups,
  SheetInfo,
  SheetQuery,
  SheetRange,
  SheetSort,
  SheetSums,
  SheetTable,
  SheetValues,
  SheetWindow,
  SheetWords,
} from '../../workers/sheet-api.ts';
import type { ViewSettings } from '../model/settings.ts';
import type { OpenFigure } from './open-figure.ts';
import type { SheetDesk } from './sheet-desk.svelte.ts';
import { restoreSheet, type SheetSettings } from './sheet-settings.ts';

/** Who has the engine's ear and keeps how each sheet is looked at. */
export type SheetHolder = SheetDesk & {
  sheet(name: string): unknown;
  setSheet(name: string, value: unknown): void;
  readonly source: { readonly fingerprint: string } | null;
};

/** What is on screen: rows are asked for as these say, so that what is drawn stays whole while the next is worked out. */
interface Shown {
  readonly query: SheetQuery;
  readonly view: ViewSettings;
  readonly info: SheetInfo;
  readonly version: number;
}

/** The rows of a table as the page knows them: what is asked, what is known of it, and windows of the rows themselves. */
export class Sheet {
  readonly settings: SheetSettings = $derived.by(() =>
    restoreSheet(this.keptAs === null ? this.#own : this.desk.sheet(this.keptAs)),
  );
  /** Only the rows behind a figure, until somebody takes that away; not kept. */
  where = $state.raw<OpenFigure | null>(null);
  shown = $state.raw<Shown | null>(null);
  error = $state.raw<PlainError | null>(null);
  pending = $state(true);
  readonly query: SheetQuery = $derived.by(() => ({
    table: this.table,
    sheet: this.#name,
    classes: this.#classes(),
    ...(this.where ? { where: this.where.where } : {}),
    conditions: this.settings.conditions,
    sort: this.settings.sort,
  }));
  #own = $state.raw<unknown>(null);
  readonly #name: string;
  #file: string | null = null;
  #turn = 0;
  #running: Promise<unknown> | null = null;

  /** @param keptAs where its settings are kept with the file; null: they go with the sheet */
  constructor(
    readonly desk: SheetHolder,
    readonly table: SheetTable,
    readonly keptAs: string | null,
  ) {
    this.#name = keptAs ?? `${table} ${++unkept}`;
  }

  /** Classes are cut as the screens that show them cut them. */
  #classes(): NonNullable<SheetQuery['classes']> {
    const { cutA, cutB, cutX, cutY, minPeriods, window, step } = this.desk.settings('abcXyz');
    const set = {
      abc: { cutA, cutB },
      xyz: { cutX, cutY, minPeriods, window, step },
      rfm: this.desk.settings('rfm'),
      ladder: this.desk.settings('ladder'),
      overdue: this.desk.settings('overdue'),
    };
    return Object.fromEntries(
      Object.entries(set).flatMap(([id, settings]) => {
        const given = Object.entries(settings).filter(([, value]) => value !== undefined);
        return given.length > 0 ? [[id, Object.fromEntries(given)]] : [];
      }),
    );
  }

  get columns(): readonly SheetColumn[] {
    return this.shown?.info.columns ?? [];
  }

  get rows(): number {
    return this.shown?.info.rows ?? 0;
  }

  /** Asks anew whenever what is asked, the view or the data change. Call it while a component is being set up. */
  follow(): void {
    $effect(() => {
      const file = this.desk.source?.fingerprint ?? '';
      untrack(() => this.#begin(file));
      const { query } = this;
      const { rowsVersion } = this.desk;
      const within = this.where?.within;
      const view = within ? { ...this.desk.view, selection: within } : this.desk.view;
      if (rowsVersion === 0) return;
      untrack(() => void this.desk.track(this.#ask(query, view)));
      return () => (this.#turn += 1);
    });
  }

  /** A figure of another file stands for nothing here. */
  #begin(file: string): void {
    if (this.#file !== null && this.#file !== file) this.where = null;
    this.#file = file;
  }

  async #ask(query: SheetQuery, view: ViewSettings): Promise<void> {
    const turn = ++this.#turn;
    this.pending = true;
    // One at a time: of what is asked while the engine is at work only the last is begun.
    await this.#running;
    if (turn !== this.#turn) return;
    const running = this.desk.askSheet((engine) => engine.sheetInfo(query, view));
    this.#running = running;
    const answer = await running;
    if (turn !== this.#turn) return;
    this.pending = false;
    this.error = 'error' in answer ? answer.error : null;
    if ('ok' in answer)
      this.shown = { query, view, info: answer.ok, version: (this.shown?.version ?? 0) + 1 };
  }

  change(change: Partial<SheetSettings>): void {
    const changed = { ...this.settings, ...change };
    if (this.keptAs === null) this.#own = changed;
    else this.desk.setSheet(this.keptAs, changed);
  }

  setLayout(layout: object): void {
    this.change({ layout });
  }

  /** @param add behind the order in force, rather than in its place */
  sortBy(column: string, descending: boolean, add = false): void {
    const { sort } = this.settings;
    const others = sort.filter((one) => one.column !== column);
    this.change({ sort: add ? [...others, { column, descending }] : [{ column, descending }] });
  }

  setSort(sort: readonly SheetSort[]): void {
    this.change({ sort });
  }

  /** Takes the place of the condition at `at`; past the last it is added. Null: it goes. */
  setCondition(at: number, condition: SheetCondition | null): void {
    const { conditions } = this.settings;
    const changed = condition
      ? at < conditions.length
        ? conditions.map((one, place) => (place === at ? condition : one))
        : [...conditions, condition]
      : conditions.filter((_, place) => place !== at);
    this.change({ conditions: changed });
  }

  /** The conditions of a column become these. */
  setConditionsOf(column: string, conditions: readonly SheetCondition[]): void {
    const others = this.settings.conditions.filter((one) => one.column !== column);
    this.change({ conditions: [...others, ...conditions] });
  }

  setConditions(conditions: readonly SheetCondition[]): void {
    this.change({ conditions });
  }

  setGrouping(grouping: SheetGrouping | null): void {
    this.change({ grouping });
  }

  window(columns: readonly string[], offset: number, count: number): Promise<Outcome<SheetWindow>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetWindow(query, view, columns, offset, count)),
    );
  }

  summary(column: string): Promise<Outcome<SheetColumnSummary>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetColumn(query, view, column)),
    );
  }

  /** Values of a column under the conditions of the others. */
  values(column: string, search: string): Promise<Outcome<SheetValues>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetValues(query, view, column, search)),
    );
  }

  find(find: {
    readonly text: string;
    readonly columns: readonly string[];
    readonly row: number;
    readonly column: number;
    readonly backwards: boolean;
    readonly words?: SheetWords;
  }): Promise<Outcome<{ readonly row: number; readonly column: number } | null>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetFind(query, view, find)),
    );
  }

  sums(ranges: readonly SheetRange[]): Promise<Outcome<SheetSums>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetSums(query, view, ranges)),
    );
  }

  /** The sum of a column over all rows shown, and over those there would be without conditions. */
  async totals(column: string): Promise<{ readonly part: SheetSums; readonly whole: SheetSums } | null> {
    const { shown } = this;
    if (!shown) return null;
    const { view, info } = shown;
    const sumsOf = (query: SheetQuery, to: number) =>
      this.desk.askSheet((engine) => engine.sheetSums(query, view, [{ from: 0, to, columns: [column] }]));
    // Under names of their own, so that sums of what is selected do not take their place.
    const query = { ...shown.query, sort: [], sheet: `${this.#name} total` };
    const part = await sumsOf(query, info.rows);
    if ('error' in part) return null;
    if (info.rows === info.of) return { part: part.ok, whole: part.ok };
    const whole = await sumsOf({ ...query, conditions: [], sheet: `${this.#name} whole` }, info.of);
    return 'ok' in whole ? { part: part.ok, whole: whole.ok } : null;
  }

  copy(copy: SheetCopy): Promise<Outcome<{ readonly text: string; readonly html: string }>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetCopy(query, view, copy)),
    );
  }

  groups(grouping: SheetGrouping): Promise<Outcome<SheetGroups>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetGroup(query, view, grouping)),
    );
  }

  /** Keys of the customers of some rows. */
  customers(ranges: readonly SheetRange[]): Promise<Outcome<readonly string[]>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetCustomers(query, view, ranges)),
    );
  }

  /** The first row of a customer; -1: none. */
  rowOf(customer: string): Promise<Outcome<number>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetRowOf(query, view, customer)),
    );
  }

  csv(columns: readonly string[]): Promise<Outcome<Blob>> {
    return this.#call(({ query, view }) =>
      this.desk.askSheet((engine) => engine.sheetCsv(query, view, columns)),
    );
  }

  async #call<T>(ask: (shown: Shown) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const { shown } = this;
    return shown
      ? ask(shown)
      : { error: { code: 'superseded', params: {}, message: 'nothing is shown yet' } };
  }
}

/** Tells apart the sheets of a page that are not kept. */
let unkept = 0;

type Sheets = Partial<Record<SheetTable, Sheet>>;
const kept = new WeakMap<SheetHolder, Sheets>();

/** The sheet of a table: one a page, so that a screen comes back as it was left. */
export function sheetOf(desk: SheetHolder, table: SheetTable): Sheet {
  const sheets = kept.get(desk) ?? {};
  kept.set(desk, sheets);
  return (sheets[table] ??= new Sheet(desk, table, table));
}
