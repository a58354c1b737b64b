import '../../property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, parse } from '../../../src/formula/compile.ts';
import { column, evaluated, TODAY, US } from './evaluate.ts';

interface Row {
  readonly n: number | null;
  readonly m: number | null;
  readonly t: string | null;
}

// Eighths add without a remainder, so that the order of a sum does not matter.
const anyRows = fc.array(
  fc.record({
    n: fc.constantFrom(0, 1, 2, 2.5, -1, 7.125, 1000, null),
    m: fc.constantFrom(0, 0.5, 3, 3.25, -2, null),
    t: fc.constantFrom('a', 'A', 'b', 'bb', 'c d', null),
  }),
  { minLength: 1, maxLength: 60 },
);

type Meets = (row: Row, own: Row) => boolean;

/** Criteria as written and what they ask, said plainly: blank asked for by a cell is 0, and only numbers lie below or above. */
const CRITERIA: Readonly<Record<string, Meets>> = {
  'n,[@n]': ({ n }, own) => n === (own.n ?? 0),
  'n,[@m]': ({ n }, own) => n === (own.m ?? 0),
  't,[@t]': ({ t }, own) => own.t !== null && t?.toLowerCase() === own.t.toLowerCase(),
  'n,"<"&[@m]': ({ n }, own) => own.m !== null && n !== null && n < own.m,
  'n,">="&[@n]': ({ n }, own) => own.n !== null && n !== null && n >= own.n,
  'n,"<="&[@n]': ({ n }, own) => own.n !== null && n !== null && n <= own.n,
  'm,">"&[@m]': ({ m }, own) => own.m !== null && m !== null && m > own.m,
  'm,"<>"&[@m]': ({ m }, own) => m !== own.m,
  't,[@t]&"*"': ({ t }, own) => t !== null && t.toLowerCase().startsWith((own.t ?? '').toLowerCase()),
  't,"b"': ({ t }) => t?.toLowerCase() === 'b',
  'n,">1"': ({ n }) => n !== null && n > 1,
}; // prettier-ignore

describe('SUMIFS and its like, with criteria that change from row to row', () => {
  it('find what going through all the rows finds', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.uniqueArray(fc.constantFrom(...Object.keys(CRITERIA)), { minLength: 1, maxLength: 3 }),
        (rows, criteria) => {
          const columns = [
            column('n', rows.map(({ n }) => n)),
            column('m', rows.map(({ m }) => m)),
            column('t', rows.map(({ t }) => t)),
          ];
          const asked = criteria.join(',');
          const meeting = rows.map((own) =>
            rows.filter((row) => criteria.every((one) => CRITERIA[one]?.(row, own) === true)),
          );
          const sums = meeting.map((found) => found.reduce((sum, { m }) => sum + (m ?? 0), 0));
          const numbers = meeting.map((found) => found.filter(({ m }) => m !== null).length);
          expect(evaluated(`=COUNTIFS(${asked})`, columns)).toEqual(meeting.map(({ length }) => length));
          expect(evaluated(`=SUMIFS(m,${asked})`, columns)).toEqual(sums);
          expect(evaluated(`=AVERAGEIFS(m,${asked})`, columns)).toEqual(
            sums.map((sum, row) => (numbers[row] === 0 ? '#DIV/0!' : sum / (numbers[row] ?? 1))),
          );
        },
      ),
      { numRuns: 250 },
    );
  }); // prettier-ignore

  it('hand on the first fault among what is summed, in the order of the rows', () => {
    const columns = [column('n', [3, 1, 2]), column('d', [0, 1, -1])];
    expect(evaluated('=SUMIFS([n]/[d],n,"<="&[@n])', columns)).toEqual(['#DIV/0!', 1, -1]);
    expect(evaluated('=SUMIFS(LN([d])/[d],n,"<="&[@n])', columns)).toEqual(['#NUM!', 0, '#NUM!']);
  });

  it('take numbers that show the same for the same', () => {
    const columns = [column('n', [0.1, 0.2, 0.3]), column('s', [0.1, 0.2, 0.1 + 0.2])];
    expect(evaluated('=COUNTIFS(n,"<="&[@s])', columns)).toEqual([1, 2, 3]);
    expect(evaluated('=COUNTIFS(s,"<="&[@n])', columns)).toEqual([1, 2, 3]);
    expect(evaluated('=COUNTIFS(s,"<"&[@n])', columns)).toEqual([0, 1, 2]);
  });

  it('number the rows of each, and sum the last days of each', () => {
    const who = column('who', ['a', 'b', 'a', 'a', 'b']);
    const on = column('on', ['2024-01-01', '2024-01-05', '2024-01-20', '2024-03-01', '2024-01-31']);
    const amount = column('amount', [10, 20, 30, 40, 50]);
    const all = [who, on, amount];
    expect(evaluated('=COUNTIFS(who,[@who],on,"<="&[@on])', all)).toEqual([1, 1, 2, 3, 2]);
    expect(evaluated('=SUMIFS(amount,who,[@who],on,">"&([@on]-30),on,"<="&[@on])', all)).toEqual([10, 20, 40, 40, 70]);
  }); // prettier-ignore

  it('of a hundred thousand rows are found at once', () => {
    const rows = 100_000;
    const n = column('n', Array.from({ length: rows }, (_, row) => (row * 7919) % rows));
    const { column: made } = compile(parse('=COUNTIFS(n,">"&[@n])', US), [n], { today: TODAY, mostTests: 1 }).evaluate('made');
    expect([0, 1, 2, rows - 1].map((row) => made.at(row))).toEqual([99_999, 92_080, 84_161, 7_918]);
  }); // prettier-ignore
});

describe('RANK', () => {
  it('is one more than how many are greater, or less, of any numbers', () => {
    const numbers = fc.array(
      fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(0.25, 1e9, -1e-9, 1e300), fc.double({ noNaN: true, noDefaultInfinity: true })),
      { minLength: 1, maxLength: 80 },
    );
    fc.assert(
      fc.property(numbers, (values) => {
        const n = [column('n', values)];
        const greater = values.map((own) => 1 + values.filter((value) => value > own).length);
        const less = values.map((own) => 1 + values.filter((value) => value < own).length);
        expect(evaluated('=RANK(n,n)', n)).toEqual(greater);
        expect(evaluated('=RANK(n,n,1)', n)).toEqual(less);
      }),
      { numRuns: 300 },
    );
  }); // prettier-ignore

  it('of a number the column lacks is not available, wherever it would stand', () => {
    const columns = [column('n', [1, 2, 3]), column('m', [0, 2.5, 4])];
    expect(evaluated('=RANK(m,n)', columns)).toEqual(['#N/A', '#N/A', '#N/A']);
  });
});
