import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnalysisError } from '../../../src/analysis/analysis-error.ts';
import { factorsByGroup } from '../../../src/analysis/factors.ts';
import { linesOfBusiness, type LineOfBusiness } from '../../../src/analysis/lines-of-business.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { datasetOf, day, type SmallLine } from '../model/small-dataset.ts';

/** `a 2021-01-05 10 coffee`: customer (`-` is nobody), date, amount, and what was bought. */
function sales(text: string): SmallLine[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [customer = '', date = '', amount = '', kind = ''] = line.trim().split(/\s+/);
      return {
        customer: customer === '-' ? '' : customer,
        date,
        amount: Number(amount),
        attributes: { kind },
      };
    });
}

// ann is a regular: five purchases in five of six months. Revenue ann 55, cy 38, bo 16, di 2: A, A, B, C.
const lines = sales(`
  ann 2021-01-10 10 coffee
  ann 2021-01-10 5 tea
  ann 2021-02-10 10 coffee
  ann 2021-03-10 10 coffee
  ann 2021-04-10 10 coffee
  ann 2021-05-10 10 coffee
  bo  2021-01-12 20 tea
  bo  2021-02-12 -4 tea
  cy  2021-02-15 8 tea
  cy  2021-04-15 30 coffee
  -   2021-03-01 7 tea
  di  2021-06-01 2
`);
const june = { ...DEFAULT_VIEW, step: 'month', completeThrough: day('2021-06-30') } as const;
const found = linesOfBusiness.run(buildView(datasetOf(lines), june), { by: 'kind' });
const [coffee, tea, blank] = found.rows;

test('every value has its revenue, its customers and what regulars bring', () => {
  const row = (one: LineOfBusiness | undefined) => [
    one?.name,
    one?.totalRevenue,
    one?.share,
    one?.customers,
    one?.regulars,
    one?.regularsRevenue,
    one?.regularsShare,
  ];
  expect([coffee, tea, blank, found.all].map(row)).toEqual([
    ['coffee', 80, 80 / 118, 2, 1, 50, 0.625],
    // Of the 36 that tea brought, 7 are of nobody known.
    ['tea', 36, 36 / 118, 3, 1, 5, 5 / 36],
    ['', 2, 2 / 118, 1, 0, 0, 0],
    ['', 118, 1, 4, 1, 55, 55 / 118],
  ]);
});

test('its factors are those of its own purchases', () => {
  // ann from 10 January to 10 May, 120 days; cy once, a month.
  expect(coffee).toMatchObject({ revenue: 80, margin: 80, purchases: 6 });
  expect(coffee?.customerMonths).toBeCloseTo(4.942505, 6);
  expect(coffee?.T).toBeCloseTo(2.471253, 6);
  expect(coffee?.ltv).toBe(40);
  // bo's return counts in what bo brought, and is no purchase.
  expect(tea).toMatchObject({ revenue: 29, purchases: 3, customerMonths: 3, T: 1 });
  expect(tea?.ltv).toBeCloseTo(29 / 3, 12);
});

test('who comes back is counted on purchases of the value, who is new on all', () => {
  const rates = (one: LineOfBusiness | undefined) => [one?.crrStrict, one?.crr];
  // ann is there in January to May and retained four times; cy in April: 4 of 6, and cy is no new customer: 5 of 6.
  expect(rates(coffee)).toEqual([4 / 6, 5 / 6]);
  expect(coffee?.interval).toEqual([expect.closeTo(0.299993, 6), expect.closeTo(0.903229, 6)]);
  // Three once each, cy in the month it came.
  expect(rates(tea)).toEqual([0, 0]);
  // June is the last month: nobody can have come back.
  expect(rates(blank)).toEqual([null, null]);
  expect(rates(found.all)).toEqual([4 / 8, 5 / 8]);
});

test('the mix of classes is by what customers are in the whole business', () => {
  expect([coffee, tea, blank].map((one) => one?.abc)).toEqual([
    { A: { customers: 2, revenue: 80 }, B: { customers: 0, revenue: 0 }, C: { customers: 0, revenue: 0 } },
    { A: { customers: 2, revenue: 13 }, B: { customers: 1, revenue: 16 }, C: { customers: 0, revenue: 0 } },
    { A: { customers: 0, revenue: 0 }, B: { customers: 0, revenue: 0 }, C: { customers: 1, revenue: 2 } },
  ]);
});

