import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test as base } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';
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

describe('any number of rows', () => {
  test('lie in a constant number of nodes, right wherever the bar is', async ({ grid }) => {
    await grid.open('?rows=1000000');
    const counts = new Set<number>();
    for (const part of [0.1, 0.5, 0.999, 0.25, 0]) {
      await grid.bar(part);
      await grid.settled();
      const customers = await grid.texts('customer');
      expect(customers.size).toBeGreaterThan(15);
      for (const [row, text] of customers) expect(text).toBe(`Customer ${row}`);
      // The row of the cursor is kept for ears where it is out of sight.
      counts.add(await grid.page.locator('.row:not(.keeper) [role=gridcell]').count());
    }
    expect(counts.size).toBe(1);
  });

  test('are reached to the last of 20 millions by the bar and by a key', async ({ grid }) => {
    await grid.open('?rows=20000000');
    await grid.bar(1);
    await grid.settled();
    const last = grid.cell(19_999_999, 0);
    expect(await last.innerText()).toBe('Customer 20000000');
    const box = await last.boundingBox();
    const frame = await grid.grid.boundingBox();
    if (!box || !frame) throw new Error('the last row is not shown');
    expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height);
    await grid.press('Control+Home');
    await grid.settled();
    expect([...(await grid.texts('customer')).keys()][0]).toBe(1);
    await grid.press('Control+End');
    await grid.settled();
    expect(await grid.cursor()).toBe('19999999 warmth');
    expect(await grid.cell(19_999_999, 0).innerText()).toBe('Customer 20000000');
  });

  test('go by one after another under the wheel, be they 20 millions', async ({ grid }) => {
    await grid.open('?rows=20000000');
    await grid.grid.hover();
    const first = async () => Math.min(...(await grid.texts('customer')).keys());
    for (const expected of [2, 3, 4]) {
      await grid.page.mouse.wheel(0, 28);
      await grid.page.waitForFunction(
        (row) =>
          document.querySelector('.row:not(.keeper)')?.getAttribute('aria-rowindex') === String(row + 1),
        expected,
      );
    }
    await grid.bar(0.5);
    await grid.settled();
    const middle = await first();
    expect(Math.abs(middle - 10_000_000)).toBeLessThan(40);
    await grid.page.mouse.wheel(0, 280);
    await grid.page.waitForFunction(
      (row) => document.querySelector('.row:not(.keeper)')?.getAttribute('aria-rowindex') === String(row + 1),
      middle + 10,
    );
    // Down to the very end and up again, step by step: the bar never stops the rows.
    await grid.bar(1);
    await grid.settled();
    await grid.page.mouse.wheel(0, -56);
    await grid.page.waitForFunction(() => {
      const rows = [...document.querySelectorAll('.row:not([hidden])')];
      return Number(rows.at(-1)?.getAttribute('aria-rowindex')) === 19_999_999;
    });
  });

  test('show bars where cells are on their way, and ask for nothing the thumb has left', async ({ grid }) => {
    await grid.open('?rows=20000000');
    await grid.face((face) => {
      face.source.holding = true;
      face.source.asked.length = 0;
    });
    await grid.grid.evaluate(
      (element) =>
        new Promise<void>((done) => {
          let frame = 0;
          const move = () => {
            element.scrollTop = (element.scrollHeight * ++frame) / 40;
            if (frame < 30) requestAnimationFrame(move);
            else done();
          };
          move();
        }),
    );
    expect(await grid.page.locator('[role=gridcell].waiting').count()).toBeGreaterThan(50);
    // Two questions are on their way, whatever passed under the thumb meanwhile.
    expect(await grid.face((face) => face.source.asked.length)).toBeLessThanOrEqual(2);
    await grid.face((face) => face.source.letGo());
    await grid.settled();
    for (const [row, text] of await grid.texts('customer')) expect(text).toBe(`Customer ${row}`);
  });

  test('that cannot be read are told, and read when asked again', async ({ grid }) => {
    await grid.open('?rows=100000');
    await grid.face((face) => (face.source.failing = true));
    await grid.bar(0.5);
    await grid.page.locator('[role=alert]').waitFor();
    await grid.face((face) => (face.source.failing = false));
    await grid.page.locator('[role=alert] button').click();
    await grid.settled();
    expect(await grid.page.locator('[role=alert]').count()).toBe(0);
  });

  test('with 300 columns draw only those in sight', async ({ grid }) => {
    await grid.open('?columns=300');
    const drawn = await grid.page.locator('[data-column]').count();
    expect(drawn).toBeLessThan(20);
    expect(await grid.grid.getAttribute('aria-colcount')).toBe('301');
    await grid.press('Control+ArrowRight');
    await grid.settled();
    expect(await grid.cursor()).toBe('0 more-288');
    expect(await grid.cell(0, 299).innerText()).toBe('8');
    expect(await grid.heads()).toContain('customer');
    await grid.press('Alt+PageUp');
    expect(await grid.cursor()).not.toBe('0 more-288');
  });
});

