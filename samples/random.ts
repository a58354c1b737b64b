/**
 * A seeded stream of chance, so that a sample is the same file in every browser and on every day. Only +, -, *, / and
 * sqrt are used on the way, which IEEE 754 fixes to the last bit; Math.log and Math.exp may differ between engines.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = seed | 0;
    this.#b = 0x9e3779b9 | 0;
    this.#c = 0x243f6a88 | 0;
    for (let i = 0; i < 16; i++) this.uniform();
  }

  /** In [0, 1). sfc32 (Chris Doty-Humphrey, PractRand): passes the usual batteries with 128 bits of state. */
  uniform(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  /** Whole, in 0 .. below - 1. */
  integer(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Mean 1. Von Neumann 1951: the parity of a falling run of uniforms, no logarithm. */
  exponential(): number {
    for (let whole = 0; ; whole++) {
      const first = this.uniform();
      let last = first;
      let run = 1;
      for (let next = this.uniform(); next < last; next = this.uniform()) {
        last = next;
        run++;
      }
      if (run % 2 === 1) return whole + first;
    }
  }

  /** Mean 1, the steadier the larger `shape` (whole, 1 or more): standard deviation 1 / sqrt(shape). */
  gamma(shape: number): number {
    let sum = 0;
    for (let i = 0; i < shape; i++) sum += this.exponential();
    return sum / shape;
  }

  /** Mean 0, variance 1, within -6 .. 6: the sum of twelve uniforms. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.uniform();
    return sum;
  }

  /** At least 1, with a tail that thins as x^(-4/3): few are very large, which is what makes an 80/20. */
  heavyTail(): number {
    const root = Math.sqrt(1 - this.uniform());
    return 1 / (root * Math.sqrt(root));
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.integer(list.length)];
    if (chosen === undefined) throw new Error('samples: nothing to pick from');
    return chosen;
  }

  /** An index of `weights`, as often as its weight says. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let rest = this.uniform() * total;
    for (let i = 0; i < weights.length; i++) {
      rest -= weights[i] ?? 0;
      if (rest < 0) return i;
    }
    return weights.length - 1;
  }
}
