import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialAtMost } from '../../../src/analysis/binomial.ts';

// Worked by hand: counts of Pascal's triangle over 2^n, and powers of the chances.
test.each([
  [0, 5, 0.5, 1 / 32],
  [0, 4, 0.5, 1 / 16],
  [1, 7, 0.5, 8 / 128],
  [1, 8, 0.5, 9 / 256],
  [2, 10, 0.5, 56 / 1024],
  [3, 4, 0.5, 15 / 16],
  [5, 10, 0.5, 638 / 1024],
  [1, 3, 0.25, 54 / 64],
  [0, 2, 0.1, 0.81],
  [2, 3, 0.9, 0.271],
])('at most %i hits of %i at %f have a chance of %f', (hits, n, p, chance) => {
  expect(binomialAtMost(hits, n, p)).toBeCloseTo(chance, 14);
});

test('the ends are certain, and a chance of none or all is not a chance', () => {
  expect(binomialAtMost(3, 3, 0.5)).toBe(1);
  expect(binomialAtMost(0, 0, 0.5)).toBe(1);
  expect(binomialAtMost(-1, 3, 0.5)).toBe(0);
  expect(binomialAtMost(1, 3, 0)).toBe(1);
  expect(binomialAtMost(1, 3, 1)).toBe(0);
});

test('of a million trials half of them hit half the time, and few of them never', () => {
  // P(X <= n / 2) = 1/2 + C(n, n/2) / 2^(n+1), C(n, n/2) / 2^n = 1 / sqrt(pi n / 2) by Stirling.
  expect(binomialAtMost(500_000, 1_000_000, 0.5)).toBeCloseTo(0.5 + 0.000398942, 8);
  expect(binomialAtMost(490_000, 1_000_000, 0.5)).toBeLessThan(1e-80);
  expect(binomialAtMost(510_000, 1_000_000, 0.5)).toBe(1);
});

test('more hits are never less likely, and hits and misses are the two sides of one chance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.nat(300),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (n, k, p) => {
        const hits = k % n;
        const atMost = binomialAtMost(hits, n, p);
        expect(atMost).toBeGreaterThanOrEqual(0);
        expect(atMost).toBeLessThanOrEqual(1);
        expect(binomialAtMost(hits + 1, n, p)).toBeGreaterThanOrEqual(atMost - 1e-12);
        // At least k + 1 hits is at most n - k - 1 misses.
        expect(binomialAtMost(n - hits - 1, n, 1 - p)).toBeCloseTo(1 - atMost, 9);
      },
    ),
    { numRuns: 300 },
  );
});
