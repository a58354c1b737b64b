import '../../property-seed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { results } from '../../../src/export/results.ts';
import { amendLines } from '../../../src/model/amend-lines.ts';
import { remarksOfCustomers } from '../../../src/model/amend-remarks.ts';
import type { Change, Correction } from '../../../src/model/amendments.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import type { Waterfall } from '../../../src/model/lines.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { datasetOf } from './small-dataset.ts';

const KEYS = ['', 'a', 'b', 'c', 'd'];
const WORDS = ['', 'x', 'y', 'z'];

const anyDataset = fc
  .array(
    fc.record({
      customer: fc.constantFrom(...KEYS),
      date: fc.integer({ min: 18_000, max: 18_700 }).map(isoOf),
      amount: fc.integer({ min: -5_000, max: 20_000 }).map((cents) => cents / 100),
      order: fc.constantFrom('', 'o1', 'o2', 'o3'),
      attributes: fc.record({ name: fc.constantFrom(...WORDS), kind: fc.constantFrom(...WORDS) }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((lines): Dataset => {
    const dataset = datasetOf(lines, { roles: { name: 'name' } });
    const sum = (of: typeof lines) => ({
      rows: of.length,
      amount: of.reduce((cents, { amount }) => cents + Math.round(amount * 100), 0) / 100,
    });
    const anonymous = lines.filter(({ customer }) => customer === '');
    const analysed = lines.filter(({ customer }) => customer !== '');
    return {
      ...dataset,
      waterfall: {
        ...dataset.waterfall,
        file: sum(lines),
        anonymous: sum(anonymous),
        analysed: sum(analysed),
      },
      source: { name: '', bytes: 0, fingerprint: 'f' },
    };
  });

const rows = fc.record({
  fingerprint: fc.constantFrom('f', 'f', 'f', 'g'),
  rows: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }),
});
const words = fc.uniqueArray(fc.constantFrom(...WORDS, 'gone'), { minLength: 1, maxLength: 3 });
const column = fc.constantFrom('kind', 'name', 'customer', 'order', 'missing');

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('mergeCustomers' as const),
    keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 4 }),
    into: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  }),
  fc.record({
    kind: fc.constant('renameCustomer' as const),
    key: fc.constantFrom('a', 'b', 'e'),
    name: fc.constantFrom(...WORDS),
  }),
  fc.record({
    kind: fc.constant('setValue' as const),
    column,
    value: fc.constantFrom(...WORDS, 'new', 'a'),
    where: fc.oneof(rows, fc.record({ column, values: words })),
  }),
  rows.map((of) => ({ kind: 'excludeRows' as const, ...of })),
  fc.record({ day: fc.integer({ min: 17_900, max: 18_800 }), of: rows }).map(({ day, of }) => ({ kind: 'setDate' as const, day, ...of })),
); // prettier-ignore

const anyCorrections = fc
  .array(fc.record({ active: fc.boolean(), change: anyChange }), { maxLength: 8 })
  .map((all): Correction[] => all.map((one, at) => ({ id: `r${at}`, ...one })));

function cents({ rejected, duplicate, status, currency, anonymous, analysed, excluded }: Waterfall) {
  const buckets = [
    rejected,
    duplicate,
    status,
    currency,
    anonymous,
    analysed,
    ...(excluded ? [excluded] : []),
  ];
  return {
    rows: buckets.reduce((sum, bucket) => sum + bucket.rows, 0),
    cents: buckets.reduce((sum, bucket) => sum + Math.round(bucket.amount * 100), 0),
  };
}

function resultsOf(dataset: Dataset, corrections: readonly Correction[]) {
  const { lines, waterfall } = amendLines(dataset, corrections);
  return results({ ...dataset, lines, waterfall });
}

