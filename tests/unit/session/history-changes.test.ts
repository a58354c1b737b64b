import { describe, expect, it } from 'vitest';
import { changedPlaces, joiningKey, sharing } from '../../../src/session/history-changes.ts';

const key = (before: unknown, after: unknown) => joiningKey(changedPlaces(before, after));

describe('changed places', () => {
  it('are found by name, down to the value that differs', () => {
    const shared = { cutA: 0.8 };
    expect(
      changedPlaces(
        { view: { step: 'auto', from: null }, analyses: { abc: shared } },
        { view: { step: 'month', from: 3 }, analyses: { abc: shared, rfm: { window: 'own' } } },
      ),
    ).toEqual([
      { path: ['view', 'step'], before: 'auto', after: 'month' },
      { path: ['view', 'from'], before: null, after: 3 },
      { path: ['analyses', 'rfm', 'window'], before: undefined, after: 'own' },
    ]);
  });

  it('are none between equal values and lists compare by place, of different lengths as a whole', () => {
    expect(changedPlaces({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
    expect(changedPlaces({ a: [1, 2] }, { a: [1, 3] })).toEqual([{ path: ['a', '1'], before: 2, after: 3 }]);
    expect(changedPlaces({ a: [1] }, { a: [1, 3] })).toEqual([{ path: ['a'], before: [1], after: [1, 3] }]);
  });

  it('are none between what was never set and what is set to nothing', () => {
    const set = { lines: { conditions: [], layout: { order: [], pinned: null }, sort: [{ column: 'a' }] } };
    expect(changedPlaces({}, set).map(({ path }) => path)).toEqual([['lines', 'sort']]);
    expect(changedPlaces({ a: [] }, { a: null })).toEqual([]);
  });

  it('take no name from the prototype', () => {
    expect(changedPlaces({}, { constructor: 1 })).toEqual([
      { path: ['constructor'], before: undefined, after: 1 },
    ]);
  });
});

describe('what joins', () => {
  it('is a number pulled and a text typed, from its first letter on', () => {
    expect(key({ cut: 0.8 }, { cut: 0.81 })).toBe('[["cut"]]');
    expect(key({}, { pareto: { cut: 0.81 } })).toBe('[["pareto","cut"]]');
    expect(key({ from: null, to: 9 }, { from: 3, to: 9 })).toBe('[["from"]]');
    expect(key({ note: 'a' }, { note: 'ab' })).toBe('[["note"]]');
    expect(key({}, { note: 'a' })).toBe('[["note"]]');
  });

  it('is no choice, no switch, and nothing added or removed', () => {
    expect(key({ step: 'day' }, { step: 'week' })).toBeNull();
    expect(key({ on: true }, { on: false })).toBeNull();
    expect(key({ values: ['a'] }, { values: ['a', 'b'] })).toBeNull();
    expect(key({ from: 3 }, { from: null })).toBeNull();
    expect(key({ cut: 1, step: 'day' }, { cut: 2, step: 'week' })).toBeNull();
    expect(key({ a: 1 }, { a: 1 })).toBeNull();
  });
});

describe('sharing', () => {
  it('gives back what was there where nothing changed, and else what did not change', () => {
    const before = { view: { from: 1, selection: [{ keys: ['a', 'b'] }] }, analyses: { abc: { cutA: 0.8 } } };
    expect(sharing(before, structuredClone(before))).toBe(before);
    const after = structuredClone(before);
    after.view.from = 2;
    const shared = sharing(before, after);
    expect(shared).toEqual(after);
    expect(shared.view.selection).toBe(before.view.selection);
    expect(shared.analyses).toBe(before.analyses);
  });

  it('tells a name that is there without a value from one that is not, and lists by length', () => {
    const before: { a?: undefined; b: number[] } = { b: [1] };
    expect(sharing(before, { a: undefined, b: [1] })).not.toBe(before);
    expect(sharing({ b: [1, 2] }, { b: [1] })).toEqual({ b: [1] });
    expect(sharing({ b: [] }, { b: {} })).toEqual({ b: {} });
  });
});
