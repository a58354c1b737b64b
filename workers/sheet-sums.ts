import type { SheetTableOf } from '../src/export/sheet-table.ts';
import type { Rows } from '../src/table/cells.ts';
import { compensatedSum } from '../src/table/compensated-sum.ts';
import { disjoint, sumCells, type CellSums, type Stretch } from '../src/table/range-sums.ts';
import type { SheetRange, SheetSums } from './sheet-api.ts';
import { columnNamed } from './sheet-rows.ts';

/** Keeps what whole columns come to for some rows: they are picked again and again, and take all the time. */
export class ColumnSums {
  readonly #kept = new WeakMap<object, Map<string, CellSums>>();

  /** Of the cells of ranges, each cell once. */
  of(table: SheetTableOf, rows: Rows, ranges: readonly SheetRange[]): SheetSums {
    const found: { readonly date: boolean; readonly sums: CellSums }[] = [];
    for (const [name, stretches] of stretchesByColumn(ranges, rows.length)) {
      const { cells, faults, kind } = columnNamed(table, name);
      const [first] = stretches;
      const whole = first?.from === 0 && first.to === rows.length;
      const make = () => sumCells(cells, faults, rows, stretches);
      found.push({ date: kind === 'date', sums: whole ? this.#whole(cells, rows, make) : make() });
    }
    const total = (of: keyof CellSums, some = found) => compensatedSum(some.map(({ sums }) => sums[of]));
    const numeric = found.filter(({ date, sums }) => !date && sums.numbers > 0);
    const dated = found.filter(({ date, sums }) => date && sums.numbers > 0);
    const count = total('count');
    const days = total('numbers', dated);
    const dates = numeric.length === 0 && days > 0 && days === count;
    const shown = dates ? dated : numeric;
    const numbers = total('numbers', numeric);
    const sum = numbers > 0 ? total('sum', numeric) : null;
    return {
      cells: total('cells'),
      count,
      numbers: dates ? days : numbers,
      sum,
      average: sum === null ? null : sum / numbers,
      least: shown.length === 0 ? null : Math.min(...shown.map(({ sums }) => sums.least)),
      greatest: shown.length === 0 ? null : Math.max(...shown.map(({ sums }) => sums.greatest)),
      dates,
    };
  }

  #whole(cells: object, rows: Rows, make: () => CellSums): CellSums {
    let known = this.#kept.get(cells);
    if (!known) this.#kept.set(cells, (known = new Map<string, CellSums>()));
    const key = keyOf(rows);
    let sums = known.get(key);
    if (!sums) {
      if (known.size >= 8) known.clear();
      known.set(key, (sums = make()));
    }
    return sums;
  }
}

let numbered = 0;
const keys = new WeakMap<object, number>();

/** Orders are kept, and the same question gets the same array. */
function keyOf({ places, length }: Rows): string {
  if (places === null) return `all ${length}`;
  let key = keys.get(places);
  if (key === undefined) keys.set(places, (key = ++numbered));
  return `${key}`;
}

/** What of each column lies in any of the ranges. */
export function stretchesByColumn(ranges: readonly SheetRange[], length: number): Map<string, Stretch[]> {
  const asked = new Map<string, Stretch[]>();
  for (const range of ranges) {
    for (const column of new Set(range.columns)) {
      const known = asked.get(column);
      if (known) known.push(range);
      else asked.set(column, [range]);
    }
  }
  return new Map([...asked].map(([column, stretches]) => [column, disjoint(stretches, length)]));
}
