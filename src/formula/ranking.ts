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
  #places: Places | null = null;
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
    this.#values = sorted(found.subarray(0, size));
    return this.#values;
  }

  /** Where values are looked for (`Places`). */
  places(): Places {
    return (this.#places ??= new Places(this.values()));
  }
}

/** Whole numbers that span less than this are counted rather than sorted. */
const COUNTED = 1 << 22;

/** Numbers in ascending order, in their own array. */
function sorted(values: Float64Array): Float64Array {
  let least = Infinity;
  let most = -Infinity;
  let scale = 1;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value < least) least = value;
    if (value > most) most = value;
    // Two decimals at most: money.
    if (scale === 1 && value !== Math.floor(value)) scale = 100;
    if (scale === 100 && Math.round(value * 100) / 100 !== value) scale = 0;
  }
  const span = (most - least) * scale;
  return scale > 0 && span < Math.min(COUNTED, values.length * 4)
    ? counted(values, least, span, scale)
    : values.sort();
}

function counted(values: Float64Array, least: number, span: number, scale: number): Float64Array {
  const base = Math.round(least * scale);
  const counts = new Int32Array(Math.round(span) + 2);
  for (let at = 0; at < values.length; at++) counts[Math.round(values[at]! * scale) - base]!++;
  let to = 0;
  for (let step = 0; step < counts.length; step++) {
    const end = to + counts[step]!;
    if (end > to) values.fill((base + step) / scale, to, end);
    to = end;
  }
  return values;
}

/**
 * Where numbers stand among sorted ones. Each is looked for in a stretch of its own: as many stretches of equal width as there
 * are numbers to four, so that most searches take a step or two.
 */
class Places {
  readonly #start: Int32Array;
  readonly #least: number;
  readonly #scale: number;

  constructor(readonly values: Float64Array) {
    const { length } = values;
    const stretches = Math.max(1, Math.min(1 << 20, length >> 2));
    this.#least = values[0] ?? 0;
    const span = (values[length - 1] ?? 0) - this.#least;
    this.#scale =
      span > 0 && Number.isFinite(span) && Number.isFinite(stretches / span) ? stretches / span : 0;
    this.#start = new Int32Array(stretches + 2);
    for (let at = 0; at < length; at++) this.#start[this.#stretch(values[at]!) + 1]!++;
    for (let at = 0; at <= stretches; at++) this.#start[at + 1]! += this.#start[at]!;
  }

  #stretch(value: number): number {
    // Where numbers lie too far apart, or are all one, there is but one stretch.
    if (this.#scale === 0) return 0;
    const at = Math.floor((value - this.#least) * this.#scale);
    return at < 0 ? 0 : at > this.#start.length - 2 ? this.#start.length - 2 : at;
  }

  /** How many values are below one. */
  below(value: number): number {
    if (value !== value) return 0;
    const at = this.#stretch(value);
    return lowerBound(this.values, value, this.#start[at]!, this.#start[at + 1]!);
  }

  /** How many are not above it. */
  notAbove(value: number): number {
    if (value !== value) return 0;
    const at = this.#stretch(value);
    return upperBound(this.values, value, this.#start[at]!, this.#start[at + 1]!);
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
        const places = ascending.places();
        const place = down ? places.notAbove(given) : places.below(given);
        tags[i] = values[down ? place - 1 : place] === given ? NUMBER : NA;
        figures[i] = down ? values.length - place + 1 : place + 1;
      }
    };
  });
}

const MISSING = { type: 'missing' } as const;

function lowerBound(ascending: Float64Array, value: number, begin: number, end: number): number {
  let from = begin;
  let to = end;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function upperBound(ascending: Float64Array, value: number, begin: number, end: number): number {
  let from = begin;
  let to = end;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
