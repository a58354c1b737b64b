import type { Look } from './look.ts';
import { ordinal, tooltip, type TooltipLine } from './marks.ts';
import { layered, type Spec } from './spec.ts';

export interface ShareInterval {
  readonly name: string;
  /** Fractions; null where there is nobody to count. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** As it is written beside the point. */
  readonly text: string;
  /** Too few for the share to be trusted. */
  readonly small: boolean;
  /** Further lines of its tooltip, by field. */
  readonly [field: string]: unknown;
}

export interface ShareIntervalOptions {
  readonly rowHeight: number;
  readonly lines: readonly TooltipLine[];
  /** Drawn as a line across all. */
  readonly everybody: number | null;
}

/** Shares as points with their 95 % intervals, one under another; those of few are pale. */
export function shareIntervals(
  list: readonly ShareInterval[],
  look: Look,
  options: ShareIntervalOptions,
): Spec {
  const rows = list
    .filter((one) => one.share !== null)
    .map((one) => ({
      ...one,
      heading: one.name,
      fade: one.small ? 0.4 : 1,
      ink: one.small ? look.mute : look.ink,
    }));
  const y = ordinal(
    'name',
    list.map((one) => one.name),
    { title: null, labelColor: look.ink, labelLimit: 170, labelPadding: 10 },
  );
  const most = rows.reduce((top, row) => Math.max(top, row.high ?? 0), 0);
  const x = {
    type: 'quantitative',
    title: null,
    axis: {
      format: '.0%',
      tickCount: 5,
      values: [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => at * (most > 0.5 ? 1 : most > 0.25 ? 0.5 : 0.25)),
    },
    scale: { domain: [0, Math.max(0.1, most * 1.2)], nice: false },
  };
  const told = tooltip(options.lines);
  const fade = { field: 'fade', type: 'quantitative', scale: null };
  return layered(Math.max(1, list.length) * options.rowHeight + 24, rows, [
    options.everybody === null
      ? null
      : {
          data: { values: [{ at: options.everybody }] },
          mark: { type: 'rule', color: look.mute, strokeDash: [4, 3] },
          encoding: { x: { ...x, field: 'at' } },
        },
    {
      mark: { type: 'rule', color: look.accent, strokeWidth: 6, strokeCap: 'round' },
      encoding: {
        x: { ...x, field: 'low' },
        x2: { field: 'high' },
        y,
        strokeOpacity: { ...fade, field: 'band' },
        tooltip: told,
      },
      transform: [{ calculate: 'datum.fade * 0.28', as: 'band' }],
    },
    {
      mark: { type: 'point', filled: true, size: 70, color: look.accent },
      encoding: { x: { ...x, field: 'share' }, y, fillOpacity: fade, opacity: fade, tooltip: told },
    },
    {
      mark: { type: 'text', align: 'left', dx: 8, fontWeight: 600, tooltip: null },
      encoding: {
        x: { ...x, field: 'high' },
        y,
        text: { field: 'text', type: 'nominal' },
        color: { field: 'ink', type: 'nominal', scale: null },
      },
    },
  ]);
}
