import { describe, expect, test } from 'vitest';
import { retention, type RetentionRow } from '../../../src/analysis/retention.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { datasetOf, day, linesOf, viewOf } from '../model/small-dataset.ts';

/** bo returns in February, cy in April after it stopped, di in March before it ever bought. */
const text = `
  ann 2021-01-05 10
  ann 2021-02-05 15
  ann 2021-03-05 12
  bo  2021-01-06 20
  bo  2021-02-06 -2
  bo  2021-03-06 5
  cy  2021-02-07 7
  cy  2021-04-07 -3
  di  2021-03-08 -1
  di  2021-04-08 9
`;
const april = { completeThrough: day('2021-04-30'), step: 'month' } as const;
const settings = { window: 1, by: 'none' };

const counts = ({ period, S, E, N, retained, lost, reactivated, crr, crrStrict, complete }: RetentionRow) => [
  period,
  S,
  E,
  N,
  retained,
  lost,
  reactivated,
  crr,
  crrStrict,
  complete,
];

test('counts who stayed, left, came back and came, from the second period on', () => {
  const found = retention.run(viewOf(text, april), settings);
  expect(found.rows.map(counts)).toEqual([
    ['2021-02', 2, 2, 1, 1, 1, 0, 50, 50, true],
    ['2021-03', 2, 2, 0, 1, 1, 1, 100, 50, true],
    ['2021-04', 2, 1, 1, 0, 2, 0, 0, 0, true],
  ]);
  // Retained 1 + 1 + 0 of 2 + 2 + 2.
  expect(found.pooledRetention).toBeCloseTo(1 / 3, 15);
});

test('the money bridge carries the revenue of one period to that of the next', () => {
  const found = retention.run(viewOf(text, april), settings);
  expect(found.rows.map(({ money }) => money)).toEqual([
    // bo's return of 2 while it bought nothing is `other`.
    { before: 30, lost: 20, expansion: 5, contraction: 0, reactivated: 0, new: 7, other: -2, after: 20 },
    // bo's return is over (+2), di's begins (-1).
    { before: 20, lost: 7, expansion: 0, contraction: 3, reactivated: 5, new: 0, other: 1, after: 16 },
    { before: 16, lost: 17, expansion: 0, contraction: 0, reactivated: 0, new: 9, other: -2, after: 6 },
  ]);
});

test('the interval is that of Wilson, in percent', () => {
  const [february, , april2] = retention.run(viewOf(text, april), settings).rows;
  // 1 of 2 and 0 of 2.
  expect(february?.interval?.[0]).toBeCloseTo(9.4531, 3);
  expect(february?.interval?.[1]).toBeCloseTo(90.5469, 3);
  expect(april2?.interval?.[0]).toBe(0);
  expect(april2?.interval?.[1]).toBeCloseTo(65.762, 3);
});

test('an incomplete period is marked and left out of the pooled rate', () => {
  const found = retention.run(viewOf(text, { ...april, completeThrough: day('2021-04-29') }), settings);
  expect(found.rows.map(({ complete }) => complete)).toEqual([true, true, false]);
  expect(found.pooledRetention).toBe(0.5);
});

test('a window of two periods keeps a customer for one period longer, and has no money bridge', () => {
  const found = retention.run(viewOf(text, april), { ...settings, window: 2 });
  // E: ann bo | ann bo cy | ann bo cy | ann bo di.
  expect(found.rows.map(counts)).toEqual([
    ['2021-02', 2, 3, 1, 2, 0, 0, 100, 100, true],
    ['2021-03', 3, 3, 0, 3, 0, 0, 100, 100, true],
    ['2021-04', 3, 3, 1, 2, 1, 0, (2 / 3) * 100, (2 / 3) * 100, true],
  ]);
  expect(found.rows.map(({ money }) => money)).toEqual([null, null, null]);
});

test('with nobody to retain the rates are blank', () => {
  const found = retention.run(viewOf('ann 2021-01-05 10\nann 2021-03-05 10', april), settings);
  expect(found.rows.map(counts)).toEqual([
    ['2021-02', 1, 0, 0, 0, 1, 0, 0, 0, true],
    ['2021-03', 0, 1, 0, 0, 0, 1, null, null, true],
  ]);
  expect(found.rows[1]?.interval).toBeNull();
});

test('weeks run over the new year', () => {
  const view = viewOf('ann 2020-12-28 10\nann 2021-01-03 1\nann 2021-01-04 10', { step: 'week' });
  expect(retention.run(view, settings).rows.map(({ period, S, E }) => [period, S, E])).toEqual([
    ['2021-W01', 1, 1],
  ]);
});

test('who came before the date range is not new in it but reactivated', () => {
  const view = viewOf(
    `
    old 2020-06-01 1
    new 2021-01-05 1
    old 2021-02-05 1
  `,
    { ...april, from: day('2021-01-01') },
  );
  expect(retention.run(view, settings).rows.map(counts)).toEqual([
    ['2021-02', 1, 1, 0, 0, 1, 1, 100, 0, true],
  ]);
});

describe('by an attribute', () => {
  const lines = linesOf(text).map((line, row) => ({
    ...line,
    // ann moves from north to south after her first purchase: she stays a northerner.
    attributes: { region: line.customer === 'ann' ? (row === 0 ? 'north' : 'south') : line.customer === 'di' ? '' : 'south' }, // prettier-ignore
  }));
  const view = buildView(datasetOf(lines), { ...DEFAULT_VIEW, ...april });

  test('a customer belongs to its value at the first purchase', () => {
    const { segments } = retention.run(view, { ...settings, by: 'region' });
    expect(
      segments.map(({ name, customers, pooledRetention }) => [name, customers, pooledRetention]),
    ).toEqual([
      ['south', 2, 0],
      ['', 1, null],
      ['north', 1, 2 / 3],
    ]);
    expect(segments[0]?.rows.map(counts)[1]).toEqual(['2021-03', 1, 1, 0, 0, 1, 1, 100, 0, true]);
    expect(segments[2]?.rows[0]?.money).toMatchObject({ before: 10, expansion: 5, after: 15 });
  });

  test('segments add up to everyone, in customers and in money', () => {
    const { rows, segments } = retention.run(view, { ...settings, by: 'region' });
    rows.forEach((row, at) => {
      const parts = segments.map((segment) => segment.rows[at]);
      expect(parts.reduce((sum, part) => sum + (part?.E ?? 0), 0)).toBe(row.E);
      expect(parts.reduce((sum, part) => sum + (part?.money?.other ?? 0), 0)).toBe(row.money?.other);
    });
  });
});
