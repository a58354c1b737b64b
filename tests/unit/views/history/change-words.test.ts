import { describe, expect, it } from 'vitest';
import type { Amendments } from '../../../../src/model/amendments.ts';
import type { Clause } from '../../../../src/model/selection.ts';
import { NEW_WORK, type WorkState } from '../../../../src/session/work-state.ts';
import { changeWords } from '../../../../src/views/history/change-words.ts';

const said = (after: Partial<WorkState>, before: Partial<WorkState> = {}) =>
  changeWords({ before: { ...NEW_WORK, ...before }, after: { ...NEW_WORK, ...after } }).replaceAll(
    '\u00a0',
    ' ',
  );
const viewOf = (change: Partial<WorkState['view']>) => ({ view: { ...NEW_WORK.view, ...change } });
const amended = (change: Partial<Amendments>) => ({ amendments: { ...NEW_WORK.amendments, ...change } });

const uk: Clause = { about: 'lines', kind: 'value', attribute: 'Country', values: ['UK'] };
const big: Clause = { about: 'orders', kind: 'amount', from: 100, to: null };

describe('what a step did', () => {
  it('names the filter that came or went', () => {
    expect(said(viewOf({ selection: [uk] }))).toBe('filter Country: UK');
    expect(said(viewOf({ selection: [uk] }), viewOf({ selection: [uk, big] }))).toMatch(
      /^without filter .*100/,
    );
    expect(said({}, viewOf({ selection: [uk, big] }))).toBe('without filters');
    expect(said(viewOf({ selection: [uk, big] }))).toBe('2 filters');
  });

  it('names dates and settings', () => {
    expect(said(viewOf({ from: 18_262, to: 18_292 }))).toBe('dates 1 Jan 2020 – 31 Jan 2020');
    expect(said({}, viewOf({ from: 18_262 }))).toBe('all dates');
    expect(said(viewOf({ measure: 'purchases' }))).toBe('measure purchases');
    expect(said({ analyses: { abcXyz: { cutA: 0.7 } } })).toBe('settings of ABC and XYZ');
    expect(said({ analyses: { shown: { unit: 'share' } } })).toBe('how it is shown');
    expect(said({ comparedWith: 'rest' })).toBe('comparison');
    expect(said({ sheets: { lines: { sort: [{ column: 'date', descending: true }] } } })).toBe(
      'order of Lines',
    );
    expect(said({ sheets: { customers: { layout: { order: ['a'] } } } })).toBe('columns of Customers');
  });

  it('names corrections, computed columns and remarks', () => {
    const change = { kind: 'setDate', day: 18_262, fingerprint: 'f', rows: [1, 2] } as const;
    const rule = { id: 'c1', active: true, change };
    expect(said(amended({ corrections: [rule] }))).toBe('correction: 2 lines are of 1 Jan 2020');
    expect(
      said(amended({ corrections: [{ ...rule, active: false }] }), amended({ corrections: [rule] })),
    ).toBe('switched off: 2 lines are of 1 Jan 2020');
    expect(said({}, amended({ corrections: [rule, { ...rule, id: 'c2' }] }))).toBe('2 corrections');
    const tax = { id: 'f1', name: 'Tax', formula: '=1' };
    expect(said(amended({ computed: [tax] }))).toBe('column Tax');
    expect(said(amended({ computed: [{ ...tax, name: 'VAT' }] }), amended({ computed: [tax] }))).toBe(
      'column Tax called VAT',
    );
    expect(said(amended({ remarks: { ann: { note: 'a', tags: [] } } }))).toBe('note on ann');
    expect(
      said(amended({ remarks: { ann: { note: '', tags: ['vip'] }, bob: { note: '', tags: ['vip'] } } })),
    ).toBe('tags of 2 customers');
  });

  it('names the first of several things', () => {
    expect(said({ ...viewOf({ step: 'month' }), comparedWith: 'all' })).toBe('step and more');
  });
});
