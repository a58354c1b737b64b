import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect } from 'vitest';
import { SCREENS, type AppPage } from './app-page.ts';
import { test } from './app-test.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core holds against the page as it stands, a line an element. */
async function violations(app: AppPage): Promise<string[]> {
  await app.page.evaluate(AXE);
  const { violations: found } = await app.page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}

/** How far the page itself can be scrolled sideways, in pixels. */
function sidewaysScroll(app: AppPage): Promise<number> {
  return app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe('axe-core finds nothing', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`on any screen, ${colorScheme}`, async ({ newApp }) => {
      const app = await newApp({ colorScheme, reducedMotion: 'reduce' });
      await app.open();
      expect(await violations(app), 'start').toEqual([]);
      await app.openSample('wood-panels');
      expect(await violations(app), 'check').toEqual([]);
      await app.analyse();
      for (const screen of SCREENS) {
        await app.show(screen);
        expect(await violations(app), screen).toEqual([]);
      }
    });

  test('where a file cannot be opened', async ({ newApp }) => {
    const app = await newApp({ reducedMotion: 'reduce' });
    await app.open();
    await app.pick({ name: 'empty.csv', bytes: '' });
    await app.problem.waitFor();
    expect(await violations(app)).toEqual([]);
  });
});

describe('a window 390 pixels wide', () => {
  test('never scrolls sideways', async ({ newApp }) => {
    const app = await newApp({ viewport: { width: 390, height: 844 } });
    await app.open();
    expect(await sidewaysScroll(app), 'start').toBe(0);
    await app.openSample('web-shop');
    expect(await sidewaysScroll(app), 'check').toBe(0);
    await app.analyse();
    for (const screen of SCREENS) {
      await app.show(screen);
      expect(await sidewaysScroll(app), screen).toBe(0);
    }
  });
});
