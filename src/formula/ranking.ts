import { orderByNumber } from '../table/order.ts';
import { quantile } from '../table/quantile.ts';
import { writeNumber } from './aggregate.ts';
import { numberOfCell } from './general-text.ts';
import { DATE, Fault, isFault, NA, NUM, NUMBER, readCell, type Lane, type Step } from './lane.ts';
import type { Program } from './program.ts';
import { serialOf } from './serial.ts';
import type { CallSyntax } from './syntax.ts';

const RANKINGS = ['RANK', 'RANK.EQ', 'PERCENTILE', 'PERCENTILE.INC'];

export function isRanking(name: string): boolean {
  return RANKINGS.includes(name);
}

/** The numbers of a column in ascending order, or the first fault in it. */
class Ascending {
  #values: Float64Array | null = null;
  fault = 0;

  constructor(
    private readonly inner: Program,
    private readonly lane: Lane,
  ) {}

  values(): Float64Array {
    if (this.#values) return this.#values;
    const { tags, figures } = this.lane;
    const found = new Float64Array(this.inner.around.rows);
    let size = 0;
    this.inner.overAll((count) => {
      for (let i = 0; i < count; i++) {
        const tag = tags[i]!;
        if (tag === NUMBER) found[size++] = figures[i]!;
        else if (tag === DATE) found[size++] = serialOf(figures[i]!);
        else if (isFault(tag) && this.fault === 0) this.fault = tag;
      }
    });
    const some = found.subarray(0, size);
    const order = orderByNumber(some, 'ascending');
    this.#values = new Float64Array(size);
    for (let place = 0; place < size; place++) this.#values[place] = some[order[place]!]!;
    return this.#values;
  }
}

/**
 * RANK (equal values share the best rank; #N/A for a value the column lacks) and PERCENTILE (inclusive, type 7: linear
 * between the values around (n - 1) k).
 */
export function rankingLane(program: Program, node: CallSyntax): Lane {
  const rank = node.name.startsWith('RANK');
  const [first = MISSING, second = MISSING, third] = node.arguments;
  const inner = program.inner();
  const ascending = new Ascending(inner, inner.lane(rank ? second : first));
  const value = program.lane(rank ? first : second);
  const order = third ? program.lane(third) : program.literal(0);
  const day = program.kind(node) === 'date';
  const { pool, decimal } = program.around;
  const known = new Map<number, number>();
  return program.filled([value, order], (out): Step => {
    const { tags, figures } = out;
    const number = (lane: Lane, i: number): number | Fault =>
      lane.tags[i]! === NUMBER ? lane.figures[i]! : numberOfCell(readCell(lane, i, pool), decimal);
    return (_, count) => {
      const values = ascending.values();
      for (let i = 0; i < count; i++) {
        const given = number(value, i);
        const upward = number(order, i);
        const wrong =
          given instanceof Fault
            ? given.tag
            : ascending.fault !== 0
              ? ascending.fault
              : upward instanceof Fault
                ? upward.tag
                : 0;
        if (wrong !== 0 || given instanceof Fault) {
          tags[i] = wrong;
          continue;
        }
        if (!rank) {
          let found = known.get(given);
          if (found === undefined) {
            found = given < 0 || given > 1 ? NaN : (quantile(values, given) ?? NaN);
            if (known.size < 10000) known.set(given, found);
          }
          writeNumber(tags, figures, i, found, day);
          if (Number.isNaN(found)) tags[i] = NUM;
          continue;
        }
        const down = upward === 0;
        const place = down ? upperBound(values, given) : lowerBound(values, given);
        tags[i] = values[down ? place - 1 : place] === given ? NUMBER : NA;
        figures[i] = down ? values.length - place + 1 : place + 1;
      }
    };
  });
}

const MISSING = { type: 'missing' } as const;

/** How many values are below one. */
function lowerBound(ascending: Float64Array, value: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How many are not above it. */
function upperBound(ascending: Float64Array, value: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
