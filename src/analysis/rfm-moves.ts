import type { Analysis } from './analysis.ts';
import type { ComparedDays } from './as-of.ts';
import { moveTable, type MoveTable } from './moves.ts';
import { RFM_ASCENDING, RFM_DEFAULTS, RFM_LIMITS, rfmScores, type RfmSettings } from './rfm-scores.ts';
import { RFM_SEGMENTS, type RfmSegment } from './rfm-segments.ts';

export type RfmMovesSettings = RfmSettings & ComparedDays;
export interface RfmMovesResult {
  /** Null where there are no lines. */
  moves: MoveTable<RfmSegment> | null;
}

/** From segment to segment between two dates: each scored among those who were customers then. */
export const rfmMoves: Analysis<'rfmMoves', RfmMovesSettings, RfmMovesResult> = {
  id: 'rfmMoves',
  defaults: { ...RFM_DEFAULTS, earlier: null, later: null },
  limits: { ...RFM_LIMITS, earlier: { kind: 'day' }, later: { kind: 'day' } },
  ascending: RFM_ASCENDING,
  run(view, { earlier, later, ...settings }) {
    return {
      moves: moveTable(view, { earlier, later }, RFM_SEGMENTS, (at) => rfmScores(at, settings).segmentOf),
    };
  },
};
