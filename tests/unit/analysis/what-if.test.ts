import { describe, expect, test } from 'vitest';
import { clampSettings } from '../../../src/analysis/index.ts';
import { whatIf, type WhatIfSettings } from '../../../src/analysis/what-if.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { datasetOf, day, viewOf } from '../model/small-dataset.ts';

/**
 * ann stays 487 days, that is 16 months; bo 1. So 4 purchases of 20 in 17 customer-months: S 20, C 4/17, T 8.5. Of January's
 * two customers one is retained, of February's one none: r = 1/3.
 */
const text = `
  ann 2021-01-01 30
  ann 2021-02-01 20
  ann 2022-05-03 10
  bo  2021-01-15 20
`;
const atHalf = { marginRate: 0.5, completeThrough: day('2022-05-31') };
const run = (change: Partial<WhatIfSettings> = {}, settings: object = atHalf, lines = text) =>
  whatIf.run(viewOf(lines, settings), { ...whatIf.defaults, ...change });

test('the levers start from what is observed', () => {
  const { observed, changed, held } = run();
  expect(observed).toEqual({
    S: 20,
    C: 4 / 17,
    P: 0.5,
    T: 8.5,
    crr: 1 / 3,
    ltv: 20,
    total: 40,
  });
  expect(changed?.ltv).toBeCloseTo(20, 12);
  expect(held).toEqual([]);
});

test('factors multiply, retention lengthens the life through 1 / (1 - CRR)', () => {
  // 22 x 4/17 x 0.4 x 8.5 x (2/3) / (1/2).
  const { changed } = run({ S: 0.1, P: -0.2, crr: 1 / 6 });
  expect(changed?.S).toBeCloseTo(22, 12);
  expect(changed?.P).toBeCloseTo(0.4, 12);
  expect(changed?.crr).toBeCloseTo(0.5, 12);
  expect(changed?.T).toBeCloseTo(34 / 3, 12);
  expect(changed?.ltv).toBeCloseTo(23.466667, 6);
  expect(changed?.total).toBeCloseTo(46.933333, 6);
});

test('a margin rate stops at all there is, a retention at 99 in 100 and at none', () => {
  const more = run({ P: 1.5, crr: 0.5 });
  expect(more.changed?.P).toBe(1);
  expect(more.changed?.crr).toBeCloseTo(5 / 6, 12);
  expect(more.held).toEqual(['P']);
  const less = run({ crr: -0.5 });
  expect(less.changed?.crr).toBe(0);
  // 8.5 x (2/3) / 1.
  expect(less.changed?.T).toBeCloseTo(5.666667, 6);
  expect(less.held).toEqual(['crr']);
});

test('the tornado swings each lever alone by a tenth of its value, the widest first', () => {
  const { tornado } = run({ S: 0.5 });
  expect(tornado.map(({ lever }) => lever)).toEqual(['S', 'C', 'P', 'T', 'crr']);
  for (const { low, high } of tornado.slice(0, 4)) {
    expect(low.ltv).toBeCloseTo(18, 12);
    expect(high.ltv).toBeCloseTo(22, 12);
  }
  const crr = tornado[4];
  // r 0.3 and 0.36667: 20 x (2/3) / 0.7 and 20 x (2/3) / (19/30).
  expect([crr?.low.value, crr?.high.value]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(11 / 30, 12)]);
  expect([crr?.low.ltv, crr?.high.ltv]).toEqual([expect.closeTo(19.047619, 6), expect.closeTo(21.052632, 6)]);
});

test('a target names what each lever alone would have to be, and all four at once', () => {
  const { seek } = run({ target: 0.2 });
  expect(seek?.ltv).toBeCloseTo(24, 12);
  expect(seek?.levers.map(({ lever, value }) => [lever, value])).toEqual([
    ['S', expect.closeTo(24, 10)],
    ['C', expect.closeTo(4.8 / 17, 10)],
    ['P', expect.closeTo(0.6, 10)],
    ['T', expect.closeTo(10.2, 10)],
    ['crr', expect.closeTo(4 / 9, 10)],
  ]);
  // The fourth root of 1.2.
  expect(seek?.together).toBeCloseTo(0.0466351, 6);
});

test('a target is sought from where the levers are set', () => {
  // 22 a customer: 24 is 12/11 of it.
  const { seek } = run({ S: 0.1, target: 0.2 });
  expect(seek?.levers[0]?.value).toBeCloseTo(24, 10);
  expect(seek?.levers[3]?.value).toBeCloseTo(102 / 11, 10);
});

test('a lever that cannot reach the target alone says so', () => {
  const valueOf = (found: ReturnType<typeof run>, lever: string) =>
    found.seek?.levers.find((one) => one.lever === lever)?.value;
  // 50 a customer would take a margin of 125 %; at half the value nobody at all may come back, and that is not enough.
  expect(valueOf(run({ target: 1.5 }), 'P')).toBeNull();
  expect(valueOf(run({ target: -0.5 }), 'crr')).toBeNull();
  // Without a margin rate all is margin: nothing more can be made of it.
  const all = run({ target: 0.1 }, { completeThrough: day('2022-05-31') });
  expect(valueOf(all, 'P')).toBeNull();
  expect(all.seek?.together).toBeNull();
});

test('five points of retention are worth what they do to the life of a customer', () => {
  const { fivePoints } = run({ S: 1 });
  expect(fivePoints?.crr).toBeCloseTo(0.3833333, 6);
  // (2/3) / (37/60) = 40/37.
  expect(fivePoints?.T).toBeCloseTo(9.189189, 6);
  expect(fivePoints?.ltv).toBeCloseTo(21.621622, 6);
  expect(fivePoints?.change).toBeCloseTo(0.0810811, 6);
});

describe('where there is nothing to multiply', () => {
  test('there are no levers', () => {
    for (const view of [
      buildView(datasetOf([]), DEFAULT_VIEW),
      viewOf('ann 2021-01-01 5\nann 2021-02-01 -5'),
    ]) {
      expect(whatIf.run(view, whatIf.defaults)).toMatchObject({
        observed: null,
        changed: null,
        tornado: [],
        seek: null,
        fivePoints: null,
      });
    }
  });

  test('with nobody to retain the lever of retention is left out', () => {
    const found = run({ crr: 0.2 }, atHalf, 'ann 2022-05-01 10');
    expect(found.observed).toMatchObject({ crr: null, ltv: 5 });
    expect(found.changed).toMatchObject({ crr: null, T: 1, ltv: 5 });
    expect(found.tornado.map(({ lever }) => lever)).toEqual(['S', 'C', 'P', 'T']);
    expect(found.fivePoints).toBeNull();
  });

  test('with everybody retained no more can be', () => {
    const always = 'ann 2022-03-10 10\nann 2022-04-10 10\nann 2022-05-10 10';
    const found = run({ crr: 0.1 }, atHalf, always);
    expect(found.observed?.crr).toBe(1);
    expect(found.changed?.ltv).toBeCloseTo(15, 12);
    expect(found.fivePoints).toBeNull();
    expect(found.tornado.map(({ lever }) => lever)).toEqual(['S', 'C', 'P', 'T']);
  });
});

test('levers outside their limits fall back to where nothing is changed', () => {
  expect(clampSettings('whatIf', { S: 5, C: 'x', P: -0.95, crr: 0.6, swing: 0, target: NaN })).toEqual({
    S: 0,
    C: 0,
    P: 0,
    T: 0,
    crr: 0,
    target: 0.2,
    swing: 0.1,
  });
});
