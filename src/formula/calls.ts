import type { CellFunction } from './cell-functions.ts';
import { dayOfCell } from './cell-functions.ts';
import { numberOfCell } from './general-text.ts';
import {
  BOOLEAN,
  DATE,
  EMPTY,
  Fault,
  isFault,
  NUMBER,
  readCell,
  TEXT,
  writeCell,
  type Cell,
  type Lane,
  type Step,
} from './lane.ts';
import { takeFailure, type NumericFunction } from './number-functions.ts';
import type { TextPool } from './text-pool.ts';

/** Most answers kept; past it what is given is too varied for keeping to pay. */
const MOST_KEPT = 1 << 18;

/** A function of numbers and days over a block. */
export function numericStep(
  rule: NumericFunction,
  given: readonly Lane[],
  out: Lane,
  pool: TextPool,
  decimal: string,
): Step {
  const { call, takes, gives, defaults = [] } = rule;
  const { tags, figures } = out;
  const tag = gives === 'day' ? DATE : NUMBER;
  const [first, second, third] = given;
  const own = takes[0] === 'day' ? DATE : NUMBER;
  const result = (i: number, value: number): void => {
    figures[i] = value;
    tags[i] = value - value === 0 ? tag : takeFailure();
  };
  let fault = 0;
  const argument = (lane: Lane | undefined, at: number, i: number): number => {
    if (lane === undefined) return defaults[at] ?? 0;
    const kind = lane.tags[i]!;
    const day = takes[at] === 'day';
    if (kind === (day ? DATE : NUMBER)) return lane.figures[i]!;
    const cell = readCell(lane, i, pool);
    const value = day ? dayOfCell(cell, decimal) : numberOfCell(cell, decimal);
    if (!(value instanceof Fault)) return value;
    if (fault === 0) fault = value.tag;
    return 0;
  };
  const second0 = defaults[1] ?? 0;
  const third0 = defaults[2] ?? 0;
  // Of one varying argument, the rest the same in every row: the commonest shape.
  if (first && (second === undefined || second.steady) && (third === undefined || third.steady)) {
    const { tags: kinds, figures: values } = first;
    return (_, count) => {
      fault = 0;
      const b = second === undefined ? second0 : argument(second, 1, 0);
      const c = third === undefined ? third0 : argument(third, 2, 0);
      const steadyFault = fault;
      for (let i = 0; i < count; i++) {
        if (kinds[i]! === own && steadyFault === 0) result(i, call(values[i]!, b, c));
        else {
          fault = 0;
          const a = argument(first, 0, i);
          const wrong = fault === 0 ? steadyFault : fault;
          if (wrong === 0) result(i, call(a, b, c));
          else tags[i] = wrong;
        }
      }
    };
  }
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      fault = 0;
      const a = argument(first, 0, i);
      const b = argument(second, 1, i);
      const c = argument(third, 2, i);
      if (fault === 0) result(i, call(a, b, c));
      else tags[i] = fault;
    }
  };
}

/** A function of single values over a block, each different text (or pair of texts) once. */
export function cellStep(
  call: CellFunction,
  given: readonly Lane[],
  out: Lane,
  pool: TextPool,
  decimal: string,
): Step {
  const cells: Cell[] = given.map(() => null);
  const directly = (i: number): void => {
    for (let at = 0; at < given.length; at++) cells[at] = readCell(given[at]!, i, pool);
    const cell = call(cells, decimal);
    // A text that stays as it was stays where it was.
    if (typeof cell === 'string' && cell === cells[0]) {
      out.tags[i] = TEXT;
      out.figures[i] = given[0]!.figures[i]!;
    } else writeCell(out, i, cell, pool);
  };
  const varying = given.filter(({ steady }) => !steady);
  const [one, other] = varying;
  if (one && varying.length === 1) return keptByText(one, out, directly);
  if (one && other && varying.length === 2) return keptByPair(one, other, out, directly);
  return (_, count) => {
    for (let i = 0; i < count; i++) directly(i);
  };
}

const UNKNOWN = 255;

/** By its place in the pool where it is a text, else by its figure. */
function keptByText({ tags: kinds, figures: places }: Lane, out: Lane, directly: (i: number) => void): Step {
  const { tags, figures } = out;
  let keptTags = new Uint8Array(0);
  let keptFigures = new Float64Array(0);
  const numbers = new Kept(out, directly);
  const days = new Kept(out, directly);
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      const kind = kinds[i]!;
      const place = places[i]!;
      if (kind !== TEXT) {
        if (kind === NUMBER) numbers.take(i, place);
        else if (kind === DATE) days.take(i, place);
        else directly(i);
        continue;
      }
      if (place >= keptTags.length) {
        const length = Math.max(64, 2 * place);
        const [before, figuresBefore] = [keptTags, keptFigures];
        keptTags = new Uint8Array(length).fill(UNKNOWN);
        keptTags.set(before);
        keptFigures = new Float64Array(length);
        keptFigures.set(figuresBefore);
      }
      if (keptTags[place]! === UNKNOWN) {
        directly(i);
        keptTags[place] = tags[i]!;
        keptFigures[place] = figures[i]!;
      } else {
        tags[i] = keptTags[place]!;
        figures[i] = keptFigures[place]!;
      }
    }
  };
}

/** Answers by a number that stands for what was given. */
class Kept {
  readonly #places = new Map<number, number>();
  readonly #tags: number[] = [];
  readonly #figures: number[] = [];

  constructor(
    private readonly out: Lane,
    private readonly directly: (i: number) => void,
  ) {}

  take(i: number, key: number): void {
    const { tags, figures } = this.out;
    const kept = this.#places.get(key);
    if (kept !== undefined) {
      tags[i] = this.#tags[kept]!;
      figures[i] = this.#figures[kept]!;
      return;
    }
    this.directly(i);
    if (this.#tags.length >= MOST_KEPT) return;
    this.#places.set(key, this.#tags.length);
    this.#tags.push(tags[i]!);
    this.#figures.push(figures[i]!);
  }
}

const HALF = 1 << 22;

/** A whole number below 2^26 for a text, a day or a smaller whole number; -1 for what has none. */
function shortKey(tag: number, figure: number): number {
  if (tag === EMPTY) return tag;
  if (tag === TEXT) return figure < 2 * HALF ? figure * 8 + tag : -1;
  if (tag > BOOLEAN || Math.trunc(figure) !== figure || figure < -HALF || figure >= HALF) return -1;
  return (figure + HALF) * 8 + tag;
}

function keptByPair(a: Lane, b: Lane, out: Lane, directly: (i: number) => void): Step {
  const { tags: at, figures: an } = a;
  const { tags: bt, figures: bn } = b;
  const kept = new Kept(out, directly);
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      const one = shortKey(at[i]!, an[i]!);
      const other = shortKey(bt[i]!, bn[i]!);
      if (one < 0 || other < 0) directly(i);
      else kept.take(i, one * 0x4000000 + other);
    }
  };
}

/**
 * Whether a value holds as a condition: 1 or 0, or a fault's tag. Numbers hold unless 0; texts only as "TRUE" or "FALSE".
 */
export function truth(lane: Lane, i: number, pool: TextPool): number {
  const tag = lane.tags[i]!;
  if (tag === BOOLEAN) return lane.figures[i]!;
  if (tag === NUMBER) return lane.figures[i]! === 0 ? 0 : 1;
  if (tag === EMPTY) return 0;
  if (tag === DATE) return 1;
  if (isFault(tag)) return tag;
  const folded = pool.folded(lane.figures[i]!);
  return folded === 'true' ? 1 : folded === 'false' ? 0 : 9;
}
