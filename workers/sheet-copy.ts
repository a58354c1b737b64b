import { copiedCells, type CopiedBlock } from '../src/export/copied-cells.ts';
import type { SheetTableOf } from '../src/export/sheet-table.ts';
import type { Rows } from '../src/table/cells.ts';
import { joinedPlaces, placesOf } from '../src/table/pick-cells.ts';
import { disjoint } from '../src/table/range-sums.ts';
import type { SheetCopy, SheetRange } from './sheet-api.ts';
import { SheetError } from './sheet-error.ts';
import { wordsOf } from './sheet-find.ts';
import { columnNamed, wordOfFault } from './sheet-rows.ts';

const MOST_CELLS = 2_000_000;

/** Ranges over the same rows are copied side by side, others one below the other. Throws SheetError `copy-too-large`. */
export function copyOf(
  table: SheetTableOf,
  rows: Rows,
  { ranges, header, decimal, titles = {}, words }: SheetCopy,
): { readonly text: string; readonly html: string } {
  const within = ranges.flatMap(({ columns, ...range }) => {
    const [stretch] = disjoint([range], rows.length);
    return stretch && columns.length > 0 ? [{ ...stretch, columns }] : [];
  });
  const cells = within.reduce((sum, { from, to, columns }) => sum + (to - from) * columns.length, 0);
  if (cells > MOST_CELLS) throw new SheetError('copy-too-large', { cells, most: MOST_CELLS });
  const blocks = sideBySide(within).map(({ from, to, columns }): CopiedBlock => ({
    places: placesOf(rows, from, to),
    columns: columns.map((name) => {
      const { cells: own, faults } = columnNamed(table, name);
      const title = titles[name] ?? name;
      return { title, cells: own, faults, faultWord: wordOfFault, word: wordsOf(words, name) };
    }),
  }));
  // One head where all stand below one another.
  const [first] = within;
  const oneHead = within.every(({ columns }) => columns.join('\n') === first?.columns.join('\n'));
  if (!header || !oneHead || blocks.length < 2) return copiedCells(blocks, { header, decimal });
  const merged = {
    columns: blocks[0]?.columns ?? [],
    places: joinedPlaces(blocks.map(({ places }) => places)),
  };
  return copiedCells([merged], { header, decimal });
}

function sideBySide(ranges: readonly SheetRange[]): readonly SheetRange[] {
  const [first] = ranges;
  if (!first || !ranges.every(({ from, to }) => from === first.from && to === first.to)) return ranges;
  return [{ ...first, columns: ranges.flatMap(({ columns }) => columns) }];
}
