import { isoOf, daysFromCivil } from '../table/civil-day.ts';
import { gatherEvidence } from './column-evidence.ts';
import { dateVerdict } from './date-verdict.ts';
import { parseDate } from './date-format.ts';
import { namedMonth } from './named-month.ts';
import { namedQuarter, namedWeek } from './named-quarter.ts';
import { isThaiSign } from './thai-signs.ts';

/** Headers that are periods: by column an ISO date, null for the others. */
export interface PeriodHeaders {
  readonly step: 'day' | 'week' | 'month' | 'quarter';
  readonly dates: readonly (string | null)[];
  /** The months name no year: `dates` are as if of year 0001, to be given one. */
  readonly needsYear: boolean;
}

const FEWEST = 3;

/** Which of a table's headers are months or days; null where too few are, or two are the same one. */
export function periodHeaders(headers: readonly string[]): PeriodHeaders | null {
  const months = headers.map(namedMonth);
  const named = months.filter((one) => one !== null);
  if (named.length >= FEWEST) {
    const needsYear = named.every(({ year }) => year === null);
    if (!needsYear && named.some(({ year }) => year === null)) return null;
    const dates = months.map((one) => one && isoOf(daysFromCivil(one.year ?? 1, one.month, 1)));
    return distinct(dates) ? { step: 'month', dates, needsYear } : null;
  }
  const coarse = coarsePeriods(headers);
  if (coarse !== null) return coarse;
  // Days, all in one order; a header that a spreadsheet holds as a date comes as ISO text.
  const evidence = gatherEvidence(
    headers.map((header) => [header.replace(/ \d{1,2}:\d{2}(?::\d{2})?$/, ''), 1] as const),
  );
  const { format, rows } = dateVerdict(evidence, false, () => headers.some(isThaiSign));
  if (format === null || format.order === 'compact' || rows < FEWEST) return null;
  const days = headers.map((header) => parseDate(header, format));
  const dates = days.map((day) => (day < -800_000 ? null : isoOf(day)));
  if (!distinct(dates)) return null;
  const step = dates.every((date) => date === null || date.endsWith('-01')) ? 'month' : 'day';
  return { step, dates, needsYear: false };
}

const SHORT_MONTH = /^(\d{1,2})[./-](\d{2})$/;

/** Quarters and weeks with their years, and months in figures (`01/23`) whose years cannot be months; null where headers are none. */
function coarsePeriods(headers: readonly string[]): PeriodHeaders | null {
  const quarters = headers.map(namedQuarter);
  const shortMonths = headers.map((header) => SHORT_MONTH.exec(header.trim()));
  const found: readonly (readonly [PeriodHeaders['step'], readonly (number | null)[]])[] = [
    ['quarter', quarters.map((one) => one && daysFromCivil(one.year, one.month, 1))],
    ['week', headers.map(namedWeek)],
    ['month', shortMonths.map((one) => one && shortMonth(Number(one[1]), Number(one[2])))],
  ];
  // A month whose year could be a day speaks against all of them.
  const told = shortMonths.filter((one) => one !== null).length;
  for (const [step, days] of found) {
    const dates = days.map((day) => (day === null ? null : isoOf(day)));
    if (step === 'month' && dates.filter((date) => date !== null).length < told) continue;
    if (distinct(dates)) return { step, dates, needsYear: false };
  }
  return null;
}

function shortMonth(month: number, year: number): number | null {
  return month >= 1 && month <= 12 && year > 12 && year < 69 ? daysFromCivil(2000 + year, month, 1) : null;
}

function distinct(dates: readonly (string | null)[]): boolean {
  const filled = dates.filter((date) => date !== null);
  return filled.length >= FEWEST && new Set(filled).size === filled.length;
}
