import { desc, escape, op, table } from 'arquero';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLANK, NO_DATE } from '../../../src/table/column.ts';
import { listedLevels, type Cells, type Rows } from '../../../src/table/cells.ts';
import { applyCondition } from '../../../src/table/condition-mask.ts';
import { soughtOf } from '../../../src/table/find-cell.ts';
import { groupRows, type Aggregate } from '../../../src/table/group-rows.ts';
import { maskedRows } from '../../../src/table/mask.ts';
import { pickCells, placesOf } from '../../../src/table/pick-cells.ts';
import { disjoint, sumCells } from '../../../src/table/range-sums.ts';
import { stableOrder, type SortKey } from '../../../src/table/stable-order.ts';

const LEVELS = ['pear', 'apple', 'fig', 'date', 'quince'];
const texts = (codes: readonly number[]): Cells => ({
  kind: 'text',
  codes: Int32Array.from(codes),
  levels: listedLevels(LEVELS),
});
const numbers = (values: readonly number[]): Cells => ({
  kind: 'number',
  stored: Float64Array.from(values),
  blank: NaN,
  scale: 1,
});
/** Whole numbers as narrow columns hold them, hundredths with -100 for a blank. */
const packed = (whole: readonly number[]): Cells => ({
  kind: 'number',
  stored: Int8Array.from(whole),
  blank: -100,
  scale: 100,
});
const days = (found: readonly number[]): Cells => ({ kind: 'date', days: Int32Array.from(found) });
const all = (length: number): Rows => ({ places: null, length });
const key = (cells: Cells, descending = false, rank: Int32Array | null = null): SortKey => ({
  cells,
  descending,
  rank,
  faults: null,
});

const rowsOf = fc.array(
  fc.record({
    code: fc.integer({ min: 0, max: 4 }),
    small: fc.integer({ min: -99, max: 99 }),
    large: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    day: fc.integer({ min: 18_000, max: 18_100 }),
  }),
  { minLength: 1, maxLength: 80 },
);
const runs = { numRuns: 120 };
const none = () => '';

describe('a stable order', () => {
  test("by several keys is arquero's, ties by row", () => {
    fc.assert(
      fc.property(rowsOf, fc.boolean(), fc.boolean(), (rows, first, second) => {
        const data = table({
          text: rows.map(({ code }) => LEVELS[code]),
          small: rows.map(({ small }) => small),
          large: rows.map(({ large }) => large + 0),
          row: rows.map((_, row) => row),
        });
        const by = (name: string, descending: boolean) => (descending ? desc(name) : name);
        const expected = data.orderby(by('text', first), by('small', second), by('large', first), 'row').array('row'); // prettier-ignore
        // pear, apple, fig, date and quince in alphabetical order.
        const rank = Int32Array.of(3, 0, 2, 1, 4);
        const order = stableOrder(all(rows.length), [
          key(texts(rows.map(({ code }) => code)), first, rank),
          key(packed(rows.map(({ small }) => small)), second),
          key(numbers(rows.map(({ large }) => large)), first),
        ]);
        expect([...order]).toEqual([...expected]);
      }),
      runs,
    );
  });

  test('has faults after values and blanks after faults, whatever the direction', () => {
    const faults = Uint8Array.of(0, 0, 8, 0, 0);
    const fractions = { ...key(numbers([2.5, NaN, NaN, 1e300, -Infinity])), faults };
    expect([...stableOrder(all(5), [fractions])]).toEqual([4, 0, 3, 2, 1]);
    expect([...stableOrder(all(5), [{ ...fractions, descending: true }])]).toEqual([3, 0, 4, 2, 1]);
    const whole = { ...key(packed([7, -100, -100, 9, -1])), faults };
    expect([...stableOrder(all(5), [whole])]).toEqual([4, 0, 3, 2, 1]);
    expect([...stableOrder(all(5), [{ ...whole, descending: true }])]).toEqual([3, 0, 4, 2, 1]);
    const dated = key(days([NO_DATE, 2147483647, -2147483647, 0]), true);
    expect([...stableOrder(all(4), [dated])]).toEqual([1, 3, 2, 0]);
    expect([...stableOrder(all(3), [key(texts([BLANK, BLANK, BLANK]))])]).toEqual([0, 1, 2]);
    expect([...stableOrder(all(0), [key(numbers([]))])]).toEqual([]);
  });

  test('of some rows is of those, ties as they came', () => {
    const places = Int32Array.of(4, 2, 0, 3);
    const rows = { places, length: 4 };
    expect([...stableOrder(rows, [key(numbers([5, 9, 5, 1, 5]))])]).toEqual([3, 4, 2, 0]);
    expect(stableOrder(rows, [])).toBe(places);
    expect([...stableOrder(all(2), [])]).toEqual([0, 1]);
  });
});

