import type { Sniffed } from './dialect.ts';
import { namedMonth } from './named-month.ts';
import { periodHeaders } from './period-headers.ts';

/** Rows above a table that are looked at. */
const MOST_ABOVE = 60;
const YEAR = /^((?:19|20)\d{2})\s*(?:г\.?|год|year|年|он|\.)?$/iu;
/** A sum of a year: what is left of it without the year. */
const YEAR_AND_WORDS = /^(?:(\p{L}[^\d]*?)\s*(?:19|20)\d{2}|(?:19|20)\d{2}\s*(\p{L}[^\d]*?))[\s.:]*$/u;

/** Months under their years: both rows of the header as one, and the row of the file that the months stand in. */
export interface TwoRowHeader {
  readonly names: readonly string[];
  readonly row: number;
  /** Rows of the file up to and with the years. */
  readonly skipTop: number;
}

/** Whether the top of a file is worth a closer look: a year stands above the table, or in its first row. */
export function mayNameYears({ titles, head }: Sniffed): boolean {
  return (
    titles.some(({ text }) => /(?:19|20)\d{2}/.test(text)) ||
    (head[0] ?? []).some((cell) => YEAR.test(cell.trim()))
  );
}

/**
 * Finds a header of two rows, as pivots have it: years (in the first of the cells they stretch over), and under each of
 * them months. Null where there is none.
 *
 * @param head the file's records from its top
 */
export function twoRowHeader({ head, headRows }: Pick<Sniffed, 'head' | 'headRows'>): TwoRowHeader | null {
  for (let at = 0; at + 1 < Math.min(head.length, MOST_ABOVE); at++) {
    const years = head[at] ?? [];
    if (!years.some((cell) => YEAR.test(cell.trim()))) continue;
    const names = together(years, head[at + 1] ?? []);
    if (names !== null) return { names, row: headRows[at + 1] ?? at + 2, skipTop: headRows[at] ?? at + 1 };
  }
  return null;
}

/** `2020 | | 2021` over `Jan | Feb | Jan` as `2020-01 | 2020-02 | 2021-01`; null where that names no months. */
function together(years: readonly string[], months: readonly string[]): string[] | null {
  const names: string[] = [];
  let year = '';
  for (let column = 0; column < Math.max(years.length, months.length); column++) {
    const above = (years[column] ?? '').trim();
    const below = (months[column] ?? '').trim();
    const begun = YEAR.exec(above)?.[1];
    // Another word above ends what a year stretches over.
    if (begun !== undefined) year = begun;
    else if (above !== '') year = '';
    const month = year === '' ? null : monthOf(below);
    if (month !== null) names.push(`${year}-${String(month).padStart(2, '0')}`);
    else {
      const words = YEAR_AND_WORDS.exec(above);
      names.push(below === '' ? (words?.[1] ?? words?.[2] ?? above) : below);
    }
  }
  const found = periodHeaders(names);
  return found === null || found.needsYear || found.step !== 'month' ? null : names;
}

/** A month without a year, by name or, under a year, by number. */
function monthOf(text: string): number | null {
  const named = namedMonth(text);
  if (named !== null) return named.year === null ? named.month : null;
  const number = /^0?([1-9]|1[0-2])$/.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}
