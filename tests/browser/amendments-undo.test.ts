import { describe, expect } from 'vitest';
import { WIDE, open, soon, at, cell, taken, chooseCorrection, openChanges } from './amendments-page.ts';
import { test } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';

describe('notes and tags', () => {
  test('are kept with the customer, put on many at once, filtered by, and there after a reload', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'customers');
    await cell(sheet, 'bob').click();
    await app.page.keyboard.press('F2');
    const panel = at(app, 'customer-panel');
    await at(app, 'customer-note').fill('Calls on Mondays.\nLikes tea 🍵');
    await panel.locator('[data-handle=tag-field]').fill('vip');
    await panel.locator('[data-handle=tag-field]').press('Enter');
    await panel.getByRole('button', { name: 'Take the tag vip off' }).waitFor();
    expect(await violations(app)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await cell(sheet, 'ann').click();
    await at(app, 'tag').click();
    const tagging = at(app, 'tagging');
    await tagging.getByRole('checkbox', { name: 'vip' }).check();
    await tagging.locator('[data-handle=tag-field]').fill('North');
    await tagging.locator('[data-handle=tag-field]').press('Enter');
    await tagging.getByRole('checkbox', { name: 'North' }).waitFor();
    expect(await violations(app)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await at(app, 'undo').click();
    expect(await taken(app)).toBe('Undone: tags of ann');
    await at(app, 'redo').click();

    await at(app, 'add-filter').click();
    const filter = app.page.locator('[popover]:popover-open');
    await filter.locator('select').first().selectOption('tagged');
    await filter.locator('label:has-text("vip") input').first().click();
    await filter.locator('[data-handle=add-filter-done]').click();
    await app.ready();
    await soon(async () => (await sheet.column('Customer')).toSorted()).toEqual(['ann', 'bob']);
    await app.page.waitForTimeout(600);
    await app.page.reload();
    await sheet.grid.waitFor();
    await soon(async () => (await sheet.column('Customer')).toSorted()).toEqual(['ann', 'bob']);
    await cell(sheet, 'bob').click();
    await app.page.keyboard.press('F2');
    expect(await at(app, 'customer-note').inputValue()).toBe('Calls on Mondays.\nLikes tea 🍵');
  });

  test('of a megabyte are kept', async ({ newApp }) => {
    const app = await newApp(WIDE);
    const many = Array.from(
      { length: 60 },
      (_, one) => `${one},2023-01-${String(1 + (one % 28)).padStart(2, '0')},c${one},5\n`,
    );
    const sheet = await open(app, 'customers', `Order,Date,Customer,Amount\n${many.join('')}`);
    const note = 'x'.repeat(20_000);
    const [first = ''] = await sheet.column('Customer');
    await cell(sheet, first).click();
    for (let one = 0; one < 55; one++) {
      await app.page.keyboard.press('F2');
      await at(app, 'customer-note').fill(note);
      await at(app, 'customer-panel').getByRole('button', { name: /Close/ }).click();
      await sheet.grid.press('ArrowDown');
    }
    await app.page.waitForTimeout(800);
    await app.page.reload();
    await sheet.grid.waitFor();
    await sheet.settled();
    await cell(sheet, first).click();
    await app.page.keyboard.press('F2');
    expect((await at(app, 'customer-note').inputValue()).length).toBe(20_000);
  });
});

describe('undo and redo', () => {
  test('go through filters, settings, sheets and corrections by key, and leave letters being typed alone', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'lines');
    const { keyboard } = app.page;
    await app.setStep('month');
    await sheet.openMenu('Amount');
    await keyboard.press('Enter');
    await sheet.menu.waitFor({ state: 'detached' });
    await cell(sheet, 'cid').click();
    await chooseCorrection(app, 'exclude');
    await soon(() => app.loaded()).toBe(5);
    await at(app, 'formula-new').press('Enter');
    await at(app, 'formula').press('Control+z');
    expect(await app.loaded()).toBe(5);
    await at(app, 'formula').press('Escape');
    expect(await at(app, 'undo').getAttribute('aria-label')).toBe('Undo: correction: 1 line is left out');
    await keyboard.press('Control+z');
    await soon(() => app.loaded()).toBe(6);
    await keyboard.press('Control+z');
    expect(await taken(app)).toBe('Undone: order of Lines');
    await keyboard.press('Control+z');
    expect(await taken(app)).toBe('Undone: step');
    await keyboard.press('Control+Shift+z');
    await keyboard.press('Control+y');
    await keyboard.press('Control+y');
    expect(await taken(app)).toBe('Done again: correction: 1 line is left out');
    await soon(() => app.loaded()).toBe(5);
    expect(await at(app, 'redo').getAttribute('aria-label')).toBe('Nothing to redo');
  });

  test('take a slider’s pull as one step', async ({ newApp }) => {
    const app = await newApp(WIDE);
    await app.open();
    await app.openSample('web-shop');
    await app.analyse();
    await app.page.evaluate(() => (location.hash = '#/lifetime-value/what-if'));
    const slider = app.page.locator('main input[type=range]').first();
    await slider.focus();
    for (let press = 0; press < 12; press++) await app.page.keyboard.press('ArrowRight');
    await at(app, 'undo').click();
    expect(await at(app, 'undo').getAttribute('aria-disabled')).toBe('true');
  });
});

test('formulas, corrections and tags are clean in the dark and on a narrow screen', async ({ newApp }) => {
  const app = await newApp({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const sheet = await open(app, 'lines');
  await at(app, 'formula-new').click();
  await at(app, 'formula').fill('=ROUND(Amount,foo)');
  await soon(() => at(app, 'formula-told').innerText()).toMatch(/foo/);
  expect(await violations(app)).toEqual([]);
  expect(await sidewaysScroll(app)).toBe(0);
  await at(app, 'formula').press('Escape');
  await sheet.grid.getByRole('gridcell').first().click();
  await chooseCorrection(app, 'date');
  expect(await violations(app)).toEqual([]);
  await app.page.keyboard.press('Escape');
  const panel = await openChanges(app);
  await panel.waitFor();
  expect(await violations(app)).toEqual([]);
  expect(await sidewaysScroll(app)).toBe(0);
});
