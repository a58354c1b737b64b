import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectedView } from '../../../src/analysis/selection-classes.ts';
import type { Dataset, View } from '../../../src/model/dataset.ts';
import { restoreSelection } from '../../../src/model/restore-selection.ts';
import { complement, narrowed, type Clause, type Selection } from '../../../src/model/selection.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import { viewLines } from '../../../src/model/view-lines.ts';
import { datasetOf, day } from '../model/small-dataset.ts';

// Files of a few customers, days, orders and products, returns and lines of nobody among them.
const line = fc.record({
  customer: fc.constantFrom('', 'ann', 'bo', 'cy', 'dee', 'eve'),
  date: fc.constantFrom('2021-01-05', '2021-01-06', '2021-02-10', '2021-03-01', '2021-04-30', '2021-06-15'),
  amount: fc.integer({ min: -20, max: 60 }),
  order: fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5', 'o6'),
  attributes: fc.record({ product: fc.constantFrom('', 'tea', 'cake', 'pie'), channel: fc.constantFrom('web', 'shop') }),
}); // prettier-ignore
const file = fc.array(line, { minLength: 1, maxLength: 40 });

const end = fc.option(fc.integer({ min: -10, max: 80 }));
const dayEnd = fc.option(fc.constantFrom(day('2021-01-06'), day('2021-03-01'), day('2021-05-01')));
const step = fc.constantFrom('month' as const, 'quarter' as const, 'week' as const);
const values = fc.subarray(['', 'tea', 'cake', 'pie']);
const body = fc.oneof(
  fc.record({ about: fc.constant('lines'), kind: fc.constant('value'), attribute: fc.constant('product'), values }),
  fc.record({ about: fc.constant('lines'), kind: fc.constant('date'), from: dayEnd, to: dayEnd }),
  fc.record({ about: fc.constant('lines'), kind: fc.constant('anonymous') }),
  fc.record({ about: fc.constant('orders'), kind: fc.constantFrom('amount', 'number'), from: end, to: end }),
  fc.record({ about: fc.constant('orders'), kind: fc.constant('purchase') }),
  fc.record({ about: fc.constant('orders'), kind: fc.constant('date'), from: dayEnd, to: dayEnd }),
  fc.record({ about: fc.constant('orders'), kind: fc.constant('age'), step, from: end, to: end }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('bought'), attribute: fc.constant('product'), values, butNot: values }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('firstValue'), attribute: fc.constant('channel'), values: fc.subarray(['web', 'shop']) }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('figure'), figure: fc.constantFrom('revenue', 'purchases', 'recency', 'averageCheck', 'secondAfter', 'firstAmount'), from: end, to: end }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('rank'), by: fc.constantFrom('revenue', 'purchases'), from: fc.constantFrom(1, 2), to: fc.constantFrom(1, 2, 3) }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('class'), of: fc.constant('abc'), values: fc.subarray(['A', 'B', 'C']) }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('class'), of: fc.constant('overdue'), values: fc.subarray(['active', 'overdue', 'lost']) }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('period'), activity: fc.constantFrom('active', 'retained', 'lost', 'reactivated', 'new'), step, day: fc.constantFrom(day('2021-02-01'), day('2021-03-15')) }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('activeAt'), step, age: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ about: fc.constant('customers'), kind: fc.constant('keys'), keys: fc.subarray(['ann', 'bo', 'cy', 'nobody']) }),
); // prettier-ignore
const clause = fc
  .record({ body, not: fc.boolean() })
  .map(({ body: made, not }) => (not ? { ...made, not } : made));
const selections = fc.array(clause, { maxLength: 4 }).map((made) => restoreSelection(made));
const settings = fc
  .record({ from: dayEnd, to: dayEnd })
  .map(({ from, to }) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));

/** What adds up over parts of a whole: lines, their money, and of chosen customers their number. */
function sums(view: View) {
  const { customers: c, returnsOnly, anonymous } = view;
  return {
    lines: view.lineCount + anonymous.lines,
    revenue: c.revenue.reduce((sum, ticks) => sum + ticks, 0) + returnsOnly.revenue + anonymous.revenue,
    marked: viewLines(view)?.reduce((sum, one) => sum + one, 0) ?? view.dataset.lines.count,
  };
}
function added(one: View, other: View) {
  const [a, b] = [sums(one), sums(other)];
  return { lines: a.lines + b.lines, revenue: a.revenue + b.revenue, marked: a.marked + b.marked };
}
const view = (dataset: Dataset, range: Partial<ViewSettings>, selection: Selection) =>
  selectedView(dataset, { ...DEFAULT_VIEW, step: 'month', ...range, selection });

