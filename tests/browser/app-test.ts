import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { expect, inject, test as base } from 'vitest';
import { AppPage } from './app-page.ts';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';

export interface AppOptions extends BrowserContextOptions {
  /** Where the app lies; the root of the server unless said. */
  address?: string;
}

/**
 * A test with a Chromium and a way to open the app in a fresh profile. After the test every tab is closed and whatever went wrong
 * in one, on the console, uncaught or on the network, fails the test.
 */
export const test = base.extend<{
  browser: Browser;
  newApp: (options?: AppOptions) => Promise<AppPage>;
  app: AppPage;
}>({
  browser: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  newApp: async ({ browser }, use) => {
    const opened: AppPage[] = [];
    await use(async ({ address, ...options } = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        // Every fresh profile would keep the app on the device first: only what is about that lets it.
        serviceWorkers: 'block',
        ...options,
      });
      const app = new AppPage(await context.newPage(), context, address ?? `${inject('origin')}/`);
      opened.push(app);
      return app;
    });
    for (const app of opened) await app.context.close();
    expect(opened.flatMap((app) => app.wrong)).toEqual([]);
  },
  app: async ({ newApp }, use) => {
    const app = await newApp();
    await app.open();
    await use(app);
  },
});
