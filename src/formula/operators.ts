import { numberOfCell, textOfCell } from './general-text.ts';
import {
  BOOLEAN,
  DATE,
  Day,
  DIV0,
  EMPTY,
  Fault,
  isFault,
  NUM,
  NUMBER,
  readCell,
  TEXT,
  writeCell,
  type Cell,
  type Lane,
  type Step,
} from './lane.ts';
import { fail, power, takeFailure } from './number-functions.ts';
import { isDay, serialOf } from './serial.ts';
import type { BinaryOperator } from './syntax.ts';
import { compareFolded, type TextPool } from './text-pool.ts';

export type Arithmetic = '+' | '-' | '*' | '/' | '^';
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export function isComparison(operator: BinaryOperator): operator is Comparison {
  return operator === '=' || operator === '<>' || operator.startsWith('<') || operator.startsWith('>');
}

function compute(operator: Arithmetic, one: number, other: number): number {
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return other === 0 ? fail(DIV0) : one / other;
    case '^':
      return power(one, other);
  }
}

/** Anything but two numbers: blanks, dates, booleans, texts that read as numbers; the first fault wins. */
function arithmeticOfCells(operator: Arithmetic, one: Cell, other: Cell, decimal: string): Cell {
  const a = numberOfCell(one, decimal);
  if (a instanceof Fault) return a;
  const b = numberOfCell(other, decimal);
  if (b instanceof Fault) return b;
  // A day and a number make a day; two days make a number.
  if (operator === '+' || operator === '-') {
    const days = one instanceof Day ? one.days + (operator === '+' ? b : -b) : null;
    if (days !== null && !(other instanceof Day)) return wholeDay(days);
    if (operator === '+' && other instanceof Day && !(one instanceof Day)) return wholeDay(other.days + a);
  }
  const result = compute(operator, a, b);
  return Number.isFinite(result) ? result : new Fault(takeFailure());
}

function wholeDay(days: number): Cell {
  const whole = Math.floor(days);
  return isDay(whole) ? new Day(whole) : new Fault(NUM);
}

/** A loop for each operator, so that the engine keeps each one's types apart. */
export function arithmeticStep(
  operator: Arithmetic,
  a: Lane,
  b: Lane,
  out: Lane,
  pool: TextPool,
  decimal: string,
): Step {
  const [at, an, bt, bn, tags, figures] = [a.tags, a.figures, b.tags, b.figures, out.tags, out.figures];
  const slowly = (row: number): void =>
    writeCell(
      out,
      row,
      arithmeticOfCells(operator, readCell(a, row, pool), readCell(b, row, pool), decimal),
      pool,
    );
  // x - x is 0 for every finite x and NaN for the others.
  switch (operator) {
    case '+':
      return (_, count) => {
        for (let i = 0; i < count; i++) {
          if ((at[i]! | bt[i]!) !== NUMBER) slowly(i);
          else {
            const result = an[i]! + bn[i]!;
            figures[i] = result;
            tags[i] = result - result === 0 ? NUMBER : NUM;
          }
        }
      };
    case '-':
      return (_, count) => {
        for (let i = 0; i < count; i++) {
          if ((at[i]! | bt[i]!) !== NUMBER) slowly(i);
          else {
            const result = an[i]! - bn[i]!;
            figures[i] = result;
            tags[i] = result - result === 0 ? NUMBER : NUM;
          }
        }
      };
    case '*':
      return (_, count) => {
        for (let i = 0; i < count; i++) {
          if ((at[i]! | bt[i]!) !== NUMBER) slowly(i);
          else {
            const result = an[i]! * bn[i]!;
            figures[i] = result;
            tags[i] = result - result === 0 ? NUMBER : NUM;
          }
        }
      };
    case '/':
      return (_, count) => {
        for (let i = 0; i < count; i++) {
          if ((at[i]! | bt[i]!) !== NUMBER) slowly(i);
          else {
            const divisor = bn[i]!;
            const result = an[i]! / divisor;
            figures[i] = result;
            tags[i] = divisor === 0 ? DIV0 : result - result === 0 ? NUMBER : NUM;
          }
        }
      };
    case '^':
      return (_, count) => {
        for (let i = 0; i < count; i++) slowly(i);
      };
  }
}

/** Rank of the kinds in Excel's order: numbers < texts < booleans. */
function kindRank(tag: number): number {
  return tag === TEXT ? 1 : tag === BOOLEAN ? 2 : 0;
}

/** Whether two numbers are the same to the 15 digits Excel shows: 0.1 + 0.2 is 0.3. */
export function sameNumber(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= Math.abs(one) * 8.9e-16;
}

