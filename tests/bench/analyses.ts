import type { Browser } from 'playwright-core';
import type { AnalysisId, ResultOf } from '../../src/analysis/index.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../src/model/settings.ts';

/** In the order in which they run; the first pays for the view. */
export const ANALYSIS_IDS: readonly AnalysisId[] = [
  'totals', 'pareto', 'abc', 'xyz', 'abcXyz', 'rfm', 'ladder', 'retention', 'cohorts', 'lifetimeValue',
]; // prettier-ignore

/** Milliseconds from asking the engine to having the result in the page, a call after another. */
export interface AnalysisTimes {
  readonly each: Readonly<Record<string, number>>;
  /** All of them, after one change of the filter. */
  readonly all: number;
  /** The date range, ISO. */
  readonly range: readonly [from: string, to: string];
  /** Some of the figures, to be held against those of a peer. */
  readonly figures: Readonly<Record<string, number>>;
}

type Answers = { [Id in AnalysisId]: ResultOf<Id> };

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
      // By month whatever the size, so that a peer knows what to count by.
      const view: ViewSettings = { ...DEFAULT_VIEW, step: 'month' };
      const times = await page.evaluate(runAll, { ids: ANALYSIS_IDS, view, shift: run });
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
  const answers: Record<string, unknown> = {};
  const began = performance.now();
  for (const id of ids) {
    const asked = performance.now();
    answers[id] = await ask('run', [id, {}, filtered]);
    each[id] = performance.now() - asked;
  }
  const all = performance.now() - began;
  const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const { totals, pareto, abc, xyz, rfm, ladder, retention, cohorts, lifetimeValue } =
    answers as unknown as Answers;
  const figures: Record<string, number> = {
    'totals revenue': totals.customerRevenue,
    'totals customers': totals.customers,
    'totals purchases': totals.purchases,
    'totals medianGap': totals.medianGap ?? NaN,
    'pareto shareOfTop20': pareto.shareOfTop20 ?? NaN,
    'pareto fractionFor80': pareto.fractionFor80 ?? NaN,
    'pareto gini': pareto.gini ?? NaN,
    'abc A': abc.classes.A.customers,
    'abc B': abc.classes.B.customers,
    'abc revenueA': abc.classes.A.revenue,
    'xyz X': xyz.classes.X.customers,
    'xyz Y': xyz.classes.Y.customers,
    'xyz new': xyz.classes.new.customers,
    'rfm champion': rfm.segments.champion.customers,
    'rfm atRisk': rfm.segments['at risk'].customers,
    'rfm lost': rfm.segments.lost.customers,
    'rfm revenueChampion': rfm.segments.champion.revenue,
    'ladder buyer': ladder.rungs.buyer.customers,
    'ladder client': ladder.rungs.client.customers,
    'ladder regular': ladder.rungs.regular.customers,
    'ladder adherent': ladder.rungs.adherent.customers,
    'ladder revenueClient': ladder.rungs.client.revenue,
    'retention retained': retention.rows.reduce((sum, row) => sum + row.retained, 0),
    'retention reactivated': retention.rows.reduce((sum, row) => sum + row.reactivated, 0),
    'cohorts active': cohorts.rows.reduce(
      (sum, row) => sum + row.cells.reduce((all, { active }) => all + active, 0),
      0,
    ),
    'lifetimeValue S': lifetimeValue.S ?? NaN,
    'lifetimeValue C': lifetimeValue.C ?? NaN,
    'lifetimeValue T': lifetimeValue.T ?? NaN,
    'lifetimeValue kaplanMeierT': lifetimeValue.kaplanMeierT ?? NaN,
  };
  return { each, all, range: [iso(filtered.from), iso(filtered.to)], figures };
}

/**
 * Milliseconds from a changed end of the date range, set as a person sets it, to an Overview that is computed anew: `runs` times,
 * after one that warms the code.
 */
export async function filterChangeOnScreen(
  browser: Browser,
  address: string,
  file: string,
  runs: number,
): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('input[type=file][data-handle=file]').setInputFiles(file);
    await page.locator('[data-handle=analyse]:not(:disabled)').click({ timeout: 600_000 });
    await page.locator('[data-ready=true]').waitFor({ timeout: 600_000 });
    await page.locator('[data-handle=dates]').click();
    await page.locator('input[type=date]').first().waitFor();
    const measured: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const time = await page.evaluate(changeFrom, run + 1);
      if (run > 0) measured.push(time);
      await page.waitForTimeout(500);
    }
    return measured;
  } finally {
    await context.close();
  }
}

/** Runs in the page: moves the range's beginning a day on and waits until what is on screen is computed. */
function changeFrom(days: number): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('input[type=date]');
  const workbench = document.querySelector<HTMLElement>('[data-ready]');
  if (!input || !workbench) throw new Error('no date range on screen');
  return new Promise((resolve) => {
    let began = 0;
    let wasComputing = false;
    new MutationObserver((_, observer) => {
      if (workbench.dataset['ready'] !== 'true') wasComputing = true;
      else if (wasComputing) {
        observer.disconnect();
        resolve(performance.now() - began);
      }
    }).observe(workbench, { attributes: true, attributeFilter: ['data-ready'] });
    const day = new Date(`${input.min}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    began = performance.now();
    input.value = day.toISOString().slice(0, 10);
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
