import { describe, expect, inject } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { violations } from './axe.ts';

async function palette(app: AppPage, text: string) {
  await app.page.keyboard.press('Control+k');
  const dialog = app.page.locator('[data-handle=palette]');
  await dialog.getByRole('combobox').pressSequentially(text);
  return dialog;
}

describe('the palette', () => {
  test('opens a screen, a setting, a column, a term and a customer by keys alone', async ({ app }) => {
    const { page } = app;
    await app.openSample('web-shop');
    await app.analyse();

    await palette(app, 'ladder');
    await page.locator('[data-entry=go-segments-ladder][aria-selected=true]').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#/segments/ladder');

    await palette(app, 'period quarter');
    await page.keyboard.press('Enter');
    await app.ready();
    expect(await page.locator('[data-handle=step]').innerText()).toContain('quarter');

    const columns = await palette(app, 'channel');
    await columns.locator('[data-entry=column-channel]').click();
    await page.waitForFunction(() => location.hash === '#/breakdown');

    const terms = await palette(app, 'pareto share');
    await terms.locator('[data-entry=term-pareto]').click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Pareto share' }).waitFor();
    await page.keyboard.press('Escape');

    const customers = await palette(app, 'wanda juniper');
    await customers.locator('p:not(.unseen)').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('wanda.juniper67');
    await customers.locator('[data-entry^=customer-]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'wanda.juniper67@example.org' }).waitFor();
  });

  test('lists before a file is open only what can be done then', async ({ app }) => {
    const dialog = await palette(app, '');
    await dialog.locator('[data-entry=open-file]').waitFor();
    expect(await dialog.locator('[data-entry=go-pareto]').count()).toBe(0);
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await palette(app, 'coffee');
    await app.page.keyboard.press('Enter');
    await app.analyseButton.waitFor();
  });

  test('says what it did not find, and gives the focus back', async ({ app }) => {
    const choose = app.page.locator('input[data-handle=file]');
    await choose.focus();
    const dialog = await palette(app, 'no such thing');
    await dialog.getByText('Nothing is called “no such thing”').waitFor();
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await choose.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

test('a question mark opens the sheet of shortcuts, but not where one is written', async ({ app }) => {
  const { page } = app;
  const sheet = page.locator('[data-handle=shortcuts]');
  const closing = await palette(app, '');
  await page.keyboard.press('Escape');
  // Until it has gone, what is typed is typed there.
  await closing.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await sheet.getByText('Search and do').waitFor();
  await sheet.getByText('Select the row').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  const dialog = await palette(app, '?');
  expect(await dialog.getByRole('combobox').inputValue()).toBe('?');
  expect(await sheet.count()).toBe(0);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`palette and shortcuts have no barriers, ${colorScheme}`, async ({ newApp }) => {
    const app = await newApp({ colorScheme });
    await app.open();
    await palette(app, 'open');
    await app.page.locator('[data-entry=open-file]').waitFor();
    expect(await violations(app)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Control+/');
    await app.page.locator('[data-handle=shortcuts]').waitFor();
    expect(await violations(app)).toEqual([]);
  });

describe('the tour', () => {
  test('says one thing on each of three screens on a first visit, and never again', async ({ app }) => {
    const { page } = app;
    const step = (number: number) => page.locator(`[data-handle=tour][data-step="${number}"]`);
    await step(1).waitFor();
    await app.openSample('coffee-shop');
    await step(2).waitFor();
    await app.analyse();
    await step(3).getByRole('button').click();
    await step(3).waitFor({ state: 'detached' });
    const next = await app.reopen();
    await next.open();
    expect(await next.page.locator('[data-handle=tour]').count()).toBe(0);
    await palette(next, 'tour');
    await next.page.keyboard.press('Enter');
    await next.page.locator('[data-handle=tour]').waitFor();
  });
});

describe('a link to a view', () => {
  const SALES = ['customer,date,amount,city', 'Anna,2024-01-02,10,Brno', 'Bert,2024-02-03,20,Praha'].join(
    '\n',
  );

  async function copied(app: AppPage): Promise<string> {
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: inject('origin') });
    await palette(app, 'copy link');
    await app.page.keyboard.press('Enter');
    await app.page.locator('[data-handle=link-news][data-kind=copied]').waitFor();
    return app.page.evaluate(() => navigator.clipboard.readText());
  }

  test('opened elsewhere asks for the file, then shows the same', async ({ newApp }) => {
    const app = await newApp();
    await app.open();
    await app.pick({ name: 'sales.csv', bytes: SALES });
    await app.analyse();
    await app.setStep('year');
    await app.show('retention');
    const link = await copied(app);
    expect(link.length).toBeLessThan(8192);
    for (const secret of ['Anna', 'Bert', 'Brno']) expect(link).not.toContain(secret);

    const other = await newApp({ address: link });
    await other.open('');
    await other.page.getByText('A view of sales.csv was sent to you.').waitFor();
    await other.pick({ name: 'sales.csv', bytes: SALES });
    await other.analyse();
    await other.page.waitForFunction(() => location.hash === '#/retention');
    await other.ready();
    expect(await other.page.locator('[data-handle=step]').innerText()).toContain('year');
    // What the link set can be taken back.
    await other.page.keyboard.press('Control+z');
    await other.ready();
    expect(await other.page.locator('[data-handle=step]').innerText()).not.toContain('year');
  });

  test('pasted where another file is open asks first', async ({ app }) => {
    await app.pick({ name: 'sales.csv', bytes: SALES });
    await app.analyse();
    await app.setStep('year');
    const link = await copied(app);
    await app.page.evaluate(() => (location.hash = '#/'));
    await app.pick({ name: 'other.csv', bytes: SALES.replace('20,', '25,') });
    await app.analyse();
    await app.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await app.page.getByText('This link is a view of sales.csv. What is open is other.csv.').waitFor();
    expect(await app.page.locator('[data-handle=step]').innerText()).not.toContain('year');
    await app.page.getByRole('button', { name: 'Show it over other.csv' }).click();
    await app.ready();
    expect(await app.page.locator('[data-handle=step]').innerText()).toContain('year');
    expect(await app.page.evaluate(() => location.hash)).toBe('#/overview');
  });

  test('that is not whole says so', async ({ newApp }) => {
    const app = await newApp({ address: `${inject('origin')}/#/pareto?view=1.abc.AAAA` });
    await app.open('');
    await app.page.getByText('This link is not whole').waitFor();
    await app.openSample('coffee-shop');
    await app.analyse();
  });
});
