import type { CohortResult } from '../../analysis/cohorts.ts';
import type { RetentionResult, RetentionRow, RetentionSegment } from '../../analysis/retention.ts';
import type { CohortFigure } from '../../charts/cohort-heat.ts';
import { ageUnit, ageWords, cohortFigureText } from '../../charts/cohort-heat.ts';
import { figuresOnly } from '../../charts/sentence-parts.ts';
import { FEW, shareWords } from '../../charts/share-words.ts';
import { t } from '../../charts/words.ts';
import { moneyRounded, percentPoints, period } from '../../i18n/format.ts';
import type { Part } from '../../i18n/translate.ts';

export type StepName = 'day' | 'week' | 'month' | 'quarter' | 'year';
/** The step of a result, in the words' own type. */
export const stepOf = (name: string): StepName =>
  (['day', 'week', 'month', 'quarter', 'year'] as const).find((step) => step === name) ?? 'month';

/** The last complete period in which anybody could have come back; null where there is none yet. */
export function lastWhole(result: RetentionResult): RetentionRow | null {
  return result.rows.findLast((row) => row.complete && row.crrStrict !== null) ?? null;
}

function params(result: RetentionResult, row: RetentionRow) {
  const step = stepOf(result.period);
  return {
    share: shareWords((row.crrStrict ?? 0) / 100),
    period: period(row.period),
    step: t(`in.${step}`),
    before: t(`count.periods.${step}`, { count: result.window }),
  };
}

/** "46 % of the previous month’s customers came back in Nov 2011". */
export function retentionFinding(result: RetentionResult): string {
  const row = lastWhole(result);
  if (!row) return t('retention.title.none');
  return result.window === 1
    ? t('retention.title', params(result, row))
    : t('retention.title.window', params(result, row));
}

export function retentionLead(result: RetentionResult): string {
  const row = lastWhole(result);
  if (!row) return '';
  const both = t('retention.lead.both', { crr: percentPoints(row.crr, 0) });
  if (result.pooledRetention === null) return both;
  const steps = t(`count.periods.${stepOf(result.period)}`, { count: 2 }).replace(/^2 /, '');
  return `${both} ${t('retention.lead.pooled', { steps, share: shareWords(result.pooledRetention) })}`;
}

/** The same as a whole sentence for the overview, its figures apart. */
export function retentionSentence(result: RetentionResult): Part[] {
  const row = lastWhole(result);
  if (!row) return figuresOnly(t.parts('overview.retention.none'));
  const { share, period: name, step, before } = params(result, row);
  return result.window === 1
    ? figuresOnly(t.parts('overview.retention', { share, step, period: name }))
    : figuresOnly(t.parts('overview.retention.window', { share, before, period: name }));
}

/** "From Oct 2011 to Nov 2011: 300 customers more". */
export function bridgeFinding(result: RetentionResult, at: number, unit: 'customers' | 'money'): string {
  const row = result.rows[at];
  if (!row) return t('retention.title.none');
  const previous = result.rows[at - 1];
  const before = previous
    ? period(previous.period)
    : t('bridge.before.previous', { step: t(`in.${stepOf(result.period)}`) });
  const names = { before, period: period(row.period) };
  if (unit === 'customers') {
    const more = row.E - row.S;
    if (more === 0) return t('bridge.title.same', names);
    return more > 0
      ? t('bridge.title.grew', { ...names, count: more })
      : t('bridge.title.shrank', { ...names, count: -more });
  }
  const more = (row.money?.after ?? 0) - (row.money?.before ?? 0);
  if (Math.round(more) === 0) return t('bridge.title.money.same', names);
  const amount = moneyRounded(Math.abs(more));
  return more > 0
    ? t('bridge.title.money.grew', { ...names, amount })
    : t('bridge.title.money.shrank', { ...names, amount });
}

/** The age a cohort finding is told for: three periods on, or the last before it that has a mature cohort. */
export function tellingAge(result: CohortResult): number | null {
  const ages = result.mean.map((one) => one.age).filter((age) => age >= 1 && age <= 3);
  return ages.length > 0 ? Math.max(...ages) : null;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "3 months later, 28 % of new customers buy". */
export function cohortFinding(result: CohortResult): string {
  const age = tellingAge(result);
  const mean = age === null ? undefined : result.mean.find((one) => one.age === age);
  if (age === null || !mean) return t('cohorts.title.none');
  if (result.ages === 'purchases') return purchasesFinding(result);
  const later = capital(ageWords(age, result.period));
  const share = shareWords(mean.retention);
  if (result.purchase > 1) return t('cohorts.title.nth', { later, share, n: result.purchase });
  return result.activity === 'on'
    ? t('cohorts.title', { later, share })
    : t('cohorts.title.orAfter', { later, share });
}

/** "66 % of new customers buy a second time, 48 % a third". */
function purchasesFinding({ mean, purchase }: CohortResult): string {
  const next = mean.find(({ age }) => age === 1);
  const third = mean.find(({ age }) => age === 2);
  if (!next) return t('cohorts.title.none');
  const share = shareWords(next.retention);
  if (purchase > 1) return t('cohorts.title.purchases.nth', { n: purchase, share });
  return third
    ? t('cohorts.title.purchases', { share, third: shareWords(third.retention) })
    : t('cohorts.title.purchases.one', { share });
}

export function cohortLead(result: CohortResult, figure: CohortFigure): string {
  const step = t(`in.${stepOf(result.period)}`);
  if (result.ages === 'purchases') return t('cohorts.lead.purchases', { step });
  if (figure === 'customers' || figure === 'revenue') return t('cohorts.lead.plain', { step });
  const means = result.mean
    .filter((one) => one.age >= 1 && one.age <= 3)
    .map((one) => cohortFigureText(figure === 'retention' ? one.retention : one.cumulativeRevenue, figure))
    .join(', ');
  return means === '' ? t('cohorts.lead.plain', { step }) : t('cohorts.lead', { step, means });
}

/** "Of new customers 24 % come back 1 month later, 36 % 10 months later". */
export function agesFinding(result: CohortResult): string {
  const ages = result.mean.filter((one) => one.age >= 1);
  const first = ages[0];
  // A mean of the oldest cohort alone would speak for all: as many as half of them have to be there.
  const last = ages.findLast((one) => one.cohorts * 2 >= (first?.cohorts ?? 0));
  if (!first || !last) return t('ages.title.none');
  const early = ageWords(first.age, ageUnit(result));
  if (first === last) return t('ages.title.one', { first: shareWords(first.retention), early });
  return t('ages.title.falls', {
    first: shareWords(first.retention),
    early,
    last: shareWords(last.retention),
    late: ageWords(last.age, ageUnit(result)),
  });
}

/** "Of web customers 41 % come back, of fair 12 %": among segments of many customers, where there are two. */
export function segmentsFinding(segments: readonly RetentionSegment[]): string {
  const known = segments.flatMap(({ name, customers, pooledRetention }) =>
    pooledRetention === null
      ? []
      : [{ name: name === '' ? t('blank') : name, customers, rate: pooledRetention }],
  );
  const many = known.filter((segment) => segment.customers >= FEW);
  const compared = (many.length >= 2 ? many : known).sort((a, b) => b.rate - a.rate);
  const best = compared[0];
  const least = compared.at(-1);
  if (!best || !least) return t('retention.by.title.none');
  const high = shareWords(best.rate);
  if (best === least) return t('retention.by.title.one', { best: best.name, high });
  return t('retention.by.title', { best: best.name, high, least: least.name, low: shareWords(least.rate) });
}
