/**
 * A number as people type it: decimal comma or point, thousands set apart by the other sign, a space or an
 * apostrophe, a per cent sign after it. Null for anything else.
 *
 * One sign alone is a decimal sign, unless it repeats (1.234.567) or a space groups already; of two different ones
 * the last is the decimal sign. So `1,234` is 1.234: what was typed is shown back as it was understood.
 */
export function readTypedNumber(text: string): number | null {
  let digits = text
    .trim()
    .replace(/\s*%$/, '')
    .replace(/^\u2212/, '-');
  digits = digits.replace(/(?<=\d)[\s'’](?=\d{3}(?:\D|$))/g, '');
  if (!/^[+-]?(?:\d[\d.,]*|[.,]\d+)$/.test(digits)) return null;
  const sign = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (sign < 0) return Number(digits);
  const decimal = digits.charAt(sign);
  const other = decimal === '.' ? ',' : '.';
  const repeats = digits.indexOf(decimal) !== sign;
  if (repeats) {
    if (digits.includes(other)) return null;
    return groupedByThree(digits, decimal) ? Number(digits.replaceAll(decimal, '')) : null;
  }
  const whole = digits.slice(0, sign);
  if (whole.includes(other) && !groupedByThree(whole, other)) return null;
  return Number(`${whole.replaceAll(other, '')}.${digits.slice(sign + 1)}`);
}

function groupedByThree(digits: string, sign: string): boolean {
  const groups = digits.replace(/^[+-]/, '').split(sign);
  return groups.every((group, index) => (index === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group)));
}
