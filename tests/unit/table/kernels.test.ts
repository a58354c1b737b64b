import { desc, escape, op, table } from 'arquero';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLANK, numberColumn, textColumn } from '../../../src/table/column.ts';
import { arqueroTable } from '../../../src/table/arquero-table.ts';
import { compensatedSum, Sums } from '../../../src/table/compensated-sum.ts';
import { countGroups, groupRows, offsetsOf } from '../../../src/table/group.ts';
import { histogram } from '../../../src/table/histogram.ts';
import { bothMasks, codeMask, maskedRows, rangeMask } from '../../../src/table/mask.ts';
import { orderByInteger, orderByNumber } from '../../../src/table/order.ts';
import { orderByCodeUnits, orderByText, textRank } from '../../../src/table/text-order.ts';
import { countedQuantile, quantile } from '../../../src/table/quantile.ts';

const levels = ['b', 'a', 'c', 'B'];
const codes = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 60 });
const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 60,
});
const runs = { numRuns: 150 };

test('rows of a group keep their order and blanks are in none', () => {
  const { start, rows } = groupRows([1, BLANK, 0, 1, 3], 4);
  expect([...start]).toEqual([0, 1, 3, 3, 4]);
  expect([...rows]).toEqual([2, 0, 3, 4]);
  expect([...countGroups([1, BLANK, 0, 1, 3], 4)]).toEqual([1, 2, 0, 1]);
  expect([...offsetsOf([2, 0, 3])]).toEqual([0, 2, 2, 5]);
});

test("groups count and sum as arquero's groupby and rollup do", () => {
  fc.assert(
    fc.property(codes, (found) => {
      const values = found.map((code, row) => code * 10 + row);
      const rolled = table({ code: found, value: values })
        .groupby('code')
        .rollup({ n: op.count(), total: op.sum('value') })
        .objects() as { code: number; n: number; total: number }[];
      const counts = countGroups(found, 4);
      const { start, rows } = groupRows(found, 4);
      for (const { code, n, total } of rolled) {
        expect(counts[code]).toBe(n);
        const own = Array.from(rows.subarray(start[code], start[code + 1]), (row) => values[row] ?? NaN);
        expect(own.reduce((sum, value) => sum + value, 0)).toBe(total);
      }
      expect(counts.filter((n) => n > 0)).toHaveLength(rolled.length);
    }),
    runs,
  );
});

test("numbers are ordered as arquero's orderby does, ties by row, in both directions", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const rows = values.map((_, row) => row);
      const data = table({ value: values.map((value) => value + 0), row: rows });
      const ascending = data.orderby('value', 'row').array('row') as number[];
      const descending = data.orderby(desc('value'), 'row').array('row') as number[];
      expect([...orderByNumber(Float64Array.from(values), 'ascending')]).toEqual([...ascending]);
      expect([...orderByNumber(Float64Array.from(values), 'descending')]).toEqual([...descending]);
    }),
    runs,
  );
});

test('0 and -0 tie, infinities are at the ends, NaN is last whichever the direction', () => {
  const values = Float64Array.of(NaN, 0, -0, Infinity, -Infinity, -1e-320, 5e300);
  expect([...orderByNumber(values, 'ascending')]).toEqual([4, 5, 1, 2, 6, 3, 0]);
  expect([...orderByNumber(values, 'descending')]).toEqual([3, 6, 1, 2, 5, 4, 0]);
});

test('whole numbers are ordered over their whole range, ties by row', () => {
  expect([...orderByInteger(Int32Array.of(5, -719162, 2932896, 5, -2147483648, 2147483647))]).toEqual([
    4, 1, 0, 3, 2, 5,
  ]);
  expect([...orderByInteger(Int32Array.of(3, 3, 7))]).toEqual([0, 1, 2]);
  expect(orderByInteger(new Int32Array(0))).toHaveLength(0);
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 60 }), (values) => {
      const rows = values
        .map((value, row) => ({ value, row }))
        .sort((a, b) => a.value - b.value || a.row - b.row);
      expect([...orderByInteger(Int32Array.from(values))]).toEqual(rows.map(({ row }) => row));
    }),
    runs,
  );
});

test('text is ordered by code units unless a collator is given, blanks last', () => {
  expect([...textRank(levels)]).toEqual([2, 1, 3, 0]);
  expect([...textRank(['zebra', 'árvíz', 'alma'], new Intl.Collator('hu').compare)]).toEqual([2, 1, 0]);
  expect([...orderByText(Int32Array.of(2, BLANK, 1, 3, 1), textRank(levels))]).toEqual([3, 2, 4, 0, 1]);
});

test('texts sorted as packed numbers come as their code units have them', () => {
  // 'A' is 0x41, 'a' 0x61, 'é' 0xe9, 'я' 0x44f; a text comes before the longer ones it begins.
  const words = ['key-b', 'key-', 'key-aé', 'key-a', 'key-A', 'key-a\u0000'];
  expect([...orderByCodeUnits(words)]).toEqual([1, 4, 3, 5, 2, 0]);
  expect([...orderByCodeUnits(['яб', 'я', 'a', 'яа', ''])]).toEqual([4, 2, 1, 3, 0]);
  const texts = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'я', '\u0000'), maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.constantFrom('', 'customer '), texts, (start, ends) => {
      const all = ends.map((end) => start + end);
      expect([...orderByCodeUnits(all)].map((at) => all[at])).toEqual(all.toSorted());
    }),
    runs,
  );
});

