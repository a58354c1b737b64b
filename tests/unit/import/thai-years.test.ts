import { expect, test } from 'vitest';
import { openFile } from '../../../src/import/open.ts';

const ROWS = 5000;

/** Five thousand rows, the first ones with years of today. */
function fileOf(dateOf: (row: number) => string, name = 'Ann'): Blob {
  const lines = Array.from({ length: ROWS }, (_, row) => `${name} ${row % 7},${dateOf(row)},${row}.25`);
  return new Blob([['customer,date,amount', ...lines].join('\n')]);
}

const today = (row: number) => `2024-03-${String(1 + (row % 28)).padStart(2, '0')}`;

test('a year of Thailand far below the head of a file is not read as one of today in silence', async () => {
  const { check } = await openFile(
    fileOf((row) => (row === 4500 ? '2567-03-04' : today(row))),
    'made-up.csv',
  );
  expect(check.rejected).toEqual([
    { fileRow: 4502, column: 'date', text: '2567-03-04', reason: 'date-unreadable' },
  ]);
  expect(check.waterfall?.analysed.rows).toBe(4999);
});

test('many of them far below the head are asked about', async () => {
  const { check } = await openFile(
    fileOf((row) => (row > 3000 ? '2567-03-04' : today(row))),
    'made-up.csv',
  );
  expect(check.questions.map(({ code, choices }) => [code, choices.map(({ reads }) => reads)])).toEqual([
    ['date-order', ['2024-03-04', '2567-03-04']],
  ]);
});

test('they are read where the head is in Thai letters', async () => {
  const { check } = await openFile(
    fileOf((row) => (row > 3000 ? '2567-04-05' : today(row)), 'ร้าน'),
    'made-up.csv',
  );
  expect(check.questions).toEqual([]);
  expect(check.summary).toMatchObject({ firstDate: '2024-03-01', lastDate: '2024-04-05' });
});
