import { describe, expect, test } from 'vitest';
import { enErrors } from '../../../src/i18n/en-errors.ts';
import { errorWords } from '../../../src/i18n/error-words.ts';

const told = (code: string, params: Record<string, string | number> = {}) =>
  errorWords({ code, params, message: 'developer words' }, 'sales.csv');

describe('an error in words', () => {
  test('names the file, the place and what to do', () => {
    expect(told('file-empty')).toEqual({
      what: 'sales.csv is empty.',
      advice: 'Export it again from where it came, then drop the new file.',
    });
    expect(told('file-quote-open', { row: 1204 }).what).toBe(
      'In row 1,204 of sales.csv, a quotation mark is opened and never closed.',
    );
    expect(told('file-too-many-columns', { columns: 20000, limit: 16384 }).what).toBe(
      'sales.csv has 20,000 columns; up to 16,384 can be read.',
    );
    expect(told('out-of-memory', { rows: 1 }).what).toBe('The browser ran out of memory after 1 row.');
  });

  test('names what an analysis refuses, and the step or column it is about', () => {
    const params = { step: 'day', periods: 401768, limit: 20000, suggested: 'month' };
    expect(told('too-many-periods', params)).toEqual({
      what: 'By day there are 401,768 figures to show; up to 20,000 fit.',
      advice: 'Choose the step month, or a shorter time.',
    });
    expect(told('unknown-attribute', { name: 'colour' }).what).toBe(
      'This file has no column “colour” to go by.',
    );
  });

  test('a code without words is told as unexpected, with the detail', () => {
    const words = told('no-such-code');
    expect(words.what).toBe('Something went wrong that should not have.');
    expect(words.advice).toContain('developer words');
  });

  test('every code has advice', () => {
    const keys = Object.keys(enErrors);
    const codes = keys.filter((key) => !key.endsWith('.advice'));
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !keys.includes(`${code}.advice`))).toEqual([]);
  });
});
