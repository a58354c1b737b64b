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

/** The same into what can be asked: numbers as numbers, dates as days, texts as codes of a dictionary. Kinds by the first row. */
const PAPA_COLUMNS_PAGE = `<!doctype html><title>PapaParse to columns</title>
<input type="file">
<script src="papaparse.min.js"></script>
<script>
  const kindOf = (cell) => /^\\d{4}-\\d{2}-\\d{2}/.test(cell) ? 'date' : cell !== '' && Number.isFinite(+cell) ? 'number' : 'text';
  const dayOf = (cell) => Date.UTC(+cell.slice(0, 4), +cell.slice(5, 7) - 1, +cell.slice(8, 10)) / 864e5;
  document.querySelector('input').addEventListener('change', (event) => {
    const started = performance.now();
    let columns = null;
    let rows = -1;
    Papa.parse(event.target.files[0], {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        for (const record of data) {
          rows++;
          if (rows === 0) continue;
          columns ??= record.map((cell) => ({ kind: kindOf(cell), values: [], codes: new Map() }));
          for (let i = 0; i < columns.length; i++) {
            const { kind, values, codes } = columns[i];
            const cell = record[i];
            if (kind === 'number') values.push(+cell);
            else if (kind === 'date') values.push(dayOf(cell));
            else {
              let code = codes.get(cell);
              if (code === undefined) codes.set(cell, (code = codes.size));
              values.push(code);
            }
          }
        }
      },
      complete: () => {
        const typed = columns.map(({ kind, values }) => kind === 'number' ? Float64Array.from(values) : Int32Array.from(values));
        globalThis.done = { milliseconds: performance.now() - started, rows: typed[0].length };
      },
    });
  });
</script>`;

/**
 * PapaParse as its documentation has it for large files: its own worker, so that the page does not stand still, its header and
 * its own types; into an array a column.
 */
const PAPA_TYPED_PAGE = `<!doctype html><title>PapaParse with its own types</title>
<input type="file">
<script src="papaparse.min.js"></script>
<script>
  document.querySelector('input').addEventListener('change', (event) => {
    const started = performance.now();
    const columns = {};
    let rows = 0;
    Papa.parse(event.target.files[0], {
      worker: true,
      header: true,
      dynamicTyping: true,
      skipEmptyLines: true,
      chunk: ({ data }) => {
        for (const record of data) for (const name in record) (columns[name] ??= []).push(record[name]);
        rows += data.length;
      },
      complete: () => { globalThis.done = { milliseconds: performance.now() - started, rows }; },
    });
  });
</script>`;

/** The least that reading can be: a worker takes the bytes as they come and counts line feeds. */
const NEWLINES_PAGE = `<!doctype html><title>Counting newlines</title>
<input type="file">
<script>
  const count = async ({ data: file }) => {
    let rows = 0;
    for await (const chunk of file.stream()) for (let i = 0; i < chunk.length; i++) if (chunk[i] === 10) rows++;
    postMessage(rows);
  };
  const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = ' + count], { type: 'text/javascript' })));
  document.querySelector('input').addEventListener('change', (event) => {
    const started = performance.now();
    worker.onmessage = ({ data }) => { globalThis.done = { milliseconds: performance.now() - started, rows: data - 1 }; };
    worker.postMessage(event.target.files[0]);
  });
</script>`;

/** Serves the pages of the peers from a folder of their own. */
export function servePeers(folder: string): Promise<StaticServer> {
  const peers = join(folder, 'peers');
  mkdirSync(peers, { recursive: true });
  writeFileSync(join(peers, 'papaparse.html'), PAPA_PAGE);
  writeFileSync(join(peers, 'papaparse-columns.html'), PAPA_COLUMNS_PAGE);
  writeFileSync(join(peers, 'papaparse-typed.html'), PAPA_TYPED_PAGE);
  writeFileSync(join(peers, 'newlines.html'), NEWLINES_PAGE);
  const papaparse = dirname(createRequire(import.meta.url).resolve('papaparse/package.json'));
  copyFileSync(join(papaparse, 'papaparse.min.js'), join(peers, 'papaparse.min.js'));
  return serveStatic(peers);
}

/** Milliseconds for PapaParse to read a file to columns of text, and nothing more. */
export function papaParseAlone(browser: Browser, origin: string, file: BenchFile): Promise<number> {
  return timeOf(browser, `${origin}/papaparse.html`, file);
}

/** Milliseconds for PapaParse to read a file to typed columns, as a file must be before anything can be asked of it. */
export function papaParseToColumns(browser: Browser, origin: string, file: BenchFile): Promise<number> {
  return timeOf(browser, `${origin}/papaparse-columns.html`, file);
}

/** Milliseconds for PapaParse in its own worker to read a file to columns of its own types. */
export function papaParseTyped(browser: Browser, origin: string, file: BenchFile): Promise<number> {
  return timeOf(browser, `${origin}/papaparse-typed.html`, file);
}

/** Milliseconds to read a file in a worker and count its line feeds. */
export function newlinesCounted(browser: Browser, origin: string, file: BenchFile): Promise<number> {
  return timeOf(browser, `${origin}/newlines.html`, file);
}

async function timeOf(browser: Browser, address: string, file: BenchFile): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('input').setInputFiles(file.path);
    const handle = await page.waitForFunction(
      () => (globalThis as unknown as { done?: { milliseconds: number; rows: number } }).done,
      undefined,
      { timeout: 600_000, polling: 100 },
    );
    const done = await handle.jsonValue();
    if (done?.rows !== file.lines)
      throw new Error(`${address} read ${done?.rows ?? 0} rows of ${file.lines}`);
    return done.milliseconds;
  } finally {
    await context.close();
  }
}
