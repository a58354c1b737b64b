import type { Remote } from 'comlink';
import { untrack } from 'svelte';
import type { TotalsResult } from '../analysis/totals.ts';
import type { AttributeInfo, AttributeValues } from '../analysis/attribute-values.ts';
import type { AnalysisId, ResultOf, SettingsOf } from '../analysis/index.ts';
import type { RowsOf } from '../import/check.ts';
import type { ColumnSummary } from '../import/column-summary.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../model/settings.ts';
import type {
  Bringing,
  EngineApi,
  OpenRowsRequest,
  OpenRowWindow,
  Outcome,
  PlainError,
  RowRequest,
  ValueDifference,
  RowWindow,
} from '../../workers/engine-api.ts';
import type { ExportSource, FileFormat, MadeFile } from '../../workers/export-api.ts';
import { EngineClient } from './engine-client.ts';
import type { OpenFigure } from './open-figure.ts';
import { Query } from './query.svelte.ts';
import { restoreView } from './restore-view.ts';

/** Columns left in the file are being read: those, and when that began (performance.now()). */
export type ColumnsOnTheirWay = Bringing & { readonly startedAt: number };

/** What is asked of the data: each question goes to the engine with the view and the settings in force. */
export abstract class EngineDesk {
  view = $state.raw<ViewSettings>(DEFAULT_VIEW);
  totals = $state.raw<TotalsResult | null>(null);
  /** Why the totals could not be worked out under the view in force. */
  totalsError = $state.raw<PlainError | null>(null);
  /** The figure whose rows are open beside the screen. */
  figure = $state.raw<OpenFigure | null>(null);
  /** What is asked waits for columns that stay in the file; null where it does not, or not for long. */
  bringing = $state.raw<ColumnsOnTheirWay | null>(null);
  protected analyses = $state.raw<Readonly<Record<string, Readonly<Record<string, unknown>>>>>({});
  protected pendingCount = $state(0);
  /** Counts datasets: a new one asks every question anew. */
  protected dataVersion = $state(0);
  protected readonly engine = new EngineClient(
    (error) => void this.revive(error),
    (engine) => this.#watch(engine),
  );

  /** The worker died: whoever owns the file decides what then. */
  protected abstract revive(error: PlainError): Promise<void>;
  /** Keeps the view and the settings for the next time this file is opened. */
  protected abstract remember(): void;

  /** Gives up reading columns: whatever waits for them says so. */
  cancelBringing(): void {
    this.engine.cancelBringing();
  }

