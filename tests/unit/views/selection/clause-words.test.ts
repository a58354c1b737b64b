import { describe, expect, test } from 'vitest';
import type { Clause } from '../../../../src/model/selection.ts';
import { clauseWords, selectionWords } from '../../../../src/views/selection/clause-words.ts';
import { isEditable, isSaid, newClause } from '../../../../src/views/selection/new-clause.ts';
import { restoreSelection } from '../../../../src/model/restore-selection.ts';
import { CLASSIFICATIONS, CUSTOMER_FIGURES } from '../../../../src/model/selection.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a filter in words', () => {
  test.each<[Clause, string]>([
    [{ about: 'lines', kind: 'value', attribute: 'Product', values: ['tea', 'cake', 'pie', ''] }, 'Product: tea, cake +2'],
    [{ about: 'lines', kind: 'value', attribute: 'Product', values: [''], not: true }, 'not: Product: (blank)'],
    [{ about: 'lines', kind: 'range', attribute: 'Weight', from: 2, to: null }, 'Weight from 2'],
    [{ about: 'orders', kind: 'amount', from: 10, to: 2000 }, 'Orders of 10 to 2,000'],
    [{ about: 'customers', kind: 'class', of: 'abc', values: ['A', 'B'] }, 'Class A, B'],
    [{ about: 'customers', kind: 'class', of: 'rfmSegment', values: ['cannot lose'] }, 'Cannot lose'],
    [{ about: 'customers', kind: 'class', of: 'ladder', values: ['regular'], asOf: 18_628 }, 'Rung: Regular on 1 Jan 2021'],
    [{ about: 'customers', kind: 'bought', attribute: 'Product', values: ['tea'], butNot: ['cake'] }, 'Bought tea but not cake (Product)'],
    [{ about: 'customers', kind: 'acquired', from: 18_628, to: 18_658 }, 'First purchase 1 Jan 2021 – 31 Jan 2021'],
    [{ about: 'customers', kind: 'rank', by: 'revenue', from: 1, to: 10 }, 'Top 10 by revenue'],
    [{ about: 'customers', kind: 'rank', by: 'margin', from: 3, to: 10 }, 'Places 3 to 10 by margin'],
    [{ about: 'customers', kind: 'figure', figure: 'recency', from: null, to: 30 }, 'Days since the last purchase up to 30'],
    [{ about: 'customers', kind: 'period', activity: 'retained', step: 'month', day: 18_628 }, 'Came back in the month of 1 Jan 2021'],
    [{ about: 'customers', kind: 'keys', keys: ['a', 'b'] }, '2 listed customers'],
    [{ about: 'customers', kind: 'tagged', values: ['vip', ''] }, 'Tagged vip, (blank)'],
    [{ about: 'customers', kind: 'tagged', values: [''], not: true }, 'not: Without tags'],
    [{ about: 'customers', kind: 'all', clauses: [{ about: 'customers', kind: 'returnsOnly' }, { about: 'customers', kind: 'text', text: 'x' }], not: true }, 'not: all of (Without a purchase, Customer “x”)'],
  ])('%j', (clause, words) => {
    expect(plain(clauseWords(clause))).toBe(words);
  }); // prettier-ignore

  test('every class and every figure has its own', () => {
    for (const of of CLASSIFICATIONS)
      expect(clauseWords({ about: 'customers', kind: 'class', of, values: ['A'] })).not.toMatch(/words\.|filter\./);
    for (const figure of CUSTOMER_FIGURES)
      expect(clauseWords({ about: 'customers', kind: 'figure', figure, from: 1, to: 2 })).not.toMatch(/filter\./);
    expect(selectionWords([])).toBe('everybody');
  }); // prettier-ignore
});

describe('a filter to be made', () => {
  const attributes = [
    { name: 'Product', role: null, kind: 'text' as const, values: 3 },
    { name: 'Weight', role: null, kind: 'number' as const, values: null },
  ];
  const begin = (kind: string) => newClause(kind, attributes, 'revenue', () => ({ cutA: 0.7 }));

  test('says nothing until something is picked, but for the largest ten and the declining', () => {
    const kinds = ['class:abc', 'figure:revenue', 'acquired', 'keys', 'tagged', 'text', 'first:Product', 'bought:Product', 'line:Product', 'line:Weight', 'amount', 'number']; // prettier-ignore
    expect(kinds.filter((kind) => isSaid(begin(kind)))).toEqual([]);
    expect(['rank', 'class:declining'].filter((kind) => isSaid(begin(kind)))).toEqual(['rank', 'class:declining']); // prettier-ignore
    expect(kinds.filter((kind) => !isEditable(begin(kind)))).toEqual([]);
  });

  test('is a clause of the language, with the cuts in force', () => {
    expect(begin('class:abc')).toEqual({ about: 'customers', kind: 'class', of: 'abc', values: [], settings: { cutA: 0.7 } }); // prettier-ignore
    expect(begin('line:Weight')).toEqual({ about: 'lines', kind: 'range', attribute: 'Weight', from: null, to: null }); // prettier-ignore
    expect(restoreSelection([begin('rank'), begin('bought:Product')])).toEqual([begin('rank'), begin('bought:Product')]); // prettier-ignore
  });

  test('a colon in the name of a column stays in it', () => {
    expect(begin('bought:a:b')).toMatchObject({ attribute: 'a:b' });
  });
});
