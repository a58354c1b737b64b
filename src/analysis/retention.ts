export interface RetentionSettings {
  /** L, periods of activity. */
  window: number;
}
export interface RetentionRow {
  period: string;
  /** First and last day, days since 1970-01-01. */
  firstDay: number;
  lastDay: number;
  S: number;
  E: number;
  N: number;
  retained: number;
  lost: number;
  reactivated: number;
  /** Percent; null where S is 0. */
  crr: number | null;
  crrStrict: number | null;
  /** Wilson 95 % of crrStrict, percent. */
  interval: [number, number] | null;
  complete: boolean;
  /** The money bridge, currency units; null where L > 1. before - lost + expansion - contraction + reactivated + new = after. */
  money: {
    before: number;
    lost: number;
    expansion: number;
    contraction: number;
    reactivated: number;
    new: number;
    after: number;
  } | null;
}
export interface RetentionResult {
  period: string;
  window: number;
  rows: RetentionRow[];
  /** Pooled over the complete rows: sum of retained / sum of S, a fraction; null where there is none. */
  pooledRetention: number | null;
}