describe('conditions', () => {
  test("keep the rows arquero's filter keeps, and negated the others", () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: -99, max: 99 }), fc.boolean(), (rows, least, not) => {
        const small = rows.map((row) => row.small);
        const kept = table({ row: rows.map((_, row) => row), small, text: rows.map(({ code }) => LEVELS[code]) })
          .filter(escape((d: { small: number; text: string }) => (d.small >= least) !== not && d.text.includes('e')))
          .array('row');
        const mask = new Uint8Array(rows.length).fill(1);
        const judged = (cells: Cells) => ({ cells, faults: null, faultWord: none });
        applyCondition(mask, judged(packed(small)), { kind: 'range', from: least / 100, to: null, not });
        applyCondition(mask, judged(texts(rows.map(({ code }) => code))), { kind: 'text', text: 'E', at: 'anywhere' });
        expect([...maskedRows(mask)]).toEqual([...kept]);
      }),
      runs,
    );
  }); // prettier-ignore

  test('are met by faults for what they are called, and never as blanks', () => {
    const meeting = (condition: Parameters<typeof applyCondition>[2]) => {
      const mask = new Uint8Array(3).fill(1);
      const judged = {
        cells: numbers([1, NaN, NaN]),
        faults: Uint8Array.of(0, 8, 0),
        faultWord: (fault: number) => (fault === 8 ? '#DIV/0!' : ''),
      };
      applyCondition(mask, judged, condition);
      return [...mask];
    };
    expect(meeting({ kind: 'blank' })).toEqual([0, 0, 1]);
    expect(meeting({ kind: 'values', values: ['#DIV/0!'] })).toEqual([0, 1, 0]);
    expect(meeting({ kind: 'values', values: ['1', ''] })).toEqual([1, 0, 1]);
    expect(meeting({ kind: 'text', text: 'div', at: 'anywhere' })).toEqual([0, 1, 0]);
    expect(meeting({ kind: 'range', from: null, to: null })).toEqual([1, 0, 0]);
    expect(meeting({ kind: 'range', from: null, to: null, not: true })).toEqual([0, 1, 1]);
  });
});

describe('windows', () => {
  test("are arquero's slices", () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(90), fc.nat(90), (rows, from, to) => {
        const data = table({ small: rows.map(({ small }) => small) }).slice(from, to).array('small'); // prettier-ignore
        const cells = packed(rows.map(({ small }) => small));
        const places = placesOf(all(rows.length), Math.min(from, rows.length), Math.max(Math.min(from, rows.length), Math.min(to, rows.length))); // prettier-ignore
        const picked = pickCells(cells, places);
        expect(picked.kind === 'number' && Array.from(picked.values, (value) => Math.round(value * 100) + 0)).toEqual(Array.from({ length: data.length }, (_, at) => Number(data[at]) + 0)); // prettier-ignore
      }),
      runs,
    );
  });
});

