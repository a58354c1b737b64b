import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { violations } from './axe.ts';
import { cleanLines, cleanSales, onDisk } from './sales-files.ts';

const SINGLE = () => pathToFileURL(join(inject('dist'), 'regulars.html')).href;

/** Opens the clean little file up to the workbench. */
async function bakery(app: AppPage, customers = 24): Promise<void> {
  await app.pick({ name: 'bakery.csv', bytes: cleanSales(customers) });
  await app.analyse();
}

/** Until the columns lie on the device, in a store of the page. */
async function kept(app: AppPage): Promise<void> {
  await app.page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open('regulars');
        request.onerror = () => resolve(false);
        request.onsuccess = () => {
          const db = request.result;
          if (!db.objectStoreNames.contains('data')) {
            db.close();
            return resolve(false);
          }
          const counting = db.transaction(['data', 'projects']);
          const data = counting.objectStore('data').count();
          const projects = counting.objectStore('projects').count();
          counting.oncomplete = () => {
            db.close();
            resolve(data.result > 0 && data.result === projects.result);
          };
        };
      }),
  );
}

async function saved(app: AppPage, handle: string): Promise<string> {
  await app.page.locator('[data-handle=project-menu]').click();
  if (handle === 'save-coded') {
    await app.page.locator('[data-handle=coded-copy]').click();
    await app.page.locator('[data-handle=coded-preview]').waitFor();
  }
  const [file] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.locator(`[data-handle=${handle}]`).click(),
  ]);
  const path = join(mkdtempSync(join(tmpdir(), 'regulars-project-')), file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** The button that opens the project of that name. */
const named = (page: Page, name: string) =>
  page
    .locator('[data-handle=open-project]')
    .filter({ has: page.locator('b').getByText(name, { exact: true }) });

const recent = (app: AppPage) => app.page.locator('[data-handle=recent] [data-project]');
const step = (app: AppPage) => app.page.locator('[data-handle=step]').innerText();

for (const build of ['hosted', 'single file'] as const)
  describe(`a project kept on this device, ${build}`, () => {
    const address = () => (build === 'hosted' ? {} : { address: SINGLE() });

    test('is there again after a reload, on its screen and with its settings, without its file', async ({
      newApp,
    }) => {
      const app = await newApp(address());
      await app.open();
      await bakery(app);
      await app.show('retention');
      await app.setStep('quarter');
      await kept(app);
      const before = await app.page.locator('main').innerText();
      await app.page.reload();
      await app.drawn();
      expect(new URL(app.page.url()).hash).toBe('#/retention');
      expect(await app.loaded()).toBe(cleanLines());
      expect(await app.page.locator('main').innerText()).toBe(before);
    });

    test('is opened from the start page where it was left, renamed, copied and erased', async ({
      newApp,
    }) => {
      const app = await newApp(address());
      await app.open();
      await bakery(app);
      await app.show('pareto');
      await app.setStep('week');
      await kept(app);
      const next = await app.reopen();
      await app.page.close();
      await next.open();
      const { page } = next;
      await recent(next).first().waitFor();
      expect(await recent(next).innerText()).toMatch(/bakery\.csv\s+84 lines, 24 customers\s+opened today/);

      await page.locator('[data-handle=project-more]').click();
      await page.locator('[data-handle=rename]:visible').click();
      await page.keyboard.type('Our bakery');
      await page.keyboard.press('Enter');
      await named(page, 'Our bakery').waitFor();
      await page.locator('[data-handle=project-more]').click();
      await page.locator('[data-handle=duplicate]:visible').click();
      await named(page, 'Our bakery (copy)').waitFor();
      expect(await violations(next)).toEqual([]);

      await named(page, 'Our bakery (copy)').click();
      await next.drawn();
      expect(new URL(page.url()).hash).toBe('#/pareto');
      expect(await step(next)).toContain('week');

      await page.evaluate(() => (location.hash = '#/'));
      await page.locator(`[data-project]:has-text("(copy)") [data-handle=project-more]`).click();
      await page.locator('[data-handle=erase]:visible').click();
      await page.locator('[data-handle=erase-yes]').click();
      await page.waitForFunction(() => document.querySelectorAll('[data-project]').length === 1);
      expect(await recent(next).innerText()).toContain('Our bakery');
      expect(await recent(next).innerText()).not.toContain('(copy)');
      await page.locator('[data-handle=erase-all]').click();
      await page.locator('[data-handle=erase-all-yes]').click();
      await page.locator('[data-handle=recent]').waitFor({ state: 'detached' });
      await page.reload();
      await next.fileInput.waitFor({ state: 'attached' });
      expect(await recent(next).count()).toBe(0);
    });

    test('belongs to one tab: the second only reads until it takes over', async ({ newApp }) => {
      const app = await newApp(address());
      await app.open();
      await bakery(app);
      await app.show('retention');
      await app.setStep('quarter');
      await kept(app);
      const second = await app.reopen();
      await second.page.goto(`${second.address}#/retention`);
      await second.drawn();
      const reads = (one: AppPage) => one.page.locator('[data-handle=project-reading]');
      await reads(second).waitFor();
      expect(await reads(app).count()).toBe(0);
      // What is set there is nobody else's.
      await second.setStep('year');

      // The first goes on, and the second takes over from there.
      await app.setStep('month');
      await second.page.locator('[data-handle=work-here]').click();
      await reads(app).waitFor();
      await reads(second).waitFor({ state: 'detached' });
      await second.drawn();
      expect(await step(second)).toContain('month');
      await app.setStep('week');
      await second.setStep('quarter');
      await app.page.close();
      await second.page.reload();
      await second.drawn();
      expect(await reads(second).count()).toBe(0);
      expect(await step(second)).toContain('quarter');
    });
  });

describe('a project', () => {
  test('goes back to the check of its file, and on with what was done', async ({ app }) => {
    await bakery(app);
    await app.setStep('quarter');
    await kept(app);
    await app.page.reload();
    await app.drawn();
    await app.page.locator('nav a[href="#/check"]').click();
    await app.analyseButton.waitFor();
    await app.analyse();
    expect(await step(app)).toContain('quarter');
    expect(await app.loaded()).toBe(cleanLines());
    await app.page.evaluate(() => (location.hash = '#/'));
    await recent(app).first().waitFor();
    expect(await recent(app).count()).toBe(1);
  });

  test('is opened from the file that was kept before there were projects', async ({ app }) => {
    const { page } = app;
    // A reload breaks off what is being loaded ahead.
    app.expectWrong(/^request failed: .* net::ERR_ABORTED/);
    // As the version before wrote it: another database version, another store.
    await page.evaluate(
      (text) =>
        new Promise<void>((resolve, reject) => {
          const gone = indexedDB.deleteDatabase('regulars');
          gone.onerror = () => reject(new Error('not deleted'));
          gone.onsuccess = () => {
            const request = indexedDB.open('regulars', 1);
            request.onupgradeneeded = () => request.result.createObjectStore('kept');
            request.onsuccess = () => {
              const db = request.result;
              const keeping = db.transaction('kept', 'readwrite');
              keeping.objectStore('kept').put(
                {
                  files: [{ name: 'old.csv', file: new Blob([text]) }],
                  options: {},
                  sample: null,
                  keptAt: Date.now(),
                },
                'last',
              );
              keeping.oncomplete = () => {
                db.close();
                resolve();
              };
            };
          };
        }),
      cleanSales(),
    );
    await page.reload();
    await named(page, 'old.csv').click();
    await app.drawn();
    expect(await app.loaded()).toBe(cleanLines());
    await page.evaluate(() => (location.hash = '#/'));
    await recent(app).first().waitFor();
    expect(await recent(app).count()).toBe(1);
  });

  test('goes to another device as a file, with its settings', async ({ app, newApp }) => {
    await bakery(app);
    await app.show('retention');
    await app.setStep('quarter');
    const path = await saved(app, 'save-project');
    expect(path).toMatch(/bakery\.regulars$/);
    const other = await newApp();
    await other.open();
    await other.drop(path);
    await other.drawn();
    expect(new URL(other.page.url()).hash).toBe('#/retention');
    expect(await other.loaded()).toBe(cleanLines());
    expect(await step(other)).toContain('quarter');
    expect(await other.page.locator('main').innerText()).toBe(await app.page.locator('main').innerText());
    await kept(other);
    await other.page.reload();
    await other.drawn();
    expect(await step(other)).toContain('quarter');
  });

  test('is opened by what it holds, whatever it is called', async ({ app, newApp }) => {
    await bakery(app);
    const bytes = await readFile(await saved(app, 'save-project'));
    for (const name of ['sales.csv', 'sales.xlsx', 'sales']) {
      const other = await newApp();
      await other.open();
      await other.pick({ name, bytes });
      await other.drawn();
      expect(await other.loaded(), name).toBe(cleanLines());
    }
  });

  test('goes on with next month’s file as a recipe, and says what that lacks', async ({ app, newApp }) => {
    await bakery(app);
    await app.setStep('quarter');
    const path = await saved(app, 'save-recipe');
    expect(path).toMatch(/bakery-recipe\.regulars$/);
    expect((await readFile(path)).includes('Customer 1')).toBe(false);
    const other = await newApp();
    await other.open();
    await other.drop(path);
    await other.page.locator('[data-handle=recipe]').waitFor();
    expect(await violations(other)).toEqual([]);
    const next = cleanSales(30)
      .split('\n')
      .map((line) =>
        line
          .split(',')
          .filter((_, at) => at !== 3)
          .reverse()
          .join(','),
      )
      .join('\n');
    await other.pick({ name: 'next.csv', bytes: next });
    await other.analyseButton.waitFor();
    expect(await other.page.locator('[data-handle=recipe-missing]').innerText()).toContain('Product');
    await other.analyse();
    expect(await other.loaded()).toBe(cleanLines(30));
    expect(await step(other)).toContain('quarter');
  });

  test('goes out with codes for customers after a look at what stays', async ({ app, newApp }) => {
    await bakery(app);
    const path = await saved(app, 'save-coded');
    expect(path).toMatch(/coded\.regulars$/);
    const other = await newApp();
    await other.open();
    await other.drop(path);
    await other.drawn();
    expect(await other.loaded()).toBe(cleanLines());
    await other.page.evaluate(() => (location.hash = '#/customers'));
    await other.ready();
    expect(await other.page.locator('body').innerText()).not.toMatch(/Customer \d|bakery/);
  });

  test('file that is damaged, cut off or none is refused with a word, and what is open stays', async ({
    app,
  }) => {
    await bakery(app);
    const whole = await readFile(await saved(app, 'save-project'));
    const flipped = Uint8Array.from(whole);
    // In the directory of its parts.
    flipped[100] = (flipped[100] ?? 0) ^ 16;
    for (const [bytes, words] of [
      [flipped, 'is damaged'],
      [whole.subarray(0, whole.length - 40), 'ends too early'],
      [Buffer.from('Order,Date\n'), 'is no project file'],
    ] as const) {
      await app.pick({ name: 'x.regulars', bytes });
      await app.problem.filter({ hasText: words }).waitFor();
      expect(await app.loaded()).toBe(cleanLines());
    }
    const paths = onDisk({ 'p.regulars': whole, 'more.csv': cleanSales() });
    await app.drop(...paths);
    await app.problem.filter({ hasText: 'stands for itself' }).waitFor();
  });

  test('is worked on all the same where the browser keeps nothing, which is said once', async ({
    newApp,
  }) => {
    const app = await newApp();
    await app.page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await app.open();
    await bakery(app);
    const said = app.page.locator('[data-handle=project-refused]');
    await said.waitFor();
    await said.getByRole('button').click();
    await app.setStep('quarter');
    await app.show('retention');
    expect(await said.count()).toBe(0);
    expect(await saved(app, 'save-project')).toMatch(/bakery\.regulars$/);
  });

  test('is worked on all the same where the device is full', async ({ newApp }) => {
    const app = await newApp();
    await app.page.addInitScript(() => {
      const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
        ?.value as IDBObjectStore['put'];
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...values) {
        if (this.name === 'data' || this.name === 'files')
          throw new DOMException('full', 'QuotaExceededError');
        return Reflect.apply<IDBObjectStore, typeof values, IDBRequest<IDBValidKey>>(real, this, values);
      };
    });
    await app.open();
    await bakery(app);
    await app.page.locator('[data-handle=project-refused]').filter({ hasText: 'no room' }).waitFor();
    await app.setStep('quarter');
    expect(await app.loaded()).toBe(cleanLines());
  });

  test('opens with what is sound where its state was harmed, and says the rest', async ({ app }) => {
    await bakery(app);
    await app.setStep('quarter');
    await kept(app);
    await app.page.waitForTimeout(600);
    await app.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('regulars');
          request.onsuccess = () => {
            const db = request.result;
            const harming = db.transaction('states', 'readwrite');
            const states = harming.objectStore('states');
            const slots = states.getAllKeys();
            slots.onsuccess = () => {
              for (const key of slots.result) states.put({ sequence: 'x', text: '{', sum: 7 }, key);
            };
            harming.oncomplete = () => {
              db.close();
              resolve();
            };
          };
        }),
    );
    await app.page.goto('about:blank');
    await app.page.goto(`${app.address}#/overview`);
    await app.drawn();
    expect(await app.loaded()).toBe(cleanLines());
    await app.page.locator('[data-handle=project-dropped]').filter({ hasText: 'the work on it' }).waitFor();
  });
});
