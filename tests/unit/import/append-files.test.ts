import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportError, ImportOptions } from '../../../src/import/check.ts';
import { openFiles } from '../../../src/import/open.ts';
import { isoOf } from '../../../src/table/civil-day.ts';

const open = (files: Record<string, string>, options?: ImportOptions) =>
  openFiles(
    Object.entries(files).map(([name, text]) => ({ file: new Blob([text]), name })),
    options,
  );

describe('files of the same columns', () => {
  test('stand under one another, whatever the order of their columns and however each writes its dates and numbers', async () => {
    const opened = await open({
      'january.csv': 'customer,date,amount\nann,01/31/2021,"1,234.50"\nbob,01/05/2021,2.25\n',
      'february.csv': 'Date;Amount;Customer\n28.02.2021;1.234,75;ann\n05.02.2021;3,5;cid\n',
    });
    const { check } = opened;
    expect(check.source.name).toBe('january.csv + february.csv');
    expect(check.questions).toEqual([]);
    expect(check.container?.kind).toBe('files');
    expect(check.waterfall?.analysed).toEqual({ rows: 4, amount: 2475 });
    const { lines } = opened.dataset();
    expect([0, 1, 2, 3].map((row) => [lines.customer.at(row), isoOf(lines.date[row] ?? 0)])).toEqual([
      ['ann', '2021-01-31'],
      ['bob', '2021-01-05'],
      ['ann', '2021-02-28'],
      ['cid', '2021-02-05'],
    ]);
    const formats = check.container?.appended?.parts.map((part) =>
      part.formats.map(({ column, format }) => [column, 'order' in format ? format.order : format.decimal]),
    );
    expect(formats).toEqual([
      [
        ['date', 'mdy'],
        ['amount', '.'],
      ],
      [
        ['date', 'dmy'],
        ['amount', ','],
      ],
    ]);
  });

  test('take each other’s word where one alone leaves a doubt', async () => {
    const { check } = await open({
      'a.csv': 'customer,date,amount\nann,31/01/2021,1.5\nbob,02/01/2021,2.5\n',
      'b.csv': 'customer,date,amount\nann,03/02/2021,1.5\nbob,04/02/2021,2.5\n',
    });
    expect(check.questions).toEqual([]);
    expect(check.summary).toMatchObject({ firstDate: '2021-01-02', lastDate: '2021-02-04' });
    const [, second] = check.container?.appended?.parts ?? [];
    expect(second?.formats[0]?.evidence[0]?.code).toBe('as-other-files');
  });

  test('ask once where none of them decides', async () => {
    const opened = await open({
      'a.csv': 'customer,date,amount\nann,01/02/2021,1.5\n',
      'b.csv': 'customer,date,amount\nann,03/04/2021,1.5\n',
    });
    expect(opened.check.questions.map(({ code }) => code)).toEqual(['date-order']);
    const format = opened.check.questions[0]?.choices.find((choice) => choice.reads === '2021-02-01')?.format;
    if (!format || !('order' in format)) throw new Error('no such choice');
    const check = await opened.recheck({ ...opened.check.options, formats: { 1: { kind: 'date', format } } });
    expect(check.summary).toMatchObject({ firstDate: '2021-02-01', lastDate: '2021-04-03' });
  });

  test('are refused by name where the others disagree about what one leaves open', async () => {
    const error = await open({
      'us.csv': 'customer,date,amount\nann,01/31/2021,1.5\n',
      'uk.csv': 'customer,date,amount\nann,31/01/2021,1.5\n',
      'which.csv': 'customer,date,amount\nann,03/04/2021,1.5\n',
    }).catch((caught: unknown) => caught as ImportError);
    expect(error).toMatchObject({ code: 'append-ambiguous', params: { name: 'which.csv', column: 'date' } });
  });

  test('show what they hold twice, and leave it out on request: the copies, not the equal lines within one file', async () => {
    const opened = await open({
      'a.csv': 'customer,date,amount\nann,2021-01-05,10\nbob,2021-01-31,2.5\nbob,2021-01-31,2.5\n',
      'b.csv':
        'customer,date,amount\nbob,2021-01-31,2.5\nbob,2021-01-31,2.5\nbob,2021-01-31,2.5\ncid,2021-02-01,4\n',
    });
    expect(opened.check.container?.appended?.overlap).toEqual({ rows: 2, amount: 5, dropped: false });
    expect(opened.check.waterfall).toMatchObject({
      analysed: { rows: 7, amount: 26.5 },
      duplicatesFound: { rows: 4 },
    });
    const check = await opened.recheck({ ...opened.check.options, dropOverlap: true });
    expect(check.container?.appended?.overlap).toEqual({ rows: 2, amount: 5, dropped: true });
    expect(check.waterfall).toMatchObject({
      analysed: { rows: 5, amount: 21.5 },
      duplicate: { rows: 2, amount: 5 },
    });
    expect(check.options.dropOverlap).toBe(true);
  });

  test('keep times of day, so that two sales of one day stay two', async () => {
    const { check } = await open({
      'a.csv': 'customer,date,amount\nann,31.01.2021 08:15,10\n',
      'b.csv': 'customer,date,amount\nann,31.01.2021 19:45,10\n',
    });
    expect(check.waterfall?.duplicatesFound.rows).toBe(0);
    expect(check.container?.appended?.overlap?.rows).toBe(0);
  });

  test('keep rows that cannot be read, under numbers that lead back to their file', async () => {
    const { check } = await open({
      'a.csv': 'customer,date,amount\nann,2021-01-05,10\n\nbroken row\nbob,2021-01-06,x\n',
      'b.csv': 'customer,date,amount\nann,2021-02-05,10\nbob,2021-02-06\ncid,never,4\n',
    });
    expect(check.waterfall).toMatchObject({
      file: { rows: 6 },
      rejected: { rows: 4 },
      analysed: { rows: 2 },
    });
    const parts = check.container?.appended?.parts ?? [];
    const places = check.rejected.map(({ fileRow, text, reason }) => {
      const part = parts.findLast(({ fromRow }) => fileRow >= fromRow);
      return [part?.table, fileRow - (part?.shift ?? 0), text, reason];
    });
    expect(places).toEqual([
      [0, 4, '"broken row"', 'field-count'],
      [0, 5, 'x', 'amount-unreadable'],
      [1, 3, '"bob,2021-02-06"', 'field-count'],
      [1, 4, 'never', 'date-unreadable'],
    ]);
  });

  test('under titles and over totals are their rows alone, and what was set aside is told of', async () => {
    const report = (day: string, amount: string) =>
      `Sales report;;\nMade on 2021-12-01;;\nCustomer;Date;Amount\nann;${day};${amount}\nbob;${day};2,50\nTotal;;99,00\n`;
    const { check } = await open({
      'a.csv': report('13.01.2021', '1,25'),
      'b.csv': report('13.02.2021', '3,75'),
    });
    expect(check.waterfall).toMatchObject({ file: { rows: 4 }, analysed: { rows: 4, amount: 10 } });
    expect(check.container?.aside.count).toBe(6);
    expect(check.container?.aside.rows.map(({ table, fileRow, why }) => [table, fileRow, why])).toEqual([
      [0, 1, 'title'],
      [0, 2, 'title'],
      [0, 6, 'total'],
      [1, 1, 'title'],
      [1, 2, 'title'],
      [1, 6, 'total'],
    ]);
    expect(check.container?.appended?.parts.map(({ fromRow, shift }) => [fromRow, shift])).toEqual([
      [4, 0],
      [10, 6],
    ]);
  });

  test('may lack columns that the others have', async () => {
    const opened = await open({
      'a.csv': 'customer,date,amount,channel\nann,2021-01-05,10,web\n',
      'b.csv': 'customer,date,amount\nann,2021-02-05,10\n',
    });
    expect(opened.check.container?.appended?.parts.map(({ missing }) => missing)).toEqual([[], ['channel']]);
    expect(opened.dataset().lines.attributes[0]?.column.at(1)).toBeNull();
  });

  test('keep leading zeros where one file has numbers only', async () => {
    const opened = await open({
      'a.csv': 'card,date,amount,batch\n007,2021-01-05,10,01\n008,2021-01-06,11,02\n',
      'b.csv': 'card,date,amount,batch\nA7,2021-02-05,10,1.50\n007,2021-02-06,5,7\n',
    });
    const { lines } = opened.dataset();
    expect([0, 1, 2, 3].map((row) => lines.customer.at(row))).toEqual(['007', '008', 'A7', '007']);
    expect([0, 2].map((row) => lines.attributes[0]?.column.at(row))).toEqual(['01', '1.50']);
  });

  test('can be added to: what was open is opened anew with the rest', async () => {
    const opened = await open({ 'a.csv': 'customer,date,amount\nann,2021-01-05,10\nbob,2021-01-06,5\n' });
    const more = await openFiles([
      ...opened.files,
      { file: new Blob(['customer,date,amount\nann,2021-02-05,10\n']), name: 'b.csv' },
    ]);
    expect(more.check.waterfall?.analysed).toEqual({ rows: 3, amount: 25 });
  });

  test('one of which cannot be read is named', async () => {
    const error = await openFiles([
      { file: new Blob(['customer,date,amount\nann,2021-01-05,10\n']), name: 'a.csv' },
      { file: new Blob(['PK\u0003\u0004 and nothing']), name: 'b.zip' },
    ]).catch((caught: unknown) => caught as ImportError);
    expect(error).toMatchObject({ code: 'zip-broken', params: { name: 'b.zip' } });
  });
});

test('a table cut into files at any rows reads as the table does', async () => {
  const line = fc.record({
    customer: fc.constantFrom('ann', 'bob', '"x, y"', 'Žofie'),
    day: fc.integer({ min: 1, max: 28 }),
    cents: fc.integer({ min: 1, max: 999_999 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 4, maxLength: 20 }), fc.nat(), async (rows, place) => {
      const texts = rows.map(
        ({ customer, day, cents }) =>
          `${customer},2021-03-${String(day).padStart(2, '0')},${(cents / 100).toFixed(2)}\n`,
      );
      const cut = 2 + (place % (rows.length - 3));
      const head = 'customer,date,amount\n';
      const whole = await open({ 'all.csv': head + texts.join('') });
      const parts = await open({
        'a.csv': head + texts.slice(0, cut).join(''),
        'b.csv': head + texts.slice(cut).join(''),
      });
      const [one, two] = [whole, parts].map(({ check }) => ({ ...check.waterfall, summary: check.summary }));
      expect(two).toEqual(one);
    }),
    { numRuns: 60 },
  );
});
