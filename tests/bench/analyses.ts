import type { Browser } from 'playwright-core';
import type { AnalysisId } from '../../src/analysis/index.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../src/model/settings.ts';

/** In the order in which they run; the first pays for the view. */
export const ANALYSIS_IDS: readonly AnalysisId[] = [
  'totals', 'pareto', 'abc', 'xyz', 'abcXyz', 'retention', 'cohorts', 'lifetimeValue',
]; // prettier-ignore

/** Milliseconds from asking the engine to having the result in the page, a call after another. */
export interface AnalysisTimes {
  readonly each: Readonly<Record<string, number>>;
  /** All of them, after one change of the filter. */
  readonly all: number;
}

interface Reached {
  engine?: Worker;
}

/**
 * Opens a file in the built app, then changes the date range and asks the app's own engine, over the wire the app
 * uses, for every analysis: `runs` times, each with a range not seen before, after one that warms the code.
 */
export async function analysesAfterFilter(
  browser: Browser,
  address: string,
  file: string,
  runs: number,
): Promise<AnalysisTimes[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const Native = globalThis.Worker;
      globalThis.Worker = class extends Native {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          (globalThis as unknown as Reached).engine = this;
        }
      };
    });
    await page.goto(address);
    await page.locator('input[type=file][data-handle=file]').setInputFiles(file);
    await page.locator('[data-handle=analyse]:not(:disabled)').click({ timeout: 300_000 });
    await page.locator('[data-ready=true]').waitFor({ timeout: 300_000 });
    const measured: AnalysisTimes[] = [];
    for (let run = 0; run <= runs; run++) {
      const times = await page.evaluate(runAll, { ids: ANALYSIS_IDS, view: DEFAULT_VIEW, shift: run });
      if (run > 0) measured.push(times);
    }
    return measured;
  } finally {
    await context.close();
  }
}

/** Runs in the page. One call of the engine is one message of comlink's protocol, and its answer another. */
async function runAll({
  ids,
  view,
  shift,
}: {
  ids: readonly string[];
  view: ViewSettings;
  shift: number;
}): Promise<AnalysisTimes> {
  const { engine } = globalThis as unknown as Reached;
  if (!engine) throw new Error('the page started no engine');
  const ask = (method: string, values: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = `bench-${Math.random()}`;
      const listen = ({ data }: MessageEvent<{ id: string; value?: { ok?: unknown; error?: unknown } }>) => {
        if (data.id !== id) return;
        engine.removeEventListener('message', listen);
        if (data.value && 'ok' in data.value) resolve(data.value.ok);
        else reject(new Error(JSON.stringify(data.value)));
      };
      engine.addEventListener('message', listen);
      const argumentList = values.map((value) => ({ type: 'RAW', value }));
      engine.postMessage({ id, type: 'APPLY', path: [method], argumentList });
    });
  const { firstDay, lastDay } = (await ask('run', ['totals', {}, view])) as {
    firstDay: number;
    lastDay: number;
  };
  const filtered = { ...view, from: firstDay + 30 + shift, to: lastDay - shift };
  const each: Record<string, number> = {};
  const began = performance.now();
  for (const id of ids) {
    const asked = performance.now();
    await ask('run', [id, {}, filtered]);
    each[id] = performance.now() - asked;
  }
  return { each, all: performance.now() - began };
}
