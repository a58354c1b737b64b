import { orderByNumber } from '../table/order.ts';

/** Survival after each distinct time at which something ended: S(t) = `survival[i]` from `times[i]` on, 1 before. */
export interface Survival {
  readonly times: readonly number[];
  readonly survival: readonly number[];
  /** Area under the curve from 0 to the longest time, ended or censored; null of none. */
  readonly restrictedMean: number | null;
}

/**
 * Product-limit estimate (Kaplan & Meier 1958). `durations` in any unit, `ended` 1 where the end was seen, 0 where
 * only that it lasted so long. At equal times ends come before censorings, as the method has it.
 */
export function kaplanMeier(durations: Float64Array, ended: Uint8Array): Survival {
  const order = orderByNumber(durations, 'ascending');
  const times: number[] = [];
  const survival: number[] = [];
  let share = 1;
  let area = 0;
  let before = 0;
  let i = 0;
  while (i < order.length) {
    const time = durations[order[i]!]!;
    const atRisk = order.length - i;
    let ends = 0;
    for (; i < order.length && durations[order[i]!]! === time; i++) ends += ended[order[i]!]!;
    area += share * (time - before);
    before = time;
    if (ends === 0) continue;
    share *= 1 - ends / atRisk;
    times.push(time);
    survival.push(share);
  }
  return { times, survival, restrictedMean: order.length === 0 ? null : area };
}
