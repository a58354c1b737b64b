import { Sums } from '../table/compensated-sum.ts';
import { countedQuantile } from '../table/quantile.ts';
import { activity } from '../model/activity.ts';
import type { Calendar } from '../model/calendar.ts';
import type { View } from '../model/dataset.ts';
import { historyStart } from '../model/history-start.ts';
import type { Analysis } from './analysis.ts';
import type { Ages } from './cohort-ages.ts';
import { cohortAnchors } from './cohort-anchors.ts';
import { cohortSizes, cohortTable, type CohortTable } from './cohort-table.ts';
import { refusePast } from './periods.ts';
import { wilson } from './wilson.ts';

export interface CohortSettings {
  activity: 'on' | 'onOrAfter';
  ages: Ages;
  /** The purchase whose period makes the cohort and whose day begins the ages: 1, the first. */
  purchase: number;
}
export interface CohortCell {
  age: number;
  active: number;
  /** active / size */
  retention: number;
  /** Wilson 95 % of the retention, fractions. */
  low: number;
  high: number;
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
  ages: Ages;
  purchase: number;
  rows: CohortRow[];
  /**
   * Ages with a mature cell, over the mature cells: retention = sum(active) / sum(size); revenue and cumulativeRevenue
   * in currency units a customer acquired, sums over cells / sum(size); how many cohorts are in; Wilson 95 % of the
   * retention.
   */
  mean: {
    age: number;
    retention: number;
    low: number;
    high: number;
    revenue: number;
    cumulativeRevenue: number;
    cohorts: number;
  }[];
  /** Customers acquired before the date range looked at, who belong to no row. */
  before: { customers: number; revenue: number };
  /**
   * By a later purchase than the first: customers who never made it, with all their revenue, and what the others had
   * brought before it. Cells, `before` and `others` add up to the customers' revenue.
   */
  others: { customers: number; revenue: number };
}

/** The most cells of a triangle: two years of days, eleven of weeks. More can neither be sent nor read. */
export const MOST_CELLS = 300_000;

export const cohorts: Analysis<'cohorts', CohortSettings, CohortResult> = {
  id: 'cohorts',
  defaults: { activity: 'on', ages: 'calendar', purchase: 1 },
  limits: {
    activity: { kind: 'choice', values: ['on', 'onOrAfter'] },
    ages: { kind: 'choice', values: ['calendar', 'exact', 'purchases'] },
    purchase: { kind: 'number', min: 1, max: 20, integer: true },
  },
  /** Throws AnalysisError `too-many-periods` where the triangle would pass 300,000 cells. */
  run(view, settings) {
    const anchorsIn = (inCalendar: Calendar) =>
      cohortAnchors(view, activity(view, inCalendar), settings.purchase);
    const sizesIn = (inCalendar: Calendar) =>
      cohortSizes(anchorsIn(inCalendar).period, activity(view, inCalendar).count, settings.ages);
    const { calendar } = view;
    const sizes = sizesIn(calendar);
    refusePast(view, MOST_CELLS, (inCalendar) =>
      inCalendar === calendar ? sizes.cells : sizesIn(inCalendar).cells,
    );
    const table = cohortTable(view, activity(view, calendar), sizes, settings, anchorsIn(calendar));
    const rows = rowsOf(view, table, settings.ages);
    return {
      period: view.step,
      ...settings,
      rows,
      mean: meanOf(view, table, rows),
      before: { customers: table.before.customers, revenue: table.before.revenue / view.unit },
      others: { customers: table.others.customers, revenue: table.others.revenue / view.unit },
    };
  },
};

/**
 * METRICS 8: a cell is mature when every possible member has lived all of its age. By purchases nobody is ever past
 * making the next, so a cohort counts once it had the time that nearly all take: the 95th percentile of gaps for the
 * last of the k purchases and the median gap for every one before it.
 */
function maturity(view: View, ages: Ages): (period: number, lastDay: number, age: number) => boolean {
  const { calendar, completeThrough, medianGap, gaps } = view;
  if (ages === 'calendar') return (period, _, age) => calendar.lastDay(period + age) <= completeThrough;
  if (ages === 'exact')
    return (_, lastDay, age) => calendar.addSteps(lastDay, age + 1) <= completeThrough + 1;
  const longest = countedQuantile(gaps.counts, 0.95) ?? Infinity;
  const usual = medianGap ?? Infinity;
  return (_, lastDay, age) => lastDay + (age === 0 ? 0 : (age - 1) * usual + longest) <= completeThrough;
}

function rowsOf(view: View, table: CohortTable, ages: Ages): CohortRow[] {
  const { calendar, unit } = view;
  const isMature = maturity(view, ages);
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
      const [low, high] = wilson(active, size) ?? [0, 1];
      revenue.add(0, table.revenue.at(cell));
      margin.add(0, table.margin.at(cell));
      cells.push({
        age,
        active,
        retention: active / size,
        low,
        high,
        step: before === 0 ? null : active / before,
        revenue: table.revenue.at(cell) / unit,
        margin: table.margin.at(cell) / unit,
        orders,
        averageCheck: orders === 0 ? null : table.revenue.at(cell) / unit / orders,
        cumulativeRevenue: revenue.at(0) / unit / size,
        cumulativeMargin: margin.at(0) / unit / size,
        mature: isMature(period, lastDay, age),
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
    const [low, high] = wilson(active[age]!, size[age]!) ?? [0, 1];
    mean.push({
      age,
      retention: active[age]! / size[age]!,
      low,
      high,
      revenue: revenue.at(age) / view.unit / size[age]!,
      cumulativeRevenue: cumulative.at(age) / view.unit / size[age]!,
      cohorts: cohortsAt[age]!,
    });
  }
  return mean;
}
