import type { AnalysisId, ResultOf, SettingsOf } from '../../analysis/index.ts';
import type { ViewSettings } from '../../model/settings.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';

/** One analysis once, with some of its settings or of the view changed. Throws where it could not be worked out. */
export type Ask = <Id extends AnalysisId>(
  id: Id,
  change?: Partial<SettingsOf<Id>>,
  view?: Partial<ViewSettings>,
) => Promise<ResultOf<Id>>;

export function asker(workspace: Workspace): Ask {
  return async (id, change = {}, view = {}) => {
    const answer = await workspace.ask(id, { ...workspace.settings(id), ...change }, view);
    if ('error' in answer) throw new Error(answer.error.message);
    return answer.ok;
  };
}
