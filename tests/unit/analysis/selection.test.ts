import { describe, expect, test } from 'vitest';
import { ANALYSES, clampSettings, type AnalysisId } from '../../../src/analysis/index.ts';
import { selectedView } from '../../../src/analysis/selection-classes.ts';
import type { View } from '../../../src/model/dataset.ts';
import { restoreSelection } from '../../../src/model/restore-selection.ts';
import {
  isInactive,
  narrowed,
  type Clause,
  type CustomerClause,
  type PeriodActivity,
  type Selection,
} from '../../../src/model/selection.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import { datasetOf, day, type SmallLine } from '../model/small-dataset.ts';

/** `customer date amount order product`, a line each; `-` is nobody. */
function shop(text: string, settings: { channel?: string } = {}): SmallLine[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [customer = '', date = '', amount = '', order = '', product = ''] = line.trim().split(/\s+/);
      const channel = settings.channel ?? '';
      return {
        customer: customer === '-' ? '' : customer,
        date,
        amount: Number(amount),
        order,
        attributes: { product: product === '-' ? '' : product, ...(channel && { channel }) },
      };
    });
}

// ann: tea in January, tea and cake in March; bo: cake in February, tea returned in March; cy: tea in April.
const SHOP = shop(`
  ann 2021-01-05 10 o1 tea
  bo  2021-02-03 20 o2 cake
  ann 2021-03-07 5  o3 tea
  ann 2021-03-07 7  o3 cake
  bo  2021-03-20 -4 o4 tea
  cy  2021-04-09 30 o5 tea
  -   2021-03-01 8  o6 tea
  -   2021-03-02 9  o7 cake
  dee 2021-03-09 -2 o8 tea
`);
const FILE = datasetOf(SHOP);

function seen(selection: Selection, settings: Partial<ViewSettings> = {}, dataset = FILE): View {
  return selectedView(dataset, { ...DEFAULT_VIEW, step: 'month', ...settings, selection });
}
function keys(selection: Selection, settings: Partial<ViewSettings> = {}): readonly string[] {
  return seen(selection, settings).customers.keys;
}
type Unkeyed<C> = C extends unknown ? Omit<C, 'about'> : never;
const customers = (clause: Unkeyed<CustomerClause>) => ({ about: 'customers', ...clause }) as CustomerClause;
const tea: Clause = { about: 'lines', kind: 'value', attribute: 'product', values: ['tea'] };

describe('line clauses', () => {
  test('hide lines, leave what is left of an order, and move no cohort', () => {
    const view = seen([tea]);
    expect(view.customers.keys).toEqual(['ann', 'cy']);
    expect(Array.from(view.customers.revenue)).toEqual([1500, 3000]);
    expect(view.returnsOnly.keys).toEqual(['bo', 'dee']);
    expect(view.returnsOnly.revenue).toBe(-600);
    expect(view.anonymous.revenue).toBe(800);
    expect(view.lineCount).toBe(5);
  });

  test('a customer whose first purchase they hide keeps the day and the attributes it came with', () => {
    const cake: Clause = { about: 'lines', kind: 'value', attribute: 'product', values: ['cake'] };
    const view = seen([cake]);
    expect(view.customers.keys).toEqual(['ann', 'bo']);
    expect(Array.from(view.customers.first)).toEqual([day('2021-03-07'), day('2021-02-03')]);
    expect(Array.from(view.customers.acquired)).toEqual([day('2021-01-05'), day('2021-02-03')]);
    // ann came with tea: her first line is the file's first.
    expect(view.customers.acquiredLine[0]).toBe(0);
  });

  test('an order that a hidden return made no purchase is one in the view, its cohort unmoved', () => {
    const dataset = datasetOf(
      shop(`
        ann 2021-01-05 10 o1 tea
        ann 2021-01-05 -10 o1 cake
        ann 2021-02-05 3 o2 tea
      `),
    );
    const view = seen([tea], {}, dataset);
    expect(Array.from(view.customers.first)).toEqual([day('2021-01-05')]);
    expect(Array.from(view.customers.acquired)).toEqual([day('2021-02-05')]);
  });

  test('text without regard to case, blanks as an empty value, numbers and days in ranges', () => {
    expect(keys([{ about: 'lines', kind: 'text', attribute: 'product', text: ' TE' }])).toEqual([
      'ann',
      'cy',
    ]);
    expect(keys([{ about: 'lines', kind: 'value', attribute: 'product', values: [''] }])).toEqual([]);
    expect(keys([{ about: 'lines', kind: 'date', from: day('2021-02-01'), to: day('2021-02-28') }])).toEqual([
      'bo',
    ]);
    expect(seen([{ about: 'lines', kind: 'anonymous' }]).anonymous.lines).toBe(2);
    expect(seen([{ about: 'lines', kind: 'anonymous', not: true }]).anonymous.lines).toBe(0);
  });

  test('the period looked at stays that of the file, so that a month without a sale is 0', () => {
    const view = seen([{ about: 'lines', kind: 'date', from: day('2021-02-01'), to: day('2021-02-28') }]);
    expect([view.firstDate, view.lastDate, view.completeThrough]).toEqual(
      [day('2021-01-05'), day('2021-04-09'), day('2021-04-09')], // prettier-ignore
    );
  });
});

