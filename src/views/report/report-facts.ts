import type { AttributeInfo } from '../../analysis/attribute-values.ts';
import type { Clause, Selection } from '../../model/selection.ts';
import type { ViewSettings } from '../../model/settings.ts';
import type { TotalsResult } from '../../analysis/totals.ts';
import type { Waterfall } from '../../model/lines.ts';
import { twin, type Twin } from '../../charts/twin.ts';
import { bytes, date, dateRange, money, number, percent } from '../../i18n/format.ts';
import { waterfallSteps } from '../check/waterfall-steps.ts';
import { DEFINITION_IDS, type DefinitionId } from '../definitions/ids.ts';
import { t as d } from '../definitions/definitions.ts';
import { clauseWords } from '../selection/clause-words.ts';
import { r } from './words.ts';

/** Roles of columns that say who a customer is. */
const PERSONAL: ReadonlySet<string> = new Set([
  'customer',
  'name',
  'email',
  'phone',
  'birthday',
  'referredBy',
]);

/** The columns whose values say who somebody is. */
export function personalColumns(columns: readonly AttributeInfo[]): ReadonlySet<string> {
  return new Set(columns.flatMap(({ name, role }) => (role !== null && PERSONAL.has(role) ? [name] : [])));
}

/** Whether a clause says who somebody is. @param personal names of columns that hold names, addresses or numbers of customers */
export function namesSomebody(clause: Clause, personal: ReadonlySet<string>): boolean {
  if (clause.kind === 'all') return clause.clauses.some((one) => namesSomebody(one, personal));
  if (clause.about === 'customers' && (clause.kind === 'keys' || clause.kind === 'text')) return true;
  return 'attribute' in clause && personal.has(clause.attribute);
}

/** The filters in force; those that name somebody only where that is wanted. */
export function filterWords(selection: Selection, names: boolean, personal: ReadonlySet<string>): string {
  if (selection.length === 0) return r('page.filters.none');
  return selection
    .map((clause) =>
      names || !namesSomebody(clause, personal) ? clauseWords(clause) : r('page.filters.hidden'),
    )
    .join('; ');
}

export function waterfallTable(waterfall: Waterfall): Twin {
  const steps = waterfallSteps(waterfall).filter(({ id, rows }) => rows > 0 || id === 'analysed');
  return twin(
    [r('page.data.rows'), r('page.data.count'), r('page.data.sum')],
    [
      [r('page.data.file'), number(waterfall.file.rows), money(waterfall.file.amount)],
      // What cannot be read is not summed.
      ...steps.map(({ id, rows, amount }) => [r(`page.bucket.${id}`), number(rows), id === 'rejected' ? '' : money(amount)]), // prettier-ignore
    ],
  );
}

/** What was in force when the figures were worked out. */
export function settingsInForce(
  source: { readonly name: string; readonly bytes: number; readonly fingerprint: string },
  totals: TotalsResult,
  view: ViewSettings,
  filters: string,
): [string, string][] {
  const margin =
    view.marginRate === null
      ? r(totals.marginIsRevenue ? 'page.margin.none' : 'page.margin.file')
      : percent(view.marginRate);
  return [
    [r('page.source'), source.name],
    [r('page.bytes'), bytes(source.bytes)],
    [r('page.fingerprint'), source.fingerprint],
    [r('page.dates'), dateRange(totals.firstDay, totals.lastDay)],
    [r('page.complete'), date(totals.completeThroughDay)],
    [r('page.step'), d(`step.${totals.step}`)],
    [r('page.measure'), d(`uses.measure.${view.measure}`)],
    [r('page.margin'), margin],
    [d('uses.zero'), d(view.zeroIsPurchase ? 'uses.zero.yes' : 'uses.zero.no')],
    [r('page.filters'), filters],
  ];
}

/** What the figures mean, each once, in the order definitions have. */
export function definitionsOf(ids: readonly DefinitionId[]): [string, string][] {
  return DEFINITION_IDS.filter((id) => ids.includes(id)).map((id) => [
    d.find(`${id}.name`) ?? id,
    [d.find(`${id}.words`), d.find(`${id}.formula`)].filter((text) => text !== null).join(' '),
  ]);
}