describe('the mouse', () => {
  test('drags ranges, past the edge too, enlarges with Shift and adds with Ctrl', async ({ grid }) => {
    await grid.open();
    await grid.cell(2, 2).hover();
    await grid.page.mouse.down();
    await grid.cell(5, 3).hover();
    await grid.page.mouse.up();
    expect(await grid.picked()).toEqual(['2-6 revenue,share']);
    await grid.cell(7, 4).click({ modifiers: ['Shift'] });
    expect(await grid.picked()).toEqual(['2-8 revenue,share,purchases']);
    await grid.cell(10, 1).click({ modifiers: ['Control'] });
    expect(await grid.picked()).toEqual(['2-8 revenue,share,purchases', '10-11 class']);

    const frame = await grid.grid.boundingBox();
    if (!frame) throw new Error('no grid');
    await grid.cell(12, 2).hover();
    await grid.page.mouse.down();
    await grid.page.mouse.move(frame.x + 300, frame.y + frame.height + 60, { steps: 3 });
    await grid.page.waitForFunction(
      () => Number(document.querySelector('.row:not(.keeper)')?.getAttribute('aria-rowindex')) > 30,
    );
    await grid.page.mouse.up();
    const [range] = await grid.picked();
    expect(range).toMatch(/^12-\d{2,} /);
  });

  test('selects rows by their numbers and columns by their heads', async ({ grid }) => {
    await grid.open('?rows=1000');
    const number = (row: number) => grid.page.locator(`[role=row][aria-rowindex="${row + 2}"] [role=rowheader]`); // prettier-ignore
    await number(3).hover();
    await grid.page.mouse.down();
    await number(5).hover();
    await grid.page.mouse.up();
    expect((await grid.picked())[0]).toMatch(/^3-6 customer,class,.*warmth$/);
    await grid.head('share').locator('.name').click();
    expect(await grid.picked()).toEqual(['0-1000 share']);
    await grid
      .head('last')
      .locator('.name')
      .click({ modifiers: ['Shift'] });
    expect(await grid.picked()).toEqual(['0-1000 share,purchases,last']);
    await grid.page.locator('.corner button').click();
    expect((await grid.picked())[0]).toMatch(/^0-1000 customer,.*warmth$/);
  });

  test('makes a column wider at its edge, as wide as its text by a double click, and moves one that is selected', async ({
    grid,
  }) => {
    await grid.open();
    const edge = async (column: string) => {
      const box = await grid.head(column).boundingBox();
      if (!box) throw new Error('no head');
      return { x: box.x + box.width, y: box.y + 12 };
    };
    const { x, y } = await edge('class');
    await grid.page.mouse.move(x, y);
    await grid.page.mouse.down();
    await grid.page.mouse.move(x + 60, y, { steps: 3 });
    await grid.page.mouse.up();
    const wide = await grid.face((face) => face.layout()?.widths['class'] ?? 0);
    await grid.page.mouse.dblclick(x + 60, y);
    const fitted = await grid.face((face) => face.layout()?.widths['class'] ?? 0);
    expect(wide - fitted).toBeGreaterThan(30);

    await grid.head('purchases').locator('.name').click();
    await grid.head('purchases').locator('.name').hover();
    await grid.page.mouse.down();
    const target = await edge('customer');
    await grid.page.mouse.move(target.x + 90, target.y, { steps: 4 });
    await grid.page.locator('.landing').waitFor();
    await grid.page.mouse.move(target.x + 6, target.y, { steps: 4 });
    await grid.page.mouse.up();
    expect((await grid.heads()).slice(0, 3)).toEqual(['customer', 'purchases', 'class']);
    expect(await grid.picked()).toEqual(['0-1000000 purchases']);
  });

  test('opens a menu by the arrow and a row by a double click', async ({ grid }) => {
    await grid.open();
    await grid.head('revenue').locator('.arrow').click();
    await grid.page.waitForFunction(
      () => (globalThis as unknown as { page: { told: { heads: string[] } } }).page.told.heads.length > 0,
    );
    expect(await grid.face((face) => face.told.heads)).toEqual(['revenue arrow']);
    await grid.cell(4, 2).dblclick();
    expect(await grid.face((face) => face.told.opened)).toEqual([{ row: 4, column: 'revenue' }]);
  });
});

