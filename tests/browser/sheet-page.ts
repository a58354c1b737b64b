import type { Locator } from 'playwright-core';
import type { AppPage } from './app-page.ts';

/** One sheet of the app, read as people read it: columns by name, rows from the top. */
export class SheetPage {
  constructor(readonly app: AppPage) {}

  get grid(): Locator {
    return this.app.page.locator('main [role=grid]').first();
  }

  get menu(): Locator {
    return this.app.page.locator('[data-handle=head-menu]');
  }

  /** Once the rows in sight have their cells. */
  async settled(): Promise<void> {
    await this.app.ready();
    await this.app.page.waitForFunction(
      () => document.querySelector('main [role=grid][aria-busy=true], main .body[aria-busy=true]') === null,
    );
    await this.app.page.waitForTimeout(60);
  }

  /** Cells in sight of a column, from the top. */
  async column(label: string): Promise<string[]> {
    await this.settled();
    return this.app.page.evaluate((name) => {
      const grid = document.querySelector('main [role=grid]');
      const heads = [...(grid?.querySelectorAll('[role=columnheader]') ?? [])];
      const at = heads
        .find((head) => head.querySelector('.name')?.textContent === name)
        ?.getAttribute('aria-colindex');
      const rows = [...(grid?.querySelectorAll('.row:not(.keeper):not([hidden])') ?? [])];
      return rows
        .toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
        .map((row) => row.querySelector(`[role=gridcell][aria-colindex="${at}"]`)?.textContent ?? '?');
    }, label);
  }

  /** Names of the columns in sight, from left to right. */
  async columns(): Promise<string[]> {
    await this.settled();
    return this.app.page.locator('main [role=grid] .head .name').allInnerTexts();
  }

  async openMenu(label: string): Promise<void> {
    await this.grid.locator('.head', { has: this.app.page.getByText(label, { exact: true }) }).locator('.arrow').click(); // prettier-ignore
    await this.menu.waitFor();
  }

  async closeMenu(): Promise<void> {
    await this.app.page.keyboard.press('Escape');
    await this.menu.waitFor({ state: 'detached' });
  }

  /** What the sheet says of its rows: how many are shown, of how many. */
  async counts(): Promise<[number, number]> {
    await this.settled();
    const rows = this.app.page.locator('[data-handle=sheet-rows]');
    return [Number(await rows.getAttribute('data-rows')), Number(await rows.getAttribute('data-of'))];
  }
}
