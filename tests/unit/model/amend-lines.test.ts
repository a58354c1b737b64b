import { describe, expect, test } from 'vitest';
import { amendLines } from '../../../src/model/amend-lines.ts';
import type { Change } from '../../../src/model/amendments.ts';
import { customerNames } from '../../../src/model/customer-names.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import { lineIndex } from '../../../src/model/line-index.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { dateColumn, numberColumn } from '../../../src/table/column.ts';
import { datasetOf, day, type SmallLine } from './small-dataset.ts';

// Rows 0 to 5; row 3 is nobody's.
const LINES: SmallLine[] = [
  { customer: 'c1', date: '2024-01-05', amount: 10, attributes: { name: 'Ann', product: 'Tea', category: 'Drinks' } },
  { customer: 'c2', date: '2024-01-20', amount: 20, attributes: { name: 'Bob', product: 'Cup', category: 'Things' } },
  { customer: 'c1', date: '2024-02-05', amount: 30.5, attributes: { name: 'Ann', product: 'Cup', category: 'Thing' } },
  { customer: '', date: '2024-02-10', amount: 7, attributes: { name: '', product: 'Tea', category: 'Drinks' } },
  { customer: 'c3', date: '2024-03-01', amount: 40, attributes: { name: 'Anny', product: 'Tea', category: '' } },
  { customer: 'c3', date: '2024-03-02', amount: 5, attributes: { name: 'Anny', product: 'Jug', category: 'Things' } },
]; // prettier-ignore

function source(lines: readonly SmallLine[] = LINES): Dataset {
  const dataset = datasetOf(lines, { roles: { name: 'name', product: 'product' } });
  return {
    ...dataset,
    waterfall: {
      ...dataset.waterfall,
      anonymous: { rows: 1, amount: 7 },
      analysed: { rows: 5, amount: 105.5 },
    },
    source: { name: 'shop.csv', bytes: 1, fingerprint: 'f1' },
  };
}

function amended(...changes: Change[]) {
  return amendLines(
    source(),
    changes.map((change, at) => ({ id: `r${at}`, active: true, change })),
  );
}

const rows = (...numbers: number[]) => ({ fingerprint: 'f1', rows: numbers });

function texts({ lines }: ReturnType<typeof amended>, name: string): (string | null)[] {
  const column =
    name === 'customer' ? lines.customer : lines.attributes.find((one) => one.column.name === name)?.column;
  return Array.from(
    { length: lines.count },
    (_, line) => (column?.at(line) as string | null | undefined) ?? null,
  );
}

/** Key, revenue and name of every customer. */
function customers({ lines, waterfall }: ReturnType<typeof amended>) {
  const view = buildView({ ...source(), lines, waterfall }, DEFAULT_VIEW);
  const names = customerNames(view);
  return view.customers.keys.map((key, at) => [
    key,
    (view.customers.revenue[at] ?? 0) / 100,
    names?.at(at) ?? null,
  ]);
}

