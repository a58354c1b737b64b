import { BLANK, NO_DATE, type TextColumn } from '../table/column.ts';
import { isoOf } from '../table/civil-day.ts';
import type { CellType } from './canonical-csv.ts';
import type { ImportOptions } from './check.ts';
import { delimitedSource, type ReadingMeans } from './delimited-text.ts';
import type { TableText } from './found-table.ts';
import type { ColumnDecision } from './infer.ts';
import type { ReadProgress } from './open.ts';
import type { ReadState, Understanding } from './read-state.ts';
import { settledState } from './settled-state.ts';

/** A table read in full and understood by its own evidence. */
export interface UnderstoodTable {
  readonly state: ReadState;
  readonly understanding: Understanding;
}

/** Reads a table by itself, apart from any other. */
export async function understandTable(
  text: TableText,
  means: ReadingMeans,
  options: ImportOptions = {},
  progress?: ReadProgress,
  signal?: AbortSignal,
): Promise<UnderstoodTable> {
  // Whatever is written anew is read whole: what a part left in its file would be gone from the table made of it.
  const { survey: _survey, ...source } = delimitedSource(text, means);
  return settledState(source, options, options, progress, signal);
}

/** The canonical text of a column's cells, row by row. */
export interface CanonicalCells {
  readonly type: CellType;
  at(row: number): string;
}

const TIME = /(?:[ T,]|^)(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?: *[ap]\.? ?m\.?)?)/i;

/**
 * A column as the canonical table writes it: dates in ISO form with their time as it stands, numbers with a point, cells
 * outside the format as they are.
 *
 * @param written the column as the file writes it, for times of day and for numbers that are to stay text
 * @param currencies numbers keep the currency beside them; they do so anyway where the column has several
 */
export function canonicalCells(
  { state }: UnderstoodTable,
  index: number,
  decision: ColumnDecision,
  written: TextColumn | null,
  currencies = false,
): CanonicalCells {
  const resolved = state.resolve(index, decision);
  const { column } = resolved;
  if (column.kind === 'date') {
    const { days } = column;
    const isoOfDay = new Map<number, string>();
    const times = written && Array.from(written.levels, (level) => TIME.exec(level)?.[1] ?? '');
    return {
      type: 'date',
      at(row) {
        const day = days[row]!;
        if (day === NO_DATE) return resolved.oddText(row);
        let iso = isoOfDay.get(day);
        if (iso === undefined) isoOfDay.set(day, (iso = isoOf(day)));
        const time = times?.[written?.codes[row] ?? BLANK] ?? '';
        return time === '' ? iso : `${iso} ${time}`;
      },
    };
  }
  if (column.kind === 'number') {
    const { values } = column;
    const beside = resolved.currencies;
    const [currency = ''] = currencies ? decision.currencies : [];
    const suffix = (row: number) => (beside ? (beside.at(row) ?? '') : currency);
    return {
      type: 'number',
      at: (row) =>
        Number.isNaN(values[row]!) ? resolved.oddText(row) : `${values[row]} ${suffix(row)}`.trim(),
    };
  }
  const { codes, levels } = column;
  return { type: 'text', at: (row) => levels[codes[row]!] ?? '' };
}

/** A column as the file writes it. */
export function writtenCells(written: TextColumn): CanonicalCells {
  const { codes, levels } = written;
  return { type: 'text', at: (row) => levels[codes[row]!] ?? '' };
}
