import { describe, expect, test } from 'vitest';
import { openFile } from '../../../src/import/open.ts';
import type { ImportOptions } from '../../../src/import/check.ts';

const open = (text: string, options?: ImportOptions) => openFile(new Blob([text]), 'sales.csv', options);

const ORDERS = [
  'customer,date,amount,status,note',
  'ann,2021-01-05,10.00,paid,=SUM(A1)',
  'bob,2021-01-06,20.50,cancelled,-5',
  ',2021-01-07,5.00,paid,"+x, y"',
  'ann,yesterday,1.00,paid,@home',
  'bob,2021-01-08',
  'bob,2021-01-09,7.25,pending,fine',
  '',
].join('\n');

describe('a change of mind', () => {
  test('about statuses moves rows between buckets, and the file’s total stays', async () => {
    const opened = await open(ORDERS);
    expect(opened.check.waterfall).toMatchObject({
      file: { rows: 6, amount: 42.75 },
      rejected: { rows: 2 },
      status: { rows: 1, amount: 20.5 },
      anonymous: { rows: 1, amount: 5 },
      analysed: { rows: 2, amount: 17.25 },
    });
    const check = await opened.recheck({ ...opened.check.options, excludedStatuses: ['pending'] });
    expect(check.waterfall).toMatchObject({
      file: { rows: 6, amount: 42.75 },
      status: { rows: 1, amount: 7.25 },
      analysed: { rows: 2, amount: 30.5 },
    });
  });

  test('about a role reads the column anew where it must', async () => {
    const opened = await open(
      'card,date,amount,points\n7,2021-01-05,10.5,20\n8,2021-01-06,2.5,5\n7,2021-01-07,1.5,3\n',
    );
    expect(opened.check.columns.map(({ role, kind }) => `${role} ${kind}`)).toEqual([
      'customer text',
      'date date',
      'amount number',
      'null number',
    ]);
    const roles = { ...opened.check.options.roles, amount: 3, customer: 2 };
    const check = await opened.recheck({ ...opened.check.options, roles });
    expect(check.columns.map(({ role, kind }) => `${role} ${kind}`)).toEqual([
      'null number',
      'date date',
      'customer text',
      'amount number',
    ]);
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 28 });
    expect(opened.dataset().lines.customer.levels).toEqual(['10.5', '2.5', '1.5']);
  });

  test('about a date order answers the question, and the other guesses keep their reasons', async () => {
    const opened = await open('customer,date,amount\na,03/04/2021,1.5\nb,05/06/2021,2.5\n');
    const [question] = opened.check.questions;
    expect(question?.code).toBe('date-order');
    expect(opened.check.waterfall).toBeNull();
    const format = question?.choices[1]?.format;
    if (!format || !('order' in format)) throw new Error('no date format to choose');
    const check = await opened.recheck({
      ...opened.check.options,
      formats: { ...opened.check.options.formats, 1: { kind: 'date', format } },
    });
    expect(check.questions).toEqual([]);
    expect(check.summary).toMatchObject({ firstDate: '2021-03-04', lastDate: '2021-05-06' });
    expect(check.columns[1]?.formatEvidence).toEqual([{ code: 'chosen', params: {} }]);
    expect(check.columns[2]?.formatEvidence[0]?.code).toBe('decimal-mark');
    expect(check.columns[0]?.roleEvidence[0]).toEqual({ code: 'header-word', params: { word: 'customer' } });
  });

  test('about the header or the delimiter guesses the columns anew', async () => {
    const opened = await open('customer;date;amount\na;2021-01-05;1,5\nb;2021-01-06;2,5\n');
    const headless = await opened.recheck({ ...opened.check.options, header: false });
    expect(headless.columns.map(({ name }) => name)).toEqual(['column 1', 'column 2', 'column 3']);
    const back = await opened.recheck({ ...headless.options, header: true });
    expect(back.ready).toBe(true);
    expect(back.waterfall?.analysed).toEqual({ rows: 2, amount: 4 });
  });

  test('that is cancelled leaves the last good state', async () => {
    const opened = await open(ORDERS);
    const before = opened.check;
    const stopped = AbortSignal.abort();
    await expect(
      opened.recheck({ ...before.options, header: false }, undefined, stopped),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(opened.check).toBe(before);
    expect(opened.dataset().lines.count).toBe(3);
  });

  test('and the options in force open the file the same way again', async () => {
    const opened = await open(ORDERS);
    const again = await open(ORDERS, structuredClone(opened.check.options));
    expect(again.check).toEqual(opened.check);
  });
});

