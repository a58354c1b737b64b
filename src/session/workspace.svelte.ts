import type { Check, ImportOptions } from '../import/check.ts';
import type { Outcome, PlainError } from '../../workers/engine-api.ts';
import { HeaderMemory } from './header-memory.svelte.ts';
import { isProjectFile, ProjectDesk, type Told } from './project-desk.svelte.ts';
import type { NamedFile, ProjectInfo } from './project-record.ts';
import type { BeginsAs } from './projects.svelte.ts';
import { missingColumns, rulesFor } from './recipe.ts';
import type { Theme } from './restore.ts';
import { hashOf, partOf, screenOf, type Screen, type WorkbenchScreen } from './screens.ts';

/** Names of files that are no projects: only where one cannot be read it is looked into for that. */
const SALES_NAME = /\.(?:csv|tsv|tab|txt|gz|zip|xlsx|xlsm|ods|parquet)$/i;

/** Where the user is, what is open, what was set: the one state behind all screens. */
export class Workspace extends ProjectDesk {
  screen = $state<Screen>('start');
  /** The part of the screen that is open, as its hash names it; empty: the first. */
  part = $state('');
  /** A change of role or format is being worked out. */
  rechecking = $state(false);
  /** The check screen shows the file as one before it with the same columns: which that was; null where it does not. */
  recalled = $state.raw<{ readonly label: string; readonly usedAt: number } | null>(null);
  /** Columns that the recipe applied to the file under check knows and the file has not; null: none was applied. */
  missing = $state.raw<readonly string[] | null>(null);
  /** Files known by their columns. */
  readonly headers = new HeaderMemory();
  theme = $state<Theme>('system');
  /** What was kept is being looked up: the first moment of a reload. */
  waking = $state(true);

  /** How the file under check is understood by itself. */
  #fresh: ImportOptions = {};
  #revived = false;

