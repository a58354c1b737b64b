import type { ParetoResult } from '../analysis/pareto.ts';
import { number, percent } from '../i18n/format.ts';
import type { Look } from './look.ts';
import { layered, type Layer, type Spec } from './spec.ts';
import { MOST_POINTS, steepFirst } from './thin.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

/** Where the classes end along the order, as fractions of the entities. */
export interface ClassBands {
  readonly A: number;
  readonly B: number;
  readonly C: number;
}

export interface ParetoCurveOptions {
  readonly height: number;
  /** No axes and no bands: where the curve stands beside a sentence. */
  readonly small?: boolean;
  readonly bands?: ClassBands | null;
  /** Words under the axes, such as `share of customers`. */
  readonly xTitle?: string;
  readonly yTitle?: string;
}

/** Cumulative share of the value over the share of the entities, largest first. */
export function paretoCurve(result: ParetoResult, look: Look, options: ParetoCurveOptions): Spec {
  const { n, cumulative } = result;
  const places = n === 0 ? [] : steepFirst(n, options.small ? 200 : MOST_POINTS);
  const points = places.map((k) => ({ x: k / n, y: cumulative[k] ?? 0 }));
  const { small = false } = options;
  const share = { domain: [0, 1], nice: false };
  const gridded = { format: '.0%', values: [0, 0.25, 0.5, 0.75, 1] };
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: share,
    axis: small
      ? null
      : { ...gridded, title: options.xTitle ?? null, labelPadding: options.bands ? 31 : 6, labelFlush: true },
  };
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: share,
    axis: small
      ? { ...gridded, values: [0, 0.5, 1], title: null }
      : { ...gridded, title: options.yTitle ?? null },
  };
  const fade = {
    gradient: 'linear',
    x1: 0,
    x2: 0,
    y1: 0,
    y2: 1,
    stops: [
      { offset: 0, color: alpha(look.accent, 0.26) },
      { offset: 1, color: alpha(look.accent, 0.02) },
    ],
  };
  const layer: Layer[] = [
    { mark: { type: 'area', color: fade, line: false }, encoding: { x, y } },
    {
      mark: { type: 'line', color: look.accent, strokeWidth: small ? 2 : 2.5, interpolate: 'linear' },
      encoding: { x, y, order: { field: 'x', type: 'quantitative' } },
    },
  ];
  if (options.bands && n > 0) layer.push(...bandLayers(options.bands, look, x));
  return layered(options.height, points, layer);
}

/** The classes as a ribbon between the curve and its axis. */
function bandLayers(bands: ClassBands, look: Look, x: object): Layer[] {
  let from = 0;
  const ribbons = (['A', 'B', 'C'] as const)
    .map((name) => {
      const start = from;
      from += bands[name];
      return { name, from: start, to: from, middle: (start + from) / 2, fill: look.classes[name] };
    })
    .filter((band) => band.to > band.from);
  const data = { values: ribbons };
  const below = (pixels: number) => ({ value: { expr: `height + ${pixels}` } });
  return [
    {
      data,
      mark: { type: 'rect' },
      encoding: {
        x: { ...x, field: 'from' },
        x2: { field: 'to' },
        y: below(5),
        y2: below(11),
        fill: { field: 'fill', type: 'nominal', scale: null },
      },
    },
    {
      data,
      mark: { type: 'text', baseline: 'top', color: look.mute, fontWeight: 600 },
      encoding: { x: { ...x, field: 'middle' }, y: below(15), text: { field: 'name', type: 'nominal' } },
    },
  ];
}

/** The rows of the twin: every whole twentieth of the entities, and the first ten one by one. */
export function paretoTwinCounts(n: number): number[] {
  const marks = new Set<number>();
  for (let k = 1; k <= Math.min(10, n); k++) marks.add(k);
  for (let step = 1; step <= 20; step++) marks.add(Math.ceil((n * step) / 20));
  return n === 0 ? [] : [...marks].sort((a, b) => a - b);
}

export function paretoTwin(result: ParetoResult, entities: string, share: string): Twin {
  const { n, cumulative } = result;
  return twin(
    [entities, t('pareto.share-of-them'), share],
    paretoTwinCounts(n).map((k) => [number(k), percent(k / n), percent(cumulative[k])]),
    0,
  );
}

/** A colour let through: `#0f766e` at 0.26 as an rgb() with alpha, which gradients take. */
function alpha(hex: string, opacity: number): string {
  const whole = Number.parseInt(hex.slice(1), 16);
  return `rgba(${(whole >> 16) & 255}, ${(whole >> 8) & 255}, ${whole & 255}, ${opacity})`;
}
