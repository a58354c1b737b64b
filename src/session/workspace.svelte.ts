import type { Check, ImportOptions } from '../import/check.ts';
import type { Amended } from '../../workers/amend-api.ts';
import type { Outcome, PlainError } from '../../workers/engine-api.ts';
import { HeaderMemory } from './header-memory.svelte.ts';
import { HistoryDesk } from './history-desk.svelte.ts';
import { LastFile } from './last-file.svelte.ts';
import { Memory } from './memory.ts';
import type { NamedFile } from './kept-project.ts';
import type { SavedSelection, Theme } from './restore.ts';
import { hashOf, partOf, screenOf, type Screen, type WorkbenchScreen } from './screens.ts';
import { NEW_WORK, type WorkState } from './work-state.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** performance.now() when the work began. */
  readonly startedAt: number;
}

/** Where the user is, what is open, what was set: the one state behind all screens. */
export class Workspace extends HistoryDesk {
  screen = $state<Screen>('start');
  /** The part of the screen that is open, as its hash names it; empty: the first. */
  part = $state('');
  /** A file is being read; the last good state stays below. */
  progress = $state.raw<Progress | null>(null);
  error = $state.raw<PlainError | null>(null);
  /** The file on the check screen, whether or not it has been accepted. */
  check = $state.raw<Check | null>(null);
  /** A change of role or format is being worked out. */
  rechecking = $state(false);
  /** The check screen shows the file as one before it with the same columns: which that was; null where it does not. */
  recalled = $state.raw<{ readonly label: string; readonly usedAt: number } | null>(null);
  /** Files known by their columns. */
  readonly headers = new HeaderMemory();
  /** Lines analysed; 0 while nothing is accepted. */
  loaded = $state(0);
  /** Name and fingerprint of the accepted file. */
  source = $state.raw<Check['source'] | null>(null);
  waterfall = $state.raw<Check['waterfall']>(null);
  /** Customers and first and last date of the whole accepted file, whatever the date range. */
  summary = $state.raw<Check['summary']>(null);
  attributes = $state.raw<readonly string[]>([]);
  theme = $state<Theme>('system');
  /** What was kept is being looked up: the first moment of a reload. */
  waking = $state(true);

  #open: { files: readonly NamedFile[]; sample: string | null } | null = null;
  /** How the file under check is understood by itself. */
  #fresh: ImportOptions = {};
  readonly #last = new LastFile();
  readonly #memory = new Memory();
  #openings = 0;
  #revived = false;
  /** Fingerprint of the file the work is on. */
  #worked: string | null = null;

