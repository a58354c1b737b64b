import type { PackedData } from '../../workers/project-api.ts';
import { ProjectLock } from './project-lock.ts';
import { slotOf } from './project-slots.ts';
import {
  LONGEST_NAME,
  NEW_STATE,
  newId,
  type NamedFile,
  type ProjectInfo,
  type ProjectState,
} from './project-record.ts';
import {
  changeProject,
  claimProject,
  copyProject,
  eraseProject,
  eraseProjects,
  listProjects,
  migrateKept,
  readProject,
  readState,
  whyRefused,
  writeData,
  writeProject,
  writeState,
  type Refused,
  type StoredProject,
  type StoredState,
} from './project-store.ts';
import type { WorkState } from './work-state.ts';

/** Source files larger than this are not kept beside the columns. */
export const MOST_KEPT_BYTES = 512 * 1024 * 1024;
/** Long enough for a slider to come to rest, and well below the second that may be lost. */
const WRITTEN_AFTER = 250;
const HERE = 'regulars-project';
const JOURNAL = 'regulars-left-behind';
const ASKED = 'regulars-storage-asked';
/** What a page can still hand over when it goes. */
const MOST_LEFT = 2_000_000;

/** What a project begins with. */
export type ProjectStart = Omit<
  ProjectInfo,
  'id' | 'createdAt' | 'changedAt' | 'openedAt' | 'hasData' | 'hasFiles' | 'salt' | 'absent' | 'bytes'
>;

/** An id: that project goes on. `known`: the one with the same rows, if there is one. */
export type BeginsAs = 'new' | 'known' | { readonly id: string };

/** Projects kept on this device: the list of them, the one that is open, and whether this page may write it. */
export class Projects {
  /** The opened last first. */
  list = $state.raw<readonly ProjectInfo[]>([]);
  current = $state.raw<ProjectInfo | null>(null);
  /** Another page works on the project: nothing done here is kept. */
  reading = $state(false);
  /** Whether the open data are kept on this device; null while that is being tried. */
  isKept = $state<boolean | null>(null);
  /** Said once: this device keeps nothing, or has no room. */
  refused = $state.raw<Refused | null>(null);
  readonly #lock: ProjectLock;
  readonly #owner = newId();
  readonly #told: BroadcastChannel | null;
  #state: ProjectState = NEW_STATE;
  #sequence = 0;
  /** Nothing more is tried to be written. */
  #refused = false;
  #beginning: Promise<void> | null = null;
  #saidRefused = false;
  /** What is to be written, until it is. */
  #waiting: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> | null = null;