describe('groups', () => {
  const AGGREGATES: readonly Aggregate['of'][] = ['sum', 'average', 'count', 'distinct', 'least', 'greatest'];

  test("count and add up as arquero's groupby and rollup do, at every depth", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const small = packed(rows.map((row) => row.small));
        const found = groupRows(
          all(rows.length),
          [
            { cells: texts(rows.map(({ code }) => code)), rank: null, firstDay: null },
            { cells: days(rows.map(({ day }) => day)), rank: null, firstDay: (day) => day - (day % 10) },
          ],
          AGGREGATES.map((of) => ({ of, column: { cells: small, faults: null } })),
          { aggregate: 'group', descending: false },
          1000,
        );
        const data = table({
          code: rows.map(({ code }) => code),
          tenth: rows.map(({ day }) => day - (day % 10)),
          small: rows.map((row) => row.small),
        });
        const rolled = { sum: op.sum('small'), average: op.mean('small'), count: op.count(), distinct: op.distinct('small'), least: op.min('small'), greatest: op.max('small') }; // prettier-ignore
        type Row = Record<'code' | 'tenth' | (typeof AGGREGATES)[number], number>;
        const [codes, tenths] = found.keys;
        const depths = [
          data.rollup(rolled).objects(),
          data.groupby('code').rollup(rolled).objects(),
          data.groupby('code', 'tenth').rollup(rolled).objects(),
        ] as Row[][];
        expect(found.depth).toHaveLength(depths.flat().length);
        found.depth.forEach((depth, at) => {
          const code =
            codes?.kind === 'text' ? LEVELS.indexOf(codes.levels[codes.codes[at] ?? -1] ?? '') : -1;
          const tenth = tenths?.kind === 'date' ? tenths.days[at] : NaN;
          const row = depths[depth]?.find((one) => (depth < 1 || one.code === code) && (depth < 2 || one.tenth === tenth)); // prettier-ignore
          AGGREGATES.forEach((of, place) => {
            const hundredths = of === 'count' || of === 'distinct' ? 1 : 100;
            expect(found.aggregates[place]?.[at]).toBeCloseTo((row?.[of] ?? NaN) / hundredths, 9);
          });
        });
      }),
      runs,
    );
  });

  test('of money add up to the last tick, and of fractions to the last bit', () => {
    // 0.1 and 0.2 are 0.30000000000000004 as doubles, 10 and 20 ticks are 30.
    const money = { kind: 'number', stored: Float64Array.of(10, 20, 2 ** 53 - 42), blank: NaN, scale: 100 } as const;
    const sumOf = (cells: Cells) =>
      groupRows(all(3), [{ cells: texts([0, 0, 1]), rank: null, firstDay: null }], [{ of: 'sum', column: { cells, faults: null } }], { aggregate: 'group', descending: false }, 10).aggregates[0];
    expect([...(sumOf(money) ?? [])]).toEqual([0.3, 90071992547409.5, 90071992547409.8]);
    expect([...(sumOf(numbers([1e100, 1, -1e100])) ?? [])]).toEqual([1e100, -1e100, 1]);
  }); // prettier-ignore

  test('of as many values as rows are told apart, however many', () => {
    const count = 70_000;
    const apart = numbers(Array.from({ length: count }, (_, row) => (row * 7919) / 3));
    const ids: Cells = { kind: 'text', codes: Int32Array.from({ length: count }, (_, row) => row), levels: listedLevels(Array.from({ length: count }, (_, row) => `id ${row}`)) }; // prettier-ignore
    const by = [apart, ids].map((cells) => ({ cells, rank: null, firstDay: null }));
    const found = groupRows(all(count), by, [{ of: 'distinct', column: { cells: apart, faults: null } }], { aggregate: 0, descending: true }, 10); // prettier-ignore
    expect([found.groups, found.cut, [...found.depth], found.aggregates[0]?.[10]]).toEqual([2 * count, true, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 0], count]); // prettier-ignore
  });
});

describe('sums of ranges', () => {
  test('of overlapping stretches are those of the rows in any of them', () => {
    const stretches = fc.array(fc.record({ from: fc.integer({ min: -5, max: 90 }), to: fc.integer({ min: -5, max: 90 }) }), { maxLength: 6 }); // prettier-ignore
    fc.assert(
      fc.property(rowsOf, stretches, (rows, ranges) => {
        const picked = rows.filter((_, row) => ranges.some(({ from, to }) => row >= from && row < to));
        const found = sumCells(packed(rows.map(({ small }) => small)), null, all(rows.length), disjoint(ranges, rows.length)); // prettier-ignore
        expect([found.cells, found.numbers]).toEqual([picked.length, picked.length]);
        expect(found.sum).toBe(picked.reduce((sum, { small }) => sum + small, 0) / 100 + 0);
      }),
      runs,
    );
  });

  test('count faults as cells that are not blank', () => {
    const found = sumCells(numbers([1, NaN, NaN]), Uint8Array.of(0, 8, 0), all(3), [{ from: 0, to: 3 }]);
    expect(found).toEqual({ cells: 3, count: 2, numbers: 1, sum: 1, least: 1, greatest: 1 });
  });
});

test('a number may be meant in several ways, and all of them are looked for', () => {
  expect(soughtOf('1 234,50').figures).toEqual(['1234.50', '123450']);
  expect(soughtOf('1,234.5').figures).toEqual(['1234.5']);
  expect(soughtOf('1.234.567').figures).toEqual(['1234567']);
  expect(soughtOf('1.234.567,8').figures).toEqual(['1234567.8']);
  expect(soughtOf('−12.5 %').figures).toEqual(['-12.5', '-125']);
  expect(soughtOf('12').figures).toEqual(['12']);
  for (const none of ['', '-', '.', 'A12', '1-2', '12a']) expect(soughtOf(none).figures).toEqual([]);
});