describe('order clauses', () => {
  test('hide orders whole, as the line clauses leave them', () => {
    const large: Clause = { about: 'orders', kind: 'amount', from: 10, to: null };
    expect(keys([large])).toEqual(['ann', 'bo', 'cy']);
    expect(seen([large]).lineCount).toBe(5);
    // Of o3 only 5 of tea are left: too little.
    expect(Array.from(seen([tea, large]).customers.purchases)).toEqual([1, 1]);
  });

  test('by number, purchase, day and age', () => {
    expect(keys([{ about: 'orders', kind: 'number', from: 2, to: null }])).toEqual(['ann']);
    expect(seen([{ about: 'orders', kind: 'purchase' }]).orderCount).toBe(4);
    expect(seen([{ about: 'orders', kind: 'purchase', not: true }]).returnsOnly.keys).toEqual(['bo', 'dee']);
    const march: Clause = { about: 'orders', kind: 'date', from: day('2021-03-01'), to: day('2021-03-31') };
    expect(seen([march]).anonymous.lines).toBe(2);
    const second: Clause = { about: 'orders', kind: 'age', step: 'month', from: 1, to: 1 };
    expect(seen([second]).returnsOnly.keys).toEqual(['bo']);
    expect(keys([{ ...second, from: 2, to: 2 }])).toEqual(['ann']);
  });
});

describe('customer clauses', () => {
  test('choose customers whole', () => {
    expect(keys([customers({ kind: 'firstValue', attribute: 'product', values: ['tea'] })])).toEqual(['ann', 'cy']); // prettier-ignore
    const bought = (values: string[], butNot: string[]) =>
      keys([customers({ kind: 'bought', attribute: 'product', values, butNot })]);
    expect(bought(['cake'], [])).toEqual(['ann', 'bo']);
    expect(bought(['tea'], ['cake'])).toEqual(['cy']);
    expect(keys([customers({ kind: 'acquired', from: day('2021-02-01'), to: null })])).toEqual(['bo', 'cy']);
    expect(keys([customers({ kind: 'acquired', order: 2, from: null, to: null })])).toEqual(['ann']);
    expect(keys([customers({ kind: 'keys', keys: ['cy', 'nobody'] })])).toEqual(['cy']);
    expect(keys([customers({ kind: 'text', text: 'N' })])).toEqual(['ann']);
    expect(seen([customers({ kind: 'returnsOnly' })]).returnsOnly.keys).toEqual(['dee']);
    expect(keys([customers({ kind: 'rank', by: 'revenue', from: 1, to: 1 })])).toEqual(['cy']);
    expect(keys([customers({ kind: 'rank', by: 'revenue', last: true, from: 1, to: 1 })])).toEqual(['bo']);
    expect(keys([customers({ kind: 'activeAt', step: 'month', age: 2 })])).toEqual(['ann']);
    expect(keys([customers({ kind: 'activeAt', step: 'month', age: 1, onOrAfter: true })])).toEqual(['ann']);
  });

  test.each([
    ['revenue', 16, 22, ['ann', 'bo']],
    ['revenue', 16, 16, ['bo']],
    ['purchases', 2, null, ['ann']],
    ['orders', 2, null, ['ann', 'bo']],
    ['averageCheck', 11, 11, ['ann']],
    ['firstAmount', 20, null, ['bo', 'cy']],
    ['recency', 0, 32, ['cy']],
    ['secondAfter', 61, 61, ['ann']],
    ['first', day('2021-02-03'), day('2021-02-03'), ['bo']],
    ['last', day('2021-03-07'), null, ['ann', 'cy']],
  ] as const)('by their %s from %s to %s', (figure, from, to, expected) => {
    expect(keys([customers({ kind: 'figure', figure, from, to })])).toEqual(expected);
  });

  test('by what they are to a period', () => {
    const march = (activity: PeriodActivity, window = 1) =>
      keys([customers({ kind: 'period', activity, step: 'month', day: day('2021-03-15'), window })]);
    expect(march('active')).toEqual(['ann']);
    expect(march('before')).toEqual(['bo']);
    expect(march('lost')).toEqual(['bo']);
    expect(march('reactivated')).toEqual(['ann']);
    expect(march('retained', 2)).toEqual(['ann', 'bo']);
    expect(march('new')).toEqual([]);
  });

  test('negated leave everything else, the lines of nobody and keys without a purchase with it', () => {
    const view = seen([customers({ kind: 'keys', keys: ['ann'], not: true })]);
    expect(view.customers.keys).toEqual(['bo', 'cy']);
    expect(view.returnsOnly.keys).toEqual(['dee']);
    expect(view.anonymous.lines).toBe(2);
    expect(seen([customers({ kind: 'keys', keys: ['ann'] })]).anonymous.lines).toBe(0);
  });

  test('classes are those of the view without them: picking A makes no new A, B and C', () => {
    // Revenue cy 30, ann 22, bo 16 of 68: shares before 0, 0.44, 0.76.
    const cuts = { cutA: 0.4, cutB: 0.7 };
    const abc = (values: string[], more: object = {}) =>
      customers({ kind: 'class', of: 'abc', values, settings: cuts, ...more });
    expect(keys([abc(['A'])])).toEqual(['cy']);
    expect(keys([abc(['B'])])).toEqual(['ann']);
    expect(keys([abc(['C'])])).toEqual(['bo']);
    expect(keys([abc(['A', 'C']), customers({ kind: 'keys', keys: ['bo'] })])).toEqual(['bo']);
    // Among those who bought cake ann is the largest.
    const cake = customers({ kind: 'bought', attribute: 'product', values: ['cake'], butNot: [] });
    expect(keys([cake, abc(['A'], { among: [cake] })])).toEqual(['ann']);
    expect(keys([cake, abc(['A'])])).toEqual([]);
    // Line clauses come before: of tea ann brought 15, cy 30.
    expect(keys([tea, abc(['B'])])).toEqual(['ann']);
  });

  test('classes of an earlier day', () => {
    const buyers = (asOf?: number) =>
      keys([
        customers({ kind: 'class', of: 'ladder', values: ['buyer'], ...(asOf !== undefined && { asOf }) }),
      ]);
    expect(buyers()).toEqual(['bo', 'cy']);
    expect(buyers(day('2021-02-28'))).toEqual(['ann', 'bo']);
  });
});

