import '../../property-seed.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amendLines } from '../../../src/model/amend-lines.ts';
import { NO_AMENDMENTS } from '../../../src/model/amendments.ts';
import { restoreAmendments } from '../../../src/model/restore-amendments.ts';
import { datasetOf, linesOf } from './small-dataset.ts';

const DATASET = datasetOf(linesOf('a 2024-01-01 10\nb 2024-01-02 20\n- 2024-01-03 5'));

const words = fc.constantFrom('mergeCustomers', 'renameCustomer', 'setValue', 'excludeRows', 'setDate', 'a', 'b', '', 'customer', '__proto__', 'constructor'); // prettier-ignore
const names = fc.constantFrom('corrections', 'computed', 'remarks', 'id', 'active', 'change', 'kind', 'keys', 'into', 'key', 'name', 'column', 'value', 'where', 'values', 'fingerprint', 'rows', 'day', 'formula', 'note', 'tags', '__proto__'); // prettier-ignore

/** Plain data of any shape, in the words that rules are made of. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    words,
    fc.constantFrom(null, true, 0, 1, -1, 1.5, 1e308, NaN, 19_000),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 6 }),
  ),
})).value;

const almost = fc.record({
  corrections: fc.array(
    fc.record({
      id: fc.constantFrom('1', '2', '3'),
      active: anything,
      change: fc.dictionary(names, anything, { maxKeys: 8 }),
    }),
    { maxLength: 4 },
  ),
  computed: anything,
  remarks: anything,
});

test('anything is restored without a throw, to what restores to itself and can be made', () => {
  fc.assert(
    fc.property(fc.oneof(anything, almost), (given) => {
      const restored = restoreAmendments(given);
      expect(restoreAmendments(JSON.parse(JSON.stringify(restored)))).toEqual(restored);
      const { lines, outcomes } = amendLines(DATASET, restored.corrections);
      expect(outcomes.length).toBe(restored.corrections.length);
      expect(lines.customer.length).toBe(lines.count);
    }),
    { numRuns: 2000 },
  );
});

test('what holds stays, what does not is left out alone', () => {
  const day = 19_000;
  const merge = { kind: 'mergeCustomers', keys: ['a'], into: 'b' };
  const restored = restoreAmendments({
    corrections: [
      { id: '1', active: true, change: merge },
      { id: '1', active: true, change: { kind: 'renameCustomer', key: 'a', name: 'A' } },
      {
        id: '2',
        active: false,
        change: { kind: 'setDate', fingerprint: 'f', rows: [3, 1, 3, -1, 0.5], day },
      },
      { id: '3', active: true, change: { kind: 'setDate', fingerprint: 'f', rows: [1], day: 1e9 } },
      {
        id: '4',
        active: true,
        change: { kind: 'setValue', column: 'c', value: 'v', where: { column: 'd' } },
      },
      { id: '5', active: true, change: { kind: 'explode' } },
    ],
    computed: [
      { id: 'a', name: ' net ', formula: '=1' },
      { id: 'b', name: 'NET', formula: '=2' },
      { id: 'c', name: '', formula: '=3' },
    ],
    remarks: { a: { note: 'x', tags: ['vip', 'vip', ' ', 7] }, b: { note: '', tags: [] }, c: null },
  });
  expect(restored).toEqual({
    corrections: [
      { id: '1', active: true, change: merge },
      { id: '2', active: false, change: { kind: 'setDate', fingerprint: 'f', rows: [1, 3], day } },
    ],
    computed: [{ id: 'a', name: 'net', formula: '=1' }],
    remarks: { a: { note: 'x', tags: ['vip'] } },
  });
  for (const nothing of [null, undefined, 'x', 3, [], { corrections: {} }])
    expect(restoreAmendments(nothing)).toEqual(NO_AMENDMENTS);
});
