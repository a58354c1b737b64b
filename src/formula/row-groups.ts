import type { Column } from './criterion.ts';
import { NumberIds } from './ids.ts';
import { DATE, isFault, NUMBER } from './lane.ts';
import { NONE, type RangeClasses } from './range-classes.ts';
import { serialOf } from './serial.ts';

/** Rows that are alike in several ranges. */
export class RowGroups {
  /** Group of each row; NONE where a cell is a fault. */
  readonly of: Int32Array;
  readonly count: number;
  /** Per range after the first, the group of a group before it and a class. */
  readonly #joined: { readonly ids: NumberIds; readonly classes: number }[] = [];

  constructor(ranges: readonly RangeClasses[], rows: number) {
    const [first, ...rest] = ranges;
    let of = first?.of ?? new Int32Array(rows);
    let count = first?.count ?? 1;
    for (const range of rest) {
      const ids = new NumberIds();
      const next = new Int32Array(rows);
      let groups = 0;
      for (let row = 0; row < rows; row++) {
        const before = of[row]!;
        const own = range.of[row]!;
        if (before < 0 || own < 0) next[row] = NONE;
        else if ((next[row] = ids.id(before * range.count + own, groups)) === groups) groups++;
      }
      this.#joined.push({ ids, classes: range.count });
      of = next;
      count = groups;
    }
    this.of = of;
    this.count = count;
  }

  /** The group of rows in all of these classes, one a range; NONE. */
  find(classes: Int32Array): number {
    let group = this.#joined.length === 0 && classes.length === 0 ? 0 : classes[0]!;
    for (let at = 0; at < this.#joined.length && group >= 0; at++) {
      const { ids, classes: count } = this.#joined[at]!;
      group = ids.find(group * count + classes[at + 1]!);
    }
    return group;
  }
}

/** What is found of some rows: how many, how many of them hold numbers, their compensated sum, the first fault. */
export interface Found {
  sum: number;
  lost: number;
  numbers: number;
  rows: number;
  fault: number;
}

/** What is found of each group. */
export class GroupTotals {
  readonly #rows: Int32Array;
  readonly #numbers: Int32Array;
  readonly #sums: Float64Array;
  readonly #lost: Float64Array;
  /** Made where there is a fault. */
  #faults: Uint8Array | null = null;

  constructor({ of, count }: RowGroups, summed: Column | null) {
    this.#rows = new Int32Array(count);
    this.#numbers = summed === null ? this.#rows : new Int32Array(count);
    this.#sums = new Float64Array(summed === null ? 0 : count);
    this.#lost = new Float64Array(summed === null ? 0 : count);
    for (let row = 0; row < of.length; row++) if (of[row]! >= 0) this.#rows[of[row]!]!++;
    if (summed !== null) this.#sum(of, summed);
  }

  #sum(of: Int32Array, { tags, figures }: Column): void {
    const sums = this.#sums;
    const losses = this.#lost;
    for (let row = 0; row < of.length; row++) {
      const group = of[row]!;
      const tag = tags[row]!;
      if (group < 0) continue;
      if (tag === NUMBER || tag === DATE) {
        const value = tag === DATE ? serialOf(figures[row]!) : figures[row]!;
        const sum = sums[group]!;
        const next = sum + value;
        losses[group]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sums[group] = next;
        this.#numbers[group]!++;
      } else if (isFault(tag)) {
        this.#faults ??= new Uint8Array(sums.length);
        if (this.#faults[group] === 0) this.#faults[group] = tag;
      }
    }
  }

  read(group: number, into: Found): void {
    into.rows = this.#rows[group]!;
    into.numbers = this.#numbers[group]!;
    into.sum = this.#sums[group] ?? 0;
    into.lost = this.#lost[group] ?? 0;
    into.fault = this.#faults?.[group] ?? 0;
  }
}
