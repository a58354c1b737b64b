import { describe, expect, test } from 'vitest';
import { declining } from '../../../src/analysis/declining.ts';
import { gapHistogram } from '../../../src/analysis/gap-histogram.ts';
import { clampSettings } from '../../../src/analysis/index.ts';
import { overdue } from '../../../src/analysis/overdue.ts';
import { day, viewOf } from '../model/small-dataset.ts';

const usual = clampSettings('overdue', {});

/** ann every 10 days, bo every 20, cy once; di came over a leap year. */
const text = `
  ann 2021-01-01 10
  ann 2021-01-11 10
  ann 2021-01-21 10
  bo  2021-01-01 40
  bo  2021-01-21 40
  cy  2021-01-21 7
  di  2019-01-21 100
  di  2021-01-21 100
  ed  2020-10-01 9
`;

describe('overdue', () => {
  // Gaps 10, 10, 20 and 731: G = 15. Expected: ann (20 + 30) / 4 = 12.5, bo (20 + 30) / 3 = 16.67, cy and ed 15, di 761 / 3.
  test('is who is silent for twice its own expected gap, lost who is for four times', () => {
    const found = overdue.run(viewOf(text, { completeThrough: day('2021-02-20') }), usual);
    // Silent 30 days: ann 2.4, bo 1.8, cy 2, di 0.12; ed 142 days, 9.5.
    expect([...found.stateOf]).toEqual([1, 0, 1, 0, 2]);
    expect(found.medianGap).toBe(15);
    const { active, overdue: late, lost } = found.states;
    expect([active.customers, late.customers, lost.customers]).toEqual([2, 2, 1]);
    expect([active.revenue, late.revenue, lost.revenue]).toEqual([280, 37, 9]);
    // Each was there for less than a year but di: 731 days and a gap of 253.67 more are 2.6959 years.
    expect(active.atStake).toBeCloseTo(80 + 200 / ((731 + 761 / 3) / 365.25), 9);
    expect([late.atStake, lost.atStake]).toEqual([37, 9]);
    expect(found.ifAThirdWakes).toBeCloseTo(37 / 3, 12);
  });

  test('is listed with its reason, most at stake first', () => {
    const found = overdue.run(viewOf(text, { completeThrough: day('2021-02-20') }), usual);
    expect(found.list).toEqual([
      { key: 'ann', name: null, purchases: 3, last: '2021-01-21', silence: 30, expectedGap: 12.5, ratio: 2.4, atStake: 30, revenue: 30 },
      { key: 'cy', name: null, purchases: 1, last: '2021-01-21', silence: 30, expectedGap: 15, ratio: 2, atStake: 7, revenue: 7 },
    ]); // prettier-ignore
  });

  test('has thresholds that are settings, and fall back where they cross', () => {
    const view = viewOf(text, { completeThrough: day('2021-02-20') });
    const states = (settings: object) => [...overdue.run(view, clampSettings('overdue', settings)).stateOf];
    expect(states({ overdueAt: 1.75, lostAt: 2.4 })).toEqual([2, 1, 1, 0, 2]);
    expect(states({ overdueAt: 5, lostAt: 4 })).toEqual([1, 0, 1, 0, 2]);
    expect(states({ overdueAt: 3, lostAt: 10 })).toEqual([0, 0, 0, 0, 1]);
  });

  test('is nobody where nobody came twice, and nobody on the day of the last purchase', () => {
    const once = overdue.run(viewOf('ann 2021-01-01 5', { completeThrough: day('2031-01-01') }), usual);
    expect(once).toMatchObject({ medianGap: null, ifAThirdWakes: 0, list: [] });
    expect(once.states.active).toEqual({ customers: 1, atStake: 5, revenue: 5 });
    const oneDay = viewOf(text, { from: day('2021-01-21'), to: day('2021-01-21') });
    expect([...overdue.run(oneDay, usual).stateOf]).toEqual([0, 0, 0, 0]);
  });

  test('puts nothing at stake of who brought a loss', () => {
    const found = overdue.run(
      viewOf('ann 2021-01-01 5\nann 2021-01-02 5\nann 2021-01-03 -50', {
        completeThrough: day('2021-01-04'),
      }),
      usual,
    );
    expect(found.states.overdue).toEqual({ customers: 1, atStake: 0, revenue: -40 });
  });
});

