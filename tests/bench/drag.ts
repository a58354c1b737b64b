import type { Browser } from 'playwright-core';

/** What dragging the Pareto cut across the curve and back costs the page's own thread. */
export interface Drag {
  /** Frames a second by the page's own animation frames. */
  readonly framesPerSecond: number;
  /** Milliseconds: the longest task in Chromium's trace, and how many took over 50. */
  readonly longestTask: number;
  readonly longTasks: number;
}

interface TraceEvent {
  readonly name: string;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

const STEPS = 240;

export async function dragTheCut(browser: Browser, address: string, file: string): Promise<Drag> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('input[type=file][data-handle=file]').setInputFiles(file);
    await page.locator('[data-handle=analyse]:not(:disabled)').click({ timeout: 600_000 });
    await page.locator('[data-ready=true]').waitFor({ timeout: 600_000 });
    await page.evaluate(() => (location.hash = '#/pareto'));
    const handle = page.locator('[role=slider]').first();
    await handle.waitFor();
    await page.locator('[data-ready=true]').waitFor();
    await page.waitForTimeout(1000);
    const box = await handle.boundingBox();
    if (!box) throw new Error('the cut has no place on the page');
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
    await page.evaluate(() => {
      const counted = globalThis as unknown as { benchFrames: number[] };
      counted.benchFrames = [];
      const tick = (now: number) => {
        counted.benchFrames.push(now);
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    });
    for (let step = 0; step < STEPS; step++) {
      await page.mouse.move(x + 150 * Math.sin((step / STEPS) * 2 * Math.PI), y);
      await page.waitForTimeout(8);
    }
    const frames = await page.evaluate(
      () => (globalThis as unknown as { benchFrames: number[] }).benchFrames,
    );
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    await page.mouse.up();
    const tasks = mainThreadTasks(trace.traceEvents);
    const span = (frames.at(-1) ?? 0) - (frames[0] ?? 0);
    return {
      framesPerSecond: span > 0 ? ((frames.length - 1) / span) * 1000 : 0,
      longestTask: tasks.reduce((most, task) => Math.max(most, task), 0),
      longTasks: tasks.filter((task) => task > 50).length,
    };
  } finally {
    await context.close();
  }
}

/** Milliseconds of each task of the renderers' main threads. */
function mainThreadTasks(events: readonly TraceEvent[]): number[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && main.has(`${pid} ${tid}`))
    .map(({ dur = 0 }) => dur / 1000);
}
