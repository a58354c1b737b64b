import { describe, expect, test } from 'vitest';
import { clampSettings } from '../../../src/analysis/index.ts';
import { ladder } from '../../../src/analysis/ladder.ts';
import { ladderMoves } from '../../../src/analysis/ladder-moves.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import type { Role } from '../../../src/model/lines.ts';
import { numberColumn } from '../../../src/table/column.ts';
import { datasetOf, day, linesOf, viewOf, type SmallLine } from '../model/small-dataset.ts';

const usual = clampSettings('ladder', {});
const END = { step: 'month', completeThrough: day('2021-05-31') } as const;

/**
 * Five months. ann bought in all, bo in 3 of 5, cy in 2 of 5, di once, ed thrice in one month, flo three times since
 * April, which are but two months.
 */
const text = `
  ann 2021-01-10 10
  ann 2021-02-10 10
  ann 2021-03-10 10
  ann 2021-04-10 10
  ann 2021-05-10 10
  bo  2021-01-05 20
  bo  2021-03-05 20
  bo  2021-05-05 20
  cy  2021-01-07 30
  cy  2021-04-07 30
  di  2021-03-01 8
  ed  2021-02-01 7
  ed  2021-02-02 7
  ed  2021-02-12 7
  flo 2021-04-01 5
  flo 2021-05-01 5
  flo 2021-05-31 5
`;

test('everybody stands on the highest rung it meets', () => {
  const found = ladder.run(viewOf(text, END), usual);
  expect([...found.rungOf]).toEqual([3, 2, 1, 0, 1, 1]);
  expect(found.rungs).toEqual({
    buyer: { customers: 1, revenue: 8, margin: 8, purchases: 1, averageCheck: 8, medianGap: null },
    // cy 90 days, ed 1 and 10, flo 30 and 30.
    client: { customers: 3, revenue: 96, margin: 96, purchases: 8, averageCheck: 12, medianGap: 30 },
    // bo 59 and 61.
    regular: { customers: 1, revenue: 60, margin: 60, purchases: 3, averageCheck: 20, medianGap: 60 },
    // ann 31, 28, 31, 30.
    adherent: { customers: 1, revenue: 50, margin: 50, purchases: 5, averageCheck: 10, medianGap: 30.5 },
    advocate: { customers: 0, revenue: 0, margin: 0, purchases: 0, averageCheck: null, medianGap: null },
  });
  expect(found).toMatchObject({
    customers: 6,
    revenue: 214,
    adherentEstimated: true,
    advocateNeedsData: true,
  });
});

test('an incomplete month counts for nobody and against nobody', () => {
  // Without May bo has 2 of 4 months, which is half; ann 4 of 4.
  const found = ladder.run(viewOf(text, { ...END, completeThrough: day('2021-05-30') }), usual);
  expect([...found.rungOf]).toEqual([3, 2, 1, 0, 1, 1]);
});

test('the thresholds are settings', () => {
  const view = viewOf(text, END);
  const rungs = (settings: object) => [...ladder.run(view, clampSettings('ladder', settings)).rungOf];
  expect(rungs({ regularShare: 0.6 })).toEqual([3, 2, 1, 0, 1, 1]);
  expect(rungs({ regularShare: 0.61 })).toEqual([3, 1, 1, 0, 1, 1]);
  expect(rungs({ adherentShare: 0.6 })).toEqual([3, 3, 1, 0, 1, 1]);
  expect(rungs({ minPeriods: 2 })).toEqual([3, 2, 1, 0, 1, 3]);
  expect(rungs({ clientPurchases: 3, regularPurchases: 4 })).toEqual([3, 1, 0, 0, 1, 1]);
  // Crossed over: both fall back.
  expect(rungs({ clientPurchases: 5, regularPurchases: 4 })).toEqual([3, 2, 1, 0, 1, 1]);
  expect(rungs({ regularShare: 0.9, adherentShare: 0.2 })).toEqual([3, 2, 1, 0, 1, 1]);
});

