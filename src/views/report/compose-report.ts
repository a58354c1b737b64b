import type { AnalysisId, ResultOf, SettingsOf } from '../../analysis/index.ts';
import { svgText } from '../../charts/picture.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import type { ReportSection } from './report-content.ts';
import type { ReportDrawings } from './report-page.ts';
import { SECTIONS, type SectionId } from './sections.ts';
import { inBothThemes, Palette } from './two-themes.ts';

/** Pixels of a drawing: as wide as the text beside it. */
const WIDTH = 712;
/** The sections worked out so far, for as long as the figures stay what they are. */
export class KnownSections {
  #known = new Map<string, Promise<ReportSection>>();
  #for: unknown = null;

  constructor(readonly workspace: Workspace) {}

  /** Rejects where an analysis cannot be worked out, with what it said. */
  find(id: SectionId, names: boolean): Promise<ReportSection> {
    const { totals } = this.workspace;
    if (!totals) return Promise.reject(new Error('report: no totals'));
    if (this.#for !== totals) {
      this.#known = new Map();
      this.#for = totals;
    }
    const key = `${id} ${names}`;
    const made =
      this.#known.get(key) ??
      SECTIONS[id]({
        gather: (analysis, change) => this.#gather(analysis, change),
        totals,
        ladder: this.workspace.settings('ladder'),
        cuts: { cutA: 0.8, cutB: 0.95, ...this.workspace.settings('abcXyz') },
        names,
      });
    this.#known.set(key, made);
    return made;
  }

  async #gather<Id extends AnalysisId>(id: Id, change: Partial<SettingsOf<Id>> = {}): Promise<ResultOf<Id>> {
    const answer = await this.workspace.ask(id, { ...this.workspace.settings(id), ...change }, {});
    if ('error' in answer) throw new Error(answer.error.message);
    return answer.ok;
  }
}

/** Draws all charts of a report, each once for both themes. */
export async function drawCharts(sections: readonly ReportSection[]): Promise<ReportDrawings> {
  const palette = new Palette();
  const drawn = new Map<string, string>();
  for (const { id, charts } of sections)
    for (const [at, { spec }] of charts.entries()) {
      const svg = await inBothThemes(spec, WIDTH, `${id}-${at}-`, palette);
      drawn.set(`${id} ${at}`, svgText(svg));
    }
  return { of: (id, at) => drawn.get(`${id} ${at}`) ?? '', colours: palette.css };
}
