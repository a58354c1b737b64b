import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import readBook from 'read-excel-file/node';
import { describe, expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { violations } from './axe.ts';

// Ann brings most; one name would run as a formula, another as a script.
const SALES = `Order,Date,Customer,Product,Amount
1,2023-01-05,Ann,tea,60.50
2,2023-02-05,Ann,tea,40.25
3,2023-02-07,=1+1,cake,20.00
4,2023-03-09,<script>alert(1)</script>,cake,5.75
5,2023-03-09,Ann,cake,-3.00
`;

async function opened(app: AppPage): Promise<void> {
  await app.pick({ name: 'tea shop.csv', bytes: SALES });
  await app.analyse();
}

/** The file that an entry of the export menu makes. */
async function fromMenu(app: AppPage, handle: string): Promise<{ name: string; bytes: Buffer }> {
  await app.page.locator('[data-handle=export-more]').click();
  const [file] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.locator(`[data-handle=${handle}]`).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('a table on its way out', () => {
  test('is CSV for the country that was chosen, also after a reload', async ({ app }) => {
    await opened(app);
    await app.page.locator('[data-handle=export-more]').click();
    await app.page.locator('.menu select').selectOption('cs-CZ');
    await app.page.keyboard.press('Escape');
    const { name, bytes } = await fromMenu(app, 'export-lines');
    expect(name).toBe('tea shop-lines.csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const { data } = Papa.parse<string[]>(bytes.toString('utf8').slice(1).trimEnd(), { delimiter: ';' });
    expect(data[0]?.slice(0, 5)).toEqual(['row', 'date', 'customer', 'order', 'amount']);
    expect(data.slice(1).map((row) => [row[2], row[4]])).toEqual([
      ['<script>alert(1)</script>', '5,75'],
      ['Ann', '-3'],
      ["'=1+1", '20'],
      ['Ann', '40,25'],
      ['Ann', '60,5'],
    ]);
    await expect.poll(() => app.page.locator('[data-handle=made]').innerText()).toMatch(/5 rows/);
    await app.page.reload();
    await app.ready();
    await app.page.locator('[data-handle=export-more]').click();
    expect(await app.page.locator('.menu select').inputValue()).toBe('cs-CZ');
  });

  test('is a sheet with numbers and days, and Parquet with the same', async ({ app }) => {
    await opened(app);
    const { bytes } = await fromMenu(app, 'export-orders-xlsx');
    const [book] = await readBook(bytes);
    expect(book?.sheet).toBe('Orders');
    expect(book?.data[0]).toEqual(['date', 'customer', 'order', 'amount', 'lines', 'purchase']);
    const oldest = book?.data.at(-1);
    expect(oldest?.slice(1, 4)).toEqual(['Ann', '1', 60.5]);
    expect(oldest?.[0]).toEqual(new Date('2023-01-05'));
    const parquet = await fromMenu(app, 'export-orders-parquet');
    const rows = await parquetReadObjects({ file: new Uint8Array(parquet.bytes).buffer });
    expect(rows.at(-1)).toMatchObject({
      date: new Date('2023-01-05'),
      customer: 'Ann',
      amount: 60.5,
      lines: 1,
    });
  });

  test('is a workbook of every table; customers are numbers until names are wanted', async ({ app }) => {
    await opened(app);
    const plain = await readBook((await fromMenu(app, 'export-workbook')).bytes);
    expect(plain.map(({ sheet }) => sheet)).toEqual(
      ['Totals', 'Settings', 'What counts', 'Periods', 'Pareto', 'ABC x XYZ', 'RFM segments', 'RFM scores', 'Ladder', 'Silence', 'Retention', 'Cohorts', 'Cohort figures', 'Lifetime value', 'Lifetimes', 'Customers', 'Definitions'],
    ); // prettier-ignore
    const customers = plain.find(({ sheet }) => sheet === 'Customers')?.data;
    expect(customers?.slice(0, 2).map((row) => row.slice(0, 4))).toEqual([
      ['Customer', 'ABC', 'XYZ', 'Revenue'],
      [1, 'A', 'new', 97.75],
    ]);
    expect(JSON.stringify(plain)).not.toContain('Ann');
    await app.page.locator('[data-handle=export-more]').click();
    await app.page.getByLabel('With customers by name').check();
    await app.page.keyboard.press('Escape');
    const named = await readBook((await fromMenu(app, 'export-workbook')).bytes);
    const [, first, second] = named.find(({ sheet }) => sheet === 'Customers')?.data ?? [];
    expect([first?.[0], second?.[0]]).toEqual(['Ann', '=1+1']);
  });
});

describe('a chart on its way out', () => {
  /** What an entry of the first chart's menu saves. */
  async function saved(app: AppPage, act: string): Promise<string | Buffer> {
    await app.page.locator('.chart-menu').first().click();
    const [file] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.locator(`[data-act=${act}]`).click(),
    ]);
    const bytes = await readFile(await file.path());
    return act === 'png' ? bytes : bytes.toString('utf8');
  }

  test('is a picture by itself, a specification with its data, or its table', async ({ app }) => {
    await app.openSample('coffee-shop');
    await app.analyse();
    await app.drawn();
    const title = await app.page.locator('.chart h2').first().innerText();
    const svg = String(await saved(app, 'svg'));
    expect(svg).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain(`>${title}<`);
    expect(svg).not.toMatch(/url\((?!#c-)|var\(--|<script|https?:\/\/(?!www\.w3\.org)/);
    const png = (await saved(app, 'png')) as Buffer;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Twice as wide as the drawing and its margins.
    expect(png.readUInt32BE(16)).toBe(2 * (720 + 40));
    const spec = JSON.parse(String(await saved(app, 'spec'))) as {
      $schema: string;
      data: { values: unknown[] };
    };
    expect(spec.$schema).toBe('https://vega.github.io/schema/vega-lite/v6.json');
    expect(spec.data.values.length).toBeGreaterThan(10);
    expect(String(await saved(app, 'csv'))).toMatch(/^\ufeffPeriod[,;]/);
  });

  test('is copied as a picture and as a table', async ({ app }) => {
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await opened(app);
    await app.drawn();
    await app.page.locator('.chart-menu').first().click();
    await app.page.locator('[data-act=copy-image]').click();
    await app.page.getByText('Copied.').waitFor();
    const types = () =>
      app.page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(await types()).toEqual(['image/png']);
    await app.page.locator('[data-act=copy-table]').click();
    await expect.poll(types).toEqual(['text/plain', 'text/html']);
    const text = await app.page.evaluate(() => navigator.clipboard.readText());
    expect(text.split('\r\n')[0]?.split('\t')[0]).toBe('Period');
  });

  test('has a menu that is open to everybody', async ({ app }) => {
    await opened(app);
    await app.drawn();
    await app.page.locator('[data-handle=export-more]').click();
    expect(await violations(app)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.locator('.chart-menu').first().click();
    expect(await violations(app)).toEqual([]);
  });
});
