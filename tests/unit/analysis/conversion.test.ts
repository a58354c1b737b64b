import { expect, test } from 'vitest';
import { conversion } from '../../../src/analysis/conversion.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { datasetOf, day, viewOf } from '../model/small-dataset.ts';

/** a returns on the 365th day, b on the 366th; c has lived 364 days, d 365; e is a regular of three months. */
const text = `
  a 2019-12-31 5
  a 2020-12-30 5
  b 2019-12-31 5
  b 2020-12-31 5
  c 2020-07-01 5
  d 2020-06-30 5
  e 2021-04-01 5
  e 2021-05-01 5
  e 2021-06-01 5
`;
const settings = { step: 'month', completeThrough: day('2021-06-30') } as const;

test('the customers of a year are counted as what they have become, and as what they were within a year', () => {
  const { rows, days, before } = conversion.run(viewOf(text, settings), conversion.defaults);
  expect([days, before]).toEqual([365, 0]);
  expect(
    rows.map(({ year, customers, clients, regulars, lived, clientsWithin, within, mature }) => [
      year,
      customers,
      clients,
      regulars,
      lived,
      clientsWithin,
      within,
      mature,
    ]),
  ).toEqual([
    ['2019', 2, 2, 0, 2, 1, 0.5, true],
    ['2020', 2, 0, 0, 1, 0, 0, false],
    ['2021', 1, 1, 1, 0, 0, null, false],
  ]);
  expect(rows.map(({ clientShare, regularShare }) => [clientShare, regularShare])).toEqual([
    [1, 0],
    [0, 0],
    [1, 1],
  ]);
  // Both came in the very first month, and none on the median later: gaps of 30, 31, 365 and 366 days reach to 30 December.
  expect(rows.map(({ preExisting }) => preExisting)).toEqual([true, true, false]);
});

test('the rungs follow their thresholds', () => {
  const run = (change: object) =>
    conversion.run(viewOf(text, settings), { ...conversion.defaults, ...change }).rows.map(
      ({ clients, regulars, clientsWithin }) => [clients, regulars, clientsWithin],
    ); // prettier-ignore
  expect(run({ days: 366 })).toEqual([[2, 0, 2], [0, 0, 0], [1, 1, 0]]); // prettier-ignore
  expect(run({ clientPurchases: 3, regularPurchases: 4 })).toEqual([[0, 0, 0], [0, 0, 0], [1, 0, 0]]); // prettier-ignore
  // A share above that of an adherent: whoever passes it is a regular still.
  expect(run({ regularShare: 0.95 })).toEqual([[2, 0, 1], [0, 0, 0], [1, 1, 0]]); // prettier-ignore
});

test('who came before the dates looked at is in no year', () => {
  const view = viewOf(text, { ...settings, from: day('2020-07-01') });
  const { rows, before } = conversion.run(view, conversion.defaults);
  expect(rows.map(({ year, customers }) => [year, customers])).toEqual([
    ['2020', 1],
    ['2021', 1],
  ]);
  expect(before).toBe(2);
});

test('without a customer there are no years', () => {
  expect(conversion.run(buildView(datasetOf([]), DEFAULT_VIEW), conversion.defaults).rows).toEqual([]);
});
