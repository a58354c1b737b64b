import { describe, expect, test } from 'vitest';
import { decimalsOf, parseNumber, type NumberFormat } from '../../../src/import/number-format.ts';

const point: NumberFormat = { decimal: '.', group: '' };
const english: NumberFormat = { decimal: '.', group: ',' };
const german: NumberFormat = { decimal: ',', group: '.' };
const russian: NumberFormat = { decimal: ',', group: ' ' };
const swiss: NumberFormat = { decimal: '.', group: "'" };

describe('a number reads by its column’s format', () => {
  test.each<[string, NumberFormat, number]>([
    ['1234.5', point, 1234.5],
    ['1,234.5', english, 1234.5],
    ['1234.5', english, 1234.5],
    ['12,34,567', english, 1234567],
    ['1.234,5', german, 1234.5],
    ['1.234', german, 1234],
    ['1.234', point, 1.234],
    ['1 234,5', russian, 1234.5],
    ['1\u00a0234,5', russian, 1234.5],
    ['1\u202f234\u202f567', russian, 1234567],
    ["1'234.5", swiss, 1234.5],
    ['1\u2019234.5', swiss, 1234.5],
    ['.5', point, 0.5],
    ['5.', point, 5],
    ['1e300', point, 1e300],
    ['1.5E-3', point, 0.0015],
    ['１２３', point, 123],
    ['١٬٢٣٤٫٥', english, 1234.5],
    ['-۷۵٫۲۵', point, -75.25],
    ['  7  ', point, 7],
  ])('%s', (text, format, value) => expect(parseNumber(text, format)).toBe(value));
});

describe('signs stand before, after and around', () => {
  test.each<[string, NumberFormat, number]>([
    ['-5', point, -5],
    ['+5', point, 5],
    ['5-', point, -5],
    ['\u22125', point, -5],
    ['(5.25)', point, -5.25],
    ['($1,234.50)', english, -1234.5],
    ['-$5', point, -5],
    ['$-5', point, -5],
    ['▲1,234', english, -1234],
    ['250,-', german, 250],
    ['250,-- Kč', german, 250],
    ['¥1,200-', english, 1200],
    ['1,200-', english, -1200],
    ['‐1', point, -1],
    ['-0', point, 0],
  ])('%s', (text, format, value) => expect(parseNumber(text, format)).toBe(value));
});

describe('a currency may stand beside a number', () => {
  test.each<[string, NumberFormat, number]>([
    ['$1,234.50', english, 1234.5],
    ['US$ 3.5', point, 3.5],
    ['USD 1,000', english, 1000],
    ['1.234,50 €', german, 1234.5],
    ['12,5 руб.', russian, 12.5],
    ['1 234 Ft', russian, 1234],
    ['89,90 Kč', russian, 89.9],
    ['¥500', english, 500],
    ['500円', english, 500],
    ['3500₮', point, 3500],
    ['1 250 рублей', russian, 1250],
    ['￥１，２００', english, 1200],
    ['="12.5"', point, 12.5],
    ['\u200e12.5\u200e', point, 12.5],
    ['1\u00b4234.5', swiss, 1234.5],
  ])('%s', (text, format, value) => expect(parseNumber(text, format)).toBe(value));
});

test('a percent sign divides by a hundred, and only in a column of percents', () => {
  expect(parseNumber('12.3 %', { ...point, percent: true })).toBe(0.123);
  expect(parseNumber('12.3', { ...point, percent: true })).toBeNaN();
  expect(parseNumber('12.3 %', point)).toBeNaN();
});

describe('what is written in another way is no number', () => {
  test.each<[string, NumberFormat]>([
    ['', point],
    ['-', point],
    ['NaN', point],
    ['Infinity', point],
    ['abc', point],
    ['12 pcs', point],
    ['85123A', point],
    ['1,5', point],
    ['1,23', english],
    ['0,500', english],
    ['1,2345', english],
    ['1.234.5', german],
    ['1e400', point],
    ['(-5)', point],
    ['-5-', point],
    ['(5', point],
    ['1..5', point],
    ['0x10', point],
    ['2021-03-04', point],
  ])('%s', (text, format) => expect(parseNumber(text, format)).toBeNaN());
});

test('decimals are counted as written', () => {
  expect(decimalsOf('12', point)).toBe(0);
  expect(decimalsOf('12.50', point)).toBe(2);
  expect(decimalsOf('1.234', german)).toBe(0);
  expect(decimalsOf('1.234,567', german)).toBe(3);
  expect(decimalsOf('1.5e-3', point)).toBe(4);
  expect(decimalsOf('1.5e3', point)).toBe(0);
  expect(decimalsOf('12.5 %', { ...point, percent: true })).toBe(3);
  expect(decimalsOf('abc', point)).toBe(0);
});
