import { expect, test } from 'vitest';
import { readingOf } from '../../../src/ui/reading.ts';

test('a rate and a time to go are told from bytes and time', () => {
  expect(readingOf(10_000_000, 40_000_000, 2000)).toEqual({ fraction: 0.25, rate: 5_000_000, left: 6 });
});

test('nothing is foretold in the first half second, or before a byte was read', () => {
  expect(readingOf(10_000_000, 40_000_000, 499)).toEqual({ fraction: 0.25, rate: null, left: null });
  expect(readingOf(0, 40_000_000, 3000)).toEqual({ fraction: 0, rate: null, left: null });
});

test('a file of no known size has no fraction', () => {
  expect(readingOf(1000, 0, 1000)).toEqual({ fraction: null, rate: 1000, left: 0 });
});

test('more bytes than were announced is the whole file', () => {
  expect(readingOf(50, 40, 1000)).toEqual({ fraction: 1, rate: 50, left: 0 });
});
