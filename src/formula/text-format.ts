import { civilFromDays } from '../table/civil-day.ts';
import { generalText } from './general-text.ts';
import { Day } from './lane.ts';
import { roundTo } from './rounding.ts';
import { dayOfSerial, isDay, serialOf } from './serial.ts';

/** English names, as the functions' names are English. */
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/**
 * TEXT for the simple formats: figures (`0`, `#`, thousands, decimals, per cent, text around them, a second section for
 * negatives), days (y, m, d), `General`, `@`. null for a format that is none of these (times, fractions, exponents).
 */
export function formatted(value: number | Day, format: string, decimal: string): string | null {
  if (format.trim() === '') return '';
  if (['general', '@'].includes(format.toLowerCase())) {
    return generalText(value instanceof Day ? serialOf(value.days) : value, decimal);
  }
  const pieces = split(format);
  if (pieces === null) return null;
  if (pieces.some(({ code, text }) => code && /[dmy]/i.test(text))) {
    const days = value instanceof Day ? value.days : dayOfSerial(value);
    if ((!(value instanceof Day) && value < 0) || !isDay(days)) return null;
    return dateText(days, pieces);
  }
  const number = value instanceof Day ? serialOf(value.days) : value;
  const sections = sectionsOf(pieces);
  const positive = sections[0] ?? [];
  if (sections.length > 2) {
    const third = number === 0 ? sections[2] : number < 0 ? sections[1] : positive;
    return sections.length > 3 ? null : figureText(Math.abs(number), third ?? [], decimal, false);
  }
  const negative = number < 0 ? sections[1] : undefined;
  return negative
    ? figureText(-number, negative, decimal, false)
    : figureText(Math.abs(number), positive, decimal, number < 0);
}

interface Piece {
  readonly text: string;
  /** Whether it is format code, not text to be kept. */
  readonly code: boolean;
}

function split(format: string): Piece[] | null {
  const pieces: Piece[] = [];
  for (let at = 0; at < format.length; at++) {
    const unit = format.charAt(at);
    if (unit === '"') {
      const end = format.indexOf('"', at + 1);
      if (end < 0) return null;
      pieces.push({ text: format.slice(at + 1, end), code: false });
      at = end;
    } else if (unit === '\\') {
      pieces.push({ text: format.charAt(++at), code: false });
    } else if (/[dmyDMY0#.,%;]/.test(unit)) {
      const last = pieces.at(-1);
      // Letters of a date run together by kind; signs of a figure stand alone.
      if (
        last?.code === true &&
        /[dmy]/i.test(unit) &&
        last.text.charAt(0).toLowerCase() === unit.toLowerCase()
      )
        pieces[pieces.length - 1] = { text: last.text + unit, code: true };
      else pieces.push({ text: unit, code: true });
    } else if (/[a-z?*_[\]@]/i.test(unit)) return null;
    else pieces.push({ text: unit, code: false });
  }
  return pieces;
}

function dateText(days: number, pieces: readonly Piece[]): string {
  const { year, month, day } = civilFromDays(days);
  const weekday = (((days + 4) % 7) + 7) % 7;
  let text = '';
  for (const piece of pieces) {
    const letters = piece.text.toLowerCase();
    if (!piece.code || !/^[dmy]/.test(letters)) text += piece.text;
    else if (letters.startsWith('y')) {
      text += letters.length <= 2 ? String(year % 100).padStart(2, '0') : String(year).padStart(4, '0');
    } else if (letters.startsWith('m')) text += named(letters.length, month, MONTHS[month - 1] ?? '');
    else text += named(letters.length, day, DAYS[weekday] ?? '');
  }
  return text;
}

function named(letters: number, figure: number, name: string): string {
  if (letters === 1) return String(figure);
  if (letters === 2) return String(figure).padStart(2, '0');
  if (letters === 3) return name.slice(0, 3);
  return letters === 5 ? name.slice(0, 1) : name;
}

function sectionsOf(pieces: readonly Piece[]): Piece[][] {
  const sections: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.code && piece.text === ';') sections.push([]);
    else sections.at(-1)?.push(piece);
  }
  return sections;
}

function figureText(size: number, pieces: readonly Piece[], decimal: string, minus: boolean): string | null {
  const codes = pieces.filter(({ code }) => code).map(({ text }) => text);
  const point = codes.indexOf('.');
  const whole = point < 0 ? codes : codes.slice(0, point);
  const after = point < 0 ? [] : codes.slice(point + 1);
  // A comma between digits parts thousands, each one after the last digit divides by a thousand.
  const trailing = /,*$/.exec(codes.filter((code) => code !== '%').join(''))?.[0].length ?? 0;
  const scale = Math.max(trailing, whole.length - 1 - whole.findLastIndex((code) => code !== ','));
  const inDecimals = after.filter((code) => code !== '%').length - (point < 0 ? 0 : trailing);
  if (after.includes('.') || after.length > 30) return null;
  const places = after.filter((code) => code === '0' || code === '#').length;
  if (point >= 0 && inDecimals !== places) return null;
  const least = after.filter((code) => code === '0').length;
  const percents = codes.filter((code) => code === '%').length;
  const slots = whole.filter((code) => code === '0' || code === '#').length;
  const zeros = whole.filter((code) => code === '0').length;
  const lastSlot = Math.max(whole.lastIndexOf('0'), whole.lastIndexOf('#'));
  const thousands = whole.some((code, at) => code === ',' && at < lastSlot);
  const rounded = roundTo((size * 100 ** percents) / 1000 ** scale, places, 'half-away');
  if (rounded >= 1e21) return null;
  const [integer = '0', fraction = ''] = rounded.toFixed(places).split('.');
  let digits = (integer === '0' ? '' : integer).padStart(zeros, '0');
  if (thousands) digits = inThousands(digits, decimal === '.' ? ',' : '.');
  let end = fraction.length;
  while (end > least && fraction.charAt(end - 1) === '0') end--;
  let text = minus && rounded !== 0 ? '-' : '';
  let placed = slots + places === 0;
  for (const piece of pieces) {
    if (!piece.code) text += piece.text;
    else if (piece.text === '%') text += '%';
    else if (!placed) {
      text += digits + (point < 0 ? '' : decimal + fraction.slice(0, end));
      placed = true;
    }
  }
  return text;
}

function inThousands(digits: string, separator: string): string {
  let text = '';
  for (let at = 0; at < digits.length; at++) {
    if (at > 0 && (digits.length - at) % 3 === 0) text += separator;
    text += digits.charAt(at);
  }
  return text;
}
