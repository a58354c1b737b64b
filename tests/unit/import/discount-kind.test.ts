import { expect, test } from 'vitest';
import { discountKinds } from '../../../src/import/discount-kind.ts';
import { openFile } from '../../../src/import/open.ts';

/** Lines of so much, with so much off, and what another column says of each. */
function kinds(lines: readonly (readonly [full: number, off: number, left?: number])[], header = 'discount') {
  return discountKinds(
    header,
    false,
    lines.map(([full, off, left]) => ({ full, off, record: [`${left ?? ''}`] })),
    ([left = '']) => (left === '' ? [] : [Number(left)]),
  );
}

test('a header says what a discount is', () => {
  expect(kinds([[4, 0.5]], 'Discount rate')).toEqual(['fraction']);
  expect(kinds([[4, 5]], 'Discount %')).toEqual(['percent']);
  expect(kinds([[4, 0.5]], 'Discount amount')).toEqual(['money']);
  expect(kinds([[4, 0.5]], 'Rabatt €')).toEqual(['money']);
  expect(kinds([[4, 0.5]], '割引額')).toEqual(['money']);
});

test('what is left says it', () => {
  expect(kinds([[4, 0.5, 3.5]])).toEqual(['money']);
  expect(kinds([[4, 0.5, 2]])).toEqual(['fraction']);
  expect(kinds([[40, 5, 38]])).toEqual(['percent']);
});

test('a few rates of the price to the cent are money, worked out', () => {
  const lines = [4.5, 3.2, 9.9, 7.3, 5.1, 6.6, 8.8].map(
    (full, index) => [full, Math.round(full * (index % 2 ? 5 : 10)) / 100] as const,
  );
  expect(kinds(lines)).toEqual(['money']);
});

test('sums over the largest percentage, and cents of them, are money', () => {
  expect(kinds([[400, 120]])).toEqual(['money']);
  expect(kinds([[40, 1.99]])).toEqual(['money']);
});

test('nothing decides between half a dollar and half of it', () => {
  expect(kinds([[4, 0.5], [6, 0.25]])).toEqual(['fraction', 'money']); // prettier-ignore
  expect(kinds([[40, 5], [60, 10]])).toEqual(['money', 'percent']); // prettier-ignore
});

test('a share of more than all, far below the head, is listed as not read', async () => {
  const lines = Array.from({ length: 2500 }, (_, row) => `2024-03-13,c${row % 7},1,${300 + row}.00,0.2`);
  lines[2400] = '2024-03-13,c1,1,100.00,3.00';
  const { check } = await openFile(
    new Blob([['date,customer,qty,unit price,discount', ...lines].join('\n')]),
    'made-up.csv',
  );
  expect(check.rejected).toMatchObject([{ fileRow: 2402, column: 'discount', text: '3' }]);
});