describe('customers merged', () => {
  test('are one, called as the one they became, with all their lines', () => {
    const made = amended({ kind: 'mergeCustomers', keys: ['c3'], into: 'c1' });
    expect(made.outcomes).toEqual([{ lines: 2, problem: null }]);
    expect(texts(made, 'customer')).toEqual(['c1', 'c2', 'c1', null, 'c1', 'c1']);
    expect(texts(made, 'name')).toEqual(['Ann', 'Bob', 'Ann', null, 'Ann', 'Ann']);
    expect(customers(made)).toEqual([['c1', 85.5, 'Ann'], ['c2', 20, 'Bob']]); // prettier-ignore
    expect(made.standsFor('c3')).toBe('c1');
    expect(made.standsFor('c2')).toBe('c2');
  });

  test.each([
    ['the second merge after the first', [['c1'], 'c2'], [['c2'], 'c3']],
    ['the second merge before the first', [['c2'], 'c3'], [['c1'], 'c2']],
  ] as const)('are followed to the last: %s', (_, [keys, into], [thenKeys, thenInto]) => {
    const made = amended(
      { kind: 'mergeCustomers', keys, into },
      { kind: 'mergeCustomers', keys: thenKeys, into: thenInto },
    );
    expect(customers(made)).toEqual([['c3', 105.5, 'Anny']]);
    expect(made.outcomes.map(({ problem }) => problem)).toEqual([null, null]);
  });

  test('may become somebody new, who has no name of its own', () => {
    const made = amended({ kind: 'mergeCustomers', keys: ['c1', 'c2'], into: 'Family' });
    expect(texts(made, 'customer')).toEqual(['Family', 'Family', 'Family', null, 'c3', 'c3']);
    expect(texts(made, 'name')).toEqual(['Ann', 'Bob', 'Ann', null, 'Anny', 'Anny']);
  });

  test('the other way round are called as the later rule has it, which says so', () => {
    const made = amended(
      { kind: 'mergeCustomers', keys: ['c1'], into: 'c2' },
      { kind: 'mergeCustomers', keys: ['c2'], into: 'c1' },
    );
    expect(customers(made)).toEqual([['c1', 60.5, 'Ann'], ['c3', 45, 'Anny']]); // prettier-ignore
    expect(made.outcomes).toEqual([
      { lines: 2, problem: null },
      { lines: 3, problem: { code: 'merge-turned', params: { customer: 'c2', into: 'c1' } } },
    ]);
  });

  test('into another than before stay where they are', () => {
    const made = amended(
      { kind: 'mergeCustomers', keys: ['c1'], into: 'c2' },
      { kind: 'mergeCustomers', keys: ['c1'], into: 'c3' },
    );
    expect(texts(made, 'customer')).toEqual(['c2', 'c2', 'c2', null, 'c3', 'c3']);
    expect(made.outcomes[1]).toEqual({
      lines: 0,
      problem: { code: 'customer-merged', params: { customer: 'c1', into: 'c2' } },
    });
  });

  test('that are not there are told', () => {
    expect(amended({ kind: 'mergeCustomers', keys: ['x'], into: 'c1' }).outcomes).toEqual([
      { lines: 0, problem: { code: 'customer-missing', params: { customer: 'x' } } },
    ]);
    expect(amended({ kind: 'mergeCustomers', keys: ['x', 'c2'], into: 'c1' }).outcomes).toEqual([
      { lines: 1, problem: { code: 'customers-missing', params: { customer: 'x', customers: 1, of: 2 } } },
    ]);
  });

  test('all of them give one', () => {
    const made = amended({ kind: 'mergeCustomers', keys: ['c1', 'c2', 'c3'], into: 'c2' });
    expect(customers(made)).toEqual([['c2', 105.5, 'Bob']]);
  });
});

