import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, openFile, results } from '../../src/headless.ts';
import { hasReference, referenceBytes, referenceTruth } from '../reference.ts';
import { countValues, differences } from '../truth.ts';

const SALES = 'customer,date,amount\nana,2021-01-04,10.10\nana,2021-02-04,0.20\nben,2021-02-10,30\n';

const sales = (text = SALES) => new Blob([text]);

describe('headless', () => {
  it('opens a file and gives results.json', async () => {
    const dataset = await openFile(sales(), { name: 'sales.csv' });
    const { format, version, input, totals } = results(dataset, {
      step: 'month',
      completeThrough: '2021-02-28',
    });
    expect({ format, version, name: input.name }).toEqual({
      format: 'regulars-results',
      version: 1,
      name: 'sales.csv',
    });
    expect(totals).toMatchObject({
      revenue: 40.3,
      customers: 2,
      purchases: 3,
      lines: 3,
      firstDate: '2021-01-04',
      lastDate: '2021-02-10',
      completeThrough: '2021-02-28',
    });
  });

  it('gives one analysis under own settings and view', async () => {
    const dataset = await openFile(sales());
    const { shareOfTop20, n } = analyse(dataset, 'pareto');
    expect({ n, share: Math.round((shareOfTop20 ?? 0) * 1e4) }).toEqual({ n: 2, share: 7444 });
    const retention = analyse(dataset, 'retention', {}, { step: 'month', completeThrough: '2021-02-28' });
    expect(retention.rows).toHaveLength(1);
    expect(retention.rows[0]).toMatchObject({
      period: '2021-02',
      S: 1,
      E: 2,
      N: 1,
      retained: 1,
      complete: true,
    });
  });

  it('takes roles by column name', async () => {
    const text = 'a,b,c,d\nx,2021-01-04,5,7\ny,2021-01-05,6,8\n';
    const dataset = await openFile(sales(text), { roles: { customer: 'a', date: 'b', amount: 'd' } });
    expect(results(dataset).totals.revenue).toBe(15);
  });

  it('asks rather than guesses, and says what', async () => {
    const text = 'customer,date,amount\nana,03/04/2021,5\nben,04/05/2021,6\n';
    await expect(openFile(sales(text))).rejects.toMatchObject({
      code: 'needs-answer',
      params: { question: 'date-order', column: 1 },
    });
  });

  it('refuses a date that is none', async () => {
    const dataset = await openFile(sales());
    expect(() => results(dataset, { completeThrough: '2021-02-30' })).toThrow(RangeError);
  });

  it('knows nothing of a screen', () => {
    const source = readFileSync(new URL('../../src/headless.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/svelte|document|window/);
  });
});

describe.skipIf(!hasReference('online-retail.csv.gz'))(
  'truth computed elsewhere, from the file to the last figure (skipped where the reference data is missing)',
  () => {
    it.each([
      ['online-retail.csv.gz', 'month', 'online-retail.truth.json'],
      ['online-retail.csv.gz', 'quarter', 'online-retail.quarter.truth.json'],
      ['online-retail.csv.gz', 'week', 'online-retail.week.truth.json'],
      ['cdnow-sample.csv', 'month', 'cdnow-sample.truth.json'],
    ] as const)('%s by %s', { timeout: 60_000 }, async (file, step, truthFile) => {
      const truth = referenceTruth(truthFile);
      expect(countValues(truth)).toBeGreaterThan(100);
      const dataset = await openFile(new Blob([referenceBytes(file)]), { name: file });
      expect(differences(results(dataset, { step }), truth)).toEqual([]);
    });
  },
);
