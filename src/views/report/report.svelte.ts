import { date } from '../../i18n/format.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import { drawCharts, KnownSections } from './compose-report.ts';
import {
  definitionsOf,
  filterWords,
  personalColumns,
  settingsInForce,
  waterfallTable,
} from './report-facts.ts';
import { reportPage, type ReportPage } from './report-page.ts';
import { SECTION_IDS, type SectionId } from './sections.ts';
import { r } from './words.ts';

/** Milliseconds without a change after which the page is made anew. */
const REST = 250;
const UNASKED: ReadonlySet<SectionId> = new Set(['ladder', 'growth']);
const MILLISECONDS_A_DAY = 86_400_000;

/** A report as it is being put together: what goes in, the user's own words, and the page made of both. */
export class Report {
  /** The page as it will be saved; null until it stands. */
  html = $state.raw<string | null>(null);
  /** The same without its script, to be looked at inside this page. */
  preview = $state.raw('');
  making = $state(false);
  /** What could not be worked out: section and why. */
  failed = $state.raw<readonly { readonly id: SectionId; readonly why: string }[]>([]);

  #turn = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #known: KnownSections;

  constructor(readonly workspace: Workspace) {
    this.#known = new KnownSections(workspace);
  }

  get size(): number {
    return this.html === null ? 0 : new TextEncoder().encode(this.html).length;
  }

  get title(): string {
    return this.workspace.shown('report.title', this.usualTitle);
  }

  get usualTitle(): string {
    const name = (this.workspace.source?.name ?? '').replace(/(\.\w{2,7})+$/, '');
    return r('own.title.usual', { name });
  }

  get intro(): string {
    return this.workspace.shown('report.intro', '');
  }

  get names(): boolean {
    return this.workspace.shown('report.names', false);
  }

  own(id: SectionId): string {
    return this.workspace.shown(`report.own.${id}`, '');
  }

  has(id: SectionId): boolean {
    return this.workspace.shown(`report.with.${id}`, !UNASKED.has(id));
  }

  set(
    name: 'title' | 'intro' | 'names' | `own.${SectionId}` | `with.${SectionId}`,
    value: string | boolean,
  ): void {
    const { workspace } = this;
    const key = `report.${name}`;
    // A field that is left says again what was typed.
    const same =
      typeof value === 'string'
        ? workspace.shown(key, `${value} `) === value
        : workspace.shown(key, !value) === value;
    if (!same) workspace.show(key, value);
  }

  /** Makes the page anew once nothing has changed for a moment. Reads all it depends on at once, so that an effect follows. */
  follow(): void {
    const { workspace, title, intro, names } = this;
    const { totals, view, source, waterfall, columns } = workspace;
    const chosen = SECTION_IDS.filter((id) => this.has(id)).map((id) => ({ id, own: this.own(id) }));
    const turn = ++this.#turn;
    clearTimeout(this.#rest);
    if (!totals || !source || !waterfall) return;
    const personal = personalColumns(columns);
    this.making = true;
    this.#rest = setTimeout(() => {
      void workspace.track(
        this.#make(turn, chosen, names, (sections) => ({
          title: title.trim() === '' ? this.usualTitle : title,
          about: [
            r('page.of', { source: source.name, from: date(totals.firstDay), to: date(totals.lastDay) }),
            r('page.made', { day: date(today()) }),
          ].join(' · '),
          intro: intro.trim(),
          sections,
          waterfall: waterfallTable(waterfall),
          settings: settingsInForce(source, totals, view, filterWords(view.selection, names, personal)),
          definitions: definitionsOf(sections.flatMap(({ definitions }) => definitions)),
        })),
      );
    }, REST);
  }

  stop(): void {
    this.#turn += 1;
    clearTimeout(this.#rest);
  }

  async #make(
    turn: number,
    chosen: readonly { readonly id: SectionId; readonly own: string }[],
    names: boolean,
    page: (sections: ReportPage['sections']) => ReportPage,
  ): Promise<void> {
    const failed: { id: SectionId; why: string }[] = [];
    const sections: ReportPage['sections'][number][] = [];
    for (const { id, own } of chosen) {
      try {
        const found = await this.#known.find(id, names);
        sections.push({ ...found, own: own.trim(), kicker: r(`section.${id}`) });
      } catch (error) {
        failed.push({ id, why: error instanceof Error ? error.message : String(error) });
      }
      if (turn !== this.#turn) return;
    }
    const drawings = await drawCharts(sections);
    if (turn !== this.#turn) return;
    const whole = page(sections);
    this.html = reportPage(whole, drawings, true);
    this.preview = reportPage(whole, drawings, false);
    this.failed = failed;
    this.making = false;
  }
}

/** The civil day of this device. */
function today(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MILLISECONDS_A_DAY;
}
