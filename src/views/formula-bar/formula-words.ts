import { enFormula } from '../../i18n/en-formula.ts';
import { enFormulaBar } from '../../i18n/en-formula-bar.ts';
import { date, number } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { FormulaCheck } from '../../../workers/amend-api.ts';
import type { PlainError } from '../../../workers/engine-api.ts';

export const t = translator(enFormulaBar);
const formula = translator(enFormula);

/** What a function does. */
export function functionWords(name: string): string {
  return formula.find(`formula.function.${name}`) ?? '';
}

export function parameterWords(name: string): string {
  return formula.find(`formula.argument.${name}`) ?? name;
}

export function errorInWords({ code, params }: PlainError): string {
  return formula.find(`formula.error.${code}`, params) ?? t('failed');
}

/** What a fault in a cell means. */
export function faultWords(fault: string): string {
  return formula.find(`formula.cell.${fault}`) ?? '';
}

/** What kind the column will be, and what its first lines will show. */
export function previewWords({ kind, values, absent }: FormulaCheck): string {
  if (kind === null) return '';
  const words = t(`preview.${kind}`);
  if (absent.length > 0) return t('preview.absent', { kind: words, columns: absent.join(', ') });
  if (values.length === 0) return t('preview.none', { kind: words });
  return t('preview', { kind: words, values: values.map((one) => valueWords(one, kind)).join(' · ') });
}

function valueWords(
  { value, fault }: FormulaCheck['values'][number],
  kind: NonNullable<FormulaCheck['kind']>,
): string {
  if (fault !== null) return fault;
  if (value === null || value === '') return t('value.blank');
  if (typeof value === 'string') return kind === 'text' ? `“${value}”` : value;
  if (kind === 'date') return date(value);
  return number(value, decimalsOf(value));
}

/** As many as say it, up to six. */
function decimalsOf(value: number): number {
  let decimals = 0;
  while (decimals < 6 && Number(value.toFixed(decimals)) !== value) decimals += 1;
  return decimals;
}
