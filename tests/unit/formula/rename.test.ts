import { describe, expect, it } from 'vitest';
import { renamedColumn } from '../../../src/formula/language.ts';

describe('a column by another name', () => {
  it('is renamed wherever a formula names it, without regard to case, and nothing else is', () => {
    expect(renamedColumn('=price * [@Price] + SUM([PRICE])', 'Price', 'cost')).toBe(
      '=cost * [@cost] + SUM([cost])',
    );
    expect(renamedColumn('=prices & "price" & price', 'price', 'cost')).toBe('=prices & "price" & cost');
    expect(renamedColumn('=round(price,2)+round', 'round', 'r')).toBe('=round(price,2)+r');
  });

  it('takes brackets where the new name needs them, for the row or for the column as its place asks', () => {
    expect(renamedColumn('=price*2', 'price', 'unit price')).toBe('=[@[unit price]]*2');
    expect(renamedColumn('=SUM(price)/price', 'price', 'unit price')).toBe(
      '=SUM([unit price])/[@[unit price]]',
    );
    expect(renamedColumn('=[@[a]]', 'a', "b'[c]")).toBe("=[@[b'''[c']]]");
  });

  it('leaves what cannot be read as it is', () => {
    expect(renamedColumn('="price', 'price', 'cost')).toBe('="price');
    expect(renamedColumn('=price+[price', 'price', 'cost')).toBe('=cost+[price');
  });
});
