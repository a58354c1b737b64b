import type { AnalysisId, ResultOf } from '../../analysis/index.ts';
import type { CohortResult } from '../../analysis/cohorts.ts';
import type { RetentionResult, RetentionRow } from '../../analysis/retention.ts';
import { ageUnit, ageWords } from '../../charts/cohort-heat.ts';
import { t as c } from '../../charts/words.ts';
import { money, moneyRounded, number, percent, percentPoints, period } from '../../i18n/format.ts';
import type { Selection } from '../../model/selection.ts';
import type { AnalysisScreen } from '../../session/screens.ts';
import { inClass } from '../segments/clauses.ts';
import { t } from '../selection/clause-words.ts';
import { w } from '../segments/words.ts';

/** What is asked for both selections, a screen. */
export const ASKED: Readonly<Record<AnalysisScreen, readonly AnalysisId[]>> = {
  overview: ['totals', 'retention', 'lifetimeValue'],
  pareto: ['totals', 'pareto'],
  segments: ['totals', 'abc', 'rfm', 'ladder', 'overdue'],
  retention: ['totals', 'retention', 'cohorts'],
  breakdown: ['totals'],
  'lifetime-value': ['totals', 'lifetimeValue'],
};

/** The results of one of the two, as far as they have come. */
export type Results = { readonly [Id in AnalysisId]?: ResultOf<Id> | null };

export interface ComparedRow {
  readonly name: string;
  readonly kind: 'money' | 'count' | 'number' | 'share' | 'points';
  readonly one: number | null;
  readonly other: number | null;
  /** The customers a count is of. */
  readonly where?: Selection;
}

type Read = (of: Results) => number | null | undefined;

/** The figures of a screen, for both. */
export function comparedRows(screen: AnalysisScreen, one: Results, other: Results): ComparedRow[] {
  const row = (name: string, kind: ComparedRow['kind'], read: Read, where?: Selection): ComparedRow => ({
    name,
    kind,
    one: read(one) ?? null,
    other: read(other) ?? null,
    ...(where ? { where } : {}),
  });
  const totals = [
    row(t('compare.customers'), 'count', ({ totals: of }) => of?.customers, []),
    row(t('compare.revenue'), 'money', ({ totals: of }) => of?.revenue),
    row(t('compare.purchases'), 'number', ({ totals: of }) => of?.purchases),
    row(t('compare.check'), 'money', ({ totals: of }) =>
      of && of.purchases > 0 ? of.customerRevenue / of.purchases : null,
    ),
  ];
  const worth = row(t('compare.ltv'), 'money', ({ lifetimeValue: of }) => of?.ltv);
  switch (screen) {
    case 'overview':
      return [...totals, ...rateRows(row, one, other).slice(0, 1), worth];
    case 'breakdown':
      return [...totals, row(t('compare.gap'), 'number', ({ totals: of }) => of?.medianGap)];
    case 'pareto':
      return [
        ...totals,
        row(t('compare.top20'), 'share', ({ pareto: of }) => of?.shareOfTop20),
        row(t('compare.for80'), 'share', ({ pareto: of }) => of?.fractionFor80),
        row(t('compare.gini'), 'number', ({ pareto: of }) => of?.gini),
      ];
    case 'segments':
      return [...totals.slice(0, 2), ...classRows(row)];
    case 'retention':
      return [...totals.slice(0, 1), ...rateRows(row, one, other), ...ageRows(row, one, other)];
    case 'lifetime-value':
      return [
        ...totals.slice(0, 2),
        row(c('value.symbol.S'), 'money', ({ lifetimeValue: of }) => of?.S),
        row(c('value.symbol.C'), 'number', ({ lifetimeValue: of }) => of?.C),
        row(c('value.symbol.P'), 'share', ({ lifetimeValue: of }) => of?.P),
        row(c('value.symbol.T'), 'number', ({ lifetimeValue: of }) => of?.T),
        worth,
        row(t('compare.kaplanMeier'), 'number', ({ lifetimeValue: of }) => of?.kaplanMeierT),
        row(t('compare.churn'), 'number', ({ lifetimeValue: of }) => of?.churnT),
      ];
  }
}

