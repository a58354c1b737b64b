import type { AbcXyzCell, AbcXyzResult } from '../../analysis/abc-xyz.ts';
import type { LifetimeValueResult } from '../../analysis/lifetime-value.ts';
import type { ParetoResult } from '../../analysis/pareto.ts';
import type { RetentionResult, RetentionRow } from '../../analysis/retention.ts';
import type { TotalsResult } from '../../analysis/totals.ts';
import { classWord, type ClassTotal } from '../../charts/class-shares.ts';
import { curveName } from '../../charts/value-curves.ts';
import { t } from '../../charts/words.ts';
import { number, period } from '../../i18n/format.ts';
import type { Classification, CustomerClause, Selection } from '../../model/selection.ts';
import type { Step, ViewSettings } from '../../model/settings.ts';
import type { FigureOfCell, PickedFigure } from '../../session/open-figure.ts';
import { segmentName } from '../lifetime-value/finding.ts';
import { inClass } from '../segments/clauses.ts';
import {
  acquiredIn,
  CUSTOMERS,
  EVERYBODY,
  firstValue,
  inPeriod,
  linesWith,
  NOT_ANONYMOUS,
  not,
  ordersIn,
  PURCHASES,
  ranked,
  type Periods,
} from './clauses.ts';

/** What the cells of the charts' tables stand for. */

/** Of `revenueByPeriodTwin`: revenue with that of nobody, purchases, customers. */
export function revenueFigures(totals: TotalsResult, { weekStart }: ViewSettings): FigureOfCell {
  return (at, column) => {
    const row = totals.byPeriod[at];
    if (!row) return null;
    const title = (what: string) => `${what}, ${period(row.period)}`;
    const orders = ordersIn(row);
    if (column === 1)
      return { title: title(t('measure.revenue')), where: [orders], of: 'lines', sum: row.revenue };
    if (column === 2) {
      const where = [orders, PURCHASES, CUSTOMERS];
      return { title: title(t('measure.purchases')), where, of: 'orders', count: row.purchases };
    }
    if (column !== 3) return null;
    const step = stepOfTotals(totals, at);
    const where = [inPeriod('active', row, { step, weekStart })];
    return { title: title(t('customers')), where, of: 'customers', count: row.customers };
  };
}

/** The step periods are listed in, which is coarser than the view's where there would be too many. */
function stepOfTotals({ byPeriod }: TotalsResult, at: number): Step {
  const label = byPeriod[at]?.period ?? '';
  if (label.includes('W')) return 'week';
  if (label.includes('Q')) return 'quarter';
  return (['year', 'month', 'day'] as const)[label.split('-').length - 1] ?? 'month';
}

/** Of `paretoTwin`, whose rows are counted from the largest: `counts` are the first column. */
export function paretoFigures(result: ParetoResult, counts: readonly number[]): FigureOfCell {
  return (row) => paretoFigure(result, counts[row] ?? 0);
}

/** The first k in Pareto order; of a column's values only those that have a name here. */
export function paretoFigure(result: ParetoResult, k: number): PickedFigure | null {
  const { entity, value, cumulative, positiveTotal, top } = result;
  const title = t('figure.largest', { count: k });
  if (entity === 'customer') {
    return { title, where: [ranked(value, 1, k)], of: 'customers', count: k };
  }
  if (k > top.length) return null;
  return {
    title: `${entity}: ${title}`,
    where: [linesWith(entity, top.slice(0, k))],
    of: 'lines',
    ...(value === 'revenue' ? { sum: (cumulative[k] ?? 0) * positiveTotal } : {}),
  };
}

/** One value of a column that products, regions or the like are ranked by. */
export function valueFigure(result: ParetoResult, place: number): PickedFigure {
  const { entity, top, values, value } = result;
  const name = top[place] ?? '';
  return {
    title: `${entity}: ${name === '' ? t('blank') : name}`,
    where: [linesWith(entity, [name])],
    of: 'lines',
    ...(value === 'revenue' ? { sum: values[place] ?? 0 } : {}),
  };
}

function periodsOf(result: RetentionResult, { weekStart }: ViewSettings): Periods {
  return { step: result.period as Step, weekStart, window: result.window };
}

/** 0001-01-01. */
const EARLIEST_DAY = -719_162;

