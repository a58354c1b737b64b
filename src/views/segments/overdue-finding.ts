import type { DecliningCustomer, DecliningResult } from '../../analysis/declining.ts';
import type { GapHistogram } from '../../analysis/gap-histogram.ts';
import type { OverdueCustomer, OverdueResult } from '../../analysis/overdue.ts';
import { month, moneyRounded, number, percent } from '../../i18n/format.ts';
import { w } from './words.ts';

export const OVERDUE_USUAL = { overdueAt: 2, lostAt: 4 };
export const DECLINING_USUAL = { months: 3, drop: 0.3, significance: 0.05, ...OVERDUE_USUAL };

/** "24 days", and where it follows "every", "day" rather than "1 day". */
const days = (count: number) => w('overdue.days', { count: Math.round(count) });
const every = (count: number) => w('overdue.every', { count: Math.max(1, Math.round(count)) });

/** "569 customers are silent beyond their own rhythm: 522,066 a year is at stake". */
export function overdueFinding({ states, medianGap }: OverdueResult): string {
  const { customers, atStake } = states.overdue;
  if (medianGap === null) return w('overdue.title.unknown');
  if (customers === 0) return w('overdue.title.none');
  return w('overdue.title', { count: customers, stake: moneyRounded(atStake) });
}

/** "usually every 24 days, silent for 61 days". */
export function overdueWhy({ purchases, expectedGap, silence }: OverdueCustomer): string {
  return purchases === 1
    ? w('overdue.why.once', { gap: days(expectedGap), silence: days(silence) })
    : w('overdue.why', { gap: every(expectedGap), silence: days(silence) });
}

export function gapsFinding({ median, threeQuarters }: GapHistogram): string {
  if (median === null || threeQuarters === null) return w('overdue.gaps.title.none');
  return w('overdue.gaps.title', { gap: days(median), quarters: days(threeQuarters) });
}

/** What is said of the gaps that are not drawn. */
export function beyondWords({ beyond, longest }: GapHistogram): string {
  return beyond > 0 ? w('overdue.gaps.beyond', { count: beyond, longest: days(longest ?? 0) }) : '';
}

export function decliningFinding({ customers, fall, before }: DecliningResult, months: number): string {
  if (!before) return w('declining.title.unknown', { months: 2 * months });
  if (customers === 0) return w('declining.title.none');
  return w('declining.title', {
    count: customers,
    fall: moneyRounded(fall),
    months: w('declining.months', { count: months }),
  });
}

export function decliningLead({ before, after }: DecliningResult, drop: number): string {
  if (!before || !after) return w('declining.lead.unknown');
  const stretch = (span: { firstDay: number; lastDay: number }) =>
    month(span.firstDay) === month(span.lastDay)
      ? month(span.firstDay)
      : `${month(span.firstDay)} – ${month(span.lastDay)}`;
  return w('declining.lead', { before: stretch(before), after: stretch(after), drop: percent(drop, 0) });
}

/** "8 purchases then, 1 since; 1,240 became 310". */
export function decliningWhy(one: DecliningCustomer): string {
  return w('declining.why', {
    before: number(one.purchasesBefore),
    after: number(one.purchasesAfter),
    from: moneyRounded(one.revenueBefore),
    to: moneyRounded(one.revenueAfter),
  });
}

/** "1 to 5 days". */
export function binWords(from: number, to: number): string {
  return from === to ? days(from) : w('overdue.gaps.bin', { from, to });
}
