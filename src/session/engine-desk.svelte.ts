import type { AnalysisId, ResultOf, SettingsOf } from '../analysis/index.ts';
import type { RowsOf } from '../import/check.ts';
import type { ColumnSummary } from '../import/column-summary.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../model/settings.ts';
import type { Outcome, PlainError, RowRequest, RowWindow } from '../../workers/engine-api.ts';
import { EngineClient } from './engine-client.ts';

/** What can be asked of the data without changing anything: each question goes to the engine with the view in force. */
export abstract class EngineDesk {
  view = $state.raw<ViewSettings>(DEFAULT_VIEW);
  protected readonly engine = new EngineClient((error) => void this.revive(error));

  /** The worker died: whoever owns the file decides what then. */
  protected abstract revive(error: PlainError): Promise<void>;

  rows(request: RowRequest): Promise<Outcome<RowWindow>> {
    const { view } = this;
    return this.engine.call((engine) => engine.rows(request, view));
  }

  /** All the rows asked for, as a CSV file. */
  rowsCsv(request: RowRequest): Promise<Outcome<Blob>> {
    const { view } = this;
    return this.engine.call((engine) => engine.rowsCsv(request, view));
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
