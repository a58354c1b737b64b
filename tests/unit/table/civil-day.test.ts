import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilFromDays, daysFromCivil, daysInMonth, isoOf, parseIso } from '../../../src/table/civil-day.ts';

test('known days count from 1970-01-01', () => {
  expect(daysFromCivil(1970, 1, 1)).toBe(0);
  expect(daysFromCivil(1969, 12, 31)).toBe(-1);
  expect(daysFromCivil(2000, 2, 29)).toBe(11016);
  expect(daysFromCivil(2000, 3, 1)).toBe(11017);
  expect(daysFromCivil(1, 1, 1)).toBe(-719162);
  expect(isoOf(-719162)).toBe('0001-01-01');
  expect(isoOf(18690)).toBe('2021-03-04');
});

test('the leap day follows the rule of centuries', () => {
  expect(daysInMonth(1900, 2)).toBe(28);
  expect(daysInMonth(2000, 2)).toBe(29);
  expect(daysInMonth(2024, 2)).toBe(29);
  expect(daysInMonth(2023, 2)).toBe(28);
  expect(daysInMonth(2023, 4)).toBe(30);
  expect(daysInMonth(2023, 12)).toBe(31);
});

test('every day from year 1 to 9999 is the day after the one before, and agrees with UTC dates', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719162, max: 2932896 }), (day) => {
      const civil = civilFromDays(day);
      expect(daysFromCivil(civil.year, civil.month, civil.day)).toBe(day);
      // Date in UTC is the independent oracle.
      expect(isoOf(day)).toBe(new Date(day * 86400000).toISOString().slice(0, 10));
    }),
    { numRuns: 2000 },
  );
});

test('ISO text reads as a day only where that day exists', () => {
  expect(parseIso('2021-03-04')).toBe(18690);
  expect(parseIso('2024-02-29')).toBe(19782);
  for (const text of [
    '2023-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-04-31',
    '0000-01-01',
    '2021-3-4',
    '',
    'x',
  ]) {
    expect(parseIso(text)).toBeNull();
  }
});
