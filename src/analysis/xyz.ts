export interface XyzSettings {
  cutX: number;
  cutY: number;
  /** Below this many complete periods a customer is `new`. */
  minPeriods: number;
  /** `own`: from the period of the first purchase; `history`: the whole history for everyone. */
  window: 'own' | 'history';
  /** METRICS 4: month unless set, whatever the view's step; `view` follows it. */
  step: 'view' | 'day' | 'week' | 'month' | 'quarter' | 'year';
}
export type XyzClass = 'X' | 'Y' | 'Z' | 'new';
export interface XyzResult {
  classes: Record<XyzClass, { customers: number; revenue: number }>;
  /** Class a customer (0 X, 1 Y, 2 Z, 3 new), in the view's order of customers. */
  classOf: Uint8Array;
  /** Coefficient of variation a customer, NaN where it has none. */
  cv: Float64Array;
}
