import type { Spelling } from '../../formula/language.ts';

/** As spreadsheets of the reader's country write formulas: where the decimal sign is a comma, `;` stands between arguments. */
export function readerSpelling(locale: string = navigator.language): Spelling {
  const comma = decimalSign(locale) === ',';
  return comma ? { decimal: ',', argumentSeparator: ';' } : { decimal: '.', argumentSeparator: ',' };
}

function decimalSign(locale: string): string {
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
    return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}
