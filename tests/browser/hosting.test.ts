import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject } from 'vitest';
import { SCREENS } from './app-page.ts';
import { test } from './app-test.ts';
import { SUB_PATH } from './static-server.ts';
import { cleanLines, cleanSales, manyLines } from './sales-files.ts';

describe('the app does its whole job', () => {
  for (const [place, address] of [
    ['from a sub-path of a static host', () => `${inject('origin')}${SUB_PATH}`],
    ['as one file opened from disk', () => pathToFileURL(join(inject('dist'), 'regulars.html')).href],
  ] as const)
    test(place, async ({ newApp }) => {
      const app = await newApp({ address: address() });
      await app.open();
      await app.pick({ name: 'bakery.csv', bytes: cleanSales() });
      await app.analyse();
      expect(await app.loaded()).toBe(cleanLines());
      for (const screen of SCREENS) await app.show(screen);
      const results = (await app.exportResults()) as { format: string; totals: { customers: number } };
      expect(results.format).toBe('regulars-results');
      expect(results.totals.customers).toBe(24);
    });

  test('as one file opened from disk, with a file that takes several readers', async ({ newApp }) => {
    const app = await newApp({ address: pathToFileURL(join(inject('dist'), 'regulars.html')).href });
    await app.open();
    await app.pick({ name: 'sales.csv', bytes: manyLines() });
    await app.analyse();
    expect(await app.loaded()).toBe(100_000);
  });

  test('when a screen’s address is opened with nothing to show: it starts at the start', async ({
    newApp,
  }) => {
    const app = await newApp();
    await app.open('#/retention');
    await app.page.waitForFunction(() => location.hash === '#/');
    await app.page.locator('button[data-sample=coffee-shop]').waitFor();
  });
});