  async #watch(engine: Remote<EngineApi>): Promise<void> {
    let latest: ColumnsOnTheirWay | null = null;
    this.bringing = null;
    const report = await this.engine.proxy((bringing: Bringing | null) => {
      const began = latest === null;
      latest = bringing && { ...bringing, startedAt: latest?.startedAt ?? performance.now() };
      if (this.bringing !== null || latest === null) this.bringing = latest;
      // What is there in a moment is not worth a word.
      else if (began) setTimeout(() => (this.bringing = latest), 200);
    });
    await engine.watchBringing(report);
  }

  openFigure(figure: OpenFigure | null): void {
    this.figure = figure;
  }

  setView(change: Partial<ViewSettings>): void {
    this.view = restoreView({ ...this.view, ...change });
    this.remember();
    void this.refreshTotals();
  }

  /** The settings of an analysis as the user has them; what is left out is at its default. */
  settings<Id extends AnalysisId>(id: Id): Partial<SettingsOf<Id>> {
    return this.analyses[id] ?? {};
  }

  setSettings<Id extends AnalysisId>(id: Id, change: Partial<SettingsOf<Id>>): void {
    this.analyses = { ...this.analyses, [id]: { ...this.analyses[id], ...change } };
    this.remember();
  }

  /** How a screen shows what it shows (which tab, in which unit), remembered with the file; no analysis knows of it. */
  shown(name: string, otherwise: string): string;
  shown(name: string, otherwise: boolean): boolean;
  shown(name: string, otherwise: string | boolean): string | boolean {
    const found = this.analyses['shown']?.[name];
    return typeof found === 'string' || typeof found === 'boolean' ? found : otherwise;
  }

  show(name: string, value: string | boolean): void {
    this.analyses = { ...this.analyses, shown: { ...this.analyses['shown'], [name]: value } };
    this.remember();
  }

  /**
   * An analysis as a screen sees it: asked again when the view, the settings or the data change. Call it while a
   * component is being set up.
   *
   * @param of another view than the one on screen; null: nothing is asked
   */
  query<Id extends AnalysisId>(
    id: Id,
    settings: () => Partial<SettingsOf<Id>> = () => this.settings(id),
    of: () => ViewSettings | null = () => this.view,
  ): Query<Id> {
    const query = new Query<Id>();
    $effect(() => {
      const wanted = settings();
      const view = of();
      if (this.dataVersion === 0 || view === null) return;
      // Counting the work must not make the question depend on the count.
      untrack(() => void this.track(this.#ask(query, id, wanted, view)));
      // What a screen asked that is gone, or asked before this, need not be begun any more.
      return () => (query.asked += 1);
    });
    return query;
  }

  /** One analysis once, under the view in force with some of it changed: what a figure would be otherwise. */
  ask<Id extends AnalysisId>(
    id: Id,
    settings: Partial<SettingsOf<Id>>,
    change: Partial<ViewSettings>,
  ): Promise<Outcome<ResultOf<Id>>> {
    return this.track(this.run(id, { ...settings }, restoreView({ ...this.view, ...change })));
  }

  /** Counts work towards `ready` and `busy`. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.pendingCount += 1;
    try {
      return await work;
    } finally {
      this.pendingCount -= 1;
    }
  }

  async #ask<Id extends AnalysisId>(
    query: Query<Id>,
    id: Id,
    settings: Partial<SettingsOf<Id>>,
    view: ViewSettings,
  ) {
    const turn = ++query.asked;
    query.pending = true;
    // One at a time: of what is asked while the engine is at work only the last is begun.
    await query.running;
    if (turn !== query.asked) return;
    const running = this.run(id, { ...settings }, view);
    query.running = running;
    const answer = await running;
    if (turn !== query.asked) return;
    query.pending = false;
    if ('ok' in answer) {
      query.result = answer.ok;
      query.error = null;
    } else {
      query.error = answer.error;
    }
  }

  protected async refreshTotals(): Promise<void> {
    const { view } = this;
    const version = this.dataVersion;
    if (version === 0) return;
    const answer = await this.track(this.run('totals', {}, view));
    if (view !== this.view || version !== this.dataVersion) return;
    if ('ok' in answer) {
      this.totals = answer.ok;
      this.totalsError = null;
    } else {
      this.totalsError = answer.error;
    }
  }

  rows(request: RowRequest): Promise<Outcome<RowWindow>> {
    const { view } = this;
    return this.engine.call((engine) => engine.rows(request, view));
  }

  /** All the rows asked for, as a CSV file. */
  rowsCsv(request: RowRequest): Promise<Outcome<Blob>> {
    const { view } = this;
    return this.engine.call((engine) => engine.rowsCsv(request, view));
  }

  /** The rows behind a figure, of the view on screen or of another. */
  openRows(request: OpenRowsRequest, view = this.view): Promise<Outcome<OpenRowWindow>> {
    return this.engine.call((engine) => engine.openRows(request, view));
  }

  openRowsCsv(request: OpenRowsRequest, view = this.view): Promise<Outcome<Blob>> {
    return this.engine.call((engine) => engine.openRowsCsv(request, view));
  }

  /** How the lifetime value of a view differs from that of another, by factor. */
  valueDifference(view: ViewSettings, other: ViewSettings): Promise<Outcome<ValueDifference | null>> {
    return this.engine.call((engine) => engine.valueDifference(view, other));
  }

  attributeInfos(): Promise<Outcome<AttributeInfo[]>> {
    return this.engine.call((engine) => engine.attributes());
  }

  attributeValues(attribute: string, search: string): Promise<Outcome<AttributeValues | null>> {
    return this.engine.call((engine) => engine.attributeValues(attribute, search));
  }

  columnSummary(index: number): Promise<Outcome<ColumnSummary | null>> {
    return this.engine.call((engine) => engine.columnSummary(index));
  }

  bucketRows(bucket: RowsOf, offset: number, count: number) {
    return this.engine.call((engine) => engine.bucketRows(bucket, offset, count));
  }

  bucketCsv(bucket: RowsOf): Promise<Outcome<Blob>> {
    return this.engine.call((engine) => engine.bucketCsv(bucket));
  }

  /** Tables as a file to hand on. @param progress rows done of rows in all */
  async exportFile(
    sources: readonly ExportSource[],
    format: FileFormat,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<MadeFile>> {
    const { view } = this;
    const report = await this.engine.proxy(progress);
    return this.engine.call((engine) => engine.exportFile(sources, format, view, report));
  }

  cancelExport(): void {
    void this.engine.call(async (engine) => ({ ok: await engine.cancelExport() }));
  }

  /** results.json as text. */
  exportResults(): Promise<Outcome<string>> {
    const { view } = this;
    return this.engine.call((engine) => engine.exportResults(view));
  }

  probeEngine(): Promise<Outcome<{ evalRefused: boolean; networkRefused: boolean }>> {
    return this.engine.call(async (engine) => ({ ok: await engine.probePolicy() }));
  }

  protected run<Id extends AnalysisId>(
    id: Id,
    settings: Partial<SettingsOf<Id>>,
    view: ViewSettings,
  ): Promise<Outcome<ResultOf<Id>>> {
    // A remote call forgets which analysis was asked for; the engine answers with that one's result.
    return this.engine.call((engine) => engine.run(id, settings, view));
  }
}
