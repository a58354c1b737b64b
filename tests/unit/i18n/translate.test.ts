import { describe, expect, test } from 'vitest';
import { translator, type Catalogue, type Translation } from '../../../src/i18n/translate.ts';

const words = {
  plain: 'Open a file',
  greeting: 'Rows {from} to {to} of {name}',
  customers: { one: '{count} customer', other: '{count} customers' },
  bring: { one: '{count} customer brings {share}', other: '{count} customers bring {share}' },
} as const satisfies Catalogue;
const t = translator(words);

describe('translator', () => {
  test('gives a message without parameters as it is', () => {
    expect(t('plain')).toBe('Open a file');
  });

  test('fills parameters in and writes numbers with separators', () => {
    expect(t('greeting', { from: 1, to: 541909, name: 'sales.csv' })).toBe('Rows 1 to 541,909 of sales.csv');
  });

  test('chooses the plural category by count', () => {
    expect(t('customers', { count: 1 })).toBe('1 customer');
    expect(t('customers', { count: 0 })).toBe('0 customers');
    expect(t('customers', { count: 4338 })).toBe('4,338 customers');
    expect(t('bring', { count: 1, share: '80 %' })).toBe('1 customer brings 80 %');
  });

  test('a parameter that looks like a placeholder is not filled in again', () => {
    expect(t('greeting', { from: '{to}', to: 2, name: '$&' })).toBe('Rows {to} to 2 of $&');
  });

  test('parts set parameters apart from the words around them', () => {
    expect(t.parts('customers', { count: 1200 })).toEqual([
      { text: '1,200', name: 'count' },
      { text: ' customers', name: null },
    ]);
  });

  test('find answers null for a code it has no words for', () => {
    expect(t.find('plain')).toBe('Open a file');
    expect(t.find('no-such-code')).toBeNull();
    expect(t.find('toString')).toBeNull();
  });

  test('uses all four Russian categories', () => {
    const russian = {
      plain: 'Открыть файл',
      greeting: 'Строки {from}–{to}: {name}',
      customers: {
        one: '{count} покупатель',
        few: '{count} покупателя',
        many: '{count} покупателей',
        other: '{count} покупателя',
      },
      bring: { one: '', few: '', many: '', other: '' },
    } as const satisfies Translation<typeof words, 'ru'>;
    const ru = translator(russian, 'ru');
    expect(ru('customers', { count: 1 })).toBe('1 покупатель');
    expect(ru('customers', { count: 3 })).toBe('3 покупателя');
    expect(ru('customers', { count: 5 })).toBe('5 покупателей');
    expect(ru('customers', { count: 21 })).toBe('21 покупатель');
    expect(ru('customers', { count: 1.5 })).toBe('1.5 покупателя');
  });

  test('missing keys, parameters and plural categories fail the type check', () => {
    // Each line below must be a type error: the checker fails when one of them is not.
    const wrong = [
      // @ts-expect-error no such key
      () => t('plane'),
      // @ts-expect-error a parameter is missing
      () => t('greeting', { from: 1, to: 2 }),
      // @ts-expect-error count decides the category, so it is a number
      () => t('customers', { count: 'many' }),
      // @ts-expect-error English needs `one` as well
      () => translator({ lines: { other: '{count} lines' } }),
    ];
    // @ts-expect-error Russian needs `few` and `many`
    const short: Translation<Pick<typeof words, 'customers'>, 'ru'> = { customers: { one: '', other: '' } };
    // @ts-expect-error a key is missing
    const keyless: Translation<typeof words, 'en'> = { plain: '' };
    expect(wrong).toHaveLength(4);
    expect([Object.keys(short), Object.keys(keyless)]).toEqual([['customers'], ['plain']]);
  });
});
