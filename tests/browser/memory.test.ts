import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { sidewaysScroll, violations } from './axe.ts';
import { onDisk } from './sales-files.ts';

const ROWS = 1_800_000;
let path: string | null = null;

/** 80 MB: every line an order of its own, a note of its own, one of 9,000 customers and of four regions. */
function largeFile(): string {
  if (path !== null) return path;
  const regions = ['North', 'South', 'East', 'West'];
  const parts = ['Order,Customer,Date,Region,Amount,Note\n'];
  for (let row = 0; row < ROWS; row++) {
    const month = String(1 + Math.floor(row / (ROWS / 12))).padStart(2, '0');
    const day = String(1 + (row % 28)).padStart(2, '0');
    parts.push(
      `${1_000_000 + row},C${row % 9000},2023-${month}-${day},${regions[row % 4] ?? ''},${1 + (row % 90)}.50,n${(row * 7919) % ROWS}\n`,
    );
  }
  [path = ''] = onDisk({ 'large.csv': parts.join('') });
  return path;
}

afterAll(() => {
  if (path !== null) rmSync(dirname(path), { recursive: true });
});

/** From the page's start on, the device says it has a quarter of a gigabyte, and readers wait while the page holds them. */
async function onSmallDevice(app: AppPage): Promise<void> {
  await app.page.addInitScript(() => {
    // Put before the code of every worker, and by the engine before that of its readers.
    function hook() {
      Object.defineProperty(navigator, 'deviceMemory', { value: 0.25 });
      const Native = globalThis.Blob;
      if (self.name === 'reader') {
        const native = Reflect.get(Native.prototype, 'stream');
        Native.prototype.stream = function () {
          const held = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
            transform: (chunk, controller) =>
              navigator.locks.request('readers', { mode: 'shared' }, () => controller.enqueue(chunk)),
          });
          return native.call(this).pipeThrough(held);
        };
      }
      globalThis.Blob = class extends Native {
        constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
          const isScript = options?.type === 'text/javascript';
          super(isScript ? [`${String(hook)} hook();`, ...parts] : parts, options);
        }
      };
    }
    hook();
  });
}

async function holdReaders(app: AppPage): Promise<void> {
  await app.page.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('readers', () => {
          held();
          return new Promise<void>((release) => addEventListener('release', () => release(), { once: true }));
        });
      }),
  );
}

async function letReadersGo(app: AppPage): Promise<void> {
  await app.page.evaluate(() => dispatchEvent(new Event('release')));
}

const need = (app: AppPage) => app.page.getByRole('group', { name: /^This file of about/ });

describe('a file that may be too large for the device', () => {
  test('is asked about before it is read, by keyboard too; a column left in it is read when asked for', async ({
    newApp,
  }) => {
    const app = await newApp();
    await onSmallDevice(app);
    await app.open();
    await app.fileInput.setInputFiles(largeFile());
    await app.page
      .getByRole('heading', { name: /^This file of about 1,800,000 rows wants some 1\d\d MB of memory/ })
      .waitFor();
    expect(await app.analyseButton.isDisabled()).toBe(true);
    expect(await violations(app)).toEqual([]);
    const region = need(app).getByLabel('Region');
    const note = need(app).getByLabel('Note');
    expect([await region.isChecked(), await note.isChecked()]).toEqual([true, false]);
    await need(app).getByText('more than the 134 MB there may be').waitFor();

    await region.focus();
    await app.page.keyboard.press('Space');
    await need(app).getByText('of some 134 MB there are').waitFor();
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Tab');
    const button = app.page.locator('[data-handle=read-anyway]');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await button.innerText()).toBe('Read the file');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('heading', { name: /^1,800,000 sales by 9,000 customers/ }).waitFor();
    await app.analyse();

    await app.show('pareto');
    const entity = app.page.locator('main').getByRole('combobox').first();
    const table = app.page.locator('main').getByRole('table').last();
    const onTheWay = app.page.locator('[data-handle=bringing]');
    await holdReaders(app);
    await entity.selectOption('Region');
    await onTheWay.getByText('Reading Region from the file', { exact: true }).first().waitFor();
    await onTheWay.getByRole('progressbar', { name: 'Reading Region from the file' }).waitFor();
    // What waits is drawn paler until it is worked out anew.
    expect(await violations(app, 'at once')).toEqual([]);
    await onTheWay.getByRole('button', { name: 'Cancel' }).click();
    await onTheWay.waitFor({ state: 'detached' });
    await app.page.getByText('A column that was left in the file was not read.').first().waitFor();
    await letReadersGo(app);

    await entity.selectOption('customer');
    await app.drawn();
    await entity.selectOption('Region');
    await table.getByText('North', { exact: true }).waitFor();
    await app.drawn();
    expect(await table.getByRole('row').count()).toBe(5);
    await expect(onTheWay.count()).resolves.toBe(0);
  });

  test('is asked about on a narrow screen too', async ({ newApp }) => {
    const app = await newApp({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await onSmallDevice(app);
    await app.open();
    await app.fileInput.setInputFiles(largeFile());
    await need(app).waitFor();
    expect(await sidewaysScroll(app)).toBe(0);
    expect(await violations(app)).toEqual([]);
  });
});
