import { expect, test } from 'vitest';
import { keyCondition, keyWords, periodFrom } from '../../../../src/views/sheet/group-keys.ts';
import type { SheetColumn } from '../../../../workers/sheet-api.ts';

const DATE: SheetColumn = {
  name: 'Day',
  kind: 'date',
  role: 'date',
  decimals: 0,
  from: 'own',
  absent: false,
};
const AMOUNT: SheetColumn = { ...DATE, name: 'Paid', kind: 'money', role: null, decimals: 2, from: 'file' };

test('a period runs from the day it begins to the day before the next', () => {
  // 2024-02-01 is day 19754, 2024-02-29 day 19782; 2023-10-01 is 19631, 2023-12-31 is 19722.
  expect(periodFrom(19754, 'month')).toEqual({ from: 19754, to: 19782 });
  expect(periodFrom(19631, 'quarter')).toEqual({ from: 19631, to: 19722 });
  expect(periodFrom(19358, 'year')).toEqual({ from: 19358, to: 19722 });
  expect(periodFrom(19754, 'week')).toEqual({ from: 19754, to: 19760 });
  expect(periodFrom(19754, 'day')).toEqual({ from: 19754, to: 19754 });
});

test('groups are called by their period, their text or their figure; blank has a name', () => {
  expect(keyWords(19754, DATE, 'month')).toBe('Feb\u00a02024');
  expect(keyWords(19631, DATE, 'quarter')).toBe('Q4\u00a02023');
  expect(keyWords(19358, DATE, 'year')).toBe('2023');
  expect(keyWords(19754, DATE, 'day')).toBe('1\u00a0Feb\u00a02024');
  expect(keyWords(12.5, AMOUNT)).toBe('12.50');
  expect(keyWords(null, AMOUNT)).toBe('(blank)');
});

test('the rows of a group are asked for by what makes it', () => {
  expect(keyCondition(19754, DATE, 'month')).toEqual({
    column: 'Day',
    kind: 'range',
    from: 19754,
    to: 19782,
  });
  expect(keyCondition(12.5, AMOUNT)).toEqual({ column: 'Paid', kind: 'range', from: 12.5, to: 12.5 });
  expect(keyCondition('=x', AMOUNT)).toEqual({ column: 'Paid', kind: 'values', values: ['=x'] });
  expect(keyCondition(null, AMOUNT)).toEqual({ column: 'Paid', kind: 'blank' });
});