describe('a customer renamed', () => {
  test('is called so on all its lines', () => {
    const made = amended({ kind: 'renameCustomer', key: 'c3', name: ' Anna ' });
    expect(texts(made, 'name')).toEqual(['Ann', 'Bob', 'Ann', null, 'Anna', 'Anna']);
    expect(customers(made)).toEqual([['c1', 40.5, 'Ann'], ['c2', 20, 'Bob'], ['c3', 45, 'Anna']]); // prettier-ignore
    expect(made.outcomes).toEqual([{ lines: 2, problem: null }]);
  });

  test('has a name in a file that knows none', () => {
    const nameless = source(LINES.map(({ customer, date, amount }) => ({ customer, date, amount })));
    const { lines } = amendLines(nameless, [
      { id: 'r', active: true, change: { kind: 'renameCustomer', key: 'c2', name: 'Bo' } },
    ]);
    expect(
      lines.attributes.map(({ role, column }) => [role, column.name, column.at(0), column.at(1)]),
    ).toEqual([['name', 'name', null, 'Bo']]);
    expect(lineIndex(lines)).toBe(lineIndex(nameless.lines));
  });

  test('keeps the name when others become it; its own goes when it becomes another', () => {
    const named: Change = { kind: 'renameCustomer', key: 'c1', name: 'Anna' };
    const into = amended(named, { kind: 'mergeCustomers', keys: ['c3'], into: 'c1' });
    expect(texts(into, 'name')).toEqual(['Anna', 'Bob', 'Anna', null, 'Anna', 'Anna']);
    const away = amended(named, { kind: 'mergeCustomers', keys: ['c1'], into: 'c3' });
    expect(texts(away, 'name')).toEqual(['Anny', 'Bob', 'Anny', null, 'Anny', 'Anny']);
  });

  test('twice has the later name, and the earlier rule says that it does not count', () => {
    const made = amended(
      { kind: 'renameCustomer', key: 'c3', name: 'Anna' },
      { kind: 'renameCustomer', key: 'c3', name: 'Nan' },
    );
    expect(texts(made, 'name').slice(4)).toEqual(['Nan', 'Nan']);
    expect(made.outcomes).toEqual([
      { lines: 2, problem: { code: 'overruled', params: { lines: 2, of: 2 } } },
      { lines: 2, problem: null },
    ]);
  });

  test('that is another by now, or nobody, is left alone', () => {
    const made = amended(
      { kind: 'mergeCustomers', keys: ['c3'], into: 'c1' },
      { kind: 'renameCustomer', key: 'c3', name: 'Anna' },
      { kind: 'renameCustomer', key: 'x', name: 'X' },
    );
    expect(texts(made, 'name')).toEqual(['Ann', 'Bob', 'Ann', null, 'Ann', 'Ann']);
    expect(made.outcomes.slice(1).map(({ problem }) => problem)).toEqual([
      { code: 'customer-merged', params: { customer: 'c3', into: 'c1' } },
      { code: 'customer-missing', params: { customer: 'x' } },
    ]);
  });
});

