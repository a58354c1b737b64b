import type { Analysis } from './analysis.ts';
import type { ComparedDays } from './as-of.ts';
import {
  LADDER_ASCENDING,
  LADDER_DEFAULTS,
  LADDER_LIMITS,
  ladderRungs,
  RUNGS,
  type LadderSettings,
  type Rung,
} from './ladder.ts';
import { addMoved, moveTable, type Moved, type MoveTable } from './moves.ts';

export type LadderMovesSettings = LadderSettings & ComparedDays;
export interface LadderMoves extends MoveTable<Rung> {
  /** Customers who stood on a higher, a lower and the same rung on the later day. */
  up: Moved;
  down: Moved;
  same: Moved;
}
export interface LadderMovesResult {
  /** Null where there are no lines. */
  moves: LadderMoves | null;
}

/** METRICS 6: from rung to rung between two dates. */
export const ladderMoves: Analysis<'ladderMoves', LadderMovesSettings, LadderMovesResult> = {
  id: 'ladderMoves',
  defaults: { ...LADDER_DEFAULTS, earlier: null, later: null },
  limits: { ...LADDER_LIMITS, earlier: { kind: 'day' }, later: { kind: 'day' } },
  ascending: LADDER_ASCENDING,
  run(view, { earlier, later, ...settings }) {
    const table = moveTable(view, { earlier, later }, RUNGS, (at) => ladderRungs(at, settings));
    if (!table) return { moves: null };
    const climbed = (from: Rung | 'joined', to: Rung | 'gone') =>
      from === 'joined' || to === 'gone' ? null : Math.sign(RUNGS.indexOf(to) - RUNGS.indexOf(from));
    const together = (way: number) =>
      addMoved(table.cells.filter(({ from, to }) => climbed(from, to) === way));
    return { moves: { ...table, up: together(1), down: together(-1), same: together(0) } };
  },
};
