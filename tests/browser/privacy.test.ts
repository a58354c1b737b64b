import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { AppPage, SCREENS } from './app-page.ts';
import { test } from './app-test.ts';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';

/**
 * The whole job in a Chromium that writes its own network log, in which nothing can hide: page, workers and the browser's
 * helpers. Answers the addresses that the app asked for, in order, data and blob addresses left out.
 */
async function requestsOfWholeJob(address: string): Promise<string[]> {
  const log = join(mkdtempSync(join(tmpdir(), 'regulars-net-')), 'net.json');
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS, `--log-net-log=${log}`],
  });
  const context = await browser.newContext();
  const app = new AppPage(await context.newPage(), context, address);
  await app.open();
  await app.openSample('web-shop');
  await app.analyse();
  for (const screen of SCREENS) await app.show(screen);
  await app.exportResults();
  expect(app.wrong).toEqual([]);
  await browser.close();

  const { events } = JSON.parse(readFileSync(log, 'utf8')) as {
    events: { params?: { url?: string; method?: string; initiator?: string } }[];
  };
  // A job's start is the only event with address, method and initiator; the browser's own have no origin as initiator.
  return events
    .map(({ params }) => params)
    .filter(
      (params) =>
        params?.url !== undefined && params.method !== undefined && params.initiator !== 'not an origin',
    )
    .map((params) => `${params?.method ?? ''} ${params?.url ?? ''}`)
    .filter((request) => !/^GET (data|blob|devtools|chrome[a-z-]*):/.test(request));
}

describe('the network', () => {
  test('sees nothing of the hosted app but the app’s own files', async () => {
    const dist = inject('dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(dist, file)).isFile(),
    );
    const own = new Set(
      ['', ...files].map((file) => `GET ${inject('origin')}/${file.replaceAll('\\', '/')}`),
    );
    const requests = await requestsOfWholeJob(`${inject('origin')}/`);
    expect(requests.length).toBeGreaterThan(2);
    expect(requests.filter((request) => !own.has(request))).toEqual([]);
  });

  test('sees nothing at all of the single file', async () => {
    expect(await requestsOfWholeJob(pathToFileURL(join(inject('dist'), 'regulars.html')).href)).toEqual([]);
  });

  test('is not needed any more once the page is there', async ({ app }) => {
    await app.page.waitForLoadState('networkidle');
    await app.context.setOffline(true);
    await app.openSample('coffee-shop');
    await app.analyse();
    for (const screen of SCREENS) await app.show(screen);
  });
});

/** What the page says of its own trials, in the order shown: network and eval, each in page and engine; true where refused. */
async function trials(app: AppPage): Promise<string[]> {
  await app.openSample('coffee-shop');
  await app.analyse();
  await app.page.locator('[data-handle=policy]').click();
  const refused = app.page.locator('[data-handle=policy-result] [data-refused]');
  await refused.nth(3).waitFor();
  return refused.evaluateAll((elements) =>
    elements.map((element) => (element as HTMLElement).dataset['refused'] ?? ''),
  );
}

describe('the content policy', () => {
  for (const build of ['hosted', 'single file'] as const)
    test(`refuses eval and the network in the page and in the worker, ${build}`, async ({ newApp }) => {
      const single = pathToFileURL(join(inject('dist'), 'regulars.html')).href;
      const app = await newApp(build === 'hosted' ? {} : { address: single });
      // The browser says on the console what it refused.
      app.expectWrong(/Content Security Policy|violates the following/);
      app.expectWrong(/^request failed: data:/);
      await app.open();
      expect(await trials(app)).toEqual(['true', 'true', 'true', 'true']);
    });

  test('is what refuses them: taken out of the page, the same trials go through', async ({ newApp }) => {
    const app = await newApp();
    await app.page.route(app.address, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
      await route.fulfill({ response, body });
    });
    await app.open();
    expect(await trials(app)).toEqual(['false', 'false', 'false', 'false']);
  });
});
