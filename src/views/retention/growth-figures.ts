import type { ConversionResult, ConversionRow } from '../../analysis/conversion.ts';
import type { GrowthResult, GrowthRow } from '../../analysis/growth.ts';
import type { GrowthUnit } from '../../charts/growth.ts';
import { t } from '../../charts/words.ts';
import { period } from '../../i18n/format.ts';
import type { CustomerClause, PeriodActivity } from '../../model/selection.ts';
import type { Step, ViewSettings } from '../../model/settings.ts';
import type { FigureOfCell, PickedFigure } from '../../session/open-figure.ts';
import { acquiredIn, CUSTOMERS, inPeriod, not, ordersIn, type Days } from '../open-rows/clauses.ts';
import { inClass } from '../segments/clauses.ts';

/** What customers are to a period of growth. */
function who(
  result: GrowthResult,
  row: GrowthRow,
  activity: PeriodActivity,
  { weekStart }: ViewSettings,
): CustomerClause {
  return inPeriod(activity, row, { step: result.period as Step, weekStart });
}

const titled = (what: string, row: GrowthRow) => `${what}, ${period(row.period)}`;

/** Of `growthTwin`. */
export function growthFigures(result: GrowthResult, unit: GrowthUnit, view: ViewSettings): FigureOfCell {
  return (at, column) => {
    const row = result.rows[at];
    if (!row) return null;
    const before = result.rows[at - 1];
    return unit === 'customers'
      ? customersOf(result, row, before, column, view)
      : moneyOf(result, row, before, column, view);
  };
}

function customersOf(
  result: GrowthResult,
  row: GrowthRow,
  before: GrowthRow | undefined,
  column: number,
  view: ViewSettings,
): PickedFigure | null {
  const parts: readonly (readonly [string, PeriodActivity, number] | null)[] = [
    null,
    before ? [t('retention.before'), 'before', before.active] : null,
    before ? [t('retention.lost'), 'lost', row.lost] : null,
    [t('retention.reactivated'), 'reactivated', row.reactivated],
    [t('retention.new'), 'new', row.new],
    [t('retention.after'), 'active', row.active],
  ];
  const part = parts[column];
  if (!part) return null;
  const [words, activity, count] = part;
  return { title: titled(words, row), where: [who(result, row, activity, view)], of: 'customers', count };
}

function moneyOf(
  result: GrowthResult,
  row: GrowthRow,
  before: GrowthRow | undefined,
  column: number,
  view: ViewSettings,
): PickedFigure | null {
  const sum = (words: string, clause: CustomerClause, days: Days, amount: number): PickedFigure => ({
    title: titled(words, row),
    where: [clause, ordersIn(days)],
    of: 'customers',
    sum: amount,
  });
  const retained = (words: string): PickedFigure | null =>
    row.change && {
      title: titled(words, row),
      where: [who(result, row, 'retained', view)],
      of: 'customers',
      count: row.retained,
    };
  switch (column) {
    case 1:
      return sum(t('measure.revenue'), CUSTOMERS, row, row.revenue);
    case 2:
      return sum(t('retention.new'), who(result, row, 'new', view), row, row.parts.new);
    case 3:
      return sum(
        t('retention.reactivated'),
        who(result, row, 'reactivated', view),
        row,
        row.parts.reactivated,
      );
    case 4:
      return retained(t('retention.expansion'));
    case 5:
      return before && row.change
        ? sum(t('retention.lost'), who(result, row, 'lost', view), before, row.change.lost)
        : null;
    case 6:
      return retained(t('retention.contraction'));
    default:
      return null;
  }
}

/** Of `revenuePartsTwin`. */
export function partFigures(result: GrowthResult, view: ViewSettings): FigureOfCell {
  return (at, column) => {
    const row = result.rows[at];
    if (!row) return null;
    const clause = (activity: PeriodActivity) => who(result, row, activity, view);
    const parts: readonly (readonly [string, readonly CustomerClause[], number] | null)[] = [
      null,
      [t('measure.revenue'), [CUSTOMERS], row.revenue],
      [t('retention.new'), [clause('new')], row.parts.new],
      null,
      [t('growth.retained'), [clause('retained')], row.parts.retained],
      [t('retention.reactivated'), [clause('reactivated')], row.parts.reactivated],
      [t('growth.other'), [CUSTOMERS, not(clause('active'))], row.parts.other],
      [t('growth.repeat'), [CUSTOMERS, not(clause('new'))], row.revenue - row.parts.new],
    ];
    const part = parts[column];
    if (!part) return null;
    const [words, clauses, sum] = part;
    return { title: titled(words, row), where: [...clauses, ordersIn(row)], of: 'customers', sum };
  };
}

/** Of `layerTwin`: a column a layer. */
export function layerFigures(result: GrowthResult): FigureOfCell {
  return (at, column) => {
    const row = result.rows[at];
    const layer = result.layers[column - 1];
    if (!row || !layer) return null;
    const { firstDay, lastDay, cohort } = layer;
    const acquired: CustomerClause = { about: 'customers', kind: 'acquired', from: firstDay, to: lastDay };
    return {
      title: titled(cohort === '' ? t('growth.layer.before') : period(cohort), row),
      where: [acquired, ordersIn(row)],
      of: 'customers',
      sum: layer.revenue[at] ?? 0,
    };
  };
}

/** Of the table of conversion, by the id of its column. `from` is the first day of the data or of the dates looked at. */
export function conversionFigure(
  result: ConversionResult,
  row: ConversionRow,
  id: string,
  { from, completeThrough }: { readonly from: number; readonly completeThrough: number },
): PickedFigure | null {
  const firstDay = Math.max(row.firstDay, from);
  const acquired = acquiredIn({ firstDay, lastDay: row.lastDay });
  const lived = acquiredIn({ firstDay, lastDay: Math.min(row.lastDay, completeThrough - result.days) });
  const figure = (where: PickedFigure['where'], words: string, count: number): PickedFigure => ({
    title: `${words}, ${row.year}`,
    where,
    of: 'customers',
    count,
  });
  const onLadder = (rungs: readonly string[]) => inClass('ladder', rungs, {});
  switch (id) {
    case 'customers':
      return figure([acquired], t('conversion.customers'), row.customers);
    case 'clients':
      return figure(
        [acquired, onLadder(['client', 'regular', 'adherent', 'advocate'])],
        t('conversion.clients'),
        row.clients,
      );
    case 'regulars':
      return figure(
        [acquired, onLadder(['regular', 'adherent', 'advocate'])],
        t('conversion.regulars'),
        row.regulars,
      );
    case 'within':
      return figure(
        [lived, { about: 'customers', kind: 'figure', figure: 'secondAfter', from: 0, to: result.days }],
        t('conversion.within', { days: result.days }),
        row.clientsWithin,
      );
    case 'lived':
      return figure([lived], t('conversion.customers'), row.lived);
    default:
      return null;
  }
}
