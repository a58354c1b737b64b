import type { AnalysisId } from '../src/analysis/index.ts';
import type { Check } from '../src/import/check.ts';
import type { View } from '../src/model/dataset.ts';
import { isoOf } from '../src/table/civil-day.ts';
import type { Difference } from './amend-desk.ts';

/** Analyses that offer the columns there are, whichever they were asked about. */
const OFFERING: readonly AnalysisId[] = ['firstPurchases', 'lifetimeValue', 'linesOfBusiness'];

/**
 * Whether what was made of a dataset holds when the computed columns and the remarks of it are others: columns are named in
 * the settings it was asked for with.
 *
 * @param key those settings as JSON, of a result with the analysis first
 */
export function isSpared(key: string, { columns, remarks }: Difference): boolean {
  if (remarks && key.includes('"tagged"')) return false;
  if (columns.size === 0) return true;
  if (OFFERING.some((id) => key.startsWith(`["${id}"`))) return false;
  return [...columns].every((name) => !key.includes(JSON.stringify(name)));
}

/** A view of the dataset before as one of the dataset after, where nothing it was made of changed; else null. */
export function revisedView(view: View, key: string, difference: Difference): View | null {
  return isSpared(key, difference) ? { ...view, dataset: difference.dataset } : null;
}

/** As the check has it, of all that is in a dataset. @param whole its view at the defaults */
export function summaryOf(whole: View): Check['summary'] {
  const { customers, dataset, firstDate, lastDate } = whole;
  if (dataset.lines.count === 0) return null;
  const { analysed, anonymous } = dataset.waterfall;
  return {
    customers: customers.count,
    firstDate: isoOf(firstDate),
    lastDate: isoOf(lastDate),
    revenue: analysed.amount + anonymous.amount,
  };
}