test('one more point of conversion is worth what a client brings more than a buyer', () => {
  // 5 of 6 got past the first rung; a client brings 32, a buyer 8; a point of 6 customers is 0.06 of one.
  const { conversion } = ladder.run(viewOf(text, END), usual);
  expect(conversion).toMatchObject({ rate: 5 / 6, customers: 0.06, client: 32, buyer: 8 });
  expect(conversion?.worth).toBeCloseTo(1.44, 12);
  expect(ladder.run(viewOf('ann 2021-01-01 5', END), usual).conversion).toBeNull();
});

describe('with columns that say more', () => {
  const lines = linesOf(text).map((line): SmallLine => {
    const by: Record<string, string> = {
      'bo 2021-01-05': 'ann',
      'cy 2021-01-07': 'cy',
      'di 2021-03-01': ' bo ',
    };
    return { ...line, attributes: { 'referred by': by[`${line.customer} ${line.date}`] ?? '' } };
  });
  const roles: Record<string, Role> = { 'referred by': 'referredBy' };

  test('who is named by another customer is an advocate, if it is an adherent', () => {
    const found = ladder.run(buildView(datasetOf(lines, { roles }), { ...DEFAULT_VIEW, ...END }), usual);
    // bo is named too, but is no adherent; cy names itself.
    expect([...found.rungOf]).toEqual([4, 2, 1, 0, 1, 1]);
    expect(found.advocateNeedsData).toBe(false);
  });

  test('a referral is known from the day it is in the file', () => {
    const dataset = datasetOf(lines, { roles });
    const before = buildView(dataset, { ...DEFAULT_VIEW, ...END, from: day('2021-01-06') });
    expect(ladder.run(before, usual).rungOf[0]).toBe(3);
  });

  test('a share of wallet tells the adherents, the latest one known of a customer', () => {
    const dataset = datasetOf(lines);
    const shares = lines.map(({ customer, date }) =>
      customer === 'bo' ? (date < '2021-05' ? 0.1 : 0.8) : customer === 'ann' ? 0.79 : NaN,
    );
    const column = numberColumn('wallet', Float64Array.from(shares), 2);
    const withShares = {
      ...dataset,
      lines: { ...dataset.lines, attributes: [{ role: 'shareOfWallet' as const, column }] },
    };
    const found = ladder.run(buildView(withShares, { ...DEFAULT_VIEW, ...END }), usual);
    expect([...found.rungOf]).toEqual([2, 3, 1, 0, 1, 1]);
    expect(found).toMatchObject({ adherentEstimated: false, walletKnown: 2 });
  });
});

