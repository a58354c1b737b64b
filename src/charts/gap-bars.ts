import type { GapHistogram } from '../analysis/gap-histogram.ts';
import { number } from '../i18n/format.ts';
import { COMPACT } from './axis-format.ts';
import type { Look } from './look.ts';
import { fromZero, tooltip } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { twin, type Twin } from './twin.ts';

export interface GapWords {
  /** The axis: "days between purchases". */
  readonly axis: string;
  readonly gaps: string;
  /** Beside the rule that halves the gaps. */
  readonly median: string;
  readonly bin: (from: number, to: number) => string;
}

/** How many gaps between purchases have which length, and the length that halves them. */
export function gapBars({ bins, median }: GapHistogram, words: GapWords, look: Look, height: number): Spec {
  const rows = bins.map(({ from, to, gaps }) => ({
    heading: words.bin(from, to),
    start: from - 1,
    end: to,
    gaps,
    text: number(gaps),
    // Everything up to the median is one half of all gaps.
    fill: median !== null && to <= Math.ceil(median) ? look.accent : look.heat[3],
  }));
  const last = bins.at(-1)?.to ?? 1;
  const x = {
    field: 'start',
    type: 'quantitative',
    title: words.axis,
    scale: { domain: [0, last], nice: false },
    axis: { tickCount: 8, format: 'd' },
  };
  const y = {
    field: 'gaps',
    type: 'quantitative',
    title: words.gaps,
    scale: fromZero(bins.map(({ gaps }) => gaps)),
    axis: { ...COMPACT, tickMinStep: 1, tickCount: 4 },
  };
  return layered(height, rows, [
    {
      mark: { type: 'bar', cornerRadiusEnd: 1, stroke: look.panel, strokeWidth: rows.length > 20 ? 0.5 : 1 },
      encoding: {
        x,
        x2: { field: 'end' },
        y,
        y2: { datum: 0 },
        fill: { field: 'fill', type: 'nominal', scale: null },
        tooltip: tooltip([['text', words.gaps]]),
      },
    },
    median === null
      ? null
      : {
          data: { values: [{ at: median - 0.5, label: words.median }] },
          mark: { type: 'rule', color: look.ink, strokeWidth: 1.5, strokeDash: [4, 3] },
          encoding: { x: { ...x, field: 'at' } },
        },
    median === null
      ? null
      : {
          data: { values: [{ at: median - 0.5, label: words.median }] },
          mark: {
            type: 'text',
            align: median > last / 2 ? 'right' : 'left',
            baseline: 'top',
            dx: median > last / 2 ? -6 : 6,
            fontWeight: 600,
            color: look.ink,
            y: 0,
          },
          encoding: { x: { ...x, field: 'at' }, text: { field: 'label', type: 'nominal' } },
        },
  ]);
}

export function gapTwin(
  { bins, gaps }: GapHistogram,
  words: GapWords,
  share: (part: number) => string,
): Twin {
  return twin(
    [words.axis, words.gaps, '%'],
    bins.map((bin) => [words.bin(bin.from, bin.to), number(bin.gaps), share(gaps > 0 ? bin.gaps / gaps : 0)]),
  );
}
