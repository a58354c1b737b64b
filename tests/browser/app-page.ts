import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from 'playwright-core';

export const SCREENS = [
  'overview',
  'pareto',
  'segments',
  'retention',
  'breakdown',
  'lifetime-value',
] as const;
export const SHEETS = ['customers', 'orders', 'lines'] as const;
export type WorkbenchScreen = (typeof SCREENS)[number] | (typeof SHEETS)[number];

export interface NamedBytes {
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** The app in one tab, and everything that went wrong in it. */
export class AppPage {
  readonly #expected: RegExp[] = [];

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly address: string,
    /** Console errors, uncaught errors, crashes and failed requests, in order. */
    readonly wrong: string[] = [],
  ) {
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#note(`uncaught: ${error.message}\n${error.stack ?? ''}`));
    page.on('crash', () => this.#note('the page crashed'));
    page.on('requestfailed', (request) => {
      // A page that is left breaks off what it loads ahead; a part of it that is missing fails with another word.
      if (request.url().startsWith('blob:') && request.failure()?.errorText === 'net::ERR_ABORTED') return;
      this.#note(`request failed: ${request.url()} ${request.failure()?.errorText ?? ''}`);
    });
  }

  /** What a test provokes on purpose is not wrong. */
  expectWrong(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  #note(what: string): void {
    // Once each: what goes wrong in a loop would bury the rest.
    if (!this.wrong.includes(what) && !this.#expected.some((pattern) => pattern.test(what)))
      this.wrong.push(what);
  }

  async open(route = '#/'): Promise<void> {
    await this.page.goto(`${this.address}${route}`);
    await this.fileInput.waitFor({ state: 'attached' });
  }

  get fileInput(): Locator {
    return this.page.locator('input[type=file][data-handle=file]');
  }

  get analyseButton(): Locator {
    return this.page.locator('[data-handle=analyse]');
  }

  get problem(): Locator {
    return this.page.locator('[role=alert]');
  }

  async pick(file: NamedBytes): Promise<void> {
    const { name, bytes } = file;
    const buffer =
      typeof bytes === 'string'
        ? Buffer.from(bytes)
        : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    // Up to 50 MB may be handed over in memory.
    await this.fileInput.setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  /**
   * A drop as the system makes it: paths of files and folders, carried over the page and let go in its middle. It works before,
   * during and after any other work of the page.
   */
  async drop(...paths: string[]): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    const size = this.page.viewportSize() ?? { width: 800, height: 600 };
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: size.width / 2, y: size.height / 2, data });
    await session.detach();
  }

  async analyse(): Promise<void> {
    await this.analyseButton.click();
    await this.ready();
  }

  /** What is on screen is computed. */
  async ready(): Promise<void> {
    await this.page.locator('[data-ready=true]').waitFor();
  }

  /** Opens a screen of the workbench and waits for its figures and its drawings. */
  async show(screen: WorkbenchScreen): Promise<void> {
    await this.page.evaluate((route) => {
      location.hash = route;
    }, `#/${screen}`);
    await this.page.locator(`nav a[href="#/${screen}"][aria-current=page]`).first().waitFor();
    await this.drawn();
  }

  /** Figures computed and every chart drawn. */
  async drawn(): Promise<void> {
    await this.ready();
    await this.page.locator('main h1, main h2').first().waitFor();
    await this.page.waitForFunction(
      () => document.querySelector('.chart .waiting, [aria-busy=true]') === null,
    );
  }

  /** Opens a sample from the start screen: the first of its two clicks. */
  async openSample(id: string): Promise<void> {
    await this.page.locator(`button[data-sample=${id}]`).click();
    await this.analyseButton.waitFor();
  }

  /** Lines analysed. */
  async loaded(): Promise<number> {
    return Number(await this.page.evaluate(() => document.documentElement.dataset['loaded'] ?? '0'));
  }

  /** Another tab of the same profile. What goes wrong in it counts here too. */
  async reopen(): Promise<AppPage> {
    const next = new AppPage(await this.context.newPage(), this.context, this.address, this.wrong);
    return next;
  }

  /** Sets the step of the filter bar. */
  async setStep(step: 'day' | 'week' | 'month' | 'quarter' | 'year'): Promise<void> {
    await this.page.locator('[data-handle=step]').click();
    await this.page.locator(`[data-step=${step}]`).click();
    await this.page.keyboard.press('Escape');
    await this.drawn();
  }

  /** results.json by the button of the screen. */
  async exportResults(): Promise<unknown> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.locator('[data-handle=export-results]').first().click(),
    ]);
    return JSON.parse(await readFile(await download.path(), 'utf8')) as unknown;
  }
}
