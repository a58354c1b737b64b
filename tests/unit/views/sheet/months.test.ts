import { expect, test } from 'vitest';
import { isChosen, monthConditions, monthsOf, yearsOf } from '../../../../src/views/sheet/months.ts';

const months = monthsOf({
  total: 0,
  values: [],
  months: [
    { year: 2023, month: 11, rows: 4 },
    { year: 2023, month: 12, rows: 1 },
    { year: 2024, month: 1, rows: 2 },
    { year: 2024, month: 2, rows: 7 },
    { year: 2024, month: 3, rows: 3 },
  ],
});

test('months know their days, the leap day too, and lie in their years', () => {
  // 2024-02-01 is day 19754 since 1970-01-01, 2024-02-29 day 19782.
  expect([months[3]?.first, months[3]?.last]).toEqual([19754, 19782]);
  expect(yearsOf(months).map(({ year, rows }) => [year, rows])).toEqual([
    [2023, 5],
    [2024, 12],
  ]);
});

test('all months ask nothing; a run in the middle is one range; none leaves no row', () => {
  expect(monthConditions('Date', months, () => true)).toEqual([]);
  expect(monthConditions('Date', months, ({ month }) => month <= 2)).toEqual([
    // 2024-01-01 to 2024-02-29.
    { column: 'Date', kind: 'range', from: 19723, to: 19782 },
  ]);
  expect(monthConditions('Date', months, () => false)).toEqual([
    { column: 'Date', kind: 'values', values: [] },
  ]);
});

test('a run to the last month stays open, so that later rows belong to it', () => {
  expect(monthConditions('Date', months, ({ year }) => year === 2024)).toEqual([
    { column: 'Date', kind: 'range', from: 19723, to: null },
  ]);
});

test('a month left out in the middle is a gap, and ticks read back as they were set', () => {
  const wanted = ({ month }: { month: number }) => month !== 12 && month !== 2;
  const conditions = monthConditions('Date', months, wanted);
  expect(conditions).toEqual([
    // 2023-12-01 to 2023-12-31 and 2024-02-01 to 2024-02-29.
    { column: 'Date', kind: 'range', from: 19692, to: 19722, not: true },
    { column: 'Date', kind: 'range', from: 19754, to: 19782, not: true },
  ]);
  expect(months.map((month) => isChosen(month, conditions))).toEqual([true, false, true, false, true]);
});
