import { expect, test } from 'vitest';
import { asClauses } from '../../../../src/views/sheet/as-clauses.ts';
import type { SheetColumn } from '../../../../workers/sheet-api.ts';

const column = (name: string, kind: SheetColumn['kind'], from: SheetColumn['from'] = 'own'): SheetColumn => ({
  name,
  kind,
  role: null,
  decimals: 2,
  from,
  absent: false,
});
const CUSTOMERS = [column('customer', 'text'), column('abc', 'class'), column('revenue', 'money'), column('share', 'share')]; // prettier-ignore
const LINES = [column('date', 'date'), column('customer', 'text'), column('amount', 'money'), column('Product', 'text', 'file'), column('Weight', 'number', 'file')]; // prettier-ignore
const ofFile = (name: string) => name === 'Product' || name === 'Weight';

test('conditions on the columns of a file hide lines, on the day too', () => {
  const { clauses, unsaid } = asClauses(
    'lines',
    [
      { column: 'Product', kind: 'values', values: ['tea', ''], not: true },
      { column: 'Product', kind: 'text', text: 'green', at: 'anywhere' },
      { column: 'Weight', kind: 'range', from: 1.5, to: null },
      { column: 'Weight', kind: 'blank', not: true },
      { column: 'date', kind: 'range', from: 19000, to: 19030 },
    ],
    LINES,
    ofFile,
  );
  expect(clauses).toEqual([
    { about: 'lines', kind: 'value', attribute: 'Product', values: ['tea', ''], not: true },
    { about: 'lines', kind: 'text', attribute: 'Product', text: 'green' },
    { about: 'lines', kind: 'range', attribute: 'Weight', from: 1.5, to: null },
    { about: 'lines', kind: 'value', attribute: 'Weight', values: [''], not: true },
    { about: 'lines', kind: 'date', from: 19000, to: 19030 },
  ]);
  expect(unsaid).toEqual([]);
});

test('what filters have no words for stays with the sheet', () => {
  const begins = { column: 'Product', kind: 'text', text: 'green', at: 'start' } as const;
  const amount = { column: 'amount', kind: 'range', from: 10, to: null } as const;
  const top = { column: 'Weight', kind: 'top', count: 3 } as const;
  const gone = { column: 'Colour', kind: 'blank' } as const;
  const { clauses, unsaid } = asClauses('lines', [begins, amount, top, gone], LINES, ofFile);
  expect(clauses).toEqual([]);
  expect(unsaid).toEqual([begins, amount, gone, top]);
});

test('orders are held against their amount and day', () => {
  const { clauses } = asClauses(
    'orders',
    [
      { column: 'amount', kind: 'range', from: null, to: 20 },
      { column: 'purchase', kind: 'values', values: ['purchase'] },
      { column: 'customer', kind: 'values', values: ['Ann'] },
    ],
    [column('amount', 'money'), column('purchase', 'text'), column('customer', 'text')],
    () => false,
  );
  expect(clauses).toEqual([
    { about: 'orders', kind: 'amount', from: null, to: 20 },
    { about: 'orders', kind: 'purchase' },
    { about: 'customers', kind: 'keys', keys: ['Ann'] },
  ]);
});

test('customers are held against figures and classes as the screens cut them; the greatest are those of the rest', () => {
  const { clauses, unsaid } = asClauses(
    'customers',
    [
      { column: 'revenue', kind: 'top', count: 5 },
      { column: 'abc', kind: 'values', values: ['B', 'C'] },
      { column: 'revenue', kind: 'range', from: 100, to: 900 },
      { column: 'customer', kind: 'text', text: 'ltd', at: 'anywhere' },
    ],
    CUSTOMERS,
    () => false,
    (of) => (of === 'abc' ? { cutA: 0.7 } : {}),
  );
  const classes = {
    about: 'customers',
    kind: 'class',
    of: 'abc',
    values: ['B', 'C'],
    settings: { cutA: 0.7 },
  };
  const revenue = { about: 'customers', kind: 'figure', figure: 'revenue', from: 100, to: 900 };
  const text = { about: 'customers', kind: 'text', text: 'ltd' };
  expect(clauses).toEqual([
    classes,
    revenue,
    text,
    { about: 'customers', kind: 'rank', by: 'revenue', from: 1, to: 5, among: [classes, revenue, text] },
  ]);
  expect(unsaid).toEqual([]);
});

test('the greatest beside a condition nobody can say are not said either: they would be others', () => {
  const top = { column: 'revenue', kind: 'top', count: 5 } as const;
  const share = { column: 'share', kind: 'range', from: 0.1, to: null } as const;
  expect(asClauses('customers', [top, share], CUSTOMERS, () => false)).toEqual({
    clauses: [],
    unsaid: [share, top],
  });
});
