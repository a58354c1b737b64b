import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { NEW_WORK, restoreWorkState } from '../../../src/session/work-state.ts';

const SOUND = {
  version: 1,
  view: {
    ...DEFAULT_VIEW,
    step: 'month',
    from: 18_000,
    to: 18_100,
    selection: [{ about: 'lines', kind: 'value', attribute: 'Country', values: ['UK'] }],
  },
  analyses: { abcXyz: { cutA: 0.7 }, shown: { 'pareto.unit': 'share' } },
  amendments: {
    corrections: [
      {
        id: 'c1',
        active: true,
        change: { kind: 'mergeCustomers', keys: ['ann b', 'anne b'], into: 'ann b' },
      },
      { id: 'c2', active: false, change: { kind: 'excludeRows', fingerprint: 'f', rows: [3, 7] } },
    ],
    computed: [{ id: 'f1', name: 'With tax', formula: '=ROUND(amount*1.2, 2)' }],
    remarks: { 'ann b': { note: 'Calls on Mondays', tags: ['vip', 'north'] } },
  },
  sheets: { lines: { sort: [{ column: 'Date', descending: true }] } },
  comparedWith: 'rest',
};

describe('a restored work', () => {
  it('is the one that was written, through JSON too, with nothing dropped', () => {
    expect(restoreWorkState(SOUND)).toEqual({ state: SOUND, dropped: [] });
    expect(restoreWorkState(JSON.parse(JSON.stringify(SOUND)))).toEqual({ state: SOUND, dropped: [] });
  });

  it('is new work where there was none, and says where there was something else', () => {
    expect(restoreWorkState(undefined)).toEqual({ state: NEW_WORK, dropped: [] });
    expect(restoreWorkState(null)).toEqual({ state: NEW_WORK, dropped: [] });
    expect(restoreWorkState({})).toEqual({ state: NEW_WORK, dropped: [] });
    for (const value of ['work', 7, [], [SOUND]])
      expect(restoreWorkState(value)).toEqual({ state: NEW_WORK, dropped: [{ part: 'work', count: 1 }] });
  });

  it('keeps what is sound of every part and counts the rest', () => {
    const { state, dropped } = restoreWorkState({
      version: 2,
      view: { ...SOUND.view, step: 'fortnight', marginRate: 7, selection: [...SOUND.view.selection, { about: 'stars' }, 3] },
      analyses: { abcXyz: { cutA: 0.7 }, rfm: 'own', shown: [] },
      amendments: {
        corrections: [...SOUND.amendments.corrections, { id: 'c3', change: { kind: 'burn' } }, null],
        computed: [...SOUND.amendments.computed, { id: 'f2', name: 'with TAX', formula: '=1' }],
        remarks: { ...SOUND.amendments.remarks, bob: 'nice', eve: { note: '', tags: [] } },
      },
      sheets: 'wide',
      comparedWith: 9,
    }); // prettier-ignore
    expect(state).toEqual({
      ...SOUND,
      view: { ...SOUND.view, step: 'auto' },
      analyses: { abcXyz: { cutA: 0.7 } },
      sheets: {},
      comparedWith: 'none',
    });
    expect(dropped).toEqual([
      { part: 'version', count: 1 },
      { part: 'view', count: 2 },
      { part: 'filters', count: 2 },
      { part: 'settings', count: 2 },
      { part: 'corrections', count: 2 },
      { part: 'computed', count: 1 },
      { part: 'remarks', count: 2 },
      { part: 'sheets', count: 1 },
    ]);
  });

  it('counts clauses inside brackets and inside what they are judged among', () => {
    const inner = [
      { about: 'lines', kind: 'anonymous' },
      { about: 'lines', kind: 'never' },
    ];
    const selection = [
      { about: 'lines', kind: 'all', clauses: inner },
      { about: 'orders', kind: 'purchase', among: inner },
    ];
    expect(restoreWorkState({ view: { selection } }).dropped).toEqual([{ part: 'filters', count: 2 }]);
  });

  it('comes to an end with what holds itself', () => {
    const ring: { about: string; kind: string; clauses: unknown[] } = {
      about: 'lines',
      kind: 'all',
      clauses: [],
    };
    ring.clauses.push(ring);
    expect(restoreWorkState({ view: { selection: [ring] } }).state.view.selection).toEqual([]);
  });

  it('takes a customer called __proto__ for a customer', () => {
    const amendments = JSON.parse('{"remarks":{"__proto__":{"note":"odd","tags":[]}}}') as unknown;
    const { state } = restoreWorkState({ amendments });
    expect(Object.keys(state.amendments.remarks)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(state.amendments.remarks)).toBe(Object.prototype);
  });

  it('never throws, and restored once more it is the same with nothing dropped', () => {
    const part = fc.oneof(fc.jsonValue(), fc.constant(undefined));
    const work = fc.record({
      version: part,
      view: fc.oneof(part, fc.record({ selection: part, from: part, to: part, step: part })),
      analyses: part,
      amendments: fc.oneof(part, fc.record({ corrections: part, computed: part, remarks: part })),
      sheets: part,
      comparedWith: part,
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), work), (value) => {
        const { state } = restoreWorkState(value);
        expect(restoreWorkState(state)).toEqual({ state, dropped: [] });
      }),
    );
  });
});