type Part = 'before' | 'retained' | 'lost' | 'reactivated' | 'new' | 'after';
/** The words of a part of the bridge, and the customers it is. */
const PARTS = {
  before: { word: 'retention.before', activity: 'before' },
  retained: { word: 'retention.retained', activity: 'retained' },
  lost: { word: 'retention.lost', activity: 'lost' },
  reactivated: { word: 'retention.reactivated', activity: 'reactivated' },
  new: { word: 'retention.new', activity: 'new' },
  after: { word: 'retention.after', activity: 'active' },
} as const;

function countOf(row: RetentionRow, part: Part): number {
  if (part === 'before') return row.S;
  if (part === 'after') return row.E;
  return part === 'new' ? row.N : row[part];
}

/** The customers of a part of the bridge of one period. */
export function bridgeFigure(
  result: RetentionResult,
  row: RetentionRow,
  part: Part,
  view: ViewSettings,
): PickedFigure {
  const { word, activity } = PARTS[part];
  return {
    title: `${t(word)}, ${period(row.period)}`,
    where: [inPeriod(activity, row, periodsOf(result, view))],
    of: 'customers',
    count: countOf(row, part),
  };
}

/** Of `retentionTwin`. The published rate counts the reactivated with the retained. */
export function retentionFigures(result: RetentionResult, view: ViewSettings): FigureOfCell {
  const columns: readonly (Part | 'came' | null)[] = [
    null, 'retained', null, 'came', 'before', 'lost', 'reactivated', 'new', 'after',
  ]; // prettier-ignore
  return (at, column) => {
    const row = result.rows[at];
    const part = columns[column];
    if (!row || !part) return null;
    if (part !== 'came') return bridgeFigure(result, row, part, view);
    const periods = periodsOf(result, view);
    return {
      title: `${t('retention.crr-short')}, ${period(row.period)}`,
      where: [inPeriod('active', row, periods), not(inPeriod('new', row, periods))],
      of: 'customers',
      count: row.E - row.N,
    };
  };
}

/** Of `bridgeTwin`, by the steps' places. In money: what customers brought in the one period or the other. */
export function bridgeFigures(
  result: RetentionResult,
  at: number,
  unit: 'customers' | 'money',
  view: ViewSettings,
): FigureOfCell {
  const row = result.rows[at];
  if (!row) return () => null;
  if (unit === 'customers') {
    const parts: readonly Part[] = ['before', 'lost', 'reactivated', 'new', 'after'];
    return (step) => {
      const part = parts[step];
      return part ? bridgeFigure(result, row, part, view) : null;
    };
  }
  const { money } = row;
  if (!money) return () => null;
  // Before the first row lies one period: all that is earlier is in it.
  const before = { firstDay: result.rows[at - 1]?.firstDay ?? EARLIEST_DAY, lastDay: row.firstDay - 1 };
  const sumOf = (part: Part, who: CustomerClause, days: typeof before, sum: number): PickedFigure => ({
    title: `${t(PARTS[part].word)}, ${period(row.period)}`,
    where: [who, ordersIn(days)],
    of: 'customers',
    sum,
  });
  const who = (part: Part) => inPeriod(PARTS[part].activity, row, periodsOf(result, view));
  const retained = () => bridgeFigure(result, row, 'retained', view);
  const steps: readonly (() => PickedFigure | null)[] = [
    () => sumOf('before', CUSTOMERS, before, money.before),
    () => sumOf('lost', who('lost'), before, money.lost),
    retained,
    retained,
    () => sumOf('reactivated', who('reactivated'), row, money.reactivated),
    () => sumOf('new', who('new'), row, money.new),
    ...(Math.abs(money.other) < 0.005 ? [] : [() => null]),
    () => sumOf('after', CUSTOMERS, row, money.after),
  ];
  return (step) => steps[step]?.() ?? null;
}

/** Of `classTwin`. */
export function classFigures(
  of: Classification,
  classes: readonly ClassTotal[],
  settings: object,
): FigureOfCell {
  return (row, column) => {
    const one = classes[row];
    if (!one || column === 0) return null;
    return {
      title: t('class-named', { name: classWord(one.name) }),
      where: [inClass(of, [one.name], settings)],
      of: 'customers',
      count: one.customers,
      ...(column === 3 ? { sum: one.revenue } : {}),
    };
  };
}

