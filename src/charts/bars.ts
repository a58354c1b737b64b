import type { Look } from './look.ts';
import { ordinal, tooltip, type TooltipLine } from './marks.ts';
import { layered, type Spec } from './spec.ts';

export interface Bar {
  readonly name: string;
  readonly value: number | null;
  /** As it is written beside the bar. */
  readonly text: string;
  /** Left out: the accent. */
  readonly colour?: string;
  /** Further lines of its tooltip, by field. */
  readonly [field: string]: unknown;
}

export interface BarsOptions {
  readonly rowHeight?: number;
  readonly labelWidth?: number;
  readonly lines: readonly TooltipLine[];
}

/** Horizontal bars with their figures beside them; a bar without a figure is a dash. */
export function bars(list: readonly Bar[], look: Look, options: BarsOptions): Spec {
  const rows = list.map((bar, pick) => ({
    pick,
    ...bar,
    heading: bar.name,
    fill: bar.colour ?? look.accent,
  }));
  const y = ordinal(
    'name',
    rows.map((row) => row.name),
    {
      title: null,
      labelColor: look.ink,
      labelLimit: options.labelWidth ?? 150,
      labelPadding: 10,
    },
  );
  const values = list.map((bar) => bar.value ?? 0);
  const most = Math.max(0, ...values);
  // Room to the right of the longest bar for its figure.
  const domain = [Math.min(0, ...values), most > 0 ? most * 1.22 : 1];
  const x = { field: 'value', type: 'quantitative', title: null, axis: null, scale: { domain, nice: false } };
  return layered(Math.max(1, list.length) * (options.rowHeight ?? 30), rows, [
    {
      mark: { type: 'bar', height: { band: 0.58 }, cornerRadiusEnd: 2 },
      encoding: {
        x,
        y,
        fill: { field: 'fill', type: 'nominal', scale: null },
        tooltip: tooltip(options.lines),
      },
    },
    {
      transform: [{ calculate: 'max(0, datum.value || 0)', as: 'end' }],
      mark: { type: 'text', align: 'left', dx: 6, color: look.ink, fontWeight: 600 },
      encoding: { x: { ...x, field: 'end' }, y, text: { field: 'text', type: 'nominal' } },
    },
  ]);
}
