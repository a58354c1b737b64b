import type { AbcXyzResult } from '../../analysis/abc-xyz.ts';
import type { CohortResult } from '../../analysis/cohorts.ts';
import type { ParetoResult } from '../../analysis/pareto.ts';
import type { RetentionResult } from '../../analysis/retention.ts';
import type { TotalsResult } from '../../analysis/totals.ts';
import { ageWords } from '../../charts/cohort-heat.ts';
import { FEW, shareWords } from '../../charts/share-words.ts';
import { t } from '../../charts/words.ts';
import { date, moneyRounded, number, percent, period } from '../../i18n/format.ts';
import type { PickedFigure } from '../../session/open-figure.ts';
import { anonymousFigure, returnsOnlyFigure } from '../open-rows/figures.ts';
import { usualLoss } from '../pareto/finding.ts';
import { stepOf, tellingAge } from '../retention/finding.ts';

/** Under this, one customer more or less moves every percentage. */
const FEW_CUSTOMERS = 100;

/** "Nov 2011 brought most: 1,509,496": the best of the whole periods. */
export function revenueFinding(totals: TotalsResult): string {
  const whole = totals.byPeriod.filter((row) => row.complete);
  const [first] = whole;
  if (!first) return t('overview.card.revenue.none');
  const best = whole.reduce((top, row) => (row.revenue > top.revenue ? row : top), first);
  const params = { period: period(best.period), revenue: moneyRounded(best.revenue) };
  return whole.length === 1 ? t('overview.card.revenue.single', params) : t('overview.card.revenue', params);
}

export function revenueLead(totals: TotalsResult): string {
  return t('overview.card.revenue.lead', { count: totals.orders, total: moneyRounded(totals.revenue) });
}

export function bestFifth(result: ParetoResult): string {
  // A fifth of a handful is nobody in particular.
  if (result.n > 0 && result.n < FEW)
    return t('overview.card.pareto.largest', { share: shareWords(result.cumulative[1] ?? null) });
  return result.shareOfTop20 === null
    ? t('overview.card.pareto.none')
    : t('overview.card.pareto', { share: shareWords(result.shareOfTop20) });
}

export function lossLead(result: ParetoResult): string {
  if (result.n < FEW) return '';
  const count = usualLoss(result.n);
  return t('overview.card.pareto.lead', {
    count,
    share: shareWords(result.cumulative[count] ?? null),
    measure: t(`in.${result.value}`),
  });
}

/** "52 customers buy much and evenly", and what they bring of revenue. */
export function segmentsCard(result: AbcXyzResult): { title: string; lead: string } {
  const { customers, share } = result.cells.AX;
  return customers === 0
    ? { title: t('segments.title.none'), lead: t('overview.card.segments.lead.none') }
    : {
        title: t('overview.card.segments', { count: customers }),
        lead: t('overview.card.segments.lead', { share: shareWords(share) }),
      };
}

/** "In a usual month 39 % come back": pooled over the whole periods. */
export function usualRetention(result: RetentionResult): string {
  return result.pooledRetention === null
    ? t('overview.card.retention.none')
    : t('overview.card.retention', {
        step: t(`in.${stepOf(result.period)}`),
        share: shareWords(result.pooledRetention),
      });
}

export function retentionCardLead(result: RetentionResult): string {
  if (result.pooledRetention === null) return '';
  return t('overview.card.retention.lead', { steps: stepsOf(result.period) });
}

/** The plural of a step alone: `months`. */
export function stepsOf(step: string): string {
  return t(`count.periods.${stepOf(step)}`, { count: 2 }).replace(/^\S+ /, '');
}

/** "3 months later, 28 % of new customers still buy". */
export function cohortCard(result: CohortResult): string {
  const age = tellingAge(result);
  const mean = age === null ? undefined : result.mean.find((one) => one.age === age);
  if (age === null || !mean) return t('overview.card.cohorts.none');
  const later = ageWords(age, result.period);
  return t('overview.card.cohorts', {
    later: later.charAt(0).toUpperCase() + later.slice(1),
    share: shareWords(mean.retention),
  });
}

/** A sentence, and the rows it speaks of. */
export interface Note {
  readonly text: string;
  readonly opens: PickedFigure | null;
}

/** What a reader should know before taking a figure along; in the order of how much it changes. */
export function notes(totals: TotalsResult): Note[] {
  const told: Note[] = [];
  const tell = (text: string, opens: PickedFigure | null = null) => told.push({ text, opens });
  const { customers, preExisting } = totals;
  if (customers > 0 && customers < FEW_CUSTOMERS) tell(t('overview.note.small', { count: customers }));
  if (totals.anonymousLines > 0) {
    tell(
      t('overview.note.anonymous', {
        count: totals.anonymousLines,
        revenue: moneyRounded(totals.anonymousRevenue),
        share: totals.revenue > 0 ? percent(totals.anonymousRevenue / totals.revenue) : '–',
      }),
      anonymousFigure(totals),
    );
  }
  const [first] = totals.byPeriod;
  if (preExisting.suspected && preExisting.medianLaterNew !== null && first) {
    tell(
      t('overview.note.history', {
        count: preExisting.firstPeriodNew,
        period: period(first.period),
        usual: number(preExisting.medianLaterNew, 0),
        step: t(`in.${totals.step}`),
      }),
    );
  }
  const last = totals.byPeriod.findLast((row) => !row.complete);
  if (last)
    tell(
      t('overview.note.incomplete', { period: period(last.period), day: date(totals.completeThroughDay) }),
    );
  if (totals.returnsOnlyCustomers > 0) {
    tell(
      t('overview.note.returns-only', {
        count: totals.returnsOnlyCustomers,
        revenue: moneyRounded(totals.returnsOnlyRevenue),
      }),
      returnsOnlyFigure(totals),
    );
  }
  if (totals.marginIsRevenue) tell(t('overview.note.margin'));
  return told;
}
