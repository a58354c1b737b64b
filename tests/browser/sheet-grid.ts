import type { Locator, Page } from 'playwright-core';
import type { GridLayout, GridPick, GridPlace } from '../../src/sheet/source.ts';
import type { AppPage } from './app-page.ts';

/** What the page with the grid tells to whoever drives it. */
export interface GridPageFace {
  readonly source: {
    version: number;
    rows: number;
    holding: boolean;
    letGo(): void;
    copyDelay: number;
    failing: boolean;
    readonly asked: { offset: number; columns: number }[];
  };
  readonly told: {
    readonly pick: GridPick | null;
    readonly heads: string[];
    readonly finds: number;
    readonly opened: GridPlace[];
  };
  layout(): GridLayout | undefined;
}

/** A grid in a page of its own, as hands and eyes have it. */
export class GridUnderTest {
  readonly page: Page;
  constructor(
    readonly app: AppPage,
    readonly origin: string,
  ) {
    this.page = app.page;
  }

  get grid(): Locator {
    return this.page.locator('[role=grid]');
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.origin}/${query}`);
    await this.settled();
    await this.grid.focus();
  }

  /** Every cell in sight has its value. */
  async settled(): Promise<void> {
    await this.page.locator('[role=gridcell]').first().waitFor();
    await this.page.waitForFunction(() => document.querySelector('.row:not([hidden]) .waiting') === null);
  }

  face<T>(read: (face: GridPageFace) => T): Promise<T> {
    return this.page.evaluate(
      // The function goes into the page as its text.
      ([text]) => {
        const face = (globalThis as unknown as { page: GridPageFace }).page;
        const make = (globalThis as unknown as { eval: (code: string) => unknown }).eval;
        return (make(text) as (face: GridPageFace) => never)(face);
      },
      [read.toString()] as const,
    );
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** `row column` of the cursor, counted from 1 among all columns. */
  async cursor(): Promise<string> {
    const pick = await this.face((face) => face.told.pick);
    return pick ? `${pick.active.row} ${pick.active.column}` : '';
  }

  /** The ranges picked, short: `2-5 revenue,share`. */
  async picked(): Promise<string[]> {
    const pick = await this.face((face) => face.told.pick);
    return (pick?.ranges ?? []).map(({ from, to, columns }) => `${from}-${to} ${columns.join(',')}`);
  }

  /** Texts of a column in sight, by row from 1. */
  async texts(column: string): Promise<Map<number, string>> {
    const head = await this.head(column).getAttribute('aria-colindex');
    const found = await this.page
      .locator(`[role=row] [role=gridcell][aria-colindex="${head ?? ''}"]`)
      .evaluateAll((cells) =>
        cells
          .filter((cell) => !cell.closest('.keeper') && !cell.closest('[hidden]'))
          .map((cell): [number, string] => [
            Number(cell.closest('[role=row]')?.getAttribute('aria-rowindex')) - 1,
            cell.textContent,
          ]),
      );
    return new Map(found);
  }

  head(column: string): Locator {
    return this.page.locator(`[data-column="${column}"]`);
  }

  cell(row: number, column: number): Locator {
    return this.page.locator(`[role=row][aria-rowindex="${row + 2}"] [aria-colindex="${column + 2}"]`);
  }

  heads(): Promise<string[]> {
    return this.page
      .locator('[data-column]')
      .evaluateAll((heads) => heads.map((head) => (head as HTMLElement).dataset['column'] ?? ''));
  }

  /** The clipboard's tabs and lines, and its table. */
  async clipboard(): Promise<{ text: string; html: string }> {
    return this.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const part = async (type: string) => (await item?.getType(type))?.text() ?? '';
      return { text: await part('text/plain'), html: await part('text/html') };
    });
  }

  async bar(part: number): Promise<void> {
    await this.grid.evaluate((grid, to) => {
      grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * to;
    }, part);
  }
}
