import { expect, test } from 'vitest';
import type { Waterfall } from '../../../../src/model/lines.ts';
import { waterfallSteps, withExcluded } from '../../../../src/views/check/waterfall-steps.ts';

const none = { rows: 0, amount: 0 };
const waterfall: Waterfall = {
  file: { rows: 200, amount: 1000 },
  rejected: { rows: 20, amount: 0 },
  duplicate: none,
  status: { rows: 30, amount: -50 },
  currency: none,
  anonymous: { rows: 50, amount: 250 },
  analysed: { rows: 100, amount: 800 },
  duplicatesFound: { rows: 4, amount: 10 },
};

test('each bucket bites off what is left, and what counts stays from 0', () => {
  expect(waterfallSteps(waterfall).map(({ id, from, to }) => [id, from, to])).toEqual([
    ['rejected', 0.9, 1],
    ['duplicate', 0.9, 0.9],
    ['status', 0.75, 0.9],
    ['currency', 0.75, 0.75],
    ['anonymous', 0.5, 0.75],
    ['analysed', 0, 0.5],
  ]);
});

test('a file of no rows draws nothing', () => {
  const empty = { ...waterfall, file: none, rejected: none, status: none, anonymous: none, analysed: none };
  expect(waterfallSteps(empty).every(({ from, to }) => from === 0 && to === 0)).toBe(true);
});

test('what corrections leave out comes last, and is of the data they were made to alone', () => {
  const accepted = {
    ...waterfall,
    analysed: { rows: 90, amount: 700 },
    excluded: { rows: 10, amount: 100 },
  };
  const shown = withExcluded(waterfall, accepted);
  expect(
    waterfallSteps(shown)
      .map(({ id, rows, from, to }) => [id, rows, from, to])
      .slice(-2),
  ).toEqual([
    ['excluded', 10, 0.45, 0.5],
    ['analysed', 90, 0, 0.45],
  ]);
  const rechecked = { ...waterfall, status: { rows: 31, amount: -60 } };
  expect(withExcluded(rechecked, accepted)).toBe(rechecked);
  expect(withExcluded(waterfall, null)).toBe(waterfall);
  expect(withExcluded(waterfall, waterfall)).toBe(waterfall);
});
