import { Sums } from '../table/compensated-sum.ts';
import { activity } from '../model/activity.ts';
import type { Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { historyStart } from '../model/history-start.ts';
import type { Analysis } from './analysis.ts';
import { cohortSizes, cohortTable, type CohortTable } from './cohort-table.ts';
import { refusePast } from './periods.ts';

export interface CohortSettings {
  activity: 'on' | 'onOrAfter';
  ages: 'calendar' | 'exact';
}
export interface CohortCell {
  age: number;
  active: number;
  /** active / size */
  retention: number;
  /** Active here / active at the age before: not retention, and shown on request only. Null where nobody was. */
  step: number | null;
  /** Currency units. */
  revenue: number;
  margin: number;
  /** Purchases. */
  orders: number;
  /** revenue / purchases */
  averageCheck: number | null;
  /** A customer acquired. */
  cumulativeRevenue: number;
  cumulativeMargin: number;
  mature: boolean;
}
export interface CohortRow {
  cohort: string;
  firstDay: number;
  lastDay: number;
  size: number;
  /** Ages from 0 to the last period of the data. */
  cells: CohortCell[];
  /** METRICS 1: first seen so soon after the history start that they may be old customers. */
  preExisting: boolean;
}
export interface CohortResult {
  period: string;
  activity: 'on' | 'onOrAfter';
  ages: 'calendar' | 'exact';
  rows: CohortRow[];
  /**
   * Ages with a mature cell, over the mature cells: retention = sum(active) / sum(size); revenue and cumulativeRevenue
   * in currency units a customer acquired, sums over cells / sum(size); how many cohorts are in.
   */
  mean: { age: number; retention: number; revenue: number; cumulativeRevenue: number; cohorts: number }[];
  /** Customers acquired before the date range looked at, who belong to no row. */
  before: { customers: number; revenue: number };
}

/** The most cells of a triangle: two years of days, eleven of weeks. More can neither be sent nor read. */
export const MOST_CELLS = 300_000;

export const cohorts: Analysis<'cohorts', CohortSettings, CohortResult> = {
  id: 'cohorts',
  defaults: { activity: 'on', ages: 'calendar' },
  limits: {
    activity: { kind: 'choice', values: ['on', 'onOrAfter'] },
    ages: { kind: 'choice', values: ['calendar', 'exact'] },
  },
  /** Throws AnalysisError `too-many-periods` where the triangle would pass 300,000 cells. */
  run(view, settings) {
    const sizes = (inCalendar: Calendar) => {
      const { acquired, count } = activity(view, inCalendar);
      return cohortSizes(acquired, count);
    };
    refusePast(view, MOST_CELLS, (inCalendar) => sizes(inCalendar).cells);
    const table = cohortTable(view, activity(view, view.calendar), sizes(view.calendar), settings);
    const rows = rowsOf(view, table, settings.ages);
    return {
      period: view.step,
      ...settings,
      rows,
      mean: meanOf(view, table, rows),
      before: { customers: table.before.customers, revenue: table.before.revenue / view.unit },
    };
  },
};

function rowsOf(view: View, table: CohortTable, ages: 'calendar' | 'exact'): CohortRow[] {
  const { calendar, completeThrough, unit } = view;
  const { untilDay } = historyStart(view);
  return table.periods.map((period, place) => {
    const size = table.sizes[place]!;
    const firstDay = calendar.firstDay(period);
    const lastDay = calendar.lastDay(period);
    const start = table.start[place]!;
    const revenue = new Sums(1);
    const margin = new Sums(1);
    const cells: CohortCell[] = [];
    for (let cell = start; cell < table.start[place + 1]!; cell++) {
      const age = cell - start;
      const active = table.active[cell]!;
      const orders = table.purchases[cell]!;
      const before = age === 0 ? 0 : table.active[cell - 1]!;
      revenue.add(0, table.revenue.at(cell));
      margin.add(0, table.margin.at(cell));
      cells.push({
        age,
        active,
        retention: active / size,
        step: before === 0 ? null : active / before,
        revenue: table.revenue.at(cell) / unit,
        margin: table.margin.at(cell) / unit,
        orders,
        averageCheck: orders === 0 ? null : table.revenue.at(cell) / unit / orders,
        cumulativeRevenue: revenue.at(0) / unit / size,
        cumulativeMargin: margin.at(0) / unit / size,
        // METRICS 8: every possible member has lived all of the age.
        mature:
          ages === 'calendar'
            ? calendar.lastDay(period + age) <= completeThrough
            : calendar.addSteps(lastDay, age + 1) <= completeThrough + 1,
      });
    }
    const preExisting = untilDay !== null && firstDay <= untilDay;
    return { cohort: calendar.label(period), firstDay, lastDay, size, cells, preExisting };
  });
}

function meanOf(view: View, table: CohortTable, rows: readonly CohortRow[]): CohortResult['mean'] {
  const ages = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const active = new Float64Array(ages);
  const size = new Float64Array(ages);
  const cohortsAt = new Int32Array(ages);
  const revenue = new Sums(ages);
  const cumulative = new Sums(ages);
  rows.forEach((row, place) => {
    const running = new Sums(1);
    for (const cell of row.cells) {
      const ticks = table.revenue.at(table.start[place]! + cell.age);
      running.add(0, ticks);
      if (!cell.mature) continue;
      active[cell.age]! += cell.active;
      size[cell.age]! += row.size;
      cohortsAt[cell.age]!++;
      revenue.add(cell.age, ticks);
      cumulative.add(cell.age, running.at(0));
    }
  });
  const mean: CohortResult['mean'] = [];
  for (let age = 0; age < ages; age++) {
    if (cohortsAt[age] === 0) continue;
    mean.push({
      age,
      retention: active[age]! / size[age]!,
      revenue: revenue.at(age) / view.unit / size[age]!,
      cumulativeRevenue: cumulative.at(age) / view.unit / size[age]!,
      cohorts: cohortsAt[age]!,
    });
  }
  return mean;
}
