import type { FormulaErrorCode } from './formula-error.ts';
import type { Reach, Spelling } from './syntax.ts';

interface Place {
  readonly position: number;
  readonly length: number;
}

export type Token = Place &
  (
    | { readonly type: 'number'; readonly value: number }
    | { readonly type: 'text'; readonly value: string }
    | { readonly type: 'name'; readonly text: string }
    | { readonly type: 'column'; readonly name: string; readonly reach: Reach }
    | { readonly type: 'sign'; readonly text: string }
    /** What cannot be read; whoever completes a half-written formula passes over it. */
    | { readonly type: 'bad'; readonly code: FormulaErrorCode; readonly text: string }
    | { readonly type: 'end' }
  );

const SIGNS = ['<>', '<=', '>=', '<', '>', '=', '+', '-', '*', '/', '^', '&', '%', '(', ')'];
/** White space, control characters and general punctuation past ASCII, which begin no name. */
const NO_NAME = /^[\s\p{Zs}\p{Cc}\u2018-\u201f\u00ab\u00bb\u2212\u00d7\u00f7]$/u;

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function startsName(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95;
  return !NO_NAME.test(String.fromCodePoint(text.codePointAt(at) ?? 32));
}

/** Cuts a formula (without its leading `=`, or with it) into tokens; the last one is `end`. Never throws. */
export function tokens(text: string, { decimal, argumentSeparator }: Spelling): Token[] {
  const found: Token[] = [];
  let at = 0;
  const skip = (): void => {
    while (at < text.length && /[\s\u200b\ufeff]/.test(text.charAt(at))) at++;
  };
  skip();
  if (text.charAt(at) === '=') at++;
  for (;;) {
    skip();
    if (at >= text.length) break;
    const token = next(text, at, decimal, argumentSeparator);
    found.push(token);
    at += token.length;
  }
  found.push({ type: 'end', position: text.length, length: 0 });
  return found;
}

function next(text: string, position: number, decimal: string, separator: string): Token {
  const first = text.charAt(position);
  if (first === '"') return quoted(text, position);
  if (first === '[') return bracketed(text, position);
  const unit = text.charCodeAt(position);
  if (isDigit(unit) || (first === decimal && isDigit(text.charCodeAt(position + 1))))
    return numeric(text, position, decimal);
  if (first === ';' || first === separator) return { type: 'sign', text: ';', position, length: 1 };
  for (const sign of SIGNS)
    if (text.startsWith(sign, position)) return { type: 'sign', text: sign, position, length: sign.length };
  if (startsName(text, position)) {
    let at = position;
    while (at < text.length && (startsName(text, at) || isDigit(text.charCodeAt(at)) || text[at] === '.')) {
      at += String.fromCodePoint(text.codePointAt(at) ?? 32).length;
    }
    return { type: 'name', text: text.slice(position, at), position, length: at - position };
  }
  const character = String.fromCodePoint(text.codePointAt(position) ?? 32);
  return {
    type: 'bad',
    code: 'character-unexpected',
    text: character,
    position,
    length: character.length,
  };
}

function numeric(text: string, position: number, decimal: string): Token {
  let at = position;
  const digits = (): void => {
    while (isDigit(text.charCodeAt(at))) at++;
  };
  digits();
  if (text.charAt(at) === decimal) {
    at++;
    digits();
  }
  const mantissa = at;
  if (text.charAt(at) === 'e' || text.charAt(at) === 'E') {
    at++;
    if (text.charAt(at) === '+' || text.charAt(at) === '-') at++;
    const exponent = at;
    digits();
    if (at === exponent) at = mantissa;
  }
  const written = text.slice(position, at);
  const value = Number(written.replace(decimal, '.'));
  const other = decimal === '.' ? ',' : '.';
  const strayed = other === '.' && text.charAt(at) === '.' && isDigit(text.charCodeAt(at + 1));
  if (!Number.isFinite(value) || strayed)
    return {
      type: 'bad',
      code: 'number-unreadable',
      text: strayed ? `${written}.` : written,
      position,
      length: at - position,
    };
  return { type: 'number', value, position, length: at - position };
}

function quoted(text: string, position: number): Token {
  let value = '';
  for (let at = position + 1; at < text.length; at++) {
    if (text[at] !== '"') value += text.charAt(at);
    else if (text[at + 1] === '"') {
      value += '"';
      at++;
    } else return { type: 'text', value, position, length: at + 1 - position };
  }
  return { type: 'bad', code: 'quote-open', text: value, position, length: text.length - position };
}

/** `[name]`, `[@name]`, `[@[name]]`, `[[name]]`; within, `'` stands before a `[ ] # ' @` that is meant as itself. */
function bracketed(text: string, position: number): Token {
  let at = position + 1;
  const reach = text[at] === '@' ? 'row' : 'whole';
  if (reach === 'row') at++;
  const inner = text[at] === '[';
  if (inner) at++;
  let name = '';
  for (; at < text.length; at++) {
    const unit = text.charAt(at);
    const follows = text.charAt(at + 1);
    if (unit === "'" && follows !== '' && "[]#'@".includes(follows)) {
      name += follows;
      at++;
    } else if (unit === ']') {
      if (inner && follows !== ']') break;
      const length = at + (inner ? 2 : 1) - position;
      if (name.trim() === '') return { type: 'bad', code: 'bracket-empty', text: name, position, length };
      return { type: 'column', name, reach, position, length };
    } else if (unit === '[') break;
    else name += unit;
  }
  return { type: 'bad', code: 'bracket-open', text: name, position, length: text.length - position };
}

/** A column's name as it is written in brackets. */
export function bracketedName(name: string, reach: 'row' | 'whole'): string {
  const escaped = name.replace(/[[\]#'@]/g, "'$&");
  return reach === 'row' ? `[@${/^[\p{L}\p{N}_]+$/u.test(name) ? escaped : `[${escaped}]`}]` : `[${escaped}]`;
}

/** Whether a name can stand without brackets. */
export function isPlainName(name: string): boolean {
  const [token, end] = tokens(name, { decimal: '.', argumentSeparator: ';' });
  return (
    token?.type === 'name' &&
    end?.type === 'end' &&
    token.text === name &&
    !['TRUE', 'FALSE'].includes(name.toUpperCase())
  );
}
