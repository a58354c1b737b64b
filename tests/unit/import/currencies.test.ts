import { describe, expect, it, test } from 'vitest';
import { openFile, openFiles } from '../../../src/import/open.ts';
import type { OpenedFile } from '../../../src/import/open.ts';
import type { ImportOptions } from '../../../src/import/check.ts';
import { currencyOf, numberParts } from '../../../src/import/number-format.ts';

function open(text: string, options: ImportOptions = {}): Promise<OpenedFile> {
  return openFile(new Blob([text]), 'sales.csv', options);
}

/** Rows and sum analysed, rows and sum in other currencies, and the currencies themselves. */
function told({ check }: OpenedFile) {
  const { analysed, currency, rejected } = check.waterfall ?? {};
  return {
    analysed: [analysed?.rows, analysed?.amount],
    currency: [currency?.rows, currency?.amount],
    rejected: rejected?.rows,
    currencies: check.currencies.map(({ text, rows, chosen }) => `${text} ${rows}${chosen ? ' chosen' : ''}`),
  };
}

const HEADER = 'customer;date;amount\n';

describe('sums in several currencies in one column', () => {
  const mixed = `${HEADER}Ann;2021-01-05;$5.00\nBob;2021-01-06;€4.50\nAnn;2021-01-07;$6.25\nCid;2021-01-08;7.00 USD\n`;

  it('are never added up: the rows of one count, the others are set aside and listed', async () => {
    const opened = await open(mixed);
    expect(told(opened)).toEqual({
      analysed: [3, 18.25],
      currency: [1, 4.5],
      rejected: 0,
      currencies: ['$ 3 chosen', '€ 1'],
    });
    expect(opened.check.columns[2]?.formatEvidence).toContainEqual({
      code: 'several-currencies',
      params: { text: '$, €' },
    });
  });

  it('count in the other one on request', async () => {
    expect(told(await open(mixed, { currency: '€' }))).toEqual({
      analysed: [1, 4.5],
      currency: [3, 18.25],
      rejected: 0,
      currencies: ['$ 3', '€ 1 chosen'],
    });
  });

  it('are not added up either where the user chose the format', async () => {
    const formats = { 2: { kind: 'number', format: { decimal: '.', group: ',' } } } as const;
    const opened = await open(mixed, { formats });
    expect(told(opened).analysed).toEqual([3, 18.25]);
    expect(told(await open(mixed, opened.check.options)).analysed).toEqual([3, 18.25]);
  });

  it('are found where the first other one stands far below the head', async () => {
    const many = Array.from({ length: 30_000 }, () => 'Ann;2021-01-05;$1').join('\n');
    const plain = Array.from({ length: 30_000 }, () => 'Ann;2021-01-05;1').join('\n');
    expect(told(await open(`${HEADER}${many}\nBob;2021-01-06;€4\n`))).toEqual({
      analysed: [30_000, 30_000],
      currency: [1, 4],
      rejected: 0,
      currencies: ['$ 30000 chosen', '€ 1'],
    });
    const late = await open(`${HEADER}${plain}\nBob;2021-01-06;€4\nBob;2021-01-06;$3\nBob;2021-01-06;$3\n`);
    // A number alone goes with the currency that counts, as a blank in a currency column does.
    expect(told(late)).toEqual({
      analysed: [30_002, 30_006],
      currency: [1, 4],
      rejected: 0,
      currencies: [' 30000 chosen', '$ 2 chosen', '€ 1'],
    });
    const formats = { 2: { kind: 'number', format: { decimal: '.', group: '' } } } as const;
    expect(told(await open(`${HEADER}${many}\nBob;2021-01-06;€4\n`, { formats })).analysed).toEqual([
      30_000, 30_000,
    ]);
  });

  it('agree with a column of currencies, and a row that contradicts itself is in neither', async () => {
    const text =
      'customer;date;amount;currency\nAnn;2021-01-05;$5;USD\nBob;2021-01-06;€4;EUR\nCid;2021-01-07;€3;USD\nDan;2021-01-08;$2;\nEve;2021-01-08;1;USD\n';
    expect(told(await open(text))).toEqual({
      analysed: [3, 8],
      currency: [2, 7],
      rejected: 0,
      currencies: ['USD 3 chosen', 'EUR 1', 'USD € 1'],
    });
  });

  it('stay apart where each of two files has its own', async () => {
    const file = (name: string, text: string) => ({ file: new Blob([HEADER + text]), name });
    const opened = await openFiles([
      file('one.csv', 'Ann;2021-01-05;$1.250\nBob;2021-01-06;$2.500\nBob;2021-01-06;$2.75\n'),
      file('two.csv', 'Ann;2021-02-05;4,50 €\nEve;2021-02-06;1.000,25 €\n'),
    ]);
    expect(told(opened)).toEqual({
      analysed: [3, 6.5],
      currency: [2, 1004.75],
      rejected: 0,
      currencies: ['$ 3 chosen', '€ 2'],
    });
  });

  it('are kept as written in a column that nothing hangs on', async () => {
    const opened = await open(
      'customer;date;amount;list\nAnn;2021-01-05;5;$5\nBob;2021-01-06;4;€4\nCid;2021-01-06;4;€5\n',
    );
    expect(opened.check.columns[3]?.kind).toBe('text');
    expect(told(opened)).toMatchObject({ analysed: [3, 13], currencies: [] });
  });
});

test('numbers alone beside numbers of one currency are that currency', async () => {
  expect(told(await open(`${HEADER}Ann;2021-01-05;$5\nBob;2021-01-06;4.5\nCid;2021-01-06;USD 3\n`))).toEqual({
    analysed: [3, 12.5],
    currency: [0, 0],
    rejected: 0,
    currencies: [],
  });
});

test.each([
  ['$', '$'], ['US$', '$'], ['usd', '$'], ['＄', '$'], ['€', '€'], ['EUR', '€'], ['руб.', 'RUB'], ['р.', 'RUB'], ['₽', 'RUB'],
  ['RUR', 'RUB'], ['Kč', 'CZK'], ['CZK', 'CZK'], ['Ft', 'HUF'], ['zł', 'PLN'], ['円', '¥'], ['￥', '¥'], ['JPY', '¥'], ['元', 'CNY'],
  ['төгрөг', '₮'], ['MNT', '₮'], ['грн.', 'UAH'], ['CAD $', 'CAD'], ['CAD', 'CAD'], ['kr.', 'KR'], ['kr', 'KR'], ['', ''],
])('%j is the currency %j', (text, name) => {
  expect(currencyOf(text)).toBe(name);
}); // prettier-ignore

test.each([
  '$',
  '€',
  '£',
  '¥',
  '₮',
  'RUB',
  'CZK',
  'HUF',
  'PLN',
  'CNY',
  'UAH',
  'KZT',
  'INR',
  'CHF',
  'CAD',
  'KR',
  '₩',
])('the name %j after a number is read as that currency again', (name) => {
  expect(numberParts(`12.5 ${name}`)).toMatchObject({ body: '12.5', currency: name });
});
