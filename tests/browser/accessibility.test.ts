import { describe, expect } from 'vitest';
import { SCREENS } from './app-page.ts';
import { test } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';

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
