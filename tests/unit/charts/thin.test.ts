import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenly, steepFirst } from '../../../src/charts/thin.ts';

describe('thinning', () => {
  it('leaves few points as they are', () => {
    expect(evenly(4, 10)).toEqual([0, 1, 2, 3]);
    expect(steepFirst(3, 10)).toEqual([0, 1, 2, 3]);
  });
  it('spreads evenly with both ends', () => {
    expect(evenly(9, 3)).toEqual([0, 4, 8]);
    expect(evenly(0, 3)).toEqual([]);
    expect(evenly(5, 1)).toEqual([0]);
  });
  it('keeps the ends, the order and the limit whatever the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 8, max: 1000 }), (last, most) => {
        for (const places of [steepFirst(last, most), evenly(last + 1, most)]) {
          expect(places.length).toBeLessThanOrEqual(most);
          expect(places[0]).toBe(0);
          expect(places.at(-1)).toBe(last);
          expect(places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('keeps the first places one by one, where the curve is steep', () => {
    expect(steepFirst(43_000, 1000).slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, place) => place));
  });
});
