/**
 * Sums that keep what a plain double addition drops (Neumaier 1974, a variant of Kahan's): the rounding error of every
 * addition is gathered apart and added at the end. Whole ticks below 2^53 add exactly either way; fractional margins
 * and amounts outside that range come out the same in any order but for the last bit of a tie.
 */

/** Sum of numbers. An infinite or NaN value makes the sum so. */
export function compensatedSum(values: ArrayLike<number>, from = 0, to = values.length): number {
  let sum = 0;
  let lost = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  // An overflow leaves NaN in the error term; the sum itself then says what happened.
  return Number.isFinite(sum) ? sum + lost : sum;
}

/** Sum of every slice `start[i] .. start[i + 1]` of some numbers. */
export function sumSlices(values: Float64Array, start: Int32Array): Float64Array {
  const sums = new Float64Array(start.length - 1);
  for (let slice = 0; slice < sums.length; slice++) {
    const end = start[slice + 1]!;
    let sum = 0;
    let lost = 0;
    for (let i = start[slice]!; i < end; i++) {
      const value = values[i]!;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    sums[slice] = Number.isFinite(sum) ? sum + lost : sum;
  }
  return sums;
}

/** An array of compensated sums, added to by index. */
export class Sums {
  readonly #sums: Float64Array;
  readonly #lost: Float64Array;

  constructor(length: number) {
    this.#sums = new Float64Array(length);
    this.#lost = new Float64Array(length);
  }

  get length(): number {
    return this.#sums.length;
  }

  add(index: number, value: number): void {
    const sum = this.#sums[index]!;
    const next = sum + value;
    this.#lost[index]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.#sums[index] = next;
  }

  at(index: number): number {
    const sum = this.#sums[index] ?? 0;
    return Number.isFinite(sum) ? sum + (this.#lost[index] ?? 0) : sum;
  }

  total(): number {
    return compensatedSum(this.toArray());
  }

  toArray(): Float64Array {
    const totals = new Float64Array(this.#sums.length);
    for (let index = 0; index < totals.length; index++) totals[index] = this.at(index);
    return totals;
  }
}
