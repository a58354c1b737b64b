import type { Amended } from '../../workers/amend-api.ts';
import type { Outcome, PlainError } from '../../workers/engine-api.ts';
import type { OpenedData, PseudonymPreview } from '../../workers/project-api.ts';
import type { Check } from '../import/check.ts';
import { HistoryDesk } from './history-desk.svelte.ts';
import { Memory } from './memory.ts';
import {
  newId,
  projectWords,
  restoreWords,
  type NamedFile,
  type ProjectInfo,
  type ProjectWords,
} from './project-record.ts';
import { Projects, type BeginsAs, type ProjectStart } from './projects.svelte.ts';
import type { Recipe } from './recipe.ts';
import type { SavedSelection } from './restore.ts';
import { partOf, screenOf, type Screen } from './screens.ts';
import { NEW_WORK, type Dropped, type WorkState } from './work-state.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** performance.now() when the work began. */
  readonly startedAt: number;
}

export type Told = (done: number, total: number) => void;

/** What a project begins with. */
interface Begun {
  readonly start: ProjectStart;
  /** Null: not to be kept. */
  readonly files: readonly NamedFile[] | null;
  readonly as: BeginsAs;
}

/** Data taken; no waterfall where the check was lost sight of. */
type TakenData = Omit<OpenedData, 'absent' | 'waterfall'> & { readonly waterfall: Check['waterfall'] };

/** `\x89RGLS`: what every project file begins with. */
const PROJECT_FILE = [0x89, 0x52, 0x47, 0x4c, 0x53];
/** The columns are packed once nothing is worked out any more. */
const LOOKED_EVERY = 200;
const WAITED_AT_MOST = 10_000;

export async function isProjectFile({ file, name }: NamedFile): Promise<boolean> {
  if (/\.regulars$/i.test(name)) return true;
  try {
    const first = new Uint8Array(await file.slice(0, PROJECT_FILE.length).arrayBuffer());
    return PROJECT_FILE.every((byte, at) => first[at] === byte);
  } catch {
    return false;
  }
}

/** The data that are open, and the project they belong to: kept on this device, opened again, handed on as a file. */
export abstract class ProjectDesk extends HistoryDesk {
  /** A file is being read; the last good state stays below. */
  progress = $state.raw<Progress | null>(null);
  error = $state.raw<PlainError | null>(null);
  /** The file on the check screen, whether or not it has been accepted; null where a project was opened without it. */
  check = $state.raw<Check | null>(null);
  /** Lines analysed; 0 while nothing is accepted. */
  loaded = $state(0);
  /** Name and fingerprint of the accepted file. */
  source = $state.raw<Check['source'] | null>(null);
  waterfall = $state.raw<Check['waterfall']>(null);
  /** Customers and first and last date of the whole accepted file, whatever the date range. */
  summary = $state.raw<Check['summary']>(null);
  attributes = $state.raw<readonly string[]>([]);
  readonly projects = new Projects();
  /** How an earlier file was looked at: waits for the next one. */
  recipe = $state.raw<Recipe | null>(null);
  /** What of a project that was opened could not be taken over. */
  dropped = $state.raw<readonly Dropped[]>([]);
  /** Counts what is opened: an answer to anything before the last is too late. */
  protected openings = 0;
  /** The source files that are at hand, and the project they belong to once they are accepted. */
  protected open: { files: readonly NamedFile[]; sample: string | null; as: BeginsAs } | null = null;
  protected readonly memory = new Memory();
  #start: ProjectStart | null = null;
  #whole: Check['summary'] = null;
  /** For codes, where there is no project to keep them by. */
  readonly #salt = newId();

  abstract navigate(screen: Screen, part?: string): void;
  /** Reads source files as they were read before and takes them for the data looked at. */
  protected abstract reopenFiles(
    files: readonly NamedFile[],
    project: ProjectInfo,
    route: string,
  ): Promise<void>;