  constructor() {
    super();
    this.theme = this.#memory.theme;
    this.selections = this.#memory.selections;
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

  /** The file of last time, offered on the start screen. */
  get kept(): LastFile['offered'] {
    return this.#last.offered;
  }

  /** Whether the accepted file is kept on this device; null while that is being tried. */
  get isKept(): boolean | null {
    return this.#last.isKept;
  }

  navigate(screen: Screen, part?: string): void {
    const hash = hashOf(screen, part);
    if (globalThis.location.hash === hash) this.#followHash();
    else globalThis.location.hash = hash;
  }

  /** Loads the engine's code while the user looks around. */
  warm(): void {
    this.engine.warm();
  }

  /** Files, dropped or picked; several are one table. Reading shows on the screen that is open; the check screen follows. */
  async openFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    await this.#take(
      files.map((file) => ({ file, name: file.name })),
      null,
      {},
    );
  }

  /** More files beside those under check; where that fails, those stay. */
  async addFiles(files: readonly File[]): Promise<void> {
    const open = this.#open;
    if (files.length === 0 || !open) return this.openFiles(files);
    const more = files.map((file) => ({ file, name: file.name }));
    await this.#take([...open.files, ...more], null, {}, (progress) =>
      this.engine.call((engine) => engine.addFiles(more, {}, progress)),
    );
  }

  async openText(text: string): Promise<void> {
    if (text.trim() === '') return this.#fail('paste-empty', {});
    await this.#take([{ file: new Blob([text], { type: 'text/csv' }), name: 'pasted.csv' }], null, {});
  }

  async openSample(id: string): Promise<void> {
    await this.track(
      (async () => {
        const { SAMPLES } = await import('../../samples/index.ts');
        const sample = SAMPLES.find((candidate) => candidate.id === id);
        if (!sample) return this.#fail('sample-unknown', { id });
        await this.#take([{ file: new Blob([sample.bytes()]), name: sample.fileName }], id, {});
      })(),
    );
  }

  /** A drop that held no file: a folder, text, a picture from another page. */
  refuse(code: 'file-directory' | 'drop-nothing' | 'drop-busy', params: PlainError['params'] = {}): void {
    this.#fail(code, params);
  }

  async reopenKept(): Promise<void> {
    const { project } = this.#last;
    if (!project) return;
    await this.#take(project.files, project.sample, project.options);
    if (this.check?.ready && this.screen === 'check') await this.accept();
  }

  forgetKept(): Promise<void> {
    return this.#last.forget();
  }

  async recheck(options: ImportOptions): Promise<void> {
    const turn = this.#openings;
    this.rechecking = true;
    const started = performance.now();
    // Reports come on a port of their own and may arrive after the answer.
    let answered = false;
    const progress = await this.engine.proxy((done: number, total: number) => {
      if (answered || turn !== this.#openings) return;
      // Only a change that reads the file again takes long enough to show.
      if (performance.now() - started > 200) this.progress = { done, total, startedAt: started };
    });
    const answer = await this.engine.call((engine) => engine.recheck(options, progress));
    answered = true;
    this.rechecking = false;
    if (turn !== this.#openings) return;
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
    const [answer, columns] = await Promise.all([
      this.engine.call((engine) => engine.accept()),
      this.attributeInfos(),
    ]);
    if ('error' in answer) {
      this.error = answer.error;
      return;
    }
    this.error = null;
    this.source = check?.source ?? null;
    this.waterfall = check?.waterfall ?? null;
    this.summary = check?.summary ?? null;
    this.attributes = answer.ok.attributes;
    this.columns = 'ok' in columns ? columns.ok : [];
    this.figure = null;
    if (check?.dialect.header && this.#open?.sample === null) {
      const names = check.columns.map((column) => column.name);
      this.headers.keep(names, check.source.name, answer.ok.rules);
    }
    this.#setLoaded(answer.ok.lines);
    this.#recall(check?.source.fingerprint ?? '');
    this.totals = null;
    await this.amendNew();
    this.dataVersion += 1;
    this.navigate(screen);
    void this.refreshTotals();
    void this.#keep(check?.options ?? {});
  }

  /** Gives up what is being read; the last good state stays. */
  cancel(): void {
    this.#openings += 1;
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
    this.#memory.keepTheme(theme);
  }

  /** @param call how the engine is asked, where it is not to open the files from the start */
  async #take(
    files: readonly NamedFile[],
    sample: string | null,
    options: ImportOptions,
    call?: (progress: (done: number, total: number) => void) => Promise<Outcome<Check>>,
  ): Promise<void> {
    const turn = ++this.#openings;
    this.error = null;
    const startedAt = performance.now();
    const [first] = files;
    if (!first) return;
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
    this.progress = { done: 0, total: bytes, startedAt };
    // Reports come on a port of their own and may arrive after the answer.
    let answered = false;
    const progress = await this.engine.proxy((done: number, total: number) => {
      if (!answered && turn === this.#openings) this.progress = { done, total, startedAt };
    });
    const answer = call
      ? await call(progress)
      : await this.engine.call((engine) =>
          files.length > 1
            ? engine.openSeveral([...files], options, progress)
            : engine.open(first.file, first.name, options, progress),
        );
    const known =
      'ok' in answer && turn === this.#openings
        ? await this.#recallHeader(answer.ok, options, progress)
        : null;
    answered = true;
    if (turn !== this.#openings) return;
    this.progress = null;
    if ('error' in answer) {
      const { error } = answer;
      if (error.code !== 'cancelled')
        this.error = { ...error, params: { name: first.name, ...error.params } };
      return;
    }
    this.#fresh = answer.ok.options;
    this.check = known?.check ?? answer.ok;
    this.recalled = known && { label: known.label, usedAt: known.usedAt };
    this.#open = { files, sample };
    this.navigate('check');
  }

  /** A file nobody has said anything about yet, with columns known from before: opened as then. */
  async #recallHeader(check: Check, options: ImportOptions, progress: (done: number, total: number) => void) {
    if (!check.dialect.header || Object.keys(options).length > 0) return null;
    const header = this.headers.find(check.columns.map((column) => column.name));
    if (!header) return null;
    const answer = await this.engine.call((engine) => engine.recall(header.rules, progress));
    return 'ok' in answer && answer.ok ? { ...header, check: answer.ok } : null;
  }

  #fail(code: string, params: PlainError['params']): void {
    this.error = { code, params, message: code };
  }

  /** A reload finds the file of last time; on a workbench screen it opens at once, on the start screen it is offered. */
  async #wake(): Promise<void> {
    const { hash } = globalThis.location;
    const wanted = screenOf(hash);
    const project = await this.#last.find();
    if (project && wanted !== 'start') {
      await this.#take(project.files, project.sample, project.options);
      if (this.check?.ready && wanted !== 'check') {
        await this.accept(wanted);
        if (partOf(hash) !== '') this.navigate(wanted, partOf(hash));
      }
    }
    this.waking = false;
    this.#followHash();
  }

  #followHash(): void {
    const wanted = screenOf(globalThis.location.hash);
    const possible =
      wanted === 'start' || (wanted === 'check' ? this.check !== null : this.loaded > 0) || this.waking;
    if (possible) {
      if (this.screen !== wanted) {
        this.dismissError();
        this.figure = null;
      }
      this.screen = wanted;
      this.part = partOf(globalThis.location.hash);
    } else {
      this.navigate('start');
    }
  }

  /** The worker died: once it is started anew with the same file; a second death is only told. */
  protected override async revive(error: PlainError): Promise<void> {
    const lost = this.#open;
    const options = this.check?.options ?? {};
    const wanted = this.screen;
    if (this.#revived || !lost) {
      this.progress = null;
      this.error = error;
      return;
    }
    this.#revived = true;
    const had = this.loaded > 0;
    await this.#take(lost.files, lost.sample, options);
    if (had && this.check?.ready && wanted !== 'start' && wanted !== 'check') await this.accept(wanted);
  }

  async #keep(options: ImportOptions): Promise<void> {
    if (!this.#open) return;
    await this.#last.keep({ ...this.#open, options: structuredClone(options), keptAt: Date.now() });
  }

  /** The work on a file as it was left; that on the file which is open goes on. */
  #recall(fingerprint: string): void {
    if (fingerprint !== this.#worked) this.beginWork(this.#memory.file(fingerprint) ?? NEW_WORK);
    this.#worked = fingerprint;
  }

  #setLoaded(lines: number): void {
    this.loaded = lines;
    document.documentElement.dataset['loaded'] = String(lines);
  }

  protected override takeAmended({ lines, waterfall, summary, attributes }: Amended): void {
    this.#setLoaded(lines);
    this.waterfall = waterfall;
    this.summary = summary ?? this.check?.summary ?? null;
    this.attributes = attributes;
  }

  protected override keepWork(work: WorkState): void {
    const fingerprint = this.source?.fingerprint;
    if (fingerprint) this.#memory.keepFile(fingerprint, work);
  }

  protected override keepSelections(selections: readonly SavedSelection[]): void {
    this.#memory.keepSelections(selections);
  }

  #applyTheme(): void {
    if (this.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }
}
