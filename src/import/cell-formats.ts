import { numberParts } from './number-format.ts';

/** What a number in a spreadsheet's cell stands for, by the format it is shown in. */
export type CellFormat =
  | {
      readonly kind: 'number';
      /** The currency it is shown in (`currencyOf`); `¤` for that of the country the workbook is opened in. */
      readonly currency?: string;
    }
  | { readonly kind: 'date' }
  /** A time of day or a span of hours. */
  | { readonly kind: 'time' }
  /** A code shown with leading zeros: at least so many figures. */
  | { readonly kind: 'zeros'; readonly figures: number };

const NUMBER: CellFormat = { kind: 'number' };
const DATE: CellFormat = { kind: 'date' };
const TIME: CellFormat = { kind: 'time' };

/**
 * The formats Excel has without writing them down (ECMA-376 part 1, 18.8.30): 14 to 17 and 22 are dates, 18 to 21 and 45 to 47
 * times; 27 to 36 and 50 to 58 are dates in Chinese, Japanese, Korean and Thai Excel and unused elsewhere.
 */
export function builtInFormat(id: number): CellFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36) return DATE;
  if ((id >= 50 && id <= 54) || id === 57 || id === 58) return DATE;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return TIME;
  if ((id >= 5 && id <= 8) || id === 42 || id === 44) return { kind: 'number', currency: '¤' };
  return id === 55 || id === 56 ? TIME : NUMBER;
}

// Text in quotes, a single character after `\`, a width after `_`, a filler after `*`, and conditions, colours, currencies
// and locales in brackets. `[h]`, `[mm]` and `[s]` are spans of time and stay.
const LITERAL = /"[^"]*"?|\\.|[_*]./gs;
const BRACKET = /\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** What a format code of a workbook's own stands for: `dd.mm.yyyy`, `#,##0.00 "kg"`, `[$-411]ggge"年"m"月"d"日"`, `00000`. */
export function formatOfCode(code: string): CellFormat {
  const [shown = ''] = code.replace(LITERAL, '').replace(BRACKET, '').split(';');
  const letters = shown.replace(/general/gi, '').replace(/e[+-]/gi, '');
  // `e` is a year in East Asian formats, `b` a Buddhist one, `g` an era.
  if (/[yd]|g+e|e+|b{2}/i.test(letters)) return DATE;
  if (/[hs]/i.test(letters)) return TIME;
  if (/m/i.test(letters)) return DATE;
  if (/^0{2,15}$/.test(shown.trim())) return { kind: 'zeros', figures: shown.trim().length };
  const currency = currencyShown(code);
  return currency === '' ? NUMBER : { kind: 'number', currency };
}

/** `[$€-407]`, `"Kč"`, `\€`, `$`: the currency in the first section of a format code, '' where there is none. */
function currencyShown(code: string): string {
  const [section = ''] = code.replace(/[_*]./gs, '').split(';');
  for (const [, named, quoted, escaped, bare] of section.matchAll(
    /\[\$([^\]-]+)(?:-[^\]]*)?\]|\[[^\]]*\]|"([^"]*)"|\\(.)|(\p{Sc})/gu,
  )) {
    const currency = numberParts(`1 ${(named ?? quoted ?? escaped ?? bare ?? '').trim()}`)?.currency ?? '';
    if (currency !== '') return currency;
  }
  return '';
}