describe('moves between two dates', () => {
  const settings = { ...usual, earlier: day('2021-03-31'), later: day('2021-05-31') };
  const run = (changed: object) =>
    ladderMoves.run(viewOf(text, END), clampSettings('ladderMoves', { ...settings, ...changed })).moves;

  test('lead from rung to rung, in customers and money', () => {
    const moves = run({});
    // At the end of March: ann 3 of 3 months, bo 2 purchases, cy one, di one, ed three in one of two months.
    const filled = moves?.cells.filter(({ customers }) => customers > 0);
    expect(filled).toEqual([
      { from: 'buyer', to: 'buyer', customers: 1, revenueEarlier: 8, revenueLater: 8, silent: 1 },
      { from: 'buyer', to: 'client', customers: 1, revenueEarlier: 30, revenueLater: 60, silent: 0 },
      { from: 'client', to: 'client', customers: 1, revenueEarlier: 21, revenueLater: 21, silent: 1 },
      { from: 'client', to: 'regular', customers: 1, revenueEarlier: 40, revenueLater: 60, silent: 0 },
      { from: 'adherent', to: 'adherent', customers: 1, revenueEarlier: 30, revenueLater: 50, silent: 0 },
      { from: 'joined', to: 'client', customers: 1, revenueEarlier: 0, revenueLater: 15, silent: 0 },
    ]);
    expect(moves).toMatchObject({ earlier: day('2021-03-31'), later: day('2021-05-31'), turned: false });
    expect(moves?.up).toEqual({ customers: 2, revenueEarlier: 70, revenueLater: 120, silent: 0 });
    expect(moves?.down).toEqual({ customers: 0, revenueEarlier: 0, revenueLater: 0, silent: 0 });
    expect(moves?.same).toEqual({ customers: 3, revenueEarlier: 59, revenueLater: 79, silent: 2 });
    expect(moves?.joined).toEqual({ customers: 1, revenueEarlier: 0, revenueLater: 15, silent: 0 });
    expect(moves?.silent).toEqual({ customers: 2, revenueEarlier: 29, revenueLater: 29, silent: 2 });
    expect(moves?.gone.customers).toBe(0);
  });

  test('lead down where somebody bought less often than before', () => {
    const moves = ladderMoves.run(
      viewOf('ann 2021-01-10 1\nann 2021-02-10 1\nann 2021-03-10 1\nbo 2021-08-31 1', { step: 'month' }),
      clampSettings('ladderMoves', { earlier: day('2021-03-31') }),
    ).moves;
    // 3 of 3 months, then 3 of 8.
    expect(moves?.down).toEqual({ customers: 1, revenueEarlier: 3, revenueLater: 3, silent: 1 });
    expect(moves?.laterTotals.client).toEqual({ customers: 1, revenue: 3 });
  });

  test('dates the wrong way round are turned, and it is said', () => {
    const turned = run({ earlier: day('2021-05-31'), later: day('2021-03-31') });
    expect(turned).toEqual({ ...run({}), turned: true });
  });

  test('a window of one day moves nobody', () => {
    const moves = run({ earlier: day('2021-05-31') });
    expect(moves?.same.customers).toBe(6);
    expect(moves?.joined.customers).toBe(0);
    expect(moves?.silent.customers).toBe(6);
  });

  test('before the first sale nobody was there, and after the last one nothing is known', () => {
    const moves = run({ earlier: day('2001-01-01'), later: day('2031-01-01') });
    expect(moves?.joined.customers).toBe(6);
    expect(moves?.later).toBe(day('2021-05-31'));
    expect(moves?.same.customers).toBe(0);
  });

  test('unless chosen, today is compared with a year ago, or with the middle of a shorter history', () => {
    expect(run({ earlier: null, later: null })).toMatchObject({
      // The first sale is on 5 January, 146 days before the end of May.
      earlier: day('2021-03-19'),
      later: day('2021-05-31'),
    });
    const long = viewOf('ann 2015-01-01 1\nann 2021-12-31 1');
    expect(ladderMoves.run(long, clampSettings('ladderMoves', {})).moves).toMatchObject({
      earlier: day('2020-12-31'),
      later: day('2021-12-31'),
    });
  });

  test('are those of the customers chosen today: nobody joins because it was not chosen then', () => {
    const selection = [
      { about: 'customers', kind: 'figure', figure: 'revenue', from: 50, to: null },
    ] as const;
    const { moves } = ladderMoves.run(
      viewOf(text, { ...END, selection }),
      clampSettings('ladderMoves', settings),
    );
    // ann 50, bo 60, cy 60: each had less in March.
    expect(moves?.joined.customers).toBe(0);
    expect([moves?.up.customers, moves?.same.customers]).toEqual([2, 1]);
  });

  test('a purchase that later lines undo makes its customer go', () => {
    const moves = ladderMoves.run(
      viewOf('ann 2021-01-01 5 o1\nann 2021-01-09 -5 o1\nbo 2021-01-01 1 o2'),
      clampSettings('ladderMoves', { earlier: day('2021-01-05') }),
    ).moves;
    expect(moves?.gone).toEqual({ customers: 1, revenueEarlier: 5, revenueLater: 0, silent: 0 });
  });

  test('without lines there is nothing to compare', () => {
    const view = buildView(datasetOf([]), DEFAULT_VIEW);
    expect(ladderMoves.run(view, clampSettings('ladderMoves', {})).moves).toBeNull();
  });
});
