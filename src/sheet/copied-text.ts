import { isoDate } from '../i18n/format.ts';
import type { GridCopy } from './source.ts';
import type { TableValue } from './table-rows.ts';

/** A text that a spreadsheet would run as a formula once pasted. Excel also takes the full-width signs. */
const FORMULA_START = /^[\t\r\n]|^\s*[=@＝＠]|^[+\-＋－]/u;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)?$/;
const TROUBLE = /[\t\r\n"]/;

/** The kinds of value a cell is copied as. */
export type CopiedKind = 'text' | 'number' | 'share' | 'date';

/** Made a text for sure: an apostrophe tells spreadsheets not to run it. */
function safe(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** A number with every decimal it has and no exponent, as a spreadsheet takes it back. */
export function plainNumber(value: number, decimal: '.' | ','): string {
  if (!Number.isFinite(value)) return '';
  const short = String(Object.is(value, -0) ? 0 : value);
  const text = /e/.test(short)
    ? value.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 17, maximumFractionDigits: 20 }) // prettier-ignore
    : short;
  return decimal === ',' ? text.replace('.', ',') : text;
}

/** A fraction as percent, without the dust of binary fractions: 0.07 is 7%, not 7.000000000000001%. */
function percentText(value: number, decimal: '.' | ','): string {
  return `${plainNumber(Number((value * 100).toPrecision(12)), decimal)}%`;
}

function written(value: TableValue, kind: CopiedKind, decimal: '.' | ','): string {
  if (value === null) return '';
  if (typeof value === 'string') return safe(value);
  if (kind === 'date') return isoDate(value);
  return kind === 'share' ? percentText(value, decimal) : plainNumber(value, decimal);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>');
}

/** A table for the clipboard, gathered row by row. */
export class CopiedTable {
  readonly #kinds: readonly CopiedKind[];
  readonly #decimal: '.' | ',';
  #text: string[] = [];
  #html: string[] = ['<meta charset="utf-8"><table>'];

  constructor(kinds: readonly CopiedKind[], decimal: '.' | ',') {
    this.#kinds = kinds;
    this.#decimal = decimal;
  }

  head(names: readonly string[]): void {
    this.#text.push(names.map((name) => cellText(safe(name))).join('\t'));
    this.#html.push(`<tr>${names.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr>`);
  }

  row(values: readonly TableValue[]): void {
    const texts = values.map((value, at) => written(value, this.#kinds[at] ?? 'text', this.#decimal));
    this.#text.push(texts.map(cellText).join('\t'));
    const cells = values.map((value, at) => {
      const text = escaped(texts[at] ?? '');
      // Told to be text: 007 stays 007.
      return typeof value === 'string'
        ? `<td style='mso-number-format:"\\@"' sdnum="1033;0;@">${escaped(value)}</td>`
        : `<td>${text}</td>`;
    });
    this.#html.push(`<tr>${cells.join('')}</tr>`);
  }

  made(): GridCopy {
    return { text: this.#text.join('\r\n'), html: `${this.#html.join('')}</table>` };
  }
}

/** Quoted where it would not stay one cell. */
function cellText(text: string): string {
  return TROUBLE.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** The decimal sign of a locale. */
export function decimalSign(locale: string): '.' | ',' {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
}
