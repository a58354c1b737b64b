import { expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { SheetPage } from './sheet-page.ts';

/** Worked out by hand: Ann 27.25 in three orders, Bob 32.50 in two, Cid 40, Zoe 9.50, Änne 3; one line of nobody. */
const SALES = `Order,Date,Customer,Product,__proto__,Amount
1,2023-01-05,Ann,tea,x,10.00
2,2023-01-20,Bob,coffee,y,25.50
3,2023-02-03,Ann,coffee,,5.25
4,2023-02-14,Cid,,y,40.00
5,2023-03-09,Ann,tea,x,12.00
6,2023-12-24,Bob,😀 mug,x,7.00
7,2024-01-02,Änne,tea,=1+1,3.00
8,2024-01-02,Zoe,cocoa,y,9.50
9,2024-01-15,,tea,,4.00
`;

async function openSales(app: AppPage, screen: 'customers' | 'orders' | 'lines'): Promise<SheetPage> {
  await app.pick({ name: 'small.csv', bytes: SALES });
  await app.analyse();
  await app.show(screen);
  const sheet = new SheetPage(app);
  await sheet.grid.waitFor();
  return sheet;
}

test('customers come by revenue, orders the latest first, lines as in the file', async ({ app }) => {
  const sheet = await openSales(app, 'customers');
  expect(await sheet.column('Customer')).toEqual(['Cid', 'Bob', 'Ann', 'Zoe', 'Änne']);
  expect(await sheet.column('Revenue')).toEqual(['40.00', '32.50', '27.25', '9.50', '3.00']);
  expect(await sheet.column('Purchases')).toEqual(['1', '2', '3', '1', '1']);
  // 40 and 32.50 are 72.50 of 112.25, 27.25 more are 99.75: three bring 80 %.
  expect(await app.page.locator('main h1').innerText()).toBe('3 of 5 customers bring 80\u00a0% of revenue');
  await app.show('orders');
  expect((await sheet.column('Amount')).slice(2)).toEqual([
    '7.00',
    '12.00',
    '40.00',
    '5.25',
    '25.50',
    '10.00',
  ]);
  await app.show('lines');
  expect(await sheet.column('Product')).toEqual(['tea', 'coffee', 'coffee', '', 'tea', '😀 mug', 'tea', 'cocoa', 'tea']); // prettier-ignore
  // 116.25 in nine lines.
  expect(await app.page.locator('main h1').innerText()).toBe('9 lines of 12.92 on average');
});

test('rows are sorted by one column, then by another, as the reader’s language has it', async ({ app }) => {
  const sheet = await openSales(app, 'lines');
  await sheet.openMenu('Customer');
  await sheet.menu.getByText('Sort A to Z').click();
  expect(await sheet.column('Customer')).toEqual([
    'Ann',
    'Ann',
    'Ann',
    'Änne',
    'Bob',
    'Bob',
    'Cid',
    'Zoe',
    '',
  ]);
  await sheet.openMenu('Amount');
  await sheet.menu.getByText('Then by this').click();
  expect(await sheet.column('Amount')).toEqual([
    '12.00', '10.00', '5.25', '3.00', '25.50', '7.00', '40.00', '9.50', '4.00',
  ]); // prettier-ignore
  await app.page.locator('[data-handle=sheet-sort]').first().click();
  await app.page.locator('[popover]:popover-open').getByText('Sort no more by this').click();
  expect(await sheet.column('Amount')).toEqual([
    '40.00', '25.50', '12.00', '10.00', '9.50', '7.00', '5.25', '4.00', '3.00',
  ]); // prettier-ignore
});

test('values are ticked, a text is looked for, a range and the greatest are set; chips say it and take it away', async ({
  app,
}) => {
  const sheet = await openSales(app, 'lines');
  await sheet.openMenu('Product');
  await sheet.menu.getByRole('checkbox', { name: 'tea' }).click();
  await sheet.closeMenu();
  expect(await sheet.column('Customer')).toEqual(['Bob', 'Ann', 'Cid', 'Bob', 'Zoe']);
  expect(await sheet.counts()).toEqual([5, 9]);
  const chip = app.page.locator('[data-handle=sheet-condition]');
  expect(await chip.innerText()).toMatch(/Product: not tea/);
  // 25.50 + 5.25 + 40 + 7 + 9.50 of 116.25.
  expect(await app.page.locator('main h1').innerText()).toBe('5 of 9 lines, with 75\u00a0% of revenue');
  await sheet.openMenu('Product');
  await sheet.menu.locator('[data-filter-way=text]').click();
  await sheet.menu.locator('input[type=text]').fill('CO');
  await sheet.menu.locator('select').selectOption('start');
  await sheet.closeMenu();
  expect(await sheet.column('Product')).toEqual(['coffee', 'coffee', 'cocoa']);
  await sheet.openMenu('Amount');
  await sheet.menu.getByLabel('From', { exact: true }).fill('9.5');
  await sheet.menu.getByLabel('From', { exact: true }).press('Enter');
  await sheet.closeMenu();
  expect(await sheet.column('Amount')).toEqual(['25.50', '9.50']);
  await chip.first().click();
  await app.page.locator('[data-handle=sheet-condition-remove]').click();
  expect(await sheet.column('Amount')).toEqual(['10.00', '25.50', '40.00', '12.00', '9.50']);
  await sheet.openMenu('Amount');
  await sheet.menu.locator('[data-filter-way=top]').click();
  await sheet.menu.getByLabel('How many').fill('2');
  await sheet.menu.getByLabel('How many').press('Enter');
  await sheet.closeMenu();
  expect(await sheet.column('Amount')).toEqual(['25.50', '40.00']);
});

test('dates are ticked by month, blanks are told apart, and nothing left says what to take away', async ({
  app,
}) => {
  const sheet = await openSales(app, 'lines');
  await sheet.openMenu('Date');
  await sheet.menu.getByRole('button', { name: 'Months of 2023' }).click();
  await sheet.menu.getByRole('checkbox', { name: /Feb/ }).click();
  await sheet.menu.getByRole('checkbox', { name: '2024' }).click();
  await sheet.closeMenu();
  expect(await sheet.column('Date')).toEqual(
    ['5 Jan 2023', '20 Jan 2023', '9 Mar 2023', '24 Dec 2023'].map((day) => day.replaceAll(' ', '\u00a0')),
  );
  await sheet.openMenu('Product');
  await sheet.menu.locator('[data-filter-way=blank]').click();
  await sheet.menu.getByText(/with a value/).click();
  await sheet.closeMenu();
  expect(await sheet.counts()).toEqual([4, 9]);
  await sheet.openMenu('Product');
  await sheet.menu.locator('[data-filter-way=values]').click();
  await sheet.menu.getByRole('button', { name: 'None' }).click();
  await sheet.closeMenu();
  expect(await app.page.locator('main h1').innerText()).toBe('No line meets these conditions');
  const empty = app.page.locator('.body .empty');
  await empty.locator('button').last().click();
  expect((await sheet.column('Customer')).length).toBe(4);
});

test('a text is found, next and previous and around the end; Escape closes the search', async ({ app }) => {
  const sheet = await openSales(app, 'lines');
  await sheet.grid.focus();
  await app.page.keyboard.press('Control+f');
  const bar = app.page.locator('[data-handle=find-bar]');
  const said = bar.locator('[data-find]');
  await app.page.keyboard.type('ann');
  const active = () => sheet.grid.locator('.cell.active').innerText();
  await expect.poll(active).toBe('Ann');
  const row = async () =>
    Number(await sheet.grid.locator('.row:has(.cell.active)').getAttribute('aria-rowindex')) - 1;
  expect(await row()).toBe(1);
  await app.page.keyboard.press('Enter');
  await expect.poll(row).toBe(3);
  await app.page.keyboard.press('Enter');
  await expect.poll(row).toBe(5);
  await app.page.keyboard.press('Enter');
  await expect.poll(row).toBe(1);
  await app.page.keyboard.press('Shift+Enter');
  await expect.poll(row).toBe(5);
  await app.page.locator('[data-handle=find-bar] input').fill('nobody at all');
  await expect.poll(() => said.getAttribute('data-find')).toBe('none');
  await app.page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  expect(await sheet.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
});

test('groups add up to the total, inner ones open, and a group opens its rows', async ({ app }) => {
  const sheet = await openSales(app, 'lines');
  await app.page.locator('[data-handle=sheet-group]').click();
  // Most money first: nothing 40, coffee 30.75, tea 29, cocoa 9.50, mug 7.
  await expect.poll(() => sheet.column('Product')).toEqual([
    'Total', '(blank)', 'coffee', 'tea', 'cocoa', '😀 mug',
  ]); // prettier-ignore
  expect(await sheet.column('Rows')).toEqual(['9', '1', '2', '4', '1', '1']);
  expect(await sheet.column('Sum of Amount')).toEqual(['116.25', '40.00', '30.75', '29.00', '9.50', '7.00']);
  expect(await sheet.column('Average of Amount')).toEqual([
    '12.92',
    '40.00',
    '15.38',
    '7.25',
    '9.50',
    '7.00',
  ]);
  await app.page.locator('[data-handle=group-panel]').getByText('Add a level').click();
  await app.page.locator('[data-handle=group-panel] select').nth(1).selectOption('date');
  await app.page.locator('[data-handle=group-panel] select').nth(2).selectOption('year');
  await expect.poll(() => app.page.locator('[data-handle=group-open-all]').count()).toBe(1);
  await app.page.locator('[data-handle=group-open-all]').click();
  const names = (await sheet.column('Product / Date')).map((name) => name.replaceAll(/[▸▾]/g, '').trim());
  expect(names.slice(0, 7)).toEqual(['Total', '(blank)', '2023', 'coffee', '2023', 'tea', '2023']);
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.locator('[data-handle=group-csv]').click(),
  ]);
  expect(download.suggestedFilename()).toBe('small-groups.csv');
  await sheet.grid.locator('.cell', { hasText: 'tea' }).first().click();
  await app.page.locator('[data-handle=group-rows]').click();
  expect(await sheet.column('Amount')).toEqual(['10.00', '12.00', '3.00', '4.00']);
});