/** Below, at or above 0 as two values stand in Excel's order. Blank is 0 to a number, "" to a text, FALSE to a boolean. */
export function compareAt(a: Lane, b: Lane, i: number, pool: TextPool): number {
  let at = a.tags[i]!;
  let bt = b.tags[i]!;
  let one = a.figures[i]!;
  let other = b.figures[i]!;
  if (at === EMPTY || bt === EMPTY) {
    if (at === bt) return 0;
    if (at === EMPTY) {
      if (bt === TEXT) return pool.text(other) === '' ? 0 : -1;
      at = bt === BOOLEAN ? BOOLEAN : NUMBER;
      one = 0;
    } else {
      if (at === TEXT) return pool.text(one) === '' ? 0 : 1;
      bt = at === BOOLEAN ? BOOLEAN : NUMBER;
      other = 0;
    }
  }
  const ranks = kindRank(at) - kindRank(bt);
  if (ranks !== 0) return ranks;
  if (at === TEXT) return one === other ? 0 : compareFolded(pool.folded(one), pool.folded(other));
  if (at === DATE) one = serialOf(one);
  if (bt === DATE) other = serialOf(other);
  return sameNumber(one, other) ? 0 : one < other ? -1 : 1;
}

/** Whether an order answers a comparison with TRUE: bit 0 below, bit 1 equal, bit 2 above. */
const ANSWERS: Readonly<Record<Comparison, number>> = {
  '=': 0b010, '<>': 0b101, '<': 0b001, '<=': 0b011, '>': 0b100, '>=': 0b110,
}; // prettier-ignore

export function comparisonStep(operator: Comparison, a: Lane, b: Lane, out: Lane, pool: TextPool): Step {
  const [at, an, bt, bn, tags, figures] = [a.tags, a.figures, b.tags, b.figures, out.tags, out.figures];
  const answers = ANSWERS[operator];
  const known = a.steady === b.steady ? null : new KnownOrders(a.steady ? b : a);
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      const kinds = at[i]! | bt[i]!;
      let order: number;
      if (kinds === NUMBER) {
        const one = an[i]!;
        const other = bn[i]!;
        order = sameNumber(one, other) ? 0 : one < other ? -1 : 1;
      } else if (kinds >= 8) {
        tags[i] = isFault(at[i]!) ? at[i]! : bt[i]!;
        continue;
      } else if (known === null) order = compareAt(a, b, i, pool);
      else order = known.at(i) ?? known.keep(i, compareAt(a, b, i, pool));
      tags[i] = BOOLEAN;
      figures[i] = (answers >> (order < 0 ? 0 : order === 0 ? 1 : 2)) & 1;
    }
  };
}

/** Texts are compared with the same value over and over: each place in the pool once. */
class KnownOrders {
  #orders = new Int8Array(0);

  constructor(private readonly varying: Lane) {}

  at(i: number): number | null {
    if (this.varying.tags[i]! !== TEXT) return null;
    const order = this.#orders[this.varying.figures[i]!] ?? 0;
    // Kept one up, so that 0 is unknown.
    return order === 0 ? null : order - 2;
  }

  keep(i: number, order: number): number {
    if (this.varying.tags[i]! !== TEXT) return order;
    const place = this.varying.figures[i]!;
    if (place >= this.#orders.length) {
      const wider = new Int8Array(Math.max(64, 2 * place + 1));
      wider.set(this.#orders);
      this.#orders = wider;
    }
    this.#orders[place] = Math.sign(order) + 2;
    return order;
  }
}

/** Minus and per cent; plus leaves everything as it is and needs no step. */
export function unaryStep(operator: '-' | '%', a: Lane, out: Lane, pool: TextPool, decimal: string): Step {
  const { tags: at, figures: an } = a;
  const { tags, figures } = out;
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      let value = an[i]!;
      if (at[i]! !== NUMBER) {
        const number = numberOfCell(readCell(a, i, pool), decimal);
        if (number instanceof Fault) {
          tags[i] = number.tag;
          continue;
        }
        value = number;
      }
      tags[i] = NUMBER;
      // 0 - x, for Excel knows no negative zero.
      figures[i] = operator === '-' ? 0 - value : value / 100;
    }
  };
}

export function joinCells(given: readonly Cell[], decimal: string): Cell {
  let text = '';
  for (const cell of given) {
    const part = textOfCell(cell, decimal);
    if (part instanceof Fault) return part;
    text += part;
  }
  return text;
}
