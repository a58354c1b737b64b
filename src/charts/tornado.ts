import type { Look } from './look.ts';
import { ordinal, tooltip } from './marks.ts';
import { layered, type Spec } from './spec.ts';

export interface TornadoBar {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly lowText: string;
  readonly highText: string;
  /** What the lever itself goes from and to, for the tooltip. */
  readonly range: string;
}

/** What each lever alone does to a value, from less on the left to more on the right of what was observed. */
export function tornado(
  bars: readonly TornadoBar[],
  observed: { readonly value: number; readonly text: string },
  titles: { readonly range: string; readonly low: string; readonly high: string },
  look: Look,
  rowHeight: number,
): Spec {
  const rows = bars.map((bar) => ({ ...bar, heading: bar.name, middle: observed.value }));
  const y = ordinal(
    'name',
    rows.map((row) => row.name),
    { title: null, labelColor: look.ink, labelLimit: 150, labelPadding: 10 },
  );
  const least = Math.min(observed.value, ...rows.map((row) => row.low));
  const most = Math.max(observed.value, ...rows.map((row) => row.high));
  // Room for the figures at both ends.
  const room = (most - least || 1) * 0.36;
  const x = {
    type: 'quantitative',
    title: null,
    axis: null,
    scale: { domain: [least - room, most + room], nice: false, zero: false },
  };
  const told = tooltip([
    ['range', titles.range],
    ['lowText', titles.low],
    ['highText', titles.high],
  ]);
  const bar = (field: string, color: string) => ({
    mark: { type: 'bar', height: { band: 0.62 }, color, cornerRadius: 2 },
    encoding: { x: { ...x, field: 'middle' }, x2: { field }, y, tooltip: told },
  });
  const end = (field: string, text: string, align: string, dx: number) => ({
    mark: { type: 'text', align, dx, color: look.ink, fontWeight: 600, tooltip: null },
    encoding: { x: { ...x, field }, y, text: { field: text, type: 'nominal' } },
  });
  return layered(Math.max(1, rows.length) * rowHeight, rows, [
    bar('low', look.changeDown),
    bar('high', look.changeUp),
    {
      data: { values: [{ at: observed.value }] },
      mark: { type: 'rule', color: look.ink, strokeWidth: 1.5 },
      encoding: { x: { ...x, field: 'at' } },
    },
    end('low', 'lowText', 'right', -6),
    end('high', 'highText', 'left', 6),
  ]);
}
