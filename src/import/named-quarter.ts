import { daysFromCivil } from '../table/civil-day.ts';

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const YEAR = '((?:19|20)\\d{2})(?: ?(?:г\\.?|год[а]?|оны))?';
const NUMBER = '([1-4]|iv|i{1,3})(?:\\.|-?(?:й|р|st|nd|rd|th|er|e|o|a|°))?';
const WORD =
  '(?:q|t|кв\\.?|квартала?|quartal|quarter|qtr|trim(?:estr[aei]|estre)?\\.?|čtvrtletí|negyedév|улирал|四半期|kwartał)';
const GAP = "[ ./'’_-]{0,2}";
// `Q1 2022`, `1Q22`, `I квартал 2022`, `2022 Q1`, `2022. I. negyedév`, `2022年第1四半期`.
const QUARTERS: readonly (readonly [pattern: RegExp, year: number, quarter: number])[] = [
  [new RegExp(`^${WORD}${GAP}${NUMBER}${GAP}(?:de )?${YEAR}$`, 'u'), 2, 1],
  [new RegExp(`^${NUMBER}${GAP}${WORD}${GAP}(?:de )?${YEAR}$`, 'u'), 2, 1],
  [new RegExp(`^${YEAR}\\.?${GAP}${WORD}${GAP}${NUMBER}$`, 'u'), 1, 2],
  [new RegExp(`^${YEAR}\\.?${GAP}${NUMBER}${GAP}${WORD}$`, 'u'), 1, 2],
  [/^(\d{4})年 ?第?([1-4])四半期$/u, 1, 2],
  // Two figures of a year stand behind a quarter's sign alone: `Q1 22`, `1Q'22`.
  [/^q([1-4])[ /'’-]{0,2}(\d{2})$/u, 2, 1],
  [/^([1-4])q[ /'’-]{0,2}(\d{2})$/u, 2, 1],
];

/** The year and the first month of a quarter that a header or a cell names with its year, or null. */
export function namedQuarter(written: string): { readonly year: number; readonly month: number } | null {
  if (written.length > 30 || !/\d/.test(written)) return null;
  const text = folded(written);
  for (const [pattern, yearAt, quarterAt] of QUARTERS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const year = match[yearAt] ?? '';
    const quarter = match[quarterAt] ?? '';
    return {
      year: Number(year.length === 2 ? `20${year}` : year),
      month: ((ROMAN[quarter] ?? Number(quarter)) - 1) * 3 + 1,
    };
  }
  return null;
}

/** The Monday of a week that a header names with its year (`2023-W05`, `W05 2023`, `KW 5/2023`), or null. */
export function namedWeek(written: string): number | null {
  const text = folded(written);
  const yearFirst = /^((?:19|20)\d{2})[ -]?(?:w|wk|week|kw|нед\.?|неделя)[ .-]?(\d{1,2})$/u.exec(text);
  const weekFirst = /^(?:w|wk|week|kw|нед\.?|неделя)[ .-]?(\d{1,2})[ ./-]{1,2}((?:19|20)\d{2})$/u.exec(text);
  const year = Number(yearFirst?.[1] ?? weekFirst?.[2] ?? NaN);
  const week = Number(yearFirst?.[2] ?? weekFirst?.[1] ?? NaN);
  if (!(week >= 1 && week <= 53)) return null;
  // 4 January is in the first week (ISO 8601), and 1 January 1970 was a Thursday.
  const fourth = daysFromCivil(year, 1, 4);
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7);
  return monday + (week - 1) * 7;
}
