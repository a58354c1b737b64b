import { expect, test } from 'vitest';
import { BLANK, packedTextColumn } from '../../../src/table/column.ts';

const LEVELS = ['ana', 'ben', 'żółć'];

function column() {
  let made = 0;
  const packed = packedTextColumn('who', Int32Array.of(2, BLANK, 0, 2), {
    count: LEVELS.length,
    all: () => {
      made += 1;
      return [...LEVELS];
    },
    one: (code) => LEVELS[code] ?? '',
  });
  return { packed, made: () => made };
}

test('a packed dictionary reads cells without making its strings', () => {
  const { packed, made } = column();
  expect([0, 1, 2, 3, 4].map((row) => packed.at(row))).toEqual(['żółć', null, 'ana', 'żółć', null]);
  expect(packed.levelCount).toBe(3);
  expect(made()).toBe(0);
});

test('whoever holds the strings keeps them from being made again', () => {
  const { packed, made } = column();
  const { levels } = packed;
  expect(levels).toEqual(LEVELS);
  expect(packed.levels).toBe(levels);
  expect(made()).toBe(1);
});
