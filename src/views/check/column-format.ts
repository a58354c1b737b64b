import type { CheckedColumn } from '../../import/check.ts';
import type { DateFormat } from '../../import/date-format.ts';
import type { NumberFormat } from '../../import/number-format.ts';
import type { ColumnFormat } from './import-choices.ts';

/** The ways of reading a column that the check screen offers, as one word each. */
export type FormatChoice = 'text' | `date.${DateFormat['order']}` | 'number..' | 'number.,';

export const FORMAT_CHOICES: readonly FormatChoice[] = [
  'text',
  'date.dmy',
  'date.mdy',
  'date.ymd',
  'date.compact',
  'date.named',
  'date.era',
  'date.serial',
  'date.serial-1904',
  'date.seconds',
  'date.milliseconds',
  'date.month',
  'number..',
  'number.,',
];

export function isDateFormat(format: DateFormat | NumberFormat): format is DateFormat {
  return 'order' in format;
}

export function formatChoiceOf({ kind, format }: CheckedColumn): FormatChoice {
  if (kind === 'text' || !format) return 'text';
  return isDateFormat(format) ? `date.${format.order}` : `number.${format.decimal}`;
}

/** The separators a choice does not name are taken from the column as it is read now, else from its first cells. */
export function columnFormat(
  choice: FormatChoice,
  column: CheckedColumn,
  cells: readonly string[],
): ColumnFormat {
  if (choice === 'text') return { kind: 'text' };
  if (choice === 'number..' || choice === 'number.,') {
    const decimal = choice === 'number..' ? '.' : ',';
    return { kind: 'number', format: { decimal, group: groupBeside(decimal, cells) } };
  }
  const order = choice.slice('date.'.length) as DateFormat['order'];
  const dates = column.format && isDateFormat(column.format) ? column.format : null;
  const shortYear = dates ? dates.shortYear : shortYearIn(cells);
  if (order === 'era') return { kind: 'date', format: { order, separator: signsIn(cells) ? '年' : '' } };
  if (order !== 'dmy' && order !== 'mdy' && order !== 'ymd') {
    const short = order === 'named' && shortYear;
    return { kind: 'date', format: { order, separator: '', ...(short && { shortYear }) } };
  }
  const separator = (dates?.separator ?? '') || separatorIn(cells);
  return { kind: 'date', format: { order, separator, ...(shortYear && { shortYear }) } };
}

function signsIn(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.includes('年'));
}

function shortYearIn(cells: readonly string[]): true | undefined {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return /\d/.test(first) && !/\d{4}/.test(first) ? true : undefined;
}

function separatorIn(cells: readonly string[]): DateFormat['separator'] {
  for (const cell of cells) {
    const found = /^\s*\d{1,4}([-/.])\d{1,2}/.exec(cell)?.[1];
    if (found === '-' || found === '/' || found === '.') return found;
    if (/\d年/.test(cell)) return '年';
  }
  return '-';
}

function groupBeside(decimal: '.' | ',', cells: readonly string[]): NumberFormat['group'] {
  const other = decimal === '.' ? ',' : '.';
  const grouped = {
    [other]: /\d[.,]\d{3}(?!\d)/,
    ' ': /\d[\s\u00a0\u202f]\d{3}(?!\d)/,
    "'": /\d['’]\d{3}(?!\d)/,
  };
  for (const cell of cells) {
    if (grouped[other]?.test(cell) && cell.includes(other)) return other;
    if (grouped[' '].test(cell)) return ' ';
    if (grouped["'"].test(cell)) return "'";
  }
  return '';
}