test('a figure in a view is seen as the view has it, also where the figure leaves lines out', () => {
  const chosen = [customers({ kind: 'keys', keys: ['ann', 'bo'] })];
  const first = customers({ kind: 'rank', by: 'revenue', from: 1, to: 1 });
  expect(keys(narrowed(chosen, [first]))).toEqual(['ann']);
  expect(keys(narrowed([], [first, tea]))).toEqual(['cy']);
  expect(narrowed([], [first])).toEqual([first]);
});

test('a clause about a column the file lacks asks nothing, and says so', () => {
  const gone: Clause[] = [
    { about: 'lines', kind: 'value', attribute: 'colour', values: ['red'] },
    { about: 'lines', kind: 'range', attribute: 'weight', from: 1, to: 2, not: true },
    customers({ kind: 'bought', attribute: 'colour', values: ['red'], butNot: [], not: true }),
    customers({ kind: 'all', clauses: [customers({ kind: 'firstValue', attribute: 'colour', values: ['red'] })], not: true }), // prettier-ignore
  ];
  expect(keys(gone)).toEqual(['ann', 'bo', 'cy']);
  expect(seen(gone).anonymous.lines).toBe(2);
  expect(gone.map((clause) => isInactive(clause, (name) => name === 'product'))).toEqual([true, true, true, true]); // prettier-ignore
  expect(isInactive(tea, (name) => name === 'product')).toBe(false);
});

test('a selection that contradicts itself leaves an empty view on which every analysis runs', () => {
  const nothing: Selection[] = [
    [tea, { ...tea, not: true }],
    [customers({ kind: 'keys', keys: [] })],
    [customers({ kind: 'class', of: 'abc', values: [] }), customers({ kind: 'class', of: 'xyz', values: ['none such'] })],
    [{ about: 'orders', kind: 'number', from: 5, to: 9 }],
  ]; // prettier-ignore
  for (const selection of nothing) {
    const view = seen(selection);
    expect(view.customers.count).toBe(0);
    for (const id of Object.keys(ANALYSES) as AnalysisId[]) {
      const analysis = ANALYSES[id] as { run(of: View, settings: object): object };
      expect(analysis.run(view, clampSettings(id, {}))).toBeTypeOf('object');
    }
  }
});

test('a hundred thousand keys choose as few would', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => `c${at}`);
  const selection = restoreSelection([{ about: 'customers', kind: 'keys', keys: [...many, 'ann'] }]);
  expect(keys(selection)).toEqual([]);
  expect(keys(restoreSelection([{ about: 'customers', kind: 'keys', keys: ['ann', ...many] }]))).toEqual([
    'ann',
  ]);
});
