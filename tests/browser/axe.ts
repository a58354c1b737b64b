import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { AppPage } from './app-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core holds against the page as it stands, a line an element. Figures that are being computed anew are paler
 * meanwhile, and say so (`aria-busy`): it is judged when they are there, and again where some became so while it looked.
 *
 * @param when `at once`: while figures are being computed, all but the contrast
 */
export async function violations(app: AppPage, when: 'still' | 'at once' = 'still'): Promise<string[]> {
  await app.page.evaluate(AXE);
  const { violations: found } = await app.page.evaluate(async (waits) => {
    const { axe } = globalThis as unknown as { axe: { run: (options?: RunOptions) => Promise<AxeResults> } };
    if (!waits) return axe.run({ rules: { 'color-contrast': { enabled: false } } });
    const pale = () => document.querySelector('[aria-busy=true]') !== null;
    for (;;) {
      while (pale()) await new Promise((resolve) => requestAnimationFrame(resolve));
      let was = false;
      const watch = new MutationObserver(() => (was ||= pale()));
      watch.observe(document, { subtree: true, attributeFilter: ['aria-busy'] });
      const results = await axe.run();
      watch.disconnect();
      if (!was && !pale()) return results;
    }
  }, when === 'still');
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}

/** How far the page itself can be scrolled sideways, in pixels. */
export function sidewaysScroll(app: AppPage): Promise<number> {
  return app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
