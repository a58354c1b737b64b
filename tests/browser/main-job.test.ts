import { describe, expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { SCREENS, type AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { cleanLines, cleanSales, onDisk } from './sales-files.ts';

describe('the way to an answer', () => {
  for (const [id, lines] of [
    ['coffee-shop', 9_000],
    ['wood-panels', 5_500],
    ['web-shop', 13_000],
  ] as const)
    test(`is two clicks for the ${id} sample`, async ({ app }) => {
      await app.page.locator(`button[data-sample=${id}]`).click();
      await app.analyseButton.click();
      await app.drawn();
      expect(new URL(app.page.url()).hash).toBe('#/overview');
      expect(await app.loaded()).toBeGreaterThan(lines);
      await expect(app.page.locator('main').innerText()).resolves.toMatch(/\d+(\.\d+)?\s?% of customers/);
    });

  test('is one drop and one click for a clean file', async ({ app }) => {
    await app.drop(...onDisk({ 'bakery.csv': cleanSales() }));
    await app.analyseButton.click();
    await app.drawn();
    expect(new URL(app.page.url()).hash).toBe('#/overview');
    expect(await app.loaded()).toBe(cleanLines());
  });

  test('is the same for rows pasted from a spreadsheet', async ({ app }) => {
    await app.page.evaluate(
      (text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
      },
      cleanSales().replaceAll(',', '\t'),
    );
    await app.analyse();
    expect(await app.loaded()).toBe(cleanLines());
  });
});

describe('every screen', () => {
  test('shows figures and drawings for a sample, and is left and found again by the rail', async ({
    app,
  }) => {
    await app.openSample('web-shop');
    await app.analyse();
    for (const screen of SCREENS) {
      await app.page.locator(`nav a[href="#/${screen}"]`).first().click();
      await app.drawn();
      const main = app.page.locator('main');
      expect(await main.innerText(), screen).not.toMatch(/undefined|NaN|Infinity|\[object|\{\w+\}/);
      expect(await main.locator('svg, canvas').count(), screen).toBeGreaterThan(0);
    }
  });

  test('is there again after a reload, with its file and its settings', async ({ app }) => {
    await app.openSample('wood-panels');
    await app.analyse();
    const lines = await app.loaded();
    await app.show('retention');
    await app.setStep('quarter');
    const before = await app.page.locator('main').innerText();
    await app.page.waitForTimeout(200);
    await app.page.reload();
    await app.drawn();
    expect(new URL(app.page.url()).hash).toBe('#/retention');
    expect(await app.loaded()).toBe(lines);
    expect(await app.page.locator('main').innerText()).toBe(before);
  });
});

describe('the keyboard alone', () => {
  /** Tab until the focus is on what is looked for, as a person without a mouse would. */
  async function tabTo(app: AppPage, target: Locator): Promise<void> {
    for (let press = 0; press < 80; press++) {
      if (
        await target.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
      )
        return;
      await app.page.keyboard.press('Tab');
    }
    throw new Error(`the focus never came to ${String(target)}`);
  }

  test('does the whole job: picks a file, accepts it, walks the screens, changes the step, exports', async ({
    app,
  }) => {
    const [path] = onDisk({ 'bakery.csv': cleanSales() });
    // Asked for well before: the browser is told of it in its own time.
    const chooser = app.page.waitForEvent('filechooser');
    await tabTo(app, app.fileInput);
    await app.page.keyboard.press('Enter');
    await (await chooser).setFiles(path ?? '');

    await app.analyseButton.waitFor();
    await tabTo(app, app.analyseButton);
    await app.page.keyboard.press('Enter');
    await app.drawn();
    expect(await app.loaded()).toBe(cleanLines());

    for (const screen of SCREENS) {
      await tabTo(app, app.page.locator(`nav a[href="#/${screen}"]`));
      await app.page.keyboard.press('Enter');
      await app.drawn();
      expect(new URL(app.page.url()).hash).toBe(`#/${screen}`);
    }

    const step = app.page.locator('[data-handle=step]');
    await tabTo(app, step);
    await app.page.keyboard.press('Enter');
    await tabTo(app, app.page.locator('[data-step=auto] input'));
    for (const _ of ['day', 'week', 'month', 'quarter']) await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Escape');
    await app.drawn();
    expect(await step.innerText()).toContain('by quarter');

    const download = app.page.waitForEvent('download');
    await tabTo(app, app.page.locator('[data-handle=export-results]'));
    await app.page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.json$/);
  });

  test('always shows where it is', async ({ app }) => {
    await app.openSample('coffee-shop');
    await app.analyse();
    const seen = new Set<string>();
    for (let press = 0; press < 25; press++) {
      await app.page.keyboard.press('Tab');
      const focus = await app.page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return null;
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const ringed =
          style.outlineStyle !== 'none' || style.boxShadow !== 'none' || element.matches(':focus-within');
        return {
          what: `${element.tagName} ${element.innerText.slice(0, 30)}`,
          visible: box.width > 0 && box.height > 0,
          ringed,
        };
      });
      if (focus === null) continue;
      expect(focus, focus.what).toMatchObject({ visible: true, ringed: true });
      seen.add(focus.what);
    }
    expect(seen.size).toBeGreaterThan(8);
  });
});
