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
}

export interface StackedOptions {
  readonly height: number;
  readonly periods: readonly StackedPeriod[];
  readonly series: readonly StackedSeries[];
  /** A line over the bars, such as what comes of them all; null breaks it. */
  readonly line?: Omit<StackedSeries, 'value'> & { readonly value: (at: number) => number | null };
  /** What a tooltip tells: of a period these; left out, of the one part under the pointer. */
  readonly told?: readonly Pick<StackedSeries, 'name' | 'text'>[];
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
    return [{ ...period, ...texts, line: line?.value(at) ?? null }];
  });
  const bars = series.flatMap((one, place) =>
    places.flatMap((at) => {
      const value = one.value(at);
      const period = periods[at];
      if (value === 0 || !period) return [];
      const opacity = (one.opacity ?? 1) * (period.complete ? 1 : 0.55);
      const heading = `${one.name}, ${period.heading}`;
      return [{ name: period.name, value, place, fill: one.colour, opacity, heading, text: one.text(at) }];
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
    {
      data: { values: bars },
      mark: { type: 'bar', width: { expr: `min(bandwidth('x') * 0.88, 72)` } },
      encoding: {
        x,
        y: { ...y, stack: 'zero' },
        fill: { field: 'fill', type: 'nominal', scale: null },
        fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
        order: { field: 'place', type: 'quantitative' },
        ...(told.length === 0 ? { tooltip: tooltip([['text', options.unit ?? '']]) } : {}),
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
    told.length === 0
      ? null
      : hoverColumns(
          x,
          told.map((one, place) => [`told${place}`, one.name] as const),
          look,
        ),
  ]);
}
