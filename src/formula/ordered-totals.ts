import { orderByInteger, orderByNumber } from '../table/order.ts';
import type { Bound, Column } from './criterion.ts';
import { DATE, isFault, NUMBER } from './lane.ts';
import { sameNumber } from './operators.ts';
import type { Found, RowGroups } from './row-groups.ts';
import { serialOf } from './serial.ts';

/** Fewer rows than this are added up one by one. */
const FEW = 24;

/**
 * Rows by group, and within it by the number a range has there, with sums up to each: what lies between two bounds is two
 * searches and a difference. Sums are held as two doubles each, so that differences of large ones lose nothing that shows.
 */
export class OrderedTotals {
  /** False where a row that would be summed is a fault: which is the first to be met then matters. */
  readonly usable: boolean;
  readonly #start: Int32Array;
  readonly #values: Float64Array;
  readonly #added: Float64Array;
  readonly #sums: Float64Array;
  readonly #lost: Float64Array;
  readonly #numbers: Int32Array;

  constructor({ of, count }: RowGroups, range: Column, summed: Column | null) {
    const rows = rowsInOrder(of, count, range);
    const size = rows.length;
    this.#start = new Int32Array(count + 1);
    this.#values = new Float64Array(size);
    this.#added = new Float64Array(summed === null ? 0 : size);
    this.#sums = new Float64Array(summed === null ? 0 : size + 1);
    this.#lost = new Float64Array(this.#sums.length);
    this.#numbers = new Int32Array(this.#sums.length);
    for (let place = 0; place < size; place++) {
      const row = rows[place]!;
      this.#start[of[row]! + 1]!++;
      this.#values[place] = numberIn(range, row);
    }
    for (let group = 0; group < count; group++) this.#start[group + 1]! += this.#start[group]!;
    this.usable = summed === null || this.#add(rows, summed);
  }

  #add(rows: Int32Array, summed: Column): boolean {
    let sum = 0;
    let lost = 0;
    let numbers = 0;
    for (let place = 0; place < rows.length; place++) {
      const tag = summed.tags[rows[place]!]!;
      if (isFault(tag)) return false;
      if (tag === NUMBER || tag === DATE) {
        const value = numberIn(summed, rows[place]!);
        const next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
        numbers++;
        this.#added[place] = value;
      }
      this.#sums[place + 1] = sum;
      this.#lost[place + 1] = lost;
      this.#numbers[place + 1] = numbers;
    }
    return Number.isFinite(sum);
  }

  /** The rows of a group that meet every bound. */
  read(group: number, bounds: readonly Bound[], into: Found): void {
    let from = this.#start[group]!;
    let to = this.#start[group + 1]!;
    for (let at = 0; at < bounds.length; at++) {
      const { value, below, inclusive } = bounds[at]!;
      const edge = this.#edge(from, to, value, below === inclusive);
      if (below) to = edge;
      else from = edge;
    }
    into.fault = 0;
    into.rows = to - from;
    into.sum = 0;
    into.lost = 0;
    into.numbers = into.rows;
    if (this.#sums.length === 0) return;
    into.numbers = this.#numbers[to]! - this.#numbers[from]!;
    if (to - from >= FEW) {
      into.sum = this.#sums[to]! - this.#sums[from]!;
      into.lost = this.#lost[to]! - this.#lost[from]!;
      return;
    }
    for (let place = from; place < to; place++) {
      const value = this.#added[place]!;
      const next = into.sum + value;
      into.lost += Math.abs(into.sum) >= Math.abs(value) ? into.sum - next + value : value - next + into.sum;
      into.sum = next;
    }
  }

  /** The first place past the values below a number; `past`: past those that are the same too. */
  #edge(begin: number, end: number, value: number, past: boolean): number {
    const values = this.#values;
    let from = begin;
    let to = end;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (values[middle]! < value || (past && values[middle] === value)) from = middle + 1;
      else to = middle;
    }
    // Numbers that show the same 15 digits are the same.
    if (past) while (from < end && sameNumber(values[from]!, value)) from++;
    else while (from > begin && sameNumber(values[from - 1]!, value)) from--;
    return from;
  }
}

/** Rows with a number in the range, by group and number. */
function rowsInOrder(of: Int32Array, count: number, range: Column): Int32Array {
  const rows = new Int32Array(of.length);
  let size = 0;
  for (let row = 0; row < of.length; row++) {
    const tag = range.tags[row]!;
    if (of[row]! >= 0 && (tag === NUMBER || tag === DATE)) rows[size++] = row;
  }
  const values = new Float64Array(size);
  let whole = true;
  for (let at = 0; at < size; at++) {
    const value = numberIn(range, rows[at]!);
    values[at] = value;
    if ((value | 0) !== value) whole = false;
  }
  const order = whole ? orderByInteger(Int32Array.from(values)) : orderByNumber(values, 'ascending');
  const next = new Int32Array(count + 1);
  for (let at = 0; at < size; at++) next[of[rows[at]!]! + 1]!++;
  for (let group = 0; group < count; group++) next[group + 1]! += next[group]!;
  const sorted = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const row = rows[order[at]!]!;
    sorted[next[of[row]!]!++] = row;
  }
  return sorted;
}

function numberIn({ tags, figures }: Column, row: number): number {
  return tags[row] === DATE ? serialOf(figures[row]!) : figures[row]!;
}
