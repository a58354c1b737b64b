import type { Browser, Page } from 'playwright-core';

/** What the sheet of lines costs the page, in milliseconds. */
export interface SheetScreenTimes {
  /** From the click on Lines to rows that can be read: the first time in a visit, and after another screen. */
  readonly firstWindow: number;
  readonly again: number;
  /** The longest time between two frames while the wheel turns, and while the thumb is dragged from end to end. */
  readonly wheel: number;
  readonly thumb: number;
  /** From the end of the drag to cells where it stopped. */
  readonly landed: number;
}

const STEPS = 120;

export async function sheetOnScreen(
  browser: Browser,
  address: string,
  file: string,
): Promise<SheetScreenTimes> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('input[type=file][data-handle=file]').setInputFiles(file);
    await page.locator('[data-handle=analyse]:not(:disabled)').click({ timeout: 600_000 });
    await page.locator('[data-ready=true]').waitFor({ timeout: 600_000 });
    // What is loaded while the user looks around is there by now.
    await page.waitForTimeout(3000);
    const firstWindow = await page.evaluate(openLines);
    await page.waitForTimeout(1000);
    await page.evaluate(() => (location.hash = '#/overview'));
    await page.waitForTimeout(2000);
    const again = await page.evaluate(openLines);
    await page.waitForTimeout(1000);
    const wheel = await longestFrame(page, async () => {
      const box = await page.locator('main [role=grid]').boundingBox();
      if (!box) throw new Error('the sheet has no place on the page');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      for (let step = 0; step < STEPS; step++) {
        await page.mouse.wheel(0, 240);
        await page.waitForTimeout(8);
      }
    });
    const thumb = await longestFrame(page, () => page.evaluate(dragThumb, STEPS));
    return { firstWindow, again, wheel, thumb, landed: await page.evaluate(untilCells) };
  } finally {
    await context.close();
  }
}

/** Runs in the page: goes to Lines and waits for a frame in which cells of the first rows can be read. */
function openLines(): Promise<number> {
  const began = performance.now();
  location.hash = '#/lines';
  return new Promise((resolve) => {
    const look = () => {
      const cells = [...document.querySelectorAll('main [role=grid] .row:not([hidden]) .cell')];
      if (cells.length > 20 && cells.every((cell) => !cell.classList.contains('waiting')))
        resolve(performance.now() - began);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Runs in the page: a drag of the thumb comes as many places of the scroller, one a frame. */
async function dragThumb(steps: number): Promise<void> {
  const grid = document.querySelector<HTMLElement>('main [role=grid]');
  if (!grid) throw new Error('no sheet on screen');
  const far = grid.scrollHeight - grid.clientHeight;
  for (let step = 0; step <= steps; step++) {
    grid.scrollTop = (far * step) / steps;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function untilCells(): Promise<number> {
  const began = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('main [role=grid] .row:not([hidden]) .cell.waiting') === null)
        resolve(performance.now() - began);
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function longestFrame(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const counted = globalThis as unknown as { benchLongest: number; benchLast: number };
    counted.benchLongest = 0;
    counted.benchLast = performance.now();
    const tick = (now: number) => {
      counted.benchLongest = Math.max(counted.benchLongest, now - counted.benchLast);
      counted.benchLast = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame((now) => {
      counted.benchLast = now;
      requestAnimationFrame(tick);
    });
  });
  await act();
  return page.evaluate(() => (globalThis as unknown as { benchLongest: number }).benchLongest);
}
