import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Bytes, of the process that runs the page and all its workers, above what it held before the file was dropped. */
export interface MemoryUse {
  /** Held once the lines can be asked and nothing is asked. */
  readonly held: number;
  /** The most held at any moment until then. */
  readonly peak: number;
}

/** How often the process is looked at while loading: milliseconds. */
const OFTEN = 20;

/**
 * Loads a file in the built app in a tab of its own and watches its process as the system sees it. Needs Linux; answers null
 * elsewhere, and where Chromium was not started with `--js-flags=--expose-gc`.
 */
export async function memoryOfLoading(
  browser: Browser,
  address: string,
  file: string,
): Promise<MemoryUse | null> {
  if (process.platform !== 'linux') return null;
  const before = renderers();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('input[type=file][data-handle=file]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    // Until what is done before there is a file is over: that takes no memory a line.
    await page.waitForTimeout(2500);
    // A tab may be given a process that was started ahead: the one that works is the one that holds most.
    const started = renderers().filter((pid) => !before.includes(pid));
    const pids = started.length > 0 ? started : renderers();
    const collect = async () => {
      await page.evaluate(() => (globalThis as unknown as { gc?: () => void }).gc?.());
      for (const scope of page.workers())
        await scope.evaluate(() => (globalThis as unknown as { gc?: () => void }).gc?.());
    };
    await collect();
    const resting = pids.map(resident);
    for (const pid of pids) forgetPeak(pid);
    const peaks = pids.map(() => 0);
    const timer = setInterval(() => {
      for (const [i, pid] of pids.entries()) peaks[i] = Math.max(peaks[i] ?? 0, resident(pid));
    }, OFTEN);
    try {
      await page.locator('input[type=file][data-handle=file]').setInputFiles(file);
      await page.locator('[data-handle=analyse]:not(:disabled)').click({ timeout: 600_000 });
      await page.waitForFunction(() => document.documentElement.dataset['loaded'] !== undefined, undefined, {
        timeout: 600_000,
      });
    } finally {
      clearInterval(timer);
    }
    await page.locator('[data-ready=true]').waitFor({ timeout: 600_000 });
    await collect();
    await page.waitForTimeout(2000);
    await collect();
    const grown = pids.map((pid, i) => ({
      held: resident(pid) - (resting[i] ?? 0),
      peak: Math.max(peaks[i] ?? 0, peakOf(pid)) - (resting[i] ?? 0),
    }));
    return grown.reduce((most, one) => (one.peak > most.peak ? one : most), { held: 0, peak: 0 });
  } finally {
    await context.close();
  }
}

/** Process ids of Chromium's renderers. */
function renderers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => text(pid, 'cmdline').includes('--type=renderer'));
}

function resident(pid: number): number {
  return kilobytes(pid, 'VmRSS') * 1024;
}

function peakOf(pid: number): number {
  return kilobytes(pid, 'VmHWM') * 1024;
}

function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not ours to reset: the samples then say what the peak is.
  }
}

function kilobytes(pid: number, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text(pid, 'status'))?.[1] ?? 0);
}

function text(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
