import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { heldBytes, viewBytes } from '../../../workers/held-bytes.ts';
import { Memo } from '../../../workers/memo.ts';
import { datasetOf } from '../model/small-dataset.ts';

describe('memo', () => {
  it('makes an answer once and gives it again, undefined included', () => {
    const memo = new Memo<number | undefined>(4);
    let made = 0;
    const make = () => void (made += 1);
    memo.get('a', make);
    memo.get('a', make);
    expect(made).toBe(1);
  });

  it('lets the least recently asked for go first', () => {
    const memo = new Memo<string>(2);
    memo.get('a', () => 'first a');
    memo.get('b', () => 'first b');
    memo.get('a', () => 'second a');
    memo.get('c', () => 'first c');
    expect(memo.get('a', () => 'third a')).toBe('first a');
    expect(memo.get('b', () => 'second b')).toBe('second b');
  });

  it('keeps nothing of an answer that failed', () => {
    const memo = new Memo<string>(2);
    const fail = () => {
      throw new Error('no');
    };
    expect(() => memo.get('a', fail)).toThrow('no');
    expect(memo.get('a', () => 'yes')).toBe('yes');
  });
});

describe('a memo with room for so many bytes', () => {
  const room = { most: 100, bytesOf: (text: string) => text.length };

  it('keeps fewer answers when they are large, but always two', () => {
    const memo = new Memo<string>(6, room);
    const kept = (key: string) => {
      let made = false;
      memo.get(key, () => {
        made = true;
        return 'x';
      });
      return !made;
    };
    for (const key of ['a', 'b', 'c']) memo.get(key, () => key.repeat(40));
    // 120 bytes are too many: the first went.
    expect([kept('b'), kept('c')]).toEqual([true, true]);
    memo.get('d', () => 'd'.repeat(1000));
    expect([kept('c'), kept('d')]).toEqual([true, true]);
    expect(kept('b')).toBe(false);
  });
});

describe('the bytes that a value holds', () => {
  it('are those of its arrays, each buffer once, and not what somebody else holds', () => {
    const whole = new Float64Array(100);
    const shared = new Int32Array(50);
    const value = { whole, part: whole.subarray(0, 3), deep: [{ shared }], texts: ['a', 'b'], none: null };
    // 800 of the doubles, 200 of the whole numbers, 8 for the one object in a list and 16 for the two texts.
    expect(heldBytes(value)).toBe(1024);
    expect(heldBytes(value, new Set<unknown>([shared.buffer]))).toBe(824);
  });

  it('of a view of all orders are only those that are not of the lines', () => {
    const lines = Array.from({ length: 1000 }, (_, row) => ({
      customer: `C${row % 10}`,
      date: isoOf(19_000 + row),
      amount: 5,
    }));
    const dataset = datasetOf(lines);
    const all = viewBytes(buildView(dataset, DEFAULT_VIEW));
    // One day less of a thousand: nothing can be shared.
    const some = viewBytes(buildView(dataset, { ...DEFAULT_VIEW, from: 19_001 }));
    // A date of 4 bytes, an amount of 8 and a place of 4 an order, at least.
    expect(some).toBeGreaterThan(999 * 16);
    expect(all).toBeLessThan(some - 999 * 16);
  });
});
