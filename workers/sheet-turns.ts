import { SheetError } from './sheet-error.ts';

/** Questions of which only the newest of a sheet is answered, whatever it is about. */
export type Kind = 'sums' | 'find' | 'values' | 'group';

/**
 * Lets what is asked later overtake what waits: work that takes long begins a moment after it is asked, when all that came in
 * between is known, and is given up where a newer question of the same sheet has made it pointless.
 */
export class SheetTurns {
  /** By sheet what it asks about now, and what was last begun. */
  readonly #asked = new Map<string, string>();
  readonly #begun = new Map<string, string>();
  readonly #newest = new Map<string, number>();
  #tickets = 0;

  /**
   * A turn for a question of a sheet; without one every question is answered.
   *
   * @param about the query and the view it is in
   */
  take(sheet: string | undefined, about: string, kind: Kind | null): SheetTurn {
    if (sheet === undefined) return { begin: async () => undefined, check: async () => undefined };
    const ticket = ++this.#tickets;
    this.#asked.set(sheet, about);
    const turn = `${kind ?? ''} ${sheet}`;
    if (kind !== null) this.#newest.set(turn, ticket);
    const check = async (): Promise<void> => {
      await pause();
      if (this.#asked.get(sheet) !== about) throw new SheetError('superseded');
      if (kind !== null && this.#newest.get(turn) !== ticket) throw new SheetError('superseded');
    };
    return {
      check,
      begin: async () => {
        // What was found for the same query is kept: its windows need not wait.
        if (kind !== null || this.#begun.get(sheet) !== about) await check();
        this.#begun.set(sheet, about);
      },
    };
  }

  clear(): void {
    this.#begun.clear();
  }
}

export interface SheetTurn {
  /** Before the work. Throws SheetError `superseded`. */
  begin(): Promise<void>;
  /** In the midst of long work. Throws the same. */
  check(): Promise<void>;
}

/** Until what has come in was heard. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
