import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../src/import/check.ts';
import { openFile } from '../../../src/import/open.ts';
import { namedMonth } from '../../../src/import/named-month.ts';
import { periodHeaders } from '../../../src/import/period-headers.ts';
import { plainRows, xlsx } from './made-workbooks.ts';

const open = (text: string, options?: ImportOptions, name = 'sales.csv') =>
  openFile(new Blob([text]), name, options);

describe('a month in a header', () => {
  test.each([
    ['2021-01', 2021, 1],
    ['01.2021', 2021, 1],
    ['3/2021', 2021, 3],
    ['202111', 2021, 11],
    ['January 2021', 2021, 1],
    ['Jan-21', 2021, 1],
    ["Sept '20", 2020, 9],
    ['2021 May', 2021, 5],
    ['Январь 2021 г.', 2021, 1],
    ['янв.21', 2021, 1],
    ['Мая 2021', 2021, 5],
    ['2021年1月', 2021, 1],
    ['２０２１年１２月', 2021, 12],
    ['1月', null, 1],
    ['leden 2021', 2021, 1],
    ['července 2021', 2021, 7],
    ['Říjen', null, 10],
    ['2021. január', 2021, 1],
    ['szept.', null, 9],
    ['2021 оны 3 сар', 2021, 3],
    ['12-р сар', null, 12],
    ['нэгдүгээр сар', null, 1],
    ['арван хоёрдугаар сар', null, 12],
  ])('%s', (header, year, month) => {
    expect(namedMonth(header)).toEqual({ year, month });
  });

  test.each(['Amount', 'Total', 'Ma', 'čer', '13.2021', '2021', 'Marketing', 'Julia', 'Q1 2021', '99'])(
    '%s is none',
    (header) => {
      expect(namedMonth(header)).toBeNull();
    },
  );

  test('may be a day, in one order for all', () => {
    expect(periodHeaders(['shop', '30.01.2021', '31.01.2021', '01.02.2021'])).toEqual({
      step: 'day',
      dates: [null, '2021-01-30', '2021-01-31', '2021-02-01'],
      needsYear: false,
    });
    expect(periodHeaders(['shop', '2021-01-01', '2021-02-01 00:00:00', '2021-03-01'])?.step).toBe('month');
    expect(periodHeaders(['shop', '01/02/2021', '03/04/2021', '05/06/2021'])).toBeNull();
    expect(periodHeaders(['date', 'amount', '2021-01'])).toBeNull();
  });
});

const PIVOT = [
  'Klient;Region;leden 2021;únor 2021;březen 2021;Celkem',
  'Novák;Brno;1 200,50;;300,00;1 500,50',
  'Svoboda;Praha;0;100,00;50,25;150,25',
  'Celkem;;1 200,50;100,00;350,25;1 650,75',
  '',
].join('\n');

