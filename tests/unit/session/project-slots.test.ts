import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestOf, slotOf } from '../../../src/session/project-slots.ts';

describe('the two slots of a work', () => {
  it('give the later state', () => {
    expect(latestOf([slotOf(7, { a: 1 }), slotOf(8, { a: 2 })])).toEqual({ sequence: 8, state: { a: 2 } });
    expect(latestOf([slotOf(8, { a: 2 }), slotOf(7, { a: 1 })])).toEqual({ sequence: 8, state: { a: 2 } });
  });

  it('give the one before where the later was broken off', () => {
    const before = slotOf(7, { a: 1 });
    const { sequence, text, sum } = slotOf(8, { note: 'call on Monday' });
    for (let length = 0; length < text.length; length++)
      expect(latestOf([before, { sequence, text: text.slice(0, length), sum }])).toEqual({
        sequence: 7,
        state: { a: 1 },
      });
    expect(latestOf([before, { sequence: 9, text, sum }])).toEqual({ sequence: 7, state: { a: 1 } });
    expect(latestOf([before, { sequence, text: text.replace('M', 'S'), sum }])?.sequence).toBe(7);
  });

  it('are nothing where neither holds, and never throw', () => {
    expect(latestOf([])).toBeNull();
    expect(
      latestOf([null, undefined, 5, 'x', [], {}, { sequence: 1 }, { sequence: 1, text: '{}' }]),
    ).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.anything()), (slots) => {
        expect(latestOf(slots)).toBeNull();
      }),
    );
  });
});
