import { describe, expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { manyLines } from './sales-files.ts';

/** From the page's start on, readers number `from` to `to` (as the engine starts them, from 0) stop at the first message. */
async function killReaders(app: AppPage, from: number, to: number): Promise<void> {
  await app.page.addInitScript(
    ([first, last]) => {
      const hook = (from: number, to: number) => {
        const Native = globalThis.Worker;
        let started = 0;
        globalThis.Worker = class extends Native {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options);
            const number = started++;
            if (number < from || number > to) return;
            // It stops without an answer, as a thread that ran out of memory does.
            super.terminate();
            setTimeout(
              () => this.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true })),
              50,
            );
          }
        };
      };
      const NativeBlob = globalThis.Blob;
      globalThis.Blob = class extends NativeBlob {
        constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
          const isEngine = options?.type === 'text/javascript';
          super(
            isEngine
              ? [`if (self.name === 'engine') (${String(hook)})(${first}, ${last});`, ...parts]
              : parts,
            options,
          );
        }
      };
    },
    [from, to] as const,
  );
}

describe('a reader that dies', () => {
  test('is started anew once, and nobody is the wiser', async ({ newApp }) => {
    const app = await newApp();
    await killReaders(app, 0, 0);
    await app.open();
    await app.pick({ name: 'sales.csv', bytes: manyLines() });
    await app.analyse();
    expect(await app.page.evaluate(() => document.documentElement.dataset['loaded'])).toBe('100000');
  });

  test('is given up with a word when the next one dies too', async ({ newApp }) => {
    const app = await newApp();
    await killReaders(app, 0, 99);
    await app.open();
    await app.pick({ name: 'sales.csv', bytes: manyLines() });
    await app.problem.waitFor();
    expect(await app.problem.innerText()).toMatch(/stopped reading the file twice/);
  });
});
