import type { Browser, Page } from 'playwright-core';
import { DEFAULT_VIEW } from '../../src/model/settings.ts';
import type {
  SheetGroups,
  SheetGrouping,
  SheetInfo,
  SheetQuery,
  SheetWindow,
} from '../../workers/sheet-api.ts';
import type { BenchFile } from './bench-files.ts';
import type { DuckDbPage } from './duckdb-page.ts';

/** Milliseconds by question to the sheet of lines, and figures of the answers to be held against those of peers. */
export interface SheetRun {
  readonly times: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number>>;
}

/** What is asked of all: the middle row of an order, so that nobody gets away with the first few. */
const CATEGORIES = ['category 03', 'category 07', 'category 20'];
const LEAST_AMOUNT = 20;

export const SHEET_SQL: Readonly<Record<string, string>> = {
  'sort by number':
    'SELECT quantity * price AS amount FROM lines ORDER BY quantity * price DESC LIMIT 60 OFFSET :middle',
  'sort by text':
    'SELECT substr(customer, 2)::INTEGER AS customer FROM lines ORDER BY customer LIMIT 60 OFFSET :middle',
  'group, 5 figures':
    'SELECT sum(quantity * price)::DOUBLE AS sum, avg(quantity * price)::DOUBLE AS average, count(*)::INTEGER AS count, ' +
    'count(DISTINCT customer)::INTEGER AS distinct, max(quantity * price)::DOUBLE AS greatest FROM lines GROUP BY category ORDER BY category',
  'two conditions': `SELECT count(*)::INTEGER AS rows FROM lines WHERE category IN (${CATEGORIES.map((one) => `'${one}'`).join(', ')}) AND quantity * price >= ${LEAST_AMOUNT}`,
};

// Dictionaries are ranked once a language, so each run is told another that sorts these texts alike.
const LANGUAGES = ['en-GB', 'en-AU', 'en-CA', 'en-IE', 'en-NZ', 'en-ZA', 'en-IN', 'en-SG'];

/** Opens a made-up file in the built app and asks its engine, over the wire the app uses, what the sheet of lines asks. */
export function sheetQuestions(
  browser: Browser,
  address: string,
  file: BenchFile,
  runs: number,
): Promise<SheetRun[]> {
  return askedInApp(browser, address, file, runs, (page, run) => askAll(page, run, file.lines >> 1));
}

/** Opens a file in the built app and asks its engine `runs` times, after a run that warms the code, as it does for peers. */
export async function askedInApp(
  browser: Browser,
  address: string,
  file: BenchFile,
  runs: number,
  ask: (page: Page, run: number) => Promise<SheetRun>,
): Promise<SheetRun[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(keepEngine);
    await page.goto(address);
    await page.locator('input[type=file][data-handle=file]').setInputFiles(file.path);
    await page.locator('[data-handle=analyse]:not(:disabled)').click({ timeout: 300_000 });
    await page.locator('[data-ready=true]').waitFor({ timeout: 300_000 });
    const measured: SheetRun[] = [];
    for (let run = 0; run <= runs; run++) {
      const one = await ask(page, run);
      if (run > 0) measured.push(one);
    }
    return measured;
  } finally {
    await context.close();
  }
}

