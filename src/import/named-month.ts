import { monthOfName } from './date-words.ts';

// January to December in English, Russian (also as of a date), Czech (both cases), Hungarian; as long as they are told
// apart, shorter ones are found by their beginning. Japanese and Mongolian months are numbered.
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'январь', 'января', 'leden', 'ledna', 'január'],
  ['february', 'февраль', 'февраля', 'únor', 'února', 'február'],
  ['march', 'март', 'марта', 'březen', 'března', 'március'],
  ['april', 'апрель', 'апреля', 'duben', 'dubna', 'április'],
  ['may', 'май', 'мая', 'květen', 'května', 'május'],
  ['june', 'июнь', 'июня', 'červen', 'června', 'június'],
  ['july', 'июль', 'июля', 'červenec', 'července', 'július'],
  ['august', 'август', 'августа', 'srpen', 'srpna', 'augusztus'],
  ['september', 'сентябрь', 'сентября', 'září', 'szeptember'],
  ['october', 'октябрь', 'октября', 'říjen', 'října', 'október'],
  ['november', 'ноябрь', 'ноября', 'listopad', 'listopadu', 'november'],
  ['december', 'декабрь', 'декабря', 'prosinec', 'prosince', 'december'],
];
const MONGOLIAN = [
  'нэг', 'хоёр', 'гурав', 'дөрөв', 'тав', 'зургаа', 'долоо', 'найм', 'ес', 'арав', 'арван нэг', 'арван хоёр',
]; // prettier-ignore
const MONGOLIAN_MONTH = /^(.+?)д(?:угаар|үгээр|угар|үгэр)\s+сар$/u;

/** A month as a header or a cell names it. `year` null where it names none. */
export interface NamedMonth {
  readonly year: number | null;
  readonly month: number;
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The month a word means, 1 to 12, or 0: its name, or its first three letters or more. */
function monthOfWord(word: string): number {
  const plain = word.replace(/\.$/, '');
  const exact = MONTHS.findIndex((names) => names.includes(plain));
  if (exact >= 0) return exact + 1;
  const numbered = MONGOLIAN_MONTH.exec(plain)?.[1];
  if (numbered !== undefined) {
    const stem = MONGOLIAN.findIndex(
      (name) => name === numbered || name.slice(0, -1) === numbered || `${name}н` === numbered,
    );
    return stem + 1;
  }
  if (plain.length < 3) return 0;
  // Among the months of dates are those of more languages, and how each cuts them short (`ene`, `Mrz`, `janv`).
  const written = monthOfName(plain);
  if (written !== 0) return written;
  const found = MONTHS.flatMap((names, index) =>
    names.some((name) => name.startsWith(plain)) ? [index + 1] : [],
  );
  // `červen` begins `července`; `čer` could be June or July.
  return found.length === 1 ? (found[0] ?? 0) : 0;
}

function yearOf(text: string): number | null {
  const year = text.length === 2 ? 2000 + Number(text) : Number(text);
  return year >= 1950 && year <= 2099 ? year : null;
}

/** Reads a header or a cell as a month. */
export function namedMonth(header: string): NamedMonth | null {
  const text = folded(header)
    .replace(/\s*(?:г\.?|год|года|оны|on)$/u, '')
    .replace(/\b(?:year|month|сумма|amount|sales)\b/gu, ' ')
    .trim();
  const numeric =
    /^(\d{4})[-./ ]?(\d{1,2})$/.exec(text) ??
    /^(\d{4})年\s?(\d{1,2})月?$/.exec(text) ??
    /^(\d{4})\.? (?:оны )?(\d{1,2})(?:-р)? ?сар$/u.exec(text);
  if (numeric) return month(numeric[1] ?? '', Number(numeric[2]));
  const reversed = /^(\d{1,2})[-./](\d{4})$/.exec(text);
  if (reversed) return month(reversed[2] ?? '', Number(reversed[1]));
  const alone = /^(\d{1,2})(?:月|(?:-р)? ?сар)$/u.exec(text);
  if (alone) return inYear(null, Number(alone[1]));
  const words =
    /^(?:(\d{4})[-./ ,]*)?([\p{L}\p{M}]+(?: [\p{L}\p{M}]+){0,2})\.?(?:[-./ ,']*(\d{4}|\d{2}))?$/u.exec(text);
  if (!words) return null;
  const number = monthOfWord(words[2] ?? '');
  if (number === 0) return null;
  const year = words[1] ?? words[3];
  return year === undefined ? inYear(null, number) : month(year, number);
}

function month(year: string, number: number): NamedMonth | null {
  const value = yearOf(year);
  return value === null ? null : inYear(value, number);
}

function inYear(year: number | null, number: number): NamedMonth | null {
  return number >= 1 && number <= 12 ? { year, month: number } : null;
}
