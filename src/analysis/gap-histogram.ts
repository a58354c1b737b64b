import { countedQuantile } from '../table/quantile.ts';

/** How long customers wait between purchases, in bins of whole days. */
export interface GapHistogram {
  gaps: number;
  /** Days a bin. */
  width: number;
  /** From the shortest gap there can be (1 day); `to` is in the bin. */
  bins: { from: number; to: number; gaps: number }[];
  /** Gaps longer than the last bin, drawn nowhere: one in a hundred at most. */
  beyond: number;
  median: number | null;
  /** Three of four gaps are at most this long. */
  threeQuarters: number | null;
  longest: number | null;
}

const WIDTHS = [1, 2, 5, 7, 10, 14, 30, 91, 182, 365, 3650];
const MOST_BINS = 40;

/** `counts[g]` gaps of g days, put into at most 40 bins that reach as far as ninety-nine in a hundred gaps do. */
export function gapHistogram(counts: Int32Array): GapHistogram {
  let gaps = 0;
  let longest: number | null = null;
  counts.forEach((count, days) => {
    gaps += count;
    if (count > 0) longest = days;
  });
  const median = countedQuantile(counts, 0.5);
  const threeQuarters = countedQuantile(counts, 0.75);
  const reach = Math.ceil(countedQuantile(counts, 0.99) ?? 0);
  const width = WIDTHS.find((days) => Math.ceil(reach / days) <= MOST_BINS) ?? Math.ceil(reach / MOST_BINS);
  const bins = Array.from({ length: Math.ceil(reach / width) }, (_, bin) => ({
    from: bin * width + 1,
    to: (bin + 1) * width,
    gaps: 0,
  }));
  let beyond = gaps;
  for (const bin of bins) {
    for (let days = bin.from; days <= bin.to; days++) bin.gaps += counts[days] ?? 0;
    beyond -= bin.gaps;
  }
  return { gaps, width, bins, beyond, median, threeQuarters, longest };
}
