import {
  headerKey,
  headersText,
  restoreHeaders,
  withHeader,
  type RememberedHeader,
} from './remembered-headers.ts';

const KEY = 'regulars-headers';

/** The headers known on this device, with the roles and rules each was last opened with. */
export class HeaderMemory {
  list = $state.raw<readonly RememberedHeader[]>(restoreHeaders(read()));

  find(names: readonly string[]): RememberedHeader | null {
    const key = headerKey(names);
    return this.list.find((header) => header.key === key) ?? null;
  }

  keep(names: readonly string[], label: string, rules: unknown): void {
    const key = headerKey(names);
    this.#write(withHeader(this.list, { key, label, columns: names.length, usedAt: Date.now(), rules }));
  }

  erase(key: string): void {
    this.#write(this.list.filter((header) => header.key !== key));
  }

  eraseAll(): void {
    this.#write([]);
  }

  #write(headers: readonly RememberedHeader[]): void {
    this.list = headers;
    try {
      if (headers.length === 0) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, headersText(headers));
    } catch {
      // Storage refused or full: known until the page closes.
    }
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
