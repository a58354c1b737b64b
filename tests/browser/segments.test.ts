import { describe, expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';

const TABS = ['abc-xyz', 'rfm', 'ladder', 'overdue'] as const;

async function openTab(app: AppPage, tab: (typeof TABS)[number]): Promise<void> {
  await app.page.locator(`[data-tab=${tab}]`).click();
  await app.page.locator(`[data-tab=${tab}].chosen`).waitFor();
  await app.drawn();
}

async function begin(app: AppPage, sample = 'web-shop'): Promise<void> {
  await app.open();
  await app.openSample(sample);
  await app.analyse();
  await app.show('segments');
}

const main = (app: AppPage) => app.page.locator('main');
/** A field by its label, emptied and filled as by hand. */
async function type(app: AppPage, label: string | RegExp, text: string): Promise<void> {
  const field = main(app).getByLabel(label, { exact: typeof label === 'string' });
  await field.fill(text);
  await field.press('Enter');
  await app.drawn();
}

describe('the ways to divide customers', () => {
  test('stand behind addresses of their own, found again after a reload', async ({ newApp }) => {
    const app = await newApp();
    await begin(app);
    for (const tab of TABS) {
      await openTab(app, tab);
      expect(new URL(app.page.url()).hash).toBe(tab === 'abc-xyz' ? '#/segments' : `#/segments/${tab}`);
      expect(await main(app).innerText(), tab).not.toMatch(/undefined|NaN|Infinity|\[object|\{\w+\}/);
    }
    await type(app, 'Overdue from', '3');
    const before = await main(app).innerText();
    await app.page.waitForTimeout(200);
    await app.page.reload();
    await app.drawn();
    expect(new URL(app.page.url()).hash).toBe('#/segments/overdue');
    await app.page.locator('[data-tab=overdue].chosen').waitFor();
    await app.drawn();
    expect(await main(app).innerText()).toBe(before);
    await expect(main(app).getByLabel('Overdue from', { exact: true }).inputValue()).resolves.toBe('3');
  });

  test('open exactly the customers they count', async ({ newApp }) => {
    const app = await newApp();
    await begin(app);
    for (const tab of TABS) {
      await openTab(app, tab);
      const figures = main(app).locator('[data-figure-count]');
      const count = await figures.count();
      expect(count, tab).toBeGreaterThan(5);
      // Two dozen, spread over all of them.
      const every = Math.max(1, Math.floor(count / 24));
      for (let at = 0; at < count; at += every) {
        const figure = figures.nth(at);
        const said = await figure.getAttribute('data-figure-count');
        const words = await figure.evaluate((element) => element.textContent);
        await figure.dispatchEvent('click');
        const panel = app.page.locator('[data-open-rows][data-open-count]');
        await panel.waitFor();
        expect(await panel.getAttribute('data-open-count'), `${tab}: ${words}`).toBe(said);
        await app.page.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });
      }
    }
  });
});

describe('RFM', () => {
  test('goes by cuts of one’s own, beginning where the fifths stand, and refuses cuts that cross', async ({
    newApp,
  }) => {
    const app = await newApp();
    await begin(app);
    await openTab(app, 'rfm');
    const segments = main(app).getByRole('table', { name: 'What to do with whom' });
    const fifths = await segments.innerText();
    await app.page.locator('[data-scoring=cuts]').click();
    await app.drawn();
    const recency = main(app).getByRole('group', { name: /^Days since/ });
    const [five, four] = [recency.getByLabel('5', { exact: true }), recency.getByLabel('4', { exact: true })];
    const limit = await four.inputValue();
    await five.fill(String(Number(limit.replaceAll(',', '')) + 1));
    await five.press('Enter');
    await app.problem.waitFor();
    await five.press('Escape');
    await five.fill('0');
    await five.press('Enter');
    await app.drawn();
    expect(await segments.innerText()).not.toBe(fifths);
    await app.page.locator('[data-scoring=ranks]').click();
    await app.drawn();
    expect(await segments.innerText()).toBe(fifths);
  });
});

describe('moves between two dates', () => {
  test('are turned where the dates stand the wrong way round, and say so', async ({ newApp }) => {
    const app = await newApp();
    await begin(app);
    await openTab(app, 'ladder');
    const [earlier, later] = [
      app.page.locator('[data-compared=earlier]'),
      app.page.locator('[data-compared=later]'),
    ];
    const early = await earlier.inputValue();
    const late = await later.inputValue();
    await later.fill(late);
    await app.drawn();
    const rightWay = await main(app).locator('.flow').innerText();
    await earlier.fill(late);
    await app.drawn();
    await main(app).getByText('Both dates are the same day').waitFor();
    await later.fill(early);
    await app.drawn();
    await main(app).getByText('the wrong way round').waitFor();
    expect(await main(app).locator('.flow').innerText()).toBe(rightWay);
    // The same two dates stand on the other tab.
    await openTab(app, 'rfm');
    await main(app).getByText('the wrong way round').waitFor();
  });

  test('are a flow and a table, in customers and money', async ({ newApp }) => {
    const app = await newApp();
    await begin(app);
    await openTab(app, 'ladder');
    expect(await main(app).locator('.flow path').count()).toBeGreaterThan(2);
    await app.page.locator('[data-moves-unit=money]').click();
    await app.drawn();
    await app.page.locator('[data-moves-shown=table]').click();
    const table = main(app).getByRole('table', { name: /^Moves from/ });
    await table.waitFor();
    expect(await table.innerText()).toMatch(/Joined since/);
  });
});

describe('little to go by', () => {
  test('one customer, one day and nobody at all stand on every tab', async ({ newApp }) => {
    const files = {
      'one.csv': 'Order,Date,Customer,Amount\n1,2023-01-05,Ada,5.00\n2,2023-02-15,Ada,6.00\n3,2023-04-25,Ada,9.50\n',
      'day.csv': 'Order,Date,Customer,Amount\n1,2023-01-25,Ada,5.00\n2,2023-01-25,Bela,6.00\n3,2023-01-25,Cleo,7.00\n',
      'returns.csv': 'Order,Date,Customer,Amount\n1,2023-01-25,Ada,-5.00\n2,2023-01-26,Bela,-6.00\n3,2023-01-27,Cleo,-7.00\n',
    }; // prettier-ignore
    for (const [name, bytes] of Object.entries(files)) {
      const app = await newApp();
      await app.open();
      await app.pick({ name, bytes });
      await app.analyse();
      await app.show('segments');
      for (const tab of TABS) {
        await openTab(app, tab);
        expect(await main(app).innerText(), `${name} ${tab}`).not.toMatch(/undefined|NaN|Infinity|\{\w+\}/);
      }
    }
  });
});

describe('axe-core finds nothing', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`on any tab, ${colorScheme}`, async ({ newApp }) => {
      const app = await newApp({ colorScheme, reducedMotion: 'reduce' });
      await begin(app, 'wood-panels');
      for (const tab of TABS) {
        await openTab(app, tab);
        if (tab === 'rfm') await app.page.locator('[data-scoring=cuts]').click();
        await app.drawn();
        expect(await violations(app), tab).toEqual([]);
      }
      await openTab(app, 'ladder');
      await app.page.locator('[data-moves-shown=table]').click();
      expect(await violations(app), 'table of moves').toEqual([]);
    });

  test('and no tab scrolls sideways in a window 390 pixels wide', async ({ newApp }) => {
    const app = await newApp({ viewport: { width: 390, height: 844 } });
    await begin(app);
    for (const tab of TABS) {
      await openTab(app, tab);
      expect(await sidewaysScroll(app), tab).toBe(0);
    }
  });
});
