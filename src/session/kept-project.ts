import type { ImportOptions } from '../import/check.ts';

export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/**
 * The last file that was analysed, kept on this device so that a reload finds it again. IndexedDB works from
 * `file://` too. Every call may fail (private windows, full disks): the answer is then null or false, never a throw.
 */
export interface KeptProject {
  /** One, or several that were opened as one table. */
  readonly files: readonly NamedFile[];
  readonly options: ImportOptions;
  /** Id of the sample, where the file is one. */
  readonly sample: string | null;
  /** Milliseconds since 1970, for the start screen's "yesterday". */
  readonly keptAt: number;
}

const DATABASE = 'regulars';
const STORE = 'kept';
const KEY = 'last';
/** Larger files are not copied into the browser's own store. */
export const MOST_KEPT_BYTES = 512 * 1024 * 1024;

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage: open failed'));
    request.onblocked = () => reject(new Error('storage: blocked by another tab'));
  });
}

async function withStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await database();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('storage: aborted'));
      transaction.onerror = () => reject(transaction.error ?? new Error('storage: failed'));
    });
  } finally {
    db.close();
  }
}

export async function keep(project: KeptProject): Promise<boolean> {
  if (sizeOf(project) > MOST_KEPT_BYTES) return false;
  try {
    await withStore('readwrite', (store) => store.put(project, KEY));
    return true;
  } catch {
    return false;
  }
}

export async function kept(): Promise<KeptProject | null> {
  try {
    const found: unknown = await withStore('readonly', (store) => store.get(KEY));
    return restoreProject(found);
  } catch {
    return null;
  }
}

export async function forget(): Promise<boolean> {
  try {
    await withStore('readwrite', (store) => store.delete(KEY));
    return true;
  } catch {
    return false;
  }
}

export function sizeOf({ files }: Pick<KeptProject, 'files'>): number {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}

/** What was kept, or null where it does not hold. One file alone used to be kept without a list around it. */
function restoreProject(value: unknown): KeptProject | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, file, files, options, sample, keptAt } = value as Record<string, unknown>;
  const listed: unknown[] = Array.isArray(files) ? (files as unknown[]) : [{ name, file }];
  if (listed.length === 0 || !listed.every(isNamedFile)) return null;
  if (typeof options !== 'object' || options === null || typeof keptAt !== 'number') return null;
  if (sample !== null && typeof sample !== 'string') return null;
  return { files: listed, options, sample, keptAt };
}

function isNamedFile(value: unknown): value is NamedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, file } = value as Record<string, unknown>;
  return typeof name === 'string' && file instanceof Blob;
}
