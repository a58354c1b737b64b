import { BLANK, NO_DATE } from '../table/column.ts';
import { histogram } from '../table/histogram.ts';
import type { ResolvedColumn } from './resolved-column.ts';

/** One column at a glance: what is most frequent in it, or how its values lie between the least and the greatest. */
export interface ColumnSummary {
  readonly index: number;
  readonly rows: number;
  /** Rows in bins of equal width over the column's range; null for text. */
  readonly bins: readonly number[] | null;
  /** The texts of most rows; null for dates and numbers. */
  readonly top: readonly { readonly text: string; readonly rows: number }[] | null;
  /** Texts that have but one row. */
  readonly once: number;
  /** The first cells outside the column's format. */
  readonly odd: readonly string[];
}

const BINS = 24;
const TOP = 6;
const ODD = 5;

export function summariseColumn(index: number, resolved: ResolvedColumn): ColumnSummary {
  const { column } = resolved;
  const rows = column.length;
  if (column.kind === 'text') {
    const counts = new Float64Array(column.levels.length);
    for (let row = 0; row < rows; row++) if (column.codes[row]! !== BLANK) counts[column.codes[row]!]!++;
    let once = 0;
    const most: number[] = [];
    for (let code = 0; code < counts.length; code++) {
      const count = counts[code]!;
      if (count === 1) once++;
      // Kept short and sorted as it goes: a column may hold millions of texts.
      if (most.length < TOP || count > counts[most[TOP - 1]!]!) {
        most.push(code);
        most.sort((a, b) => counts[b]! - counts[a]! || a - b);
        most.length = Math.min(most.length, TOP);
      }
    }
    const top = most.map((code) => ({ text: column.levels[code] ?? '', rows: counts[code] ?? 0 }));
    return { index, rows, bins: null, top, once, odd: [] };
  }
  const values = column.kind === 'number' ? column.values : realDays(column.days);
  const bins = [...histogram(values, BINS).counts];
  return { index, rows, bins, top: null, once: 0, odd: oddTexts(resolved) };
}

function realDays(days: Int32Array): Float64Array {
  return Float64Array.from(days, (day) => (day === NO_DATE ? NaN : day));
}

function oddTexts(resolved: ResolvedColumn): string[] {
  const { column } = resolved;
  const found: string[] = [];
  for (let row = 0; row < column.length && found.length < ODD && resolved.odd > 0; row++) {
    if (column.at(row) !== null) continue;
    const text = resolved.oddText(row);
    if (text !== '' && !found.includes(text)) found.push(text);
  }
  return found;
}