  /** Opens a project of this device where it was left, or at an address. */
  async openProject(id: string, route = ''): Promise<void> {
    const turn = ++this.openings;
    this.error = null;
    const stored = await this.projects.read(id);
    if (turn !== this.openings) return;
    if (!stored) {
      await this.projects.refresh();
      return this.fail('project-gone', {});
    }
    const { info, data, files } = stored;
    if (data) {
      const opened = await this.reading(data.size, (told) =>
        this.engine.call((engine) => engine.openPacked(data, told)),
      );
      if (turn !== this.openings) return;
      this.progress = null;
      if ('ok' in opened) {
        const state = await this.projects.enter(info);
        this.#start = startOf(info);
        this.#withoutFile();
        await this.beginData(opened.ok, state?.work ?? this.memory.file(info.fingerprint) ?? NEW_WORK);
        this.dropped = state?.dropped ?? [];
        this.go(route !== '' ? route : (state?.route ?? ''));
        return;
      }
      if (!files) return this.#failed(opened.error, info.name);
    }
    if (!files) return this.fail('project-empty', { name: info.name });
    await this.reopenFiles(files, info, route);
  }

  /** A project file, from whatever device: its data and work, or a recipe for the next file. */
  async openProjectFile({ file, name }: NamedFile): Promise<void> {
    const turn = ++this.openings;
    this.error = null;
    const found = await this.engine.call((engine) => engine.readProject(file));
    if (turn !== this.openings) return;
    if ('error' in found) return this.#failed(found.error, name);
    const { words, dropped } = restoreWords(found.ok.project);
    const stem = name.replace(/\.regulars$/i, '');
    if (!found.ok.hasData) {
      this.recipe = { label: words.name !== '' ? words.name : stem, words };
      this.dropped = dropped;
      return this.navigate('start');
    }
    const opened = await this.reading(file.size, (told) =>
      this.engine.call((engine) => engine.openPacked(file, told)),
    );
    if (turn !== this.openings) return;
    this.progress = null;
    if ('error' in opened) return this.#failed(opened.error, name);
    const { ok } = opened;
    await this.beginProject({
      start: {
        name: words.name !== '' ? words.name : stem,
        sourceName: ok.source.name,
        sample: null,
        fingerprint: ok.source.fingerprint,
        lines: ok.lines,
        customers: ok.summary?.customers ?? 0,
        options: {},
        columns: words.columns,
        rules: words.rules,
      },
      files: null,
      as: 'new',
    });
    this.#withoutFile();
    await this.beginData(ok, words.work);
    this.projects.keepWork(words.work);
    this.dropped = dropped;
    this.go(words.route);
  }

  /** The project as a file. @param withData false: a recipe for the next file */
  async projectFile(withData: boolean, told: Told): Promise<Outcome<Blob>> {
    const words = this.#words();
    const progress = await this.engine.proxy(told);
    return this.engine.call((engine) => engine.packProject(words, withData, progress));
  }

