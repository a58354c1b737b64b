import { restore, type Remembered, type SavedSelection, type Theme } from './restore.ts';
import type { WorkState } from './work-state.ts';

const KEY = 'regulars';
/** A slider sets something sixty times a second; a work of many notes takes milliseconds to write. */
const WRITTEN_AFTER = 250;

/** The small things kept on this device: the theme, and for each file the work on it. */
export class Memory {
  #remembered: Remembered = restore(read());
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    globalThis.addEventListener('pagehide', () => this.#flush());
  }

  get theme(): Theme {
    return this.#remembered.theme;
  }

  get selections(): readonly SavedSelection[] {
    return this.#remembered.selections;
  }

  file(fingerprint: string): WorkState | null {
    const { files } = this.#remembered;
    return Object.hasOwn(files, fingerprint) ? (files[fingerprint] ?? null) : null;
  }

  keepTheme(theme: Theme): void {
    this.#keep({ ...this.#remembered, theme });
  }

  keepSelections(selections: readonly SavedSelection[]): void {
    this.#keep({ ...this.#remembered, selections });
  }

  /** The file goes to the end of the list: the ones not looked at for longest are let go first. */
  keepFile(fingerprint: string, file: WorkState): void {
    const others = Object.entries(this.#remembered.files).filter(([known]) => known !== fingerprint);
    this.#keep({ ...this.#remembered, files: Object.fromEntries([...others, [fingerprint, file]]) });
  }

  #keep(remembered: Remembered): void {
    this.#remembered = remembered;
    this.#waiting ??= setTimeout(() => this.#flush(), WRITTEN_AFTER);
  }

  #flush(): void {
    if (this.#waiting === undefined) return;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    // A store that is full takes the works on fewer files, the latest of them; where it takes none, all holds until the page closes.
    for (let kept = this.#remembered; !written(kept);) {
      const files = Object.entries(kept.files);
      if (files.length === 0) return;
      kept = { ...kept, files: Object.fromEntries(files.slice(Math.ceil(files.length / 2))) };
    }
  }
}

function written(remembered: Remembered): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(remembered));
    return true;
  } catch {
    return false;
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
