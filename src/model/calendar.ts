import { civilFromDays, daysFromCivil, daysInMonth, isoOf } from '../table/civil-day.ts';
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
  /**
   * `2021-03`, `2021-Q1`, `2021-W05`, `2021`, `2021-03-04`. A week belongs to the year that holds most of its days,
   * that is its fourth: the Thursday of a week from Monday (ISO 8601), the Wednesday of a week from Sunday (the
   * same rule, as epidemiological weeks are counted).
   */
  label(period: number): string;
  /** The day `steps` steps later; months, quarters and years clamp the day: 31 January + 1 month = 28 or 29 February. */
  addSteps(day: number, steps: number): number;
  /** Whole steps lived from one day to another: the most for which `addSteps(from, steps) <= to`. */
  stepsBetween(from: number, to: number): number;
}

/** Months since year 0: 2021-03 is 2021 x 12 + 2. */
export function monthOf(day: number): number {
  const { year, month } = civilFromDays(day);
  return year * 12 + month - 1;
}

export function firstDayOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  return daysFromCivil(year, month - year * 12 + 1, 1);
}

/** The same day of the month `months` later, or that month's last where it has no such day. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const target = year * 12 + month - 1 + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = target - targetYear * 12 + 1;
  return daysFromCivil(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}

/** Whole months from one day to another: the most for which `addMonths(from, months) <= to`; negative backwards. */
export function monthsBetween(from: number, to: number): number {
  const months = monthOf(to) - monthOf(from);
  return addMonths(from, months) > to ? months - 1 : months;
}

/** The calendar of a step. `weekStart` matters to weeks alone. */
export function calendar(step: Step, weekStart: 'monday' | 'sunday' = 'monday'): Calendar {
  const parts = step === 'day' || step === 'week' ? byDays(step, weekStart) : byMonths(step);
  return { step, weekStart, ...parts };
}

type Parts = Omit<Calendar, 'step' | 'weekStart'>;

function byDays(step: 'day' | 'week', weekStart: 'monday' | 'sunday'): Parts {
  const length = step === 'day' ? 1 : 7;
  // 1970-01-01 was a Thursday: the week from Monday began on day -3, the one from Sunday on day -4.
  const shift = step === 'day' ? 0 : weekStart === 'monday' ? 3 : 4;
  return {
    periodOf: (day) => Math.floor((day + shift) / length),
    firstDay: (period) => period * length - shift,
    lastDay: (period) => (period + 1) * length - shift - 1,
    label: (period) => (step === 'day' ? isoOf(period) : weekLabel(period * length - shift)),
    addSteps: (day, steps) => day + steps * length,
    stepsBetween: (from, to) => Math.floor((to - from) / length),
  };
}

function weekLabel(firstDay: number): string {
  const middle = firstDay + 3;
  const { year } = civilFromDays(middle);
  const week = Math.floor((middle - daysFromCivil(year, 1, 1)) / 7) + 1;
  return `${fourDigits(year)}-W${String(week).padStart(2, '0')}`;
}

function byMonths(step: 'month' | 'quarter' | 'year'): Parts {
  const length = step === 'month' ? 1 : step === 'quarter' ? 3 : 12;
  return {
    periodOf: (day) => Math.floor(monthOf(day) / length),
    firstDay: (period) => firstDayOfMonth(period * length),
    lastDay: (period) => firstDayOfMonth((period + 1) * length) - 1,
    label: (period) => {
      const month = period * length;
      const year = Math.floor(month / 12);
      const monthOfYear = month - year * 12;
      if (step === 'year') return fourDigits(year);
      if (step === 'quarter') return `${fourDigits(year)}-Q${monthOfYear / 3 + 1}`;
      return `${fourDigits(year)}-${String(monthOfYear + 1).padStart(2, '0')}`;
    },
    addSteps: (day, steps) => addMonths(day, steps * length),
    stepsBetween: (from, to) => Math.floor(monthsBetween(from, to) / length),
  };
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}
