import { expect, test } from 'vitest';
import { escaped, tableHtml } from '../../../../src/views/chart/table-html.ts';

test('a copied table has figures as figures, texts as texts, and nothing that runs', () => {
  expect(
    tableHtml({
      title: 'x',
      columns: [
        { title: '<b>', kind: 'text', cells: ['=1+1', '<img src=x onerror="a()">'] },
        { title: 'paid', kind: 'money', cells: [-12.5, null] },
      ],
    }),
  ).toBe(
    '<meta charset="utf-8"><table><tr><th>&lt;b&gt;</th><th>paid</th></tr>' +
      `<tr><td style="mso-number-format:'\\@'">=1+1</td><td sdval="-12.5" sdnum="1033;">-12.5</td></tr>` +
      `<tr><td style="mso-number-format:'\\@'">&lt;img src=x onerror=&quot;a()&quot;&gt;</td><td></td></tr></table>`,
  );
});

test('no sign of markup is left in an escaped text', () => {
  expect(escaped(`<a href="x" id='y'>&</a>`)).toBe(
    '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
  );
});
