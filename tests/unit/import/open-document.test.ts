import { describe, expect, test } from 'vitest';
import { findTables } from '../../../src/import/archive.ts';
import { openFile } from '../../../src/import/open.ts';
import { ods, odsParts, zipped } from './made-workbooks.ts';

const cell = (type: string, value: string, shown: string, more = '') =>
  `<table:table-cell office:value-type="${type}" office:${value}${more}><text:p>${shown}</text:p></table:table-cell>`;
const text = (shown: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${shown}</text:p></table:table-cell>`;
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
const table = (name: string, rows: string, style = 'ta1') =>
  `<table:table table:name="${name}" table:style-name="${style}"><table:table-column/>${rows}</table:table>`;

async function csvOf(rows: string): Promise<string> {
  const { tables } = await findTables(ods(table('S', rows)), 'book.ods');
  return (await (await tables[0]?.text())?.blob.text()) ?? '';
}

describe('cells of an OpenDocument sheet', () => {
  test('are what their values say, not how they are shown', async () => {
    const csv = await csvOf(
      row(
        cell('date', 'date-value="2021-03-04"', '4.3.21') +
          cell('date', 'date-value="2021-03-04T13:45:00"', '4.3.') +
          cell('float', 'value="1234.5"', '1 234,50') +
          cell('currency', 'value="-10"', '-10 Kč') +
          cell('percentage', 'value="0.125"', '12,5 %') +
          cell('boolean', 'boolean-value="true"', 'PRAVDA') +
          cell('time', 'time-value="PT08H05M09S"', '8:05') +
          cell('float', 'value="42"', '00042'),
      ),
    );
    expect(csv).toBe('2021-03-04,2021-03-04 13:45:00,1234.5,-10,0.125,TRUE,08:05:09,00042\n');
  });

  test('keep the currency of their values', async () => {
    const csv = await csvOf(
      row(
        cell('currency', 'currency="CZK" value="-10"', '-10 Kč') +
          cell('currency', 'currency="EUR" value="4.5"', '4,50 €') +
          cell('currency', 'currency="XTS" value="4.5"', '4,50'),
      ),
    );
    expect(csv).toBe('-10 CZK,4.5 €,4.5\n');
  });

  test('repeat as often as they say, and sheets of blanks take no room', async () => {
    const csv = await csvOf(
      row(
        '<table:table-cell table:number-columns-repeated="2"/>' +
          text('a', ' table:number-columns-repeated="2"') +
          text('b'),
      ) +
        row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="2"') +
        row(
          '<table:table-cell table:number-columns-repeated="3"/>' + text('c'),
          ' table:number-rows-repeated="2"',
        ) +
        row(
          '<table:table-cell table:number-columns-repeated="16384"/>',
          ' table:number-rows-repeated="1048000"',
        ),
    );
    expect(csv).toBe('a,a,b\n\n\n,c,\n,c,\n');
  });

  test('hold the text of their paragraphs and spans, and not their comments or covered cells', async () => {
    const csv = await csvOf(
      row(
        '<table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>a <text:span>b</text:span><text:s text:c="2"/>c</text:p><text:p>d</text:p></table:table-cell>' +
          '<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>' +
          text('x &amp; y'),
      ),
    );
    expect(csv).toBe('"a b  c\nd",,x & y\n');
  });
});

test('an OpenDocument file opens by what it is, whatever it is called', async () => {
  const sales = [
    ['ann', '2021-01-05', '10.5'],
    ['bob', '2021-01-06', '2.25'],
  ]
    .map(([who = '', day = '', amount = '']) =>
      row(text(who) + cell('date', `date-value="${day}"`, day) + cell('float', `value="${amount}"`, amount)),
    )
    .join('');
  const { check } = await openFile(
    ods(
      table('Hidden', row(text('x') + text('y')), 'ta2') +
        table('Sales', row(text('customer') + text('date') + text('amount')) + sales),
    ),
    'sales.csv',
  );
  expect(check.container?.kind).toBe('ods');
  expect(check.container?.tables.map(({ label, hidden, chosen }) => [label, hidden, chosen])).toEqual([
    ['Hidden', true, false],
    ['Sales', false, true],
  ]);
  expect(check.waterfall?.analysed).toEqual({ rows: 2, amount: 12.75 });
});

describe('an OpenDocument file made to do harm', () => {
  const codeOf = (parts: Record<string, string>) =>
    openFile(new Blob([zipped(parts)]), 'x.ods').catch((error: unknown) => (error as { code: string }).code);

  test('cannot repeat filled cells into gigabytes', async () => {
    const million = row(
      text('a', ' table:number-columns-repeated="16000"'),
      ' table:number-rows-repeated="1000000"',
    );
    expect(await codeOf(odsParts(table('S', million)))).toBe('workbook-broken');
    const wide = row(text('a', ' table:number-columns-repeated="99999999"'));
    expect(await codeOf(odsParts(table('S', wide)))).toBe('workbook-broken');
    const nonsense = row(text('a', ' table:number-columns-repeated="-5"'));
    expect(await codeOf(odsParts(table('S', nonsense)))).toBe('workbook-broken');
  });

  test('behind a password is named', async () => {
    const parts = odsParts('');
    parts['META-INF/manifest.xml'] = '<manifest><file-entry><encryption-data/></file-entry></manifest>';
    expect(await codeOf(parts)).toBe('file-encrypted');
  });

  test('with a document type is refused', async () => {
    const parts = odsParts('');
    parts['content.xml'] = `<!DOCTYPE x [<!ENTITY a "b">]>${parts['content.xml'] ?? ''}`;
    expect(await codeOf(parts)).toBe('xml-doctype');
  });
});
