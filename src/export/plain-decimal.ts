/** A finite number with all its figures and no exponent, as every reader of tables takes it: shortest text that reads back equal. */
export function plainDecimal(value: number): string {
  if (value === 0) return '0';
  const text = String(value);
  const exponent = text.indexOf('e');
  if (exponent < 0) return text;
  const [whole = '', fraction = ''] = text.slice(0, exponent).replace('-', '').split('.');
  const point = whole.length + Number(text.slice(exponent + 1));
  const figures = whole + fraction;
  const sign = value < 0 ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${figures}`;
  return sign + figures.padEnd(point, '0');
}
