import type { Look } from './look.ts';
import type { Layer } from './spec.ts';

/** Patterns the page holds once; a fill refers to them by name. */
export const HATCH = 'url(#regulars-hatch)';
export const HATCH_QUIET = 'url(#regulars-hatch-quiet)';
export const HATCH_CELL = 'url(#regulars-hatch-cell)';

/** Tooltip lines: field of the datum, and the words before it. The field `heading` stands on top. */
export type TooltipLine = readonly [field: string, title: string];

/** Fields are texts already written for people: nothing is formatted on the way. */
export function tooltip(lines: readonly TooltipLine[], heading = 'heading') {
  return [
    { field: heading, type: 'nominal' as const, title: 'title' },
    ...lines.map(([field, title]) => ({ field, type: 'nominal' as const, title })),
  ];
}

/** Ordinal places in the order given: never sorted, never guessed. */
export function ordinal(field: string, domain: readonly string[], axis: object | null = {}) {
  return { field, type: 'ordinal' as const, sort: null, scale: { domain: [...domain] }, axis };
}

/** Periods along the foot of a chart: the first and the last label stay between the chart's own edges. */
export const PERIOD_AXIS = { title: null, labelFlush: 26 } as const;

/** Columns over the whole height, unseen until the pointer is on one: a figure is found wherever the pointer is above it. */
export function hoverColumns(x: object, lines: readonly TooltipLine[], look: Look): Layer {
  return {
    params: [{ name: 'over', select: { type: 'point', on: 'pointerover', clear: 'pointerout' } }],
    mark: { type: 'rect', fill: look.ink },
    encoding: {
      x,
      fillOpacity: { condition: { param: 'over', empty: false, value: 0.07 }, value: 0 },
      tooltip: tooltip(lines),
    },
  };
}

/** A scale from zero up, also where everything is zero: a flat line lies on the ground, not in the middle. */
export function fromZero(values: readonly number[]) {
  const most = values.reduce((top, value) => Math.max(top, value), 0);
  const least = values.reduce((low, value) => Math.min(low, value), 0);
  return { domain: [least, most > least ? most : least + 1], nice: true };
}