  constructor() {
    super();
    this.theme = this.memory.theme;
    this.selections = this.memory.selections;
    this.#applyTheme();
    globalThis.addEventListener('hashchange', () => this.#followHash());
    void this.#wake();
  }

  /** What is on screen is computed. */
  get ready(): boolean {
    return this.loaded > 0 && this.pendingCount === 0 && this.totals !== null;
  }

  get busy(): boolean {
    return this.pendingCount > 0 || this.progress !== null || this.rechecking;
  }

  navigate(screen: Screen, part?: string): void {
    const hash = hashOf(screen, part);
    if (globalThis.location.hash === hash) this.#followHash();
    else {
      globalThis.location.hash = hash;
      // Shown at once: the event comes after the page has drawn what was there before once more.
      if (this.#isPossible(screen)) this.#followHash();
    }
  }

  /** Loads the engine's code while the user looks around. */
  warm(): void {
    this.engine.warm();
  }

  /** Files, dropped or picked; several are one table. Reading shows on the screen that is open; the check screen follows. */
  async openFiles(files: readonly File[]): Promise<void> {
    const named = files.map((file) => ({ file, name: file.name }));
    if (
      await this.#tookProject(
        named.filter(({ name }) => !SALES_NAME.test(name)),
        named,
      )
    )
      return;
    if (named.length === 0 || (await this.#take(named, null, {})) || this.error === null) return;
    // No sales file by its name after all.
    await this.#tookProject(named, named);
  }

  /** Whether one of some files is a project, which then is opened, or turned away beside others. */
  async #tookProject(among: readonly NamedFile[], all: readonly NamedFile[]): Promise<boolean> {
    const turn = this.openings;
    for (const one of among) {
      if (!(await isProjectFile(one))) continue;
      if (turn !== this.openings) return true;
      if (all.length > 1) this.fail('project-alone', { name: one.name });
      else await this.openProjectFile(one);
      return true;
    }
    return false;
  }

  /** More files beside those under check; where that fails, those stay. */
  async addFiles(files: readonly File[]): Promise<void> {
    const open = this.open;
    if (files.length === 0 || !open) return this.openFiles(files);
    const more = files.map((file) => ({ file, name: file.name }));
    await this.#take([...open.files, ...more], null, {}, open.as, (progress) =>
      this.engine.call((engine) => engine.addFiles(more, {}, progress)),
    );
  }

  async openText(text: string): Promise<void> {
    if (text.trim() === '') return this.fail('paste-empty', {});
    await this.#take([{ file: new Blob([text], { type: 'text/csv' }), name: 'pasted.csv' }], null, {});
  }

  async openSample(id: string): Promise<void> {
    await this.track(
      (async () => {
        const { SAMPLES } = await import('../../samples/index.ts');
        const sample = SAMPLES.find((candidate) => candidate.id === id);
        if (!sample) return this.fail('sample-unknown', { id });
        await this.#take([{ file: new Blob([sample.bytes()]), name: sample.fileName }], id, {});
      })(),
    );
  }

  /** A drop that held no file: a folder, text, a picture from another page. */
  refuse(code: 'file-directory' | 'drop-nothing' | 'drop-busy', params: PlainError['params'] = {}): void {
    this.fail(code, params);
  }

  async recheck(options: ImportOptions): Promise<void> {
    const turn = this.openings;
    this.rechecking = true;
    const started = performance.now();
    // Reports come on a port of their own and may arrive after the answer.
    let answered = false;
    const progress = await this.engine.proxy((done: number, total: number) => {
      if (answered || turn !== this.openings) return;
      // Only a change that reads the file again takes long enough to show.
      if (performance.now() - started > 200) this.progress = { done, total, startedAt: started };
    });
    const answer = await this.engine.call((engine) => engine.recheck(options, progress));
    answered = true;
    this.rechecking = false;
    if (turn !== this.openings) return;
    this.progress = null;
    if ('ok' in answer) {
      this.error = null;
      this.check = answer.ok;
    } else if (answer.error.code !== 'cancelled') {
      this.error = answer.error;
    }
  }

  /** The file as it is understood by itself, without what was remembered of one before it. */
  async startAfresh(): Promise<void> {
    await this.recheck(this.#fresh);
    this.recalled = null;
  }

  async accept(screen: WorkbenchScreen = 'overview'): Promise<void> {
    const { check } = this;
    // Asked in one breath: the engine answers in order.
    const accepting = this.engine.call((engine) => engine.accept());
    const columns = this.attributeInfos();
    const answer = await accepting;
    if ('error' in answer) {
      this.error = answer.error;
      return;
    }
    this.error = null;
    const { lines, attributes, rules } = answer.ok;
    const open = this.open;
    const names = check?.columns.map((column) => column.name) ?? [];
    if (check?.dialect.header && open?.sample === null) this.headers.keep(names, check.source.name, rules);
    const source = check?.source ?? { name: '', bytes: 0, fingerprint: '' };
    const work = await this.beginProject({
      start: {
        name: source.name,
        sourceName: source.name,
        sample: open?.sample ?? null,
        fingerprint: source.fingerprint,
        lines,
        customers: check?.summary?.customers ?? 0,
        options: structuredClone(check?.options ?? {}),
        columns: names,
        rules,
      },
      files: open?.files ?? null,
      as: open?.as ?? 'known',
    });
    const recipe = this.missing === null ? null : this.recipe;
    const opened = { source, waterfall: check?.waterfall ?? null, summary: check?.summary ?? null };
    await this.beginData({ ...opened, attributes, lines }, recipe?.words.work ?? work, columns);
    if (recipe) {
      this.projects.keepWork(recipe.words.work);
      this.recipe = null;
      this.missing = null;
    }
    this.navigate(screen);
  }

  /** Gives up what is being read; the last good state stays. */
  cancel(): void {
    this.openings += 1;
    this.progress = null;
    this.rechecking = false;
    this.engine.cancel();
  }

  dismissError(): void {
    this.error = null;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#applyTheme();
    this.memory.keepTheme(theme);
  }

  /**
   * Reads files up to the check screen.
   *
   * @param as the project it belongs to once it is accepted
   * @param call how the engine is asked, where it is not to open the files from the start
   * @returns whether they are there
   */
  async #take(
    files: readonly NamedFile[],
    sample: string | null,
    options: ImportOptions,
    as: BeginsAs = 'known',
    call?: (progress: Told) => Promise<Outcome<Check>>,
  ): Promise<boolean> {
    const turn = ++this.openings;
    this.error = null;
    const [first] = files;
    if (!first) return false;
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
    this.progress = { done: 0, total: bytes, startedAt: performance.now() };
    const read = await this.reading(bytes, async (progress) => {
      const answer = call
        ? await call(progress)
        : await this.engine.call((engine) =>
            files.length > 1
              ? engine.openSeveral([...files], options, progress)
              : engine.open(first.file, first.name, options, progress),
          );
      const known =
        'ok' in answer && turn === this.openings
          ? await this.#recallHeader(answer.ok, options, progress)
          : null;
      return { answer, known };
    });
    if (turn !== this.openings) return false;
    this.progress = null;
    const { answer, known } = read;
    if ('error' in answer) {
      const { error } = answer;
      if (error.code !== 'cancelled')
        this.error = { ...error, params: { name: first.name, ...error.params } };
      return false;
    }
    this.#fresh = answer.ok.options;
    this.check = known?.check ?? answer.ok;
    this.recalled = known && { label: known.label, usedAt: known.usedAt };
    const { recipe } = this;
    const names = answer.ok.columns.map((column) => column.name);
    const applied = recipe !== null && Object.keys(options).length === 0;
    this.missing = applied ? missingColumns(recipe, names) : null;
    this.open = { files, sample, as: applied ? 'new' : as };
    this.navigate('check');
    return true;
  }

  /** A file nobody has said anything about yet: opened as the recipe says, or as one before it with the same columns. */
  async #recallHeader(check: Check, options: ImportOptions, progress: Told) {
    if (Object.keys(options).length > 0) return null;
    const names = check.columns.map((column) => column.name);
    const { recipe } = this;
    const known = check.dialect.header ? this.headers.find(names) : null;
    const header = recipe
      ? { label: recipe.label, usedAt: recipe.words.changedAt, rules: rulesFor(recipe, names) }
      : known;
    if (!header) return null;
    const answer = await this.engine.call((engine) => engine.recall(header.rules, progress));
    return 'ok' in answer && answer.ok ? { ...header, check: answer.ok } : null;
  }

