import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serveStatic, type StaticServer } from '../browser/static-server.ts';
import type { BenchFile } from './bench-files.ts';

/** A page that does nothing but run PapaParse over a File, chunk by chunk, into an array a column. */
const PAPA_PAGE = `<!doctype html><title>PapaParse alone</title>
<input type="file">
<script src="papaparse.min.js"></script>
<script>
  document.querySelector('input').addEventListener('change', (event) => {
    const started = performance.now();
    const columns = [];
    let rows = 0;
    Papa.parse(event.target.files[0], {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        for (const record of data) for (let i = 0; i < record.length; i++) (columns[i] ??= []).push(record[i]);
        rows += data.length;
      },
      complete: () => { globalThis.done = { milliseconds: performance.now() - started, rows: rows - 1 }; },
    });
  });
</script>`;

/** Serves the pages of the peers from a folder of their own. */
export function servePeers(folder: string): Promise<StaticServer> {
  const peers = join(folder, 'peers');
  mkdirSync(peers, { recursive: true });
  writeFileSync(join(peers, 'papaparse.html'), PAPA_PAGE);
  const papaparse = dirname(createRequire(import.meta.url).resolve('papaparse/package.json'));
  copyFileSync(join(papaparse, 'papaparse.min.js'), join(peers, 'papaparse.min.js'));
  return serveStatic(peers);
}

/** Milliseconds for PapaParse to read a file to columns of text, and nothing more. */
export async function papaParseAlone(browser: Browser, origin: string, file: BenchFile): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/papaparse.html`);
    await page.locator('input').setInputFiles(file.path);
    const handle = await page.waitForFunction(
      () => (globalThis as unknown as { done?: { milliseconds: number; rows: number } }).done,
      undefined,
      { timeout: 300_000 },
    );
    const done = await handle.jsonValue();
    if (done?.rows !== file.lines) throw new Error(`PapaParse read ${done?.rows ?? 0} rows of ${file.lines}`);
    return done.milliseconds;
  } finally {
    await context.close();
  }
}
