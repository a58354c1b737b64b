import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serveStatic, type StaticServer } from '../browser/static-server.ts';
import type { BenchFile } from './bench-files.ts';

/**
 * A page that reads a made-up file into an arquero table (not timed) and answers with arquero's verbs, after a filter on
 * dates, what some analyses rest on: revenue and customers by month (totals), customers by revenue (pareto), the
 * variation of a customer's months (xyz; months without a sale left out), customers by first month and month (cohorts). Then
 * what a sheet of all lines asks: rows in an order, groups with five figures, rows that meet conditions. Then computed columns,
 * row by row with plain functions.
 */
const PAGE = `<!doctype html><title>arquero's verbs</title>
<input type="file">
<script src="arquero.min.js"></script>
<script>
  const { table, op, desc } = aq;
  let lines;
  document.querySelector('input').addEventListener('change', async (event) => {
    const columns = { date: [], month: [], customer: [], category: [], amount: [], quantity: [], price: [] };
    const text = await event.target.files[0].text();
    for (let at = text.indexOf('\\n') + 1; at < text.length;) {
      const end = text.indexOf('\\n', at);
      const [, date, customer, , category, , quantity, price] = text.slice(at, end).split(',');
      columns.date.push(date.slice(0, 10));
      columns.month.push(date.slice(0, 7));
      columns.customer.push(customer);
      columns.category.push(category);
      columns.amount.push(quantity * price);
      columns.quantity.push(Number(quantity));
      columns.price.push(Number(price));
      at = end + 1;
    }
    lines = table(columns);
    globalThis.rows = lines.numRows();
  });
  const timed = (times, name, verb) => {
    const began = performance.now();
    const rows = verb();
    times[name] = performance.now() - began;
    return rows;
  };
  globalThis.answer = (from) => {
    const times = {};
    const kept = timed(times, 'filter', () => lines.params({ from }).filter((d, $) => d.date >= $.from).reify());
    timed(times, 'totals', () =>
      kept.groupby('month').rollup({ revenue: op.sum('amount'), customers: op.distinct('customer') }));
    timed(times, 'pareto', () =>
      kept.groupby('customer').rollup({ revenue: op.sum('amount') }).orderby(desc('revenue')).array('revenue'));
    timed(times, 'xyz', () =>
      kept.groupby('customer', 'month').rollup({ revenue: op.sum('amount') })
        .groupby('customer').rollup({ mean: op.mean('revenue'), deviation: op.stdevp('revenue') }));
    timed(times, 'cohorts', () =>
      kept.groupby('customer').derive({ cohort: op.min('month') }).ungroup()
        .groupby('cohort', 'month').rollup({ active: op.distinct('customer'), revenue: op.sum('amount') }));
    timed(times, 'sort by number', () => lines.orderby(desc('amount')).indices());
    timed(times, 'sort by text', () => lines.orderby('customer').indices());
    timed(times, 'group, 5 figures', () =>
      lines.groupby('category').rollup({ sum: op.sum('amount'), average: op.mean('amount'), count: op.count(),
        distinct: op.distinct('customer'), greatest: op.max('amount') }));
    const categories = ['category 03', 'category 07', 'category 20'];
    timed(times, 'two conditions', () => lines.params({ categories })
      .filter((d, $) => op.includes($.categories, d.category) && d.amount >= 20).numRows());
    const last = Date.parse(kept.orderby(desc('date')).get('date', 0));
    const derived = { arithmetic: (d) => Math.round(d.quantity * d.price * 119) / 100,
      conditions: (d) => (d.quantity > 2 && d.price < 10 ? 'small' : d.amount > 100 ? 'large' : 'usual'),
      text: (d) => d.category.slice(-2).toUpperCase() + '/' + d.date.slice(0, 4),
      days: (d) => (last - Date.parse(d.date)) / 86400000 };
    for (const [name, made] of Object.entries(derived))
      timed(times, name, () => lines.derive({ made: aq.escape(made) }).get('made', 0));
    timed(times, 'sum of the customer', () => lines.groupby('customer').derive({ made: op.sum('amount') }).get('made', 0));
    timed(times, 'rank', () => lines.orderby(desc('amount')).derive({ made: op.rank() }).get('made', 0));
    return times;
  };
</script>`;

export function serveArquero(folder: string): Promise<StaticServer> {
  const page = join(folder, 'arquero');
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'index.html'), PAGE);
  const arquero = dirname(createRequire(import.meta.url).resolve('arquero/package.json'));
  copyFileSync(join(arquero, 'dist', 'arquero.min.js'), join(page, 'arquero.min.js'));
  return serveStatic(page);
}

/** Milliseconds by verb, `runs` times, each with a filter not seen before. The file is one of the made-up ones. */
export async function arqueroVerbs(
  browser: Browser,
  origin: string,
  file: BenchFile,
  runs: number,
): Promise<Record<string, number>[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await page.locator('input').setInputFiles(file.path);
    const rows = await page.waitForFunction(
      () => (globalThis as unknown as { rows?: number }).rows,
      undefined,
      {
        timeout: 300_000,
      },
    );
    if ((await rows.jsonValue()) !== file.lines) throw new Error('arquero got other rows than the file has');
    const measured: Record<string, number>[] = [];
    for (let run = 0; run < runs; run++) {
      measured.push(
        await page.evaluate(
          (from) => (globalThis as unknown as { answer(from: string): Record<string, number> }).answer(from),
          `2022-02-${String(1 + run).padStart(2, '0')}`,
        ),
      );
    }
    return measured;
  } finally {
    await context.close();
  }
}
