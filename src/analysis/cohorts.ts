export interface CohortSettings {
  activity: 'on' | 'onOrAfter';
  ages: 'calendar' | 'exact';
}
export interface CohortCell {
  age: number;
  active: number;
  /** active / size */
  retention: number;
  /** Currency units. */
  revenue: number;
  margin: number;
  orders: number;
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
  /** Ages with a mature cell: sum(active) / sum(size) over the mature cells, and the same of the money. */
  mean: { age: number; retention: number; revenue: number; cumulativeRevenue: number; cohorts: number }[];
  /** Customers acquired before the date range looked at, who belong to no row. */
  before: { customers: number; revenue: number };
}
