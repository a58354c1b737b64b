import { expect } from 'vitest';
import { SHEETS, type AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';
import { cleanSales } from './sales-files.ts';
import { SheetPage } from './sheet-page.ts';

async function openClean(app: AppPage, screen: (typeof SHEETS)[number]): Promise<SheetPage> {
  await app.pick({ name: 'clean.csv', bytes: cleanSales() });
  await app.analyse();
  await app.show(screen);
  const sheet = new SheetPage(app);
  await sheet.grid.waitFor();
  await sheet.settled();
  return sheet;
}

test('by keyboard alone a column is sorted and filtered, a row picked, a customer opened and left', async ({
  app,
}) => {
  const { page } = app;
  const sheet = await openClean(app, 'customers');
  await sheet.grid.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await sheet.menu.waitFor();
  // The first way in the menu has the focus: from A to Z.
  await page.keyboard.press('Enter');
  await sheet.menu.waitFor({ state: 'detached' });
  expect((await sheet.column('Customer')).slice(0, 3)).toEqual(['Customer 0', 'Customer 1', 'Customer 2']);
  expect(await sheet.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  await page.keyboard.press('Alt+ArrowDown');
  await sheet.menu.waitFor();
  await sheet.menu.locator('input[type=search]').focus();
  await page.keyboard.type('Customer 2');
  await expect.poll(() => sheet.menu.locator('li').count()).toBe(5);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await sheet.menu.waitFor({ state: 'detached' });
  expect(await sheet.column('Customer')).toEqual([
    'Customer 2', 'Customer 20', 'Customer 21', 'Customer 22', 'Customer 23',
  ]); // prettier-ignore
  await sheet.grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect.poll(() => page.locator('[data-handle=sheet-picked]').count()).toBe(1);
  await page.keyboard.press('F2');
  const panel = page.locator('[data-handle=customer-panel]');
  await panel.waitFor();
  expect(await panel.locator('h2').innerText()).toBe('Customer 20');
  expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await sheet.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
});

test('who is picked in a sheet is marked on the curve and in the table of classes, and selected among the lines', async ({
  app,
}) => {
  const { page } = app;
  const sheet = await openClean(app, 'customers');
  await sheet.grid.focus();
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect
    .poll(() => page.locator('[data-handle=sheet-picked]').innerText())
    .toMatch(/2 customers picked/);
  const [first = ''] = await sheet.column('Customer');
  await app.show('pareto');
  await expect.poll(() => page.locator('[data-picked-marks]').getAttribute('data-picked-marks')).toBe('2');
  await app.show('segments');
  await expect.poll(() => page.locator('main button .picked').allInnerTexts()).not.toEqual([]);
  await app.show('lines');
  await sheet.settled();
  await expect.poll(() => sheet.grid.locator('.row.whole .cell.pinned').first().innerText()).toBe(first);
  await page.locator('[data-handle=sheet-picked] button').click();
  await app.show('pareto');
  await expect.poll(() => page.locator('[data-picked-marks]').count()).toBe(0);
});

test('the rows behind a figure are shown in their sheet, and all of them again', async ({ app }) => {
  const { page } = app;
  const sheet = await openClean(app, 'lines');
  await app.show('pareto');
  const figure = page.locator('main [data-figure=customers]').first();
  const count = Number(await figure.getAttribute('data-figure-count'));
  await figure.click();
  await page.locator('[data-handle=show-in-sheet]').click();
  await page.locator('nav a[href="#/customers"][aria-current=page]').first().waitFor();
  await sheet.grid.waitFor();
  expect(await sheet.counts()).toEqual([count, count]);
  await page.locator('[data-handle=sheet-where]').click();
  await page.locator('[popover]:popover-open button').click();
  await expect.poll(() => sheet.counts()).toEqual([24, 24]);
});

test('selected cells are summed up as a spreadsheet does', async ({ app }) => {
  const { page } = app;
  await app.pick({
    name: 'sums.csv',
    bytes: 'Order,Date,Customer,Amount\n1,2023-01-01,a,10.50\n2,2023-01-02,b,4.25\n3,2023-02-01,a,-1.00\n',
  });
  await app.analyse();
  await app.show('lines');
  const sheet = new SheetPage(app);
  await sheet.grid.waitFor();
  await sheet.settled();
  await sheet.grid
    .locator('.head', { has: page.getByText('Amount', { exact: true }) })
    .locator('.name')
    .click();
  // 10.50 + 4.25 - 1 = 13.75, a third of which is 4.58.
  await expect
    .poll(() => page.locator('[data-handle=sheet-sums] > span').allInnerTexts())
    .toEqual(['Average 4.58', 'Count 3', 'Least -1', 'Greatest 10.50', 'Sum 13.75']);
});

test('a file of 400 columns with hostile names is shown, searched and arranged', async ({ app }) => {
  const { page } = app;
  const odd = ['constructor', 'hasOwnProperty', '🙂', 'a"b', '<b>x</b>', 'toString'];
  const names = [...odd, ...Array.from({ length: 390 }, (_, at) => `extra ${at}`)];
  const head = [
    'Order',
    'Date',
    'Customer',
    'Amount',
    ...names.map((name) => `"${name.replaceAll('"', '""')}"`),
  ];
  const lines = Array.from({ length: 40 }, (_, row) =>
    [row, `2023-0${1 + (row % 9)}-11`, `Person ${row % 7}`, `${row}.50`, ...names.map((_, at) => `v${at} ${row}`)].join(','),
  ); // prettier-ignore
  await app.pick({ name: 'wide.csv', bytes: `${[head.join(','), ...lines].join('\n')}\n` });
  // So many heads take the check screen its time on a busy machine.
  await app.analyseButton.waitFor({ timeout: 60_000 });
  await app.analyse();
  await app.show('lines');
  const sheet = new SheetPage(app);
  await sheet.grid.waitFor();
  await sheet.settled();
  expect(await sheet.grid.getAttribute('aria-colcount').then(Number)).toBeGreaterThan(390);
  await page.locator('[data-handle=sheet-columns]').click();
  const open = page.locator('[popover]:popover-open');
  await open.locator('input[type=search]').fill('constructor');
  await open.locator('li input').click();
  await page.keyboard.press('Escape');
  expect(await sheet.columns()).not.toContain('constructor');
  await sheet.grid.focus();
  await page.keyboard.press('Control+ArrowRight');
  await expect.poll(() => sheet.grid.locator('.cell.active').innerText()).toBe('v395 0');
});

for (const [look, options] of [
  ['light', { colorScheme: 'light' }],
  ['dark, 390 pixels wide', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const)
  test(`sheets keep to the rules for everybody, ${look}`, async ({ newApp }) => {
    const app = await newApp({ ...options, reducedMotion: 'reduce' });
    await app.open();
    const sheet = await openClean(app, 'customers');
    const { page } = app;
    for (const screen of SHEETS) {
      await app.show(screen);
      await sheet.settled();
      expect(await violations(app), screen).toEqual([]);
      expect(await sidewaysScroll(app), screen).toBe(0);
    }
    await sheet.openMenu('Date');
    await sheet.menu.locator('li').first().waitFor();
    expect(await violations(app), 'menu of a date').toEqual([]);
    await sheet.menu.getByRole('checkbox').last().click();
    await sheet.closeMenu();
    await page.locator('[data-handle=sheet-find]').click();
    expect(await violations(app), 'conditions and search').toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-handle=sheet-group]').click();
    await sheet.grid.waitFor();
    await sheet.settled();
    expect(await violations(app), 'groups').toEqual([]);
    expect(await sidewaysScroll(app), 'groups').toBe(0);
    await app.show('customers');
    await sheet.settled();
    await sheet.grid.focus();
    await page.keyboard.press('F2');
    await page.locator('[data-handle=customer-panel] dl').waitFor();
    await app.ready();
    expect(await violations(app), 'a customer').toEqual([]);
    expect(await sidewaysScroll(app), 'a customer').toBe(0);
  });
