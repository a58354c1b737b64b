import { describe, expect } from 'vitest';
import type { AppPage, WorkbenchScreen } from './app-page.ts';
import { test } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';

const main = (app: AppPage) => app.page.locator('main');
const PARTS = [
  ['retention', 'growth'],
  ['retention', 'cohorts'],
  ['breakdown', ''],
  ['lifetime-value', 'what-if'],
] as const satisfies readonly (readonly [WorkbenchScreen, string])[];

async function begin(app: AppPage, sample: string): Promise<void> {
  await app.open();
  await app.openSample(sample);
  await app.analyse();
}

async function show(app: AppPage, [screen, tab]: (typeof PARTS)[number]): Promise<void> {
  await app.show(screen);
  if (tab === '') return;
  await app.page.locator(`[data-tab=${tab}]`).click();
  await app.page.locator(`[data-tab=${tab}].chosen`).waitFor();
  await app.drawn();
}

const field = (app: AppPage, label: string) => main(app).getByLabel(label, { exact: true });

describe('growth, lines of business and what if', () => {
  test('tell the sample’s own story, and are found again after a reload', async ({ newApp }) => {
    const app = await newApp();
    await begin(app, 'wood-panels');
    for (const part of PARTS) {
      await show(app, part);
      expect(await main(app).innerText(), part.join('/')).not.toMatch(
        /undefined|NaN|Infinity|\[object|\{\w+\}/,
      );
    }
    await show(app, ['breakdown', '']);
    // What the sample is made of: 95, 60 and 10 % of the three lines from regulars.
    await expect(main(app).getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(
      /Regulars bring 95.% of the revenue of Furniture board, 10.% of that of Formwork panels/,
    );
    await field(app, 'Second within').fill('30');
    await field(app, 'Second within').press('Enter');
    await app.drawn();
    await show(app, ['lifetime-value', 'what-if']);
    await main(app).getByRole('textbox', { name: 'Average check' }).fill('10');
    await main(app).getByRole('textbox', { name: 'Average check' }).press('Enter');
    await app.drawn();
    await expect(main(app).getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(/10.% more/);
    const before = await main(app).innerText();
    await app.page.waitForTimeout(200);
    await app.page.reload();
    await app.drawn();
    expect(new URL(app.page.url()).hash).toBe('#/lifetime-value/what-if');
    expect(await main(app).innerText()).toBe(before);
    await show(app, ['breakdown', '']);
    await expect(field(app, 'Second within').inputValue()).resolves.toBe('30');
  });

  test('open exactly the rows they count or add up', async ({ newApp }) => {
    const app = await newApp();
    await begin(app, 'web-shop');
    for (const part of PARTS.slice(0, 3)) {
      await show(app, part);
      // The tables of the charts hold a figure a cell.
      const charts = main(app).getByRole('button', { name: /as a table$/ });
      // Each button that is pressed says something else afterwards.
      for (let left = await charts.count(); left > 0; left--) await charts.first().click();
      const figures = main(app).locator('[data-figure]');
      const count = await figures.count();
      expect(count, part.join('/')).toBeGreaterThan(20);
      const every = Math.max(1, Math.floor(count / 30));
      for (let at = 0; at < count; at += every) {
        const figure = figures.nth(at);
        const said = await figure.getAttribute('data-figure-count');
        const sum = await figure.getAttribute('data-figure-sum');
        const words = `${part.join('/')} ${at}: ${await figure.evaluate((element) => element.textContent)}`;
        await figure.dispatchEvent('click');
        const panel = app.page.locator('[data-open-rows][data-open-count]');
        await panel.waitFor();
        if (said !== null) expect(await panel.getAttribute('data-open-count'), words).toBe(said);
        if (sum !== null) {
          const opened = Number(await panel.getAttribute('data-open-revenue'));
          expect(Math.abs(opened - Number(sum)), words).toBeLessThan(0.005);
        }
        await app.page.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });
      }
    }
  });

  test('have nothing axe-core finds, light and dark, and never scroll sideways', async ({ newApp }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const app = await newApp({ colorScheme, reducedMotion: 'reduce' });
      await begin(app, 'coffee-shop');
      for (const part of PARTS) {
        await show(app, part);
        expect(await violations(app), `${part.join('/')}, ${colorScheme}`).toEqual([]);
      }
      await app.page.setViewportSize({ width: 390, height: 844 });
      for (const part of PARTS) {
        await show(app, part);
        expect(await sidewaysScroll(app), part.join('/')).toBe(0);
      }
    }
  });
});

describe('definitions', () => {
  test('open beside the screen from every figure, by keyboard too, and work out the other ways', async ({
    newApp,
  }) => {
    const app = await newApp({ reducedMotion: 'reduce' });
    await begin(app, 'web-shop');
    const seen = new Set<string | null>();
    for (const screen of [
      'overview',
      'pareto',
      'segments',
      'retention',
      'breakdown',
      'lifetime-value',
    ] as const) {
      await app.show(screen);
      const marks = main(app).locator('[data-definition]');
      expect(await marks.count(), screen).toBeGreaterThan(0);
      for (const mark of await marks.all()) {
        const id = await mark.getAttribute('data-definition');
        if (seen.has(id)) continue;
        seen.add(id);
        await mark.focus();
        await app.page.keyboard.press('Enter');
        const drawer = app.page.locator('.drawer:popover-open');
        await drawer.locator('h2').waitFor();
        await expect.poll(() => drawer.innerText(), { message: String(id), timeout: 15_000 }).not.toMatch(
          /Working it out/,
        ); // prettier-ignore
        expect(await drawer.innerText(), String(id)).not.toMatch(/undefined|NaN|Infinity|could not|\{\w+\}/);
        await app.page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'detached' });
      }
    }
    expect(seen.size).toBeGreaterThan(14);
    await app.show('retention');
    await main(app).locator('[data-definition=retention]').first().click();
    await app.page.locator('.drawer:popover-open dl.others').waitFor();
    expect(await violations(app)).toEqual([]);
  });
});

describe('the end of the data', () => {
  test('is chosen with its reason, and decides whether the last period is over', async ({ newApp }) => {
    const app = await newApp();
    await app.open();
    const rows = ['2023-01-05', '2023-02-05', '2023-03-05', '2023-04-05', '2023-05-10']
      .flatMap((date) => ['ann', 'bo', 'cy'].map((customer) => `${customer},${date},10`))
      .join('\n');
    await app.pick({ name: 'sales.csv', bytes: `customer,date,amount\n${rows}\n` });
    await app.analyse();
    await app.setStep('month');
    const chip = app.page.locator('[data-handle=complete-through]');
    await chip.click();
    await app.page
      .getByText('May 2023 runs to 31 May 2023, and the data to 10 May 2023: it is not over.')
      .waitFor();
    await app.page.locator('[data-data-end=whole]').click();
    await app.page
      .getByText('With the data complete through 31 May 2023, May 2023 is over and counts.')
      .waitFor();
    await app.page.keyboard.press('Escape');
    await app.show('retention');
    await expect(main(app).getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(/May.2023/);
    await chip.click();
    await app.page.locator('[data-data-end=file]').click();
    await app.page.keyboard.press('Escape');
    await app.drawn();
    await expect(main(app).getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(/Apr.2023/);
  });
});
