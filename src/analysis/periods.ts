import { NO_DATE } from '../table/column.ts';
import { calendar, type Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import type { Step } from '../model/settings.ts';
import { AnalysisError } from './analysis-error.ts';

/** The most periods a result lists one by one: 54 years of days. Past it nobody can read them, or draw them. */
export const MOST_PERIODS = 20_000;

const STEPS: readonly Step[] = ['day', 'week', 'month', 'quarter', 'year'];

/** The periods a view's lines lie in, in one calendar. */
export interface PeriodRange {
  readonly first: number;
  /** Periods from the first line's to the last line's; 0 without lines. */
  readonly count: number;
}

export function periodRange(view: View, inCalendar: Calendar = view.calendar): PeriodRange {
  if (view.firstDate === NO_DATE) return { first: 0, count: 0 };
  const first = inCalendar.periodOf(view.firstDate);
  return { first, count: inCalendar.periodOf(view.lastDate) - first + 1 };
}

/** The last period that D completes: its last day is on or before D. */
export function lastCompletePeriod(completeThrough: number, inCalendar: Calendar): number {
  return inCalendar.periodOf(completeThrough + 1) - 1;
}

/** The view's step, or the next coarser one with which a count fits its limit (a year always does). */
export function stepThatFits(view: View, limit: number, size: (inCalendar: Calendar) => number): Step {
  const finest = STEPS.indexOf(view.step);
  return STEPS.slice(finest).find((step) => size(calendar(step, view.settings.weekStart)) <= limit) ?? 'year';
}

/** Throws AnalysisError `too-many-periods` where the count in the view's step passes the limit. */
export function refusePast(view: View, limit: number, size: (inCalendar: Calendar) => number): void {
  const periods = size(view.calendar);
  if (periods <= limit) return;
  throw new AnalysisError('too-many-periods', {
    step: view.step,
    periods,
    limit,
    suggested: stepThatFits(view, limit, size),
  });
}
