import { numberOfText } from './general-text.ts';
import { BOOLEAN, DATE, EMPTY, isFault, NUMBER, TEXT, type Lane } from './lane.ts';
import { sameNumber } from './operators.ts';
import { serialOf } from './serial.ts';
import { compareFolded, fold, type TextPool } from './text-pool.ts';

/**
 * What SUMIFS and its like ask of a cell: a value it is to equal, or a comparison written as text (">=5", "<>done",
 * "A*"). `key` is the value as `classKey` has it; null where the test must look at each cell.
 */
export interface Criterion {
  readonly key: ClassKey | null;
  readonly test: (lane: Column, row: number, pool: TextPool) => boolean;
}

/** Cells that are alike to a criterion have the same key: numbers and texts that read as them, texts without case. */
export type ClassKey = number | string;

export type Column = Pick<Lane, 'tags' | 'figures'>;

const BLANK_KEY = 'b';

/** null for faults, which nothing equals. */
export function classKey(tag: number, figure: number, pool: TextPool, decimal: string): ClassKey | null {
  if (tag === NUMBER) return figure + 0;
  if (tag === DATE) return serialOf(figure);
  if (tag === EMPTY) return BLANK_KEY;
  if (tag === BOOLEAN) return figure === 1 ? 't' : 'f';
  if (isFault(tag)) return null;
  return textKey(pool.text(figure), decimal);
}

function textKey(text: string, decimal: string): ClassKey {
  return text === '' ? BLANK_KEY : (numberOfText(text, decimal) ?? `s${fold(text)}`);
}

const OPERATORS = ['<>', '<=', '>=', '<', '>', '='];

export function criterionOf(tag: number, figure: number, pool: TextPool, decimal: string): Criterion {
  // A criterion that is an empty cell counts as 0.
  if (tag === EMPTY) return equals(0, decimal);
  const key = classKey(tag, figure, pool, decimal);
  if (key === null) return { key: null, test: () => false };
  if (tag !== TEXT) return equals(key, decimal);
  const text = pool.text(figure);
  const operator = OPERATORS.find((sign) => text.startsWith(sign)) ?? '';
  const operand = text.slice(operator.length);
  if (operator === '' || operator === '=') {
    const own = operand === '' ? BLANK_KEY : (booleanKey(operand) ?? textKey(operand, decimal));
    if (typeof own === 'number' || !/[*?~]/.test(operand)) return equals(own, decimal);
    return { key: null, test: matchesText(operand) };
  }
  if (operator === '<>') {
    const equal = criterionOf(TEXT, pool.place(`=${operand}`), pool, decimal);
    return { key: null, test: (lane, row, texts) => !equal.test(lane, row, texts) };
  }
  return { key: null, test: compares(operator, operand, decimal) };
}

/** A comparison with a number, written as text: `<=5`; null for any other criterion. */
export interface Bound {
  readonly value: number;
  /** Below it, or above. */
  readonly below: boolean;
  readonly inclusive: boolean;
}

export function boundOf(text: string, decimal: string): Bound | null {
  const operator = OPERATORS.find((sign) => text.startsWith(sign)) ?? '';
  if (!['<', '<=', '>', '>='].includes(operator)) return null;
  const value = numberOfText(text.slice(operator.length), decimal);
  return value === null
    ? null
    : { value, below: operator.startsWith('<'), inclusive: operator.endsWith('=') };
}

function booleanKey(operand: string): ClassKey | null {
  const folded = fold(operand);
  return folded === 'true' ? 't' : folded === 'false' ? 'f' : null;
}

function equals(key: ClassKey, decimal: string): Criterion {
  const test = (lane: Column, row: number, pool: TextPool): boolean =>
    classKey(lane.tags[row]!, lane.figures[row]!, pool, decimal) === key;
  return { key, test };
}

/** Numbers are compared with numbers and texts with texts; other cells do not count. */
function compares(operator: string, operand: string, decimal: string): Criterion['test'] {
  const bound = numberOfText(operand, decimal);
  const folded = fold(operand);
  const holds = (order: number): boolean =>
    order === 0 ? operator.endsWith('=') : operator.startsWith('<') === order < 0;
  return ({ tags, figures }, row, pool) => {
    const tag = tags[row]!;
    const figure = figures[row]!;
    if (bound === null) return tag === TEXT && holds(compareFolded(pool.folded(figure), folded));
    if (tag !== NUMBER && tag !== DATE) return false;
    const value = tag === DATE ? serialOf(figure) : figure;
    return holds(sameNumber(value, bound) ? 0 : value - bound);
  };
}

function matchesText(pattern: string): Criterion['test'] {
  const parts = patternOf(fold(pattern));
  const known = new Map<number, boolean>();
  return ({ tags, figures }, row, pool) => {
    if (tags[row]! !== TEXT) return false;
    const place = figures[row]!;
    let found = known.get(place);
    if (found === undefined) known.set(place, (found = matches(parts, Array.from(pool.folded(place)))));
    return found;
  };
}

const ANY = Symbol('*');
const ONE = Symbol('?');
type Part = string | typeof ANY | typeof ONE;

/** `*` any characters, `?` one, `~` before a sign that is meant as itself. */
function patternOf(text: string): Part[] {
  const parts: Part[] = [];
  const units = Array.from(text);
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? '';
    const follows = units[at + 1];
    if (unit === '~' && follows !== undefined && '*?~'.includes(follows)) {
      parts.push(follows);
      at++;
    } else if (unit !== '*') parts.push(unit === '?' ? ONE : unit);
    else if (parts.at(-1) !== ANY) parts.push(ANY);
  }
  return parts;
}

/**
 * Goes back to the last `*` only, never further: at most text times pattern steps, so no pattern takes forever (a regular
 * expression made of the same signs could).
 */
export function matches(pattern: readonly Part[], text: readonly string[]): boolean {
  let at = 0;
  let part = 0;
  let star = -1;
  let from = 0;
  while (at < text.length) {
    const wanted = pattern[part];
    if (wanted === ANY) {
      star = part++;
      from = at;
    } else if (wanted !== undefined && (wanted === ONE || wanted === text[at])) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++from;
    } else return false;
  }
  while (pattern[part] === ANY) part++;
  return part === pattern.length;
}
