import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import type { SheetCopy } from '../../../workers/sheet-api.ts';
import { datasetOf } from '../model/small-dataset.ts';
import { DATASET, deskOf, LINES, ok } from './small-desk.ts';

const desk = deskOf(DATASET);

describe('finding', () => {
  const find = async (
    text: string,
    from: [number, number],
    columns: readonly string[],
    backwards = false,
  ) => {
    const [row, column] = from;
    const found = ok(await desk.sheetFind(LINES, DEFAULT_VIEW, { text, columns, row, column, backwards }));
    return found && [found.row, found.column];
  };

  test('goes on from a cell, row by row and around the end, both ways', async () => {
    const columns = ['customer', 'shop'];
    expect(await find('NOR', [0, 0], columns)).toEqual([0, 1]);
    expect(await find('nor', [0, 1], columns)).toEqual([1, 1]);
    expect(await find('nor', [1, 1], columns)).toEqual([4, 1]);
    expect(await find('nor', [4, 1], columns)).toEqual([0, 1]);
    expect(await find('nor', [0, 1], columns, true)).toEqual([4, 1]);
    expect(await find('Bo', [0, 0], columns)).toEqual([0, 0]);
    expect(await find('nobody', [0, 0], columns)).toBeNull();
    expect(await find('', [0, 0], columns)).toBeNull();
    expect(await find('nor', [0, 0], [])).toBeNull();
    expect(await find('Bo', [-1, 0], columns)).toEqual([0, 0]);
    expect(await find('south', [NaN, NaN], columns, true)).toEqual([5, 1]);
    expect(await find('Bo', [1e9, 7], columns)).toEqual([0, 0]);
  });

  test('takes every character for itself', async () => {
    for (const text of ['(a+)+$', '.*', '[', '\\', '^north$']) expect(await find(text, [0, 0], ['shop', 'customer'])).toBeNull(); // prettier-ignore
  });

  test('finds numbers and days as a reader writes them', async () => {
    const columns = ['date', 'amount'];
    for (const text of ['5.5', '5,5', '5,50', '5.50'])
      expect(await find(text, [0, 0], columns)).toEqual([2, 1]);
    expect(await find('-2', [0, 0], ['amount'])).toEqual([4, 0]);
    expect(await find('−2', [0, 0], ['amount'])).toEqual([4, 0]);
    for (const text of ['2021-01-05', '5 Jan 2021', '5\u00a0jan', '05.01.2021', '5. 1.', '01/05/2021']) expect(await find(text, [0, 0], columns)).toEqual([1, 0]); // prettier-ignore
  });

  test('finds classes by what they are called on screen', async () => {
    const wanted = { text: 'best', columns: ['abc'], row: 1, column: 0, backwards: false };
    const words = { abc: { A: 'the best', B: 'middling' } };
    const customers = { ...LINES, table: 'customers' } as const;
    expect(ok(await desk.sheetFind(customers, DEFAULT_VIEW, { ...wanted, words }))).toEqual({
      row: 0,
      column: 0,
    });
    expect(ok(await desk.sheetFind(customers, DEFAULT_VIEW, wanted))).toBeNull();
  });
});

describe('copying', () => {
  const hostile = deskOf(
    datasetOf([
      { customer: '007', date: '2021-01-05', amount: 1234.5, attributes: { note: '=1+1' } },
      { customer: 'tab\there', date: '1899-12-31', amount: -0.25, attributes: { note: '"quoted" <b>&' } },
      { customer: 'two\nlines', date: '2021-01-07', amount: 3, attributes: { note: '' } },
    ]),
  );
  const copy = async (asked: Partial<SheetCopy>) =>
    ok(await hostile.sheetCopy(LINES, DEFAULT_VIEW, { ranges: [], header: false, decimal: '.', ...asked }));
  const all = [{ from: 0, to: 3, columns: ['customer', 'date', 'amount', 'note'] }];

  test('gives text with tabs, quoted where a cell would fall apart, formulas made text', async () => {
    expect((await copy({ ranges: all, decimal: ',' })).text.split('\r\n')).toEqual([
      "007\t2021-01-05\t1234,5\t'=1+1",
      '"tab\there"\t1899-12-31\t-0,25\t"""quoted"" <b>&"',
      '"two\nlines"\t2021-01-07\t3\t',
    ]);
  });

  test('gives a table that says what is a number, a day and a text', async () => {
    const { html } = await copy({ ranges: all, header: true, titles: { note: 'A & B' }, decimal: ',' });
    const rows = html.split('\n').filter((line) => line.startsWith('<tr>'));
    const text = 'class=t x:str sdnum="1033;0;@"';
    expect(rows[0]).toContain(`<th ${text}>A &amp; B</th></tr>`);
    expect(rows[1]).toBe(
      `<tr><td ${text}>007</td><td class=d x:num="44201" sdval="44201" sdnum="1033;0;YYYY-MM-DD">2021-01-05</td>` +
        `<td x:num="1234.5" sdval="1234.5" sdnum="1033;">1234,5</td><td ${text}>=1+1</td></tr>`,
    );
    // Before March 1900 spreadsheets count days otherwise.
    expect(rows[2]).toContain(`<td ${text}>1899-12-31</td>`);
    expect(rows[2]).toContain('&quot;quoted&quot; &lt;b&gt;&amp;');
    expect(rows[3]).toContain('two<br style="mso-data-placement:same-cell">lines</td>');
    expect(rows[3]).toContain('<td></td></tr>');
  });

  test('puts ranges over the same rows side by side, and others below one another under one head', async () => {
    const beside = [
      { from: 1, to: 3, columns: ['row'] },
      { from: 1, to: 3, columns: ['amount'] },
    ];
    expect((await copy({ ranges: beside })).text).toBe('2\t-0.25\r\n3\t3');
    const below = [
      { from: 0, to: 1, columns: ['row'] },
      { from: 2, to: 9, columns: ['row'] },
    ];
    expect((await copy({ ranges: below, header: true, titles: { row: '-row' } })).text).toBe(
      "'-row\r\n1\r\n3",
    );
    expect((await copy({ ranges: [{ from: 5, to: 2, columns: ['row'] }] })).text).toBe('');
  });

  test('refuses more than two million cells', async () => {
    const many = deskOf(datasetOf(Array.from({ length: 200_001 }, () => ({ customer: 'a', date: '2021-01-01', amount: 1 })))); // prettier-ignore
    const columns = Array.from({ length: 10 }, () => 'amount');
    const asked = { ranges: [{ from: 0, to: 1e9, columns }], header: false, decimal: '.' } as const;
    expect(await many.sheetCopy(LINES, DEFAULT_VIEW, asked)).toMatchObject({
      error: { code: 'copy-too-large', params: { cells: 2_000_010, most: 2_000_000 } },
    });
  });
});