describe('the rows of a bucket', () => {
  test('are shown as the file writes them, with the reason', async () => {
    const opened = await open(ORDERS);
    expect(await opened.bucketRows('rejected', 0, 10)).toEqual({
      total: 2,
      rows: [
        {
          fileRow: 5,
          cells: ['ann', 'yesterday', '1.00', 'paid', '@home'],
          why: { fileRow: 5, column: 'date', text: 'yesterday', reason: 'date-unreadable' },
        },
        {
          fileRow: 6,
          cells: ['bob,2021-01-08'],
          why: { fileRow: 6, column: '', text: 'bob,2021-01-08', reason: 'field-count' },
        },
      ],
    });
    const analysed = await opened.bucketRows('analysed', 1, 10);
    expect(analysed.total).toBe(2);
    expect(analysed.rows).toEqual([
      { fileRow: 7, cells: ['bob', '2021-01-09', '7.25', 'pending', 'fine'], why: null },
    ]);
    expect((await opened.bucketRows('duplicate', 0, 10)).total).toBe(0);
  });

  test('are exported with formulas made text and numbers left numbers', async () => {
    const opened = await open(ORDERS);
    const bytes = new Uint8Array(await (await opened.bucketCsv('analysed')).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(
      "customer,date,amount,status,note,row,reason\r\nann,2021-01-05,10.00,paid,'=SUM(A1),2,\r\nbob,2021-01-09,7.25,pending,fine,7,\r\n",
    );
    const anonymous = await (await opened.bucketCsv('anonymous')).text();
    expect(anonymous.split('\r\n')[1]).toBe(`,2021-01-07,5.00,paid,"'+x, y",4,`);
    const status = await (await opened.bucketCsv('status')).text();
    expect(status.split('\r\n')[1]).toBe('bob,2021-01-06,20.50,cancelled,-5,3,');
  });
});

describe('odd files', () => {
  test('gzip is unpacked', async () => {
    const packed = new Blob([ORDERS]).stream().pipeThrough(new CompressionStream('gzip'));
    const opened = await openFile(await new Response(packed).blob(), 'sales.csv.gz');
    expect(opened.check.gzip).toBe(true);
    expect(opened.check.waterfall?.analysed).toEqual({ rows: 2, amount: 17.25 });
  });

  test('a broken gzip says so', async () => {
    const packed = await new Response(
      new Blob([ORDERS.repeat(100)]).stream().pipeThrough(new CompressionStream('gzip')),
    ).blob();
    await expect(openFile(packed.slice(0, packed.size - 20), 'sales.csv.gz')).rejects.toMatchObject({
      code: 'file-gzip-broken',
    });
  });

  test('200 columns are all kept', async () => {
    const extra = Array.from({ length: 197 }, (_, index) => `extra ${index}`);
    const row = (customer: string, day: string, amount: string) =>
      [customer, day, amount, ...extra.map((_, index) => `v${index}`)].join(',');
    const opened = await open(
      [
        ['customer', 'date', 'amount', ...extra].join(','),
        row('a', '2021-01-05', '1.5'),
        row('b', '2021-01-06', '2.5'),
      ].join('\n'),
    );
    expect(opened.check.ready).toBe(true);
    expect(opened.dataset().lines.attributes).toHaveLength(197);
  });

  test('too many columns are refused with their number', async () => {
    const wide = Array.from({ length: 5000 }, (_, index) => `c${index}`).join(',');
    await expect(open(`${wide}\n${wide}\n`)).rejects.toMatchObject({
      code: 'file-too-many-columns',
      params: { columns: 5000, limit: 4000 },
    });
  });

  test('a field of a megabyte is a field', async () => {
    const long = 'x'.repeat(1 << 20);
    const opened = await open(`customer,date,amount,note\na,2021-01-05,1.5,"${long}"\nb,2021-01-06,2.5,\n`);
    expect(opened.check.waterfall?.analysed).toEqual({ rows: 2, amount: 4 });
    const { rows } = await opened.bucketRows('analysed', 0, 1);
    expect(rows[0]?.cells[3]).toHaveLength(1 << 20);
  });

  test('a quote that never closes is refused with its row', async () => {
    const body = 'a,2021-01-05,1.5,ok\nb,2021-01-06,2.5,"open\n' + 'c,2021-01-07,3.5,ok\n'.repeat(50);
    await expect(open(`customer,date,amount,note\n${body}`)).rejects.toMatchObject({
      code: 'file-quote-open',
      params: { row: 3 },
    });
    await expect(open(`"customer,date,amount\na,2021-01-05,1.5\n`)).rejects.toMatchObject({
      code: 'file-quote-open',
      params: { row: 1 },
    });
  });

  test('a file that cannot be read says so', async () => {
    class Gone extends Blob {
      override slice(): Blob {
        return this;
      }
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('gone', 'NotFoundError'));
      }
    }
    await expect(openFile(new Gone(['a,b']), 'gone.csv')).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('one customer, one order, one day are a file like any other', async () => {
    const opened = await open('customer,date,amount\na,2021-01-05,1.5\n');
    expect(opened.check.ready).toBe(true);
    expect(opened.check.summary).toEqual({
      customers: 1,
      firstDate: '2021-01-05',
      lastDate: '2021-01-05',
      revenue: 1.5,
    });
  });

  test('the same bytes have the same fingerprint, others another', async () => {
    const [one, two, other] = await Promise.all([
      open(ORDERS),
      open(ORDERS),
      open(ORDERS.replace('7.25', '7.26')),
    ]);
    expect(one.check.source.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(two.check.source.fingerprint).toBe(one.check.source.fingerprint);
    expect(other.check.source.fingerprint).not.toBe(one.check.source.fingerprint);
  });
});
