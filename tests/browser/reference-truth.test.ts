import { describe, expect } from 'vitest';
import { hasReference, referenceBytes, referenceTruth } from '../reference.ts';
import { countValues, differences } from '../truth.ts';
import { test } from './app-test.ts';
import { onDisk } from './sales-files.ts';

const RETAIL = hasReference('online-retail.csv.gz');
const CDNOW = hasReference('cdnow-sample.csv');

describe('the figures of reference sales, by the export button of the screen', () => {
  for (const [step, truthName] of [
    ['month', 'online-retail.truth.json'],
    ['quarter', 'online-retail.quarter.truth.json'],
    ['week', 'online-retail.week.truth.json'],
  ] as const)
    test.skipIf(!RETAIL)(`equal the truth of Online Retail by ${step}`, async ({ app }) => {
      // 46 MB: read from the disk, as a person's browser does, rather than handed over in a message.
      await app.fileInput.setInputFiles(
        onDisk({ 'online-retail.csv': referenceBytes('online-retail.csv.gz') }),
      );
      await app.analyse();
      expect(await app.loaded()).toBe(406_829);
      await app.setStep(step);
      const truth = referenceTruth(truthName);
      expect(countValues(truth)).toBeGreaterThan(200);
      expect(differences(await app.exportResults(), truth)).toEqual([]);
    });

  test.skipIf(!CDNOW)('equal the truth of CDNOW by month', async ({ app }) => {
    await app.pick({ name: 'cdnow-sample.csv', bytes: referenceBytes('cdnow-sample.csv') });
    await app.analyse();
    await app.setStep('month');
    const truth = referenceTruth('cdnow-sample.truth.json');
    expect(countValues(truth)).toBeGreaterThan(200);
    expect(differences(await app.exportResults(), truth)).toEqual([]);
  });
});
