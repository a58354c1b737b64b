import type { TextPool } from './text-pool.ts';

/**
 * Values of one expression over a block of rows: what each is (`tags`) and its figure: a double, a civil day (since
 * 1970-01-01), 1 or 0, or the place of a text in the pool. Blocks fit the processor's cache, and one closure call does
 * a block of rows rather than one.
 */
export interface Lane {
  readonly tags: Uint8Array;
  readonly figures: Float64Array;
  /** The same in every row: computed once. */
  readonly steady: boolean;
  /** A column's cells or an aggregate of literals: kept for all who read it. */
  readonly shared: boolean;
}

/** Rows a block. */
export const BLOCK = 1024;

/** Does rows `from` to `from + count` of the table: fills the first `count` places of its lane. */
export type Step = (from: number, count: number) => void;

// Tags. NUMBER is 0, so that two numbers show in one test: (a | b) === 0.
export const NUMBER = 0;
export const DATE = 1;
export const BOOLEAN = 2;
export const EMPTY = 3;
export const TEXT = 4;
/** This and above are faults. */
export const DIV0 = 8;
export const VALUE = 9;
export const REF = 10;
export const NAME = 11;
export const NUM = 12;
export const NA = 13;
export const CIRC = 14;

const WORDS = ['#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#CIRC!'] as const;
export type FaultWord = (typeof WORDS)[number];

/** A fault as Excel spells it; null for 0, which is no fault. */
export function faultWord(fault: number): FaultWord | null {
  return WORDS[fault - DIV0] ?? null;
}

export function isFault(tag: number): boolean {
  return tag >= DIV0;
}

export function newLane(steady: boolean, shared = false): Lane {
  return { tags: new Uint8Array(BLOCK), figures: new Float64Array(BLOCK), steady, shared };
}

/** A value outside lanes, for functions that are not worth a loop of their own. */
export type Cell = number | string | boolean | null | Day | Fault;

/** A civil day, in days since 1970-01-01. */
export class Day {
  constructor(readonly days: number) {}
}

export class Fault {
  constructor(readonly tag: number) {}
}

export function readCell({ tags, figures }: Lane, at: number, pool: TextPool): Cell {
  const tag = tags[at]!;
  const figure = figures[at]!;
  if (tag === NUMBER) return figure;
  if (tag === TEXT) return pool.text(figure);
  if (tag === EMPTY) return null;
  if (tag === BOOLEAN) return figure === 1;
  return tag === DATE ? new Day(figure) : new Fault(tag);
}

export function writeCell({ tags, figures }: Lane, at: number, cell: Cell, pool: TextPool): void {
  figures[at] = 0;
  if (typeof cell === 'number') {
    // Excel has neither infinities nor anything that is not a number.
    tags[at] = Number.isFinite(cell) ? NUMBER : NUM;
    figures[at] = cell;
  } else if (typeof cell === 'string') {
    tags[at] = TEXT;
    figures[at] = pool.place(cell);
  } else if (typeof cell === 'boolean') {
    tags[at] = BOOLEAN;
    figures[at] = cell ? 1 : 0;
  } else if (cell === null) tags[at] = EMPTY;
  else if (cell instanceof Day) {
    tags[at] = DATE;
    figures[at] = cell.days;
  } else tags[at] = cell.tag;
}

/** Spreads the first value of a lane over the whole of it. */
export function spread({ tags, figures }: Lane): void {
  tags.fill(tags[0]!);
  figures.fill(figures[0]!);
}
