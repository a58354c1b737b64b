import type { Browser } from 'playwright-core';

/** Milliseconds, by the page's own clock. */
export interface DropTimes {
  /** From the file in hand to a check screen whose button can be clicked. */
  readonly dropToCheck: number;
  /** From the file in hand to lines that can be asked: the click made at once, the dataset accepted. */
  readonly dropToQueryable: number;
  /** From that click, made at once, to an Overview that is computed. */
  readonly clickToOverview: number;
  readonly dropToOverview: number;
}

interface Marks {
  dropped?: number;
  checked?: number;
  loaded?: number;
  ready?: number;
}

/** Opens the app in a fresh profile, lets it settle as it does under a user's eyes, hands it a file and accepts it at once. */
export async function dropToOverview(browser: Browser, address: string, file: string): Promise<DropTimes> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const marks: Marks = {};
      (globalThis as unknown as { benchMarks: Marks }).benchMarks = marks;
      addEventListener('change', (event) => {
        if ((event.target as HTMLElement).dataset['handle'] === 'file') marks.dropped ??= performance.now();
      }, true); // prettier-ignore
      const look = () => {
        if (marks.dropped === undefined) return;
        const button = document.querySelector<HTMLButtonElement>('[data-handle=analyse]:not(:disabled)');
        if (
          marks.checked === undefined &&
          button !== null &&
          button.getAttribute('aria-disabled') !== 'true'
        ) {
          marks.checked = performance.now();
          button.click();
        }
        if (document.documentElement.dataset['loaded'] !== undefined) marks.loaded ??= performance.now();
        if (
          marks.checked !== undefined &&
          location.hash === '#/overview' &&
          document.querySelector('[data-ready=true]')
        )
          marks.ready ??= performance.now();
      };
      new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
      addEventListener('hashchange', look);
    });
    await page.goto(address);
    const input = page.locator('input[type=file][data-handle=file]');
    await input.waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    // Nobody has found a file sooner.
    await page.waitForTimeout(1000);
    await input.setInputFiles(file);
    await page.waitForFunction(
      () => (globalThis as unknown as { benchMarks: Marks }).benchMarks.ready !== undefined,
      undefined,
      // The marks have the times. Looking with every frame, as is the default, would have the page draw sixty a second
      // on the cores that read.
      { timeout: 300_000, polling: 100 },
    );
    const {
      dropped = NaN,
      checked = NaN,
      loaded = NaN,
      ready = NaN,
    } = await page.evaluate(() => (globalThis as unknown as { benchMarks: Marks }).benchMarks);
    return {
      dropToCheck: checked - dropped,
      dropToQueryable: loaded - dropped,
      clickToOverview: ready - checked,
      dropToOverview: ready - dropped,
    };
  } finally {
    await context.close();
  }
}
