import '../../property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberIds, TextIds } from '../../../src/formula/ids.ts';

describe('ids', () => {
  it('of numbers are those they were first given, whatever the numbers', () => {
    const numbers = fc.array(
      fc.oneof(fc.integer({ min: -3, max: 5_000 }), fc.integer(), fc.double({ noNaN: true })),
      { maxLength: 3000 },
    );
    fc.assert(
      fc.property(numbers, (given) => {
        const ids = new NumberIds();
        const known = new Map<number, number>();
        for (const number of given.map((one) => one + 0)) {
          if (!known.has(number)) expect(ids.find(number)).toBe(-1);
          const expected = known.get(number) ?? known.size;
          expect(ids.id(number, known.size)).toBe(expected);
          known.set(number, expected);
        }
        for (const [number, id] of known) expect(ids.find(number)).toBe(id);
      }),
      { numRuns: 50 },
    );
  });

  it('of texts tell case apart or not, as asked', () => {
    const exact = new TextIds(false);
    const folded = new TextIds(true);
    const words = ['Tea', 'tea', 'TEA', 'thé', 'THÉ', '', 'K', '\u212a', 'ß', '😀'];
    const given = (ids: TextIds) => {
      let next = 0;
      return words.map((word) => {
        const id = ids.id(word, next);
        if (id === next) next++;
        return id;
      });
    };
    expect(given(exact)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // The Kelvin sign is a k in small letters.
    expect(given(folded)).toEqual([0, 0, 0, 1, 1, 2, 3, 3, 4, 5]);
    expect([exact.find('teA'), folded.find('teA'), folded.find('coffee')]).toEqual([-1, 0, -1]);
  });

  it('hold through many more texts than there was room for', () => {
    const ids = new TextIds(true);
    for (let at = 0; at < 20_000; at++) expect(ids.id(`Customer ${at}`, at)).toBe(at);
    expect([0, 9_999, 19_999].map((at) => ids.find(`customer ${at}`))).toEqual([0, 9_999, 19_999]);
  });
});