test('a reload keeps order, conditions and columns; other files have their own', async ({ app }) => {
  const sheet = await openSales(app, 'lines');
  await sheet.openMenu('Amount');
  await sheet.menu.getByText('Sort greatest first').click();
  await sheet.openMenu('__proto__');
  await sheet.menu.getByRole('checkbox', { name: 'y' }).click();
  await sheet.closeMenu();
  await sheet.openMenu('Date');
  await sheet.menu.getByRole('button', { name: 'Hide' }).click();
  const before = await sheet.column('Amount');
  expect(before).toEqual(['12.00', '10.00', '7.00', '5.25', '4.00', '3.00']);
  await app.page.reload();
  await sheet.grid.waitFor();
  expect(await sheet.column('Amount')).toEqual(before);
  expect(await sheet.columns()).not.toContain('Date');
  expect(await app.page.locator('[data-handle=sheet-condition]').innerText()).toMatch(/__proto__: not y/);
});

test('conditions become filters of every screen where those have the words', async ({ app }) => {
  const sheet = await openSales(app, 'lines');
  await sheet.openMenu('Product');
  await sheet.menu.getByRole('button', { name: 'Only tea' }).click({ force: true });
  await sheet.closeMenu();
  await sheet.openMenu('Amount');
  await sheet.menu.getByLabel('From', { exact: true }).fill('5');
  await sheet.menu.getByLabel('From', { exact: true }).press('Enter');
  await sheet.closeMenu();
  await app.page.locator('[data-handle=sheet-everywhere]').click();
  expect(await app.page.locator('[popover]:popover-open .warn').innerText()).toMatch(/Amount: from 5\.00/);
  await app.page.locator('[data-handle=sheet-everywhere-use]').click();
  expect(await app.page.locator('[data-handle=clause]').innerText()).toMatch(/Product: tea/);
  expect(await sheet.column('Amount')).toEqual(['10.00', '12.00']);
  expect(await sheet.counts()).toEqual([2, 4]);
});
