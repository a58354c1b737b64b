import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/import/open.ts';

const LINES = 70_000;

/** Customers 0 .. 499 bought; 500 .. 509 cancelled all they ordered; some lines have no customer. */
function sales(more: readonly string[]): Blob {
  const lines = ['order,date,customer,status,quantity,price'];
  for (let i = 0; i < LINES; i++) {
    const who = i % 510;
    const customer = i % 97 === 3 ? '' : who % 2 === 0 ? `Customer ${who}` : `customer  ${who}`;
    lines.push(
      `A${100_000 + i},2024-0${1 + (i % 9)}-1${i % 10},${customer},${who < 500 ? 'paid' : 'cancelled'},${1 + (i % 5)},${1 + (i % 90)}.50`,
    );
  }
  return new Blob([[...lines, ...more].join('\n')]);
}

describe('customers of a long file who bought', () => {
  it.each([
    ['where nothing was given back', [], 500],
    ['where some only gave back', ['B1,2024-09-19,Nobody Else,paid,-1,5.00'], 500],
    ['where one gave all of an order back', ['B2,2024-09-19,Back,paid,1,5.00', 'B2,2024-09-19,Back,paid,-1,5.00'], 500],
    ['where one gave back what another order had', ['B2,2024-09-19,Back,paid,1,5.00', 'B3,2024-09-19,Back,paid,-1,5.00'], 501],
    ['where one line costs nothing', ['B4,2024-09-19,A Gift,paid,1,0.00'], 500],
  ] as const)('%s', async (_, more, customers) => {
    const { check } = await openFile(sales(more), 'sales.csv');
    expect(check.waterfall?.status.rows).toBeGreaterThan(0);
    expect(check.summary?.customers).toBe(customers);
  });
}); // prettier-ignore
