import { describe, expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { cleanSales } from './sales-files.ts';

/** What the page asked of the engine, by analysis, and how many of the same stood open at once at most. */
interface Asked {
  readonly times: Record<string, number>;
  readonly most: Record<string, number>;
}

/** From the page's start on, answers of workers come late, as they do where the data is large; what is asked is counted. */
async function slowEngine(app: AppPage, milliseconds: number): Promise<void> {
  await app.page.addInitScript((late) => {
    const asked: Asked = { times: {}, most: {} };
    const open: Record<string, string> = {};
    Object.assign(globalThis, { asked });
    const Native = globalThis.Worker;
    globalThis.Worker = class extends Native {
      override addEventListener(
        type: string,
        listener: EventListenerOrEventListenerObject,
        options?: boolean | AddEventListenerOptions,
      ): void {
        if (type !== 'message' || typeof listener !== 'function')
          return super.addEventListener(type, listener, options);
        super.addEventListener(
          type,
          (event) => {
            setTimeout(() => {
              const { id } = (event as MessageEvent<{ id: string }>).data;
              Reflect.deleteProperty(open, id);
              listener.call(this, event);
            }, late);
          },
          options,
        );
      }
      override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
        const { id, path, argumentList } = message as {
          id: string;
          path?: string[];
          argumentList?: { value: unknown }[];
        };
        const of = argumentList?.[0]?.value;
        if (path?.[0] === 'run' && typeof of === 'string') {
          const question = `${of} ${JSON.stringify(argumentList?.[1]?.value)}`;
          open[id] = question;
          asked.times[question] = (asked.times[question] ?? 0) + 1;
          const standing = Object.values(open).filter((one) => one === question).length;
          asked.most[question] = Math.max(asked.most[question] ?? 0, standing);
        }
        if (Array.isArray(options)) super.postMessage(message, options);
        else super.postMessage(message, options);
      }
    };
  }, milliseconds);
}

describe('a change that comes before the answer to the last one', () => {
  test('takes the place of those that wait: the first is finished, the last is asked', async ({ newApp }) => {
    const app = await newApp();
    await slowEngine(app, 1500);
    await app.open();
    await app.pick({ name: 'bakery.csv', bytes: cleanSales() });
    await app.analyse();
    await app.show('retention');
    await app.page.evaluate(() => {
      const { asked } = globalThis as unknown as { asked: Asked };
      for (const one of [asked.times, asked.most])
        for (const question of Object.keys(one)) Reflect.deleteProperty(one, question);
    });
    // In one go, without waiting for what comes of it.
    for (const step of ['week', 'quarter', 'year', 'month', 'quarter']) {
      await app.page.locator('[data-handle=step]').click();
      await app.page.locator(`[data-step=${step}]`).click();
      await app.page.keyboard.press('Escape');
    }
    await app.drawn();
    const { times, most } = await app.page.evaluate(() => (globalThis as unknown as { asked: Asked }).asked);
    const retention = Object.keys(times).find((question) => question.startsWith('retention ')) ?? '';
    expect(times[retention]).toBeGreaterThanOrEqual(1);
    expect(times[retention]).toBeLessThan(5);
    expect(most[retention]).toBe(1);
    await app.page.locator('[data-handle=step]', { hasText: 'quarter' }).waitFor();
  });
});