test('many texts rank like few', () => {
  const many = Array.from({ length: 5000 }, (_, at) => `c${(at * 7919) % 5000}`);
  const rank = textRank(many);
  const placed = new Array<string>(many.length).fill('');
  many.forEach((text, at) => (placed[rank[at] ?? 0] = text));
  expect(placed.slice(0, 4)).toEqual(['c0', 'c1', 'c10', 'c100']);
  expect(placed).toEqual(many.toSorted());
});

test("masks keep the rows arquero's filter keeps", () => {
  fc.assert(
    fc.property(codes, fc.integer({ min: 0, max: 3 }), (found, least) => {
      const values = found.map((code, row) => (code * 7 + row) % 5);
      const kept = table({ row: values.map((_, row) => row), value: values, code: found })
        .filter(escape((d: { value: number; code: number }) => d.value >= least && d.code !== 1))
        .array('row') as number[];
      const mask = bothMasks(rangeMask(values, least, null), codeMask(found, Uint8Array.of(1, 0, 1, 1)));
      expect([...maskedRows(mask)]).toEqual([...kept]);
    }),
    runs,
  );
});

test('a closed range has both its ends and no NaN; blanks are kept only when asked for', () => {
  expect([...rangeMask([1, 2, 3, NaN], 1, 2)]).toEqual([1, 1, 0, 0]);
  expect([...codeMask([BLANK, 0], Uint8Array.of(1))]).toEqual([0, 1]);
  expect([...codeMask([BLANK, 0], Uint8Array.of(0), true)]).toEqual([1, 0]);
});

test('a histogram puts the greatest value in its last bin and leaves out what is not finite', () => {
  expect(histogram([0, 1, 2.5, 9.99, 10, NaN, Infinity], 4)).toEqual({
    from: 0,
    width: 2.5,
    counts: Int32Array.of(2, 1, 0, 2),
  });
  expect(histogram([3, 3], 4)).toEqual({ from: 3, width: 0, counts: Int32Array.of(2) });
  expect(histogram([], 4).counts).toHaveLength(0);
});

test('a compensated sum keeps what plain addition drops', () => {
  expect(1e100 + 1 - 1e100).toBe(0);
  expect(compensatedSum([1e100, 1, -1e100])).toBe(1);
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(compensatedSum(new Float64Array(1_000_000).fill(0.1))).toBe(100000);
  expect(compensatedSum([1e308, 1e308])).toBe(Infinity);
  expect(compensatedSum([])).toBe(0);
  expect(compensatedSum([5, 7, 9], 1, 2)).toBe(7);
});

test('sums by index are compensated each for itself', () => {
  const sums = new Sums(2);
  for (const value of [1e100, 1, -1e100]) sums.add(1, value);
  sums.add(0, 2);
  expect([...sums.toArray()]).toEqual([2, 1]);
  expect(sums.total()).toBe(3);
  expect(sums.length).toBe(2);
});

test('quantiles are of type 7, from values and from counts alike', () => {
  expect(quantile([10, 20, 30, 40], 0.5)).toBe(25);
  expect(quantile([10, 20, 30, 40], 0.95)).toBeCloseTo(38.5, 12);
  expect(quantile([7], 0.3)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
  // Values 1, 1, 4, 6: the median lies between 1 and 4, position 0.95 x 3 = 2.85 between 4 and 6.
  expect(countedQuantile([0, 2, 0, 0, 1, 0, 1], 0.5)).toBe(2.5);
  expect(countedQuantile([0, 2, 0, 0, 1, 0, 1], 0.95)).toBeCloseTo(5.7, 12);
  expect(countedQuantile([0, 0], 0.5)).toBeNull();
});

test('an arquero table reads our columns, masked and ordered, without a verb', () => {
  const text = textColumn('who', Int32Array.of(0, BLANK, 1), ['ann', 'bob']);
  const number = numberColumn('paid', Float64Array.of(3, 1, NaN), 0);
  const plain = arqueroTable([text, number]);
  expect(plain.objects()).toEqual([
    { who: 'ann', paid: 3 },
    { who: null, paid: 1 },
    { who: 'bob', paid: null },
  ]);
  const picked = arqueroTable([text, number], {
    mask: Uint8Array.of(1, 1, 0),
    order: Int32Array.of(2, 1, 0),
  });
  expect(picked.array('paid')).toEqual([1, 3]);
});

test('an arquero table refuses columns of different lengths and two of one name', () => {
  const one = textColumn('a', Int32Array.of(0), ['x']);
  expect(() => arqueroTable([one, textColumn('b', new Int32Array(2), ['x'])])).toThrow(/b has 2 rows, not 1/);
  expect(() => arqueroTable([one, one])).toThrow(/two columns named a/);
});