describe('whatever the file and the selection', () => {
  test('a clause and its negation add up to the view without it', () => {
    fc.assert(
      fc.property(file, settings, selections, clause, (lines, range, others, one) => {
        const dataset = datasetOf(lines);
        const [made] = restoreSelection([one]);
        if (!made) return;
        // Clauses judged in what the others leave: only what comes after does not change what comes before.
        const kept = others.filter((other) => turn(other) <= turn(made));
        const yes = view(dataset, range, [...kept, made]);
        const no = view(dataset, range, [...kept, { ...made, not: !made.not }]);
        expect(added(yes, no)).toEqual(sums(view(dataset, range, kept)));
        if (made.about === 'customers') {
          expect(yes.customers.count + no.customers.count).toBe(view(dataset, range, kept).customers.count);
          expect([...yes.customers.keys, ...no.customers.keys].toSorted()).toEqual([...view(dataset, range, kept).customers.keys]); // prettier-ignore
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a selection and the rest add up to everything it is part of', () => {
    fc.assert(
      fc.property(file, selections, (lines, selection) => {
        const dataset = datasetOf(lines);
        const rest = complement(selection);
        if (rest === null) {
          expect(selection).toEqual([]);
          return;
        }
        const whole = selection.some(({ about }) => about === 'customers')
          ? selection.filter(({ about }) => about !== 'customers')
          : selection.some(({ about }) => about === 'orders')
            ? selection.filter(({ about }) => about === 'lines')
            : [];
        expect(added(view(dataset, {}, selection), view(dataset, {}, rest))).toEqual(
          sums(view(dataset, {}, whole)),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a figure of some customers and their orders of some days holds what the view holds of them', () => {
    const days = { from: day('2021-01-06'), to: day('2021-03-01') };
    const someDays: Clause = { about: 'orders', kind: 'date', ...days };
    fc.assert(
      fc.property(file, selections, clause, (lines, selection, one) => {
        const dataset = datasetOf(lines);
        const [made] = restoreSelection([one]);
        if (made?.about !== 'customers') return;
        const before = view(dataset, {}, selection);
        const chosen = new Set(view(dataset, {}, narrowed(selection, [made])).customers.keys);
        let revenue = 0;
        before.customers.keys.forEach((key, at) => {
          if (!chosen.has(key)) return;
          for (
            let order = before.customers.start[at] ?? 0;
            order < (before.customers.start[at + 1] ?? 0);
            order++
          ) {
            const date = before.orders.date[order] ?? 0;
            if (date >= days.from && date <= days.to) revenue += before.orders.amount[order] ?? 0;
          }
        });
        const everyone: Clause = {
          about: 'customers',
          kind: 'figure',
          figure: 'purchases',
          from: 1,
          to: null,
        };
        const found = view(dataset, {}, narrowed(selection, [made, everyone, someDays]));
        expect(sums(found).revenue).toBe(revenue);
      }),
      { numRuns: 300 },
    );
  });

  test('the order of lines and of clauses changes nothing', () => {
    fc.assert(
      fc.property(file, selections, fc.infiniteStream(fc.nat()), (lines, selection, random) => {
        const shuffled = lines.toSorted(() => (Number(random.next().value) % 3) - 1);
        const found = view(datasetOf(lines), {}, selection);
        const other = view(datasetOf(shuffled), {}, selection.toReversed());
        expect(other.customers.keys).toEqual(found.customers.keys);
        expect(other.customers.revenue).toEqual(found.customers.revenue);
        expect(other.customers.acquired).toEqual(found.customers.acquired);
        expect(sums(other)).toEqual(sums(found));
      }),
      { numRuns: 150 },
    );
  });

  test('the day a customer was acquired is that of the file', () => {
    fc.assert(
      fc.property(file, selections, (lines, selection) => {
        const dataset = datasetOf(lines);
        const everyone = view(dataset, {}, []);
        const cohorts = new Map(
          everyone.customers.keys.map((key, at) => [key, everyone.customers.acquired[at]]),
        );
        const found = view(dataset, {}, selection);
        found.customers.keys.forEach((key, at) => {
          // Who has a purchase only because a return is hidden has none in the file.
          if (cohorts.has(key)) expect(found.customers.acquired[at]).toBe(cohorts.get(key));
        });
      }),
      { numRuns: 150 },
    );
  });
});

const turn = ({ about }: Clause) => ['lines', 'orders', 'customers'].indexOf(about);
