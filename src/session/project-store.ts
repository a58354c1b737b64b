import { latestOf, slotOf } from './project-slots.ts';
import {
  isNamedFile,
  NEW_STATE,
  newId,
  restoreProject,
  restoreState,
  type NamedFile,
  type ProjectInfo,
  type ProjectState,
} from './project-record.ts';
import type { Dropped } from './work-state.ts';

/**
 * Projects on this device, in IndexedDB, which works from `file://` too. Every write is one transaction, told to be done only when
 * the system has it on its disk, so that a kill or a power cut leaves what was before or what is after. Every call may fail
 * (private windows, full disks): then it throws, and `whyRefused` says why.
 *
 * | store    | key        | value                                                        |
 * | -------- | ---------- | ------------------------------------------------------------ |
 * | projects | id         | ProjectInfo                                                  |
 * | data     | id         | the columns, one file (`packData` of the engine)             |
 * | files    | id         | the source files, where they are small enough                |
 * | states   | [id, 0, 1] | the work, in two slots that take turns                       |
 * | owners   | id         | the page that may write                                      |
 */
const DATABASE = 'regulars';
const VERSION = 2;
const STORES = ['projects', 'data', 'files', 'states', 'owners'] as const;
type Store = (typeof STORES)[number];
/** Version 1 kept the last file alone. */
const KEPT = 'kept';

export type Refused = 'full' | 'refused';

export function whyRefused(error: unknown): Refused {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused';
}

/** One connection a page: opening one takes longer than writing. */
let opening: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      for (const name of [...STORES, KEPT])
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      const db = request.result;
      // A later version wants to open, or the browser let go of it: the next call opens anew.
      db.onversionchange = () => {
        db.close();
        opening = null;
      };
      db.onclose = () => (opening = null);
      resolve(db);
    };
    request.onerror = () => reject(request.error ?? new Error('storage: open failed'));
    request.onblocked = () => reject(new Error('storage: blocked by another tab'));
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

type Use<T> = (stores: (name: Store | typeof KEPT) => IDBObjectStore, ask: Ask) => Promise<T> | T;
type Ask = <T>(request: IDBRequest<T>) => Promise<T>;

async function transact<T>(
  names: readonly (Store | typeof KEPT)[],
  mode: IDBTransactionMode,
  use: Use<T>,
): Promise<T> {
  const transaction = (await database()).transaction(names, mode, { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('storage: aborted'));
  });
  // Told of where it is waited for, below.
  done.catch(() => undefined);
  const ask: Ask = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('storage: failed'));
    });
  let result: T;
  try {
    result = await use((name) => transaction.objectStore(name), ask);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It is over already, for the reason that is thrown.
    }
    throw error;
  }
  try {
    // Not left to the page's last moment: what is asked for here is all there is.
    transaction.commit();
  } catch {
    // It was broken off: `done` says why.
  }
  await done;
  return result;
}

/** All projects, the opened last first; what does not hold is left out. */
export function listProjects(): Promise<ProjectInfo[]> {
  return transact(['projects'], 'readonly', async (store, ask) => {
    const found: unknown[] = await ask(store('projects').getAll());
    const projects = found.flatMap((value) => restoreProject(value) ?? []);
    return projects.sort((a, b) => b.openedAt - a.openedAt);
  });
}

export interface StoredProject {
  readonly info: ProjectInfo;
  readonly data: Blob | null;
  readonly files: readonly NamedFile[] | null;
}

export function readProject(id: string): Promise<StoredProject | null> {
  return transact(['projects', 'data', 'files'], 'readonly', async (store, ask) => {
    const info = restoreProject(await ask(store('projects').get(id)));
    if (!info) return null;
    const data: unknown = await ask(store('data').get(id));
    const files: unknown = await ask(store('files').get(id));
    const named = Array.isArray(files) && files.length > 0 && files.every(isNamedFile) ? files : null;
    // Columns of before the file was read anew are another project's.
    return { info, data: info.hasData && data instanceof Blob ? data : null, files: named };
  });
}

export interface StoredState extends ProjectState {
  readonly sequence: number;
  readonly dropped: readonly Dropped[];
}

/** Null: nothing was done yet. @param journal what was left for the next page when the last one went (`leaveBehind`) */
export function readState(id: string, journal: unknown): Promise<StoredState | null> {
  return transact(['states'], 'readonly', async (store, ask) => {
    const slots = await ask<unknown[]>(store('states').getAll(slotsOf(id)));
    const latest = latestOf([...slots, journal]);
    if (latest) return { ...restoreState(latest.state), sequence: latest.sequence };
    // Something was done, and none of it holds.
    return slots.length > 0
      ? { ...NEW_STATE, sequence: 0, dropped: [{ part: 'work' as const, count: 1 }] }
      : null;
  });
}

