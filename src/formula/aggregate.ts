import { numberOfCell } from './general-text.ts';
import {
  BOOLEAN,
  DATE,
  DIV0,
  EMPTY,
  Fault,
  isFault,
  NUM,
  NUMBER,
  readCell,
  TEXT,
  type Lane,
  type Step,
} from './lane.ts';
import type { Program } from './program.ts';
import { dayOfSerial, serialOf } from './serial.ts';
import { FUNCTIONS } from './functions.ts';
import type { CallSyntax, Syntax } from './syntax.ts';

const AGGREGATES = ['SUM', 'AVERAGE', 'COUNT', 'COUNTA', 'MIN', 'MAX'] as const;
type Aggregate = (typeof AGGREGATES)[number];

export function isAggregate(name: string): name is Aggregate {
  return (AGGREGATES as readonly string[]).includes(name);
}

/** Sums are compensated (Neumaier), as everywhere in this project: adding 0.1 ten times gives 1. */
class Tally {
  numbers = 0;
  values = 0;
  sum = 0;
  lost = 0;
  least = Infinity;
  most = -Infinity;
  fault = 0;

  take(from: Tally): void {
    this.numbers = from.numbers;
    this.values = from.values;
    this.sum = from.sum;
    this.lost = from.lost;
    this.least = from.least;
    this.most = from.most;
    this.fault = from.fault;
  }

  add(value: number): void {
    this.numbers++;
    this.values++;
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  total(): number {
    return Number.isFinite(this.sum) ? this.sum + this.lost : this.sum;
  }

  /** Cells of a column, or of this row where a column is named: only numbers and dates count. */
  addCell({ tags, figures }: Lane, i: number): void {
    const tag = tags[i]!;
    if (tag === NUMBER) this.add(figures[i]!);
    else if (tag === DATE) this.add(serialOf(figures[i]!));
    else if (isFault(tag)) {
      if (this.fault === 0) this.fault = tag;
      this.values++;
    } else if (tag !== EMPTY) this.values++;
  }
}

// How the columns in an expression are named.
const WHOLE = 1;
const PLAIN = 2;
const ROW = 4;

/** What is inside a nested aggregate is that one's matter. */
function reaches(node: Syntax): number {
  if (node.type === 'column') return node.reach === 'whole' ? WHOLE : node.reach === 'plain' ? PLAIN : ROW;
  if (node.type === 'unary') return reaches(node.operand);
  let found = 0;
  let first: Syntax = node;
  while (first.type === 'binary') {
    found |= reaches(first.right);
    first = first.left;
  }
  if (first.type !== 'call') return first === node ? 0 : found | reaches(first);
  const parameters = FUNCTIONS.get(first.name)?.parameters ?? [];
  const variadic = isAggregate(first.name);
  for (const [at, argument] of first.arguments.entries()) {
    if (!variadic && takesColumn(first.name, at, parameters)) continue;
    const inner = reaches(argument);
    if (!variadic || !standsForColumns(inner, first.arguments.length === 1)) found |= inner;
  }
  return found;
}

function takesColumn(name: string, at: number, parameters: readonly { readonly column: boolean }[]): boolean {
  // Criteria repeat in pairs.
  const own = at < parameters.length ? at : parameters.length - 2 + ((at - parameters.length) % 2);
  return name !== 'IFS' && (parameters[own]?.column ?? false);
}

/**
 * Whether an argument stands for whole columns: it names `[a column]`, or, alone in its call, a plain name. A plain name
 * beside this row's cells is one of them.
 */
function standsForColumns(found: number, alone: boolean): boolean {
  return (found & WHOLE) !== 0 || (alone && (found & PLAIN) !== 0 && (found & ROW) === 0);
}

/** SUM, AVERAGE, COUNT, COUNTA, MIN, MAX: whole columns once, what changes from row to row on top of that. */
export function aggregateLane(program: Program, node: CallSyntax): Lane {
  const name = node.name as Aggregate;
  const { pool, decimal } = program.around;
  const alone = node.arguments.length === 1;
  const day = program.kind(node) === 'date';
  const columns: { inner: Program; lane: Lane }[] = [];
  const cells: { lane: Lane; named: boolean; missing: boolean }[] = [];
  for (const argument of node.arguments) {
    if (standsForColumns(reaches(argument), alone)) {
      const inner = program.inner();
      columns.push({ inner, lane: inner.lane(argument) });
    } else {
      const missing = argument.type === 'missing';
      cells.push({ lane: program.lane(argument), named: argument.type === 'column', missing });
    }
  }
  const base = new Tally();
  let based = false;
  const tally = new Tally();
  const counting = name === 'COUNT' || name === 'COUNTA';

  /** An argument written out: what reads as a number is one, what does not is #VALUE!. */
  const addWritten = (lane: Lane, i: number, missing: boolean): void => {
    const tag = lane.tags[i]!;
    if (tag === NUMBER || tag === DATE || isFault(tag)) return tally.addCell(lane, i);
    if (counting && missing) return tally.addCell(lane, i);
    const number = numberOfCell(readCell(lane, i, pool), decimal);
    if (number instanceof Fault) {
      tally.values++;
      if (!counting && tally.fault === 0) tally.fault = number.tag;
    } else if (name === 'COUNTA' || (counting && tag !== TEXT && tag !== BOOLEAN)) tally.addCell(lane, i);
    else tally.add(number);
  };

  return program.filled(
    cells.map(({ lane }) => lane),
    (out): Step =>
      (_, count) => {
        if (!based) for (const { inner, lane } of columns) addColumn(base, inner, lane);
        based = true;
        for (let i = 0; i < count; i++) {
          tally.take(base);
          for (let at = 0; at < cells.length; at++) {
            const { lane, named, missing } = cells[at]!;
            if (named) tally.addCell(lane, i);
            else addWritten(lane, i, missing);
          }
          answer(name, tally, out, i, day);
        }
      },
  );
}

function addColumn(base: Tally, inner: Program, lane: Lane): void {
  inner.overAll((count) => {
    for (let i = 0; i < count; i++) base.addCell(lane, i);
  });
}

function answer(name: Aggregate, tally: Tally, { tags, figures }: Lane, i: number, day: boolean): void {
  if (name === 'COUNT' || name === 'COUNTA') {
    tags[i] = NUMBER;
    figures[i] = name === 'COUNT' ? tally.numbers : tally.values;
    return;
  }
  if (tally.fault !== 0) {
    tags[i] = tally.fault;
    return;
  }
  let value = 0;
  if (name === 'SUM') value = tally.total();
  else if (name === 'AVERAGE') value = tally.total() / tally.numbers;
  else if (tally.numbers > 0) value = name === 'MIN' ? tally.least : tally.most;
  if (name === 'AVERAGE' && tally.numbers === 0) tags[i] = DIV0;
  else writeNumber(tags, figures, i, value, day);
}

/** A figure, as a day where its kind is one. */
export function writeNumber(
  tags: Uint8Array,
  figures: Float64Array,
  i: number,
  value: number,
  day: boolean,
): void {
  tags[i] = Number.isFinite(value) ? (day ? DATE : NUMBER) : NUM;
  figures[i] = day ? dayOfSerial(value) : value;
}
