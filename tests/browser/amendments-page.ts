import { expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { SheetPage } from './sheet-page.ts';

/** Four customers, six orders, 91.50; one category misspelt, one customer written in two ways. */
export const SALES = `Order,Date,Customer,Product,Category,Quantity,Price,Amount
1,2023-01-05,ann,tea,Drinks,2,4.50,9.00
2,2023-01-20,anne,cake,Food,1,6.00,6.00
3,2023-02-10,bob,tea,Drinks,3,4.50,13.50
4,2023-03-15,ann,cake,Fod,2,6.00,12.00
5,2023-03-20,cid,tea,Drinks,10,4.50,45.00
6,2023-04-01,bob,cake,Food,1,6.00,6.00
`;
export const WIDE = { viewport: { width: 1900, height: 900 } };

export async function open(
  app: AppPage,
  screen: 'customers' | 'orders' | 'lines',
  bytes = SALES,
): Promise<SheetPage> {
  await app.open();
  await app.pick({ name: 'shop.csv', bytes });
  await app.analyse();
  return show(app, screen);
}

export async function show(app: AppPage, screen: 'customers' | 'orders' | 'lines'): Promise<SheetPage> {
  await app.show(screen);
  const sheet = new SheetPage(app);
  await sheet.grid.waitFor();
  await sheet.settled();
  return sheet;
}

/** What comes of the engine's work, however busy the machine is. */
export const soon = <T>(ask: () => Promise<T>) => expect.poll(ask, { timeout: 12_000 });
export const at = (app: AppPage, handle: string) => app.page.locator(`[data-handle=${handle}]`);
export const cell = (sheet: SheetPage, text: string) =>
  sheet.grid.getByRole('gridcell', { name: text, exact: true }).first();
export const taken = (app: AppPage) => at(app, 'taken').innerText();

/** A new column by the bar above the lines, keys alone from its button on. */
export async function compute(app: AppPage, name: string, formula: string): Promise<void> {
  await at(app, 'formula-new').press('Enter');
  await at(app, 'formula').fill(formula);
  await at(app, 'formula-name').fill(name);
  await at(app, 'formula-name').press('Enter');
  await at(app, 'formula').waitFor({ state: 'detached' });
  await app.ready();
}

export async function chooseCorrection(app: AppPage, kind: string): Promise<void> {
  await at(app, 'correct').click();
  await app.page.locator(`[popover]:popover-open [data-correct=${kind}]`).click();
}

export async function openChanges(app: AppPage) {
  await at(app, 'open-changes').first().click();
  const panel = at(app, 'corrections-panel');
  await panel.waitFor();
  return panel;
}
