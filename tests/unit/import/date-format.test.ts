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
    ['١\u200f/١٢\u200f/٢٠١٠', slashes],
    ['١/١٢/٢٠١٠، ٣:٠٥:١١ م', slashes],
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

const named: DateFormat = { order: 'named', separator: '' };
const namedShort: DateFormat = { order: 'named', separator: '', shortYear: true };
const signs: DateFormat = { order: 'ymd', separator: '年' };
const era: DateFormat = { order: 'era', separator: '年' };
const eraLetter: DateFormat = { order: 'era', separator: '' };

describe('a date in words, eras or counted days reads by its column’s format', () => {
  // 2010-12-01 is day 14944.
  test.each<[string, DateFormat]>([
    ['1 December 2010', named],
    ['1st of December, 2010', named],
    ['Dec 1, 2010', named],
    ['December 1st 2010 8:26 PM', named],
    ['01-DEC-2010', named],
    ['2010-Dec-01', named],
    ['Wed, 1 Dec 2010 08:26:00 GMT', named],
    ['Wed Dec 01 2010 08:26:00 GMT+0300 (Moscow Standard Time)', named],
    ['Wed Dec 1 08:26:00 UTC 2010', named],
    ['1 декабря 2010 г.', named],
    ['1 декабря 2010 года', named],
    ['1 дек. 2010 г., 8:26', named],
    ['01.дек.2010', named],
    ['среда, 1 декабря 2010 г.', named],
    ['1. prosince 2010', named],
    ['1. prosinec 2010', named],
    ['středa 1. prosince 2010', named],
    ['2010. december 1.', named],
    ['2010. dec. 1., szerda', named],
    ['2010 оны 12 сарын 1', named],
    ['2010 оны 12-р сарын 1-ний өдөр', named],
    ['2010 оны арванхоёрдугаар сарын 1', named],
    ['1. Dezember 2010', named],
    ['1 dic 2010. 02:59:45', named],
    ['1 de diciembre de 2010', named],
    ['1 de dez. de 2010', named],
    ['1 décembre 2010', named],
    ['1 gru 2010', named],
    ['1 grudnia 2010', named],
    ['1 грудня 2010', named],
    ['1 Aralık 2010', named],
    ['1 dec. 2010', named],
    ['1. desember 2010', named],
    ['1-Dec-10', namedShort],
    ["Dec 1 '10", namedShort],
    ['2010年12月1日', signs],
    ['2010年12月01日(水) 8時26分', signs],
    ['２０１０年１２月１日', signs],
    ['平成22年12月1日', era],
    ['平22年12月1日', era],
    ['H22.12.1', eraLetter],
    ['H22/12/01 8:26', eraLetter],
    ['01.12.10', { order: 'dmy', separator: '.', shortYear: true }],
    ['12/1/10 8:26', { order: 'mdy', separator: '/', shortYear: true }],
    ['10-12-01', { order: 'ymd', separator: '-', shortYear: true }],
    ['40513', { order: 'serial', separator: '' }],
    ['40513.35', { order: 'serial', separator: '' }],
    ['40513,35', { order: 'serial', separator: '' }],
    ['39051', { order: 'serial-1904', separator: '' }],
    ['1291191960', { order: 'seconds', separator: '' }],
    ['1291191960123', { order: 'milliseconds', separator: '' }],
    ['2010/12/01(水) 8:26', { order: 'ymd', separator: '/' }],
    ['\u200e01\u200e/\u200e12\u200e/\u200e2010', slashes],
    ['Wed 01/12/2010', slashes],
    ['01.12.2010 8.26', dmy],
    ['="01.12.2010"', dmy],
  ])('%s', (text, format) => expect(parseDate(text, format)).toBe(14944));

  test('two figures from 69 on are of the last century', () => {
    const short: DateFormat = { order: 'dmy', separator: '.', shortYear: true };
    expect(parseDate('01.01.69', short)).toBe(-365);
    expect(parseDate('01.01.70', short)).toBe(0);
    expect(parseDate('01.01.68', short)).toBe(35794);
  });
});

