import { afterAll, beforeAll, describe, expect } from 'vitest';
import { GRID_SHORTCUTS } from '../../src/sheet/keys.ts';
import { test as base } from './app-test.ts';
import { GridUnderTest } from './sheet-grid.ts';
import { serveGridPage } from './sheet-grid-page.ts';

let served: Awaited<ReturnType<typeof serveGridPage>>;
beforeAll(async () => {
  served = await serveGridPage();
});
afterAll(() => served.close());

const test = base.extend<{ grid: GridUnderTest }>({
  grid: async ({ newApp }, use) => {
    const app = await newApp({ permissions: ['clipboard-read', 'clipboard-write'] });
    await use(new GridUnderTest(app, served.origin));
  },
});

/** Keys pressed one after another from the first cell on, and what is then picked, or where the cursor is. */
type Drive = (grid: GridUnderTest) => Promise<void>;

const cursorAfter =
  (keys: readonly string[], expected: string): Drive =>
  async (grid) => {
    await grid.press(...keys);
    expect(await grid.cursor(), keys.join(' ')).toBe(expected);
  };
const pickedAfter =
  (keys: readonly string[], expected: string): Drive =>
  async (grid) => {
    await grid.press(...keys);
    expect(await grid.picked(), keys.join(' ')).toEqual([expected]);
  };
const COLUMNS = 'customer,class,revenue,share,purchases,last,segment,city,change,ratio,warmth';

const DRIVES: Readonly<Record<(typeof GRID_SHORTCUTS)[number]['id'], readonly Drive[]>> = {
  arrows: [
    cursorAfter(['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp'], '1 class'),
    cursorAfter(['ArrowLeft', 'ArrowLeft'], '1 customer'),
    async (grid) => {
      await grid.press('ArrowUp', 'ArrowUp');
      expect(await grid.head('customer').getAttribute('class')).toMatch(/\bactive\b/);
      await grid.press('ArrowRight', 'ArrowDown');
      expect(await grid.cursor()).toBe('0 class');
    },
  ],
  edges: [
    cursorAfter(['Control+ArrowDown'], '999999 customer'),
    cursorAfter(['Control+ArrowRight'], '999999 warmth'),
    cursorAfter(['Control+ArrowUp'], '0 warmth'),
    cursorAfter(['Control+ArrowLeft'], '0 customer'),
  ],
  'row-ends': [cursorAfter(['ArrowDown', 'End'], '1 warmth'), cursorAfter(['Home'], '1 customer')],
  corners: [cursorAfter(['Control+End'], '999999 warmth'), cursorAfter(['Control+Home'], '0 customer')],
  pages: [
    async (grid) => {
      await grid.press('PageDown');
      const row = Number((await grid.cursor()).split(' ')[0]);
      expect(row).toBeGreaterThan(15);
      await grid.press('PageDown');
      expect(await grid.cursor()).toBe(`${2 * row} customer`);
      await grid.press('PageUp', 'PageUp', 'PageUp');
      expect(await grid.cursor()).toBe('0 customer');
    },
  ],
  'pages-across': [
    cursorAfter(['Alt+PageDown', 'Alt+PageDown', 'Alt+PageDown'], '0 warmth'),
    cursorAfter(['Alt+PageUp', 'Alt+PageUp', 'Alt+PageUp'], '0 customer'),
  ],
  extend: [
    pickedAfter(['ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowRight'], '0-2 class,revenue'),
    pickedAfter(['Control+Shift+ArrowDown'], '0-1000000 class,revenue'),
    pickedAfter(['Control+Home', 'Shift+End'], `0-1 ${COLUMNS}`),
    pickedAfter(['Control+Shift+End'], `0-1000000 ${COLUMNS}`),
    pickedAfter(['Control+Shift+Home'], '0-1 customer'),
  ],
  enter: [
    cursorAfter(['Enter', 'Enter', 'Shift+Enter'], '1 customer'),
    cursorAfter(['Shift+ArrowDown', 'Shift+ArrowRight', 'Enter', 'Enter'], '1 class'),
    pickedAfter(['Shift+Enter'], '1-3 customer,class'),
  ],
  tab: [
    cursorAfter(['Tab', 'Tab', 'Shift+Tab'], '0 class'),
    cursorAfter(['Shift+ArrowDown', 'Tab', 'Tab'], '0 class'),
    async (grid) => {
      await grid.press('Control+Home', 'End', 'Tab');
      expect(await grid.page.evaluate(() => document.activeElement?.textContent)).toBe('After the grid');
    },
  ],
  row: [pickedAfter(['ArrowDown', 'Shift+Space'], `1-2 ${COLUMNS}`), pickedAfter(['Shift+ArrowDown'], `1-3 ${COLUMNS}`)], // prettier-ignore
  column: [
    pickedAfter(['ArrowRight', 'Control+Space'], '0-1000000 class'),
    pickedAfter(['Shift+ArrowRight'], '0-1000000 class,revenue'),
  ],
  all: [
    pickedAfter(['Control+a'], `0-1000000 ${COLUMNS}`),
    pickedAfter(['Escape', 'Control+Shift+Space'], `0-1000000 ${COLUMNS}`),
  ],
  copy: [
    async (grid) => {
      await grid.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
      await grid.page.locator('[aria-live]', { hasText: '4 cells copied' }).waitFor({ state: 'attached' });
      const { text, html } = await grid.clipboard();
      expect(text.replaceAll('\r', '')).toBe('customer 0\tclass 0\ncustomer 1\tclass 1');
      expect(html).toContain('<table>');
    },
  ],
  'copy-with-head': [
    async (grid) => {
      await grid.press('Shift+ArrowRight', 'Control+Shift+c');
      await grid.page.locator('[aria-live]', { hasText: '2 cells copied' }).waitFor({ state: 'attached' });
      const { text } = await grid.clipboard();
      expect(text.replaceAll('\r', '')).toBe('customer\tclass\ncustomer 0\tclass 0');
    },
  ],
  find: [
    async (grid) => {
      await grid.press('Control+f');
      expect(await grid.face((face) => face.told.finds)).toBe(1);
    },
  ],
  open: [
    async (grid) => {
      await grid.press('ArrowDown', 'F2');
      expect(await grid.face((face) => face.told.opened)).toEqual([{ row: 1, column: 'customer' }]);
    },
  ],
  menu: [
    async (grid) => {
      await grid.press('ArrowRight', 'Alt+ArrowDown');
      await grid.page.waitForFunction(
        () => (globalThis as unknown as { page: { told: { heads: string[] } } }).page.told.heads.length === 1,
      );
      await grid.press('ArrowUp', 'ArrowRight', 'Enter');
      await grid.page.waitForFunction(
        () => (globalThis as unknown as { page: { told: { heads: string[] } } }).page.told.heads.length === 2,
      );
      expect(await grid.face((face) => face.told.heads)).toEqual(['class arrow', 'revenue arrow']);
    },
  ],
  shift: [
    async (grid) => {
      await grid.press('ArrowRight', 'Alt+Shift+ArrowRight');
      expect((await grid.heads()).slice(0, 4)).toEqual(['customer', 'revenue', 'class', 'share']);
      expect(await grid.cursor()).toBe('0 class');
      await grid.press('Alt+Shift+ArrowLeft');
      expect((await grid.heads()).slice(0, 3)).toEqual(['customer', 'class', 'revenue']);
    },
  ],
  widen: [
    async (grid) => {
      await grid.press('ArrowRight', 'Alt+Shift+ArrowUp');
      const wide = await grid.face((face) => face.layout()?.widths['class'] ?? 0);
      await grid.press('Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown');
      expect(await grid.face((face) => face.layout()?.widths['class'] ?? 0)).toBe(wide - 32);
    },
  ],
  fit: [
    async (grid) => {
      await grid.press('Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp');
      const wide = await grid.face((face) => face.layout()?.widths['customer'] ?? 0);
      await grid.press('Alt+Shift+Enter');
      const fitted = await grid.face((face) => face.layout()?.widths['customer'] ?? 0);
      expect(fitted).toBeLessThan(wide);
      expect(fitted).toBeGreaterThan(60);
    },
  ],
  escape: [
    pickedAfter(['Shift+ArrowDown', 'Escape'], '0-1 customer'),
    async (grid) => {
      await grid.press('Escape', 'Tab');
      expect(await grid.page.evaluate(() => document.activeElement?.textContent)).toBe('After the grid');
    },
  ],
};

