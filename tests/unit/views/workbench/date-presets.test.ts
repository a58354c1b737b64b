import { expect, test } from 'vitest';
import { dayOfIso, isoDate } from '../../../../src/i18n/format.ts';
import { datePresets } from '../../../../src/views/workbench/date-presets.ts';

const day = (text: string) => dayOfIso(text) ?? NaN;
const shown = (first: string, last: string) =>
  datePresets(day(first), day(last)).map(({ id, year, from, to }) => [
    year ?? id,
    from === null ? null : isoDate(from),
    to === null ? null : isoDate(to),
  ]);

test('offers everything, the last 12 and 3 months, and the years, the latest first', () => {
  expect(shown('2010-12-01', '2011-12-09')).toEqual([
    ['all', null, null],
    ['last12', '2010-12-10', '2011-12-09'],
    ['last3', '2011-09-10', '2011-12-09'],
    [2011, '2011-01-01', '2011-12-31'],
    [2010, '2010-01-01', '2010-12-31'],
  ]);
});

test('leaves out what would be everything anyway', () => {
  expect(shown('2024-05-01', '2024-05-31')).toEqual([['all', null, null]]);
  expect(shown('2024-05-01', '2024-05-01')).toEqual([['all', null, null]]);
});

test('counts back whole months from the end of a long month', () => {
  expect(shown('2023-01-01', '2024-05-31').slice(1, 3)).toEqual([
    ['last12', '2023-06-01', '2024-05-31'],
    ['last3', '2024-03-01', '2024-05-31'],
  ]);
});

test('shows six years at most', () => {
  const years = shown('1899-01-01', '2999-12-31').filter(([id]) => typeof id === 'number');
  expect(years.map(([id]) => id)).toEqual([2999, 2998, 2997, 2996, 2995, 2994]);
});
