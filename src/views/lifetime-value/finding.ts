import type { CohortResult } from '../../analysis/cohorts.ts';
import type { Factors, LifetimeValueResult, LifetimeValueSegment } from '../../analysis/lifetime-value.ts';
import { ageWords } from '../../charts/cohort-heat.ts';
import { FEW } from '../../charts/share-words.ts';
import { t } from '../../charts/words.ts';
import { moneyRounded, number, percent, period } from '../../i18n/format.ts';
import type { Part } from '../../i18n/translate.ts';

export const FACTORS = ['S', 'C', 'P', 'T'] as const;
export type Factor = (typeof FACTORS)[number];

/** Money under a hundred keeps its cents: 4 a customer and 4.40 are not the same. */
export function valueWords(value: number | null): string {
  if (value === null) return moneyRounded(null);
  return Math.abs(value) < 100 ? number(value, 2) : moneyRounded(value);
}

/** A factor as it stands in the row of four. */
export function factorWords(factor: Factor, value: number | null): string {
  switch (factor) {
    case 'S':
      return valueWords(value);
    case 'C':
      return number(value, 2);
    case 'P':
      return percent(value, value !== null && value < 0.9995 ? 1 : 0);
    case 'T':
      return number(value, value !== null && value < 100 ? 1 : 0);
  }
}

export function valueFinding(result: LifetimeValueResult): string {
  return result.ltv === null ? t('value.title.none') : t('value.title', { value: valueWords(result.ltv) });
}
export function valueSentence(result: LifetimeValueResult): Part[] | null {
  return result.ltv === null ? null : t.parts('overview.value', { value: valueWords(result.ltv) });
}

/** A segment by the name people know it by. */
export function segmentName(by: string, segment: Pick<LifetimeValueSegment, 'name' | 'pooled'>): string {
  if (segment.pooled > 0) return t('value.segments.pooled', { count: segment.pooled });
  if (by === 'abc' || by === 'xyz')
    return t('class-named', { name: segment.name === 'new' ? t('xyz.new') : segment.name });
  if (by === 'cohort') return period(segment.name);
  return segment.name === '' ? t('blank') : segment.name;
}

const told = (segment: LifetimeValueSegment): segment is LifetimeValueSegment & { ltv: number } =>
  segment.ltv !== null && segment.customers > 0 && segment.pooled === 0;

/** "Class A is worth 16 times as much as Class C": the best and the least of what is compared. */
export function segmentsFinding(result: LifetimeValueResult): string {
  const all = result.segments.filter(told);
  const many = all.filter((segment) => segment.customers >= FEW);
  // One customer's luck is no finding about a segment, where there are segments of many.
  const worth = (many.length >= 2 ? many : all).sort((a, b) => b.ltv - a.ltv);
  if (result.by === 'cohort' && all.length >= 2) return cohortsCompared(all);
  const best = worth[0];
  const least = worth.at(-1);
  if (!best || !least) return t('value.segments.title.none');
  const times = least.ltv > 0 ? best.ltv / least.ltv : NaN;
  const ofClasses = result.by === 'abc' || result.by === 'xyz';
  const nameOf = (segment: LifetimeValueSegment) =>
    ofClasses ? (segment.name === 'new' ? t('xyz.new') : segment.name) : segmentName(result.by, segment);
  if (best === least || !(times >= 1.05)) {
    const params = { best: nameOf(best), value: valueWords(best.ltv) };
    return ofClasses ? t('value.segments.title.classes.one', params) : t('value.segments.title.one', params);
  }
  const params = { best: nameOf(best), worst: nameOf(least), times: number(times, times < 10 ? 1 : 0) };
  return ofClasses ? t('value.segments.title.classes', params) : t('value.segments.title', params);
}

/** Cohorts stand in time; the older ones have had more of it, so that more is no merit. */
function cohortsCompared(cohorts: readonly LifetimeValueSegment[]): string {
  const first = cohorts[0];
  const last = cohorts.at(-1);
  if (!first || !last) return t('value.segments.title.none');
  return t('value.segments.title.cohorts', {
    first: period(first.name),
    early: valueWords(first.ltv),
    last: period(last.name),
    late: valueWords(last.ltv),
  });
}

/** The factor that moves a segment furthest from everybody, with its part of the difference; null where none is told. */
export function mainReason(segment: LifetimeValueSegment): { factor: Factor; amount: number } | null {
  const { difference } = segment;
  if (!difference) return null;
  const [factor] = [...FACTORS].sort((a, b) => Math.abs(difference[b]) - Math.abs(difference[a]));
  if (!factor || Math.abs(difference[factor]) < 0.005) return null;
  return { factor, amount: difference[factor] };
}

/** "An A customer has brought 2,300 6 months later, a mean one 700": at the last age both curves reach, up to a year. */
export function classesFinding(curves: LifetimeValueResult['curves']): string {
  const all = curves.find((curve) => curve.name === 'all');
  const best = curves.find((curve) => curve.name === 'A');
  // As many as half of the customers have to have had the time.
  const everybody = all?.points[0]?.customers ?? 0;
  const end = all?.points.findLast((point) => point.age <= 12 && point.customers * 2 >= everybody);
  if (!end || end.age === 0) return t('value.classes.title.none');
  const later = capital(ageWords(end.age, 'month'));
  const ofBest = best?.points.find((point) => point.age === end.age);
  return ofBest
    ? t('value.classes.title', { a: valueWords(ofBest.value), later, all: valueWords(end.value) })
    : t('value.classes.title.all', { later, all: valueWords(end.value) });
}

/** "6 months later, a new customer has brought 1,300": the mean at the last age, up to a year's worth of periods. */
export function cohortValueFinding(result: CohortResult): string {
  const year = { day: 365, week: 52, month: 12, quarter: 4, year: 1 }[result.period] ?? 12;
  const most = result.mean[0]?.cohorts ?? 0;
  const end = result.mean.findLast((one) => one.age >= 1 && one.age <= year && one.cohorts * 2 >= most);
  if (!end) return t('value.cohorts.title.none');

  return t('value.cohorts.title', {
    later: capital(ageWords(end.age, result.period)),
    value: valueWords(end.cumulativeRevenue),
  });
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export interface Way {
  readonly name: string;
  readonly months: number | null;
  readonly why: string;
}

/** T three ways, and why they differ (METRICS 9). */
export function ways(result: LifetimeValueResult): Way[] {
  return [
    { name: t('value.ways.observed'), months: result.T, why: t('value.ways.observed.why') },
    { name: t('value.ways.kaplanMeier'), months: result.kaplanMeierT, why: t('value.ways.kaplanMeier.why') },
    {
      name: t('value.ways.churn'),
      months: result.churnT,
      why:
        result.monthlyRetention === null
          ? t('value.ways.churn.why.none')
          : t('value.ways.churn.why', { rate: percent(result.monthlyRetention) }),
    },
  ];
}

export function waysFinding(result: LifetimeValueResult): string {
  const months = ways(result)
    .flatMap((way) => (way.months === null ? [] : [way.months]))
    .sort((a, b) => a - b)
    .map((value) => factorWords('T', value));
  const [low] = months;
  const high = months.at(-1);
  if (low === undefined || high === undefined) return t('value.ways.title.none');
  return low === high ? t('value.ways.title.one', { low }) : t('value.ways.title', { low, high });
}

/** Columns of the table of factors, blank where nothing can be said. */
export function factorCells(factors: Factors): string[] {
  return FACTORS.map((factor) => factorWords(factor, factors[factor]));
}
