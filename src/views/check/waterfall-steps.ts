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
  readonly id: BucketId | 'excluded';
  /** Where its bar begins and ends, as fractions of the rows of the file. */
  readonly from: number;
  readonly to: number;
}

/**
 * The buckets in the order they are tested, each taking its bite off the right end of what is left; what is counted
 * stays, from 0. What the user's corrections leave out comes last but that.
 */
export function waterfallSteps(waterfall: Waterfall): WaterfallStep[] {
  const rows = Math.max(1, waterfall.file.rows);
  let left = waterfall.file.rows;
  const none = { rows: 0, amount: 0 };
  const ids = waterfall.excluded
    ? [...BUCKETS.slice(0, -1), 'excluded' as const, 'analysed' as const]
    : BUCKETS;
  return ids.map((id) => {
    const bucket = waterfall[id] ?? none;
    const to = left / rows;
    left -= bucket.rows;
    return { id, rows: bucket.rows, amount: bucket.amount, from: id === 'analysed' ? 0 : left / rows, to };
  });
}

/** The waterfall of a check with what corrections leave out, where it is of the very data they were made to. */
export function withExcluded(check: Waterfall, accepted: Waterfall | null): Waterfall {
  if (!accepted?.excluded) return check;
  const before = BUCKETS.slice(0, 4);
  const same = ['file' as const, ...before].every(
    (id) => check[id].rows === accepted[id].rows && check[id].amount === accepted[id].amount,
  );
  return same ? accepted : check;
}
