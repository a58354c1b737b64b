import { enGrid } from '../i18n/en-grid.ts';
import { number } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { clip, isOneCell, isWholeColumns, isWholeRows, type Selection, type Size } from './selection.ts';

export const t = translator(enGrid);

/** What is picked, for ears; '' for one cell alone. */
export function pickWords(selection: Selection, size: Size): string {
  const [range] = selection.ranges;
  if (!range || isOneCell(selection)) return '';
  if (selection.ranges.length > 1) return t('picked.several', { count: selection.ranges.length });
  const clipped = clip(range, size);
  if (!clipped) return '';
  const rows = clipped.bottom - clipped.top;
  const columns = clipped.right - clipped.left;
  if (isWholeRows(range) && isWholeColumns(range)) return t('picked.all');
  if (isWholeRows(range)) return t('picked.rows', { count: rows });
  if (isWholeColumns(range)) return t('picked.columns', { count: columns });
  return t('picked', { rows, columns });
}

export function cellWords(value: string, column: string, row: number): string {
  return t('cell', { value, column, row: number(row + 1) });
}
