import { describe, expect, test } from 'vitest';
import { NO_DATE } from '../../../src/table/column.ts';
import { parseDate, type DateFormat } from '../../../src/import/date-format.ts';

const iso: DateFormat = { order: 'ymd', separator: '-' };
const dmy: DateFormat = { order: 'dmy', separator: '.' };
const slashes: DateFormat = { order: 'dmy', separator: '/' };
const american: DateFormat = { order: 'mdy', separator: '/' };
const hungarian: DateFormat = { order: 'ymd', separator: '.' };
const compact: DateFormat = { order: 'compact', separator: '' };

describe('a date reads by its column’s format, and the time of day goes', () => {
  // 2010-12-01 is day 14944.
  test.each<[string, DateFormat]>([
    ['2010-12-01', iso],
    ['2010-12-1', iso],
    ['2010-12-01 08:26:00', iso],
    ['2010-12-01T08:26:00Z', iso],
    ['2010-12-01T23:59:59.999+03:00', iso],
    ['2010-12-01 08:26:00 +0100', iso],
    ['2010-12-01 08:26:00 UTC', iso],
    ['2010-12-01, 8:26 p.m.', iso],
    ['01.12.2010', dmy],
    ['01.12.2010 0:00', dmy],
    ['1. 12. 2010', dmy],
    ['01.12.2010 г.', dmy],
    ['01/12/2010 24:00', slashes],
    ['12/1/2010 8:26', american],
    ['12/01/2010 1:05 PM', american],
    ['2010.12.01.', hungarian],
    ['2010. 12. 01.', hungarian],
    ['2010.12.01. 8:26', hungarian],
    ['20101201', compact],
    ['20101201T082600', compact],
    ['20101201082600', compact],
    [' 2010-12-01 ', iso],
  ])('%s', (text, format) => expect(parseDate(text, format)).toBe(14944));
});

describe('what names no day in the column’s format is no date', () => {
  test.each<[string, DateFormat]>([
    ['', iso],
    ['2010-13-01', iso],
    ['2010-02-30', iso],
    ['1900-02-29', iso],
    ['0000-01-01', iso],
    ['2010/12/01', iso],
    ['10-12-01', iso],
    ['2010-12-01 7', iso],
    ['2010-12-01 25:00', iso],
    ['2010-12-01 10:61', iso],
    ['2010-12-01 13:00 PM', iso],
    ['2010-12-0112', iso],
    ['2010-12-01 soon', iso],
    ['13/12/2010', american],
    ['12/13/2010', slashes],
    ['12/1-2010', slashes],
    ['20101301', compact],
    ['2010121', compact],
    ['201012011', compact],
    ['2010-12-01', compact],
    ['20101201', iso],
  ])('%s', (text, format) => expect(parseDate(text, format)).toBe(NO_DATE));
});

test('the years 1 to 9999 are read', () => {
  expect(parseDate('0001-01-01', iso)).toBe(-719162);
  expect(parseDate('1899-12-31', iso)).toBe(-25568);
  expect(parseDate('9999-12-31', iso)).toBe(2932896);
});