test('a value that an order returns more of than it buys is no purchase of it', () => {
  const view = buildView(
    datasetOf(sales('ann 2021-01-10 10 coffee\nann 2021-01-10 5 tea\nann 2021-01-10 -6 tea')),
    june,
  );
  expect(linesOfBusiness.run(view, { by: 'kind' }).rows.map(({ name, customers, purchases }) => [name, customers, purchases])).toEqual([
    ['coffee', 1, 1],
    ['tea', 0, 0],
  ]); // prettier-ignore
});

test('a purchase inside an order that as a whole is none has a customer all the same', () => {
  const view = buildView(datasetOf(sales('ann 2021-01-10 10 coffee\nann 2021-01-10 -12 tea')), june);
  expect(view.customers.count).toBe(0);
  const [first] = linesOfBusiness.run(view, { by: 'kind' }).rows;
  expect(first).toMatchObject({ name: 'coffee', customers: 1, purchases: 1, revenue: 10, regulars: 0 });
  expect(first?.abc.C).toEqual({ customers: 1, revenue: 10 });
});

describe('which attribute', () => {
  const attributes = (roles: Parameters<typeof datasetOf>[1]) =>
    buildView(
      datasetOf([{ customer: 'a', date: '2021-01-01', amount: 1, attributes: { x: '1', y: '2' } }], roles),
      june,
    );

  test('the one with the role that says most, else the first there is', () => {
    const byRole = attributes({ roles: { x: 'region', y: 'category' } });
    expect(linesOfBusiness.run(byRole, { by: 'auto' })).toMatchObject({ by: 'y', attributes: ['x', 'y'] });
    expect(linesOfBusiness.run(attributes({}), { by: 'auto' }).by).toBe('x');
  });

  test('none, where there is none', () => {
    const view = buildView(datasetOf([{ customer: 'a', date: '2021-01-01', amount: 1 }]), june);
    expect(linesOfBusiness.run(view, { by: 'auto' })).toMatchObject({
      by: '',
      rows: [],
      all: { customers: 1 },
    });
  });

  test('one that does not exist is refused', () => {
    expect(() => linesOfBusiness.run(attributes({}), { by: 'z' })).toThrow(AnalysisError);
  });
});

test('of more than two hundred values the smallest are one row', () => {
  const many = Array.from({ length: 203 }, (_, at) => `c${at} 2021-01-10 ${300 - at} v${at}`).join('\n');
  const { rows } = linesOfBusiness.run(buildView(datasetOf(sales(many)), june), { by: 'kind' });
  expect(rows).toHaveLength(201);
  expect(rows[199]).toMatchObject({ name: 'v199', pooled: 0, totalRevenue: 101 });
  // 100 + 99 + 98.
  expect(rows[200]).toMatchObject({ name: '', pooled: 3, totalRevenue: 297, customers: 3, purchases: 3 });
});

test('each value has the figures of a view that keeps its lines alone, and values add up to the revenue', () => {
  const start = day('2020-11-20');
  const line = fc.record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', ''),
    date: fc.integer({ min: 0, max: 300 }).map((days) => isoOf(start + days)),
    amount: fc.integer({ min: -3000, max: 20000 }).map((cents) => cents / 100),
    margin: fc.integer({ min: -300, max: 2000 }).map((cents) => cents / 100),
    order: fc.integer({ min: 0, max: 25 }).map(String),
    attributes: fc.record({ kind: fc.constantFrom('x', 'y', '') }),
  });
  const settings: fc.Arbitrary<Partial<ViewSettings>> = fc.record({
    zeroIsPurchase: fc.boolean(),
    from: fc.constantFrom(null, start + 100),
    to: fc.constantFrom(null, start + 250),
  });
  const cents = (amount: number) => Math.round(amount * 100);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 50 }), settings, (drawn, change) => {
      const dataset = datasetOf(drawn);
      const view = buildView(dataset, { ...june, ...change });
      const { rows, all } = linesOfBusiness.run(view, { by: 'kind' });
      expect(rows.reduce((sum, { totalRevenue }) => sum + cents(totalRevenue), 0)).toBe(
        cents(all.totalRevenue),
      );
      for (const row of rows) {
        const values = [row.name];
        const alone = buildView(dataset, {
          ...june,
          ...change,
          selection: [{ about: 'lines', kind: 'value', attribute: 'kind', values }],
        });
        const [factors] = factorsByGroup(alone, new Uint8Array(alone.customers.count), 1);
        expect(row).toMatchObject({ ...factors });
        const classes = Object.values(row.abc);
        expect(classes.reduce((sum, { customers }) => sum + customers, 0)).toBe(row.customers);
        expect(classes.reduce((sum, { revenue }) => sum + cents(revenue), 0)).toBe(cents(row.revenue));
      }
    }),
    { numRuns: 150 },
  );
});
