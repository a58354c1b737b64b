import { date, dayOfIso, isoDate, period } from '../../i18n/format.ts';
import type { SheetCells, SheetColumn, SheetCondition, SheetGrouping } from '../../../workers/sheet-api.ts';
import { BLANK_DAY } from '../../sheet/cell-face.ts';
import { figureWords, t, valueWords } from './words.ts';

export type GroupStep = NonNullable<SheetGrouping['by'][number]['step']>;

/** The value that makes a group: a text, a number, or the day its period of the calendar begins; null: blank. */
export type GroupKey = string | number | null;

export function keyAt(cells: SheetCells, row: number): GroupKey {
  if (cells.kind === 'text') {
    const text = cells.levels[cells.codes[row] ?? -1];
    return text === undefined || text === '' ? null : text;
  }
  const value = cells.kind === 'date' ? cells.days[row] : cells.values[row];
  return value === undefined || Number.isNaN(value) || value === BLANK_DAY ? null : value;
}

/** First and last day of the period that a day begins. */
export function periodFrom(day: number, step: GroupStep): { readonly from: number; readonly to: number } {
  if (step === 'day') return { from: day, to: day };
  if (step === 'week') return { from: day, to: day + 6 };
  const [year = 0, month = 1] = isoDate(day).split('-').map(Number);
  const months = { month: 1, quarter: 3, year: 12 }[step];
  const next = year * 12 + (month - 1) + months;
  const text = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
  return { from: day, to: (dayOfIso(text) ?? day + 1) - 1 };
}

function stepWords(day: number, step: GroupStep): string {
  const iso = isoDate(day);
  switch (step) {
    case 'year':
      return iso.slice(0, 4);
    case 'quarter':
      return period(`${iso.slice(0, 4)}-Q${Math.floor((Number(iso.slice(5, 7)) - 1) / 3) + 1}`);
    case 'month':
      return period(iso.slice(0, 7));
    // A week is known by the day it begins: whether that is a Monday is the reader's setting.
    default:
      return date(day);
  }
}

export function keyWords(key: GroupKey, column: SheetColumn, step?: GroupStep): string {
  if (key === null) return t('group.blank');
  if (typeof key === 'string') return valueWords(key, column);
  return step && column.kind === 'date' ? stepWords(key, step) : figureWords(key, column);
}

/** The rows of a group, as a condition. */
export function keyCondition(key: GroupKey, column: SheetColumn, step?: GroupStep): SheetCondition {
  const { name } = column;
  if (key === null) return { column: name, kind: 'blank' };
  if (typeof key === 'string') return { column: name, kind: 'values', values: [key] };
  if (step && column.kind === 'date') return { column: name, kind: 'range', ...periodFrom(key, step) };
  return { column: name, kind: 'range', from: key, to: key };
}
