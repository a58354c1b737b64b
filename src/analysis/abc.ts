export interface AbcSettings {
  /** Cumulative shares before which an entity is A, else B. 0 < cutA < cutB <= 1. */
  cutA: number;
  cutB: number;
}
export type AbcClass = 'A' | 'B' | 'C';
export interface AbcResult {
  classes: Record<AbcClass, { customers: number; revenue: number; value: number }>;
  /** Customers whose equal value lies on both sides of a cut. */
  tied: { cut: 'A' | 'B'; value: number; customers: number }[];
  /** Class a customer (0 A, 1 B, 2 C), in the view's order of customers. */
  classOf: Uint8Array;
}
