import type { AbcClass, AbcSettings } from './abc.ts';
import type { XyzClass, XyzSettings } from './xyz.ts';

export type AbcXyzSettings = AbcSettings & XyzSettings;
export type AbcXyzCell = `${AbcClass}${XyzClass}`;
export interface AbcXyzResult {
  /** All twelve, empty ones with 0. `share` of the customers' revenue as a fraction, null where that is 0. */
  cells: Record<AbcXyzCell, { customers: number; revenue: number; share: number | null }>;
  total: { customers: number; revenue: number };
}
