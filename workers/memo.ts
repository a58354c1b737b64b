/** How much answers may take together. */
export interface MemoRoom<T> {
  readonly most: number;
  readonly bytesOf: (answer: T) => number;
}

/**
 * Keeps the last `capacity` answers by key, the least recently asked for going first; fewer where they take more than
 * there is room for. The last two are kept whatever they take: one is mostly made of the other.
 */
export class Memo<T> {
  readonly #kept = new Map<string, { readonly answer: T; readonly bytes: number }>();
  #bytes = 0;

  constructor(
    readonly capacity: number,
    readonly room: MemoRoom<T> | null = null,
  ) {}

  get(key: string, make: () => T): T {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.answer;
    }
    const answer = make();
    const bytes = this.room?.bytesOf(answer) ?? 0;
    this.#kept.set(key, { answer, bytes });
    this.#bytes += bytes;
    for (const [oldest, { bytes: freed }] of this.#kept) {
      const many = this.#kept.size > this.capacity;
      const large = this.#bytes > (this.room?.most ?? Infinity) && this.#kept.size > ALWAYS;
      if (!many && !large) break;
      this.#kept.delete(oldest);
      this.#bytes -= freed;
    }
    return answer;
  }

  /** Every answer as it is from now on: null lets it go. Nothing else changes. */
  revise(revised: (answer: T, key: string) => T | null): void {
    for (const [key, { answer, bytes }] of this.#kept) {
      const next = revised(answer, key);
      if (next === null) {
        this.#kept.delete(key);
        this.#bytes -= bytes;
      } else if (next !== answer) this.#kept.set(key, { answer: next, bytes });
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}

const ALWAYS = 2;
