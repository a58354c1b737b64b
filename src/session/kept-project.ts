import type { ImportOptions } from '../import/check.ts';

/**
 * The last file that was analysed, kept on this device so that a reload finds it again. IndexedDB works from
 * `file://` too. Every call may fail (private windows, full disks): the answer is then null or false, never a throw.
 */
export interface KeptProject {
  readonly name: string;
  readonly file: Blob;
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
  if (project.file.size > MOST_KEPT_BYTES) return false;
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
    return isKept(found) ? found : null;
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

function isKept(value: unknown): value is KeptProject {
  if (typeof value !== 'object' || value === null) return false;
  const { name, file, options, sample, keptAt } = value as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    file instanceof Blob &&
    typeof options === 'object' &&
    options !== null &&
    (sample === null || typeof sample === 'string') &&
    typeof keptAt === 'number'
  );
}
