import { expect } from 'vitest';
import { SCREENS, type AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';

/** Forty people over fourteen months: regular and rare ones, products and channels, returns, guests, one who only gave back. */
function sales(): string {
  const lines = ['Order,Date,Customer,Product,Channel,Amount'];
  const add = (
    customer: string,
    month: number,
    day: number,
    product: string,
    channel: string,
    amount: number,
  ) => {
    const date = `${2022 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    lines.push(`${1000 + lines.length},${date},${customer},${product},${channel},${amount.toFixed(2)}`);
  };
  for (let who = 0; who < 40; who++) {
    const name = `customer ${String(who).padStart(2, '0')}`;
    const step = 1 + (who % 5);
    const channel = who % 3 === 0 ? 'web' : 'shop';
    for (let month = who % 7; month < 14; month += step) {
      const product = ['bread', 'rolls', 'cake'][(who + month) % 3] ?? '';
      add(name, month, 1 + ((who * 3 + month) % 28), product, channel, 4 + ((who * 7 + month * 5) % 60));
      if ((who + month) % 11 === 0) add(name, month, 28, product, channel, -3);
      if (who > 32 && month > 8) break;
    }
  }
  for (let month = 0; month < 14; month++) add('', month, 5, 'bread', 'shop', 2.5 + month);
  add('only returns', 6, 9, 'cake', 'web', -7);
  return `${lines.join('\n')}\n`;
}

interface Walked {
  figures: number;
  /** What differs from the rows it opens, or opens nothing, or says neither how many nor how much. */
  wrong: string[];
}

/** Opens the rows behind every figure on screen, one after the other, and holds each against them. Runs in the page. */
async function openAll(): Promise<Walked> {
  const wrong: string[] = [];
  const wait = async <T>(found: () => T | null, long = 10_000): Promise<T | null> => {
    const end = performance.now() + long;
    for (;;) {
      const answer = found();
      if (answer !== null || performance.now() > end) return answer;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  };
  // Every chart as its table: each of its marks is a cell there.
  for (const button of document.querySelectorAll<HTMLButtonElement>('main .chart header button')) {
    if (/table/i.test(button.ariaLabel ?? '') && button.closest('.chart')?.querySelector('.drawing'))
      button.click();
  }
  await wait(() => (document.querySelector('main .chart .drawing') ? null : true), 2000);
  const all = () => [...document.querySelectorAll<HTMLElement>('main [data-figure], footer [data-figure]')];
  const figures = all();
  let last: HTMLElement | null = null;
  for (const [index, found] of figures.entries()) {
    // What is drawn anew meanwhile stands in the same place.
    const figure = found.isConnected ? found : (all()[index] ?? found);
    const { figureCount, figureSum } = figure.dataset;
    const name = `${figure.textContent.trim().slice(0, 30)} of ${figure.dataset['figure'] ?? ''}`;
    if (figureCount === undefined && figureSum === undefined) {
      wrong.push(`${name}: says nothing that rows could be held against`);
      continue;
    }
    figure.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const before: HTMLElement | null = last;
    const panel: HTMLElement | null = await wait<HTMLElement>(() => {
      const open = document.querySelector<HTMLElement>('[data-open-count]');
      return open === before ? null : open;
    });
    if (!panel) {
      wrong.push(`${name}: opens nothing`);
      continue;
    }
    last = panel;
    const { openCount, openRevenue } = panel.dataset;
    const title = `${name} (${panel.querySelector('h2')?.textContent ?? ''})`;
    if (figureCount !== undefined && figureCount !== openCount)
      wrong.push(`${title}: ${figureCount} but ${openCount ?? ''} rows`);
    if (figureSum !== undefined && Math.abs(Number(figureSum) - Number(openRevenue)) > 0.005)
      wrong.push(`${title}: ${figureSum} but rows of ${openRevenue ?? ''}`);
  }
  document.querySelector<HTMLButtonElement>('[data-open-rows] .close')?.click();
  return { figures: figures.length, wrong };
}

/** The parts a screen is divided into, as the choices above everything else on it. */
function partsOf(app: AppPage) {
  return app.page.locator('main fieldset:not(section *, .chart *, .card *) label');
}

/** Walks all screens, all of their parts and all figures; answers how many figures there were. */
async function walk(app: AppPage): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const screen of SCREENS) {
    await app.show(screen);
    const parts = Math.max(1, await partsOf(app).count());
    for (let part = 0; part < parts; part++) {
      if (parts > 1) await partsOf(app).nth(part).click();
      await app.drawn();
      const { figures, wrong } = await app.page.evaluate(openAll);
      expect(wrong, `${screen}, part ${part}`).toEqual([]);
      found[screen] = (found[screen] ?? 0) + figures;
    }
  }
  return found;
}

async function addFilter(app: AppPage, kind: string, values: readonly string[]): Promise<void> {
  await app.page.locator('[data-handle=add-filter]').click();
  const open = app.page.locator('[popover]:popover-open');
  await open.locator('select').first().selectOption(kind);
  for (const value of values) await open.locator(`label:has-text("${value}") input`).first().click();
  await open.locator('[data-handle=add-filter-done]').click();
  await app.ready();
}

async function openSales(app: AppPage): Promise<void> {
  await app.pick({ name: 'bakery.csv', bytes: sales() });
  await app.analyse();
}

test('every figure on every screen opens just as many rows, or as much money, as it says', async ({
  app,
}) => {
  await openSales(app);
  const found = await walk(app);
  for (const screen of SCREENS) expect(found[screen], screen).toBeGreaterThan(40);
}, 400_000);

test('so it does where lines are hidden and customers chosen by class', async ({ app }) => {
  await openSales(app);
  await addFilter(app, 'line:Product', ['bread', 'cake']);
  await addFilter(app, 'class:abc', ['A', 'B']);
  expect(await app.page.locator('[data-handle=clause]').allInnerTexts()).toHaveLength(2);
  const found = await walk(app);
  for (const screen of SCREENS) expect(found[screen], screen).toBeGreaterThan(3);
}, 400_000);

test('a click on a mark opens what its table opens; the focus goes into the panel and back', async ({
  app,
}) => {
  await openSales(app);
  await app.show('overview');
  const bar = app.page.locator('.chart .drawing').first().locator('svg .mark-rect path').first();
  await bar.dispatchEvent('click');
  const panel = app.page.locator('[data-open-rows]');
  await panel.locator('h2').waitFor();
  expect(await panel.locator('h2').innerText()).toMatch(/^Revenue, Q1\s2022$/);
  expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await app.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });

  const figure = app.page.locator('main [data-figure]').first();
  await figure.focus();
  await app.page.keyboard.press('Enter');
  await panel.waitFor();
  await app.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a figure made a filter leaves its customers, kept for the next visit and told apart from a file without the column', async ({
  app,
}) => {
  await openSales(app);
  await addFilter(app, 'bought:Product', ['cake']);
  await app.show('segments');
  const figure = app.page.locator('main [data-figure=customers]').first();
  const count = await figure.getAttribute('data-figure-count');
  await figure.click();
  await app.page.locator('[data-open-rows] .actions button').first().click();
  await app.ready();
  await app.page.waitForFunction(
    (customers) => document.querySelector('footer')?.textContent.includes(`${customers} customer`),
    count,
  );
  const chips = app.page.locator('[data-handle=clause]');
  expect(await chips.count()).toBe(2);

  await app.page.locator('[data-handle=selections]').click();
  const open = app.page.locator('[popover]:popover-open');
  await open.locator('input[type=text]').fill('cake people');
  await open.locator('form button').click();
  await app.page.keyboard.press('Escape');

  const plain = sales().replaceAll(/^(\d+,[^,]+,[^,]*),[^,]*,[^,]*,/gm, '$1,');
  await app.pick({ name: 'plain.csv', bytes: plain.replace('Order,Date,Customer,Product,Channel,Amount', 'Order,Date,Customer,Amount') }); // prettier-ignore
  await app.analyse();
  expect(await chips.count()).toBe(0);
  await app.page.locator('[data-handle=selections]').click();
  await open.locator('button:has-text("cake people")').first().click();
  await app.ready();
  await app.page.keyboard.press('Escape');
  expect(await chips.first().innerText()).toContain('idle: no such column');
});

test('a selection stands beside the rest on every screen, and why their values differ adds up', async ({
  app,
}) => {
  await openSales(app);
  await addFilter(app, 'class:abc', ['A']);
  await app.page.locator('[data-handle=selections]').click();
  await app.page.locator('[popover]:popover-open select').selectOption('rest');
  await app.page.keyboard.press('Escape');
  for (const screen of SCREENS) {
    await app.show(screen);
    const panel = app.page.locator('[data-comparison]');
    const customers = await panel
      .locator('[data-figure]')
      .evaluateAll((figures) =>
        figures.slice(0, 2).map((figure) => Number((figure as HTMLElement).dataset['figureCount'])),
      );
    expect((customers[0] ?? 0) + (customers[1] ?? 0), screen).toBe(40);
  }
  await app.show('lifetime-value');
  const figures = await app.page.evaluate(() => ({
    total: Number(document.querySelector<HTMLElement>('[data-value-difference]')?.dataset['valueDifference']),
    parts: [...document.querySelectorAll('[data-factor]')].map((part) => Number(part.textContent.replace('−', '-').replace('+', ''))),
  })); // prettier-ignore
  expect(figures.parts).toHaveLength(4);
  expect(figures.parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(figures.total, 1);
});

for (const [look, options] of [
  ['light', { colorScheme: 'light' }],
  ['dark, 390 pixels wide', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const)
  test(`filters, rows and comparison keep to the rules for everybody, ${look}`, async ({ newApp }) => {
    const app = await newApp({ ...options, reducedMotion: 'reduce' });
    await app.open();
    await openSales(app);
    await addFilter(app, 'class:ladder', ['Client', 'Regular']);
    await app.page.locator('[data-handle=add-filter]').click();
    const open = app.page.locator('[popover]:popover-open');
    await open.locator('select').first().selectOption('bought:Product');
    await open.locator('.picker li').first().waitFor();
    expect(await violations(app), 'adding a filter').toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.locator('[data-handle=clause]').click();
    expect(await violations(app), 'a filter').toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.locator('[data-handle=selections]').click();
    await open.locator('select').selectOption('rest');
    expect(await violations(app), 'selections').toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.show('lifetime-value');
    expect(await violations(app), 'comparison').toEqual([]);
    expect(await sidewaysScroll(app)).toBe(0);
    await app.page.locator('[data-comparison] [data-figure]').first().click();
    await app.page.locator('[data-open-count]').waitFor();
    await app.page.locator('[data-open-table=lines]').click();
    await app.page.locator('[data-open-rows] [role=gridcell]').first().waitFor();
    expect(await violations(app), 'rows').toEqual([]);
    expect(await sidewaysScroll(app)).toBe(0);
  });

test('a selection that contradicts itself leaves every screen with a word, and nothing goes wrong', async ({
  app,
}) => {
  await openSales(app);
  await addFilter(app, 'class:abc', ['A']);
  await addFilter(app, 'class:abc', ['C']);
  for (const screen of SCREENS) {
    await app.show(screen);
    expect(await app.page.locator('main').innerText(), screen).not.toMatch(/NaN|undefined|Infinity/);
    expect(await app.problem.count(), screen).toBe(0);
  }
  expect(await app.page.locator('.filter-bar .none').innerText()).toMatch(/dates and filters/);
});
