import { describe, expect, test } from 'vitest';
import { clampSettings } from '../../../src/analysis/index.ts';
import { rfm } from '../../../src/analysis/rfm.ts';
import { rfmMoves } from '../../../src/analysis/rfm-moves.ts';
import { fmScore, rfmSegment } from '../../../src/analysis/rfm-segments.ts';
import { day, viewOf } from '../model/small-dataset.ts';

const usual = clampSettings('rfm', {});

/** Five customers, each worst in its own way. */
const five = `
  ann 2021-01-01 10
  bo  2021-02-01 20
  bo  2021-02-02 20
  cy  2021-03-01 90
  di  2021-03-01 5
  di  2021-03-02 5
  di  2021-03-03 5
  ed  2021-03-03 15
`;

test('scores count those strictly worse, so that equal values score alike', () => {
  const found = rfm.run(viewOf(five), usual);
  // Last purchase: ann, bo, cy, then di and ed on one day, three worse: R 1 2 3 4 4.
  // Purchases: ann, cy and ed one, bo 2, di 3: F 1 4 1 5 1. Revenue: ann 10, di and ed 15, bo 40, cy 90: M 1 4 5 2 2.
  expect([...found.scoreOf]).toEqual([111, 244, 315, 452, 412]);
  expect(found.scores).toEqual({ 111: 1, 244: 1, 315: 1, 412: 1, 452: 1 });
  expect(found.customers).toBe(5);
  expect(found.revenue).toBe(170);
});

test('the segment is read off recency and the half-up mean of the two others', () => {
  const { segments, grid } = rfm.run(viewOf(five), usual);
  // FM 1, 4, 3, 4 (of 5 and 2: 3.5), 2 (of 1 and 2: 1.5).
  const filled = Object.entries(segments).filter(([, { customers }]) => customers > 0);
  expect(filled.map(([name, { customers, revenue }]) => [name, customers, revenue])).toEqual([
    ['loyal', 1, 15],
    ['potential loyalist', 1, 15],
    ['needs attention', 1, 90],
    ['at risk', 1, 40],
    ['lost', 1, 10],
  ]);
  expect(Object.keys(segments)).toHaveLength(11);
  expect(segments.champion).toEqual({ customers: 0, revenue: 0, margin: 0, share: 0 });
  expect(grid).toHaveLength(25);
  expect(grid[8]).toEqual({ r: 4, fm: 4, segment: 'loyal', customers: 1, revenue: 15 });
});

test('every field of the table has the word METRICS gives it', () => {
  const words = [5, 4, 3, 2, 1].map((r) => [1, 2, 3, 4, 5].map((fm) => rfmSegment(r, fm)));
  expect(words).toEqual([
    ['new', 'potential loyalist', 'potential loyalist', 'champion', 'champion'],
    ['promising', 'potential loyalist', 'loyal', 'loyal', 'champion'],
    ['about to sleep', 'needs attention', 'needs attention', 'loyal', 'loyal'],
    ['hibernating', 'hibernating', 'at risk', 'at risk', 'cannot lose'],
    ['lost', 'lost', 'at risk', 'cannot lose', 'cannot lose'],
  ]);
  expect([fmScore(1, 2), fmScore(2, 2), fmScore(5, 2), fmScore(5, 5)]).toEqual([2, 2, 4, 5]);
});

test('a score says from which value to which it reaches', () => {
  const { distribution } = rfm.run(viewOf(five), usual);
  expect(distribution.recency).toEqual([
    { score: 5, customers: 0, revenue: 0, least: null, greatest: null },
    { score: 4, customers: 2, revenue: 30, least: 0, greatest: 0 },
    { score: 3, customers: 1, revenue: 90, least: 2, greatest: 2 },
    { score: 2, customers: 1, revenue: 40, least: 29, greatest: 29 },
    { score: 1, customers: 1, revenue: 10, least: 61, greatest: 61 },
  ]);
  expect(distribution.frequency.map(({ customers, least }) => [customers, least])).toEqual([
    [1, 3],
    [1, 2],
    [0, null],
    [0, null],
    [3, 1],
  ]);
  expect(distribution.money.map(({ customers, greatest }) => [customers, greatest])).toEqual([
    [1, 90],
    [1, 40],
    [0, null],
    [2, 15],
    [1, 10],
  ]);
});

