import { describe, expect, test } from 'vitest';
import type { ImportError, ImportOptions } from '../../../src/import/check.ts';
import { openFiles } from '../../../src/import/open.ts';
import { plainRows, xlsx } from './made-workbooks.ts';

const open = (files: Record<string, string | Blob>, options?: ImportOptions) =>
  openFiles(
    Object.entries(files).map(([name, content]) => ({
      file: typeof content === 'string' ? new Blob([content]) : content,
      name,
    })),
    options,
  );

const ORDERS = [
  'id,customer_id,created_at,shipping,status',
  '1001,7,2021-01-05,4.90,paid',
  '1002,8,2021-01-06,0.00,paid',
  '1003,7,2021-02-07,4.90,cancelled',
  '1004,99,2021-02-08,4.90,paid',
  '1005,,2021-02-09,4.90,paid',
  '',
].join('\n');
const CUSTOMERS = [
  'id,name,email,city,total_spent',
  '7,Ann,ann@example.com,Brno,120.50',
  '8,Bob,bob@example.com,Praha,33.00',
  '9,Cid,cid@example.com,Brno,0.00',
  '',
].join('\n');
const ITEMS = [
  'order_id,sku,quantity,price',
  '1001,A-1,2,10.00',
  '1001,B-2,1,5.50',
  '1002,A-1,3,10.00',
  '1003,C-3,1,99.00',
  '1004,A-1,1,10.00',
  '1005,B-2,2,5.50',
  '2222,B-2,1,5.50',
  '',
].join('\n');

describe('orders, customers and items in three files', () => {
  test('are joined from the items outward, and no amount is counted twice', async () => {
    const opened = await open({ 'orders.csv': ORDERS, 'customers.csv': CUSTOMERS, 'items.csv': ITEMS });
    const { check } = opened;
    const { joined } = check.container ?? {};
    expect(joined?.choice.root).toBe(2);
    expect(joined?.apart).toEqual([]);
    expect(joined?.steps).toEqual([
      {
        table: 0,
        column: 'id',
        from: 2,
        fromColumn: 'order_id',
        matched: 6,
        unmatched: 1,
        blank: 0,
        unused: 0,
        repeated: 0,
        // Postage of an order of two items would count twice.
        leftOut: ['shipping'],
      },
      {
        table: 1,
        column: 'id',
        from: 0,
        fromColumn: 'customer_id',
        matched: 4,
        unmatched: 1,
        blank: 2,
        unused: 1,
        repeated: 0,
        leftOut: ['total_spent'],
      },
    ]);
    const roles = Object.fromEntries(
      check.columns.flatMap(({ role, name }) => (role === null ? [] : [[role, name]])),
    );
    expect(roles).toMatchObject({
      customer: 'customer_id',
      date: 'created_at',
      order: 'order_id',
      quantity: 'quantity',
      unitPrice: 'price',
      status: 'status',
    });
    // The item of an order that is in no file has no date; the cancelled order and the one without a customer are apart.
    expect(check.waterfall).toMatchObject({
      file: { rows: 7, amount: 175.5 },
      rejected: { rows: 1 },
      status: { rows: 1, amount: 99 },
      anonymous: { rows: 1, amount: 11 },
      analysed: { rows: 4, amount: 65.5 },
    });
    const { lines } = opened.dataset();
    const city = lines.attributes.find(({ column }) => column.name === 'city');
    expect([0, 1, 2, 3].map((row) => city?.column.at(row))).toEqual(['Brno', 'Brno', 'Praha', null]);
  });

  test('open the same way again by the options in force', async () => {
    const first = await open({ 'orders.csv': ORDERS, 'customers.csv': CUSTOMERS, 'items.csv': ITEMS });
    const again = await open(
      { 'orders.csv': ORDERS, 'customers.csv': CUSTOMERS, 'items.csv': ITEMS },
      structuredClone(first.check.options),
    );
    expect(again.check.waterfall).toEqual(first.check.waterfall);
    expect(again.check.container).toEqual(first.check.container);
  });

  test('can be taken one by one instead, or joined by other columns', async () => {
    const opened = await open({ 'orders.csv': ORDERS, 'customers.csv': CUSTOMERS, 'items.csv': ITEMS });
    const one = await opened.recheck({ ...opened.check.options, table: [2], roles: {} });
    expect(one.columns.map(({ name }) => name)).toEqual(['order_id', 'sku', 'quantity', 'price']);
    expect(one.container?.joined).toBeNull();
    const two = await opened.recheck({
      join: { root: 0, steps: [{ table: 1, column: 'id', from: 0, fromColumn: 'customer_id' }] },
    });
    expect(two.container?.tables.map(({ chosen }) => chosen)).toEqual([true, true, false]);
    expect(two.columns.map(({ name }) => name)).toEqual([
      'id', 'customer_id', 'created_at', 'shipping', 'status', 'name', 'email', 'city',
    ]); // prettier-ignore
    expect(two.container?.joined?.steps[0]).toMatchObject({ matched: 3, unmatched: 1, blank: 1, unused: 1 });
  });
});

