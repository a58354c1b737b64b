// Excel also takes the full-width signs, and skips white space before a formula.
const FORMULA_START = /^[\t\r\n]|^\s*[=@＝＠]|^[+\-＋－]/u;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/**
 * Text that a spreadsheet would run as a formula, made text by an apostrophe; numbers stay numbers. After OWASP, "CSV
 * Injection": = + - @, tab, line feed and carriage return begin a formula, full-width signs too.
 */
export function spreadsheetText(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
