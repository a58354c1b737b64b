import { describe, expect, it } from 'vitest';
import { NO_AMENDMENTS, type Amendments } from '../../../src/model/amendments.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import {
  remarkOf,
  tagsInUse,
  withActive,
  withComputed,
  withCorrection,
  withoutComputed,
  withoutCorrections,
  withRemark,
  withTag,
} from '../../../src/session/amendments-edits.ts';
import { renamedInWork } from '../../../src/session/amendments-rename.ts';

const remarked: Amendments = {
  ...NO_AMENDMENTS,
  remarks: {
    ann: { note: 'Calls on Mondays', tags: ['vip'] },
    anne: { note: 'Moved', tags: ['VIP', 'north'] },
  },
};

describe('corrections', () => {
  const two = withCorrection(
    withCorrection(NO_AMENDMENTS, { kind: 'renameCustomer', key: 'ann', name: 'Ann' }),
    { kind: 'excludeRows', fingerprint: 'f', rows: [1] },
  );

  it('stand in the order they were made, in force, each with an id of its own', () => {
    expect(two.corrections.map(({ id, active, change }) => [id, active, change.kind])).toEqual([
      ['c1', true, 'renameCustomer'],
      ['c2', true, 'excludeRows'],
    ]);
    const again = withCorrection(withoutCorrections(two, ['c1']), {
      kind: 'renameCustomer',
      key: 'b',
      name: 'B',
    });
    expect(again.corrections.map(({ id }) => id)).toEqual(['c2', 'c3']);
  });

  it('are switched and removed several at once, the others left as they are', () => {
    const off = withActive(two, ['c2'], false);
    expect(off.corrections.map(({ active }) => active)).toEqual([true, false]);
    expect(off.corrections[0]).toBe(two.corrections[0]);
    expect(withoutCorrections(two, ['c1', 'c2']).corrections).toEqual([]);
  });

  it('merge what was noted too: notes one below the other, tags once whatever their case', () => {
    const merged = withCorrection(remarked, {
      kind: 'mergeCustomers',
      keys: ['ann', 'anne', 'bob'],
      into: 'ann',
    });
    expect(merged.remarks).toEqual({
      ann: { note: 'Calls on Mondays\nMoved', tags: ['vip', 'north'] },
      anne: { note: 'Moved', tags: ['VIP', 'north'] },
    });
  });
});

describe('remarks', () => {
  it('go when they say nothing', () => {
    expect(withRemark(remarked, 'ann', { note: '  ', tags: [] }).remarks).toEqual({
      anne: { note: 'Moved', tags: ['VIP', 'north'] },
    });
  });

  it('tag many customers at once and take the tag off again, without regard to case', () => {
    const tagged = withTag(remarked, ['ann', 'bob'], 'North', true);
    expect(tagged.remarks['ann']?.tags).toEqual(['vip', 'North']);
    expect(tagged.remarks['bob']).toEqual({ note: '', tags: ['North'] });
    const off = withTag(tagged, ['ann', 'anne', 'bob', 'eve'], 'north', false);
    expect(off.remarks).toEqual({
      ann: { note: 'Calls on Mondays', tags: ['vip'] },
      anne: { note: 'Moved', tags: ['VIP'] },
    });
    expect(withTag(remarked, ['eve'], 'vip', false)).toBe(remarked);
  });

  it('tell which tags are in use, and take no name from the prototype', () => {
    expect(tagsInUse(withTag(remarked, ['bob'], 'north', true))).toEqual([
      { tag: 'north', customers: 2 },
      { tag: 'VIP', customers: 1 },
      { tag: 'vip', customers: 1 },
    ]);
    expect(remarkOf(remarked, 'constructor')).toEqual({ note: '', tags: [] });
  });
});

describe('computed columns', () => {
  it('are added, changed in their place and removed', () => {
    const one = withComputed(NO_AMENDMENTS, null, { name: 'Tax', formula: '=amount*0.2' });
    const two = withComputed(one, null, { name: 'Net', formula: '=amount-Tax' });
    expect(two.computed.map(({ id, name }) => [id, name])).toEqual([
      ['f1', 'Tax'],
      ['f2', 'Net'],
    ]);
    expect(withComputed(two, 'f1', { name: 'Tax', formula: '=amount*0.1' }).computed[0]?.formula).toBe(
      '=amount*0.1',
    );
    expect(withoutComputed(two, 'f1').computed.map(({ id }) => id)).toEqual(['f2']);
  });

  it('are renamed in everything that names them, and nowhere else', () => {
    const renamed = renamedInWork(
      {
        view: {
          ...DEFAULT_VIEW,
          step: 'month',
          selection: [
            { about: 'lines', kind: 'value', attribute: 'month', values: ['month'] },
            { about: 'customers', kind: 'bought', attribute: 'Product', values: ['x'], butNot: [], among: [
              { about: 'lines', kind: 'all', clauses: [{ about: 'lines', kind: 'range', attribute: 'month', from: 1, to: 2 }] },
            ] },
          ],
        },
        analyses: { pareto: { entity: 'month' }, retention: { step: 'month' }, shown: { 'pareto.entity': 'month' } },
        amendments: {
          ...NO_AMENDMENTS,
          corrections: [
            { id: 'c1', active: true, change: { kind: 'setValue', column: 'Product', value: 'month', where: { column: 'month', values: ['month'] } } },
          ],
          computed: [
            { id: 'f1', name: 'month', formula: '=MONTH(date)' },
            { id: 'f2', name: 'half', formula: '=IF(month<7,"month","")' },
          ],
        },
        sheets: {
          lines: {
            sort: [{ column: 'month', descending: true }],
            layout: { order: ['date', 'month'], hidden: [], pinned: null, widths: { month: 90 } },
            grouping: { by: [{ column: 'date', step: 'month' }], aggregates: [{ column: 'month', of: 'sum' }] },
          },
          orders: { sort: [{ column: 'month', descending: true }] },
        },
      },
      'month',
      'Month no.',
    ); // prettier-ignore
    expect(renamed.view.selection).toEqual([
      { about: 'lines', kind: 'value', attribute: 'Month no.', values: ['month'] },
      { about: 'customers', kind: 'bought', attribute: 'Product', values: ['x'], butNot: [], among: [
        { about: 'lines', kind: 'all', clauses: [{ about: 'lines', kind: 'range', attribute: 'Month no.', from: 1, to: 2 }] },
      ] },
    ]); // prettier-ignore
    expect(renamed.view.step).toBe('month');
    expect(renamed.analyses).toEqual({
      pareto: { entity: 'Month no.' },
      retention: { step: 'month' },
      shown: { 'pareto.entity': 'month' },
    });
    expect(renamed.amendments.corrections[0]?.change).toEqual({
      kind: 'setValue',
      column: 'Product',
      value: 'month',
      where: { column: 'Month no.', values: ['month'] },
    });
    expect(renamed.amendments.computed[1]?.formula).toBe('=IF([@[Month no.]]<7,"month","")');
    expect(renamed.sheets).toEqual({
      lines: {
        sort: [{ column: 'Month no.', descending: true }],
        layout: { order: ['date', 'Month no.'], hidden: [], pinned: null, widths: { 'Month no.': 90 } },
        grouping: {
          by: [{ column: 'date', step: 'month' }],
          aggregates: [{ column: 'Month no.', of: 'sum' }],
        },
      },
      orders: { sort: [{ column: 'month', descending: true }] },
    });
  });
});
