import { EVERYTHING, type Selection } from './selection.ts';

/** The settings every analysis obeys. Small, plain, validated by `restore` in the session before they get here. */
export type Step = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type Measure = 'revenue' | 'margin' | 'purchases';

export interface ViewSettings {
  /** `auto`: what suits the median purchase gap (METRICS 1). */
  readonly step: Step | 'auto';
  readonly weekStart: 'monday' | 'sunday';
  readonly measure: Measure;
  /** D; days since 1970-01-01; null: the last date among the readable rows. */
  readonly completeThrough: number | null;
  /** P, a fraction; null: 100 % and the figure is labelled revenue. Ignored where the file gives margins. */
  readonly marginRate: number | null;
  /** Whether an order of exactly zero is a purchase. */
  readonly zeroIsPurchase: boolean;
  /** The date range looked at, both ends included; null: open. */
  readonly from: number | null;
  readonly to: number | null;
  /** Which lines, orders and customers are looked at; empty: all. */
  readonly selection: Selection;
}

export const DEFAULT_VIEW: ViewSettings = {
  step: 'auto',
  weekStart: 'monday',
  measure: 'revenue',
  completeThrough: null,
  marginRate: null,
  zeroIsPurchase: false,
  from: null,
  to: null,
  selection: EVERYTHING,
};
