import { NO_DATE } from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import type { Activity } from '../model/activity.ts';
import { calendar, type Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { periodLookup } from '../model/day-lookup.ts';
import { lineIndex } from '../model/line-index.ts';
import type { Step } from '../model/settings.ts';

/** More layers than this cannot be told apart; the oldest are one. */
export const MOST_LAYERS = 18;

export interface CohortLayer {
  /** The cohort's period; '' for the customers acquired before all others listed. */
  cohort: string;
  /** The days its customers were acquired on, since 1970-01-01; `firstDay` null for those before all others. */
  firstDay: number | null;
  lastDay: number;
  customers: number;
  /** Currency units by period of the view. */
  revenue: Float64Array;
  /** Customers with a purchase by period of the view. */
  active: Int32Array;
}

const STEPS: readonly Step[] = ['day', 'week', 'month', 'quarter', 'year'];

/**
 * The customers' revenue by period in layers, a cohort each, oldest first: at every period they add up to the revenue.
 * `auto`: the finest step from the view's own on with which there are at most 18 cohorts, else years.
 */
export function cohortLayers(
  view: View,
  runs: Activity,
  step: 'auto' | Step,
): { step: Step; layers: CohortLayer[] } {
  const { customers } = view;
  if (customers.count === 0) return { step: step === 'auto' ? view.step : step, layers: [] };
  const { weekStart } = view.settings;
  const choices = step === 'auto' ? STEPS.slice(STEPS.indexOf(view.step)) : [step];
  let inCalendar = calendar(choices[0] ?? 'year', weekStart);
  let cohortOf = cohorts(view, inCalendar);
  let periods = distinct(cohortOf);
  for (const next of choices.slice(1)) {
    if (periods.length <= MOST_LAYERS) break;
    inCalendar = calendar(next, weekStart);
    cohortOf = cohorts(view, inCalendar);
    periods = distinct(cohortOf);
  }
  const pooled = periods.length > MOST_LAYERS ? periods.length - MOST_LAYERS + 1 : 0;
  const first = periods[0] ?? 0;
  const layerAt = new Int32Array((periods.at(-1) ?? 0) - first + 1);
  periods.forEach((period, at) => {
    layerAt[period - first] = pooled > 0 ? Math.max(0, at - pooled + 1) : at;
  });
  const layerOf = new Int32Array(customers.count);
  for (let customer = 0; customer < layerOf.length; customer++)
    layerOf[customer] = layerAt[cohortOf[customer]! - first]!;
  const count = Math.min(MOST_LAYERS, periods.length);
  const spans = Array.from({ length: count }, (_, layer) => {
    const period = periods[pooled > 0 ? layer + pooled - 1 : layer] ?? 0;
    return spanOf(view, inCalendar, period, pooled > 0 && layer === 0);
  });
  return { step: inCalendar.step, layers: fill(view, runs, layerOf, spans) };
}

/** Who came before the view's first line belongs to one cohort, whenever it came. */
function cohorts({ customers, dataset, historyStart }: View, inCalendar: Calendar): Int32Array {
  const { base, values } = periodLookup(lineIndex(dataset.lines), inCalendar);
  const first = historyStart === NO_DATE ? -Infinity : historyStart;
  const before = inCalendar.periodOf(historyStart) - 1;
  const cohortOf = new Int32Array(customers.count);
  for (let customer = 0; customer < cohortOf.length; customer++) {
    const day = customers.acquired[customer]!;
    cohortOf[customer] = day < first ? before : values[day - base]!;
  }
  return cohortOf;
}

/** The periods there are, ascending. */
function distinct(cohortOf: Int32Array): number[] {
  let least = Infinity;
  let most = -Infinity;
  for (let customer = 0; customer < cohortOf.length; customer++) {
    least = Math.min(least, cohortOf[customer]!);
    most = Math.max(most, cohortOf[customer]!);
  }
  const present = new Uint8Array(cohortOf.length === 0 ? 0 : most - least + 1);
  for (let customer = 0; customer < cohortOf.length; customer++) present[cohortOf[customer]! - least] = 1;
  const periods: number[] = [];
  for (let at = 0; at < present.length; at++) if (present[at] === 1) periods.push(at + least);
  return periods;
}

type Span = Pick<CohortLayer, 'cohort' | 'firstDay' | 'lastDay'>;

function spanOf({ historyStart }: View, inCalendar: Calendar, period: number, isPooled: boolean): Span {
  if (period < inCalendar.periodOf(historyStart))
    return { cohort: '', firstDay: null, lastDay: historyStart - 1 };
  const lastDay = inCalendar.lastDay(period);
  if (isPooled) return { cohort: '', firstDay: null, lastDay };
  return {
    cohort: inCalendar.label(period),
    firstDay: Math.max(historyStart, inCalendar.firstDay(period)),
    lastDay,
  };
}

function fill(view: View, runs: Activity, layerOf: Int32Array, spans: readonly Span[]): CohortLayer[] {
  const { count: periods } = runs;
  const revenue = new Sums(spans.length * periods);
  const active = spans.map(() => new Int32Array(periods));
  const sizes = new Int32Array(spans.length);
  for (let customer = 0; customer < layerOf.length; customer++) {
    const layer = layerOf[customer]!;
    sizes[layer]!++;
    const counts = active[layer]!;
    const end = runs.start[customer + 1]!;
    for (let run = runs.start[customer]!; run < end; run++) {
      const at = runs.period[run]!;
      revenue.add(layer * periods + at, runs.revenue[run]!);
      if (runs.purchases[run]! > 0) counts[at]!++;
    }
  }
  const { unit } = view;
  return spans.map((span, layer) => ({
    ...span,
    customers: sizes[layer] ?? 0,
    revenue: Float64Array.from({ length: periods }, (_, at) => revenue.at(layer * periods + at) / unit),
    active: active[layer] ?? new Int32Array(periods),
  }));
}
