import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { violations } from './axe.ts';

const golden = (name: string) => readFileSync(new URL(`../golden/${name}.csv`, import.meta.url));

const section = (app: AppPage, handle: string) => app.page.locator(`details[data-handle=${handle}]`);

async function openAll(app: AppPage): Promise<void> {
  const closed = app.page.locator('details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Rows and sum of a bucket of the waterfall, as they are shown. */
async function bucket(app: AppPage, name: string): Promise<string[]> {
  const row = app.page.locator('tr', { has: app.page.getByText(name, { exact: true }) });
  return (await row.locator('td').allInnerTexts()).map((text) => text.trim());
}

describe('a bank statement', () => {
  test('opens as sales, each rule can be opened and undone, and so can a fold', async ({ app }) => {
    await app.pick({ name: 'statement.csv', bytes: golden('bank-russian-1c') });
    await app.page.getByRole('heading', { name: /^3 sales by 2 customers/ }).waitFor();
    await app.page.getByText('This is a bank statement:').waitFor();
    expect(await bucket(app, 'Set aside by a rule')).toEqual(['4', '91,891.20']);

    await section(app, 'bank').locator('summary').click();
    await app.page.getByRole('button', { name: /See the rows: Fees and interest/ }).click();
    const rows = app.page.getByRole('region', { name: 'Table of rows: Fees and interest' });
    await rows.waitFor();
    expect(await rows.getByText('Комиссия за ведение счета').count()).toBe(1);

    await app.page.getByLabel('Own money from account to account').click();
    await app.page.getByRole('heading', { name: /^4 sales by 3 customers/ }).waitFor();
    expect(await bucket(app, 'Set aside by a rule')).toEqual(['3', '-8,108.80']);

    await section(app, 'folds').locator('summary').click();
    await app.page.getByLabel('ООО "Ромашка"').click();
    await app.page.getByRole('heading', { name: /^4 sales by 4 customers/ }).waitFor();

    await app.page.getByRole('button', { name: 'It is no bank statement' }).click();
    await app.page.getByLabel('This is a bank statement').waitFor();
  });

  test('shows the payers by name, not by account', async ({ app }) => {
    await app.pick({ name: 'statement.csv', bytes: golden('bank-english') });
    await app.analyse();
    await app.show('pareto');
    await app.page.getByText('Acme Ltd').first().waitFor();
    expect(await app.page.getByText("J. O'Neill").count()).toBeGreaterThan(0);
  });
});

describe('a file with columns known from before', () => {
  const sales = 'customer,date,amount\na,13/01/2021,10\nguest,14/01/2021,20\nb,15/01/2021,30\n';
  const next = 'customer,date,amount\na,01/02/2021,5\nguest,02/02/2021,7\nb,03/02/2021,9\n';

  test('opens as last time, says so, and starts afresh on a click', async ({ app }) => {
    await app.pick({ name: 'january.csv', bytes: sales });
    await section(app, 'nobody').locator('summary').click();
    await app.page.getByLabel('guest (1)').click();
    await app.page.getByRole('heading', { name: /^3 sales by 3 customers/ }).waitFor();
    await app.analyse();

    await app.pick({ name: 'february.csv', bytes: next });
    // By itself the file would ask whether 01/02 is in January or in February.
    await app.page
      .getByRole('heading', { name: '3 sales by 3 customers, 1 Feb 2021 to 3 Feb 2021' })
      .waitFor();
    await app.page.getByText('As last time: opened with the roles and rules of january.csv').waitFor();
    await app.page.getByRole('button', { name: 'Start afresh' }).click();
    await app.page.getByRole('heading', { name: 'One question before the answers' }).waitFor();
    expect(await app.page.locator('[data-handle=recalled]').count()).toBe(0);
  });

  test('is forgotten when it is erased', async ({ app }) => {
    await app.pick({ name: 'january.csv', bytes: sales });
    await app.analyse();
    // The panel tries what the policy forbids.
    app.expectWrong(/Content Security Policy/);
    await app.page.getByRole('button', { name: /nothing leaves this device/i }).click();
    await app.page.getByRole('button', { name: 'Forget january.csv' }).click();
    await app.page.getByText('None yet: they are noted when you accept a file.').waitFor();
    expect(await app.page.evaluate(() => localStorage.getItem('regulars-headers'))).toBeNull();
  });
});

describe('orders and customers in two files', () => {
  const orders =
    'order no,customer_id,date,amount\no1,7,2021-01-05,10.00\no2,8,2021-01-06,20.00\no3,99,2021-02-07,5.00\no4,7,2021-02-08,1.50\n';
  const customers = 'id,card,city\n7,8,Brno\n8,7,Praha\n9,70,Wien\n';
  const files = [
    { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(orders) },
    { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(customers) },
  ];

  test('are joined by a key that can be changed, and what went without can be opened', async ({ app }) => {
    await app.fileInput.setInputFiles(files);
    await app.page.getByRole('heading', { name: /^4 sales by 3 customers/ }).waitFor();
    await section(app, 'container').locator('summary').first().click();
    const step = app.page.locator('[data-handle=join-step]');
    await step.getByText('3 rows of orders.csv found theirs there, 75 % of those with a key.').waitFor();
    const key = step.getByLabel('By its column');
    expect(await key.inputValue()).toBe('id');

    await step.getByText('1 row of orders.csv found nothing').click();
    const lost = app.page.getByRole('region', { name: '1 row of orders.csv found nothing' });
    await expect
      .poll(() => lost.locator('tbody td').allInnerTexts())
      .toEqual(['4', 'o3', '99', '2021-02-07', '5']);
    await step.getByText('1 row of customers.csv nothing asked for').click();
    const unused = app.page.getByRole('region', { name: '1 row of customers.csv nothing asked for' });
    await expect.poll(() => unused.locator('tbody td').allInnerTexts()).toEqual(['4', '9', '70', 'Wien']);

    expect(await violations(app)).toEqual([]);

    // By the wrong column customer 7 is of Praha, until it is put right.
    const cities = app.page.locator('.first-rows tbody td:last-child');
    expect(await cities.allInnerTexts()).toEqual(['Brno', 'Praha', '', 'Brno']);
    await key.selectOption('card');
    await expect.poll(() => cities.allInnerTexts()).toEqual(['Praha', 'Brno', '', 'Praha']);
    await key.selectOption('id');
    await expect.poll(() => cities.allInnerTexts()).toEqual(['Brno', 'Praha', '', 'Brno']);

    await step.getByRole('button', { name: 'Leave customers.csv out' }).click();
    await expect.poll(() => step.count()).toBe(0);
    expect(await app.page.locator('.first-rows tbody tr').first().locator('td').count()).toBe(4);
    await app.page.getByLabel('customers.csv').click();
    await step.getByText('3 rows of orders.csv found theirs there').waitFor();
  });
});

test('rows that are added up already count the purchases they stand for', async ({ app }) => {
  await app.pick({
    name: 'months.csv',
    bytes:
      'client,month,orders,revenue\nann,2024-01,3,100\nbob,2024-01,1,20\nann,2024-02,2,70\ncyd,2024-02,1,15\n',
  });
  await app.page.getByText('“orders” says how many purchases each stands for, 7 in all.').waitFor();
  expect(await app.page.getByLabel('Role of orders').inputValue()).toBe('purchaseCount');
  await app.page.getByLabel('Role of orders').selectOption('');
  await expect.poll(() => app.page.getByText('“orders” says').count()).toBe(0);
});

test('the details answer to the keyboard', async ({ app }) => {
  await app.pick({ name: 'guests.csv', bytes: golden('guests') });
  const nobody = section(app, 'nobody');
  await nobody.locator('summary').focus();
  await app.page.keyboard.press('Enter');
  const before = await bucket(app, 'Without a customer');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Space');
  await expect.poll(() => bucket(app, 'Without a customer')).not.toEqual(before);
  await nobody.locator('summary').focus();
  await app.page.keyboard.press('Enter');
  await expect.poll(() => nobody.getAttribute('open')).toBeNull();
});

describe('with every detail open', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390])
      test(`axe-core finds nothing, nothing scrolls sideways: ${colorScheme}, ${width}`, async ({
        newApp,
      }) => {
        const app = await newApp({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: 900 } });
        await app.open();
        for (const name of ['bank-russian-1c', 'statuses', 'names-folded']) {
          await app.pick({ name: `${name}.csv`, bytes: golden(name) });
          await app.page.getByText(`${name}.csv,`, { exact: false }).waitFor();
          await openAll(app);
          expect(await violations(app), name).toEqual([]);
          expect(
            await app.page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            ),
          ).toBe(0);
        }
      });
});
