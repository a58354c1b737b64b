import type { Cells, Rows } from './cells.ts';
import { BLANK } from './column.ts';

/** Cells of some rows, in arrays of their own. */
export type PickedCells =
  | { readonly kind: 'text'; readonly codes: Int32Array; readonly levels: readonly string[] }
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'date'; readonly days: Int32Array };

/** Places of rows `from` up to `to`, as an array of its own. */
export function placesOf({ places }: Rows, from: number, to: number): Int32Array {
  return places ? places.slice(from, to) : Int32Array.from({ length: to - from }, (_, at) => from + at);
}

export function joinedPlaces(parts: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Cells of some places; of texts only those that occur. */
export function pickCells(cells: Cells, places: Int32Array): PickedCells {
  switch (cells.kind) {
    case 'text': {
      const levels: string[] = [];
      const known = new Map<number, number>();
      const codes = places.map((place) => {
        const code = cells.codes[place]!;
        if (code === BLANK) return BLANK;
        let local = known.get(code);
        if (local === undefined) {
          local = levels.push(cells.levels.one(code)) - 1;
          known.set(code, local);
        }
        return local;
      });
      return { kind: 'text', codes, levels };
    }
    case 'date':
      return { kind: 'date', days: places.map((place) => cells.days[place]!) };
    case 'number': {
      const { stored, blank, scale } = cells;
      const values = Float64Array.from(places, (place) =>
        stored[place] === blank ? NaN : stored[place]! / scale,
      );
      return { kind: 'number', values };
    }
  }
}

/** Null where none of the places has a fault. */
export function pickFaults(faults: Uint8Array | null, places: Int32Array): Uint8Array | null {
  if (faults === null) return null;
  const picked = Uint8Array.from(places, (place) => faults[place]!);
  return picked.some((fault) => fault > 0) ? picked : null;
}
