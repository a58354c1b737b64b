import type { Step } from './settings.ts';

/**
 * Civil days and periods. A day is a whole number of days since 1970-01-01; a period is a whole number that counts
 * steps, so neighbours differ by one. Nothing here passes through Date or a time zone.
 */
export interface Calendar {
  readonly step: Step;
  readonly weekStart: 'monday' | 'sunday';
  /** The period a day lies in. */
  periodOf(day: number): number;
  /** First and last day of a period. */
  firstDay(period: number): number;
  lastDay(period: number): number;
  /** `2021-03`, `2021-Q1`, `2021-W05`, `2021`, `2021-03-04`. */
  label(period: number): string;
}
