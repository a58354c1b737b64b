import { abc, type AbcResult, type AbcSettings } from './abc.ts';
import { abcXyz, type AbcXyzResult, type AbcXyzSettings } from './abc-xyz.ts';
import type { Analysis } from './analysis.ts';
import { clampTo } from './clamp-settings.ts';
import { cohorts, type CohortResult, type CohortSettings } from './cohorts.ts';
import { conversion, type ConversionResult, type ConversionSettings } from './conversion.ts';
import { declining, type DecliningResult, type DecliningSettings } from './declining.ts';
import { firstPurchases, type FirstPurchasesResult, type FirstPurchasesSettings } from './first-purchases.ts';
import { growth, type GrowthResult, type GrowthSettings } from './growth.ts';
import { ladder, type LadderResult, type LadderSettings } from './ladder.ts';
import { ladderMoves, type LadderMovesResult, type LadderMovesSettings } from './ladder-moves.ts';
import { lifetimeValue, type LifetimeValueResult, type LifetimeValueSettings } from './lifetime-value.ts';
import {
  linesOfBusiness,
  type LinesOfBusinessResult,
  type LinesOfBusinessSettings,
} from './lines-of-business.ts';
import { overdue, type OverdueResult, type OverdueSettings } from './overdue.ts';
import { pareto, type ParetoResult, type ParetoSettings } from './pareto.ts';
import { retention, type RetentionResult, type RetentionSettings } from './retention.ts';
import { rfm, type RfmResult, type RfmSettings } from './rfm.ts';
import { rfmMoves, type RfmMovesResult, type RfmMovesSettings } from './rfm-moves.ts';
import { totals, type TotalsResult } from './totals.ts';
import { whatIf, type WhatIfResult, type WhatIfSettings } from './what-if.ts';
import { xyz, type XyzResult, type XyzSettings } from './xyz.ts';

/** What each analysis takes and gives, by id. */
export interface AnalysisTypes {
  totals: { settings: Record<never, never>; result: TotalsResult };
  pareto: { settings: ParetoSettings; result: ParetoResult };
  abc: { settings: AbcSettings; result: AbcResult };
  xyz: { settings: XyzSettings; result: XyzResult };
  abcXyz: { settings: AbcXyzSettings; result: AbcXyzResult };
  rfm: { settings: RfmSettings; result: RfmResult };
  rfmMoves: { settings: RfmMovesSettings; result: RfmMovesResult };
  ladder: { settings: LadderSettings; result: LadderResult };
  ladderMoves: { settings: LadderMovesSettings; result: LadderMovesResult };
  retention: { settings: RetentionSettings; result: RetentionResult };
  cohorts: { settings: CohortSettings; result: CohortResult };
  growth: { settings: GrowthSettings; result: GrowthResult };
  conversion: { settings: ConversionSettings; result: ConversionResult };
  linesOfBusiness: { settings: LinesOfBusinessSettings; result: LinesOfBusinessResult };
  firstPurchases: { settings: FirstPurchasesSettings; result: FirstPurchasesResult };
  lifetimeValue: { settings: LifetimeValueSettings; result: LifetimeValueResult };
  overdue: { settings: OverdueSettings; result: OverdueResult };
  declining: { settings: DecliningSettings; result: DecliningResult };
  whatIf: { settings: WhatIfSettings; result: WhatIfResult };
}
export type AnalysisId = keyof AnalysisTypes;
export type SettingsOf<Id extends AnalysisId> = AnalysisTypes[Id]['settings'];
export type ResultOf<Id extends AnalysisId> = AnalysisTypes[Id]['result'];

/** The analyses, each a line. */
export const ANALYSES: { readonly [Id in AnalysisId]: Analysis<Id, SettingsOf<Id>, ResultOf<Id>> } = {
  totals,
  pareto,
  abc,
  xyz,
  abcXyz,
  rfm,
  rfmMoves,
  ladder,
  ladderMoves,
  retention,
  cohorts,
  growth,
  conversion,
  linesOfBusiness,
  firstPurchases,
  lifetimeValue,
  overdue,
  declining,
  whatIf,
};

/** Whole and valid settings of an analysis from any value (see `clampTo`). Never throws. */
export function clampSettings<Id extends AnalysisId>(
  id: Id,
  partial: unknown,
  attributes?: readonly string[],
): SettingsOf<Id> {
  // Through `unknown`: TypeScript does not see that ANALYSES[id] is the analysis of this very Id.
  return clampTo(ANALYSES[id] as unknown as Analysis<Id, SettingsOf<Id>, ResultOf<Id>>, partial, attributes);
}
