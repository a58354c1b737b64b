import { BLANK, NO_DATE, type Column } from '../table/column.ts';
import { BOOLEAN, DATE, EMPTY, NUM, NUMBER, TEXT, type Lane, type Step } from './lane.ts';
import type { Kind } from './kind.ts';
import type { TextPool } from './text-pool.ts';

/** A column a formula may name. Columns of the file have but `column`; a computed one brings its kind and its faults. */
export interface FormulaColumn {
  readonly column: Column;
  /** `boolean`: the column's texts are TRUE and FALSE. Left out: the column's own kind. */
  readonly kind?: Kind;
  /** A fault a row (see `faultWord`), 0 where there is none; null or left out: none at all. */
  readonly faults?: Uint8Array | null;
}

/** Copies a column's cells into a lane, block by block. `base` is the place of its dictionary in the pool. */
export function loadStep({ column, kind, faults }: FormulaColumn, lane: Lane, base: () => number): Step {
  const load = kind === 'boolean' ? booleans(column, lane) : cells(column, lane, base);
  if (!faults) return load;
  const { tags } = lane;
  return (from, count) => {
    load(from, count);
    for (let i = 0; i < count; i++) if (faults[from + i]! !== 0) tags[i] = faults[from + i]!;
  };
}

function cells(column: Column, { tags, figures }: Lane, base: () => number): Step {
  if (column.kind === 'date') {
    const { days } = column;
    return (from, count) => {
      for (let i = 0; i < count; i++) {
        const day = days[from + i]!;
        figures[i] = day;
        tags[i] = day === NO_DATE ? EMPTY : DATE;
      }
    };
  }
  if (column.kind === 'text') {
    const { codes } = column;
    let first = -1;
    return (from, count) => {
      if (first < 0) first = base();
      for (let i = 0; i < count; i++) {
        const code = codes[from + i]!;
        figures[i] = first + code;
        tags[i] = code === BLANK ? EMPTY : TEXT;
      }
    };
  }
  if (column.packed) {
    const { whole, blank } = column.packed;
    const scale = 10 ** column.decimals;
    return (from, count) => {
      for (let i = 0; i < count; i++) {
        const value = whole[from + i]!;
        figures[i] = value / scale;
        tags[i] = value === blank ? EMPTY : NUMBER;
      }
    };
  }
  const { values } = column;
  return (from, count) => {
    for (let i = 0; i < count; i++) {
      const value = values[from + i]!;
      figures[i] = value;
      // x - x is 0 but for infinities and NaN, and NaN alone differs from itself.
      tags[i] = value - value === 0 ? NUMBER : value === value ? NUM : EMPTY;
    }
  };
}

function booleans(column: Column, { tags, figures }: Lane): Step {
  if (column.kind !== 'text')
    throw new TypeError(`formula: ${column.name} is not a column of TRUE and FALSE`);
  const { codes, levels } = column;
  const holds = levels.indexOf('TRUE');
  return (from, count) => {
    for (let i = 0; i < count; i++) {
      const code = codes[from + i]!;
      tags[i] = code === BLANK ? EMPTY : BOOLEAN;
      figures[i] = code === holds ? 1 : 0;
    }
  };
}

/** As a formula asks for it: name, kind. */
export function shapeOf({ column, kind }: FormulaColumn): { name: string; kind: Kind } {
  return { name: column.name, kind: kind ?? column.kind };
}

export function dictionaryPlaces(columns: readonly FormulaColumn[], pool: TextPool): (at: number) => number {
  const bases = new Map<number, number>();
  return (at) => {
    let base = bases.get(at);
    if (base === undefined) {
      const column = columns[at]?.column;
      base = pool.addLevels(column?.kind === 'text' ? column.levels : []);
      bases.set(at, base);
    }
    return base;
  };
}
