import { describe, expect } from 'vitest';
import { WIDE, open, soon, at, cell, taken, chooseCorrection, openChanges } from './amendments-page.ts';
import { test } from './app-test.ts';
import { violations } from './axe.ts';

describe('a correction', () => {
  test('sets a value wherever it is misspelt, is listed, switched off, taken back, and there after a reload', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'lines');
    await cell(sheet, 'Fod').click();
    await chooseCorrection(app, 'set');
    expect(await violations(app)).toEqual([]);
    await app.page.locator('[data-correct-scope=values]').click();
    await at(app, 'correct-value').fill('Food');
    await at(app, 'correct-apply').click();
    const categories = ['Drinks', 'Food', 'Drinks', 'Food', 'Drinks', 'Food'];
    await soon(() => sheet.column('Category')).toEqual(categories);
    const panel = await openChanges(app);
    const rule = panel.locator('[data-correction]');
    expect(await rule.innerText()).toMatch(/^Category “Fod” is “Food”\s+1 line/);
    expect(await violations(app)).toEqual([]);
    await rule.getByRole('switch').click();
    await soon(() => sheet.column('Category')).toEqual(categories.with(3, 'Fod'));
    await app.page.keyboard.press('Escape');
    await at(app, 'undo').click();
    expect(await taken(app)).toBe('Undone: switched off: Category “Fod” is “Food”');
    await soon(() => sheet.column('Category')).toEqual(categories);
    await app.page.waitForTimeout(600);
    await app.page.reload();
    await sheet.grid.waitFor();
    await soon(() => sheet.column('Category')).toEqual(categories);
    // What was done before the reload is not taken back.
    expect(await at(app, 'undo').getAttribute('aria-disabled')).toBe('true');
  });

  test('leaves rows out of every figure, says so in the waterfall, and gives them back', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'lines');
    await cell(sheet, 'cid').click();
    await chooseCorrection(app, 'exclude');
    await soon(() => app.loaded()).toBe(5);
    expect(await sheet.column('Customer')).toEqual(['ann', 'anne', 'bob', 'ann', 'bob']);
    await app.show('pareto');
    await app.drawn();
    expect(await app.page.locator('main').innerText()).not.toContain('cid');
    await app.page.evaluate(() => (location.hash = '#/check'));
    await at(app, 'open-excluded').click();
    const panel = at(app, 'corrections-panel');
    await panel.getByText('1 line is left out').waitFor();
    await panel.getByRole('checkbox', { name: 'Select all corrections' }).check();
    await panel.getByRole('button', { name: 'Remove', exact: true }).click();
    await soon(() => app.loaded()).toBe(6);
    await app.page.keyboard.press('Escape');
    await at(app, 'undo').click();
    await soon(() => app.loaded()).toBe(5);
  });

  test('fixes a date, and shows the rows it touched', async ({ newApp }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'orders');
    await cell(sheet, 'cid').click();
    await chooseCorrection(app, 'date');
    await at(app, 'correct-date').fill('2022-12-24');
    await at(app, 'correct-apply').click();
    await soon(async () =>
      (await sheet.column('Date')).map((one) => one.replaceAll('\u00a0', ' ')),
    ).toContain('24 Dec 2022');
    const panel = await openChanges(app);
    await panel.getByRole('button', { name: /^Show rows of/ }).click();
    await app.page.locator('nav a[href="#/lines"][aria-current=page]').first().waitFor();
    await soon(() => sheet.column('Customer')).toEqual(['cid']);
  });

  test('merges customers with a preview of what that changes, and renames one', async ({ newApp }) => {
    const app = await newApp(WIDE);
    const sheet = await open(app, 'customers');
    await sheet.openMenu('Customer');
    await app.page.keyboard.press('Enter');
    expect(await sheet.column('Customer')).toEqual(['ann', 'anne', 'bob', 'cid']);
    await cell(sheet, 'ann').click();
    await app.page.keyboard.press('Shift+ArrowDown');
    await chooseCorrection(app, 'merge');
    const form = at(app, 'correct-actions');
    await at(app, 'merge-preview').waitFor();
    expect(await at(app, 'merge-preview').innerText()).toMatch(/4 → 3/);
    // 9 + 12 of ann in two purchases, 6 of anne in one.
    expect(await form.locator('tfoot').innerText()).toMatch(/27\.00\s+3$/);
    expect(await violations(app)).toEqual([]);
    await form.getByRole('radio', { name: 'anne' }).check();
    await at(app, 'correct-apply').click();
    await soon(() => sheet.column('Customer')).toEqual(['anne', 'bob', 'cid']);
    expect(await sheet.column('Revenue')).toEqual(['27.00', '19.50', '45.00']);
    await cell(sheet, 'bob').click();
    await chooseCorrection(app, 'rename');
    await at(app, 'correct-name').fill('Robert 🌷');
    await at(app, 'correct-apply').click();
    await soon(async () => (await sheet.columns()).includes('Name')).toBe(true);
    expect(await sheet.column('Name')).toContain('Robert 🌷');
    await at(app, 'undo').click();
    await at(app, 'undo').click();
    await soon(() => sheet.column('Customer')).toEqual(['ann', 'anne', 'bob', 'cid']);
  });

  test('that contradicts another, lost its row or is of another file says so when it is read back', async ({
    newApp,
  }) => {
    const app = await newApp(WIDE);
    await app.page.addInitScript(() => {
      const change = (id: string, of: object) => ({ id, active: true, change: of });
      const other = { fingerprint: 'another file', rows: [0, 1] };
      const amendments = {
        corrections: [
          change('c1', { kind: 'mergeCustomers', keys: ['ann', 'anne'], into: 'ann' }),
          change('c2', { kind: 'mergeCustomers', keys: ['ann', 'anne'], into: 'anne' }),
          change('c3', { kind: 'excludeRows', ...other }),
          change('c4', {
            kind: 'setValue',
            column: 'Colour',
            value: 'red',
            where: { column: 'Product', values: ['tea'] },
          }),
          change('c5', { kind: 'burn' }),
          null,
        ],
        computed: [
          { id: 'f1', name: 'a', formula: '=b' },
          { id: 'f2', name: 'b', formula: '=a' },
        ],
        remarks: { ann: { note: 7, tags: ['vip', 3, 'vip'] } },
      };
      Reflect.set(globalThis, 'knownAmendments', amendments);
    });
    await open(app, 'lines');
    const fingerprint = await app.page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const request = indexedDB.open('regulars');
          request.onerror = () => reject(new Error('no store'));
          request.onsuccess = () => {
            const all = request.result.transaction('projects').objectStore('projects').getAll();
            all.onsuccess = () => {
              request.result.close();
              resolve(String((all.result as { fingerprint: string }[])[0]?.fingerprint));
            };
          };
        }),
    );
    await app.page.evaluate(async (name) => {
      const files = { [name]: { amendments: Reflect.get(globalThis, 'knownAmendments') as unknown } };
      localStorage.setItem('regulars', JSON.stringify({ version: 1, files }));
      sessionStorage.clear();
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase('regulars');
        request.onsuccess = request.onerror = request.onblocked = done;
      });
    }, fingerprint);
    const again = await app.reopen();
    await open(again, 'lines');
    const panel = await openChanges(again);
    await soon(() => panel.locator('[data-correction]').count()).toBe(4);
    await soon(() => panel.locator('[data-correction] .problem').allInnerTexts()).toEqual([
      expect.stringMatching(/other way round|earlier rule|overrules/),
      expect.stringMatching(/another file/),
      'There is no column Colour.',
    ]);
    expect(await panel.locator('[data-computed] .problem').allInnerTexts()).toEqual([
      expect.stringMatching(/#CIRC!/),
      expect.stringMatching(/#CIRC!/),
    ]);
  });
});
