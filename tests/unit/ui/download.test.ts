import { expect, test } from 'vitest';
import { nameAfter } from '../../../src/ui/download.ts';

test('a download is named after the file it came from', () => {
  expect(nameAfter('online-retail.csv.gz', 'results.json')).toBe('online-retail-results.json');
  expect(nameAfter('Sales 2024.final.TSV', 'rejected.csv')).toBe('Sales 2024.final-rejected.csv');
});

test('signs a file system refuses are left out, and a name is never empty', () => {
  expect(nameAfter('a/b:c.csv', 'x.csv')).toBe('a b c-x.csv');
  expect(nameAfter('.csv', 'x.csv')).toBe('sales-x.csv');
  expect(nameAfter('', 'x.csv')).toBe('sales-x.csv');
});
