import type { AbcResult, AbcSettings } from './abc.ts';
import type { AbcXyzResult, AbcXyzSettings } from './abc-xyz.ts';
import type { CohortResult, CohortSettings } from './cohorts.ts';
import type { LifetimeValueResult, LifetimeValueSettings } from './lifetime-value.ts';
import type { ParetoResult, ParetoSettings } from './pareto.ts';
import type { RetentionResult, RetentionSettings } from './retention.ts';
import type { TotalsResult } from './totals.ts';
import type { XyzResult, XyzSettings } from './xyz.ts';

/** What each analysis takes and gives, by id. */
export interface AnalysisTypes {
  totals: { settings: Record<never, never>; result: TotalsResult };
  pareto: { settings: ParetoSettings; result: ParetoResult };
  abc: { settings: AbcSettings; result: AbcResult };
  xyz: { settings: XyzSettings; result: XyzResult };
  abcXyz: { settings: AbcXyzSettings; result: AbcXyzResult };
  retention: { settings: RetentionSettings; result: RetentionResult };
  cohorts: { settings: CohortSettings; result: CohortResult };
  lifetimeValue: { settings: LifetimeValueSettings; result: LifetimeValueResult };
}
export type AnalysisId = keyof AnalysisTypes;
export type SettingsOf<Id extends AnalysisId> = AnalysisTypes[Id]['settings'];
export type ResultOf<Id extends AnalysisId> = AnalysisTypes[Id]['result'];
