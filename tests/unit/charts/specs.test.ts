import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gapHistogram } from '../../../src/analysis/gap-histogram.ts';
import { ageCurves } from '../../../src/charts/age-curves.ts';
import { registerAxisFigures } from '../../../src/charts/axis-figures.ts';
import { bars } from '../../../src/charts/bars.ts';
import { classMatrix } from '../../../src/charts/class-matrix.ts';
import { classShares } from '../../../src/charts/class-shares.ts';
import { COHORT_FIGURES, cohortHeat } from '../../../src/charts/cohort-heat.ts';
import { gapBars } from '../../../src/charts/gap-bars.ts';
import { config, LIGHT } from '../../../src/charts/look.ts';
import { paretoCurve } from '../../../src/charts/pareto-curve.ts';
import { bridgeSteps, retentionBridge } from '../../../src/charts/retention-bridge.ts';
import { retentionRate } from '../../../src/charts/retention-rate.ts';
import { revenueByPeriod } from '../../../src/charts/revenue-by-period.ts';
import type { Spec } from '../../../src/charts/spec.ts';
import { valueCurves } from '../../../src/charts/value-curves.ts';
import {
  cohortsOfLength,
  curvesOfLength,
  matrixOf,
  paretoOf,
  retentionOfLength,
  retentionRow,
  totalsOfLength,
} from './made-up-results.ts';

registerAxisFigures();

const values = (count: number) => Array.from({ length: count }, (_, place) => 1000 / (place + 1));
const charts: Record<string, (count: number) => Spec> = {
  'revenue by period': (count) => revenueByPeriod(totalsOfLength(count).byPeriod, LIGHT, 200),
  'Pareto curve': (count) =>
    paretoCurve(paretoOf(values(count)), LIGHT, {
      height: 300,
      bands: count === 0 ? null : { A: 0.2, B: 0.3, C: 0.5 },
      xTitle: 'share of customers',
      yTitle: 'share of revenue',
    }),
  'small Pareto curve': (count) => paretoCurve(paretoOf(values(count)), LIGHT, { height: 100, small: true }),
  'retention rate': (count) => retentionRate(retentionOfLength(count), LIGHT, 240),
  'small retention rate': (count) => retentionRate(retentionOfLength(count), LIGHT, 140, true),
  ...Object.fromEntries(
    COHORT_FIGURES.map((figure) => [
      `cohorts, ${figure}`,
      (count: number) => cohortHeat(cohortsOfLength(count), figure, LIGHT),
    ]),
  ),
  'age curves': (count) => ageCurves(cohortsOfLength(count), 'retention', LIGHT, 240),
  'cumulative curves': (count) => ageCurves(cohortsOfLength(count), 'cumulative', LIGHT, 240, true),
  'value curves': (count) => valueCurves(curvesOfLength(count), LIGHT, 240),
  bars: (count) =>
    bars(
      values(count).map((value, place) => ({ name: `bar ${place}`, value, text: String(value) })),
      LIGHT,
      { lines: [['text', 'Value']] },
    ),
  'gap bars': (count) => {
    const counts = new Int32Array(count + 1).fill(1, 1);
    const words = { axis: 'days', gaps: 'gaps', median: 'half', bin: (from: number) => String(from) };
    return gapBars(gapHistogram(counts), words, LIGHT, 200);
  },
  bridge: (count) => retentionBridge(count === 0 ? [] : bridgeSteps(retentionRow(), 'money'), LIGHT),
  'class shares': (count) =>
    classShares(count === 0 ? [] : [{ name: 'A', customers: count, revenue: count }], LIGHT),
  'class matrix': (count) => classMatrix(matrixOf(count), LIGHT, 160),
};

function refused(): never {
  throw new Error('eval is refused');
}
function marksOf(item: unknown): number {
  const node = item as { items?: unknown[]; marktype?: string };
  if (!node.items) return 1;
  return node.items.reduce<number>((sum, inner) => sum + marksOf(inner), 0);
}

