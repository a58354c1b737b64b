import { countedQuantile } from '../table/quantile.ts';
import type { Step } from './settings.ts';

/**
 * Gaps (METRICS 11): days between consecutive distinct purchase days of a customer, counted over all customers:
 * `counts[g]` gaps of g days. Days are whole, so counts hold every gap exactly and a median needs no sort.
 *
 * `start` bounds each customer's orders, which come by date.
 */
export function purchaseGaps(start: Int32Array, date: Int32Array, purchase: Uint8Array): Int32Array {
  let counts = new Int32Array(512);
  for (let customer = 0; customer < start.length - 1; customer++) {
    let seen = false;
    let before = 0;
    for (let order = start[customer]!; order < start[customer + 1]!; order++) {
      if (purchase[order] === 0) continue;
      const day = date[order]!;
      if (seen && day > before) {
        const gap = day - before;
        if (gap >= counts.length) {
          const wider = new Int32Array(Math.max(gap + 1, counts.length * 2));
          wider.set(counts);
          counts = wider;
        }
        counts[gap]!++;
      }
      seen = true;
      before = day;
    }
  }
  return counts;
}

/** The median gap in days, null with no gap. */
export function medianGap(counts: Int32Array): number | null {
  return countedQuantile(counts, 0.5);
}

/** The step that suits a median purchase gap (METRICS 1); a month where no customer came twice. */
export function stepFor(gap: number | null): Step {
  if (gap === null) return 'month';
  if (gap <= 10) return 'week';
  if (gap <= 45) return 'month';
  return gap <= 135 ? 'quarter' : 'year';
}
