import { afterEach, describe, expect, test } from 'vitest';
import {
  bytes,
  compact,
  date,
  dateRange,
  dayOfIso,
  isoDate,
  money,
  moneyRounded,
  month,
  number,
  percent,
  percentPoints,
  period,
  setLocale,
} from '../../../src/i18n/format.ts';

const space = '\u00a0';
afterEach(() => setLocale('en'));

describe('figures', () => {
  test('group thousands and keep money to the cent', () => {
    expect(number(541909)).toBe('541,909');
    expect(number(0.70134, 2)).toBe('0.70');
    expect(money(279489.02)).toBe('279,489.02');
    expect(money(12)).toBe('12.00');
    expect(moneyRounded(8911407.9)).toBe('8,911,408');
    expect(compact(8911407.9)).toBe('8.9M');
  });

  test('percentages keep the sign apart by a space that does not break', () => {
    expect(percent(0.27296)).toBe(`27.3${space}%`);
    expect(percentPoints(41.25, 0)).toBe(`41${space}%`);
  });

  test('what is not there is a dash, never 0', () => {
    expect(number(null)).toBe('–');
    expect(money(NaN)).toBe('–');
    expect(percent(null)).toBe('–');
    expect(date(null)).toBe('–');
  });

  test('negative zero shows no sign', () => {
    expect(number(-0)).toBe('0');
    expect(money(-0)).toBe('0.00');
  });

  test('follow the locale, not the language', () => {
    setLocale('de');
    expect(money(279489.02)).toBe('279.489,02');
    expect(percent(0.273)).toBe(`27,3${space}%`);
    expect(month(18687)).toBe(`Mar${space}2021`);
  });

  test('an unknown locale leaves the one in force', () => {
    setLocale('de');
    setLocale('not a locale');
    expect(number(1234)).toBe('1.234');
  });
});

describe('dates', () => {
  test('are civil days, whatever the time zone of the machine', () => {
    expect(date(0)).toBe(`1${space}Jan${space}1970`);
    expect(date(15317)).toBe(`9${space}Dec${space}2011`);
    expect(date(-25567)).toBe(`1${space}Jan${space}1900`);
    expect(month(18687)).toBe(`Mar${space}2021`);
  });

  test('a range of one day is that day', () => {
    expect(dateRange(0, 0)).toBe(`1${space}Jan${space}1970`);
    expect(dateRange(0, 1)).toBe(`1${space}Jan${space}1970 – 2${space}Jan${space}1970`);
  });

  test('ISO text and days turn into each other', () => {
    expect(isoDate(15317)).toBe('2011-12-09');
    expect(dayOfIso('2011-12-09')).toBe(15317);
    expect(dayOfIso('2000-02-29')).toBe(11016);
    expect(dayOfIso('1900-02-29')).toBeNull();
    expect(dayOfIso('2011-12-9')).toBeNull();
    expect(dayOfIso('')).toBeNull();
  });

  test('periods read as people write them', () => {
    expect(period('2021-03')).toBe(`Mar${space}2021`);
    expect(period('2021-Q1')).toBe(`Q1${space}2021`);
    expect(period('2021-W05')).toBe(`W5${space}2021`);
    expect(period('2021')).toBe('2021');
    expect(period('2021-03-04')).toBe(`4${space}Mar${space}2021`);
  });
});

test('sizes of files read as file managers write them', () => {
  expect(bytes(0)).toBe(`0${space}bytes`);
  expect(bytes(999)).toBe(`999${space}bytes`);
  expect(bytes(46_900_000)).toBe(`46.9${space}MB`);
  expect(bytes(123_456_789)).toBe(`123${space}MB`);
});
