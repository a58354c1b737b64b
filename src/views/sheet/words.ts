import { enSheet } from '../../i18n/en-sheet.ts';
import { date, dateRange, dayOfIso, money, number, percent } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { SheetColumn, SheetCondition } from '../../../workers/sheet-api.ts';
import { className } from '../selection/clause-words.ts';

export const t = translator(enSheet);

export type ColumnKind = SheetColumn['kind'];
type Labelled = Pick<SheetColumn, 'name' | 'from'>;

/** Columns every table of its kind has go by our words, those of the file by its own. */
export function columnLabel({ name, from }: Labelled): string {
  return from === 'own' || from === 'remark' ? (t.find(`column.${name}`) ?? name) : name;
}

/** A number of a column as its cells show it. */
export function figureWords(
  value: number,
  { kind, decimals }: Pick<SheetColumn, 'kind' | 'decimals'>,
): string {
  switch (kind) {
    case 'date':
      return date(value);
    case 'money':
      return money(value, Math.min(2, Math.max(decimals, 0)));
    case 'share':
      return percent(value);
    default:
      return number(value);
  }
}

const CLASS_COLUMNS = ['rfmSegment', 'ladder', 'overdue', 'abc', 'xyz'] as const;

/** A value of a column as the list of its values shows it: texts come as they are, days as ISO text, numbers as JavaScript writes them. */
export function valueWords(value: string, { name, kind, decimals }: SheetColumn): string {
  if (value === '') return t('values.blank');
  if (kind === 'date') {
    const day = dayOfIso(value);
    return day === null ? value : date(day);
  }
  if (kind === 'class') {
    const of = CLASS_COLUMNS.find((one) => one === name);
    return of ? className(of, value) : value;
  }
  if (kind === 'text') return value;
  const figure = Number(value);
  return Number.isFinite(figure) ? figureWords(figure, { kind, decimals }) : value;
}

/** What a chip says of one condition. */
export function conditionWords(condition: SheetCondition, columns: readonly SheetColumn[]): string {
  const found = columns.find(({ name }) => name === condition.column);
  const column = found ? columnLabel(found) : condition.column;
  const shape: SheetColumn = found ?? {
    name: condition.column,
    kind: 'text',
    role: null,
    decimals: 2,
    from: 'file',
    absent: false,
  };
  const { not = false } = condition;
  switch (condition.kind) {
    case 'values': {
      const values = listWords(condition.values.map((value) => valueWords(value, shape)));
      return t(not ? 'words.values.not' : 'words.values', { column, values });
    }
    case 'text': {
      const key = condition.at === 'anywhere' ? 'contains' : condition.at;
      return t(not ? `words.${key}.not` : `words.${key}`, { column, text: condition.text });
    }
    case 'range': {
      const range = rangeWords(condition.from, condition.to, shape);
      return t(not ? 'words.range.not' : 'words.range', { column, range });
    }
    case 'blank':
      return t(not ? 'words.blank.not' : 'words.blank', { column });
    case 'top': {
      const words = { column, count: condition.count };
      if (condition.least) return t(not ? 'words.least.not' : 'words.least', words);
      return t(not ? 'words.top.not' : 'words.top', words);
    }
  }
}

function rangeWords(from: number | null, to: number | null, column: SheetColumn): string {
  const write = (value: number) => figureWords(value, column);
  if (from === null) return to === null ? t('range.open') : t('words.to', { to: write(to) });
  if (to === null) return t('words.from', { from: write(from) });
  if (column.kind === 'date') return dateRange(from, to);
  return from === to ? write(from) : t('words.between', { from: write(from), to: write(to) });
}

/** The first two of a list, and how many more. */
export function listWords(words: readonly string[]): string {
  if (words.length === 0) return t('words.nothing');
  const first = words.slice(0, 2).join(', ');
  return words.length > 2 ? t('words.more', { words: first, count: words.length - 2 }) : first;
}
