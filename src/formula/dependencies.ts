import { CIRC } from './lane.ts';
import { FormulaError } from './formula-error.ts';
import { columnNamed, columnsOf, type Syntax } from './syntax.ts';

/**
 * The order in which computed columns can be computed, each after those it names: places in `columns`. Columns that need
 * one another, or themselves, are in `circular` with the ring they lie on, and show #CIRC! in every row (`CIRC`); those that merely
 * name such a column are in the order, and meet its faults.
 */
export interface ComputedOrder {
  readonly order: readonly number[];
  readonly circular: ReadonlyMap<number, FormulaError>;
}

export const CIRCULAR_FAULT = CIRC;

/** Names are looked up as formulas do: as written, else without case. A computed column hides no other: names differ. */
export function computedOrder(
  columns: readonly { readonly name: string; readonly tree: Syntax }[],
): ComputedOrder {
  const names = columns.map(({ name }) => name);
  const needs = columns
    .map(({ tree }) => [...new Set(columnsOf(tree).map(({ name }) => columnNamed(name, names)))])
    .map((places) => places.filter((place) => place >= 0));
  const circular = new Map<number, FormulaError>();
  for (let start = 0; start < columns.length; start++) {
    const ring = ringThrough(start, needs);
    if (ring) circular.set(start, circularError(columns, ring));
  }
  const order: number[] = [];
  const seen = new Set<number>(circular.keys());
  const visit = (place: number): void => {
    // By hand, for a chain of columns may be longer than the stack is deep.
    const open = [{ place, next: 0 }];
    seen.add(place);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const needed = needs[top.place]?.[top.next++];
      if (needed === undefined) {
        order.push(top.place);
        open.pop();
      } else if (!seen.has(needed)) {
        seen.add(needed);
        open.push({ place: needed, next: 0 });
      }
    }
  };
  for (let place = 0; place < columns.length; place++) if (!seen.has(place)) visit(place);
  return { order, circular };
}

/** A shortest way from a column back to itself; null where there is none. */
function ringThrough(start: number, needs: readonly (readonly number[])[]): number[] | null {
  const cameFrom = new Map<number, number>();
  let edge = [start];
  while (edge.length > 0) {
    const next: number[] = [];
    for (const place of edge) {
      for (const needed of needs[place] ?? []) {
        if (needed === start) {
          const ring = [place];
          for (let at = cameFrom.get(place); at !== undefined; at = cameFrom.get(at)) ring.unshift(at);
          return ring;
        }
        if (cameFrom.has(needed)) continue;
        cameFrom.set(needed, place);
        next.push(needed);
      }
    }
    edge = next;
  }
  return null;
}

function circularError(
  columns: readonly { readonly name: string; readonly tree: Syntax }[],
  ring: readonly number[],
): FormulaError {
  const [start = 0, then = start] = ring;
  const wanted = columns[then]?.name.toLowerCase();
  const tree = columns[start]?.tree;
  const place = tree && columnsOf(tree).find(({ name }) => name.toLowerCase() === wanted);
  return new FormulaError('circular', {
    names: [...ring, start].map((at) => columns[at]?.name ?? '').join(' → '),
    shown: '#CIRC!',
    position: place?.position ?? 0,
    length: place?.length ?? 0,
  });
}
