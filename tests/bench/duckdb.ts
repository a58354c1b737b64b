import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { serveStatic, type StaticServer } from '../browser/static-server.ts';
import type { BenchFile } from './bench-files.ts';
import type { DuckDbAnswer, DuckDbPage } from './duckdb-page.ts';

const PAGE = `<!doctype html><title>DuckDB-WASM</title>
<input type="file">
<script type="module" src="page.js"></script>`;

/** Everything DuckDB needs comes from its package: nothing is fetched from elsewhere while measuring. */
export async function serveDuckDb(folder: string): Promise<StaticServer> {
  const page = join(folder, 'duckdb');
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'index.html'), PAGE);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: page,
      emptyOutDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: fileURLToPath(new URL('duckdb-page.ts', import.meta.url)),
        output: { format: 'es', entryFileNames: 'page.js', codeSplitting: false },
      },
    },
  });
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));
  for (const file of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js'])
    copyFileSync(join(dist, file), join(page, file));
  return serveStatic(page);
}

export interface DuckDbRun {
  readonly start: number;
  readonly load: number;
  /** One a filter. */
  readonly answers: readonly DuckDbAnswer[];
  /** What else was asked. */
  readonly also: readonly Record<string, number>[];
}

/** Loads a file from nothing and answers the analyses for each date range (ISO dates), and what else somebody asks there. */
export async function duckDb(
  browser: Browser,
  origin: string,
  file: BenchFile,
  ranges: readonly (readonly [from: string, to: string])[],
  also: (page: Page) => Promise<readonly Record<string, number>[]> = async () => [],
): Promise<DuckDbRun> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await page.locator('input').setInputFiles(file.path);
    await page.waitForFunction(
      () => {
        const { duckDb: state } = globalThis as unknown as { duckDb: DuckDbPage };
        return state.loaded ?? state.failed;
      },
      undefined,
      { timeout: 600_000, polling: 100 },
    );
    const { loaded, failed } = await page.evaluate(() => {
      const { duckDb: state } = globalThis as unknown as { duckDb: DuckDbPage };
      return { loaded: state.loaded, failed: state.failed };
    });
    if (!loaded) throw new Error(`DuckDB could not load ${file.name}: ${failed ?? 'no answer'}`);
    if (loaded.rows !== file.lines) throw new Error(`DuckDB read ${loaded.rows} rows of ${file.lines}`);
    const answers: DuckDbAnswer[] = [];
    for (const range of ranges) {
      answers.push(
        await page.evaluate(([from, to]) => {
          const { duckDb: state } = globalThis as unknown as { duckDb: DuckDbPage };
          if (!state.answer) throw new Error('DuckDB is not loaded');
          return state.answer(from, to);
        }, range),
      );
    }
    return { start: loaded.start, load: loaded.load, answers, also: await also(page) };
  } finally {
    await context.close();
  }
}
