import { expect, test } from 'vitest';
import { countryOf, csvFormatOf } from '../../../src/session/country-format.ts';

test.each([
  ['plain', ',', '.'],
  ['en-US', ',', '.'],
  ['ja-JP', ',', '.'],
  ['mn-MN', ',', '.'],
  ['cs-CZ', ';', ','],
  ['hu-HU', ';', ','],
  ['ru-RU', ';', ','],
  ['pt-BR', ';', ','],
] as const)(
  'a table for %s has %j between its cells and %j before the cents',
  (country, delimiter, decimal) => {
    expect(csvFormatOf(country)).toEqual({ delimiter, decimal });
  },
);

test.each([
  [['cs-CZ', 'en-US'], 'cs-CZ'],
  [['tlh', 'de-DE'], 'de-DE'],
  [['de-AT'], 'de-DE'],
  [['hu'], 'hu-HU'],
  [['tlh'], 'plain'],
  [[], 'plain'],
])('a device set to %j gets tables for %s', (locales, country) => {
  expect(countryOf(locales)).toBe(country);
});
