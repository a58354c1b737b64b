import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { expect, test } from 'vitest';
import { cohortHeat } from '../../../src/charts/cohort-heat.ts';
import { growthAccounting } from '../../../src/charts/growth.ts';
import { LIGHT } from '../../../src/charts/look.ts';
import { paretoCurve } from '../../../src/charts/pareto-curve.ts';
import { portableSpec } from '../../../src/charts/portable-spec.ts';
import { retentionRate } from '../../../src/charts/retention-rate.ts';
import { revenueByPeriod } from '../../../src/charts/revenue-by-period.ts';
import type { Spec } from '../../../src/charts/spec.ts';
import {
  cohortsOfLength,
  growthOfLength,
  paretoOf,
  retentionOfLength,
  totalsOfLength,
} from './made-up-results.ts';

const CHARTS: Readonly<Record<string, Spec>> = {
  'revenue by period': revenueByPeriod(totalsOfLength(12).byPeriod, LIGHT, 200),
  'Pareto curve': paretoCurve(paretoOf([5, 3, 1]), LIGHT, { height: 200, bands: { A: 0.2, B: 0.3, C: 0.5 } }),
  'retention rate': retentionRate(retentionOfLength(12), LIGHT, 200),
  'cohorts': cohortHeat(cohortsOfLength(8), 'retention', LIGHT),
  'growth': growthAccounting(growthOfLength(12), 'customers', LIGHT, 200),
}; // prettier-ignore

test.each(Object.entries(CHARTS))(
  '%s is drawn by a Vega that knows nothing of this page',
  async (name, spec) => {
    // As it comes out of the file.
    const read = JSON.parse(
      JSON.stringify(portableSpec(spec, LIGHT, 600, 'Who "buys" & stays')),
    ) as TopLevelSpec;
    const problems: string[] = [];
    const note = (...words: readonly unknown[]) => void problems.push(words.join(' '));
    const logger = { level: () => 1, error: note, warn: note, info: () => logger, debug: () => logger };
    const view = new View(parse(compile(read, { logger: logger as never }).spec), {
      logger: logger as never,
    });
    const svg = await view.toSVG();
    expect(problems).toEqual([]);
    expect(svg).toContain('Who "buys" &amp; stays');
    expect(svg).not.toMatch(/regulars-hatch|compactFigure/);
    expect(svg.match(/<path/g)?.length ?? 0, name).toBeGreaterThan(2);
  },
);