test('a finger scrolls, and picks where it taps', async ({ newApp }) => {
  const app = await newApp({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const grid = new GridUnderTest(app, served.origin);
  await grid.open();
  await grid.cell(6, 0).tap();
  expect(await grid.cursor()).toBe('6 customer');
  await grid.head('class').locator('.name').tap();
  expect(await grid.picked()).toEqual(['0-1000000 class']);
  const session = await app.context.newCDPSession(app.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: 200, y }],
    });
  await touch('touchStart', 600);
  for (let y = 600; y > 200; y -= 20) await touch('touchMove', y);
  await touch('touchEnd', 200);
  await app.page.waitForFunction(
    () => Number(document.querySelector('.row:not(.keeper)')?.getAttribute('aria-rowindex')) > 8,
  );
  expect(await grid.picked()).toEqual(['0-1000000 class']);
});

describe('for everybody', () => {
  for (const [look, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark, 390 pixels wide', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
    ['at 200 %', { colorScheme: 'light', viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ['in forced colours', { forcedColors: 'active' }],
  ] as const)
    test(`the grid keeps to the rules, ${look}`, async ({ newApp }) => {
      const app = await newApp({ ...options, reducedMotion: 'reduce' });
      const grid = new GridUnderTest(app, served.origin);
      await grid.open();
      await grid.press('ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown');
      expect(await violations(app), 'a range').toEqual([]);
      expect(await sidewaysScroll(app)).toBe(0);
      await grid.press('Shift+Space');
      expect(await violations(app), 'rows').toEqual([]);
      await grid.press('Escape', 'Control+Home', 'ArrowUp');
      expect(await violations(app), 'the head').toEqual([]);
      await grid.press('ArrowDown');
      await grid.bar(0.5);
      await grid.settled();
      expect(await violations(app), 'the cursor out of sight').toEqual([]);
    });

  test('ears are told how large the grid is, where the cursor is and what it is on', async ({ grid }) => {
    await grid.open('?rows=20000000');
    expect(await grid.grid.getAttribute('aria-rowcount')).toBe('20000001');
    expect(await grid.grid.getAttribute('aria-colcount')).toBe('12');
    expect(await grid.head('revenue').getAttribute('aria-sort')).toBe('descending');
    const active = async () => {
      const id = (await grid.grid.getAttribute('aria-activedescendant')) ?? '';
      const element = grid.page.locator(`[id="${id}"]`);
      return `${(await element.getAttribute('aria-colindex')) ?? ''} ${await element.innerText()}`;
    };
    await grid.press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
    expect(await active()).toBe('4 1,583.80');
    await grid.page.locator('[aria-live]', { hasText: '1,583.80, Revenue, row 3' }).waitFor({ state: 'attached' }); // prettier-ignore
    await grid.bar(0.7);
    await grid.settled();
    expect(await active()).toBe('4 1,583.80');
    await grid.press('Shift+ArrowDown', 'Shift+ArrowRight');
    await grid.page.locator('[aria-live]', { hasText: '2 rows by 2 columns' }).waitFor({ state: 'attached' });
    await grid.press('End');
    const faults = grid.page.locator('[role=gridcell].fault').first();
    expect(await faults.innerText()).toBe('#DIV/0!');
    expect(await faults.getAttribute('title')).toMatch(/zero/);
  });
});
