import { describe, expect, test } from 'vitest';
import { ANALYSES, clampSettings, type AnalysisId } from '../../../src/analysis/index.ts';
import { results } from '../../../src/export/results.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { datasetOf, linesOf } from '../model/small-dataset.ts';

const IDS = Object.keys(ANALYSES) as AnalysisId[];

function runAll(dataset: Dataset, settings: Partial<ViewSettings> = {}): void {
  const view = buildView(dataset, { ...DEFAULT_VIEW, ...settings });
  for (const id of IDS) {
    const analysis = ANALYSES[id] as { run(of: typeof view, settings: object): object };
    expect(analysis.run(view, clampSettings(id, {}))).toBeTypeOf('object');
  }
}

const EDGES: Record<string, string> = {
  'one order': 'ann 2021-01-01 5',
  'one customer': 'ann 2021-01-01 5\nann 2021-02-01 5\nann 2021-03-01 -5',
  'one day': 'ann 2021-01-01 5\nbo 2021-01-01 6\ncy 2021-01-01 -1',
  'returns alone': 'ann 2021-01-01 -5\nbo 2021-01-02 -6',
  'zeros alone': 'ann 2021-01-01 0\nbo 2021-01-02 0',
  'nobody known': '- 2021-01-01 5\n- 2021-05-02 6',
  'a customer at zero': 'ann 2021-01-01 5\nann 2021-01-02 -5',
};

describe.each(Object.entries(EDGES))('%s', (_, text) => {
  const dataset = datasetOf(linesOf(text));
  test.each(['auto', 'week', 'month', 'quarter', 'year'] as const)(
    'passes through every analysis by %s',
    (step) => {
      runAll(dataset, { step });
    },
  );
});

test('no lines at all give blanks and zeros', () => {
  const dataset = datasetOf([]);
  runAll(dataset);
  const found = results(dataset);
  expect(found.totals).toEqual({
    revenue: 0,
    margin: 0,
    customerRevenue: 0,
    returnsOnlyRevenue: 0,
    returnsOnlyCustomers: 0,
    anonymousRevenue: 0,
    customers: 0,
    orders: 0,
    purchases: 0,
    lines: 0,
    firstDate: null,
    lastDate: null,
    completeThrough: null,
  });
  expect(found.pareto).toMatchObject({ n: 0, shareOfTop20: null, fractionFor80: null, gini: null });
  expect(found.abc.A).toEqual({ customers: 0, revenue: 0 });
  expect(found.retention).toEqual({ period: 'month', rows: [] });
  expect(found.cohorts).toEqual({ period: 'month', rows: [], mean: [] });
  expect(found.ltv).toEqual({
    S: null,
    C: null,
    P: null,
    T: null,
    ltv: null,
    kaplanMeierT: null,
    churnT: null,
  });
});

test('dates of 1899 and 2999 are analysed by year, and by themselves choose it', () => {
  const dataset = datasetOf(linesOf('ann 1899-05-05 5\nann 2999-05-05 7\nbo 2999-05-05 1'));
  const view = buildView(dataset, DEFAULT_VIEW);
  expect(view.step).toBe('year');
  const cohorts = ANALYSES.cohorts.run(view, { activity: 'on', ages: 'calendar', purchase: 1 });
  expect(cohorts.rows.map(({ cohort, cells }) => [cohort, cells.length])).toEqual([
    ['1899', 1101],
    ['2999', 1],
  ]);
  expect(ANALYSES.retention.run(view, { window: 1, by: 'none' }).rows).toHaveLength(1100);
});

test('days over eleven hundred years are refused, with the finest step that would do', () => {
  const view = buildView(datasetOf(linesOf('ann 1899-05-05 5\nann 2999-05-05 7')), {
    ...DEFAULT_VIEW,
    step: 'day',
  });
  expect(() => ANALYSES.retention.run(view, { window: 1, by: 'none' })).toThrow(
    expect.objectContaining({
      code: 'too-many-periods',
      // 1100 years have 401,767 days; as the first is a period too, one more. Months: 13,201.
      params: { step: 'day', periods: 401768, limit: 20000, suggested: 'month' },
    }),
  );
  expect(() => ANALYSES.cohorts.run(view, { activity: 'on', ages: 'calendar', purchase: 1 })).toThrow(
    expect.objectContaining({
      code: 'too-many-periods',
      params: { step: 'day', periods: 401768, limit: 300000, suggested: 'week' },
    }),
  );
});

test('amounts of 1e300 keep their sums', () => {
  const dataset = datasetOf(linesOf('ann 2021-01-01 1e300\nbo 2021-01-01 3e300\nbo 2021-02-01 -1e300'), {
    unit: 1,
  });
  runAll(dataset);
  const found = results(dataset);
  expect(found.totals.revenue / 3e300).toBeCloseTo(1, 12);
  expect(found.pareto.shareOfTop20).toBeCloseTo(2 / 3, 12);
  expect((found.ltv.ltv ?? 0) / 1.5e300).toBeCloseTo(1, 12);
});

test('the first and the last year there is are nine thousand nine hundred and ninety-eight apart', () => {
  const dataset = datasetOf(linesOf('ann 0001-01-01 5\nann 9999-12-31 5'));
  runAll(dataset);
  const { rows } = ANALYSES.retention.run(buildView(dataset, DEFAULT_VIEW), { window: 1, by: 'none' });
  expect(rows).toHaveLength(9998);
  expect(rows.at(-1)).toMatchObject({ period: '9999', S: 0, E: 1, reactivated: 1, complete: true });
});