type MakeRow = (name: string, kind: ComparedRow['kind'], read: Read, where?: Selection) => ComparedRow;

function classRows(row: MakeRow): ComparedRow[] {
  const classes = (['A', 'B', 'C'] as const).flatMap((name) => [
    row(t('compare.class', { name }), 'count', ({ abc: of }) => of?.classes[name].customers, [inClass('abc', [name], {})]),
    row(t('compare.classRevenue', { name }), 'money', ({ abc: of }) => of?.classes[name].revenue),
  ]); // prettier-ignore
  const segments = (['champion', 'loyal', 'at risk', 'lost'] as const).map((name) =>
    row(t('compare.named', { name: w(`rfm.segment.${name}`) }), 'count', ({ rfm: of }) => of?.segments[name].customers, [inClass('rfmSegment', [name], {})]),
  ); // prettier-ignore
  const rungs = (['buyer', 'client', 'regular', 'adherent'] as const).map((name) =>
    row(t('compare.named', { name: w(`ladder.rung.${name}`) }), 'count', ({ ladder: of }) => of?.rungs[name].customers, [inClass('ladder', [name], {})]),
  ); // prettier-ignore
  const overdue = row(t('compare.named', { name: w('overdue.state.overdue') }), 'count', ({ overdue: of }) => of?.states.overdue.customers, [inClass('overdue', ['overdue'], {})]); // prettier-ignore
  const stake = row(t('compare.atStake'), 'money', ({ overdue: of }) => of?.states.overdue.atStake);
  return [...classes, ...segments, ...rungs, overdue, stake];
}

/** The usual rate, and both rates of the last whole period: the same period for both. */
function rateRows(row: MakeRow, { retention: one }: Results, { retention: other }: Results): ComparedRow[] {
  const whole = one?.rows.findLast(({ complete }) => complete);
  const at = (of: RetentionResult | null | undefined): RetentionRow | undefined =>
    of?.rows.find(({ period: label }) => label === whole?.period);
  const step = c(`in.${(one ?? other)?.period as 'month'}`);
  const pooled = row(t('compare.pooled', { step }), 'share', ({ retention: of }) => of?.pooledRetention);
  if (!whole) return [pooled];
  const words = { period: period(whole.period) };
  return [
    pooled,
    row(t('compare.strict', words), 'points', ({ retention: of }) => at(of)?.crrStrict),
    row(t('compare.crr', words), 'points', ({ retention: of }) => at(of)?.crr),
  ];
}

/** Mean retention at a few telling ages. */
function ageRows(row: MakeRow, { cohorts: one }: Results, { cohorts: other }: Results): ComparedRow[] {
  const found = one ?? other;
  if (!found) return [];
  const meanAt = (of: CohortResult | null | undefined, age: number) =>
    of?.mean.find((mean) => mean.age === age)?.retention;
  return [1, 3, 6, 12]
    .filter((age) => meanAt(one, age) !== undefined || meanAt(other, age) !== undefined)
    .map((age) =>
      row(t('compare.age', { age: ageWords(age, ageUnit(found)) }), 'share', ({ cohorts: of }) => meanAt(of, age)),
    ); // prettier-ignore
}

export function comparedWords(value: number | null, kind: ComparedRow['kind']): string {
  switch (kind) {
    case 'money':
      return value !== null && Math.abs(value) < 1000 ? money(value) : moneyRounded(value);
    case 'share':
      return percent(value);
    case 'points':
      return percentPoints(value);
    default:
      return number(value);
  }
}

/** `+12.5 %` of what it is held against; of shares and rates the points between them. */
export function differenceWords({ one, other, kind }: ComparedRow): string {
  if (one === null || other === null) return '';
  if (kind === 'share' || kind === 'points') {
    const points = (one - other) * (kind === 'share' ? 100 : 1);
    return t('compare.points', { points: signed(points, (value) => number(value, 1)) });
  }
  return other > 0 ? signed(one / other - 1, (value) => percent(value)) : '';
}

export function signed(value: number, write: (value: number) => string): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${write(Math.abs(value))}`;
}
