import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreSelection } from '../../../src/model/restore-selection.ts';
import { complement, MOST_CLAUSES, type Selection } from '../../../src/model/selection.ts';

test('keeps sound clauses and leaves out each that does not hold, alone', () => {
  expect(
    restoreSelection([
      { about: 'lines', kind: 'value', attribute: 'product', values: ['tea', 7, 'tea', ''], extra: 1 },
      { about: 'lines', kind: 'value', values: ['tea'] },
      { about: 'nobody', kind: 'date' },
      { about: 'orders', kind: 'amount', from: 'ten', to: null },
      { about: 'customers', kind: 'class', of: 'zodiac', values: ['A'] },
      {
        about: 'customers',
        kind: 'class',
        of: 'abc',
        values: ['A'],
        settings: { cutA: 0.7, cutB: {} },
        asOf: 1.5,
      },
      { about: 'customers', kind: 'text', text: '  ' },
      { about: 'customers', kind: 'tagged', values: ['vip', 'vip', 3, ''] },
      { about: 'customers', kind: 'tagged', values: 'vip' },
      null,
      'class A',
    ]),
  ).toEqual([
    { about: 'lines', kind: 'value', attribute: 'product', values: ['tea', ''] },
    { about: 'customers', kind: 'class', of: 'abc', values: ['A'], settings: { cutA: 0.7 } },
    { about: 'customers', kind: 'tagged', values: ['vip', ''] },
  ]);
});

test('turns crossed ends round and opens ends that are missing', () => {
  expect(
    restoreSelection([{ about: 'customers', kind: 'figure', figure: 'revenue', from: 9, to: 3 }]),
  ).toEqual([{ about: 'customers', kind: 'figure', figure: 'revenue', from: 3, to: 9 }]);
  expect(restoreSelection([{ about: 'orders', kind: 'date', from: 5 }])).toEqual([
    { about: 'orders', kind: 'date', from: 5, to: null },
  ]);
});

test('a bracket holds clauses of its own kind alone, and none is no clause', () => {
  const inside = { about: 'customers', kind: 'returnsOnly' };
  expect(
    restoreSelection([
      {
        about: 'customers',
        kind: 'all',
        clauses: [inside, { about: 'lines', kind: 'anonymous' }],
        not: true,
      },
      { about: 'lines', kind: 'all', clauses: [inside] },
    ]),
  ).toEqual([{ about: 'customers', kind: 'all', clauses: [inside], not: true }]);
});

test('a selection in a selection without end is cut, as is one of a thousand clauses', () => {
  const endless: Record<string, unknown> = { about: 'customers', kind: 'returnsOnly' };
  endless['among'] = [endless];
  expect(JSON.stringify(restoreSelection([endless])).length).toBeLessThan(1000);
  const many = Array.from({ length: 1000 }, () => ({ about: 'lines', kind: 'anonymous' }));
  expect(restoreSelection(many)).toHaveLength(MOST_CLAUSES);
});

test('never throws and is at rest after one round, whatever it is given', () => {
  const clauses = fc.array(
    fc.record(
      {
        about: fc.constantFrom('lines', 'orders', 'customers', 'x'),
        kind: fc.constantFrom('value', 'text', 'range', 'date', 'class', 'rank', 'all', 'activeAt', 'period', 'keys'),
        attribute: fc.anything(),
        values: fc.array(fc.anything()),
        clauses: fc.anything(),
        keys: fc.anything(),
        of: fc.anything(),
        from: fc.anything(),
        to: fc.oneof(fc.integer(), fc.double()),
        step: fc.constantFrom('month', 'moon'),
        age: fc.anything(),
      },
      { requiredKeys: ['about', 'kind'] },
    ),
  ); // prettier-ignore
  fc.assert(
    fc.property(fc.oneof(fc.anything(), clauses), (given) => {
      const once = restoreSelection(given);
      expect(restoreSelection(once)).toEqual(once);
    }),
    { numRuns: 400 },
  );
});

test('the rest of customers is the other customers on the same lines, else the other orders, else the other lines', () => {
  const tea = { about: 'lines', kind: 'value', attribute: 'product', values: ['tea'] } as const;
  const large = { about: 'orders', kind: 'amount', from: 10, to: null } as const;
  const ann = { about: 'customers', kind: 'keys', keys: ['ann'] } as const;
  const bo = { about: 'customers', kind: 'keys', keys: ['bo'], not: true } as const;
  const cases: [Selection, Selection | null][] = [
    [[], null],
    [[tea], [{ ...tea, not: true }]],
    [
      [tea, large],
      [tea, { ...large, not: true }],
    ],
    [
      [tea, ann],
      [tea, { ...ann, not: true }],
    ],
    [[bo], [{ ...bo, not: false }]],
    [[ann, bo], [{ about: 'customers', kind: 'all', clauses: [ann, bo], not: true }]],
  ];
  for (const [selection, rest] of cases) expect(complement(selection)).toEqual(rest);
});