async function askAll(page: Page, run: number, middle: number): Promise<SheetRun> {
  const times: Record<string, number> = {};
  // Settings of classes are part of a question, and lines have none: what was answered before is not answered again from memory.
  const classes = { abc: { cutA: 0.5 + run / 100 } };
  const language = LANGUAGES[run % LANGUAGES.length] ?? 'en';
  const query: SheetQuery = { table: 'lines', conditions: [], sort: [], classes, language };
  const timed = async <T>(
    name: string,
    ...calls: readonly (readonly [string, ...unknown[]])[]
  ): Promise<T[]> => {
    const { milliseconds, answers } = await page.evaluate(askEngine, calls);
    times[name] = milliseconds;
    return answers as T[];
  };
  const [info] = await timed<SheetInfo>('open', ['sheetInfo', query, DEFAULT_VIEW]);
  const columns = info?.columns.filter(({ absent }) => !absent).map(({ name }) => name) ?? [];
  await timed(
    'open',
    ['sheetInfo', query, DEFAULT_VIEW],
    ['sheetWindow', query, DEFAULT_VIEW, columns, 0, 60],
  );
  const sorted = async (name: string, column: string, descending: boolean) => {
    const by = { ...query, sort: [{ column, descending }] };
    const asked = ['sheetWindow', by, DEFAULT_VIEW, [column], middle, 60] as const;
    const [window] = await timed<SheetWindow>(name, asked);
    return window?.cells[0];
  };
  const amount = await sorted('sort by number', 'amount', true);
  const customer = await sorted('sort by text', 'customer', false);
  await sorted('sort by text, an id an order', 'order', false);
  const grouping: SheetGrouping = {
    by: [{ column: 'category' }],
    aggregates: [
      { column: 'amount', of: 'sum' },
      { column: 'amount', of: 'average' },
      { column: null, of: 'count' },
      { column: 'customer', of: 'distinct' },
      { column: 'amount', of: 'greatest' },
    ],
  };
  const [groups] = await timed<SheetGroups>('group, 5 figures', [
    'sheetGroup',
    query,
    DEFAULT_VIEW,
    grouping,
  ]);
  const conditions: SheetQuery['conditions'] = [
    { column: 'category', kind: 'values', values: CATEGORIES },
    { column: 'amount', kind: 'range', from: LEAST_AMOUNT, to: null },
  ];
  const [left] = await timed<SheetInfo>('two conditions', [
    'sheetInfo',
    { ...query, conditions },
    DEFAULT_VIEW,
  ]);
  const all = [{ from: 0, to: 2 * middle + 1, columns: ['amount'] }];
  await timed('sum of a column', ['sheetSums', query, DEFAULT_VIEW, all]);
  const first = (groups?.aggregates ?? []).map((figures) => figures[0] ?? NaN);
  const [sum = NaN, average = NaN, count = NaN, distinct = NaN, greatest = NaN] = first;
  return {
    times,
    figures: {
      'sort by number amount': amount?.kind === 'number' ? (amount.values[0] ?? NaN) : NaN,
      'sort by text customer':
        customer?.kind === 'text' ? Number(customer.levels[customer.codes[0] ?? -1]?.slice(1)) : NaN,
      'group, 5 figures sum': sum,
      'group, 5 figures average': average,
      'group, 5 figures count': count,
      'group, 5 figures distinct': distinct,
      'group, 5 figures greatest': greatest,
      'two conditions rows': left?.rows ?? NaN,
    },
  };
}

interface Kept {
  engine?: Worker;
}

/** Runs in the page, before anything else: keeps the engine at hand. */
function keepEngine(): void {
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      (globalThis as unknown as Kept).engine = this;
    }
  };
}

/** Runs in the page: one call after another, each a message of comlink's protocol, and its answer another. */
export async function askEngine(
  calls: readonly (readonly [string, ...unknown[]])[],
): Promise<{ milliseconds: number; answers: unknown[] }> {
  const { engine } = globalThis as unknown as Kept;
  if (!engine) throw new Error('the page started no engine');
  const ask = (method: string, values: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = `bench-${Math.random()}`;
      const listen = ({ data }: MessageEvent<{ id: string; value?: { ok?: unknown } }>) => {
        if (data.id !== id) return;
        engine.removeEventListener('message', listen);
        if (data.value && 'ok' in data.value) resolve(data.value.ok);
        else reject(new Error(JSON.stringify(data.value)));
      };
      engine.addEventListener('message', listen);
      const argumentList = values.map((value) => ({ type: 'RAW', value }));
      engine.postMessage({ id, type: 'APPLY', path: [method], argumentList });
    });
  const began = performance.now();
  const answers: unknown[] = [];
  for (const [method, ...values] of calls) answers.push(await ask(method, values));
  return { milliseconds: performance.now() - began, answers };
}

/** Asks DuckDB the same, the file already loaded in the page. Throws where an answer is another than ours. */
export async function sheetInDuckDb(
  page: Page,
  lines: number,
  runs: number,
  own: SheetRun['figures'],
): Promise<Record<string, number>[]> {
  const measured: Record<string, number>[] = [];
  for (let run = 0; run <= runs; run++) {
    const times: Record<string, number> = {};
    for (const [name, sql] of Object.entries(SHEET_SQL)) {
      const { milliseconds, first } = await page.evaluate(
        (statement) => {
          const { duckDb: state } = globalThis as unknown as { duckDb: DuckDbPage };
          if (!state.ask) throw new Error('DuckDB is not loaded');
          return state.ask(statement);
        },
        sql.replace(':middle', String(lines >> 1)),
      );
      times[name] = milliseconds;
      for (const [figure, theirs] of Object.entries(first)) {
        const ours = own[`${name} ${figure}`];
        if (ours !== undefined && !(Math.abs((theirs ?? NaN) - ours) <= 1e-6 * Math.max(1, Math.abs(ours))))
          throw new Error(`${name} ${figure}: ours is ${ours}, DuckDB's is ${theirs ?? 'null'}`);
      }
    }
    if (run > 0) measured.push(times);
  }
  return measured;
}
