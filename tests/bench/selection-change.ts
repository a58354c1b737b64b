import type { Browser } from 'playwright-core';

/**
 * Milliseconds from a changed filter, ticked as a person ticks it, to an Overview that is computed anew: customers chosen by a
 * class, and lines by a value. Every change is to a selection that has not been asked for before, after two that warm the code.
 */
export async function selectionChangeOnScreen(
  browser: Browser,
  address: string,
  file: string,
  runs: number,
): Promise<{ readonly customers: number[]; readonly lines: number[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('input[type=file][data-handle=file]').setInputFiles(file);
    await page.locator('[data-handle=analyse]:not(:disabled)').click({ timeout: 600_000 });
    await page.locator('[data-ready=true]').waitFor({ timeout: 600_000 });
    const open = page.locator('[popover]:popover-open');
    const measure = async (kind: string, ticked: string): Promise<number[]> => {
      await page.locator('[data-handle=add-filter]').click();
      await open.locator('select').first().selectOption(kind);
      await open.locator(ticked).first().click();
      await open.locator('[data-handle=add-filter-done]').click();
      await page.locator('[data-ready=true]').waitFor();
      await page.locator('[data-handle=clause]').last().click();
      await open.locator(ticked).nth(runs + 2).waitFor(); // prettier-ignore
      const measured: number[] = [];
      for (let run = 0; run < runs + 2; run++) {
        const time = await page.evaluate(tick, run + 1);
        if (run > 1) measured.push(time);
        await page.waitForTimeout(500);
      }
      await open.locator('button').last().click();
      await page.locator('[data-ready=true]').waitFor();
      return measured;
    };
    return {
      customers: await measure('class:rfmSegment', 'input[type=checkbox]'),
      lines: await measure('line:category', '.picker li input'),
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page: ticks a value of the open filter and waits until what is on screen is computed. */
function tick(at: number): Promise<number> {
  const box = document.querySelectorAll<HTMLInputElement>('[popover]:popover-open input[type=checkbox]')[at];
  const workbench = document.querySelector<HTMLElement>('[data-ready]');
  if (!box || !workbench) throw new Error('no filter on screen');
  return new Promise((resolve) => {
    let wasComputing = false;
    const began = performance.now();
    new MutationObserver((_, observer) => {
      if (workbench.dataset['ready'] !== 'true') wasComputing = true;
      else if (wasComputing) {
        observer.disconnect();
        resolve(performance.now() - began);
      }
    }).observe(workbench, { attributes: true, attributeFilter: ['data-ready'] });
    box.click();
  });
}
