import type { CellType } from './canonical-csv.ts';
import type { CellFormat } from './cell-formats.ts';
import { numberParts } from './number-format.ts';
import { dateOfSerial, timeOf } from './spreadsheet-dates.ts';

/** A cell as it goes into the canonical table. */
export interface CanonicalCell {
  readonly text: string;
  readonly type: CellType;
}

const PLAIN_INTEGER = /^-?\d{1,15}$/;

/** A number as a cell holds it, shown as its format means it. Doubles in their shortest spelling. */
export function numberCell(stored: string, format: CellFormat, from1904: boolean): CanonicalCell {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return textCell(stored);
  if (format.kind === 'date') {
    const date = dateOfSerial(value, from1904);
    // A number that is no date in this calendar stays a number: the check screen shows it as one that breaks the format.
    if (date !== null) return { text: date, type: 'date' };
  } else if (format.kind === 'time' && value >= 0 && value < 100_000) {
    return { text: timeOf(Math.round(value * 86_400_000)), type: 'text' };
  } else if (format.kind === 'zeros' && Number.isInteger(value)) {
    const figures = String(Math.abs(value)).padStart(format.figures, '0');
    return { text: value < 0 ? `-${figures}` : figures, type: 'text' };
  }
  // Long whole numbers are codes, and a double would change their last figures.
  if (/^-?\d{16,}$/.test(stored)) return { text: stored, type: 'text' };
  return { text: String(value), type: 'number' };
}

/** A text as a cell holds it. */
export function textCell(text: string): CanonicalCell {
  if (text === '' || text.length > 60) return { text, type: 'text' };
  const code = text.charCodeAt(text.length - 1);
  const first = text.charCodeAt(0);
  // Words begin and end with letters: most texts are settled without a closer look.
  if (isAsciiLetter(code) && isAsciiLetter(first)) return { text, type: 'text' };
  if (PLAIN_INTEGER.test(text) || numberParts(text) === null) return { text, type: 'text' };
  return { text, type: 'look-alike' };
}

function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
