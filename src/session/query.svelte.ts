import type { AnalysisId, ResultOf } from '../analysis/index.ts';
import type { PlainError } from '../../workers/engine-api.ts';

/** What a screen knows of one analysis: the last good result stays while the next is computed. */
export class Query<Id extends AnalysisId> {
  result = $state.raw<ResultOf<Id> | null>(null);
  error = $state.raw<PlainError | null>(null);
  pending = $state(true);
  /** Only the answer to the latest question counts. */
  asked = 0;
  /** What the engine is or was last at for this question. */
  running: Promise<unknown> | null = null;
}