/** Columns by name, those of numbers with a # behind. */
const columnsOf = (...names: string[]) =>
  names.map((name) => ({ name: name.replace('#', ''), number: name.endsWith('#') }));

test('rows that went without can be looked at, and every column that could be a key is offered', async () => {
  const opened = await open({ 'orders.csv': ORDERS, 'customers.csv': CUSTOMERS, 'items.csv': ITEMS });
  const { joined } = opened.check.container ?? {};
  // Header and six items come before the one of an unknown order; Cid never ordered, and order 1004 is of nobody known.
  expect(joined?.lost).toEqual([
    {
      table: 0,
      unmatched: {
        columns: columnsOf('order_id', 'sku', 'quantity#', 'price#'),
        rows: [{ fileRow: 8, cells: ['2222', 'B-2', '1', '5.5'] }],
      },
      unused: { columns: columnsOf('id', 'customer_id', 'created_at', 'shipping#', 'status'), rows: [] },
    },
    {
      table: 1,
      unmatched: {
        columns: columnsOf('order_id', 'sku', 'quantity#', 'price#'),
        rows: [{ fileRow: 6, cells: ['1004', 'A-1', '1', '10'] }],
      },
      unused: {
        columns: columnsOf('id', 'name', 'email', 'city', 'total_spent#'),
        rows: [{ fileRow: 4, cells: ['9', 'Cid', 'cid@example.com', 'Brno', '0'] }],
      },
    },
  ]);
  expect(joined?.keys).toEqual([
    { table: 0, columns: ['id', 'customer_id', 'status'] },
    { table: 1, columns: ['id', 'name', 'email', 'city'] },
    { table: 2, columns: ['order_id', 'sku', 'quantity'] },
  ]);
});

test('a key that was chosen wrongly finds nothing and says so, and the right one puts it right', async () => {
  const opened = await open({ 'orders.csv': ORDERS, 'customers.csv': CUSTOMERS });
  const right = opened.check.container?.joined?.choice;
  const [step] = right?.steps ?? [];
  if (!right || !step) throw new Error('the two are joined');
  const wrong = await opened.recheck({
    ...opened.check.options,
    join: { ...right, steps: [{ ...step, column: 'name' }] },
  });
  expect(wrong.container?.joined?.steps[0]).toMatchObject({ matched: 0, unmatched: 4, blank: 1, unused: 3 });
  const again = await opened.recheck({ ...wrong.options, join: right });
  expect(again.container?.joined?.steps[0]).toMatchObject({ matched: 3, unmatched: 1, blank: 1, unused: 1 });
});

describe('orders whose amounts are their own', () => {
  const orders =
    'order,client,date,total\nA1,ann,2021-01-05,25.50\nA2,bob,2021-01-06,30.00\nA3,ann,2021-01-07,9.00\n';

  test('stay orders where a file of items has no prices: the items are left apart', async () => {
    const items = 'order,product\nA1,tea\nA1,cup\nA2,tea\n';
    const { check } = await open({ 'orders.csv': orders, 'items.csv': items }).catch((error: unknown) => {
      throw error;
    });
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 64.5 });
    expect(check.container?.tables.map(({ chosen }) => chosen)).toEqual([true, false]);
  });

  test('take the texts of a list of customers that lies in a workbook', async () => {
    const book = xlsx({
      sheets: [
        {
          name: 'Clients',
          rows: plainRows([
            ['client', 'region', 'credit limit'],
            ['bob', 'north', 100.5],
            ['ann', 'south', 200.25],
          ]),
        },
      ],
    });
    const opened = await open({ 'orders.csv': orders, 'clients.xlsx': book });
    expect(opened.check.waterfall?.analysed).toEqual({ rows: 3, amount: 64.5 });
    expect(opened.check.container?.joined?.steps[0]).toMatchObject({
      table: 1, column: 'client', from: 0, fromColumn: 'client', matched: 3, unused: 0, leftOut: ['credit limit'],
    }); // prettier-ignore
    const region = opened.dataset().lines.attributes.find(({ column }) => column.name === 'region');
    expect([0, 1, 2].map((row) => region?.column.at(row))).toEqual(['south', 'north', 'south']);
  });

  test('match keys written as floats, and take the first of a repeated one', async () => {
    const sales = 'buyer,date,amount\n17.0,2021-01-05,25.50\n18.0,2021-01-06,30.00\n17.0,2021-01-07,1.00\n';
    const rows = Array.from({ length: 60 }, (_, index) => `${index + 10},city ${index + 10}`);
    const { check } = await open(
      { 'sales.csv': sales, 'people.csv': `code,city\n${rows.join('\n')}\n17,elsewhere\n` },
      { join: { root: 0, steps: [{ table: 1, column: 'code', from: 0, fromColumn: 'buyer' }] } },
    );
    expect(check.container?.joined?.steps[0]).toMatchObject({ matched: 3, repeated: 1, unused: 58 });
    expect(check.head[0]).toEqual(['17.0', '2021-01-05', '25.5', 'city 17']);
  });
});