describe('the histogram of gaps', () => {
  test('counts whole days, from the first on', () => {
    expect(gapHistogram(Int32Array.of(0, 2, 0, 1))).toEqual({
      gaps: 3,
      width: 1,
      bins: [
        { from: 1, to: 1, gaps: 2 },
        { from: 2, to: 2, gaps: 0 },
        { from: 3, to: 3, gaps: 1 },
      ],
      beyond: 0,
      median: 1,
      threeQuarters: 2,
      longest: 3,
    });
  });

  test('leaves the longest of a hundred aside, and takes wider bins for longer waits', () => {
    const counts = new Int32Array(1001);
    counts[100] = 199;
    counts[1000] = 1;
    const found = gapHistogram(counts);
    // 100 days in bins of 5, not in 40 of 2.
    expect(found.width).toBe(5);
    expect(found.bins).toHaveLength(20);
    expect(found.bins.at(-1)).toEqual({ from: 96, to: 100, gaps: 199 });
    expect(found).toMatchObject({ gaps: 200, beyond: 1, median: 100, longest: 1000 });
  });

  test('of nothing is empty', () => {
    expect(gapHistogram(new Int32Array(512))).toEqual({
      gaps: 0,
      width: 1,
      bins: [],
      beyond: 0,
      median: null,
      threeQuarters: null,
      longest: null,
    });
  });
});

describe('declining', () => {
  const settings = clampSettings('declining', {});
  const lines = (customer: string, month: string, days: number, amount: number) =>
    Array.from(
      { length: days },
      (_, at) => `${customer} ${month}-${String(at + 1).padStart(2, '0')} ${amount}`,
    );
  /** The three months before are February to April, the last three May to July; August is not over. */
  const view = (...parts: string[][]) =>
    viewOf(['old 2021-01-01 1', ...parts.flat()].join('\n'), { completeThrough: day('2021-08-20') });

  test('is who buys for at least 30 % less and too seldom for chance', () => {
    const found = declining.run(
      view(
        // 8 purchases, then 1: P(X <= 1 of 9) = 10 / 512 = 0.0195; 80, then 56.
        lines('ann', '2021-03', 8, 10),
        ['ann 2021-06-01 56'],
        // Revenue 80, then 56.01.
        lines('bo', '2021-03', 8, 10),
        ['bo 2021-06-01 56.01'],
        // 4, then 0: 1 / 16 is chance enough.
        lines('cy', '2021-04', 4, 10),
        // 5, then 0: 1 / 32.
        lines('di', '2021-04', 5, 100),
        // August is no whole month, January too early.
        lines('ed', '2021-01', 9, 10),
        lines('flo', '2021-08', 9, 10),
      ),
      settings,
    );
    expect(found.list.map(({ key, p, ...rest }) => ({ key, p: p.toFixed(6), ...rest }))).toEqual([
      { key: 'di', p: '0.031250', name: null, revenueBefore: 500, revenueAfter: 0, purchasesBefore: 5, purchasesAfter: 0, state: 'lost' },
      { key: 'ann', p: '0.019531', name: null, revenueBefore: 80, revenueAfter: 56, purchasesBefore: 8, purchasesAfter: 1, state: 'lost' },
    ]); // prettier-ignore
    expect(found).toMatchObject({ customers: 2, stillActive: 0, fall: 524 });
    expect([...found.isDeclining]).toEqual([1, 0, 0, 1, 0, 0, 0]);
    expect(found.before).toEqual({ firstDay: day('2021-02-01'), lastDay: day('2021-04-30') });
    expect(found.after).toEqual({ firstDay: day('2021-05-01'), lastDay: day('2021-07-31') });
  });

  test('has its own limits as settings', () => {
    const parts = view(lines('cy', '2021-04', 4, 10));
    const customers = (changed: object) =>
      declining.run(parts, clampSettings('declining', { ...settings, ...changed })).customers;
    expect(customers({})).toBe(0);
    expect(customers({ significance: 0.07 })).toBe(1);
    expect(customers({ significance: 0.07, months: 4 })).toBe(0);
  });

  test('is said of nobody before there are enough whole months', () => {
    const found = declining.run(viewOf('ann 2021-01-15 5\nann 2021-07-31 5'), settings);
    // February to July are whole; with one month more the history would begin within the first.
    expect(found.before?.firstDay).toBe(day('2021-02-01'));
    const short = declining.run(viewOf('ann 2021-02-02 5\nann 2021-07-31 5'), settings);
    expect(short).toMatchObject({ before: null, after: null, customers: 0, fall: 0, list: [] });
    const none = declining.run(viewOf('ann 2021-01-15 -5'), settings);
    expect(none.before).toBeNull();
  });
});
