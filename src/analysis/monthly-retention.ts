import { activity } from '../model/activity.ts';
import { calendar } from '../model/calendar.ts';
import { oncePerView } from '../model/once-per-view.ts';
import { lastCompletePeriod } from './periods.ts';
import { pooledRetention, retentionCounts } from './retention-counts.ts';

/**
 * r of METRICS 9: retention pooled over the complete months, sum of retained / sum of S, whatever the view's step. A
 * fraction; null where nobody could be retained.
 */
export const monthlyRetention = oncePerView(
  (view): number | null => {
    const months = calendar('month');
    const monthly = activity(view, months);
    const complete = lastCompletePeriod(view.completeThrough, months) - monthly.first + 1;
    return pooledRetention(retentionCounts(monthly, 1), complete);
  },
  () => '',
);
