import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTypedNumber } from '../../../src/ui/number-text.ts';

describe('a typed number', () => {
  test.each([
    ['12', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['-3,25', -3.25],
    ['\u22123.25', -3.25],
    ['+7', 7],
    [',5', 0.5],
    ['.5', 0.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1\u00a0234\u00a0567', 1234567],
    ["1'234.50", 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['40 %', 40],
    ['40%', 40],
    [' 8 ', 8],
    ['5.', 5],
  ])('%j reads as %d', (text, value) => {
    expect(readTypedNumber(text)).toBe(value);
  });

  test('one sign alone begins the decimals, also before three figures', () => {
    expect(readTypedNumber('1,234')).toBe(1.234);
    expect(readTypedNumber('1.234')).toBe(1.234);
  });

  test.each([
    '',
    ' ',
    'abc',
    '12 apples',
    '1,2,3',
    '1.2.3',
    '12,34.5,6',
    '1,23.4',
    '--1',
    '1e5',
    'NaN',
    '%',
    '-',
    ',',
  ])('%j is no number', (text) => {
    expect(readTypedNumber(text)).toBeNull();
  });

  test('what is written with a decimal point or comma comes back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, hundredths) => {
          const digits = String(hundredths).padStart(2, '0');
          const wanted = Number(`${whole}.${digits}`);
          expect(readTypedNumber(`${whole}.${digits}`)).toBe(wanted);
          expect(readTypedNumber(`${whole},${digits}`)).toBe(wanted);
        },
      ),
    );
  });
});
