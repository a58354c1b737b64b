import { parseIso } from '../table/civil-day.ts';
import { isoDay, serialOf } from './serial.ts';
import { Day, Fault, VALUE, type Cell } from './lane.ts';

/** A number as Excel's "General" writes it: 15 significant digits, an exponent for the very large and very small. */
export function generalText(value: number, decimal: string): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value + 0);
  // The shortest digits that mean this double are at most 15: nearly all figures of a sales file.
  const short = String(value);
  if (short.length <= 16 && !short.includes('e'))
    return decimal === '.' ? short : short.replace('.', decimal);
  const [mantissa = '', exponentText = '0'] = value.toExponential(14).split('e');
  const exponent = Number(exponentText);
  const negative = mantissa.startsWith('-') ? '-' : '';
  const digits = trimZeros(mantissa.replace(/[-.]/g, ''));
  if (exponent >= 20 || exponent < -9) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    const rest = digits.length > 1 ? decimal + digits.slice(1) : '';
    return `${negative}${digits.charAt(0)}${rest}E${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${negative}0${decimal}${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return negative + whole + (rest === '' ? '' : decimal + rest);
}

function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits.charAt(end - 1) === '0') end--;
  return digits.slice(0, end);
}

/**
 * A text as a number, as Excel reads one in arithmetic: figures with an exponent, a per cent sign, a currency sign,
 * thousands in threes, or a civil date (YYYY-MM-DD). null where it is none. Times of day are not read.
 */
export function numberOfText(text: string, decimal: string): number | null {
  if (hasLetter(text)) return null;
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 400) return null;
  const day = parseIso(trimmed);
  if (day !== null) return serialOf(day);
  const plain = plainNumber(trimmed, decimal);
  if (plain === null) return null;
  const value = Number(plain.digits);
  return Number.isFinite(value) ? value / plain.divisor : null;
}

/** Whether a text has a letter no number has: most texts are none at the first sight. */
function hasLetter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at) | 32;
    if (unit >= 97 && unit <= 122 && unit !== 101) return true;
  }
  return false;
}

const CURRENCIES = '$€£¥₽₴₸₹₩₫₺';

function plainNumber(text: string, decimal: string): { digits: string; divisor: number } | null {
  let body = text;
  let negative = false;
  if (body.startsWith('(') && body.endsWith(')')) {
    negative = true;
    body = body.slice(1, -1).trim();
  }
  let divisor = 1;
  if (body.endsWith('%')) {
    divisor = 100;
    body = body.slice(0, -1).trim();
  }
  const signed = (): void => {
    if (!negative && (body.startsWith('-') || body.startsWith('+'))) {
      negative = body.startsWith('-');
      body = body.slice(1).trim();
    }
  };
  signed();
  const currency = body.charAt(0);
  if (currency !== '' && CURRENCIES.includes(currency)) {
    body = body.slice(1).trim();
    signed();
  } else if (body !== '' && CURRENCIES.includes(body.charAt(body.length - 1)))
    body = body.slice(0, -1).trim();
  const digits = withoutThousands(body, decimal);
  if (digits === null || !/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return null;
  return { digits: (negative ? '-' : '') + digits, divisor };
}

function withoutThousands(body: string, decimal: string): string | null {
  const [whole = '', ...rest] = body.split(decimal);
  if (rest.length > 1) return null;
  const separators = decimal === '.' ? [','] : ['.', ' ', '\u00a0', '\u202f'];
  let digits = whole;
  for (const separator of separators) {
    if (!whole.includes(separator)) continue;
    const [first = '', ...groups] = whole.split(separator);
    if (first.length === 0 || first.length > 3 || groups.some((group) => group.length !== 3)) return null;
    digits = first + groups.join('');
    break;
  }
  return rest.length === 0 ? digits : `${digits}.${rest[0] ?? ''}`;
}

/** What a value is when joined to text. Unlike Excel, which writes its serial number, a date is YYYY-MM-DD. */
export function textOfCell(cell: Cell, decimal: string): string | Fault {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return generalText(cell, decimal);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell === null) return '';
  return cell instanceof Day ? isoDay(cell.days) : cell;
}

/** What a value is in arithmetic: blank is 0, TRUE 1, a date its serial number; #VALUE! for other texts. */
export function numberOfCell(cell: Cell, decimal: string): number | Fault {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (cell === null) return 0;
  if (typeof cell === 'string') return numberOfText(cell, decimal) ?? new Fault(VALUE);
  return cell instanceof Day ? serialOf(cell.days) : cell;
}