describe('corrections of any kind', () => {
  test('leave a waterfall that adds up to the file, to the cent, and lines that agree with it', () => {
    fc.assert(
      fc.property(anyDataset, anyCorrections, (dataset, corrections) => {
        const { lines, waterfall, outcomes } = amendLines(dataset, corrections);
        const { file } = dataset.waterfall;
        expect(cents(waterfall)).toEqual({ rows: file.rows, cents: Math.round(file.amount * 100) });
        expect(lines.count).toBe(waterfall.analysed.rows + waterfall.anonymous.rows);
        expect(lines.customer.codes.filter((code) => code < 0).length).toBe(waterfall.anonymous.rows);
        expect(outcomes.length).toBe(corrections.length);
        for (const { column: one } of lines.attributes) expect(one.length).toBe(lines.count);
        for (const array of [lines.date, lines.amount, lines.customer.codes])
          expect(array.length).toBe(lines.count);
      }),
      { numRuns: 400 },
    );
  });

  test('give back the results of the file exactly when they are switched off', () => {
    fc.assert(
      fc.property(anyDataset, anyCorrections, (dataset, corrections) => {
        const before = JSON.stringify(results(dataset));
        resultsOf(dataset, corrections);
        const off = corrections.map((one) => ({ ...one, active: false }));
        expect(JSON.stringify(resultsOf(dataset, off))).toBe(before);
        expect(JSON.stringify(results(dataset))).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  test('that leave no row out keep the revenue, whoever it is of', () => {
    fc.assert(
      fc.property(anyDataset, anyCorrections, (dataset, corrections) => {
        const kept = corrections.filter(({ change }) => change.kind !== 'excludeRows');
        expect(resultsOf(dataset, kept).totals.revenue).toBe(results(dataset).totals.revenue);
      }),
      { numRuns: 60 },
    );
  });

  test('make one customer of all when all are merged', () => {
    fc.assert(
      fc.property(anyDataset, fc.constantFrom('a', 'b', 'c', 'd', 'somebody'), (dataset, into) => {
        const change: Change = { kind: 'mergeCustomers', keys: ['a', 'b', 'c', 'd'], into };
        const { lines } = amendLines(dataset, [{ id: 'r', active: true, change }]);
        const keys = new Set(Array.from({ length: lines.count }, (_, line) => lines.customer.at(line)));
        keys.delete(null);
        expect([...keys]).toEqual(dataset.waterfall.analysed.rows === 0 ? [] : [into]);
      }),
      { numRuns: 100 },
    );
  });

  test('come to the same in any order where none speaks of what another does', () => {
    const independent: Change[] = [
      { kind: 'mergeCustomers', keys: ['b'], into: 'a' },
      { kind: 'mergeCustomers', keys: ['c'], into: 'b' },
      { kind: 'renameCustomer', key: 'd', name: 'Dora' },
      { kind: 'setValue', column: 'kind', value: 'rest', where: { column: 'kind', values: ['x', ''] } },
      { kind: 'setDate', fingerprint: 'f', rows: [1, 3], day: 18_500 },
      { kind: 'excludeRows', fingerprint: 'f', rows: [0, 2] },
    ];
    fc.assert(
      fc.property(
        anyDataset,
        fc.shuffledSubarray(independent, { minLength: independent.length }),
        (dataset, shuffled) => {
          const [one, other] = [independent, shuffled].map((changes) =>
            resultsOf(dataset, changes.map((change, at) => ({ id: String(at), active: true, change }))),
          );
          expect(other).toEqual(one);
        },
      ),
      { numRuns: 60 },
    );
  }); // prettier-ignore
});

describe('remarks', () => {
  test('follow whom they are of; each tag and each note is there once', () => {
    const remarks = {
      a: { note: 'calls on Mondays', tags: ['vip', 'late'] },
      b: { note: 'calls on Mondays', tags: ['late', 'north'] },
      c: { note: 'moved', tags: [] },
      x: { note: 'of another file', tags: ['vip'] },
    };
    const into = (key: string) => (key === 'b' || key === 'c' ? 'a' : key);
    expect([...remarksOfCustomers(remarks, into)]).toEqual([
      ['a', { note: 'calls on Mondays\nmoved', tags: ['vip', 'late', 'north'] }],
      ['x', { note: 'of another file', tags: ['vip'] }],
    ]);
    expect([...remarksOfCustomers(remarks, (key) => (key === 'a' ? 'z' : key)).keys()]).toEqual([
      'b',
      'c',
      'x',
      'z',
    ]);
  });
});
