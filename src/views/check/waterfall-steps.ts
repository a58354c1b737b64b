import type { Bucket, BucketId, Waterfall } from '../../model/lines.ts';

/** In the order a row is tested. */
export const BUCKETS = [
  'rejected',
  'duplicate',
  'status',
  'currency',
  'anonymous',
  'analysed',
] as const satisfies readonly BucketId[];

export interface WaterfallStep extends Bucket {
  readonly id: BucketId;
  /** Where its bar begins and ends, as fractions of the rows of the file. */
  readonly from: number;
  readonly to: number;
}

/**
 * The buckets in the order they are tested, each taking its bite off the right end of what is left; what is counted
 * stays, from 0.
 */
export function waterfallSteps(waterfall: Waterfall): WaterfallStep[] {
  const rows = Math.max(1, waterfall.file.rows);
  let left = waterfall.file.rows;
  return BUCKETS.map((id) => {
    const bucket = waterfall[id];
    const to = left / rows;
    left -= bucket.rows;
    return { id, rows: bucket.rows, amount: bucket.amount, from: id === 'analysed' ? 0 : left / rows, to };
  });
}
