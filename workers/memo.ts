/** Keeps the last `capacity` answers by key, the least recently asked for going first. */
export class Memo<T> {
  readonly #kept = new Map<string, T>();

  constructor(readonly capacity: number) {}

  get(key: string, make: () => T): T {
    const known = this.#kept.get(key);
    if (known !== undefined || this.#kept.has(key)) {
      this.#kept.delete(key);
      this.#kept.set(key, known as T);
      return known as T;
    }
    const made = make();
    this.#kept.set(key, made);
    if (this.#kept.size > this.capacity) {
      const oldest = this.#kept.keys().next();
      if (!oldest.done) this.#kept.delete(oldest.value);
    }
    return made;
  }

  clear(): void {
    this.#kept.clear();
  }
}
