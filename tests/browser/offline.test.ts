import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { SCREENS, type AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { serveStatic, SUB_PATH } from './static-server.ts';

/** The page says so itself, once everything it needs lies on the device. */
async function keptOnDevice(app: AppPage): Promise<void> {
  await app.page.getByText('This page opens without a network too.').waitFor();
}

describe('after its first visit', () => {
  for (const [place, path] of [
    ['at the root of a host', '/'],
    ['under a sub-path', SUB_PATH],
  ] as const)
    test(`the app opens and works offline, ${place}`, async ({ newApp }) => {
      const app = await newApp({ address: `${inject('origin')}${path}`, serviceWorkers: 'allow' });
      // A reload gives up what is being fetched and started.
      app.expectWrong(/^request failed: .* net::ERR_ABORTED$/);
      await app.open();
      await keptOnDevice(app);
      await app.context.setOffline(true);
      await app.page.reload();
      await app.openSample('coffee-shop');
      await app.analyse();
      for (const screen of SCREENS) await app.show(screen);
    });

  test('a new version is told of and waits until it is asked for', async ({ newApp }) => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-versions-'));
    cpSync(inject('dist'), folder, { recursive: true });
    const server = await serveStatic(folder);
    const app = await newApp({ address: `${server.origin}/`, serviceWorkers: 'allow' });
    // A reload gives up what is being fetched.
    app.expectWrong(/^request failed: .* net::ERR_ABORTED$/);
    await app.open();
    await keptOnDevice(app);

    publishNext(folder);
    await app.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const update = app.page.locator('[data-handle=update]');
    await update.waitFor();
    // Neither by itself nor by a reload.
    expect(await version(app)).toBe(null);
    await app.page.reload();
    await update.waitFor();
    expect(await version(app)).toBe(null);

    await Promise.all([app.page.waitForEvent('load'), update.click()]);
    await app.fileInput.waitFor({ state: 'attached' });
    expect(await version(app)).toBe('next');
    await app.context.setOffline(true);
    await app.page.reload();
    expect(await version(app)).toBe('next');
    await app.openSample('coffee-shop');
    await app.analyse();
    await server.close();
  });
});

/** The same app under the next version's name, with a mark in its page. */
function publishNext(folder: string): void {
  const page = join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('<body>', '<body data-version="next">'));
  const worker = join(folder, 'offline.js');
  const [, name] = /\}([0-9a-f]{16})`/.exec(readFileSync(worker, 'utf8')) ?? [];
  expect(name).toBeDefined();
  const next = (name ?? '').split('').reverse().join('');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(name ?? '', next));
}

function version(app: AppPage): Promise<string | null> {
  return app.page.evaluate(() => document.body.dataset['version'] ?? null);
}

describe('the installed app', () => {
  test('has a manifest that the browser finds nothing wrong with', async ({ app }) => {
    const session = await app.context.newCDPSession(app.page);
    const { errors, data } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(JSON.parse(data ?? '{}')).toMatchObject({
      name: 'Regulars',
      start_url: './',
      display: 'standalone',
    });
    const broken = await session.send('Page.getInstallabilityErrors');
    expect(broken.installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  });

  test('opens the file it was started with', async ({ newApp }) => {
    const app = await newApp();
    await app.page.addInitScript(() => {
      const text = 'customer,date,amount\nAnna,2024-01-02,10\nBert,2024-01-03,20\n';
      const file = new File([text], 'clicked.csv', { type: 'text/csv' });
      Object.defineProperty(globalThis, 'launchQueue', {
        value: {
          setConsumer: (take: (launch: object) => void) =>
            setTimeout(() => take({ files: [{ getFile: () => Promise.resolve(file) }] })),
        },
      });
    });
    await app.open();
    await app.analyse();
    expect(await app.loaded()).toBe(2);
  });

  test('hands out the single file', async ({ app }) => {
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.locator('[data-handle=take-along] a').click(),
    ]);
    expect(download.suggestedFilename()).toBe('regulars.html');
    expect(readFileSync(await download.path(), 'utf8')).toBe(
      readFileSync(join(inject('dist'), 'regulars.html'), 'utf8'),
    );
  });
});
