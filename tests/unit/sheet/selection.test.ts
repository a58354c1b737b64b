import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCell,
  cellAt,
  cellCount,
  columnsBetween,
  contains,
  everything,
  extendTo,
  fit,
  followColumns,
  isOneCell,
  namedRanges,
  nextWithin,
  oneTable,
  rowsBetween,
  widen,
} from '../../../src/sheet/selection.ts';

const NAMES = ['a', 'b', 'c', 'd'];
const SIZE = { rows: 10, columns: 4 };
const at = (row: number, column: number) => ({ row, column });

describe('a selection', () => {
  test('grows from its anchor in any direction', () => {
    const selection = extendTo(cellAt(at(5, 2)), at(3, 3));
    expect(namedRanges(selection, 10, NAMES)).toEqual([{ from: 3, to: 6, columns: ['c', 'd'] }]);
    expect(selection.active).toEqual(at(5, 2));
    expect(namedRanges(extendTo(selection, at(6, 1)), 10, NAMES)).toEqual([{ from: 5, to: 7, columns: ['b', 'c'] }]); // prettier-ignore
  });

  test('holds several ranges, of which the last grows', () => {
    const selection = extendTo(addCell(cellAt(at(0, 0)), at(4, 1)), at(5, 1));
    expect(namedRanges(selection, 10, NAMES)).toEqual([
      { from: 0, to: 1, columns: ['a'] },
      { from: 4, to: 6, columns: ['b'] },
    ]);
    expect(contains(selection, 5, 1)).toBe(true);
    expect(contains(selection, 5, 0)).toBe(false);
  });

  test('of whole rows and columns grows with the table', () => {
    expect(namedRanges(rowsBetween(at(2, 1), 4), 10, NAMES)).toEqual([{ from: 2, to: 5, columns: NAMES }]);
    const column = columnsBetween(at(0, 1), 2);
    expect(namedRanges(column, 10, NAMES)).toEqual([{ from: 0, to: 10, columns: ['b', 'c'] }]);
    expect(namedRanges(column, 20_000_000, NAMES)).toEqual([{ from: 0, to: 20_000_000, columns: ['b', 'c'] }]); // prettier-ignore
    expect(cellCount(namedRanges(everything(at(1, 1)), 20_000_000, NAMES))).toBe(80_000_000);
  });

  test('of whole rows stays one of whole rows as it grows', () => {
    const rows = widen(cellAt(at(2, 1)), 'rows');
    expect(namedRanges(extendTo(rows, at(4, 1)), 10, NAMES)).toEqual([{ from: 2, to: 5, columns: NAMES }]);
    const columns = widen(extendTo(cellAt(at(2, 1)), at(3, 2)), 'columns');
    expect(namedRanges(columns, 10, NAMES)).toEqual([{ from: 0, to: 10, columns: ['b', 'c'] }]);
  });

  test('stays as near as it can where the table gets smaller', () => {
    expect(fit(cellAt(at(9, 3)), { rows: 4, columns: 2 }).active).toEqual(at(3, 1));
    expect(fit(cellAt(at(9, 3)), { rows: 0, columns: 2 }).active).toEqual(at(0, 1));
    const range = extendTo(cellAt(at(1, 1)), at(8, 2));
    expect(namedRanges(fit(range, { rows: 4, columns: 4 }), 4, NAMES)).toEqual([{ from: 1, to: 4, columns: ['b', 'c'] }]); // prettier-ignore
  });

  test('follows its columns where they go, and lets go of what they tear apart', () => {
    const range = extendTo(cellAt(at(1, 1)), at(2, 2));
    const moved = followColumns(range, NAMES, ['b', 'c', 'a', 'd']);
    expect(namedRanges(moved, 10, ['b', 'c', 'a', 'd'])).toEqual([{ from: 1, to: 3, columns: ['b', 'c'] }]);
    expect(moved.active).toEqual(at(1, 0));
    expect(isOneCell(followColumns(range, NAMES, ['b', 'a', 'c', 'd']))).toBe(true);
    expect(followColumns(cellAt(at(1, 3)), NAMES, ['a', 'b']).active).toEqual(at(1, 1));
  });
});

