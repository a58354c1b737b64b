import { dayOfIso, isoDate } from '../../i18n/format.ts';

export interface DatePreset {
  readonly id: 'all' | 'last12' | 'last3' | 'year';
  readonly year: number | null;
  /** Days since 1970-01-01; null: open. */
  readonly from: number | null;
  readonly to: number | null;
}

const MOST_YEARS = 6;

/**
 * Ranges that suit data from `first` to `last` (days): everything, the last 12 and 3 months up to the last day, and
 * the calendar years, the latest first. What would be everything anyway is left out.
 */
export function datePresets(first: number, last: number): DatePreset[] {
  const presets: DatePreset[] = [{ id: 'all', year: null, from: null, to: null }];
  const back = (months: number) => dayAfterMonthsBefore(last, months);
  if (back(12) > first) presets.push({ id: 'last12', year: null, from: back(12), to: last });
  if (back(3) > first) presets.push({ id: 'last3', year: null, from: back(3), to: last });
  const firstYear = yearOf(first);
  const lastYear = yearOf(last);
  if (firstYear === lastYear) return presets;
  for (let year = lastYear; year >= firstYear && year > lastYear - MOST_YEARS; year--) {
    const text = String(year).padStart(4, '0');
    const from = dayOfIso(`${text}-01-01`);
    const to = dayOfIso(`${text}-12-31`);
    if (from !== null && to !== null) presets.push({ id: 'year', year, from, to });
  }
  return presets;
}

function yearOf(day: number): number {
  return Number(isoDate(day).slice(0, 4));
}

/** 31 May less 3 months: the day after 28 (29) February. The range then holds whole months. */
function dayAfterMonthsBefore(day: number, months: number): number {
  const [year = 0, month = 1, date = 1] = isoDate(day).split('-').map(Number);
  const index = year * 12 + month - 1 - months;
  const target = [
    String(Math.floor(index / 12)).padStart(4, '0'),
    String((index % 12) + 1).padStart(2, '0'),
  ].join('-');
  for (let clamped = date; clamped > 27; clamped--) {
    const found = dayOfIso(`${target}-${String(clamped).padStart(2, '0')}`);
    if (found !== null) return found + 1;
  }
  return (dayOfIso(`${target}-${String(Math.min(date, 27)).padStart(2, '0')}`) ?? day) + 1;
}
