/** Of a place nothing is known yet. */
export const UNKNOWN = -3;

/** A whole number for each place of the pool, which may grow. */
export class PlaceTable {
  #known: Int32Array;

  constructor(size: number) {
    this.#known = new Int32Array(size + 1).fill(UNKNOWN);
  }

  at(place: number): number {
    return place < this.#known.length ? this.#known[place]! : UNKNOWN;
  }

  set(place: number, value: number): void {
    if (place >= this.#known.length) {
      const longer = new Int32Array(2 * place).fill(UNKNOWN);
      longer.set(this.#known);
      this.#known = longer;
    }
    this.#known[place] = value;
  }
}
