import { describe, expect, it } from 'vitest';
import { column, evaluated } from './evaluate.ts';

/** The tables of the examples on the pages of SUMIFS, COUNTIFS, AVERAGEIFS, RANK and PERCENTILE. */
describe('Excel’s values over whole columns', () => {
  const sales = [
    column('Quantity Sold', [5, 4, 15, 3, 22, 12, 10, 33]),
    column('Product', [
      'Apples',
      'Apples',
      'Artichokes',
      'Artichokes',
      'Bananas',
      'Bananas',
      'Carrots',
      'Carrots',
    ]),
    column('Salesperson', ['Tom', 'Sarah', 'Tom', 'Sarah', 'Tom', 'Sarah', 'Tom', 'Sarah']),
  ];
  it.each([
    ['=SUMIFS([Quantity Sold],[Product],"=A*",[Salesperson],"Tom")', 20],
    ['=SUMIFS([Quantity Sold],[Product],"<>Bananas",[Salesperson],"Tom")', 30],
    ['=SUMIFS([Quantity Sold],Product,"app?es")', 9],
    ['=SUMIFS([Quantity Sold],Product,"~*")', 0],
    ['=COUNTIFS([Quantity Sold],">=10",Salesperson,"sarah")', 2],
    ['=COUNTIFS([Quantity Sold],10)', 1],
    ['=COUNTIFS([Quantity Sold],"10")', 1],
    ['=AVERAGEIFS([Quantity Sold],Product,"Carrots")', 21.5],
    ['=AVERAGEIFS([Quantity Sold],Product,"Leeks")', '#DIV/0!'],
    ['=SUM([Quantity Sold])', 104],
    ['=AVERAGE([Quantity Sold])', 13],
    ['=MAX([Quantity Sold])', 33],
    ['=COUNT(Product)', 0],
    ['=COUNTA(Product)', 8],
    ['=SUM([Quantity Sold]*2)', 208],
    ['=SUM([Quantity Sold]-AVERAGE([Quantity Sold]))', 0],
    ['=MAX([@[Quantity Sold]],4.5)', 5],
  ] as const)('%s gives %s', (formula, expected) => {
    expect(evaluated(formula, sales)[0]).toBe(expected);
  });

  it('looks up criteria that change from row to row', () => {
    expect(evaluated('=SUMIFS([Quantity Sold],Product,[@Product])', sales)).toEqual([
      9, 9, 18, 18, 34, 34, 43, 43,
    ]);
    expect(
      evaluated('=COUNTIFS(Salesperson,Salesperson,[Quantity Sold],">"&[@[Quantity Sold]])', sales),
    ).toEqual([3, 2, 1, 3, 0, 1, 2, 0]);
    expect(
      evaluated(
        '=[@[Quantity Sold]]/SUMIFS([Quantity Sold],Product,[@Product],Salesperson,[@Salesperson])',
        sales,
      ),
    ).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('ranks with equal values alike, and takes percentiles of type 7', () => {
    const ranked = [column('n', [7, 3.5, 3.5, 1, 2])];
    expect(evaluated('=RANK(3.5,n,1)', ranked)[0]).toBe(3);
    expect(evaluated('=RANK(7,[n],1)', ranked)[0]).toBe(5);
    expect(evaluated('=RANK(n,n)', ranked)).toEqual([1, 2, 2, 5, 4]);
    expect(evaluated('=RANK.EQ(8,n)', ranked)[0]).toBe('#N/A');
    const shares = [column('n', [1, 3, 2, 4])];
    expect(evaluated('=PERCENTILE([n],0.3)', shares)[0]).toBe(1.9);
    expect(evaluated('=PERCENTILE.INC(n,1)', shares)[0]).toBe(4);
    expect(evaluated('=PERCENTILE(n,1.1)', shares)[0]).toBe('#NUM!');
  });

  it('adds 0.1 ten times to 1', () => {
    expect(evaluated('=SUM(n)', [column('n', Array<number>(10).fill(0.1))])[0]).toBe(1);
  });
});
