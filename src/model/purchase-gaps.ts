import { countedQuantile } from '../table/quantile.ts';
import type { Step } from './settings.ts';

/** Gaps (METRICS 11): days between consecutive distinct purchase days of a customer. */
export interface PurchaseGaps {
  /**
   * `counts[g]` gaps of g days, over all customers. Days are whole, so counts hold every gap exactly and a median needs
   * no sort.
   */
  readonly counts: Int32Array;
  /** Gaps a customer: its distinct purchase days less one. */
  readonly ofCustomer: Int32Array;
}

/** The gaps of customers; `start` bounds each customer's orders, which come by date. */
export function purchaseGaps(start: Int32Array, date: Int32Array, purchase: Uint8Array): PurchaseGaps {
  let counts = new Int32Array(512);
  const ofCustomer = new Int32Array(start.length - 1);
  for (let customer = 0; customer < ofCustomer.length; customer++) {
    const end = start[customer + 1]!;
    let seen = false;
    let before = 0;
    let gaps = 0;
    for (let order = start[customer]!; order < end; order++) {
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
        gaps++;
      }
      seen = true;
      before = day;
    }
    ofCustomer[customer] = gaps;
  }
  return { counts, ofCustomer };
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
