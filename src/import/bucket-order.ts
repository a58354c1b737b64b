import type { BucketId } from '../model/lines.ts';

/** The buckets of the waterfall in the order they are tested (METRICS 1); a row's bucket is an index into them. */
export const BUCKET_ORDER = [
  'rejected',
  'duplicate',
  'status',
  'currency',
  'anonymous',
  'analysed',
] as const satisfies readonly BucketId[];

export const REJECTED = BUCKET_ORDER.indexOf('rejected');
export const DUPLICATE = BUCKET_ORDER.indexOf('duplicate');
export const STATUS = BUCKET_ORDER.indexOf('status');
export const CURRENCY = BUCKET_ORDER.indexOf('currency');
export const ANONYMOUS = BUCKET_ORDER.indexOf('anonymous');
export const ANALYSED = BUCKET_ORDER.indexOf('analysed');
