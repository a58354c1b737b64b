import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { results } from '../../../src/export/results.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import type { Step } from '../../../src/model/settings.ts';
import { cdnow, hasReference, onlineRetail, referencePath } from './reference-dataset.ts';

/** Sections of the truth that results.json has yet to get. */
const LATER = new Set(['settings', 'rfm', 'ladder', 'overdue']);
const MONEY = new Set([
  'amount',
  'revenue',
  'customerRevenue',
  'returnsOnlyRevenue',
  'anonymousRevenue',
  'positiveTotal',
]);

/** Every difference between truth and result, as lines: counts and words exactly, money to 0.005, rates to 1e-6. */
function differences(truth: unknown, result: unknown, path: string): string[] {
  if (Array.isArray(truth)) {
    if (!Array.isArray(result)) return [`${path}: no list`];
    const lengths =
      truth.length === result.length ? [] : [`${path}: ${result.length} items, not ${truth.length}`];
    return [...lengths, ...truth.flatMap((item, at) => differences(item, result[at], `${path}[${at}]`))];
  }
  if (typeof truth === 'object' && truth !== null) {
    if (typeof result !== 'object' || result === null) return [`${path}: missing`];
    return Object.entries(truth).flatMap(([key, value]) =>
      differences(value, (result as Record<string, unknown>)[key], `${path}.${key}`),
    );
  }
  if (typeof truth === 'number' && typeof result === 'number') {
    const key = path.slice(path.lastIndexOf('.') + 1);
    // The truth is rounded to six decimals (half an ulp of them), which money by far and counts do not need.
    const tolerance = MONEY.has(key) ? 0.005 : Number.isInteger(truth) && Number.isInteger(result) ? 0 : 1e-6;
    return Math.abs(truth - result) <= tolerance ? [] : [`${path}: ${result}, not ${truth}`];
  }
  return truth === result ? [] : [`${path}: ${String(result)}, not ${String(truth)}`];
}

function compare(dataset: Dataset, truthFile: string, step: Step): string[] {
  const truth = JSON.parse(readFileSync(referencePath(truthFile), 'utf8')) as Record<string, unknown>;
  const found = results(dataset, { step }) as unknown as Record<string, unknown>;
  return Object.keys(truth)
    .filter((key) => !LATER.has(key))
    .flatMap((key) => differences(truth[key], found[key], key));
}

describe.skipIf(!hasReference)(
  'truth computed elsewhere (skipped where the reference data is missing)',
  () => {
    const retail = hasReference ? onlineRetail() : null;
    const music = hasReference ? cdnow() : null;

    test.each([
      ['month', 'online-retail.truth.json'],
      ['quarter', 'online-retail.quarter.truth.json'],
      ['week', 'online-retail.week.truth.json'],
    ] as const)('Online Retail by %s', (step, truth) => {
      expect(retail && compare(retail, truth, step)).toEqual([]);
    });

    test('CDNOW by month', () => {
      expect(music && compare(music, 'cdnow-sample.truth.json', 'month')).toEqual([]);
    });
  },
);
