import type { Browser } from 'playwright-core';

/** Milliseconds from asking for the page, nothing of it cached. */
export interface ColdStart {
  /** To a drop zone that takes a file. */
  readonly toDropZone: number;
  /** To an engine that answers. */
  readonly toEngine: number;
}

export async function coldStart(browser: Browser, address: string): Promise<ColdStart> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const marks = globalThis as unknown as { dropZoneAt?: number; engineAt?: number };
      new MutationObserver(() => {
        if (document.querySelector('input[type=file][data-handle=file]'))
          marks.dropZoneAt ??= performance.now();
      }).observe(document, { subtree: true, childList: true });
      const Native = globalThis.Worker;
      globalThis.Worker = class extends Native {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          // A call that does nothing, in comlink's protocol: its answer says that the engine's code has run.
          this.addEventListener('message', ({ data }: MessageEvent<{ id?: string }>) => {
            if (data.id === 'bench-cold') marks.engineAt ??= performance.now();
          });
          this.postMessage({ id: 'bench-cold', type: 'APPLY', path: ['cancel'], argumentList: [] });
        }
      };
    });
    await page.goto(address);
    const both = await page.waitForFunction(
      () => {
        const { dropZoneAt, engineAt } = globalThis as unknown as { dropZoneAt?: number; engineAt?: number };
        return (
          dropZoneAt !== undefined && engineAt !== undefined && { toDropZone: dropZoneAt, toEngine: engineAt }
        );
      },
      undefined,
      { timeout: 60_000, polling: 100 },
    );
    return (await both.jsonValue()) as ColdStart;
  } finally {
    await context.close();
  }
}