  constructor() {
    this.#lock = new ProjectLock(this.#owner, {
      hand: () => this.flush(),
      lost: () => (this.reading = true),
    });
    this.#told = 'BroadcastChannel' in globalThis ? new BroadcastChannel('regulars-list') : null;
    this.#told?.addEventListener('message', () => void this.refresh());
    globalThis.addEventListener('pagehide', () => this.#leave());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.flush();
    });
  }

  /** Looks up what is kept, the one file of earlier versions too. */
  async find(): Promise<void> {
    try {
      await migrateKept();
    } catch (error) {
      this.#refuse(error);
    }
    await this.refresh();
  }

  async refresh(): Promise<void> {
    try {
      this.list = await listProjects();
    } catch {
      // Told where something was to be kept.
      this.list = [];
    }
  }

  /** The project this page had, or else the one opened last. */
  get lastHere(): string | null {
    const here = session('get');
    return this.list.find(({ id }) => id === here)?.id ?? this.list[0]?.id ?? null;
  }

  /** All of a project but its work; null where there is no such project (any more) or it cannot be read. */
  async read(id: string): Promise<StoredProject | null> {
    try {
      return await readProject(id);
    } catch {
      return null;
    }
  }

  /** From now on this is the project that is open: what is done is kept with it, unless another page has it. */
  async enter(info: ProjectInfo): Promise<StoredState | null> {
    await this.#become(info);
    this.isKept = info.hasData || info.hasFiles;
    if (!this.reading) void this.#try(() => this.#change(info.id, { openedAt: Date.now() }));
    return this.#readState(info.id);
  }

  /**
   * A project begins, or goes on with data read anew.
   *
   * @param files null: not to be kept
   * @returns what was done on it before; null: nothing
   */
  async begin(
    start: ProjectStart,
    files: readonly NamedFile[] | null,
    as: BeginsAs,
  ): Promise<StoredState | null> {
    const known = this.#known(start.fingerprint, as);
    const now = Date.now();
    const size = files?.reduce((sum, { file }) => sum + file.size, 0) ?? 0;
    const kept = size <= MOST_KEPT_BYTES ? files : null;
    const info: ProjectInfo = {
      ...start,
      id: known?.id ?? newId(),
      name: (known?.name ?? start.name).slice(0, LONGEST_NAME),
      createdAt: known?.createdAt ?? now,
      changedAt: known?.changedAt ?? now,
      openedAt: now,
      hasData: false,
      hasFiles: kept !== null,
      bytes: kept ? size : 0,
      salt: known?.salt ?? newId(),
      absent: [],
    };
    await this.#become(info, known === undefined);
    this.isKept = null;
    // Large files take a while: nobody waits for that.
    this.#beginning = this.reading
      ? null
      : writeProject(info, kept && kept.map(({ file, name }) => ({ file, name })), this.#owner).then(
          () => this.#listAgain(),
          (error: unknown) => {
            this.isKept = false;
            this.#refuse(error);
          },
        );
    return known ? this.#readState(info.id) : null;
  }

  async #become(info: ProjectInfo, isNew = false): Promise<void> {
    await this.flush();
    this.reading = !(isNew ? this.#lock.begin(info.id) : await this.#lock.hold(info.id));
    this.current = info;
    this.#refused = false;
    this.#sequence = 0;
    this.#state = NEW_STATE;
    session('set', info.id);
    // Whatever is written later is written after this.
    if (!this.reading) void this.#try(() => claimProject(info.id, this.#owner));
  }

  async #readState(id: string): Promise<StoredState | null> {
    try {
      const state = await readState(id, journalOf(id));
      this.#sequence = state?.sequence ?? 0;
      this.#state = state ?? NEW_STATE;
      return state;
    } catch (error) {
      this.#refuse(error);
      return null;
    }
  }

  /** Keeps the columns of the project that is open. @param data null: they could not be packed */
  async keepData(data: PackedData | null): Promise<void> {
    const { current } = this;
    await this.#beginning;
    if (!current || current.id !== this.current?.id || this.reading || this.isKept === false) return;
    const { id } = current;
    try {
      const kept = data && (await writeData(id, data.file, data.absent));
      if (this.current?.id !== id) return;
      if (kept) this.current = kept;
      this.isKept = this.current.hasData || this.current.hasFiles;
      await this.#listAgain();
    } catch (error) {
      this.isKept = this.current?.hasFiles ?? false;
      this.#refuse(error);
    }
    void askToStay(current.sample !== null);
  }

  /** @returns whether it will be: not where another page has the project, or this device keeps nothing */
  keepWork(work: WorkState): boolean {
    return this.#keep({ ...this.#state, work });
  }

  keepRoute(route: string): void {
    if (route !== this.#state.route) this.#keep({ ...this.#state, route });
  }

  get state(): ProjectState {
    return this.#state;
  }

  /** Writes at once what waits to be written. */
  async flush(): Promise<void> {
    if (this.#waiting !== null) {
      clearTimeout(this.#waiting);
      this.#waiting = null;
      this.#write();
    }
    await this.#writing;
  }

  /** The project becomes this page's; the other one may only read from then on. */
  async takeOver(): Promise<StoredState | null> {
    const { current } = this;
    if (!current) return null;
    await this.#lock.takeOver(current.id);
    this.reading = false;
    void this.#try(() => claimProject(current.id, this.#owner));
    return this.#readState(current.id);
  }

  dismissRefusal(): void {
    this.#saidRefused = true;
    this.refused = null;
  }

  async rename(id: string, name: string): Promise<void> {
    const wanted = name.trim().slice(0, LONGEST_NAME);
    if (wanted !== '') await this.#try(() => this.#change(id, { name: wanted }));
  }

  async duplicate(id: string, name: string): Promise<void> {
    if (id === this.current?.id) await this.flush();
    await this.#try(() => copyProject(id, name.slice(0, LONGEST_NAME), Date.now(), journalOf(id)));
    await this.#listAgain();
  }

  async erase(id: string): Promise<void> {
    if (id === this.current?.id) this.#leaveProject();
    await this.#try(() => eraseProject(id));
    await this.#listAgain();
  }

  async eraseAll(): Promise<void> {
    this.#leaveProject();
    await this.#try(() => eraseProjects());
    await this.#listAgain();
  }

  #known(fingerprint: string, as: BeginsAs): ProjectInfo | undefined {
    if (as === 'new') return undefined;
    if (as !== 'known') return this.list.find(({ id }) => id === as.id);
    const same = (info: ProjectInfo) => fingerprint !== '' && info.fingerprint === fingerprint;
    return this.current && same(this.current) ? this.current : this.list.find(same);
  }

  #keep(state: ProjectState): boolean {
    if (!this.current || this.reading || this.#refused) return false;
    this.#state = state;
    this.#waiting ??= setTimeout(() => {
      this.#waiting = null;
      this.#write();
    }, WRITTEN_AFTER);
    return true;
  }

  /** One at a time: what changes meanwhile is written after. */
  #write(): void {
    const before = this.#writing;
    const writing = (async () => {
      await before;
      await this.#writeNow();
    })();
    this.#writing = writing;
    void writing.then(() => {
      if (this.#writing === writing) this.#writing = null;
    });
  }

  async #writeNow(): Promise<void> {
    const { current } = this;
    if (!current || this.reading) return;
    this.#sequence += 1;
    try {
      const written = await writeState(current.id, this.#owner, this.#sequence, this.#state, Date.now());
      if (written === 'lost') this.reading = true;
      if (written === 'gone') this.#leaveProject();
    } catch (error) {
      this.#refused = true;
      this.#refuse(error);
    }
  }

  /** The page goes, and may not live to see a transaction through: what is not written is left for the next one. */
  #leave(): void {
    const { current } = this;
    if (!current || this.reading || (this.#waiting === null && this.#writing === null)) return;
    // One more than is being written, so that it counts whichever of the two is there in the end.
    const slot = slotOf(this.#sequence + 2, this.#state);
    try {
      if (slot.text.length < MOST_LEFT)
        localStorage.setItem(JOURNAL, JSON.stringify({ id: current.id, slot }));
    } catch {
      // The transaction may still make it.
    }
    void this.flush();
  }

  #leaveProject(): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    this.#waiting = null;
    this.#lock.release();
    this.current = null;
    this.reading = false;
    this.isKept = false;
    session('remove');
  }

  async #change(id: string, change: Partial<ProjectInfo>): Promise<void> {
    const next = await changeProject(id, change);
    if (next && this.current?.id === id) this.current = next;
    await this.#listAgain();
  }

  async #listAgain(): Promise<void> {
    await this.refresh();
    this.#told?.postMessage('changed');
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    if (!this.#saidRefused) this.refused ??= whyRefused(error);
  }
}

/** The page's own note of its project: it outlives a reload, and no other page sees it. */
function session(act: 'get' | 'set' | 'remove', id = ''): string | null {
  try {
    if (act === 'get') return sessionStorage.getItem(HERE);
    if (act === 'set') sessionStorage.setItem(HERE, id);
    else sessionStorage.removeItem(HERE);
  } catch {
    // Then a reload opens the project opened last.
  }
  return null;
}

function journalOf(project: string): unknown {
  try {
    const { id, slot } = JSON.parse(localStorage.getItem(JOURNAL) ?? '{}') as Record<string, unknown>;
    return id === project ? slot : null;
  } catch {
    return null;
  }
}

/** Asks the browser once not to throw away what is kept when room is short; a sample is no loss. */
async function askToStay(isSample: boolean): Promise<void> {
  try {
    if (isSample || localStorage.getItem(ASKED) !== null) return;
    localStorage.setItem(ASKED, 'yes');
    await (navigator as { storage?: StorageManager }).storage?.persist();
  } catch {
    // It stays as long as there is room.
  }
}