describe('a value set', () => {
  const set = (
    column: string,
    value: string,
    where: Extract<Change, { kind: 'setValue' }>['where'],
  ): Change => ({
    kind: 'setValue',
    column,
    value,
    where,
  });

  test('in rows is there and nowhere else; what nobody wrote to is the very same', () => {
    const before = source();
    const { lines, waterfall, outcomes } = amendLines(before, [
      { id: 'r', active: true, change: set('category', 'Hot drinks', rows(0, 4)) },
    ]);
    const [name, product, category] = lines.attributes;
    expect(outcomes).toEqual([{ lines: 2, problem: null }]);
    expect(Array.from({ length: 6 }, (_, line) => category?.column.at(line))).toEqual([
      'Hot drinks', 'Things', 'Thing', 'Drinks', 'Hot drinks', 'Things',
    ]); // prettier-ignore
    expect(before.lines.attributes[2]?.column.at(0)).toBe('Drinks');
    expect([name, product]).toEqual(before.lines.attributes.slice(0, 2));
    expect([lines.customer, lines.date, lines.amount, waterfall]).toEqual([
      before.lines.customer, before.lines.date, before.lines.amount, before.waterfall,
    ]); // prettier-ignore
    expect(lines.amount).toBe(before.lines.amount);
    expect(lineIndex(lines)).toBe(lineIndex(before.lines));
  });

  test('by the values of another column reaches every line with one of them', () => {
    const made = amended(set('category', 'Drinks', { column: 'product', values: ['Tea', 'Jug'] }));
    expect(texts(made, 'category')).toEqual(['Drinks', 'Things', 'Thing', 'Drinks', 'Drinks', 'Drinks']);
    expect(made.outcomes).toEqual([{ lines: 4, problem: null }]);
  });

  test('in place of others of its column lets them go; blank is a value on both sides', () => {
    const one = amended(set('category', 'Things', { column: 'category', values: ['Thing', ''] }));
    expect(texts(one, 'category')).toEqual(['Drinks', 'Things', 'Things', 'Drinks', 'Things', 'Things']);
    const [, , category] = one.lines.attributes;
    expect(category?.column.kind === 'text' && category.column.levels).toEqual(['Drinks', 'Things']);
    const none = amended(set('category', '', { column: 'category', values: ['Things'] }));
    expect(texts(none, 'category')).toEqual(['Drinks', null, 'Thing', 'Drinks', null, null]);
  });

  test('sees what those before it left', () => {
    const made = amended(
      set('category', 'A', { column: 'product', values: ['Tea'] }),
      set('category', 'B', { column: 'category', values: ['A'] }),
      set('category', 'C', { column: 'customer', values: ['c1'] }),
    );
    expect(texts(made, 'category')).toEqual(['C', 'Things', 'C', 'B', 'B', 'Things']);
    expect(made.outcomes.map(({ problem }) => problem)).toEqual([null, null, null]);
  });

  test('of the customer gives rows to another, or to nobody', () => {
    const made = amended(set('customer', 'c9', rows(1, 3)), set('customer', '', rows(0)));
    expect(texts(made, 'customer')).toEqual([null, 'c9', 'c1', 'c9', 'c3', 'c3']);
    expect(made.waterfall.anonymous).toEqual({ rows: 1, amount: 10 });
    expect(made.waterfall.analysed).toEqual({ rows: 5, amount: 102.5 });
    expect(made.waterfall.excluded).toBeUndefined();
  });

  test('on days and on numbers asked for by their values', () => {
    const before = source();
    const days = dateColumn('born', Int32Array.from(LINES, (_, line) => 100 + (line % 2)));
    const sizes = numberColumn('size', Float64Array.of(1.5, 2, 1.5, NaN, 2, 2), 1);
    const lines = { ...before.lines, attributes: [...before.lines.attributes, ...[days, sizes].map((column) => ({ role: null, column }))] };
    const made = amendLines({ ...before, lines }, [
      { id: 'a', active: true, change: set('category', 'born', { column: 'born', values: ['1970-04-11'] }) },
      { id: 'b', active: true, change: set('product', 'big', { column: 'size', values: ['1.5', '', '7'] }) },
      { id: 'c', active: true, change: set('size', '3', rows(0)) },
    ]);
    expect(made.outcomes).toEqual([
      { lines: 3, problem: null },
      { lines: 3, problem: { code: 'values-missing', params: { column: 'size', value: '7', values: 1, of: 3 } } },
      { lines: 0, problem: { code: 'column-not-text', params: { column: 'size' } } },
    ]);
    expect(texts(made, 'product')).toEqual(['big', 'Cup', 'big', 'big', 'Tea', 'Jug']);
  }); // prettier-ignore

  test('twice in a row, or twice for a value, is as the later rule has it', () => {
    const made = amended(
      set('category', 'A', rows(0, 1)),
      set('category', 'B', rows(1, 2)),
      set('product', 'T', { column: 'category', values: ['Drinks'] }),
      set('product', 'S', { column: 'category', values: ['Drinks', 'Things'] }),
    );
    expect(texts(made, 'category')).toEqual(['A', 'B', 'B', 'Drinks', null, 'Things']);
    expect(texts(made, 'product')).toEqual(['Tea', 'Cup', 'Cup', 'S', 'Tea', 'S']);
    expect(made.outcomes).toEqual([
      { lines: 2, problem: { code: 'overruled', params: { lines: 1, of: 2 } } },
      { lines: 2, problem: null },
      { lines: 1, problem: { code: 'overruled', params: { lines: 1, of: 1 } } },
      { lines: 2, problem: null },
    ]);
  });

  test('for a column or a value that is not there does nothing', () => {
    const made = amended(
      set('brand', 'A', rows(0)),
      set('category', 'A', { column: 'brand', values: ['x'] }),
      set('category', 'A', { column: 'product', values: ['Pot'] }),
      set('category', 'A', { column: 'amount', values: ['10'] }),
    );
    expect(texts(made, 'category')).toEqual(['Drinks', 'Things', 'Thing', 'Drinks', null, 'Things']);
    expect(made.outcomes.map(({ problem }) => problem)).toEqual([
      { code: 'column-missing', params: { column: 'brand' } },
      { code: 'column-missing', params: { column: 'brand' } },
      { code: 'value-missing', params: { column: 'product', value: 'Pot' } },
      { code: 'column-missing', params: { column: 'amount' } },
    ]);
  });
});

