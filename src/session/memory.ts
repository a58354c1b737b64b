import { restore, type Remembered, type RememberedFile, type SavedSelection, type Theme } from './restore.ts';

const KEY = 'regulars';

/** The small things kept on this device: the theme, and for each file how it was looked at. */
export class Memory {
  #remembered: Remembered = restore(read());

  get theme(): Theme {
    return this.#remembered.theme;
  }

  get selections(): readonly SavedSelection[] {
    return this.#remembered.selections;
  }

  file(fingerprint: string): RememberedFile | null {
    const { files } = this.#remembered;
    return Object.hasOwn(files, fingerprint) ? (files[fingerprint] ?? null) : null;
  }

  keepTheme(theme: Theme): void {
    this.#write({ ...this.#remembered, theme });
  }

  keepSelections(selections: readonly SavedSelection[]): void {
    this.#write({ ...this.#remembered, selections });
  }

  /** The file goes to the end of the list: the ones not looked at for longest are let go first. */
  keepFile(fingerprint: string, file: RememberedFile): void {
    const others = Object.entries(this.#remembered.files).filter(([known]) => known !== fingerprint);
    this.#write({ ...this.#remembered, files: Object.fromEntries([...others, [fingerprint, file]]) });
  }

  #write(remembered: Remembered): void {
    const text = JSON.stringify(remembered);
    this.#remembered = restore(text);
    try {
      localStorage.setItem(KEY, text);
    } catch {
      // Storage refused or full: the settings hold until the page closes.
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