describe('years as Thailand counts them are those of the common era', () => {
  test.each<[string, DateFormat]>([
    ['2553-12-01', { ...iso, buddhist: true }],
    ['1.12.2553', { ...dmy, buddhist: true }],
    ['1 ธ.ค. 2553', { ...named, buddhist: true }],
    ['วันที่ 1 ธันวาคม พ.ศ. 2553', { ...named, buddhist: true }],
    ['1/12/53', { order: 'dmy', separator: '/', shortYear: true, buddhist: true }],
  ])('%s', (text, format) => expect(parseDate(text, format)).toBe(14944));
});

describe('years that could be Thailand’s are nobody’s until it is said whose they are', () => {
  test.each<[string, DateFormat]>([
    ['2553-12-01', iso],
    ['1.12.2553', dmy],
    ['2553/12/01', iso],
    ['1 Dec 2553', named],
  ])('%s', (text, format) => expect(parseDate(text, format)).toBe(NO_DATE));

  test('as written they lie five centuries ahead', () => {
    // 543 years have 198327 days: 543 x 365 + 132 leap days.
    expect(parseDate('2553-12-01', { ...iso, buddhist: false })).toBe(14944 + 198327);
  });

  test('29 February is a day of 2567 in Thailand and of 2568 elsewhere', () => {
    expect(parseDate('2567-02-29', { ...iso, buddhist: true })).toBe(19782);
    expect(parseDate('2567-02-29', { ...iso, buddhist: false })).toBe(NO_DATE);
    expect(parseDate('2568-02-29', { ...iso, buddhist: true })).toBe(NO_DATE);
    expect(parseDate('2568-02-29', { ...iso, buddhist: false })).toBe(218474);
  });
});

describe('a date written in another way than its column’s is read where one reading alone is left', () => {
  test.each<[string, DateFormat]>([
    ['2010/12/01', iso],
    ['2010.12.01', iso],
    ['1 Dec 2010', iso],
    ['2010-12-01', dmy],
    ['2010-12-01T08:26:00Z', slashes],
    ['1 декабря 2010', slashes],
    ['2010年12月1日', slashes],
  ])('%s', (text, format) => expect(parseDate(text, format)).toBe(14944));

  test('a day that is no month tells the order', () => {
    expect(parseDate('31/12/2010', iso)).toBe(14974);
    expect(parseDate('12/31/2010', iso)).toBe(14974);
    expect(parseDate('12/31/2010', dmy)).toBe(14974);
  });

  test.each<[string, DateFormat]>([
    ['01/12/2010', iso],
    ['01/12/2010', dmy],
    ['12/31/2010', slashes],
    ['01.12.10', iso],
    ['20101201', iso],
    ['40513', iso],
    ['2010-12-01', { order: 'dmy', separator: '.', shortYear: true }],
  ])('%s leaves a choice, or goes against its column', (text, format) =>
    expect(parseDate(text, format)).toBe(NO_DATE),
  );
});

describe('what names no day in the column’s format is no date', () => {
  test.each<[string, DateFormat]>([
    ['', iso],
    ['2010-13-01', iso],
    ['2010-02-30', iso],
    ['1900-02-29', iso],
    ['0000-01-01', iso],
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
    ['1 Dezembar 2010', named],
    ['31 June 2010', named],
    ['May 2010', named],
    ['12 pieces 2010', named],
    ['令和3年13月1日', era],
    ['X3.3.4', eraLetter],
    ['123456', { order: 'serial', separator: '' }],
    ['12', { order: 'serial', separator: '' }],
    ['9999999999999', { order: 'milliseconds', separator: '' }],
  ])('%s', (text, format) => expect(parseDate(text, format)).toBe(NO_DATE));
});

test('the years 1 to 9999 are read', () => {
  expect(parseDate('0001-01-01', iso)).toBe(-719162);
  expect(parseDate('1899-12-31', iso)).toBe(-25568);
  expect(parseDate('9999-12-31', iso)).toBe(2932896);
});

test('a year of Islam in figures of Arabic or Persian names no day of ours', () => {
  const years: DateFormat = { order: 'ymd', separator: '/' };
  expect(parseDate('١٤٤٨/٣/١١', years)).toBe(NO_DATE);
  expect(parseDate('۱۴۰۵/۰۶/۱۲', years)).toBe(NO_DATE);
});
