import { describe, expect, it } from 'vitest';
import { correctionWords, problemWords } from '../../../../src/views/corrections/correction-words.ts';
import { joinedOrders } from '../../../../src/views/corrections/joined-orders.ts';
import { rowsOfChange } from '../../../../src/views/corrections/rows-of-change.ts';

const rows = { fingerprint: 'f', rows: [4, 9] };

describe('a correction in words', () => {
  it('says what becomes of what', () => {
    expect(
      correctionWords({ kind: 'mergeCustomers', keys: ['ann', 'anne', 'a. b.', 'ab'], into: 'ann' }),
    ).toBe('“ann”, “anne”, “a. b.” and 1 more are one customer: “ann”');
    expect(correctionWords({ kind: 'renameCustomer', key: 'ann', name: 'Ann 🌷' })).toBe(
      '“ann” is called “Ann 🌷”',
    );
    expect(correctionWords({ kind: 'excludeRows', ...rows })).toBe('2 lines are left out');
    expect(correctionWords({ kind: 'setValue', column: 'Category', value: '', where: rows })).toBe(
      'Category is blank in 2 lines',
    );
    expect(
      correctionWords({
        kind: 'setValue',
        column: 'Category',
        value: 'Tea',
        where: { column: 'Category', values: ['tee', 'TEA'] },
      }),
    ).toBe('Category “tee”, “TEA” is “Tea”');
    expect(
      correctionWords({
        kind: 'setValue',
        column: 'Category',
        value: 'Tea',
        where: { column: 'Product', values: ['Sencha'] },
      }),
    ).toBe('Category is “Tea” where Product is “Sencha”');
  });

  it('says why it does less, and has a word for what it does not know', () => {
    expect(problemWords({ code: 'rows-missing', params: { rows: 1, of: 2 }, message: '' })).toBe(
      '1 of 2 lines are not among those that count.',
    );
    expect(problemWords({ code: 'sunspots', params: {}, message: '' })).toBe('It does less than it says.');
  });
});

describe('the rows of a correction', () => {
  it('are shown where they can be told, by number, by value or by customer', () => {
    expect(rowsOfChange({ kind: 'setDate', day: 0, ...rows })?.condition).toEqual({
      column: 'row',
      kind: 'values',
      values: ['5', '10'],
    });
    expect(
      rowsOfChange({ kind: 'setValue', column: 'A', value: 'x', where: { column: 'A', values: ['y'] } })
        ?.condition,
    ).toEqual({ column: 'A', kind: 'values', values: ['x'] });
    expect(
      rowsOfChange({ kind: 'setValue', column: 'A', value: 'x', where: { column: 'B', values: ['y'] } })
        ?.condition,
    ).toEqual({ column: 'B', kind: 'values', values: ['y'] });
    expect(rowsOfChange({ kind: 'mergeCustomers', keys: ['a', 'b'], into: 'a' })?.condition).toEqual({
      column: 'customer',
      kind: 'values',
      values: ['a'],
    });
    expect(rowsOfChange({ kind: 'excludeRows', ...rows })).toBeNull();
  });
});

describe('orders of customers who become one', () => {
  it('are one where they have one number, and one purchase where they were two', () => {
    const orders = [
      { id: '1', amount: 10 },
      { id: '1', amount: 5 },
      { id: '2', amount: 7 },
    ];
    expect(joinedOrders(orders, false)).toEqual({ shared: 1, lost: 1 });
  });

  it('are no purchase where they come to nothing, whatever cents do in fractions', () => {
    const orders = [
      { id: '1', amount: 0.1 },
      { id: '1', amount: 0.2 },
      { id: '1', amount: -0.3 },
    ];
    expect(joinedOrders(orders, false)).toEqual({ shared: 1, lost: 2 });
    expect(joinedOrders(orders, true)).toEqual({ shared: 1, lost: 1 });
  });

  it('become a purchase where a return was booked on another name', () => {
    expect(
      joinedOrders(
        [
          { id: '1', amount: -5 },
          { id: '1', amount: 20 },
        ],
        false,
      ),
    ).toEqual({ shared: 1, lost: 0 });
  });
});
