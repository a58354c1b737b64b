import { COMPACT } from './axis-format.ts';
import type { Look } from './look.ts';
import { HATCH_QUIET, hoverColumns, ordinal, PERIOD_AXIS, tooltip } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { evenly, MOST_MARKS } from './thin.ts';

/** One period along the foot. */
export interface StackedPeriod {
  /** As it is written. */
  readonly name: string;
  readonly heading: string;
  readonly complete: boolean;
}

/** What is stacked, the first at the ground. Below 0 it hangs under the line. */
export interface StackedSeries {
  readonly name: string;
  readonly colour: string;
  readonly opacity?: number;
  readonly value: (at: number) => number;
  readonly text: (at: number) => string;
  /** The column of the twin its figures stand in. */
  readonly column?: number;
}

export interface StackedOptions {
  readonly height: number;
  readonly periods: readonly StackedPeriod[];
  readonly series: readonly StackedSeries[];
  /** A line over the bars, such as what comes of them all; null breaks it. */
  readonly line?: Omit<StackedSeries, 'value'> & { readonly value: (at: number) => number | null };
  /** What a tooltip tells: of a period these; left out, of the one part under the pointer. */
  readonly told?: readonly Pick<StackedSeries, 'name' | 'text'>[];
  /** The column of the twin that a period as a whole stands in. */
  readonly column?: number;
  /** What a part is measured in, for its tooltip. */
  readonly unit?: string;
}

/** How many periods are drawn: few enough that no chart passes the most marks. */
export function periodsDrawn(periods: number, series: number): number {
  return Math.min(periods, Math.floor((MOST_MARKS - 200) / (series + 3)));
}

/** Stacked bars, one a period. A period that is not over stands on hatched ground and is paler. */
export function stackedPeriods(options: StackedOptions, look: Look): Spec {
  const { periods, series, line, height } = options;
  const places = evenly(periods.length, periodsDrawn(periods.length, series.length));
  const told = options.told ?? [];
  const columns = places.flatMap((at) => {
    const period = periods[at];
    if (!period) return [];
    const texts = Object.fromEntries(told.map((one, place) => [`told${place}`, one.text(at)]));
    return [
      { ...period, ...texts, line: line?.value(at) ?? null, pick: at, pickColumn: options.column ?? 1 },
    ];
  });
  const columnAt = new Map(told.length === 0 ? [] : columns.map((column) => [column.pick, column]));
  const lines = told.map((one, place) => [`told${place}`, one.name] as const);
  const bars = series.flatMap((one, place) =>
    places.flatMap((at) => {
      const value = one.value(at);
      const period = periods[at];
      if (value === 0 || !period) return [];
      const opacity = (one.opacity ?? 1) * (period.complete ? 1 : 0.55);
      const told = columnAt.get(at);
      const more = told ?? { heading: `${one.name}, ${period.heading}`, text: one.text(at) };
      const mark = { name: period.name, value, place, fill: one.colour, opacity };
      return [{ ...more, ...mark, pick: at, pickColumn: one.column ?? 1 }];
    }),
  );
  const x = ordinal(
    'name',
    columns.map((column) => column.name),
    PERIOD_AXIS,
  );
  const y = { field: 'value', type: 'quantitative', title: null, axis: COMPACT, scale: { zero: true } };
  return layered(height, columns, [
    {
      transform: [{ filter: '!datum.complete' }],
      mark: { type: 'rect', fill: HATCH_QUIET },
      encoding: { x },
    },
    // Below the bars: a part of a bar is picked by itself, its period beside it.
    told.length === 0 ? null : hoverColumns(x, lines, look),
    {
      data: { values: bars },
      mark: { type: 'bar', width: { expr: `min(bandwidth('x') * 0.88, 72)` } },
      encoding: {
        x,
        y: { ...y, stack: 'zero' },
        fill: { field: 'fill', type: 'nominal', scale: null },
        fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
        order: { field: 'place', type: 'quantitative' },
        tooltip: tooltip(told.length === 0 ? [['text', options.unit ?? '']] : lines),
      },
    },
    { mark: { type: 'rule', color: look.lineStrong }, encoding: { y: { datum: 0, type: 'quantitative' } } },
    ...(line
      ? [
          {
            mark: { type: 'line', color: line.colour, strokeWidth: 2 },
            encoding: { x, y: { ...y, field: 'line' } },
          },
          columns.length <= 60
            ? {
                mark: { type: 'point', filled: true, size: 34, color: line.colour, opacity: 1 },
                encoding: { x, y: { ...y, field: 'line' } },
              }
            : null,
        ]
      : []),
  ]);
}