describe('a column a month', () => {
  test('becomes a line a month, without sums and blanks, and goes back on request', async () => {
    const opened = await open(PIVOT);
    const { check } = opened;
    expect(check.container?.unpivoted).toEqual({
      step: 'month',
      columns: 3,
      from: '2021-01-01',
      to: '2021-03-01',
      rows: 3,
      lines: 4,
      blankCells: 2,
      totalRows: 1,
      totalColumns: ['Celkem'],
      year: null,
    });
    expect(check.questions).toEqual([]);
    expect(check.columns.map(({ name, role }) => [name, role])).toEqual([
      ['Klient', 'customer'],
      ['Region', 'region'],
      ['date', 'date'],
      ['amount', 'amount'],
    ]);
    expect(check.waterfall?.analysed).toEqual({ rows: 4, amount: 1650.75 });
    const back = await opened.recheck({ ...check.options, unpivot: false });
    expect(back.container).toBeNull();
    expect(back.columns).toHaveLength(6);
    const again = await opened.recheck({ unpivot: {} });
    expect(again.waterfall?.analysed.rows).toBe(4);
  });

  test('that names no year takes the one the file speaks of, or asks for it', async () => {
    const text = 'customer,January,February,March\nann,1.5,2.5,3.5\nbob,,1.5,\n';
    const named = await open(text, {}, 'sales 2020.csv');
    expect(named.check.container?.unpivoted).toMatchObject({
      from: '2020-01-01',
      to: '2020-03-01',
      year: 2020,
    });
    expect(named.check.summary).toMatchObject({ firstDate: '2020-01-01', revenue: 9 });
    const nameless = await open(text);
    expect(nameless.check.container).toMatchObject({ unpivoted: null, pivotWithoutYear: 3 });
    const check = await nameless.recheck({ ...nameless.check.options, unpivot: { year: 2019 } });
    expect(check.summary).toMatchObject({ firstDate: '2019-01-01', lastDate: '2019-03-01' });
  });

  test('in a workbook, with dates for headers and sums between, reads the same', async () => {
    const { check } = await openFile(
      xlsx({
        sheets: [
          {
            name: 'Pivot',
            rows:
              '<row><c t="inlineStr"><is><t>Customer</t></is></c><c s="1"><v>44197</v></c><c s="1"><v>44228</v></c><c t="inlineStr"><is><t>H1</t></is></c><c s="1"><v>44256</v></c></row>' +
              plainRows([
                ['ann', 1.234, 2, 3.234, 4],
                ['bob', 5.678, null, 5.678, 1],
              ]),
          },
        ],
        styles: [0, 17],
      }),
      'pivot.xlsx',
    );
    expect(check.container?.unpivoted).toMatchObject({
      columns: 3,
      lines: 5,
      totalColumns: ['H1'],
      to: '2021-03-01',
    });
    expect(check.questions).toEqual([]);
    expect(check.waterfall?.analysed).toEqual({ rows: 5, amount: 13.912 });
  });

  test('under its year, in a row above, reads as the two rows say together', async () => {
    const text = [
      'Продажи по месяцам;;;;;;;',
      '',
      'Клиент;Город;2020;;2020 Итого;2021;;Итого',
      ';;ноя;дек;;янв;фев;',
      'Анна;Омск;1,50;2,50;4,00;3,50;;7,50',
      'Борис;Тула;;1,50;1,50;;2,25;3,75',
      'Итого;;1,50;4,00;5,50;3,50;2,25;11,25',
      '',
    ].join('\n');
    const { check } = await open(text);
    expect(check.container?.unpivoted).toEqual({
      step: 'month',
      columns: 4,
      from: '2020-11-01',
      to: '2021-02-01',
      rows: 3,
      lines: 5,
      blankCells: 3,
      totalRows: 1,
      totalColumns: ['Итого', 'Итого (2)'],
      year: null,
    });
    expect(check.columns.map(({ name, role }) => [name, role])).toEqual([
      ['Клиент', 'customer'],
      ['Город', 'region'],
      ['date', 'date'],
      ['amount', 'amount'],
    ]);
    expect(check.questions).toEqual([]);
    expect(check.waterfall?.analysed).toEqual({ rows: 5, amount: 11.25 });
    expect(check.summary).toMatchObject({ customers: 2, firstDate: '2020-11-01', lastDate: '2021-02-01' });
  });

  test('by its number under a year, in a workbook too, reads the same', async () => {
    const csv = await open('customer,2020,,,2021\n,10,11,12,1\nann,1,2,3,4\nbob,5,,6,7\n');
    expect(csv.check.container?.unpivoted).toMatchObject({ from: '2020-10-01', to: '2021-01-01', lines: 7 });
    expect(csv.check.waterfall?.analysed).toEqual({ rows: 7, amount: 28 });
    const { check } = await openFile(
      xlsx({
        sheets: [
          {
            name: 'Pivot',
            rows: plainRows([
              ['Sales', null, null, null, null],
              ['customer', 2020, null, null, 2021],
              [null, 'Oct', 'Nov', 'Dec', 'Jan'],
              ['ann', 1.234, 2, 3, 4],
              ['bob', 5, null, 6, 7],
            ]),
          },
        ],
      }),
      'pivot.xlsx',
    );
    expect(check.container?.unpivoted).toMatchObject({ from: '2020-10-01', to: '2021-01-01', lines: 7 });
    expect(check.waterfall?.analysed).toEqual({ rows: 7, amount: 28.234 });
  });

  test('twice under words that are no years is none: one of the two would be lost', async () => {
    const { check } = await open(
      'customer,Plan,,,Actual,,\n,Jan,Feb,Mar,Jan,Feb,Mar\nann,1,2,3,4,5,6\nbob,7,8,9,1,2,3\n',
      {},
      'sales 2021.csv',
    );
    expect(check.container).toBeNull();
    expect(check.ready).toBe(false);
  });

  test('is none where the columns hold texts, or nothing says whose they are', async () => {
    const texts = await open(
      'customer,date,2021-01,2021-02,2021-03,amount\nann,2021-01-05,yes,no,yes,1.5\nbob,2021-01-06,no,no,no,2.5\n',
    );
    expect(texts.check.container).toBeNull();
    expect(texts.check.waterfall?.analysed).toEqual({ rows: 2, amount: 4 });
  });
});
