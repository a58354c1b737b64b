import { describe, expect, test } from 'vitest';
import { besideSide, sideFormats, sidesOf } from '../../../src/import/money-sides.ts';
import { decimalsOf, parseNumber, type NumberFormat } from '../../../src/import/number-format.ts';
import { openFile } from '../../../src/import/open.ts';

const counts = (...texts: string[]) => new Map(texts.map((text) => [text, 1]));
const bank: NumberFormat = { decimal: '.', group: ',', credit: 1 };

describe('a mark beside a number says on which side of the books it stands', () => {
  test.each([
    ['1,234.50 Cr', '1,234.50', true],
    ['1,234.50 USD Cr', '1,234.50 USD', true],
    ['18円 Cr', '18円', true],
    ['1,234.50DR', '1,234.50', false],
    ['1,234.50 DB', '1,234.50', false],
    ['100.00(Dr)', '100.00', false],
    ['100.00 (Cr.)', '100.00', true],
    ['Cr 50.00', '50.00', true],
    ['Dr. ₹50.00', '₹50.00', false],
    ['1.234,50 D', '1.234,50', false],
    ['170,00 H', '170,00', true],
  ])('%s', (text, number, credit) => expect(besideSide(text)).toMatchObject({ number, credit }));

  test.each(['100.00', 'Cr', 'Credit', '12 pcs', 'Drum 5', 'Cream 12', '5 Cream'])('%s has none', (text) =>
    expect(besideSide(text)).toBeNull(),
  );
});

describe('a column of marks', () => {
  test('is of money where both sides stand there, or the header says so', () => {
    expect(sidesOf(counts('1.00 Cr', '2.00 Dr'), null)).toMatchObject({ credits: 1, debits: 1, bare: 0 });
    expect(sidesOf(counts('3 db', '5 db'), null)).toBeNull();
    expect(sidesOf(counts('12 C', '15 D'), null)).toBeNull();
    expect(sidesOf(counts('12,00 C', '15,00 D'), 'sums')).not.toBeNull();
    expect(sidesOf(counts('12,00 C', '15,00 C'), 'sums')).toBeNull();
  });

  test('is not where its credits could be tens of millions', () => {
    expect(sidesOf(counts('8500000', '1.2 Cr'), 'sums')).toBeNull();
    expect(sidesOf(counts('1,200 Cr', '25 Cr'), 'sums')).toBeNull();
    expect(sidesOf(counts('18円 Cr', '20’649円 Cr'), 'sums')).toMatchObject({ credits: 2, bare: 0 });
  });

  test('is asked about where nobody says whose books these are', () => {
    expect(sideFormats({ credits: 2, debits: 3, bare: 0, text: '' })).toHaveLength(2);
    expect(sideFormats({ credits: 3, debits: 0, bare: 4, text: '' })).toHaveLength(2);
    expect(sideFormats({ credits: 3, debits: 0, bare: 0, text: '' })).toHaveLength(2);
    expect(sideFormats({ credits: 0, debits: 3, bare: 0, text: '' })).toHaveLength(2);
    expect(sideFormats({ credits: 0, debits: 1, bare: 4, text: '' })).toHaveLength(2);
    expect(sideFormats({ credits: 1, debits: 0, bare: 4, text: '' })).toEqual([{ credit: -1, bare: 1 }]);
  });
});

test('numbers take the sign of their side', () => {
  expect(parseNumber('1,234.50 Cr', bank)).toBe(1234.5);
  expect(parseNumber('1,234.50 Dr', bank)).toBe(-1234.5);
  expect(parseNumber('-1,234.50 Dr', bank)).toBe(-1234.5);
  expect(parseNumber('-1,234.50 Cr', bank)).toBeNaN();
  expect(parseNumber('1,234.50', bank)).toBeNaN();
  expect(parseNumber('0.00', bank)).toBe(0);
  expect(parseNumber('1,234.50', { ...bank, bare: -1 })).toBe(-1234.5);
  expect(parseNumber('1,234.50 Cr', { decimal: '.', group: ',' })).toBeNaN();
  expect(decimalsOf('1,234.50 Cr', bank)).toBe(2);
});

test('marks far below the head of a file are read too', async () => {
  const lines = Array.from({ length: 5000 }, (_, row) => `Ann ${row % 7},2024-03-13,${row % 900}.25`);
  lines[4500] = 'Ann 1,2024-03-13,10.25 CR';
  const opened = await openFile(new Blob([['customer,date,amount', ...lines].join('\n')]), 'made-up.csv');
  expect(opened.check.rejected).toEqual([]);
  const { lines: read } = opened.dataset();
  expect((read.amount[4500] ?? 0) / read.unit).toBe(-10.25);
});

test('sales of nothing but credits keep their customers, whoever’s books they are', async () => {
  const text =
    '注文番号,日付,顧客名,金額,備考\nN-1,2010-05-06,ポプラ,401.38 Cr,税込\nN-2,2012-07-23,能登屋,621.65 Cr,返品\nN-3,2012-08-01,ポプラ,12.50 Cr,税込\n';
  const { check } = await openFile(new Blob([text]), 'made-up.csv');
  expect(check.columns.map(({ role }) => role)).toEqual(['order', 'date', 'customer', 'amount', null]);
  expect(check.questions.map(({ code }) => code)).toEqual(['money-side']);
});

test('without a header a column of marked sums is not passed over for one of pieces', async () => {
  const rows = [
    'Ann,2024-04-12,"483,768.00 USD Cr",1',
    'Bob,2024-06-04,"321,640.00 USD Cr",4',
    'Cid,2024-11-13,"192,922.00 USD Cr",7',
  ];
  const { check } = await openFile(new Blob([rows.join('\n')]), 'made-up.csv');
  expect(check.columns.map(({ role }) => role === 'amount')).toEqual([false, false, false, false]);
  expect(check.questions.map(({ role }) => role)).toContain('amount');
});

test('short years before the month are not taken for granted from a few rows', async () => {
  const text =
    'Importo;Cliente;Data\n743,25;Rossi;04-02-16\n360,10;Bianchi;04-09-19\n338,50;Verdi;04-05-28\n';
  const { check } = await openFile(new Blob([text]), 'made-up.csv');
  expect(check.questions.map(({ code }) => code)).toEqual(['date-order']);
});