  /** The source file of the project that is open, as it was read: where it is kept, the check screen can be gone back to. */
  async #checkAgain(): Promise<void> {
    const project = this.projects.current;
    const stored = project && (await this.projects.read(project.id));
    if (stored?.files) {
      const { id, sample, options } = stored.info;
      await this.#take(stored.files, sample, options, { id });
      return;
    }
    const back = this.screen;
    this.navigate(back, this.part === '' ? undefined : this.part);
    this.fail('project-no-source', { name: this.source?.name ?? '' });
  }

  protected override async reopenFiles(
    files: readonly NamedFile[],
    { id, sample, options }: ProjectInfo,
    route: string,
  ): Promise<void> {
    const wanted = screenOf(route);
    if (!(await this.#take(files, sample, options, { id })) || !this.check?.ready || wanted === 'check')
      return;
    await this.accept(wanted === 'start' ? 'overview' : wanted);
    const part = partOf(route);
    if (part !== '') this.navigate(wanted, part);
  }

  /** A reload finds the project again; on a workbench screen it opens at once, on the start screen it is offered. */
  async #wake(): Promise<void> {
    const { hash } = globalThis.location;
    await this.projects.find();
    const last = this.projects.lastHere;
    if (last !== null && screenOf(hash) !== 'start') await this.openProject(last, hash);
    this.waking = false;
    this.#followHash();
  }

  /** Whether there is something to show on a screen. */
  #isPossible(screen: Screen): boolean {
    return screen === 'start' || (screen === 'check' ? this.check !== null : this.loaded > 0) || this.waking;
  }

  #followHash(): void {
    const { hash } = globalThis.location;
    const wanted = screenOf(hash);
    if (this.#isPossible(wanted)) {
      if (this.screen !== wanted) {
        this.dismissError();
        this.figure = null;
      }
      this.screen = wanted;
      this.part = partOf(hash);
      if (wanted !== 'start' && wanted !== 'check' && !this.waking)
        this.projects.keepRoute(hashOf(wanted, this.part === '' ? undefined : this.part));
    } else if (wanted === 'check' && this.loaded > 0) {
      if (this.progress === null) void this.#checkAgain();
    } else {
      this.navigate('start');
    }
  }

  /** The worker died: once it is started anew with the same data; a second death is only told. */
  protected override async revive(error: PlainError): Promise<void> {
    const lost = this.open;
    const project = this.projects.current;
    const options = this.check?.options ?? {};
    const wanted = this.screen;
    if (this.#revived || (!lost && !project)) {
      this.progress = null;
      this.error = error;
      return;
    }
    this.#revived = true;
    const had = this.loaded > 0;
    if (!lost) {
      if (project && had) await this.openProject(project.id, globalThis.location.hash);
      return;
    }
    const there = await this.#take(lost.files, lost.sample, options, lost.as);
    if (there && had && this.check?.ready && wanted !== 'start' && wanted !== 'check')
      await this.accept(wanted);
  }

  #applyTheme(): void {
    if (this.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }
}