describe('every chart, drawn by the interpreter with eval refused', () => {
  beforeEach(() => {
    vi.stubGlobal('Function', refused);
    vi.stubGlobal('eval', refused);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  for (const [name, chart] of Object.entries(charts)) {
    it.each([0, 1, 500])(`draws ${name} of %i points with fewer than 5,000 marks`, async (count) => {
      const warnings: unknown[] = [];
      const logger = {
        level: () => logger,
        warn: (...words: unknown[]) => (warnings.push(words), logger),
        error: (...words: unknown[]) => (warnings.push(words), logger),
        info: () => logger,
        debug: () => logger,
      } as unknown as NonNullable<NonNullable<Parameters<typeof compile>[1]>['logger']>;
      const { spec } = compile({ ...chart(count), width: 800 }, { config: config(LIGHT), logger });
      expect(warnings).toEqual([]);
      const view = new View(parse(spec, undefined, { ast: true }), {
        expr: expressionInterpreter,
        renderer: 'none',
        logLevel: 1,
      });
      await view.runAsync();
      const root = (view.scenegraph() as unknown as { root: unknown }).root;
      expect(marksOf(root)).toBeLessThan(5000);
      view.finalize();
    });
  }

  it('would notice an expression that is compiled', () => {
    const { spec } = compile(charts['bars']?.(1) ?? { data: { values: [] }, mark: 'bar' }, {
      config: config(LIGHT),
    });
    expect(() => new View(parse(spec), { renderer: 'none' })).toThrow('eval is refused');
  });
});

interface Drawn {
  readonly layer: readonly { readonly data?: { readonly values: readonly Record<string, unknown>[] } }[];
  readonly data: { readonly values: readonly Record<string, unknown>[] };
}
const drawn = (spec: Spec) => spec as unknown as Drawn;

describe('what is drawn', () => {
  it('hatches the period that is not over and no other', () => {
    const fills = drawn(revenueByPeriod(totalsOfLength(3).byPeriod, LIGHT, 200)).data.values.map(
      (row) => row['fill'],
    );
    expect(fills).toEqual(['#0f766e', '#0f766e', 'url(#regulars-hatch)']);
  });

  it('draws an immature cell hatched and leaves an unobserved one away', () => {
    const [cells, hatched, means] = drawn(cohortHeat(cohortsOfLength(3), 'retention', LIGHT)).layer;
    expect(cells?.data?.values).toHaveLength(6);
    expect(hatched?.data?.values.map((cell) => cell['heading'])).toEqual([
      'First bought in Jan\u00a01970, 2 months later, not over yet',
      'First bought in Feb\u00a01970, 1 month later, not over yet',
      'First bought in Mar\u00a01970, 0 months later, not over yet',
    ]);
    expect(means?.data?.values.map((cell) => cell['short'])).toEqual(['100', '20']);
  });

  it('draws the latest 60 cohorts of 500 and says so of none of three', () => {
    const [cells] = drawn(cohortHeat(cohortsOfLength(500), 'customers', LIGHT)).layer;
    expect(cells?.data?.values).toHaveLength((60 * 61) / 2);
  });

  it('gives the ribbon of classes no part without entities', () => {
    const spec = paretoCurve(paretoOf([5, 3, 1]), LIGHT, { height: 300, bands: { A: 1, B: 0, C: 0 } });
    expect(drawn(spec).layer[2]?.data?.values).toEqual([
      { name: 'A', from: 0, to: 1, middle: 0.5, fill: '#0072b2' },
    ]);
  });

  it('keeps both ends of a thinned Pareto curve', () => {
    const points = drawn(paretoCurve(paretoOf(values(43_000)), LIGHT, { height: 300 })).data.values;
    expect(points.length).toBeLessThanOrEqual(1000);
    expect(points[0]).toEqual({ x: 0, y: 0 });
    expect(points.at(-1)?.['x']).toBe(1);
  });
});