const MATRIX = (['A', 'B', 'C'] as const).flatMap((row) =>
  (['X', 'Y', 'Z', 'new'] as const).map((column): AbcXyzCell => `${row}${column}`),
);

/** Of `matrixTwin`. */
export function matrixFigures(result: AbcXyzResult, settings: object): FigureOfCell {
  return (row, column) => {
    const name = MATRIX[row];
    return name === undefined || column === 0 ? null : cellFigure(result, name, settings, column === 2);
  };
}

export function cellFigure(
  result: AbcXyzResult,
  name: AbcXyzCell,
  settings: object,
  money = false,
): PickedFigure {
  const { customers, revenue } = result.cells[name];
  return {
    title: `${name}: ${t(`segments.cell.${name}`)}`,
    where: [inClass('abcXyz', [name], settings)],
    of: 'customers',
    count: customers,
    ...(money ? { sum: revenue } : {}),
  };
}

/** Of `valueTwin`: the customers who have lived all of an age since the history began. */
export function valueFigures(
  result: LifetimeValueResult,
  totals: TotalsResult | null,
  settings: object,
): FigureOfCell {
  const shown = result.curves.filter((curve) => curve.points.length > 0);
  const ages = [...new Set(shown.flatMap(({ points }) => points.map(({ age }) => age)))].sort(
    (a, b) => a - b,
  );
  return (row, column) => {
    const curve = shown[column - 1];
    const age = ages[row];
    const point = curve?.points.find((one) => one.age === age);
    if (!curve || !point || !totals) return null;
    const lived: Selection = [
      { about: 'customers', kind: 'figure', figure: 'monthsLived', from: point.age + 1, to: null },
      { about: 'customers', kind: 'acquired', from: totals.historyStartDay, to: null },
    ];
    return {
      title: t('figure.lived', { name: curveName(curve.name), months: number(point.age + 1) }),
      where: curve.name === 'all' ? lived : [inClass('abc', [curve.name], settings), ...lived],
      of: 'customers',
      count: point.customers,
    };
  };
}

type Segment = LifetimeValueResult['segments'][number];

/** The customers of a row of the table of factors; those of a pooled row are all that are in no other. */
export function segmentFigure(result: LifetimeValueResult, segment: Segment, settings: object): PickedFigure {
  return {
    title: segmentName(result.by, segment),
    where: [segmentClause(result, segment, settings)],
    of: 'customers',
    count: segment.customers,
  };
}

function segmentClause(result: LifetimeValueResult, segment: Segment, settings: object): CustomerClause {
  const { by, segments } = result;
  const { name, days, pooled } = segment;
  if (days) return acquiredIn(days);
  if (by === 'abc') return inClass('abc', [name], settings);
  if (by === 'xyz') return inClass('xyz', [name], {});
  if (pooled === 0) return firstValue(by, [name]);
  return not(firstValue(by, segments.flatMap((one) => (one.pooled === 0 ? [one.name] : [])))); // prettier-ignore
}

/** What the factors of all customers are taken of. */
export function factorFigure(name: string, customers: number): PickedFigure {
  return { title: t('figure.factor', { name }), where: EVERYBODY, of: 'customers', count: customers };
}

/** Lines without a customer, and keys without a purchase: in the total, in no figure about customers. */
export function anonymousFigure({ anonymousLines, anonymousRevenue }: TotalsResult): PickedFigure {
  const where: Selection = [{ about: 'lines', kind: 'anonymous' }];
  const title = t('figure.anonymous');
  return { title, where, of: 'lines', count: anonymousLines, sum: anonymousRevenue };
}

export function returnsOnlyFigure({ returnsOnlyCustomers, returnsOnlyRevenue }: TotalsResult): PickedFigure {
  const where: Selection = [{ about: 'customers', kind: 'returnsOnly' }];
  const title = t('figure.returns-only');
  return { title, where, of: 'customers', count: returnsOnlyCustomers, sum: returnsOnlyRevenue };
}

/** All customers, and all their lines. */
export function everyoneFigure({ customers }: TotalsResult): PickedFigure {
  return { title: t('figure.everyone'), where: EVERYBODY, of: 'customers', count: customers };
}

export function linesFigure({ lines }: TotalsResult): PickedFigure {
  return { title: t('figure.lines'), where: [NOT_ANONYMOUS], of: 'lines', count: lines };
}
