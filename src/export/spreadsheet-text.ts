const FORMULA_START = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/**
 * Text that a spreadsheet would run as a formula, made text by an apostrophe; numbers stay numbers. After OWASP, "CSV
 * Injection": = + - @, tab and carriage return begin a formula.
 */
export function spreadsheetText(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
