import { enCorrections } from '../../i18n/en-corrections.ts';
import { date } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Change } from '../../model/amendments.ts';
import type { PlainError } from '../../../workers/engine-api.ts';

export const t = translator(enCorrections);

/** Names the first of a list, and how many more there are. */
function listed(values: readonly string[], most = 2): string {
  const words = values.slice(0, most).map(valueWords).join(', ');
  return values.length > most ? t('words.more', { words, count: values.length - most }) : words;
}

export function valueWords(value: string): string {
  return value === '' ? t('words.blank') : `“${value}”`;
}

/** Columns that every table of lines has go by our words. */
export function columnWords(name: string): string {
  return t.find(`column.${name}`) ?? name;
}

/** A rule as the list says it. */
export function correctionWords(change: Change): string {
  switch (change.kind) {
    case 'mergeCustomers': {
      const others = change.keys.filter((key) => key !== change.into);
      return t('words.merge', {
        customers: listed([change.into, ...others], 3),
        into: valueWords(change.into),
      });
    }
    case 'renameCustomer':
      return t('words.rename', { key: valueWords(change.key), name: valueWords(change.name) });
    case 'setValue': {
      const { where } = change;
      const column = columnWords(change.column);
      const value = valueWords(change.value);
      if ('rows' in where) return t('words.set.rows', { column, value, count: where.rows.length });
      const values = listed(where.values);
      return where.column === change.column
        ? t('words.replace', { column, value, values })
        : t('words.set.values', { column, value, where: columnWords(where.column), values });
    }
    case 'excludeRows':
      return t('words.exclude', { count: change.rows.length });
    case 'setDate':
      return t('words.date', { count: change.rows.length, date: date(change.day) });
  }
}

/** Why a rule does nothing, or less than it says. */
export function problemWords({ code, params }: PlainError): string {
  return t.find(`problem.${code}`, params) ?? t('problem.unknown');
}
