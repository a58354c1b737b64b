import { NO_DATE } from '../table/column.ts';
import type { View } from '../model/dataset.ts';
import { viewUntil } from '../model/view.ts';

/** How many earlier days are kept with a view: the two that are compared, and those compared just before. */
const MOST_KEPT = 4;

const kept = new WeakMap<View, Map<number, View>>();

/**
 * A view as it was on the evening of an earlier day (`viewUntil`): nothing later is in it, and the data is complete through
 * that day at most.
 */
export function viewAsOf(view: View, day: number): View {
  let views = kept.get(view);
  if (!views) kept.set(view, (views = new Map<number, View>()));
  let found = views.get(day);
  if (found) return found;
  found = viewUntil(view, day);
  const oldest = views.keys().next();
  if (views.size >= MOST_KEPT && !oldest.done) views.delete(oldest.value);
  views.set(day, found);
  return found;
}

/** Two days to compare, as the user has them: days since 1970-01-01, null where none is chosen. */
export interface ComparedDays {
  earlier: number | null;
  later: number | null;
}

export interface DaysInForce {
  earlier: number;
  later: number;
  /** The days given were the wrong way round, and have been turned. */
  turned: boolean;
}

/**
 * The two days in force, null where there are no lines. Unless chosen, the later one is D and the earlier one a year
 * before it, or the middle of the history where that is shorter than two years. A day after D is D: nothing is known of
 * what comes then.
 */
export function daysInForce(view: View, { earlier, later }: ComparedDays): DaysInForce | null {
  const { completeThrough: end, historyStart: start } = view;
  if (end === NO_DATE || start === NO_DATE) return null;
  const turned = earlier !== null && later !== null && earlier > later;
  const second = Math.min(end, (turned ? earlier : later) ?? end);
  const usual = Math.max(second - 365, Math.floor((start + second) / 2));
  const first = (turned ? later : earlier) ?? usual;
  return { earlier: Math.min(first, second), later: second, turned };
}
