import { dayOfIso } from '../../i18n/format.ts';
import type { SheetCondition, SheetValues } from '../../../workers/sheet-api.ts';

/** A month of a date column with its rows. Days since 1970-01-01, both included. */
export interface Month {
  readonly year: number;
  readonly month: number;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

export interface Year {
  readonly year: number;
  readonly rows: number;
  readonly months: readonly Month[];
}

function firstDay(year: number, month: number): number {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  return dayOfIso(text) ?? 0;
}

export function monthsOf({ months }: SheetValues): Month[] {
  return (months ?? []).map(({ year, month, rows }) => ({
    year,
    month,
    rows,
    first: firstDay(year, month),
    last: (month === 12 ? firstDay(year + 1, 1) : firstDay(year, month + 1)) - 1,
  }));
}

export function yearsOf(months: readonly Month[]): Year[] {
  const years: { year: number; rows: number; months: Month[] }[] = [];
  for (const month of months) {
    const last = years.at(-1);
    if (last?.year === month.year) {
      last.months.push(month);
      last.rows += month.rows;
    } else years.push({ year: month.year, rows: month.rows, months: [month] });
  }
  return years;
}

/** Whether the conditions let all of a month through. */
export function isChosen(month: Month, conditions: readonly SheetCondition[]): boolean {
  return conditions.every((condition) => {
    if (condition.kind !== 'range') return false;
    const from = condition.from ?? -Infinity;
    const to = condition.to ?? Infinity;
    return condition.not ? month.first > to || month.last < from : month.first >= from && month.last <= to;
  });
}

/**
 * Months as conditions that all hold at once: from the first to the last, and none of the gaps between. None: no condition
 * but the blank rows' would leave none, so nothing is chosen by an empty list of values.
 */
export function monthConditions(
  column: string,
  months: readonly Month[],
  chosen: (month: Month) => boolean,
): SheetCondition[] {
  const among = months.map(chosen);
  if (among.every((one) => one)) return [];
  const start = among.indexOf(true);
  const end = among.lastIndexOf(true);
  if (start < 0) return [{ column, kind: 'values', values: [] }];
  const conditions: SheetCondition[] = [
    {
      column,
      kind: 'range',
      // Open where nothing lies beyond.
      from: start === 0 ? null : (months[start]?.first ?? null),
      to: end === months.length - 1 ? null : (months[end]?.last ?? null),
    },
  ];
  let gap: number | null = null;
  for (let at = start; at <= end; at++) {
    const month = months[at];
    if (!month) continue;
    if (!among[at]) gap ??= month.first;
    else if (gap !== null) {
      conditions.push({ column, kind: 'range', from: gap, to: months[at - 1]?.last ?? gap, not: true });
      gap = null;
    }
  }
  const [first] = conditions;
  // A range open at both ends asks nothing but a date.
  return first?.kind === 'range' && first.from === null && first.to === null
    ? conditions.slice(1)
    : conditions;
}
