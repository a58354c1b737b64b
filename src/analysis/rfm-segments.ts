/** The segments of METRICS 5, from the best to those who are gone. */
export const RFM_SEGMENTS = [
  'champion',
  'loyal',
  'potential loyalist',
  'new',
  'promising',
  'needs attention',
  'about to sleep',
  'at risk',
  'cannot lose',
  'hibernating',
  'lost',
] as const;
export type RfmSegment = (typeof RFM_SEGMENTS)[number];

/** Segment by R (5 first) and FM (1 first), as METRICS 5 has it. */
const TABLE: readonly (readonly RfmSegment[])[] = [
  ['new', 'potential loyalist', 'potential loyalist', 'champion', 'champion'],
  ['promising', 'potential loyalist', 'loyal', 'loyal', 'champion'],
  ['about to sleep', 'needs attention', 'needs attention', 'loyal', 'loyal'],
  ['hibernating', 'hibernating', 'at risk', 'at risk', 'cannot lose'],
  ['lost', 'lost', 'at risk', 'cannot lose', 'cannot lose'],
];

/** The segment of a recency score and an FM score, 1 to 5 each. */
export function rfmSegment(r: number, fm: number): RfmSegment {
  return TABLE[5 - r]?.[fm - 1] ?? 'lost';
}

/** The half-up mean of the frequency and the money score. */
export function fmScore(f: number, m: number): number {
  return (f + m + 1) >> 1;
}