test('files that no key connects are refused by name', async () => {
  const error = await open(
    {
      'sales.csv': 'customer,date,amount\nann,2021-01-05,10.5\nbob,2021-01-06,1.5\n',
      'stock.csv': 'sku,stock\nX1,5\nX2,6\n',
    },
    { table: [0, 1] },
  ).catch((caught: unknown) => caught as ImportError);
  expect(error).toMatchObject({ code: 'join-no-key', params: { name: 'sales.csv' } });
});

test('files that no key connects open the likeliest one where nobody asked for both', async () => {
  const { check } = await open({
    'stock.csv': 'sku,stock\nX1,5\nX2,6\n',
    'sales.csv': 'customer,date,amount\nann,2021-01-05,10.5\nbob,2021-01-06,1.5\n',
  });
  expect(check.container?.tables.map(({ chosen }) => chosen)).toEqual([false, true]);
  expect(check.waterfall?.analysed).toEqual({ rows: 2, amount: 12 });
});

describe('a list of goods', () => {
  const LINES = [
    'order_no,order_day,customer_no,article_no,pieces',
    'A1,2022-06-10,K1,P1,2',
    'A2,2022-06-11,K2,P2,5',
    'A3,2022-06-21,K1,P2,1',
    '',
  ].join('\n');

  test('gives its prices to orders that have none of their own', async () => {
    const prices = 'article_no,name,unit_price\nP1,Tea,10.00\nP2,Pot,5.50\n';
    const { check } = await open({ 'orders.csv': LINES, 'goods.csv': prices });
    expect(check.container?.joined?.steps[0]?.leftOut).toEqual([]);
    expect(check.columns.find(({ role }) => role === 'unitPrice')?.name).toBe('unit_price');
    // 2 x 10.00 + 5 x 5.50 + 5.50
    expect(check.summary?.revenue).toBe(53);
  });

  test('keeps its prices where the orders say what was paid', async () => {
    const paid = LINES.replace('pieces', 'pieces,amount').replace(/,(\d)\n/g, ',$1,7.00\n');
    const prices = 'article_no,name,unit_price\nP1,Tea,10.00\nP2,Pot,5.50\n';
    const { check } = await open({ 'orders.csv': paid, 'goods.csv': prices });
    expect(check.container?.joined?.steps[0]?.leftOut).toEqual(['unit_price']);
    expect(check.summary?.revenue).toBe(21);
  });
});

test("of two dates of one name the one beside the customer is the order's", async () => {
  const orders = 'id,customer_id,created_at\n1,K1,2022-03-25\n2,K2,2022-03-12\n3,K1,2022-03-10\n';
  const items =
    'id,order_id,quantity,price,created_at\n' +
    '1,1,2,5.00,2022-04-27\n2,1,1,3.00,2022-04-27\n3,2,1,5.00,2022-04-27\n4,3,1,4.00,2022-04-27\n';
  const { check } = await open({ 'orders.csv': orders, 'items.csv': items });
  expect(check.columns.find(({ role }) => role === 'date')?.name).toBe('created_at');
  expect(check.columns.map(({ name }) => name)).toContain('created_at (items)');
  expect(check.summary).toMatchObject({ firstDate: '2022-03-10', lastDate: '2022-03-25', revenue: 22 });
});