describe('own cuts', () => {
  const cuts = {
    scoring: 'cuts',
    recency5: 0,
    recency4: 2,
    recency3: 28,
    recency2: 60,
    frequency2: 2,
    frequency3: 3,
    frequency4: 4,
    frequency5: 5,
    money2: 10,
    money3: 15,
    money4: 40,
    money5: 90.01,
  };
  test('score by the value itself: at most so many days, at least so many purchases and so much money', () => {
    const found = rfm.run(viewOf(five), clampSettings('rfm', cuts));
    // Days 61, 29, 2, 0, 0; purchases 1 2 1 3 1; money 10 40 90 15 15.
    expect([...found.scoreOf]).toEqual([112, 224, 414, 533, 513]);
  });
  test('that cross over fall back together, and leave the others as they are', () => {
    const clamped = clampSettings('rfm', { ...cuts, recency4: 28, money5: -5 });
    expect(clamped).toMatchObject({ recency5: 30, recency4: 90, recency3: 180, recency2: 365 });
    expect(clamped).toMatchObject({ money2: 100, money3: 300, money4: 1000, money5: 3000 });
    expect(clamped).toMatchObject({ scoring: 'cuts', frequency2: 2, frequency5: 5 });
  });
});

test('one customer is worst and best at once: nobody is strictly worse', () => {
  expect(rfm.run(viewOf('ann 2021-01-01 5'), usual).scores).toEqual({ 111: 1 });
});

test('nobody has no score', () => {
  const found = rfm.run(viewOf('ann 2021-01-01 -5'), usual);
  expect(found.scores).toEqual({});
  expect(found.segments.lost).toEqual({
    customers: 0,
    revenue: 0,
    margin: 0,
    share: null,
  });
});

describe('movement between two dates', () => {
  const settings = clampSettings('rfmMoves', { earlier: day('2021-02-15'), later: day('2021-03-03') });

  test('goes from the segment of then to that of now, in customers and money', () => {
    const moves = rfmMoves.run(viewOf(five), settings).moves;
    // On 15 February ann 111 and bo (one worse of two: 3) 333.
    const filled = moves?.cells.filter(({ customers }) => customers > 0);
    expect(filled).toEqual([
      {
        from: 'needs attention',
        to: 'at risk',
        customers: 1,
        revenueEarlier: 40,
        revenueLater: 40,
        silent: 1,
      },
      { from: 'lost', to: 'lost', customers: 1, revenueEarlier: 10, revenueLater: 10, silent: 1 },
      { from: 'joined', to: 'loyal', customers: 1, revenueEarlier: 0, revenueLater: 15, silent: 0 },
      {
        from: 'joined',
        to: 'potential loyalist',
        customers: 1,
        revenueEarlier: 0,
        revenueLater: 15,
        silent: 0,
      },
      { from: 'joined', to: 'needs attention', customers: 1, revenueEarlier: 0, revenueLater: 90, silent: 0 },
    ]);
    expect(moves?.joined).toEqual({ customers: 3, revenueEarlier: 0, revenueLater: 120, silent: 0 });
    expect(moves?.silent).toEqual({ customers: 2, revenueEarlier: 50, revenueLater: 50, silent: 2 });
    expect(moves?.earlierTotals['needs attention']).toEqual({ customers: 1, revenue: 40 });
    expect(moves?.laterTotals['needs attention']).toEqual({ customers: 1, revenue: 90 });
    expect(moves?.cells).toHaveLength(144);
  });

  test('takes its own cuts along', () => {
    const own = clampSettings('rfmMoves', { ...settings, scoring: 'cuts' });
    const filled = rfmMoves.run(viewOf(five), own).moves?.cells.filter(({ customers }) => customers > 0);
    // ann is 45 and then 61 days back (R 4), bo 13 and then 29 (R 5); one purchase is F 1, two are F 2, money M 1.
    expect(filled?.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'potential loyalist > potential loyalist',
      'promising > promising',
      'joined > potential loyalist',
      'joined > new',
    ]);
  });
});
