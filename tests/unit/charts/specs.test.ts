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
import { growthAccounting, layerCake, revenueParts } from '../../../src/charts/growth.ts';
import { config, LIGHT } from '../../../src/charts/look.ts';
import { paretoCurve } from '../../../src/charts/pareto-curve.ts';
import { bridgeSteps, retentionBridge } from '../../../src/charts/retention-bridge.ts';
import { retentionRate } from '../../../src/charts/retention-rate.ts';
import { revenueByPeriod } from '../../../src/charts/revenue-by-period.ts';
import { revenueFromRegulars } from '../../../src/charts/revenue-from-regulars.ts';
import { shareIntervals } from '../../../src/charts/share-intervals.ts';
import type { Spec } from '../../../src/charts/spec.ts';
import { tornado } from '../../../src/charts/tornado.ts';
import { valueCurves } from '../../../src/charts/value-curves.ts';
import {
  cohortsOfLength,
  curvesOfLength,
  growthOfLength,
  lineOfBusiness,
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
  'cohorts with intervals': (count) => cohortHeat(cohortsOfLength(count), 'retention', LIGHT, true),
  'cohorts by purchases': (count) =>
    cohortHeat({ ...cohortsOfLength(Math.min(12, count)), ages: 'purchases' }, 'retention', LIGHT, true),
  'growth in customers': (count) => growthAccounting(growthOfLength(count), 'customers', LIGHT, 240),
  'growth in money': (count) => growthAccounting(growthOfLength(count), 'money', LIGHT, 240),
  'revenue by whose it is': (count) => revenueParts(growthOfLength(count), LIGHT, 240),
  'layers of revenue': (count) => layerCake(growthOfLength(count), LIGHT, 240),
  'revenue from regulars': (count) =>
    revenueFromRegulars(
      values(count).map((value, place) =>
        lineOfBusiness(`line ${place}`, { totalRevenue: place === 1 ? -5 : value }),
      ),
      (row) => row.name,
      LIGHT,
      28,
    ),
  'shares with intervals': (count) =>
    shareIntervals(
      values(count).map((_, place) => ({
        name: `group ${place}`,
        share: place === 1 ? null : 0.5,
        low: 0.4,
        high: 0.6,
        text: '50 %',
        small: place === 2,
      })),
      LIGHT,
      { rowHeight: 26, everybody: 0.4, lines: [['text', 'Within 90 days']] },
    ),
  tornado: (count) =>
    tornado(
      values(count).map((value, place) => ({
        name: `lever ${place}`,
        low: 90 - value / 100,
        high: 110 + value / 100,
        lowText: 'less',
        highText: 'more',
        range: '1 – 2',
      })),
      { value: 100, text: '100' },
      { range: 'Lever', low: 'less', high: 'more' },
      LIGHT,
      34,
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

  it('writes the interval of a rate under it, and pales cohorts too small for one', () => {
    const result = cohortsOfLength(3);
    const [first] = result.rows;
    if (first) result.rows[0] = { ...first, size: 29 };
    const [cells] = drawn(cohortHeat(result, 'retention', LIGHT, true)).layer;
    const told = cells?.data?.values.filter((cell) => cell['age'] === '1').map((cell) => cell['under']);
    expect(told).toEqual(['10–30', '10–30']);
    const fills = cells?.data?.values.filter((cell) => cell['age'] === '1').map((cell) => cell['fill']);
    expect(fills?.[0]).not.toBe(fills?.[1]);
    const [plain] = drawn(cohortHeat(result, 'retention', LIGHT)).layer;
    expect(plain?.data?.values.every((cell) => cell['under'] === '')).toBe(true);
  });

  it('hangs what was lost under the line, and draws no change for the first period or one that is not over', () => {
    const [hatched, , bars, , line] = drawn(
      growthAccounting(growthOfLength(3), 'customers', LIGHT, 240),
    ).layer;
    expect(hatched?.data).toBeUndefined();
    expect(bars?.data?.values.map((bar) => [bar['pick'], bar['pickColumn'], bar['value']])).toEqual([
      [0, 4, 30],
      [1, 4, 30],
      [2, 4, 30],
      [0, 3, 20],
      [1, 3, 20],
      [2, 3, 20],
      [1, 2, -40],
      [2, 2, -40],
    ]);
    expect(line).toBeDefined();
    const columns = drawn(growthAccounting(growthOfLength(3), 'customers', LIGHT, 240)).data.values;
    expect(columns.map((column) => column['line'])).toEqual([null, 10, null]);
  });

  it('keeps both ends of a thinned Pareto curve', () => {
    const points = drawn(paretoCurve(paretoOf(values(43_000)), LIGHT, { height: 300 })).data.values;
    expect(points.length).toBeLessThanOrEqual(1000);
    expect(points[0]).toEqual({ x: 0, y: 0 });
    expect(points.at(-1)?.['x']).toBe(1);
  });
});
