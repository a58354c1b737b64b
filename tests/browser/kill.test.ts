import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { AppPage } from './app-page.ts';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';

/** `REGULARS_KILLS=200 npx vitest run --project browser tests/browser/kill` kills as often and prints what was lost. */
const asked = Number(process.env['REGULARS_KILLS'] ?? '0');
const KILLS = asked > 0 ? asked : 4;
/** What may be lost. Where the machine is doing other things besides, even a short timer takes its time. */
const MOST_LOST_MS = asked > 0 ? 1000 : 4000;

/** A whole browser that can be shot: no goodbye, no last write. */
class MortalBrowser {
  readonly #process: ChildProcess;
  private constructor(
    process: ChildProcess,
    readonly app: AppPage,
  ) {
    this.#process = process;
  }

  static async start(profile: string): Promise<MortalBrowser> {
    const portFile = join(profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    const process = spawn(
      findChromium(),
      [
        ...CHROMIUM_FLAGS,
        ...[
          '--headless=new',
          '--remote-debugging-port=0',
          '--hide-crash-restore-bubble',
          '--no-default-browser-check',
        ],
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      // A group of its own, so that all of it dies at once.
      { detached: true, stdio: 'ignore' },
    );
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portIn(portFile)}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no window');
    const page = context.pages()[0] ?? (await context.newPage());
    return new MortalBrowser(process, new AppPage(page, context, `${inject('origin')}/`));
  }

  async kill(): Promise<void> {
    const { pid } = this.#process;
    if (pid === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    process.kill(-pid, 'SIGKILL');
    await gone;
  }
}

async function portIn(file: string): Promise<number> {
  for (let turn = 0; turn < 600; turn++) {
    try {
      const port = Number(readFileSync(file, 'utf8').split('\n')[0]);
      if (port > 0) return port;
    } catch {
      // Not written yet.
    }
    await pause(50);
  }
  throw new Error('the browser did not start');
}

/** A state of the work as the screen shows it: a number set, a step chosen. */
interface Shown {
  readonly regular: number;
  readonly step: string;
}

/** A state, and when it came into force at the latest; null while that is still going on. */
interface Done {
  readonly shown: Shown;
  at: number | null;
}

const STEPS = ['week', 'month', 'quarter'] as const;
const regularField = (page: Page) => page.getByLabel('Regular from', { exact: true });

async function shownIn(app: AppPage): Promise<Shown> {
  const step = await app.page.locator('[data-handle=step]').innerText();
  return {
    regular: Number(await regularField(app.page).inputValue()),
    step: STEPS.find((one) => step.includes(one)) ?? step,
  };
}

/** Sets something and then something else, until the browser is gone under it. */
async function work(app: AppPage, log: Done[], from: Shown): Promise<void> {
  let last = from;
  for (let turn = 0; ; turn++) {
    const next: Shown =
      turn % 4 === 3
        ? { ...last, step: STEPS[(turn >> 2) % STEPS.length] ?? 'month' }
        : { ...last, regular: last.regular >= 990 ? 3 : last.regular + 1 };
    const done: Done = { shown: next, at: null };
    if (next.step === last.step && next.regular === last.regular) continue;
    log.push(done);
    if (next.step !== last.step) {
      await app.page.locator('[data-handle=step]').click();
      await app.page.locator(`[data-step=${next.step}]`).click();
      await app.page.keyboard.press('Escape');
    } else {
      await regularField(app.page).fill(String(next.regular));
      await regularField(app.page).press('Enter');
    }
    done.at = Date.now();
    last = next;
  }
}

describe('a browser that is killed', () => {
  const profile = mkdtempSync(join(tmpdir(), 'regulars-kill-'));
  let running: MortalBrowser | null = null;

  afterEach(async () => {
    await running?.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test(
    `opens as it was within the last second, ${KILLS} times`,
    async () => {
      running = await MortalBrowser.start(profile);
      let { app } = running;
      await app.open();
      await app.openSample('wood-panels');
      await app.analyse();
      await app.page.evaluate(() => (location.hash = '#/segments/ladder'));
      await regularField(app.page).waitFor();
      let before = await shownIn(app);
      const lost: number[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const log: Done[] = [{ shown: before, at: 0 }];
        const working = work(app, log, before).catch(() => undefined);
        await pause(Math.random() * 2500);
        const killedAt = Date.now();
        await running.kill();
        await working;
        expect(
          app.wrong.filter((what) => !what.startsWith('request failed') && what !== 'the page crashed'),
        ).toEqual([]);

        running = await MortalBrowser.start(profile);
        ({ app } = running);
        await app.page.goto(`${app.address}#/segments/ladder`);
        await app.ready();
        await regularField(app.page).waitFor();
        const found = await shownIn(app);
        // The latest state that looks so: it was in force until the next one was.
        const place = log.findLastIndex(
          ({ shown }) => shown.regular === found.regular && shown.step === found.step,
        );
        expect(place, `${JSON.stringify(found)} was never so: ${JSON.stringify(log)}`).toBeGreaterThanOrEqual(
          0,
        );
        const next = log[place + 1]?.at ?? null;
        lost.push(next === null ? 0 : Math.max(0, killedAt - next));
        expect(lost.at(-1), `kill ${kill}`).toBeLessThan(MOST_LOST_MS);
        expect(
          await app.page.locator('[data-handle=project-dropped], [data-handle=project-refused]').count(),
        ).toBe(0);
        expect(await app.loaded()).toBe(5909);
        expect(app.wrong).toEqual([]);
        before = found;
      }
      if (asked > 0) {
        const states = lost.filter((ms) => ms > 0).length;
        process.stdout.write(
          `${KILLS} kills: ${KILLS} opened again, 0 broken; nothing set for longer than ${Math.max(...lost)} ms was lost (${states} times something was)\n`,
        );
      }
    },
    120_000 + KILLS * 20_000,
  );
});
