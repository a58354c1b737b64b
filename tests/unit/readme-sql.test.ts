import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile, results } from '../../src/headless.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const queries = [...readme.matchAll(/```sql\n(.*?)```/gs)].flatMap(([, sql = '']) =>
  sql.startsWith('COPY') ? [sql] : [],
);

// An order of two items, one cancelled, one whose status is unknown, one of nobody, and what Ann sends back.
const SALES = `customer_id,sold_at,order_id,amount,status
ann,2024-01-05 10:00:00,o1,10.00,paid
ann,2024-01-05 10:00:00,o1,5.00,paid
ann,2024-01-20 09:30:00,o2,20.00,paid
ann,2024-02-03 18:00:00,o3,7.00,paid
ann,2024-02-20 12:00:00,o4,-5.00,paid
bob,2024-01-09 11:00:00,o5,30.00,cancelled
bob,2024-01-11 11:00:00,o6,12.00,
,2024-02-01 08:00:00,o7,4.00,paid
`;

/** Runs a query of the README over SALES; the database as it comes without its extensions writes CSV only. */
let run: (sql: string, name: string) => Blob;
beforeAll(async () => {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const bundle = (kind: string) => ({ mainModule: join(dist, `duckdb-${kind}.wasm`), mainWorker: '' });
  const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
  const database = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => undefined);
  const connection = database.connect();
  database.registerFileText('sales.csv', SALES);
  connection.query(`CREATE TABLE sales AS SELECT * FROM read_csv('sales.csv')`);
  run = (sql, name) => {
    const file = join(folder, name);
    connection.query(
      sql
        .replaceAll("read_parquet('sales/*.parquet')", 'sales')
        .replace(/TO '[^']+' \(FORMAT parquet, COMPRESSION zstd\)/, `TO '${file}' (FORMAT csv, HEADER)`),
    );
    return new Blob([readFileSync(file)]);
  };
}, 60_000);

test('the README shows both forms for DuckDB', () => {
  expect(queries.map((sql) => /TO '([^']+)'/.exec(sql)?.[1])).toEqual([
    'regulars-orders.parquet',
    'regulars-months.parquet',
  ]);
});

test('a line an order', async () => {
  const file = run(queries[0] ?? '', 'orders.csv');
  expect((await file.text()).trim().split('\n')).toEqual([
    'customer,date,order,amount',
    'ann,2024-01-05,o1,15.0',
    'bob,2024-01-11,o6,12.0',
    'ann,2024-01-20,o2,20.0',
    ',2024-02-01,o7,4.0',
    'ann,2024-02-03,o3,7.0',
    'ann,2024-02-20,o4,-5.0',
  ]);
  expect(results(await openFile(file)).totals).toMatchObject({
    revenue: 53,
    anonymousRevenue: 4,
    customers: 2,
    purchases: 4,
    orders: 5,
  });
});

test('a line a customer and month opens with the same figures, purchases counted', async () => {
  const file = run(queries[1] ?? '', 'months.csv');
  expect((await file.text()).trim().split('\n')).toEqual([
    'customer,date,purchases,amount',
    'ann,2024-01-20,2,35.0',
    'ann,2024-02-03,1,2.0',
    'bob,2024-01-11,1,12.0',
    ',2024-02-01,1,4.0',
  ]);
  const dataset = await openFile(file);
  expect([...(dataset.lines.purchaseCount ?? [])]).toEqual([2, 1, 1, 1]);
  expect(results(dataset).totals).toMatchObject({
    revenue: 53,
    anonymousRevenue: 4,
    customers: 2,
    purchases: 4,
    orders: 4,
  });
});
