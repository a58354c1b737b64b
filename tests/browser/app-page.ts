import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from 'playwright-core';

export const SCREENS = ['overview', 'pareto', 'segments', 'retention', 'lifetime-value'] as const;
export type WorkbenchScreen = (typeof SCREENS)[number];

export interface NamedBytes {
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** The app in one tab, and everything that went wrong in it. */
export class AppPage {
  /** Console errors, uncaught errors, crashes and failed requests, in order. */
  readonly wrong: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly address: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#note(`uncaught: ${error.message}\n${error.stack ?? ''}`));
    page.on('crash', () => this.#note('the page crashed'));
    page.on('requestfailed', (request) => {
      this.#note(`request failed: ${request.url()} ${request.failure()?.errorText ?? ''}`);
    });
  }

  /** What a test provokes on purpose is not wrong. */
  expectWrong(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  #note(what: string): void {
    if (!this.#expected.some((pattern) => pattern.test(what))) this.wrong.push(what);
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

  /** A real drop: files in a DataTransfer, on the element under the pointer. */
  async drop(files: readonly NamedBytes[], target = 'body'): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (list) => {
        const data = new DataTransfer();
        for (const { name, text } of list) data.items.add(new File([text], name, { type: 'text/csv' }));
        return data;
      },
      files.map(({ name, bytes }) => ({
        name,
        text: typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes),
      })),
    );
    for (const type of ['dragenter', 'dragover', 'drop'])
      await this.page.dispatchEvent(target, type, { dataTransfer: transfer });
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
    await this.page.locator(`[data-screen=${screen}]`).waitFor();
    await this.ready();
    await this.page.waitForFunction(() => document.querySelector('[data-chart-pending=true]') === null);
  }

  /** Lines analysed. */
  async loaded(): Promise<number> {
    return Number(await this.page.evaluate(() => document.documentElement.dataset['loaded'] ?? '0'));
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