describe('Enter and Tab', () => {
  const range = extendTo(cellAt(at(1, 1)), at(2, 2));
  const walk = (by: 'rows' | 'columns', backwards: boolean) => {
    const visited: string[] = [];
    let selection = range;
    for (let step = 0; step < 5; step++) {
      selection = nextWithin(selection, SIZE, by, backwards);
      visited.push(`${selection.active.row}${selection.active.column}`);
    }
    return visited;
  };
  test('go through what is selected and around its end', () => {
    expect(walk('rows', false)).toEqual(['21', '12', '22', '11', '21']);
    expect(walk('rows', true)).toEqual(['22', '12', '21', '11', '22']);
    expect(walk('columns', false)).toEqual(['12', '21', '22', '11', '12']);
    expect(walk('columns', true)).toEqual(['22', '21', '12', '11', '22']);
  });
  test('go on to the next range', () => {
    const two = addCell(cellAt(at(0, 0)), at(5, 3));
    expect(nextWithin(two, SIZE, 'rows', false).active).toEqual(at(0, 0));
    expect(nextWithin({ ...two, active: at(0, 0) }, SIZE, 'columns', false).active).toEqual(at(5, 3));
  });
});

describe('ranges to copy', () => {
  test('over the same rows stand side by side in the order of the columns', () => {
    const ranges = [{ from: 1, to: 3, columns: ['d'] }, { from: 1, to: 3, columns: ['a', 'b'] }]; // prettier-ignore
    expect(oneTable(ranges, NAMES)).toEqual([{ from: 1, to: 3, columns: ['a', 'b', 'd'] }]);
  });
  test('over the same columns stand below one another, each row once', () => {
    const ranges = [{ from: 5, to: 7, columns: ['b'] }, { from: 0, to: 2, columns: ['b'] }, { from: 1, to: 4, columns: ['b'] }]; // prettier-ignore
    expect(oneTable(ranges, NAMES)).toEqual([
      { from: 0, to: 4, columns: ['b'] },
      { from: 5, to: 7, columns: ['b'] },
    ]);
  });
  test('that share neither make no table', () => {
    expect(oneTable([{ from: 0, to: 1, columns: ['a'] }, { from: 1, to: 2, columns: ['b'] }], NAMES)).toBeNull(); // prettier-ignore
    expect(oneTable([], NAMES)).toBeNull();
  });
});

test('whatever is picked, the cursor lies in it and the names cover as many cells as are in it', () => {
  const cell = fc.record({ row: fc.nat(9), column: fc.nat(3) });
  const steps = fc.array(fc.record({ kind: fc.constantFrom('one', 'add', 'extend', 'rows', 'columns', 'next'), cell }), { maxLength: 12 }); // prettier-ignore
  fc.assert(
    fc.property(steps, (taken) => {
      let selection = cellAt(at(0, 0));
      for (const { kind, cell: to } of taken) {
        if (kind === 'one') selection = cellAt(to);
        else if (kind === 'add') selection = addCell(selection, to);
        else if (kind === 'extend') selection = extendTo(selection, to);
        else if (kind === 'rows') selection = widen(selection, 'rows');
        else if (kind === 'columns') selection = widen(selection, 'columns');
        else selection = nextWithin(selection, SIZE, 'rows', false);
      }
      const ranges = namedRanges(selection, 10, NAMES);
      let cells = 0;
      for (let row = 0; row < 10; row++)
        for (const [column, name] of NAMES.entries()) {
          const inNames = ranges.some(({ from, to, columns }) => row >= from && row < to && columns.includes(name)); // prettier-ignore
          expect(contains(selection, row, column)).toBe(inNames);
          if (inNames) cells++;
        }
      expect(cellCount(ranges)).toBeGreaterThanOrEqual(cells);
      expect(contains(selection, selection.active.row, selection.active.column)).toBe(true);
    }),
  );
});
