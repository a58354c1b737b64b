import { expect, test } from 'vitest';
import { layOut, ribbonPath } from '../../../../src/views/segments/flow.ts';

const link = (from: string, to: string, amount: number) => ({ from, to, amount });

test('nodes are as high as what they hold, and ribbons leave and enter them one below the other', () => {
  const { left, right, ribbons } = layOut(
    [link('a', 'x', 30), link('a', 'y', 10), link('b', 'y', 60)],
    ['a', 'b'],
    ['x', 'y'],
    210,
  );
  // 210 pixels less a gap of 10 hold 100: two pixels each.
  expect(left.map(({ name, top, height, amount }) => [name, top, height, amount])).toEqual([
    ['a', 0, 80, 40],
    ['b', 90, 120, 60],
  ]);
  expect(right.map(({ name, top, height }) => [name, top, height])).toEqual([
    ['x', 0, 60],
    ['y', 70, 140],
  ]);
  expect(ribbons.map(({ leftTop, rightTop, height }) => [leftTop, rightTop, height])).toEqual([
    [0, 0, 60],
    [60, 70, 20],
    [90, 90, 120],
  ]);
});

test('what is not above zero is not drawn, and nothing at all is an empty drawing', () => {
  const { left, right, ribbons } = layOut(
    [link('a', 'x', 0), link('b', 'x', -5), link('c', 'x', 5)],
    ['a', 'b', 'c'],
    ['x'],
    100,
  );
  expect(left.map(({ name, height }) => [name, height])).toEqual([['c', 100]]);
  expect(right).toHaveLength(1);
  expect(ribbons).toHaveLength(1);
  expect(layOut([], ['a'], ['x'], 100)).toEqual({ left: [], right: [], ribbons: [] });
});

test('labels of thin nodes stand apart, and stay inside', () => {
  const { left } = layOut(
    [link('a', 'x', 1000), link('b', 'x', 1), link('c', 'x', 1)],
    ['a', 'b', 'c'],
    ['x'],
    200,
  );
  const at = left.map(({ labelAt }) => labelAt);
  expect(at.at(-1)).toBe(190);
  expect(at[1]).toBe(170);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(20);
});

test('a ribbon is a closed path, at least a pixel thick', () => {
  expect(ribbonPath({ leftTop: 0, rightTop: 10, height: 0.2 }, 0, 100)).toBe(
    'M0,0C50,0 50,10 100,10v1C50,11 50,1 0,1z',
  );
});
