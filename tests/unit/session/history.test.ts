import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { History, JOINED_WITHIN, MOST_STEPS } from '../../../src/session/history.ts';

const isSame = (one: string, other: string) => one === other;
const recorded = (history: History<string>, before: string, after: string, key: string | null, at: number) =>
  history.recorded({ before, after, key, at }, isSame);

describe('history', () => {
  it('has nothing to take back or do again when it begins', () => {
    const history = History.empty<string>();
    expect([history.undoable, history.redoable, history.undone(), history.redone()]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('joins changes to the same thing one soon after the other, however long the run is', () => {
    let history = recorded(History.empty<string>(), '0', '1', 'cut', 0);
    history = recorded(history, '1', '2', 'cut', 1000);
    history = recorded(history, '2', '3', 'cut', 2000);
    expect(history.length).toBe(1);
    expect(history.undoable).toEqual({ before: '0', after: '3', key: 'cut', at: 2000 });
  });

  it('keeps apart what comes later, what is about something else, and what stands for itself', () => {
    let history = recorded(History.empty<string>(), '0', '1', 'cut', 0);
    history = recorded(history, '1', '2', 'cut', JOINED_WITHIN + 1);
    history = recorded(history, '2', '3', 'rate', JOINED_WITHIN + 2);
    history = recorded(history, '3', '4', null, JOINED_WITHIN + 3);
    history = recorded(history, '4', '5', null, JOINED_WITHIN + 4);
    expect(history.length).toBe(5);
  });

  it('forgets a run that came back to where it began', () => {
    let history = recorded(History.empty<string>(), '0', '1', null, 0);
    history = recorded(history, '1', '2', 'cut', 1);
    history = recorded(history, '2', '1', 'cut', 2);
    expect(history.undoable?.after).toBe('1');
    expect(history.length).toBe(1);
  });

  it('joins nothing to a step that was taken back and done again', () => {
    const once = recorded(History.empty<string>(), '0', '1', 'cut', 0);
    const again = once.undone()?.redone();
    if (!again) throw new Error('nothing done again');
    expect(recorded(again, '1', '2', 'cut', 1).length).toBe(2);
  });

  it('lets what was taken back go once something else is done', () => {
    const back = recorded(History.empty<string>(), '0', '1', null, 0).undone();
    if (!back) throw new Error('nothing taken back');
    expect(recorded(back, '0', '9', null, 1).redoable).toBeNull();
  });

  it('holds 200 steps and lets the oldest go', () => {
    let history = History.empty<string>();
    for (let at = 0; at < 250; at++) history = recorded(history, String(at), String(at + 1), null, at);
    expect(MOST_STEPS).toBe(200);
    expect(history.length).toBe(200);
    let last = '';
    for (let step = history.undone(); step; step = history.undone()) {
      last = history.undoable?.before ?? '';
      history = step;
    }
    expect(last).toBe('50');
  });

  it('comes back to the start when all is taken back, and to the end when all is done again', () => {
    const change = fc.record({
      to: fc.string({ maxLength: 3 }),
      key: fc.constantFrom(null, 'cut', 'rate'),
      after: fc.integer({ min: 0, max: 1500 }),
      act: fc.constantFrom('change', 'change', 'change', 'undo', 'redo'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        let history = History.empty<string>();
        let state = 'start';
        let now = 0;
        for (const { to, key, after, act } of changes) {
          now += after;
          if (act === 'change') {
            if (to === state) continue;
            history = recorded(history, state, to, key, now);
            state = to;
          } else {
            const next = act === 'undo' ? history.undone() : history.redone();
            if (!next) continue;
            state = (act === 'undo' ? history.undoable?.before : history.redoable?.after) ?? '';
            history = next;
          }
        }
        // What was taken back and not let go comes first: the end is where all is done.
        for (let next = history.redone(); next; next = history.redone()) {
          state = history.redoable?.after ?? '';
          history = next;
        }
        const end = state;
        for (let next = history.undone(); next; next = history.undone()) {
          const step = history.undoable;
          expect(step?.after).toBe(state);
          state = step?.before ?? '';
          history = next;
        }
        expect(state).toBe('start');
        for (let next = history.redone(); next; next = history.redone()) {
          const step = history.redoable;
          expect(step?.before).toBe(state);
          state = step?.after ?? '';
          history = next;
        }
        expect(state).toBe(end);
      }),
    );
  });
});
