/** How long a page that is asked for a project may take to write what it has. */
const HANDED_OVER_WITHIN = 1500;
/** A page that is being left lets go within this. */
const WAITED_FOR = 600;
/** Where the browser has no locks (a page over plain http), a lease holds as long as it is renewed. */
const RENEWED_EVERY = 1000;
const LEASE_ENDS_AFTER = 3500;

interface Asked {
  readonly project: string;
  readonly by: string;
}

/** What a page does when another takes its project over. */
export interface LockHolder {
  /** Another page wants to work on the project: what is not written yet is to be. */
  hand(): Promise<void>;
  /** The project is another page's by now. */
  lost(): void;
}

/**
 * Which of several pages may write a project. By the browser's own locks where there are any, which end with their page however that
 * ends; else by a lease that is renewed. Neither is the last word: every write looks whose the project is (`writeState`).
 */
export class ProjectLock {
  /** Tells this page from every other, also from its own copy. */
  readonly owner: string;
  readonly #holder: LockHolder;
  readonly #channel: BroadcastChannel | null;
  #project: string | null = null;
  /** What was asked for last, held or not yet. */
  #wanted: string | null = null;
  #free: (() => void) | null = null;

  constructor(owner: string, holder: LockHolder) {
    this.owner = owner;
    this.#holder = holder;
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('regulars-projects') : null;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => void this.#asked(data));
    globalThis.addEventListener('storage', (event) => this.#leaseChanged(event));
  }

  /** @returns whether the project is this page's */
  async hold(project: string): Promise<boolean> {
    if (project === this.#project) return true;
    this.release();
    this.#wanted = project;
    const free = await this.#acquire(project, { signal: AbortSignal.timeout(WAITED_FOR) });
    return this.#took(project, free);
  }

  /** Holds a project that begins here: no other page can know of it, so the browser's answer is not waited for. */
  begin(project: string): true {
    void this.hold(project).then((ours) => {
      if (!ours && project === this.#wanted) this.#holder.lost();
    });
    return true;
  }

  /** Asks whoever has the project to let go of it, and takes it after a while whatever comes of that. */
  async takeOver(project: string): Promise<void> {
    this.release();
    this.#wanted = project;
    this.#channel?.postMessage({ project, by: this.owner } satisfies Asked);
    const free =
      (await this.#acquire(project, { signal: AbortSignal.timeout(HANDED_OVER_WITHIN) })) ??
      (await this.#acquire(project, { steal: true }));
    this.#took(project, free);
  }

  release(): void {
    this.#wanted = null;
    this.#project = null;
    this.#free?.();
    this.#free = null;
  }

  #took(project: string, free: (() => void) | null): boolean {
    if (free === null) return false;
    if (this.#wanted !== project) {
      // Another one is wanted by now.
      free();
      return false;
    }
    this.#project = project;
    this.#free = free;
    return true;
  }

  /** @returns how to let go; null where another page has it */
  async #acquire(project: string, options: LockOptions): Promise<(() => void) | null> {
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return this.#lease(project, options.steal === true, HANDED_OVER_WITHIN);
    return new Promise((resolve) => {
      locks
        .request(`regulars-project-${project}`, options, () => new Promise<void>((free) => resolve(free)))
        // Where it was ours and was stolen, the lock breaks off; where it never was, the wait did.
        .catch(() => {
          resolve(null);
          this.#lostFor(project);
        });
    });
  }

  async #lease(project: string, steal: boolean, within: number): Promise<(() => void) | null> {
    const key = `regulars-lease-${project}`;
    for (const end = performance.now() + within; ;) {
      const { by, at } = leaseOf(key);
      if (steal || by === '' || by === this.owner || Date.now() - at > LEASE_ENDS_AFTER) break;
      if (performance.now() > end) return null;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const renew = () => writeLease(key, this.owner);
    renew();
    const turn = setInterval(renew, RENEWED_EVERY);
    return () => {
      clearInterval(turn);
      if (leaseOf(key).by === this.owner) writeLease(key, null);
    };
  }

  #leaseChanged({ key, newValue }: StorageEvent): void {
    const project = this.#project;
    if (project === null || key !== `regulars-lease-${project}` || newValue === null) return;
    if (leaseOf(key).by !== this.owner) this.#lostFor(project);
  }

  async #asked(data: unknown): Promise<void> {
    const { project, by } = (data ?? {}) as Partial<Asked>;
    if (typeof project !== 'string' || project !== this.#project || by === this.owner) return;
    await this.#holder.hand();
    this.#lostFor(project);
  }

  #lostFor(project: string): void {
    if (project !== this.#project) return;
    this.release();
    this.#holder.lost();
  }
}

function leaseOf(key: string): { readonly by: string; readonly at: number } {
  try {
    const { by, at } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<'by' | 'at', unknown>>;
    return { by: typeof by === 'string' ? by : '', at: typeof at === 'number' ? at : 0 };
  } catch {
    return { by: '', at: 0 };
  }
}

function writeLease(key: string, by: string | null): void {
  try {
    if (by === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ by, at: Date.now() }));
  } catch {
    // Nothing is kept where storage is refused, so nothing can be written twice.
  }
}