  previewPseudonyms(): Promise<Outcome<PseudonymPreview>> {
    return this.engine.call((engine) => engine.previewPseudonyms(this.#projectSalt));
  }

  async pseudonymisedFile(told: Told): Promise<Outcome<Blob>> {
    const words = this.#words();
    const progress = await this.engine.proxy(told);
    return this.engine.call((engine) => engine.packPseudonymised(this.#projectSalt, words, progress));
  }

  dropRecipe(): void {
    this.recipe = null;
  }

  /** This page becomes the one that writes, from where the other one was. */
  async workHere(): Promise<void> {
    const state = await this.track(this.projects.takeOver());
    if (!state) return;
    this.beginWork(state.work);
    this.amend();
    void this.refreshTotals();
  }

  protected get projectName(): string {
    return this.projects.current?.name ?? this.#start?.name ?? '';
  }

  /**
   * The data that are being taken begin a project, or belong to one. @returns the work on it before; null: none, or it is the one that
   * is open and goes on
   */
  protected async beginProject({ start, files, as }: Begun): Promise<WorkState | null> {
    this.#start = start;
    const before = this.projects.current?.id ?? null;
    const state = await this.projects.begin(start, files, as);
    this.dropped = state?.dropped ?? [];
    void this.#keepData();
    if (before !== null && before === this.projects.current?.id && this.loaded > 0) return null;
    return state?.work ?? this.memory.file(start.fingerprint) ?? NEW_WORK;
  }

  /** @param work null: that on screen goes on */
  protected async beginData(
    { source, waterfall, summary, attributes, lines }: TakenData,
    work: WorkState | null,
    columns = this.attributeInfos(),
  ): Promise<void> {
    this.source = source;
    this.waterfall = waterfall;
    this.summary = summary;
    this.#whole = summary;
    this.attributes = attributes;
    this.figure = null;
    this.pick([]);
    this.setLoaded(lines);
    if (work) this.beginWork(work);
    this.totals = null;
    const known = await columns;
    this.columns = 'ok' in known ? known.ok : [];
    await this.amendNew();
    this.dataVersion += 1;
    void this.refreshTotals();
  }

  /** Shows how far a file is read. */
  protected async reading<T>(bytes: number, work: (told: Told) => Promise<T>): Promise<T> {
    const turn = this.openings;
    const startedAt = performance.now();
    // Reports come on a port of their own and may arrive after the answer.
    let answered = false;
    const made = this.engine.proxy((done: number, total: number) => {
      if (answered || turn !== this.openings) return;
      this.progress = { done: (done / Math.max(1, total)) * bytes, total: bytes, startedAt };
    });
    // Nothing is waited for that is there: what is to be read is asked for before the page draws that it is.
    const answer = await work(made instanceof Promise ? await made : made);
    answered = true;
    return answer;
  }

  protected go(route: string): void {
    const screen = screenOf(route);
    const part = partOf(route);
    if (screen === 'start') this.navigate('overview');
    else this.navigate(screen, part === '' ? undefined : part);
  }

  protected fail(code: string, params: PlainError['params']): void {
    this.error = { code, params, message: code };
  }

  protected setLoaded(lines: number): void {
    this.loaded = lines;
    document.documentElement.dataset['loaded'] = String(lines);
  }

  protected override takeAmended({ lines, waterfall, summary, attributes }: Amended): void {
    this.setLoaded(lines);
    this.waterfall = waterfall;
    this.summary = summary ?? this.#whole;
    this.attributes = attributes;
  }

  protected override keepWork(work: WorkState): void {
    if (this.projects.keepWork(work)) return;
    // Where no project can be kept, the settings still may be.
    const fingerprint = this.source?.fingerprint;
    if (fingerprint && !this.projects.reading) this.memory.keepFile(fingerprint, work);
  }

  protected override keepSelections(selections: readonly SavedSelection[]): void {
    this.memory.keepSelections(selections);
  }

  #words(): ProjectWords {
    const { current, state } = this.projects;
    const now = Date.now();
    const info = { createdAt: now, changedAt: now, ...this.#start, ...current } as ProjectInfo;
    return projectWords(info, { work: this.work, route: state.route });
  }

  get #projectSalt(): string {
    return this.projects.current?.salt ?? this.#salt;
  }

  async #keepData(): Promise<void> {
    const id = this.projects.current?.id;
    // Figures first: packing takes the engine's time.
    for (let waited = 0; waited < WAITED_AT_MOST; waited += LOOKED_EVERY) {
      await new Promise((resolve) => setTimeout(resolve, LOOKED_EVERY));
      if (this.pendingCount === 0 && this.totals !== null) break;
    }
    if (id === undefined || id !== this.projects.current?.id) return;
    const packed = await this.engine.call((engine) => engine.packData());
    // Meanwhile other data may have been taken.
    if (id === this.projects.current?.id) await this.projects.keepData('ok' in packed ? packed.ok : null);
  }

  /** What was on the check screen is another file by now. */
  #withoutFile(): void {
    this.check = null;
    this.open = null;
  }

  #failed(error: PlainError, name: string): void {
    this.progress = null;
    if (error.code !== 'cancelled') this.error = { ...error, params: { name, ...error.params } };
  }
}

function startOf(info: ProjectInfo): ProjectStart {
  const { name, sourceName, sample, fingerprint, lines, customers, options, columns, rules } = info;
  return { name, sourceName, sample, fingerprint, lines, customers, options, columns, rules };
}
