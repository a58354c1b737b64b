import { expect, test } from 'vitest';
import { restoreSheet } from '../../../src/session/sheet-settings.ts';

test('nothing at all is a sheet as it is at first', () => {
  for (const value of [undefined, null, 'text', 7, [], { conditions: 'x', sort: 3, grouping: [] }])
    expect(restoreSheet(value)).toEqual({ conditions: [], sort: [], layout: null, grouping: null });
});

test('what holds stands beside what does not', () => {
  const restored = restoreSheet({
    conditions: [
      { column: 'a', kind: 'values', values: ['x', 5, ''], not: true },
      { column: 'a', kind: 'text', text: '', at: 'start' },
      { column: 'a', kind: 'text', text: '.*', at: 'end' },
      { column: 3, kind: 'blank' },
      { column: '__proto__', kind: 'blank', not: 'yes' },
      { column: 'b', kind: 'range', from: 9, to: 2 },
      { column: 'b', kind: 'range', from: null, to: NaN },
      { column: 'b', kind: 'top', count: 0 },
      { column: 'b', kind: 'top', count: 3, least: true },
    ],
    sort: [{ column: 'b', descending: true }, { descending: true }, { column: 'a' }],
    layout: { order: ['b'] },
    grouping: {
      by: [{ column: 'd', step: 'month' }, { column: 'e', step: 'hour' }, 4],
      aggregates: [
        { column: null, of: 'count' },
        { column: null, of: 'sum' },
        { column: 'b', of: 'share' },
        { column: 'b', of: 'eval' },
      ],
      sort: { aggregate: 1, descending: true },
    },
  });
  expect(restored).toEqual({
    conditions: [
      { column: 'a', not: true, kind: 'values', values: ['x', ''] },
      { column: 'a', kind: 'text', text: '.*', at: 'end' },
      { column: '__proto__', kind: 'blank' },
      { column: 'b', kind: 'range', from: 2, to: 9 },
      { column: 'b', kind: 'top', count: 3, least: true },
    ],
    sort: [
      { column: 'b', descending: true },
      { column: 'a', descending: false },
    ],
    layout: { order: ['b'] },
    grouping: {
      by: [{ column: 'd', step: 'month' }, { column: 'e' }],
      aggregates: [
        { column: null, of: 'count' },
        { column: 'b', of: 'share' },
      ],
      sort: { aggregate: 1, descending: true },
    },
  });
});

test('an order by a figure that is not there is none', () => {
  const by = [{ column: 'd' }];
  for (const aggregate of [0, -1, 1.5, 'other'])
    expect(restoreSheet({ grouping: { by, aggregates: [], sort: { aggregate } } }).grouping).toEqual({
      by,
      aggregates: [],
    });
});
