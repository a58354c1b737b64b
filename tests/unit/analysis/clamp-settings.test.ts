import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANALYSES, clampSettings, type AnalysisId } from '../../../src/analysis/index.ts';

test('what is valid is kept, what is left out is the default', () => {
  expect(clampSettings('abc', { cutA: 0.7 })).toEqual({ cutA: 0.7, cutB: 0.95 });
  expect(clampSettings('xyz', { window: 'history', minPeriods: 6 })).toEqual({
    cutX: 0.5,
    cutY: 1,
    minPeriods: 6,
    window: 'history',
    step: 'view',
  });
  expect(clampSettings('totals', {})).toEqual({});
});

test.each([
  [{ cutA: NaN }],
  [{ cutA: '0.7' }],
  [{ cutA: Infinity }],
  [{ cutA: -1 }],
  [{ cutA: null }],
  [{ cutA: 0.95, cutB: 0.5 }],
  [{ cutA: 0.9, cutB: 0.9 }],
  [{ cutA: 0.97 }],
  [null],
  ['abc'],
  [[0.1, 0.2]],
  [{ cutC: 1, __proto__: { cutA: 0.1 } }],
])('%j falls back to the usual cuts', (hostile) => {
  expect(clampSettings('abc', hostile)).toEqual({ cutA: 0.8, cutB: 0.95 });
});

test('crossing cuts fall back by themselves, other settings stay', () => {
  expect(clampSettings('abcXyz', { cutA: 0.7, cutX: 2, cutY: 1, minPeriods: 3 })).toEqual({
    cutA: 0.7,
    cutB: 0.95,
    cutX: 0.5,
    cutY: 1,
    minPeriods: 3,
    window: 'own',
    step: 'view',
  });
});

test('whole numbers must be whole, words known, attributes existing where the names are given', () => {
  expect(clampSettings('retention', { window: 1.5 }).window).toBe(1);
  expect(clampSettings('retention', { window: 3 }).window).toBe(3);
  expect(clampSettings('cohorts', { activity: 'never', ages: 'exact' })).toEqual({
    activity: 'on',
    ages: 'exact',
    purchase: 1,
  });
  expect(clampSettings('pareto', { entity: 'region' }).entity).toBe('region');
  expect(clampSettings('pareto', { entity: 'region' }, ['product']).entity).toBe('customer');
  expect(clampSettings('pareto', { entity: 'customer' }, []).entity).toBe('customer');
  expect(clampSettings('pareto', { entity: 7 }).entity).toBe('customer');
});

test('a day is a whole number of the years 1 to 9999, or none', () => {
  const days = (earlier: unknown) => clampSettings('ladderMoves', { earlier }).earlier;
  expect([null, 0, -719_162, 2_932_896].map(days)).toEqual([null, 0, -719_162, 2_932_896]);
  for (const hostile of [0.5, NaN, Infinity, -1e9, 2_932_897, 1e300, '2021-01-01', undefined, {}]) {
    expect(days(hostile)).toBeNull();
  }
});

test('anything at all gives settings within the limits', () => {
  const ids = Object.keys(ANALYSES) as AnalysisId[];
  const names = ids.flatMap((id) => Object.keys(ANALYSES[id].limits));
  fc.assert(
    fc.property(
      fc.constantFrom(...ids),
      fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...names), fc.anything())),
      (id, hostile) => {
        const found = clampSettings(id, hostile) as Record<string, unknown>;
        expect(Object.keys(found).sort()).toEqual(Object.keys(ANALYSES[id].defaults).sort());
        for (const [name, limit] of Object.entries(ANALYSES[id].limits)) {
          if (limit.kind !== 'number') continue;
          expect(found[name]).toBeGreaterThanOrEqual(limit.min);
          expect(found[name]).toBeLessThanOrEqual(limit.max);
        }
      },
    ),
    { numRuns: 300 },
  );
});
