import { describe, expect } from 'vitest';
import { test } from './app-test.ts';

describe('the engine', () => {
  test('goes through the way of a file before there is one', async ({ app }) => {
    const engine = async () => {
      const workers = app.page.workers();
      const marks = await Promise.all(
        workers.map((worker) => worker.evaluate(() => performance.getEntriesByName('rehearsed').length)),
      );
      return marks.reduce((sum, count) => sum + count, 0);
    };
    await expect.poll(engine, { timeout: 30_000 }).toBe(1);
  });
});
