import { NO_DATE } from '../table/column.ts';
import type { View } from '../model/dataset.ts';

/** METRICS 11 a customer: what is expected next and how long nothing has come. */
export interface Silence {
  /** Days expected between purchases; NaN where no customer of the view came twice, so that nothing is known. */
  readonly expectedGap: Float64Array;
  /** Days from the last purchase to D. */
  readonly silence: Int32Array;
}

/**
 * Expected gap of a customer with n gaps between distinct purchase days: (n x own mean gap + 2 G) / (n + 2), G the
 * median of all gaps: two gaps of the median kind stand in for what a new customer has not shown yet.
 */
export function silences(view: View): Silence {
  const { customers, completeThrough, medianGap, gaps } = view;
  const expectedGap = new Float64Array(customers.count).fill(NaN);
  const silence = new Int32Array(customers.count);
  for (let customer = 0; customer < customers.count; customer++) {
    const last = customers.last[customer]!;
    silence[customer] = completeThrough === NO_DATE ? 0 : completeThrough - last;
    if (medianGap === null) continue;
    // n gaps of own mean sum to last - first.
    const own = last - customers.first[customer]!;
    expectedGap[customer] = (own + 2 * medianGap) / (gaps.ofCustomer[customer]! + 2);
  }
  return { expectedGap, silence };
}

/** Whether each customer's silence is at least `ratio` expected gaps (1 or 0): overdue at 2, lost at 4. */
export function silentBeyond({ expectedGap, silence }: Silence, ratio: number): Uint8Array {
  const beyond = new Uint8Array(silence.length);
  for (let customer = 0; customer < silence.length; customer++) {
    if (silence[customer]! / expectedGap[customer]! >= ratio) beyond[customer] = 1;
  }
  return beyond;
}