describe('the keyboard', () => {
  for (const { id } of GRID_SHORTCUTS)
    test(`does what is said of it: ${id}`, async ({ grid }) => {
      await grid.open();
      for (const drive of DRIVES[id]) await drive(grid);
    });
});

describe('copying', () => {
  test('much says so, and stops by Escape with nothing on the clipboard', async ({ grid }) => {
    await grid.open();
    await grid.page.evaluate(() => navigator.clipboard.writeText('before'));
    await grid.face((face) => (face.source.copyDelay = 30_000));
    await grid.press('Shift+PageDown', 'Control+c');
    await grid.page.locator('[role=status]', { hasText: 'Copying' }).waitFor();
    await grid.press('Escape');
    await grid.page.locator('[role=status]').waitFor({ state: 'detached' });
    await grid.page.locator('[aria-live]', { hasText: 'stopped' }).waitFor({ state: 'attached' });
    expect(await grid.page.evaluate(() => navigator.clipboard.readText())).toBe('before');
  });

  test('too much, or what makes no table, says why', async ({ grid }) => {
    await grid.open();
    await grid.press('Control+a', 'Control+c');
    await grid.page.locator('[role=alert]', { hasText: 'too much for the clipboard' }).waitFor();
    await grid.press('Escape');
    await grid.page.locator('[role=alert]').waitFor({ state: 'detached' });
    await grid.cell(1, 1).click();
    await grid.cell(3, 2).click({ modifiers: ['Control'] });
    await grid.press('Control+c');
    await grid.page.locator('[role=alert]', { hasText: 'do not make one table' }).waitFor();
  });

  test('reaches the clipboard where the browser has no newer interface', async ({ grid }) => {
    await grid.page.addInitScript(() => {
      Object.defineProperty(globalThis, 'ClipboardItem', { value: undefined });
    });
    await grid.open();
    await grid.press('Shift+ArrowDown', 'Control+c');
    await grid.page.locator('[aria-live]', { hasText: '2 cells copied' }).waitFor({ state: 'attached' });
    expect((await grid.page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r', '')).toBe(
      'customer 0\ncustomer 1',
    );
  });
});
