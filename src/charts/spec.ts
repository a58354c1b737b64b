import type { TopLevelSpec } from 'vega-lite';

/** A chart as Vega-Lite takes it. */
export type Spec = TopLevelSpec;
/** One layer of a chart: plain data. Vega-Lite's own compiler is its check (each chart's test runs it). */
export type Layer = Readonly<Record<string, unknown>>;
/** Rows a chart is drawn from: names and figures, and the texts of its tooltips. */
export type Rows = readonly Readonly<Record<string, unknown>>[];

/** A layered chart over one list of rows. Layers may bring rows of their own. */
export function layered(height: number, rows: Rows, layer: readonly (Layer | null)[]): Spec {
  const spec: unknown = { height, data: { values: rows }, layer: layer.filter((one) => one !== null) };
  return spec as Spec;
}
