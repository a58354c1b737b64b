import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { WIDE, open, show, soon, at, cell, taken, compute, openChanges } from './amendments-page.ts';
import { test } from './app-test.ts';
import { violations } from './axe.ts';

describe('a computed column', () => {
  test('is written by keyboard with completion, signature and preview, and then is a column everywhere', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'lines');
    const { keyboard } = app.page;
    await at(app, 'formula-new').focus();
    await keyboard.press('Enter');
    const field = at(app, 'formula');
    await keyboard.type('i');
    const list = app.page.getByRole('listbox', { name: 'What can stand here' });
    await list.waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await keyboard.type('f');
    expect(await list.getByRole('option').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/IF\s/), expect.stringMatching(/IFERROR/)]),
    );
    expect(await violations(app)).toEqual([]);
    await keyboard.press('Tab');
    expect(await field.inputValue()).toBe('=IF(');
    await keyboard.type('pri');
    await list.getByRole('option', { name: /Price/ }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    await keyboard.press('Tab');
    expect(await field.inputValue()).toBe('=IF(Price');
    await keyboard.type('>5,"dear"');
    expect(await at(app, 'formula-signature').locator('.current').innerText()).toBe('value if so');
    await keyboard.type(',"cheap")');
    await soon(() => at(app, 'formula-told').innerText()).toMatch(
      /^Text: “cheap” · “dear” · “cheap” · “dear”/,
    );
    await keyboard.press('Shift+Tab');
    await keyboard.press('Control+a');
    await keyboard.type('Level 🍵');
    await keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
    await soon(() => sheet.column('Level 🍵')).toEqual(['cheap', 'dear', 'cheap', 'dear', 'cheap', 'dear']);
    expect(await sheet.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);

    await app.show('pareto');
    await app.page.locator('main').getByRole('combobox').first().selectOption('Level 🍵');
    await app.drawn();
    expect(await app.page.locator('main').getByRole('table').last().innerText()).toMatch(
      /cheap[^]*67\.50[^]*dear[^]*24\.00/,
    );

    await at(app, 'add-filter').click();
    const filter = app.page.locator('[popover]:popover-open');
    await filter.locator('select').first().selectOption('line:Level 🍵');
    await filter.locator('label:has-text("dear") input').first().click();
    await filter.locator('[data-handle=add-filter-done]').click();
    await app.ready();
    await show(app, 'lines');
    expect(await sheet.column('Order')).toEqual(['2', '4', '6']);
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      at(app, 'sheet-csv').first().click(),
    ]);
    const [head = '', first = ''] = (await readFile(await download.path(), 'utf8')).split(/\r?\n/);
    expect(head).toContain('Level 🍵');
    expect(first).toMatch(/dear$/);
    await at(app, 'undo').click();
    expect(await taken(app)).toBe('Undone: filter Level 🍵: dear');
    await app.show('breakdown');
    await app.page.locator('main').getByRole('combobox').first().selectOption('Level 🍵');
    await app.drawn();
    expect(await app.page.locator('main').innerText()).toContain('cheap');
  });

  test('says in Excel’s words what is wrong, marks the place, and is given up by Escape', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    await open(app, 'lines');
    const field = at(app, 'formula');
    await at(app, 'formula-new').press('Enter');
    await app.page.keyboard.type('1+foo*2');
    await app.page.keyboard.press('Enter');
    await soon(() => at(app, 'formula-told').innerText()).toBe('#NAME? There is no column “foo”.');
    expect(
      await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]),
    ).toEqual([3, 6]);
    expect(await app.page.locator('[data-handle=formula-bar] mark').textContent()).toBe('foo');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(app)).toEqual([]);
    await field.fill('=SUM(Amount');
    await app.page.keyboard.press('Enter');
    await soon(() => at(app, 'formula-told').innerText()).toBe('This ( is never closed.');
    await field.fill('=1');
    await at(app, 'formula-name').fill('amount');
    await at(app, 'formula-name').press('Enter');
    await soon(() => at(app, 'formula-told').innerText()).toContain('There is a column “amount” already');
    await app.page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await at(app, 'undo').getAttribute('aria-disabled')).toBe('true');
  });

  test('is spelled with comma and semicolon where the reader’s country writes so', async ({ newApp }) => {
    const app = await newApp({ ...WIDE, locale: 'de-DE' });
    const sheet = await open(app, 'lines');
    await compute(app, 'Netto', '=ROUND(Amount/1,2;1)');
    await soon(() => sheet.column('Netto')).toEqual(['7.5', '5.0', '11.3', '10.0', '37.5', '5.0']);
    expect(await at(app, 'formula-edit').innerText()).toBe('=ROUND(Amount/1,2;1)');
  });

  test('is edited, renamed with what names it, and removed, each step taken back', async ({ newApp }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'lines');
    await compute(app, 'Tax', '=Amount*0.2');
    await compute(app, 'Gross', '=Amount+Tax');
    await cell(sheet, '1.8').click();
    await app.page.keyboard.press('F2');
    await at(app, 'formula-name').fill('VAT due');
    await at(app, 'formula').fill('=Amount*0.1');
    await at(app, 'formula').press('Enter');
    await soon(() => sheet.column('Gross')).toEqual(['9.90', '6.60', '14.85', '13.20', '49.50', '6.60']);
    expect(await sheet.column('VAT due')).toEqual(['0.90', '0.60', '1.35', '1.20', '4.50', '0.60']);
    const panel = await openChanges(app);
    expect(await panel.locator('[data-computed=Gross] .formula').innerText()).toBe('=Amount+[@[VAT due]]');
    await panel.getByRole('button', { name: 'Edit the formula of VAT due' }).click();
    await soon(() => at(app, 'formula').inputValue()).toBe('=Amount*0.1');
    await at(app, 'formula').press('Escape');
    await openChanges(app);
    await panel.getByRole('button', { name: 'Remove the column VAT due' }).click();
    await soon(() => panel.locator('[data-computed=Gross] .problem').innerText()).toBe(
      '#NAME? There is no column “VAT due”.',
    );
    await app.page.keyboard.press('Escape');
    for (let step = 0; step < 4; step++) await at(app, 'undo').click();
    await soon(async () => (await sheet.columns()).includes('Gross')).toBe(false);
    for (let step = 0; step < 3; step++) await at(app, 'redo').click();
    await soon(() => sheet.column('Gross')).toEqual(['9.90', '6.60', '14.85', '13.20', '49.50', '6.60']);
  });

  test('withstands what is no formula: ten thousand characters, a thousand brackets, columns with odd names', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    const odd =
      'Order,Date,Customer,MAX,"a]b[c""#\'@",Amount\n1,2023-01-05,ann,2,3,9\n2,2023-01-06,bob,4,5,6\n';
    const sheet = await open(app, 'lines', odd);
    const field = at(app, 'formula');
    await at(app, 'formula-new').press('Enter');
    const told = () => at(app, 'formula-told').innerText();
    await field.fill(`=${'1+'.repeat(5000)}1`);
    await soon(told).toMatch(/longer than 8,192 characters/);
    await field.press('Enter');
    expect(await field.isVisible()).toBe(true);
    await field.fill(`=${'('.repeat(1000)}1${')'.repeat(1000)}`);
    await soon(told).toBe('Number: 1 · 1');
    await field.fill('=1/0');
    await soon(told).toMatch(/^Number: #DIV\/0! · #DIV\/0!/);
    await field.fill("=MAX(MAX)+[@[a']b'[c\"'#'''@]]");
    await field.press('Enter');
    await soon(() => sheet.column('Column 1')).toEqual(['7', '9']);
    await compute(app, 'itself', '=1');
    await cell(sheet, '1').click();
    await sheet.grid.press('End');
    await app.page.keyboard.press('F2');
    await field.fill('=itself+1');
    await field.press('Enter');
    await soon(told).toMatch(/#CIRC!|#NAME\?/);
    await field.press('Escape');
  });
});
