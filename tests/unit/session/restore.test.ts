import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { restore } from '../../../src/session/restore.ts';
import { NEW_WORK } from '../../../src/session/work-state.ts';
import { restoreView } from '../../../src/session/restore-view.ts';

const NOTHING = { version: 1, theme: 'system', selections: [], files: {} };

describe('restore', () => {
  it('gives defaults for nothing, broken text, a later version and other shapes', () => {
    for (const text of [
      null,
      '',
      '{',
      'null',
      '[]',
      '3',
      '{"version":2,"theme":"dark"}',
      '{"version":"1"}',
    ]) {
      expect(restore(text)).toEqual(NOTHING);
    }
  });

  it('keeps what is sound and replaces the rest', () => {
    const text = JSON.stringify({
      version: 1,
      theme: 'dark',
      files: {
        abc: {
          view: { step: 'quarter', measure: 'profit', marginRate: 0.4, from: 1.5 },
          analyses: { abc: { cutA: 0.7 }, xyz: 7 },
        },
      },
    });
    expect(restore(text)).toEqual({
      version: 1,
      theme: 'dark',
      selections: [],
      files: {
        abc: {
          ...NEW_WORK,
          view: { ...DEFAULT_VIEW, step: 'quarter', marginRate: 0.4 },
          analyses: { abc: { cutA: 0.7 } },
        },
      },
    });
  });

  it('keeps selections by name, what does not hold in them left out, and of two names alike the later', () => {
    const ann = { about: 'customers', kind: 'keys', keys: ['ann'] };
    const selections = [
      { name: 'ann', selection: [] },
      { name: 'ann', selection: [ann, { about: 'stars' }] },
      { name: ' ', selection: [ann] },
      { name: 'empty', selection: 'all' },
      7,
    ];
    expect(restore(JSON.stringify({ version: 1, selections })).selections).toEqual([
      { name: 'ann', selection: [ann] },
    ]);
  });

  it('keeps the latest twenty files', () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}`, {}]));
    expect(Object.keys(restore(JSON.stringify({ version: 1, files })).files)).toEqual(
      Array.from({ length: 20 }, (_, i) => `f${i + 10}`),
    );
  });

  it('opens a date range whose ends are crossed, and refuses margin rates outside 0 to 1', () => {
    expect(restoreView({ from: 20, to: 10, marginRate: 1.2 })).toEqual(DEFAULT_VIEW);
    expect(restoreView({ from: 10, to: 10, marginRate: 0 })).toEqual({ ...DEFAULT_VIEW, from: 10, to: 10 });
    expect(restoreView({ completeThrough: 1e12, zeroIsPurchase: 'yes' })).toEqual(DEFAULT_VIEW);
  });

  it('never throws and is at rest after one round, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const once = restore(text);
        expect(restore(JSON.stringify(once))).toEqual(once);
      }),
    );
    fc.assert(
      fc.property(
        fc.record({
          version: fc.constant(1),
          theme: fc.anything(),
          files: fc.dictionary(fc.string(), fc.jsonValue()),
        }),
        (state) => {
          let text: string | undefined;
          try {
            text = JSON.stringify(state);
          } catch {
            return; // Not everything made up can be written down.
          }
          const once = restore(text ?? null);
          expect(restore(JSON.stringify(once))).toEqual(once);
        },
      ),
    );
  });

  it('survives being cut short at every character', () => {
    const whole = JSON.stringify({
      version: 1,
      theme: 'light',
      files: { a: { view: DEFAULT_VIEW, analyses: {} } },
    });
    for (let end = 0; end < whole.length; end += 1) expect(restore(whole.slice(0, end))).toEqual(NOTHING);
  });
});