/** A project as it begins, with its files and first state; whoever writes it may write on. */
export function writeProject(
  info: ProjectInfo,
  files: readonly NamedFile[] | null,
  owner: string,
): Promise<void> {
  return transact(['projects', 'files', 'owners'], 'readwrite', (store) => {
    store('projects').put(info, info.id);
    if (files) store('files').put(files, info.id);
    else store('files').delete(info.id);
    store('owners').put(owner, info.id);
  });
}

/** The columns, once they are packed. Nothing where the project was erased meanwhile. */
export function writeData(id: string, data: Blob, absent: readonly string[]): Promise<ProjectInfo | null> {
  return transact(['projects', 'data'], 'readwrite', async (store, ask) => {
    const info = restoreProject(await ask(store('projects').get(id)));
    if (!info) return null;
    const next = { ...info, hasData: true, absent, bytes: info.bytes + data.size };
    store('data').put(data, id);
    store('projects').put(next, id);
    return next;
  });
}

/** `lost`: another page may write by now. `gone`: there is no such project any more. */
export type Written = 'written' | 'lost' | 'gone';

export function writeState(
  id: string,
  owner: string,
  sequence: number,
  state: ProjectState,
  at: number,
): Promise<Written> {
  return transact(['projects', 'states', 'owners'], 'readwrite', async (store, ask): Promise<Written> => {
    const info = restoreProject(await ask(store('projects').get(id)));
    if (!info) return 'gone';
    if ((await ask<unknown>(store('owners').get(id))) !== owner) return 'lost';
    store('states').put(slotOf(sequence, state), [id, sequence % 2]);
    store('projects').put({ ...info, changedAt: at }, id);
    return 'written';
  });
}

/** From now on only this page may write the project. */
export function claimProject(id: string, owner: string): Promise<void> {
  return transact(['owners'], 'readwrite', (store) => {
    store('owners').put(owner, id);
  });
}

export function changeProject(id: string, change: Partial<ProjectInfo>): Promise<ProjectInfo | null> {
  return transact(['projects'], 'readwrite', async (store, ask) => {
    const info = restoreProject(await ask(store('projects').get(id)));
    const next = info && { ...info, ...change, id };
    if (next) store('projects').put(next, id);
    return next;
  });
}

/**
 * All of a project under another name: nothing they share can change.
 *
 * @param journal what the page that had it left behind when it went: the latest state, if it holds
 */
export function copyProject(
  id: string,
  name: string,
  at: number,
  journal: unknown,
): Promise<ProjectInfo | null> {
  return transact(STORES, 'readwrite', async (store, ask) => {
    const info = restoreProject(await ask(store('projects').get(id)));
    if (!info) return null;
    const copy: ProjectInfo = { ...info, id: newId(), name, createdAt: at, changedAt: at, openedAt: at };
    store('projects').put(copy, copy.id);
    for (const part of ['data', 'files'] as const) {
      const value: unknown = await ask(store(part).get(id));
      if (value !== undefined) store(part).put(value, copy.id);
    }
    const slots = await ask<unknown[]>(store('states').getAll(slotsOf(id)));
    const latest = latestOf([...slots, journal]);
    if (latest) store('states').put(slotOf(latest.sequence, latest.state), [copy.id, latest.sequence % 2]);
    return copy;
  });
}

export function eraseProject(id: string): Promise<void> {
  return transact(STORES, 'readwrite', (store) => {
    for (const part of ['projects', 'data', 'files', 'owners'] as const) store(part).delete(id);
    store('states').delete(slotsOf(id));
  });
}

export function eraseProjects(): Promise<void> {
  return transact([...STORES, KEPT], 'readwrite', (store) => {
    for (const part of [...STORES, KEPT] as const) store(part).clear();
  });
}

/** The one file that was kept before there were projects becomes the first of them. */
export function migrateKept(): Promise<void> {
  return transact([KEPT, 'projects', 'files'], 'readwrite', async (store, ask) => {
    const value: unknown = await ask(store(KEPT).get('last'));
    if (value === undefined) return;
    store(KEPT).delete('last');
    const { name, file, files, options, sample, keptAt } = (value ?? {}) as Record<string, unknown>;
    // One file alone used to be kept without a list around it.
    const listed: unknown[] = Array.isArray(files) ? (files as unknown[]) : [{ name, file }];
    if (listed.length === 0 || !listed.every(isNamedFile)) return;
    const sourceName = listed.map((one) => one.name).join(' + ');
    const at = typeof keptAt === 'number' ? keptAt : 0;
    const info = restoreProject({
      ...{ id: newId(), name: sourceName, sourceName, sample, options },
      ...{ createdAt: at, changedAt: at, openedAt: at, hasFiles: true },
      bytes: listed.reduce((sum, one) => sum + one.file.size, 0),
    });
    if (!info) return;
    store('projects').put(info, info.id);
    store('files').put(listed, info.id);
  });
}

function slotsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, 1]);
}