describe('rows left out', () => {
  test('are a bucket of their own, whoever they were of, and the rest adds up', () => {
    const made = amended({ kind: 'excludeRows', ...rows(1, 3, 5) });
    expect(made.lines.count).toBe(3);
    expect(Array.from(made.lines.sourceRow ?? [])).toEqual([0, 2, 4]);
    expect(texts(made, 'customer')).toEqual(['c1', 'c1', 'c3']);
    expect(texts(made, 'product')).toEqual(['Tea', 'Cup', 'Tea']);
    expect(made.waterfall).toEqual({
      ...source().waterfall,
      anonymous: { rows: 0, amount: 0 },
      analysed: { rows: 3, amount: 80.5 },
      excluded: { rows: 3, amount: 32 },
    });
    expect(customers(made)).toEqual([['c1', 40.5, 'Ann'], ['c3', 40, 'Anny']]); // prettier-ignore
  });

  test('that never counted, or are another file’s, are told', () => {
    const elsewhere: Change = { kind: 'excludeRows', fingerprint: 'f2', rows: [0] };
    const made = amended({ kind: 'excludeRows', ...rows(0, 6, 99) }, elsewhere);
    expect(made.lines.count).toBe(5);
    expect(made.outcomes).toEqual([
      { lines: 1, problem: { code: 'rows-missing', params: { rows: 2, of: 3 } } },
      { lines: 0, problem: { code: 'other-file', params: {} } },
    ]);
  });

  test('stay out whatever else is said of them, before or after', () => {
    const out: Change = { kind: 'excludeRows', ...rows(0) };
    const dated: Change = { kind: 'setDate', day: day('2024-05-01'), ...rows(0, 1) };
    const after = amended(out, dated);
    const before = amended(dated, out);
    for (const { lines } of [after, before]) {
      expect(Array.from(lines.date, isoOf)).toEqual(['2024-05-01', '2024-02-05', '2024-02-10', '2024-03-01', '2024-03-02']); // prettier-ignore
    }
    expect(after.outcomes[1]).toEqual({
      lines: 1,
      problem: { code: 'rows-excluded', params: { rows: 1, of: 2 } },
    });
    expect(before.outcomes[0]).toEqual({
      lines: 2,
      problem: { code: 'overruled', params: { lines: 1, of: 2 } },
    });
  });

  test('all of them leave nothing, without a word', () => {
    const made = amended({ kind: 'excludeRows', ...rows(0, 1, 2, 3, 4, 5) });
    expect(made.waterfall.excluded).toEqual({ rows: 6, amount: 112.5 });
    expect(customers(made)).toEqual([]);
  });
});

describe('a day set', () => {
  test('moves the lines, and with them where the data begin and end', () => {
    const made = amended({ kind: 'setDate', day: day('2023-12-31'), ...rows(5) });
    const { firstDate, lastDateOfAll } = lineIndex(made.lines);
    expect([isoOf(firstDate), isoOf(lastDateOfAll)]).toEqual(['2023-12-31', '2024-03-01']);
    expect(isoOf(made.lines.date[5] ?? 0)).toBe('2023-12-31');
    expect(made.waterfall).toEqual(source().waterfall);
  });
});

describe('rules switched off', () => {
  test('change nothing: the very lines of the file are analysed', () => {
    const before = source();
    const made = amendLines(before, [
      { id: 'a', active: false, change: { kind: 'mergeCustomers', keys: ['c1'], into: 'c2' } },
      { id: 'b', active: false, change: { kind: 'excludeRows', ...rows(1) } },
    ]);
    expect(made.lines).toBe(before.lines);
    expect(made.waterfall).toBe(before.waterfall);
    expect(made.outcomes).toEqual([{ lines: 0, problem: null }, { lines: 0, problem: null }]); // prettier-ignore
    expect(made.standsFor('c1')).toBe('c1');
  });
});
