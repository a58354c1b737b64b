import { expect, test } from 'vitest';
import { twin } from '../../../src/charts/twin.ts';
import { twinCells } from '../../../src/charts/twin-cells.ts';

test('figures of a twin are numbers again, shares fractions, what is not there blank', () => {
  const table = twin(
    ['Month', 'Customers', 'Revenue', 'Share', 'Change', 'Mixed'],
    [
      ['Jan 2021', '1,234', '12,345.50', '27.3\u00a0%', '-5', '5'],
      ['Feb 2021', '–', '-0.05', '100.0\u00a0%', '', '5.0\u00a0%'],
      ['=1+1', '7', '1.00', '–', '2.5', '< 0.1\u00a0%'],
    ],
  );
  expect(twinCells(table)).toEqual([
    { title: 'Month', kind: 'text', decimals: 0, cells: ['Jan 2021', 'Feb 2021', '=1+1'] },
    { title: 'Customers', kind: 'number', decimals: 0, cells: [1234, null, 7] },
    { title: 'Revenue', kind: 'money', decimals: 2, cells: [12345.5, -0.05, 1] },
    { title: 'Share', kind: 'share', decimals: 3, cells: [0.273, 1, null] },
    { title: 'Change', kind: 'number', decimals: 1, cells: [-5, null, 2.5] },
    { title: 'Mixed', kind: 'text', decimals: 0, cells: ['5', '5.0\u00a0%', '< 0.1\u00a0%'] },
  ]);
});
